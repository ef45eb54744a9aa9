"""The hands of a citizen or a clerk: real mouse and key events on real widgets."""

from typing import Any, TypeVar, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from hallapp.tour.errors import UnmetError
from hallapp.tour.stage import Stage

WidgetKind = TypeVar("WidgetKind", bound=QWidget)
_TABS_AT_MOST = 40


def find(window: QWidget, name: str) -> Any:
    """Return the widget of a name in a window, the visible one of several.

    Raises:
        UnmetError: There is none.
    """
    found = window.findChildren(QWidget, name)
    visible = [widget for widget in found if widget.isVisible()]
    if not found:
        raise UnmetError(f"no widget {name}")
    return (visible or found)[0]


def is_seen(window: QWidget, name: str) -> bool:
    """Return whether a widget of a name is in sight; one that was never made is not."""
    return any(widget.isVisible() for widget in window.findChildren(QWidget, name))


def only(window: QWidget, kind: type[WidgetKind]) -> WidgetKind:
    """Return the one visible widget of a kind.

    Raises:
        UnmetError: There is none.
    """
    for widget in window.findChildren(kind):
        if widget.isVisible():
            return widget
    raise UnmetError(f"no visible {kind.__name__}")


class Hands:
    """Clicks and types in one window."""

    def __init__(self, stage: Stage, window: QWidget) -> None:
        self._stage = stage
        self.window = window

    def tap(self, name: str) -> None:
        """Click a button by its name, once it can be clicked."""
        self.tap_on(find(self.window, name))

    def tap_on(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click in the middle of a widget, or at a point of it."""
        self._front()
        self._stage.until(
            lambda: widget.isVisible() and widget.isEnabled(), f"{_named(widget)} can be pressed"
        )
        point = at if at is not None else widget.rect().center()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def double_click(self, widget: QWidget, at: QPoint) -> None:
        """Click twice at a point, as a mouse does it."""
        self._front()
        QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        times: int = 1,
    ) -> None:
        """Press a key where the keyboard is."""
        for _time in range(times):
            self._front()
            QTest.keyClick(self.focused(), key, modifier)

    def type_digits(self, text: str) -> None:
        """Type letters and digits, key by key."""
        self._front()
        QTest.keyClicks(self.focused(), text)

    def type_chinese(self, text: str) -> None:
        """Type as an input method does: the text is composed, then committed."""
        self._front()
        field = self.focused()
        if not isinstance(field, QLineEdit | QPlainTextEdit):
            raise UnmetError(f"the keyboard is in {_named(field)}, no field")
        QApplication.sendEvent(field, QInputMethodEvent(text, []))
        committed = QInputMethodEvent()
        committed.setCommitString(text)
        QApplication.sendEvent(field, committed)

    def focused(self) -> QWidget:
        """Return the widget with the keyboard, else the window itself."""
        return self.window.focusWidget() or self.window

    def _front(self) -> None:
        if not self.window.isActiveWindow() or not self.window.isVisible():
            self._stage.bring(self.window)


def text_in(widget: QWidget) -> str:
    """Return what a widget says: its text, else its accessible name."""
    said = cast("Any", widget)
    return str(said.text()) if hasattr(widget, "text") else widget.accessibleName()


def _named(widget: QWidget) -> str:
    return widget.objectName() or type(widget).__name__
