"""A file keyed in from paper, from its bytes to lines; a bad line stays a single line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hallapp.kernel.sheets.files import MEGABYTE
from hallapp.kernel.sheets.headings import places_of
from hallapp.kernel.sheets.lists import Columns, ListKind, read_list
from hallapp.kernel.sheets.separated import LineFault
from hallapp.kernel.texts import _
from hallapp.queueing.paper_visits_errors import (
    PaperFileBigError,
    PaperFileEmptyError,
    PaperFileHeaderError,
)
from hallapp.queueing.paper_visits_words import COLUMN_NAMES

_NEEDED = ("window", "taken", "called", "finished", "outcome")
_COLUMN_OF = {spelling: column for column, names in COLUMN_NAMES.items() for spelling in names}
_FAULTS = {
    LineFault.QUOTES: "outage.line_quotes",
    LineFault.GARBLED: "outage.line_garbled",
    LineFault.CONTROL: "outage.line_control",
}


def _columns_of(header: Sequence[str]) -> Columns:
    return places_of(header, _COLUMN_OF)


_KIND = ListKind(_columns_of, 16 * MEGABYTE, PaperFileBigError, separators=(",", "\t", ";"))


@dataclass(frozen=True)
class PaperFileLine:
    """One line below the header.

    Attributes:
        number: As an editor counts it, from 1.
        fields: What stands in the known columns.
        fault: Code of what is wrong with the line as such; empty for a good one.
    """

    number: int
    fields: Mapping[str, str]
    fault: str = ""


@dataclass(frozen=True)
class PaperFile:
    """A file as it was read.

    Attributes:
        digest: SHA-256 of its bytes.
        encoding: `utf-8` or `gb18030`.
    """

    name: str
    digest: str
    encoding: str
    lines: tuple[PaperFileLine, ...]


def read_paper_file(path: Path) -> PaperFile:
    """Read a file whole.

    Raises:
        RuleError: The file is no such list; the refusal says what to do.
        SurroundingsError: The file cannot be read.
    """
    read = read_list(path, _KIND)
    if read.is_blank:
        raise PaperFileEmptyError(name=read.name)
    missing = _missing(read.columns)
    if missing:
        names = _("、").join(COLUMN_NAMES[column][0] for column in missing)
        raise PaperFileHeaderError(name=read.name, missing=names)
    if not read.lines:
        raise PaperFileEmptyError(name=read.name)
    lines = tuple(
        PaperFileLine(line.number, line.fields, _FAULTS[line.fault] if line.fault else "")
        for line in read.lines
    )
    return PaperFile(read.name, read.digest, read.encoding, lines)


def _missing(columns: Columns) -> list[str]:
    missing = [column for column in _NEEDED if column not in columns]
    return missing if {"code", "label"} & columns.keys() else ["code", *missing]
