"""Keys of the whole system on Windows: RegisterHotKey and the messages it sends."""

import ctypes
import sys
from ctypes import wintypes
from typing import Protocol

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from typing_extensions import override

from hallapp.kernel.errors import HallError
from hallapp.qtkit.errors import GlobalKeysUnavailableError, KeyHeldElsewhereError
from hallapp.qtkit.global_keys.backend import Fired
from hallapp.qtkit.key_map import Chord

_ALT, _CONTROL, _SHIFT, _NO_REPEAT = 0x1, 0x2, 0x4, 0x4000
_VK_F1 = 0x70
_HOT_KEY = 0x0312
_ALREADY_REGISTERED = 1409
_GENERIC_MESSAGE = b"windows_generic_MSG"


class HotKeyCalls(Protocol):
    """The two calls of Windows, and how one of its messages is read."""

    def register(self, number: int, modifiers: int, virtual_key: int) -> int:
        """Take a key for this thread; returns 0, or the error code of Windows."""
        ...

    def unregister(self, number: int) -> None:
        """Give the key back."""
        ...

    def hot_key_number(self, message: int) -> int | None:
        """Return the number of the key that a message is about; None for any other message.

        Args:
            message: Address of a `MSG`.
        """
        ...


class WindowsKeys(QAbstractNativeEventFilter):
    """Takes keys by number; their messages come to the thread that took them, the main thread."""

    def __init__(self, calls: HotKeyCalls) -> None:
        super().__init__()
        self._calls = calls
        self._fired: Fired | None = None
        self._numbers: dict[int, Chord] = {}
        self._next = 1
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)

    @property
    def why_not(self) -> HallError | None:
        """Return None: Windows always can."""
        return None

    def listen(self, fired: Fired) -> None:
        """Say whom to call for each press."""
        self._fired = fired

    def take(self, chord: Chord) -> None:
        """Take a key; one held down does not repeat.

        Raises:
            KeyHeldElsewhereError: Another program has it.
            GlobalKeysUnavailableError: Windows refuses for another reason (fact `reason`).
        """
        number, self._next = self._next, self._next + 1
        failed = self._calls.register(number, _modifiers(chord), virtual_key(chord))
        if failed == _ALREADY_REGISTERED:
            raise KeyHeldElsewhereError(key=str(chord))
        if failed:
            raise GlobalKeysUnavailableError(reason=failed)
        self._numbers[number] = chord

    def give_back(self, chord: Chord) -> None:
        """Leave the key to the others again."""
        for number in [number for number, held in self._numbers.items() if held == chord]:
            del self._numbers[number]
            self._calls.unregister(number)

    def close(self) -> None:
        """Give everything back and read no more messages."""
        for chord in set(self._numbers.values()):
            self.give_back(chord)
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)

    @override
    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Tell of a press, and keep its message from Qt, which has no use for it."""
        if bytes(eventType) != _GENERIC_MESSAGE:  # pyright: ignore[reportArgumentType]
            return False, 0
        number = self._calls.hot_key_number(int(message))
        chord = None if number is None else self._numbers.get(number)
        if chord is None:
            return False, 0
        if self._fired is not None:
            self._fired(chord)
        return True, 0


def virtual_key(chord: Chord) -> int:
    """Return the number that Windows has for a key: letters and digits are their ASCII code."""
    return _VK_F1 + chord.function - 1 if chord.function else ord(chord.key)


def hot_key_number(message: int) -> int | None:
    """Return the number of the key that a `MSG` at this address is about, or None."""
    told = wintypes.MSG.from_address(message)
    return int(told.wParam) if told.message == _HOT_KEY else None


def _modifiers(chord: Chord) -> int:
    bits = ((chord.alt, _ALT), (chord.ctrl, _CONTROL), (chord.shift, _SHIFT))
    return _NO_REPEAT | sum(bit for is_held, bit in bits if is_held)


if sys.platform == "win32":

    class _User32:
        """The calls as Windows has them; a key without a window goes to the thread."""

        def __init__(self) -> None:
            self._library = ctypes.WinDLL("user32", use_last_error=True)
            self._library.RegisterHotKey.argtypes = [
                wintypes.HWND,
                ctypes.c_int,
                wintypes.UINT,
                wintypes.UINT,
            ]
            self._library.RegisterHotKey.restype = wintypes.BOOL
            self._library.UnregisterHotKey.argtypes = [wintypes.HWND, ctypes.c_int]
            self._library.UnregisterHotKey.restype = wintypes.BOOL

        def register(self, number: int, modifiers: int, virtual_key: int) -> int:
            """Take a key; returns 0, or the error code of Windows."""
            if self._library.RegisterHotKey(None, number, modifiers, virtual_key):
                return 0
            return ctypes.get_last_error() or -1

        def unregister(self, number: int) -> None:
            """Give the key back."""
            self._library.UnregisterHotKey(None, number)

        def hot_key_number(self, message: int) -> int | None:
            """Return the number of the key that a message is about."""
            return hot_key_number(message)

    def user32() -> HotKeyCalls:
        """Return the calls of this Windows."""
        return _User32()
