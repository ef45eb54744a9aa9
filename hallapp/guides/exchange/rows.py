"""What stands in a file before anybody judges it: sheets of raw cells, each with its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from hallapp.guides.importing.plan import Note
from hallapp.kernel.texts import _


class FileForm(Enum):
    """What kind of file it is, by its bytes."""

    WORKBOOK = "xlsx"
    CSV = "csv"
    JSON = "json"
    OLD_CSV = "csv11"


@dataclass(frozen=True)
class Place:
    """Where something stands.

    Attributes:
        sheet: Title of the sheet.
        row: Row from 1; 0 for the sheet as a whole.
        column: Header of the column; empty for the row as a whole.
    """

    sheet: str
    row: int = 0
    column: str = ""

    @property
    def words(self) -> str:
        """The place as a person finds it."""
        text = _("“{sheet}”表")
        if self.row:
            text = _("“{sheet}”表第 {row} 行")
        if self.column:
            text = _("“{sheet}”表第 {row} 行“{column}”")
        return text.format(sheet=self.sheet, row=self.row, column=self.column)


@dataclass(frozen=True)
class CellNote:
    """One remark on a place of a file: what is wrong there, and what to do."""

    place: Place
    note: Note

    @property
    def words(self) -> str:
        """The remark as a person reads it."""
        return _("{place}：{words}").format(place=self.place.words, words=self.note.words)


@dataclass(frozen=True)
class RawRow:
    """One row.

    Attributes:
        cells: What stands in it by column key; empty cells are left out.
        refusals: What makes it unreadable, such as a merged cell.
        warnings: What should be looked at.
        owner: In JSON the row of the item it belongs to; 0 where code or name say so.
        given: Of an item: fields and lists that the file has at all; what it does not have
            stays as it is in the hall.
    """

    place: Place
    cells: Mapping[str, Any]
    refusals: tuple[CellNote, ...] = ()
    warnings: tuple[CellNote, ...] = ()
    owner: int = 0
    given: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RawFile:
    """A file as it was read.

    Attributes:
        digest: SHA-256 of its bytes.
        encoding: Of a text file; empty for a workbook.
        rows: By key of the sheet; a sheet that the file lacks is absent.
        warnings: What should be known about the file as a whole.
    """

    name: str
    digest: str
    form: FileForm
    encoding: str
    rows: Mapping[str, tuple[RawRow, ...]]
    warnings: tuple[CellNote, ...] = ()
