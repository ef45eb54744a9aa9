"""Keeps a locked kiosk in front: no key, menu or drop leads out of it but the manager's gesture.

What the system takes before any program sees it (Ctrl+Alt+Del, the Windows key, edge swipes)
cannot be kept here; `docs/kiosk-station.md` says what the system must be told.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QScreen, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

MANAGER_KEYS = "Ctrl+Alt+Shift+Q"
"""The manager's gesture at a keyboard."""
GESTURE_TAPS = 7
"""The manager's gesture on bare glass: so many taps on the clock, one soon after the other."""
GESTURE_GAP_S = 1.5
COME_BACK_MS = 300
_MODIFIERS = Qt.KeyboardModifier
_HELD = _MODIFIERS.ShiftModifier | _MODIFIERS.KeypadModifier
_MOVES = {
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
}
"""Keys without a sign that lead through the pages and end what a reader types."""
_KEYS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}
_NEVER = {
    QEvent.Type.ContextMenu,
    QEvent.Type.DragEnter,
    QEvent.Type.DragMove,
    QEvent.Type.Drop,
}
_TAPS = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}


class TapGesture:
    """Counts taps on one place; no Qt here."""

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._count = 0
        self._last_s = 0.0

    def tapped(self, *, is_inside: bool) -> bool:
        """Return whether this tap completes the gesture; one elsewhere begins it anew."""
        now_s = self._now_s()
        follows = self._count > 0 and now_s - self._last_s <= GESTURE_GAP_S
        self._last_s = now_s
        self._count = (self._count + 1 if follows else 1) if is_inside else 0
        if self._count < GESTURE_TAPS:
            return False
        self._count = 0
        return True


class LockDown(QObject):
    """Watches one window; off for a kiosk in a window that anybody may close.

    Args:
        window: The kiosk.
        is_on: Whether it is locked.
        screen: Name or number (from 1) of the screen it stands on; empty for the first one.

    Signals:
        keys_pressed: The manager's keys.
        clock_tapped: The manager's taps on the clock, for a kiosk without a keyboard.
    """

    keys_pressed = Signal()
    clock_tapped = Signal()

    def __init__(self, window: QWidget, *, is_on: bool, screen: str = "") -> None:
        super().__init__(window)
        self._window = window
        self._is_on = is_on
        self._screen = screen
        self._taps = TapGesture()
        self._seen_ms = -1
        gesture = QShortcut(QKeySequence(MANAGER_KEYS), window)
        gesture.setAutoRepeat(False)
        gesture.activated.connect(self.keys_pressed)
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        if not is_on:
            return
        window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self._coming = QTimer(self)
        self._coming.setSingleShot(True)
        self._coming.setInterval(COME_BACK_MS)
        self._coming.timeout.connect(self.come_back)
        _app().installEventFilter(self)
        for changed in (_app().screenAdded, _app().screenRemoved, _app().primaryScreenChanged):
            changed.connect(self._on_screens_changed)

    def show_on_screen(self) -> None:
        """Show the window: over its whole screen when locked."""
        if not self._is_on:
            self._window.show()
            return
        self._place()
        self._window.showFullScreen()

    def release(self) -> None:
        """The window may go: hold nothing back any more."""
        if self._is_on:
            self._is_on = False
            self._coming.stop()
            _app().removeEventFilter(self)

    @Slot()
    def come_back(self) -> None:
        """Take the front again when another window took it; ours own dialogs may stay."""
        if not self._is_on or self._window.isActiveWindow():
            return
        if self._window.isVisible() and QApplication.activeModalWidget() is None:
            if self._window.isMinimized():
                self._window.showFullScreen()
            self._window.raise_()
            self._window.activateWindow()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow what leads out, and see when the window loses the front."""
        kind = event.type()
        if watched is self._window and kind is QEvent.Type.WindowDeactivate:
            self._coming.start()
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        if kind in _NEVER:
            event.ignore()
            return True
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return not is_allowed(event)
        if kind in _TAPS and isinstance(event, QMouseEvent):
            self._see_tap(event)
            # A right or middle button has no meaning here and must not begin to have one.
            return event.button() is not Qt.MouseButton.LeftButton
        return False

    def _see_tap(self, event: QMouseEvent) -> None:
        # A tap that a widget does not want comes by once more for each widget below it.
        if event.timestamp() == self._seen_ms:
            return
        self._seen_ms = event.timestamp()
        place = self._window.mapFromGlobal(event.globalPosition().toPoint())
        corner = self._window.rect()
        is_inside = place.x() > corner.width() * 0.8 and place.y() < corner.height() * 0.07
        if self._taps.tapped(is_inside=is_inside):
            self.clock_tapped.emit()

    @Slot()
    def _on_screens_changed(self) -> None:
        self._place()
        self._coming.start()

    def _place(self) -> None:
        screen = screen_named(self._screen)
        if screen is not None:
            self._window.setScreen(screen)
            self._window.setGeometry(screen.geometry())


def is_allowed(event: QKeyEvent) -> bool:
    """Return whether a key may reach a page: signs, and the keys that lead through a page."""
    held = event.modifiers() & ~_HELD
    if held is _MODIFIERS.AltModifier and event.modifiers() & _MODIFIERS.KeypadModifier:
        # Readers on Windows type Chinese names as Alt and a number.
        return True
    if held:
        return False
    return event.key() in _MOVES or (bool(event.text()) and event.text().isprintable())


def screen_named(name: str) -> QScreen | None:
    """Return the screen of this name or number (from 1); the first one when there is none."""
    screens = QGuiApplication.screens()
    for number, screen in enumerate(screens, start=1):
        if name in (screen.name(), str(number)):
            return screen
    return QGuiApplication.primaryScreen()


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - a window has an application
    return app
