"""Readers of resident identity cards whose maker gives a library (身份证阅读器)."""

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from hallapp.devices.errors import (
    CardReaderMissingError,
    CardReaderUnpluggedError,
    CardUnreadableError,
)
from hallapp.kernel.identity import CardRow, birthday_of, check_id_number

FIRST_USB_PORT, LAST_USB_PORT = 1001, 1016
_OK = 1
_ALL_BUT_FINGERS = 4
_ENCODING = "gbk"
_LONGEST_BYTES = 256
_PARTS = {
    "name": "GetPeopleName",
    "sex": "GetPeopleSex",
    "nation": "GetPeopleNation",
    "address": "GetPeopleAddress",
}
_NUMBER = "GetPeopleIDCode"


class CardReader(Protocol):
    """A reader that is asked for the card lying on it."""

    def read(self) -> CardRow | None:
        """Return the card that lies on the reader; None while none does.

        May wait up to a second: never called on the thread of the screen.

        Raises:
            CardReaderUnpluggedError: The reader does not answer.
            CardUnreadableError: A card lies there and cannot be read.
            IdNumberError: What was read is no ID number.
        """
        ...

    def close(self) -> None:
        """Leave the reader to others."""
        ...


class CvrLibrary(Protocol):
    """The calls of `termb.dll` that are used (华视 CVR); each answers 1 for success."""

    def CVR_InitComm(self, port: int) -> int:  # noqa: N802 - the maker's name
        """Open a port: 1 to 16 serial, 1001 to 1016 USB."""
        ...

    def CVR_CloseComm(self) -> int:  # noqa: N802 - the maker's name
        """Close the port."""
        ...

    def CVR_Authenticate(self) -> int:  # noqa: N802 - the maker's name
        """Find a card and agree on keys with its chip."""
        ...

    def CVR_Read_Content(self, kind: int) -> int:  # noqa: N802 - the maker's name
        """Read what is on the card into the library."""
        ...


class CvrReader:
    """A reader that speaks through `termb.dll`.

    Args:
        library: The maker's library, or what behaves like it.
    """

    def __init__(self, library: CvrLibrary) -> None:
        self._library = library
        self._is_open = False

    def read(self) -> CardRow | None:
        """Return the card that lies on the reader; None while none does.

        Raises:
            CardReaderUnpluggedError: The reader does not answer.
            CardUnreadableError: A card lies there and cannot be read.
            IdNumberError: What was read is no ID number.
        """
        self._open()
        if self._library.CVR_Authenticate() != _OK:
            return None
        if self._library.CVR_Read_Content(_ALL_BUT_FINGERS) != _OK:
            raise CardUnreadableError
        number = check_id_number(self._part(_NUMBER))
        parts = {name: self._part(call) for name, call in _PARTS.items()}
        return CardRow(number, birthday=birthday_of(number), **parts)

    def close(self) -> None:
        """Leave the reader to others."""
        if self._is_open:
            self._library.CVR_CloseComm()
            self._is_open = False

    def _open(self) -> None:
        if self._is_open:
            return
        ports = range(FIRST_USB_PORT, LAST_USB_PORT + 1)
        self._is_open = any(self._library.CVR_InitComm(port) == _OK for port in ports)
        if not self._is_open:
            raise CardReaderUnpluggedError

    def _part(self, name: str) -> str:
        """Return one part of the card: the library writes it into a buffer and its length after.

        Some versions count the closing zero into the length, some do not.
        """
        call: Callable[[object, object], int] = getattr(self._library, name)
        buffer = ctypes.create_string_buffer(_LONGEST_BYTES)
        length = ctypes.c_int(_LONGEST_BYTES)
        if call(buffer, ctypes.byref(length)) != _OK:
            raise CardUnreadableError
        given = buffer.raw[: max(0, min(length.value, _LONGEST_BYTES))]
        try:
            return given.split(b"\0", 1)[0].decode(_ENCODING).strip()
        except UnicodeDecodeError as error:
            raise CardUnreadableError from error


def open_cvr(path: Path) -> CvrReader:
    """Return the reader behind the maker's library; Windows only, as that library.

    Raises:
        CardReaderMissingError: There is no such library, or it does not run here.
    """
    if sys.platform != "win32":
        raise CardReaderMissingError(path=str(path))
    return CvrReader(_loaded(path))


if sys.platform == "win32":

    def _loaded(path: Path) -> CvrLibrary:
        """Load the library: `WinDLL` calls the way the maker compiled it (`__stdcall`)."""
        try:
            library = ctypes.WinDLL(str(path))
        except OSError as error:
            raise CardReaderMissingError(path=str(path)) from error
        for name in ("CVR_InitComm", "CVR_Read_Content"):
            getattr(library, name).argtypes = [ctypes.c_int]
        for name in (*_PARTS.values(), _NUMBER):
            getattr(library, name).argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_int)]
        return library  # type: ignore[return-value]
