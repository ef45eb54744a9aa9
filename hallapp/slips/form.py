"""A form on one upright A4 page (统计表): boxed lines under headings, and a place to sign.

What belongs to it, such as its checks and the sources of its numbers, follows on further pages.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from typing_extensions import override

from hallapp.hall.terms import HallRow
from hallapp.kernel.printed_table import Cell, PrintedTable
from hallapp.kernel.texts import _, papers
from hallapp.slips.flow import Band
from hallapp.slips.fonts import Weight
from hallapp.slips.frame import LABEL, SMALL, TIGHT, Paper, space
from hallapp.slips.setting import Style
from hallapp.slips.sheet import MIDDLE, MM, Sheet
from hallapp.slips.table import TableBands, TableLayout, TablePaper
from hallapp.slips.terms import Slip

_NAME = Style(Weight.BOLD, 19, 26)
_LINE = 0.6
_ROW = 6 * MM
_INSET = 2.4 * MM
_NOTHING = "—"


def form_paper(
    form: PrintedTable, further: Sequence[PrintedTable], hall: HallRow, printed_at: datetime
) -> Slip:
    """Return a form with what belongs to it, as one A4 PDF.

    Args:
        form: The form: a column of units, then names and values; its notes are where it is
            signed, a line each.
        further: Tables that each begin a page after it.
        hall: The hall that prints it.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        return _FormPaper(form, further, hall, printed_at).slip()


class _FormPaper(TablePaper):
    """A paper whose first table is a form."""

    def __init__(
        self,
        form: PrintedTable,
        further: Sequence[PrintedTable],
        hall: HallRow,
        printed_at: datetime,
    ) -> None:
        layout = TableLayout(is_upright=True, begins_pages=True, counts_units=False)
        super().__init__((form, *further), hall, printed_at, "", layout)
        self._tables[0] = _FormBands(form, self._paper, hall)


class _FormBands(TableBands):
    """Breaks a form into bands: every line in a box, units as lines across."""

    def __init__(self, form: PrintedTable, paper: Paper, hall: HallRow) -> None:
        super().__init__(form, paper, counts_units=False)
        self._hall = hall

    @property
    @override
    def head_height(self) -> float:
        return _ROW

    @override
    def _title(self) -> Iterator[Band]:
        room = self._paper.right - self._paper.left
        middle = self._paper.left + room / 2
        for line in self._type.balanced(self._table.title, _NAME, room):
            yield self._centred(middle, line, _NAME)
        yield space(2 * MM, is_tied=True)
        unit = self._type.line(_("填报单位：{hall}").format(hall=self._hall.name))
        said = self._type.line(self._table.subtitle)

        def draw(sheet: Sheet, top: float) -> None:
            sheet.text(self._paper.left, top, unit, SMALL)
            sheet.text_right(self._paper.right, top, said, SMALL)

        yield Band(SMALL.leading + 1 * MM, draw, is_tied=True)

    @override
    def _unit_band(self, unit: str, count: int) -> Band:
        del count
        name = self._type.lines(self._type.line(unit), LABEL, self._room)[0]
        return self._boxed([[name]], LABEL, is_tied=True)

    @override
    def _draw_unit(self, sheet: Sheet, top: float, unit: str, said: str) -> None:
        self._unit_band(unit, 0).draw(sheet, top)

    @override
    def _draw_headings(self, sheet: Sheet, top: float) -> None:
        sheet.rule(self._paper.left, self._paper.right, top, MIDDLE)
        headings = [[column.heading] for column in self._columns]
        self._boxed(headings, LABEL).draw(sheet, top)

    @override
    def _row_bands(self, unit: str, row: Sequence[Cell]) -> Iterator[Band]:
        # A part that is its one line is as strong as the heading of the others.
        style = TIGHT if unit else LABEL
        cells = [
            self._type.lines(_words(row[at]), style, self._widths[place] - 2 * _INSET)
            for place, at in enumerate(self._shown)
        ]
        yield self._boxed(cells, style)

    @override
    def _notes(self) -> Iterator[Band]:
        yield space(7 * MM)
        for note in self._table.notes:
            line = self._type.lines(note, SMALL, self._room)[0]
            yield self._centred(self._paper.left + self._room / 2, line, SMALL)

    @property
    def _room(self) -> float:
        return self._paper.right - self._paper.left

    def _centred(self, middle: float, line: str, style: Style) -> Band:
        return Band(
            style.leading,
            lambda sheet, top: sheet.text_centred(middle, top, line, style),
            is_tied=True,
        )

    def _boxed(self, cells: list[list[str]], style: Style, *, is_tied: bool = False) -> Band:
        """Return a band of cells with lines round them; a single cell goes all the way across."""
        leading = TIGHT.leading
        height = max(_ROW, max(map(len, cells)) * leading + 1.2 * MM)
        left, right = self._paper.left, self._paper.right
        lefts = self._lefts[: len(cells)]

        def draw(sheet: Sheet, top: float) -> None:
            for x in (*lefts, right):
                sheet.upright(x, top, top + height, _LINE)
            sheet.rule(left, right, top + height, _LINE)
            for x, lines in zip(lefts, cells, strict=True):
                at = top + (height - len(lines) * style.leading) / 2
                sheet.lines(x + _INSET, at, lines, style)

        return Band(height, draw, is_tied)


def _words(cell: Cell) -> str:
    return _NOTHING if cell is None or cell == "" else str(cell)
