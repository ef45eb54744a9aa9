"""What an official paper says (文稿), before it is set as PDF or as a Word file."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from hallapp.kernel.printed_table import Cell, PrintedTable
from hallapp.kernel.texts import _
from hallapp.slips.dates import day_words
from hallapp.slips.official.blocks import Block, Column, Grid

_NOTHING = "—"
_LONG_SHARE = 1.6  # a column wider than this holds sentences, which begin at the left


class HeadKind(Enum):
    """How a paper begins.

    Source: GB/T 9704-2012 7.2 (公文首页), 10.1 (信函格式).
    """

    DOCUMENT = "document"  # 文件格式: red head, number, red line
    LETTER = "letter"  # 信函格式: red head, red double lines
    FORM = "form"  # a slip of the house: no red head


@dataclass(frozen=True)
class Annex:
    """A table that stands after the text, on pages of its own.

    Attributes:
        label: 附件, or 附件1 where there are several.
    """

    label: str
    title: str
    table: Grid
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Imprint:
    """The imprint (版记) at the foot of the last page.

    Attributes:
        lines: Label and names: 报, 送, 发.
        printer: Who prints and sends it, with the day.
        copies: How many; None when not said.
    """

    lines: tuple[tuple[str, tuple[str, ...]], ...]
    printer: str
    printed_on: date | None
    copies: int | None = None

    def said(self) -> tuple[tuple[str, str], ...]:
        """Return label and text of each line: 报：, and the names."""
        return tuple(
            (_("{label}：").format(label=label), _("，").join(names) + _("。"))
            for label, names in self.lines
            if names
        )

    def printed(self) -> tuple[str, str]:
        """Return the last line: who printed it at the left, when and how many at the right."""
        day = _("＿＿年＿月＿日") if self.printed_on is None else day_words(self.printed_on)
        said = _("{day}印发").format(day=day)
        if self.copies is not None:
            said = _("{said}　共印{copies}份").format(said=said, copies=self.copies)
        return self.printer, said


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """What an official paper says.

    Attributes:
        head: How it begins.
        masthead: The red head (发文机关标志), or on a form who issues it.
        number: 文号; empty on a draft.
        title: What it is.
        addressee: 主送, without the colon; empty for none.
        blocks: The text, the end included.
        annexes: After the text.
        imprint: On the last page; None for none.
        mark: 草稿 and the like, at the head of every page and behind the text.
        note: A small line at the foot of the last page.
    """

    head: HeadKind
    masthead: str
    title: str
    number: str = ""
    addressee: str = ""
    blocks: tuple[Block, ...] = ()
    annexes: tuple[Annex, ...] = ()
    imprint: Imprint | None = None
    mark: str = ""
    note: str = ""


def grid_of(table: PrintedTable) -> Grid:
    """Return a table as a bordered list of an official paper."""
    columns = tuple(
        Column(column.heading, column.share, column.is_number or column.share <= _LONG_SHARE)
        for column in table.columns
    )
    return Grid(columns, tuple(tuple(_words(cell) for cell in row) for row in table.rows))


def annexes_of(tables: tuple[PrintedTable, ...]) -> tuple[Annex, ...]:
    """Return tables as annexes, numbered where there are several."""
    if len(tables) == 1:
        labels = [_("附件")]
    else:
        labels = [_("附件{number}").format(number=n) for n in range(1, len(tables) + 1)]
    return tuple(
        Annex(label, table.title, grid_of(table), table.notes)
        for label, table in zip(labels, tables, strict=True)
    )


def annex_words(annexes: tuple[Annex, ...]) -> str:
    """Return the line of the text that names the annexes; empty when there are none.

    Source: GB/T 9704-2012 7.3.4 (附件说明).
    """
    if len(annexes) == 1:
        return _("附件：{title}").format(title=annexes[0].title)
    said = [
        _("{number}.{title}").format(number=number, title=annex.title)
        for number, annex in enumerate(annexes, 1)
    ]
    return _("附件：{titles}").format(titles=_("；").join(said)) if said else ""


def _words(cell: Cell) -> str:
    return _NOTHING if cell is None or cell == "" else str(cell)
