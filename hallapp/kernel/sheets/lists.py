"""A list of one line each, read leniently: a bad line stays a single line (逐行清单)."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hallapp.kernel.errors import RuleError
from hallapp.kernel.sheets.encodings import likelier
from hallapp.kernel.sheets.files import text_bytes_of
from hallapp.kernel.sheets.separated import (
    SEPARATORS,
    LineFault,
    fault_of,
    fields_of,
    numbered_lines,
    separator_of,
)

Columns = Mapping[str, int]
"""Where each known column stands."""


@dataclass(frozen=True)
class ListKind:
    """How lists of one kind are read.

    Attributes:
        columns_of: Finds the known columns in the fields of a header.
        most_bytes: More are not read.
        too_big: Raised then.
        is_width_kept: Every line has as many fields as the header; else a table program may have
            dropped empty ones at the end.
    """

    columns_of: Callable[[Sequence[str]], Columns]
    most_bytes: int
    too_big: type[RuleError]
    is_width_kept: bool = False
    separators: Sequence[str] = SEPARATORS


@dataclass(frozen=True)
class ListLine:
    """One line below the header, its number as an editor counts it, and its known fields."""

    number: int
    fields: Mapping[str, str]
    fault: LineFault | None = None


@dataclass(frozen=True)
class ListFile:
    """A list as it was read.

    Attributes:
        digest: SHA-256 of its bytes.
        encoding: `utf-8` or `gb18030`.
        columns: Where each known column of the header stands.
        lines: Every line below the header that is not blank.
        is_blank: Not even a header stands in it.
    """

    name: str
    digest: str
    encoding: str
    columns: Columns
    lines: tuple[ListLine, ...]
    is_blank: bool


def read_list(path: Path, kind: ListKind) -> ListFile:
    """Read a list whole; a line that cannot be read is kept, with what is wrong with it.

    Raises:
        RuleError: It is a folder, a workbook, or too big.
        SurroundingsError: It cannot be read.
    """
    content = text_bytes_of(path, kind.most_bytes, kind.too_big)
    text, encoding = likelier(content, lambda text: len(kind.columns_of(_header(text, kind)[0])))
    header, separator = _header(text, kind)
    columns = kind.columns_of(header)
    width = len(header) if kind.is_width_kept else None
    numbered = [(number, line) for number, line in numbered_lines(text) if line.strip()]
    lines = tuple(_line(each, separator, columns, width) for each in numbered[1:])
    digest = hashlib.sha256(content).hexdigest()
    return ListFile(path.name, digest, encoding, columns, lines, not numbered)


def _header(text: str, kind: ListKind) -> tuple[list[str], str]:
    first = next((line for _number, line in numbered_lines(text) if line.strip()), "")
    separator = separator_of([first], kind.separators)
    return fields_of(first, separator) or [], separator


def _line(
    numbered: tuple[int, str], separator: str, columns: Columns, width: int | None
) -> ListLine:
    number, line = numbered
    fields = fields_of(line, separator)
    if fields is None:
        return ListLine(number, {}, LineFault.QUOTES)
    if width is not None and len(fields) != width:
        return ListLine(number, {}, LineFault.COLUMNS)
    known = {
        column: fields[place].strip() if place < len(fields) else ""
        for column, place in columns.items()
    }
    fault = fault_of(tuple(known.values()))
    return ListLine(number, {} if fault is LineFault.CONTROL else known, fault)
