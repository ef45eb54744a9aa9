"""How long nobody has touched this machine, so that a desk left alone is locked.

Asked of the system where it tells (X11, Windows): then work in the business system beside the
desk counts as well. Elsewhere (Wayland, no screen) only the desk's own keys and mouse are known.
"""

import ctypes
import sys
import time
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleSource(Protocol):
    """Says how long nobody has touched the machine."""

    def idle_s(self) -> float:
        """Return seconds since the last key or mouse."""
        ...

    @property
    def knows_system(self) -> bool:
        """Return whether other programs' keys and mouse count as well."""
        ...


class OwnInput(QObject):
    """Counts from the keys and mouse of one window of ours."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._touched_at = time.monotonic()
        # On the native window every key and mouse comes through once; a filter on the
        # application would see each of the thousands of other events too.
        window.installEventFilter(self)

    @property
    def knows_system(self) -> bool:
        """Return that only this window is known."""
        return False

    def idle_s(self) -> float:
        """Return seconds since the last key or mouse in the window."""
        return time.monotonic() - self._touched_at

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the moment of an input."""
        if event.type() in _INPUT:
            self._touched_at = time.monotonic()
        return False


class _ScreenSaverInfo(ctypes.Structure):
    """XScreenSaverInfo of X11's screen saver extension."""

    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("eventMask", ctypes.c_ulong),
    )


class X11Idle:
    """Asks the X server.

    Raises:
        OSError: The libraries, the display or its extension are not there.
    """

    knows_system = True

    def __init__(self) -> None:
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._xss = ctypes.CDLL("libXss.so.1")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self._xss.XScreenSaverQueryInfo.argtypes = [
            ctypes.c_void_p,
            ctypes.c_ulong,
            ctypes.POINTER(_ScreenSaverInfo),
        ]
        self._display = self._x11.XOpenDisplay(None)
        if not self._display:
            message = "no X display"
            raise OSError(message)
        self._root = self._x11.XDefaultRootWindow(self._display)
        self._info = _ScreenSaverInfo()
        if not self._ask():
            message = "the X server does not tell"
            raise OSError(message)

    def idle_s(self) -> float:
        """Return seconds since the last key or mouse of the session."""
        self._ask()
        return self._info.idle / 1000

    def _ask(self) -> int:
        told: int = self._xss.XScreenSaverQueryInfo(
            self._display, self._root, ctypes.byref(self._info)
        )
        return told


class _LastInput(ctypes.Structure):
    """LASTINPUTINFO of Windows."""

    _fields_ = (
        ("cbSize", ctypes.c_uint),
        ("dwTime", ctypes.c_uint32),
    )


class WindowsIdle:
    """Asks Windows."""

    knows_system = True

    def idle_s(self) -> float:
        """Return seconds since the last key or mouse of the session."""
        libraries: Any = ctypes
        info = _LastInput(ctypes.sizeof(_LastInput), 0)
        libraries.windll.user32.GetLastInputInfo(ctypes.byref(info))
        # Both count milliseconds from the start of Windows in 32 bits and wrap together.
        now: int = libraries.windll.kernel32.GetTickCount()
        return ((now - info.dwTime) & 0xFFFF_FFFF) / 1000


def idle_source(window: QWindow) -> IdleSource:
    """Return the best that this system offers.

    Args:
        window: The desk's native window, for a system that tells nothing.
    """
    if sys.platform == "win32":
        return WindowsIdle()
    if QGuiApplication.platformName() == "xcb":
        try:
            return X11Idle()
        except (OSError, AttributeError):
            # Without libXss the desk's own keys are what is left.
            return OwnInput(window)
    return OwnInput(window)
