"""From text to fields: quotation marks, separators, line ends, what a damaged line is (CSV)."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from hallapp.kernel.sheets.encodings import REPLACED
from hallapp.kernel.sheets.errors import CellHugeError, FileQuotesError

SEPARATORS = (",", "\t", ";", "|")
_LOOKED_AT = 10
# Line ends in a cell, wide blanks, and tabs that keep a table program from computing a number.
_UNSEEN = "\n\r\t\u3000\xa0\u200b\ufeff"
# A cell of more lines has lost its closing quotation mark.
_MOST_LINES_A_ROW = 60


class LineFault(Enum):
    """What is wrong with a line as such."""

    QUOTES = "quotes"  # quotation marks do not pair
    COLUMNS = "columns"  # other fields than the header has
    GARBLED = "garbled"  # bytes that are no character
    CONTROL = "control"  # signs that cannot be seen


@dataclass(frozen=True)
class Record:
    """One record: the line where it begins, from 1, and its fields in the order of the header."""

    line: int
    fields: tuple[str, ...]
    fault: LineFault | None = None


def records(name: str, text: str) -> Iterator[Record]:
    """Give every record that is not blank; a cell may hold line ends.

    Raises:
        FileQuotesError: Quotation marks do not pair.
        CellHugeError: A cell is longer than any text.
    """
    # strict: an open quotation mark would otherwise swallow all lines behind it.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                yield Record(begins, tuple(fields))
            begins = reader.line_num + 1
    except csv.Error as error:
        if "field limit" in str(error):
            raise CellHugeError(name=name, line=begins) from error
        raise FileQuotesError(name=name, line=begins) from error


def recovered(text: str) -> Iterator[Record]:
    """Give every record that is not blank; a line whose quotation marks do not pair stays alone.

    A cell may hold line ends. An open quotation mark costs its own line, not those behind it.
    """
    lines = [line for _number, line in numbered_lines(text)]
    separator = separator_of(lines)
    at = 0
    while at < len(lines):
        fields, used = _record_at(lines, at, separator)
        if fields is None:
            yield Record(at + 1, (), LineFault.QUOTES)
        elif any(field.strip() for field in fields):
            yield Record(at + 1, tuple(fields), fault_of(fields, _UNSEEN))
        at += used


def _record_at(lines: Sequence[str], at: int, separator: str) -> tuple[list[str] | None, int]:
    ahead = (f"{line}\n" for line in islice(lines, at, at + _MOST_LINES_A_ROW))
    reader = csv.reader(ahead, delimiter=separator, strict=True)
    try:
        return next(reader), reader.line_num
    except (csv.Error, StopIteration):
        return None, 1


def numbered_lines(text: str) -> Iterator[tuple[int, str]]:
    """Give every line with its number as an editor counts it, from 1."""
    # Not `splitlines`: it cuts at characters that are no end of line in a table.
    return enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1)


def separator_of(lines: Sequence[str], choice: Sequence[str] = SEPARATORS) -> str:
    """Return the separator that the first lines hold most often."""
    head = "\n".join(islice((line for line in lines if line.strip()), _LOOKED_AT))
    return max(choice, key=head.count)


def fields_of(line: str, separator: str) -> list[str] | None:
    """Return the fields of one line, or None when its quotation marks do not pair.

    Each line for itself: an open quotation mark would otherwise swallow the people behind it.
    """
    try:
        return next(csv.reader([line], delimiter=separator, strict=True))
    except (csv.Error, StopIteration):
        return None


def fault_of(fields: Sequence[str], allowed: str = "") -> LineFault | None:
    """Return what is wrong with the texts of a line.

    Args:
        fields: The texts.
        allowed: Signs that cannot be seen and are no fault here, such as line ends in a cell.
    """
    whole = "".join(fields)
    if REPLACED in whole:
        return LineFault.GARBLED
    seen = whole.translate(dict.fromkeys(map(ord, allowed), " "))
    return None if seen.isprintable() else LineFault.CONTROL
