"""A connection of our own to the X server: keys taken, keys pressed, over libxcb.

Why this library, and by ctypes: Qt's own X plug-in stands on libxcb, so it is there wherever
a face is shown on X, and it is kept with X itself. It answers a refused request with a value.
Xlib reports the same through a handler that belongs to the whole process, Qt included, and ends
the process when the server goes away. python-xlib would be a dependency more, without a release
since 2022, for six requests.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

from hallapp.qtkit.errors import GlobalKeysLostError

_LIBRARY = "libxcb.so.1"
_KEY_PRESS, _KEY_RELEASE, _MAPPING_NOTIFY = 2, 3, 34
_SENT = 0x80
_ASYNC = 1
_REPLY_HEAD = 32
_LOWEST_KEYCODE_AT, _HIGHEST_KEYCODE_AT = 34, 35

SHIFT, CAPS_LOCK, CONTROL, ALT = 1, 2, 4, 8
"""Bits of the keys held down; Alt is Mod1 by long custom."""


@dataclass(frozen=True)
class KeyNews:
    """What the server told.

    Attributes:
        keycode: Which key; 0 when the whole keyboard has other meanings now.
        modifiers: Bits of the keys held down with it.
        at_ms: The server's time.
        is_press: Down, not up.
    """

    keycode: int
    modifiers: int = 0
    at_ms: int = 0
    is_press: bool = False


class _Cookie(ctypes.Structure):
    _fields_ = [("sequence", ctypes.c_uint)]


class _Screens(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("rem", ctypes.c_int), ("index", ctypes.c_int)]


class _KeyEvent(ctypes.Structure):
    _fields_ = [
        ("response_type", ctypes.c_uint8),
        ("keycode", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("at_ms", ctypes.c_uint32),
        ("windows", ctypes.c_uint32 * 3),
        ("places", ctypes.c_int16 * 4),
        ("modifiers", ctypes.c_uint16),
    ]


class XServer:
    """One connection; every call answers at once or within one round trip.

    Attributes:
        descriptor: Readable when there may be news.
    """

    def __init__(self, display: str | None = None) -> None:
        """Connect.

        Args:
            display: Such as `:1`; None takes what the environment names.

        Raises:
            GlobalKeysLostError: There is no libxcb, or no server answers.
        """
        self._xcb = _library()
        name = None if display is None else display.encode()
        self._connection: int | None = self._xcb.xcb_connect(name, None)
        if self._xcb.xcb_connection_has_error(self._connection):
            self.close()
            raise GlobalKeysLostError(reason=display or "")
        self.descriptor: int = self._xcb.xcb_get_file_descriptor(self._connection)
        self._setup: int = self._xcb.xcb_get_setup(self._connection)
        screens = self._xcb.xcb_setup_roots_iterator(self._setup)
        self._root = ctypes.c_uint32.from_address(screens.data).value

    @property
    def is_alive(self) -> bool:
        """Return whether the server still answers."""
        return self._connection is not None and not self._xcb.xcb_connection_has_error(
            self._connection
        )

    def close(self) -> None:
        """Disconnect; the server gives back every key."""
        if self._connection is not None:
            self._xcb.xcb_disconnect(self._connection)
            self._connection = None

    def keysyms(self) -> dict[int, tuple[int, ...]]:
        """Return what each key means, by keycode: the plain sign first."""
        lowest = ctypes.c_uint8.from_address(self._setup + _LOWEST_KEYCODE_AT).value
        highest = ctypes.c_uint8.from_address(self._setup + _HIGHEST_KEYCODE_AT).value
        count = highest - lowest + 1
        cookie = self._xcb.xcb_get_keyboard_mapping(self._connection, lowest, count)
        reply = self._xcb.xcb_get_keyboard_mapping_reply(self._connection, cookie, None)
        each = self._second_byte(reply)
        signs = self._rest(reply, ctypes.c_uint32, count * each)
        return {
            lowest + number: tuple(signs[number * each : (number + 1) * each])
            for number in range(count)
        }

    def modifier_keys(self) -> tuple[tuple[int, ...], ...]:
        """Return the keycodes behind each of the eight modifier bits, lowest bit first."""
        cookie = self._xcb.xcb_get_modifier_mapping(self._connection)
        reply = self._xcb.xcb_get_modifier_mapping_reply(self._connection, cookie, None)
        each = self._second_byte(reply)
        codes = self._rest(reply, ctypes.c_uint8, 8 * each)
        return tuple(tuple(codes[bit * each : (bit + 1) * each]) for bit in range(8))

    def grab(self, keycode: int, modifiers: int) -> bool:
        """Take a key with exactly these modifiers; False when somebody else has it."""
        cookie = self._xcb.xcb_grab_key_checked(
            self._connection, 0, self._root, modifiers, keycode, _ASYNC, _ASYNC
        )
        error = self._xcb.xcb_request_check(self._connection, cookie)
        if not error:
            return True
        self._free(error)
        return False

    def ungrab(self, keycode: int, modifiers: int) -> None:
        """Give a key back."""
        self._xcb.xcb_ungrab_key(self._connection, keycode, self._root, modifiers)
        self._xcb.xcb_flush(self._connection)

    def news(self) -> Iterator[KeyNews]:
        """Yield what has been told and not yet been read; never waits."""
        while self._connection is not None:
            told = self._xcb.xcb_poll_for_event(self._connection)
            if not told:
                return
            event = _KeyEvent.from_address(told)
            kind = event.response_type & ~_SENT
            found = None
            if kind in (_KEY_PRESS, _KEY_RELEASE):
                found = KeyNews(event.keycode, event.modifiers, event.at_ms, kind == _KEY_PRESS)
            elif kind == _MAPPING_NOTIFY:
                found = KeyNews(0)
            self._free(told)
            if found is not None:
                yield found

    def _second_byte(self, reply: int | None) -> int:
        if not reply:
            raise GlobalKeysLostError(reason="")
        return ctypes.c_uint8.from_address(reply + 1).value

    def _rest(
        self, reply: int, kind: "type[ctypes.c_uint8 | ctypes.c_uint32]", count: int
    ) -> list[int]:
        numbers = list((kind * count).from_address(reply + _REPLY_HEAD))
        self._free(reply)
        return numbers

    def _free(self, address: int) -> None:
        _LIBC.free(address)


_LIBC = ctypes.CDLL(None)
_LIBC.free.argtypes = [ctypes.c_void_p]
_LIBC.free.restype = None

_POINTER, _INT, _BYTE = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8
_SHORT, _LONG = ctypes.c_uint16, ctypes.c_uint32
_CALLS: dict[str, tuple[type | None, tuple[type, ...]]] = {
    "xcb_connect": (_POINTER, (ctypes.c_char_p, _POINTER)),
    "xcb_connection_has_error": (_INT, (_POINTER,)),
    "xcb_disconnect": (None, (_POINTER,)),
    "xcb_flush": (_INT, (_POINTER,)),
    "xcb_get_file_descriptor": (_INT, (_POINTER,)),
    "xcb_get_setup": (_POINTER, (_POINTER,)),
    "xcb_setup_roots_iterator": (_Screens, (_POINTER,)),
    "xcb_get_keyboard_mapping": (_Cookie, (_POINTER, _BYTE, _BYTE)),
    "xcb_get_keyboard_mapping_reply": (_POINTER, (_POINTER, _Cookie, _POINTER)),
    "xcb_get_modifier_mapping": (_Cookie, (_POINTER,)),
    "xcb_get_modifier_mapping_reply": (_POINTER, (_POINTER, _Cookie, _POINTER)),
    "xcb_grab_key_checked": (_Cookie, (_POINTER, _BYTE, _LONG, _SHORT, _BYTE, _BYTE, _BYTE)),
    "xcb_request_check": (_POINTER, (_POINTER, _Cookie)),
    "xcb_ungrab_key": (_Cookie, (_POINTER, _BYTE, _LONG, _SHORT)),
    "xcb_poll_for_event": (_POINTER, (_POINTER,)),
}


def _library() -> ctypes.CDLL:
    """Load libxcb and say what its calls take and give.

    Raises:
        GlobalKeysLostError: It is not there.
    """
    try:
        library = ctypes.CDLL(_LIBRARY)
    except OSError as error:
        raise GlobalKeysLostError(reason=_LIBRARY) from error
    for name, (answer, takes) in _CALLS.items():
        call = getattr(library, name)
        call.restype = answer
        call.argtypes = list(takes)
    return library
