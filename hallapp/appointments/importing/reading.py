"""From a platform's file to lines: encoding, separator, header; bad lines stay single lines."""

import csv
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hallapp.appointments.errors import (
    BookingFileBigError,
    BookingFileEmptyError,
    BookingFileHeaderError,
)
from hallapp.appointments.importing.columns import NEEDED, column_words, columns_of
from hallapp.guides.errors import (
    FileForbiddenError,
    FileIsFolderError,
    FileIsWorkbookError,
    FileMissingError,
    FileUnreadableError,
)
from hallapp.kernel.texts import _

_MOST_BYTES = 16 * 1024 * 1024
_WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_ENCODINGS = ("utf-8", "gb18030")
_SEPARATORS = (",", "\t", ";", "|")
_REPLACED = "\ufffd"
_FIRST_OF_THREE_BYTES = "\u0800"


@dataclass(frozen=True)
class FileLine:
    """One line below the header.

    Attributes:
        number: As an editor counts it, from 1.
        fields: What stands in the known columns; empty for columns that are not there.
        fault: Code of what is wrong with the line as such; empty for a good one.
    """

    number: int
    fields: Mapping[str, str]
    fault: str = ""


@dataclass(frozen=True)
class BookingFile:
    """A file of appointments as it was read.

    Attributes:
        digest: SHA-256 of its bytes.
        encoding: `utf-8` or `gb18030`.
    """

    name: str
    digest: str
    encoding: str
    lines: tuple[FileLine, ...]


def read_bookings(path: Path) -> BookingFile:
    """Read a file whole; a line that cannot be read is kept, with what is wrong with it.

    Raises:
        RuleError: The file is no such list; the refusal says what to do.
        SurroundingsError: The file cannot be read.
    """
    content = _bytes_of(path)
    encoding, text = _decoded(content.removeprefix(b"\xef\xbb\xbf"))
    numbered = [
        (number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()
    ]
    if not numbered:
        raise BookingFileEmptyError(name=path.name)
    separator = _separator(numbered[0][1])
    header = _fields(numbered[0][1], separator) or []
    columns = columns_of(header)
    missing = [column for column in NEEDED if column not in columns]
    if not {"service", "item"} & columns.keys():
        missing.append("service")
    if missing:
        raise BookingFileHeaderError(name=path.name, missing=_("、").join(column_words(missing)))
    if len(numbered) == 1:
        raise BookingFileEmptyError(name=path.name)
    lines = tuple(
        _line(number, line, separator, (len(header), columns)) for number, line in numbered[1:]
    )
    return BookingFile(path.name, hashlib.sha256(content).hexdigest(), encoding, lines)


def _bytes_of(path: Path) -> bytes:
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise FileIsFolderError(name=name)
        if path.stat().st_size > _MOST_BYTES:
            raise BookingFileBigError(name=name)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise FileMissingError(name=name) from error
    except PermissionError as error:
        raise FileForbiddenError(name=name) from error
    except OSError as error:
        raise FileUnreadableError(name=name, fault=error.strerror or "") from error
    if content.startswith(_WORKBOOK_STARTS):
        raise FileIsWorkbookError(name=name)
    return content


def _decoded(body: bytes) -> tuple[str, str]:
    """Return encoding and text; of a damaged file the reading whose header makes sense.

    Nearly any bytes are *some* GB18030: one damaged byte must not turn a whole list of UTF-8 into
    other characters.
    """
    readings = [(encoding, body.decode(encoding, errors="replace")) for encoding in _ENCODINGS]
    return max(readings, key=lambda reading: _sense(reading[1]))


def _sense(text: str) -> tuple[int, bool]:
    """Return how many columns the first line names, and whether faults are rare."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    known = columns_of(_fields(header, _separator(header)) or [])
    letters = sum(character >= _FIRST_OF_THREE_BYTES for character in text)
    return len(known), 2 * text.count(_REPLACED) <= letters


def _separator(header: str) -> str:
    return max(_SEPARATORS, key=header.count)


def _line(
    number: int, line: str, separator: str, header: tuple[int, Mapping[str, int]]
) -> FileLine:
    width, columns = header
    fields = _fields(line, separator)
    if fields is None:
        return FileLine(number, {}, "appointments.line_quotes")
    if len(fields) != width:
        return FileLine(number, {}, "appointments.line_columns")
    known = {column: fields[place].strip() for column, place in columns.items()}
    if _REPLACED in "".join(known.values()):
        return FileLine(number, {}, "appointments.line_garbled")
    if not all(value.isprintable() for value in known.values()):
        return FileLine(number, {}, "appointments.line_control")
    return FileLine(number, known)


def _fields(line: str, separator: str) -> list[str] | None:
    """Return the fields of one line, or None when its quotation marks do not pair.

    Each line for itself: an open quotation mark would otherwise swallow the people behind it.
    """
    try:
        return next(csv.reader([line], delimiter=separator, strict=True))
    except (csv.Error, StopIteration):
        return None
