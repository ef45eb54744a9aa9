"""Qt must not lose references to `None` and `True`.

PySide6 6.12.0 under Python before 3.12 drops one with every void call and every signal, and the
interpreter aborts after some five thousand. This judges every later upgrade.
"""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 1000
NOISE = 200


class _Bell(QObject):
    rung = Signal()


def test_void_calls_on_widgets_keep_the_references_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for number in range(CALLS):
        label.setText(str(number))

    assert sys.getrefcount(None) > before - NOISE


def test_signals_keep_the_references_to_true(qtbot: QtBot) -> None:
    bell = _Bell()
    before = sys.getrefcount(True)  # noqa: FBT003 - the object itself is the subject

    for _number in range(CALLS):
        bell.rung.emit()

    assert sys.getrefcount(True) > before - NOISE  # noqa: FBT003
