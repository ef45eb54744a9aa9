"""From a platform's file to lines with the columns that are needed; bad lines stay single lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hallapp.appointments.errors import (
    BookingFileBigError,
    BookingFileEmptyError,
    BookingFileHeaderError,
)
from hallapp.appointments.importing.columns import NEEDED, column_words, columns_of
from hallapp.kernel.sheets.files import MEGABYTE
from hallapp.kernel.sheets.lists import Columns, ListKind, ListLine, read_list
from hallapp.kernel.sheets.separated import LineFault
from hallapp.kernel.texts import _

_KIND = ListKind(columns_of, 16 * MEGABYTE, BookingFileBigError, is_width_kept=True)
_FAULTS = {
    LineFault.QUOTES: "appointments.line_quotes",
    LineFault.COLUMNS: "appointments.line_columns",
    LineFault.GARBLED: "appointments.line_garbled",
    LineFault.CONTROL: "appointments.line_control",
}


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
    read = read_list(path, _KIND)
    if read.is_blank:
        raise BookingFileEmptyError(name=read.name)
    missing = _missing(read.columns)
    if missing:
        raise BookingFileHeaderError(name=read.name, missing=_("、").join(column_words(missing)))
    if not read.lines:
        raise BookingFileEmptyError(name=read.name)
    lines = tuple(_line(line) for line in read.lines)
    return BookingFile(read.name, read.digest, read.encoding, lines)


def _missing(columns: Columns) -> list[str]:
    missing = [column for column in NEEDED if column not in columns]
    return missing if {"service", "item"} & columns.keys() else [*missing, "service"]


def _line(line: ListLine) -> FileLine:
    if line.fault is None:
        return FileLine(line.number, line.fields)
    return FileLine(line.number, {}, _FAULTS[line.fault])
