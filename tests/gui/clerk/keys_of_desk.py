"""Pressing keys where the keyboard is, as a person does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def keyboard() -> QWidget:
    """What has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the keyboard"
    return focused


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press keys one after the other, each where the keyboard is then."""
    for key in keys:
        QTest.keyClick(keyboard(), key, modifier)


def type_chinese(text: str) -> None:
    """Commit a text as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(keyboard(), event)


def type_letters(text: str) -> None:
    """Type letters and digits."""
    QTest.keyClicks(keyboard(), text)
