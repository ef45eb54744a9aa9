"""A table on A4, usually across: monthly lists, catalogues and every other list of many rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.printed_table import Cell, Column, PrintedTable
from hallapp.kernel.texts import _, papers
from hallapp.slips.dates import printed_words
from hallapp.slips.flow import Band, Placed, fill
from hallapp.slips.frame import (
    FIRST_TOP,
    LABEL,
    NEXT_TOP,
    SMALL,
    TIGHT,
    TITLE,
    FrameWords,
    Paper,
    space,
    text_band,
)
from hallapp.slips.sheet import MM, THIN, Sheet
from hallapp.slips.terms import Slip

_HEADINGS = 8 * MM
_UNIT = 9 * MM
_LEAST_ROW = 6.4 * MM
_PADDING = 2 * MM
_GAP = 3 * MM
_TALLEST_ROW_LINES = 12  # a row that is higher is laid in pieces, so that any page can hold it
_NOTHING = "—"


@dataclass(frozen=True)
class TableLayout:
    """How tables lie on their paper.

    Attributes:
        is_upright: The paper stands (A4 竖排); a table of few columns reads better so.
        begins_pages: Every table begins a page of its own.
        counts_units: The heading of a unit says how many rows stand below it.
    """

    is_upright: bool = False
    begins_pages: bool = False
    counts_units: bool = True


_LISTS = TableLayout()


@dataclass(frozen=True, kw_only=True)
class _RowBand(Band):
    """A band of a table, with the unit it belongs to."""

    table: "TableBands"
    unit: str = ""


def table_paper(
    tables: Sequence[PrintedTable],
    hall: HallRow,
    printed_at: datetime,
    mark: str = "",
    layout: TableLayout = _LISTS,
) -> Slip:
    """Return tables as one A4 PDF, each with its headings on every page.

    Args:
        tables: What stands in it, one after the other; the first gives the paper its name.
        hall: The hall that prints it.
        printed_at: Moment of printing, aware.
        mark: At the top right of every page; a demo hall's own mark goes before it.
        layout: How they lie on the paper; across, one after the other, unless it says otherwise.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        return TablePaper(tables, hall, printed_at, mark, layout).slip()


class TablePaper:
    """Frames tables and lays them on pages; a form sets its own tables otherwise."""

    def __init__(
        self,
        tables: Sequence[PrintedTable],
        hall: HallRow,
        printed_at: datetime,
        mark: str,
        layout: TableLayout,
    ) -> None:
        words = FrameWords(
            title=tables[0].title,
            head=hall.name,
            running=tables[0].title,
            mark=_("演示数据") if hall.is_demo else mark,
            printed=printed_words(printed_at, hall),
        )
        self._layout = layout
        self._paper = Paper(words, hall, printed_at, is_landscape=not layout.is_upright)
        self._tables = [
            TableBands(table, self._paper, counts_units=layout.counts_units) for table in tables
        ]

    def slip(self) -> Slip:
        """Lay out, draw and finish."""
        pages: list[list[Placed]] = []
        for tables in self._together():
            bands = [band for table in tables for band in table.bands()]
            highest = max(table.head_height for table in tables)
            next_top = NEXT_TOP + highest + (_UNIT if any(t.has_units for t in tables) else 0)
            first_top = NEXT_TOP if pages else FIRST_TOP
            pages.extend(fill(bands, first_top, next_top, self._paper.bottom))
        return self._paper.finish(pages, self._draw_again)

    def _together(self) -> "list[list[TableBands]]":
        """Return the tables that share pages with one another."""
        if self._layout.begins_pages:
            return [[table] for table in self._tables]
        return [self._tables]

    def _draw_again(self, page: list[Placed]) -> None:
        if page and isinstance(page[0].band, _RowBand):
            page[0].band.table.draw_again(self._paper.sheet, page[0].band.unit)


class TableBands:
    """Breaks one table into bands."""

    def __init__(self, table: PrintedTable, paper: Paper, *, counts_units: bool) -> None:
        self._table = table
        self._counts_units = counts_units
        self._paper = paper
        self._type = paper.type
        # Rows under a unit's heading need not name it again.
        self._shown = [at for at in range(len(table.columns)) if at != table.unit_column]
        columns = [table.columns[at] for at in self._shown]
        self._columns = columns
        self._lefts, self._widths = _places(columns, paper.left, paper.right - paper.left)
        self._headings = [
            self._type.balanced(column.heading, LABEL, width)
            for column, width in zip(columns, self._widths, strict=True)
        ]

    @property
    def head_height(self) -> float:
        """Height of the line of headings; a narrow column sets its own in several lines."""
        return _HEADINGS + (max(map(len, self._headings)) - 1) * TIGHT.leading

    @property
    def has_units(self) -> bool:
        """Whether its rows are gathered under headings."""
        return self._table.unit_column is not None

    def bands(self) -> Iterator[Band]:
        """Return everything from the title to the notes."""
        yield from self._title()
        yield from self._rows()
        yield from self._notes()

    def draw_again(self, sheet: Sheet, unit: str) -> None:
        """Repeat the headings at the top of a further page, and the unit that goes on there."""
        self._draw_headings(sheet, NEXT_TOP)
        if unit:
            again = _("{unit}（续）").format(unit=unit)
            self._draw_unit(sheet, NEXT_TOP + self.head_height, again, "")

    def _title(self) -> Iterator[Band]:
        room = self._paper.right - self._paper.left
        for line in self._type.balanced(self._table.title, TITLE, room):
            yield text_band(self._paper.left, line, TITLE, is_tied=True)
        if self._table.subtitle:
            for line in self._type.lines(self._table.subtitle, SMALL, room):
                yield text_band(self._paper.left, line, SMALL, is_tied=True)
        yield space(2 * MM, is_tied=True)

    def _rows(self) -> Iterator[Band]:
        yield Band(self.head_height, self._draw_headings, is_tied=True)
        if not self._table.rows:
            yield text_band(self._paper.left, _("没有条目。"), SMALL, before=3 * MM)
        for unit, rows in self._table.units():
            if unit:
                yield self._unit_band(unit, len(rows))
            for row in rows:
                yield from self._row_bands(unit, row)

    def _unit_band(self, unit: str, count: int) -> Band:
        said = _("{count} 项").format(count=count) if self._counts_units else ""
        name = self._type.line(unit)
        return _RowBand(
            height=_UNIT,
            draw=lambda sheet, top: self._draw_unit(sheet, top, name, said),
            is_tied=True,
            table=self,
        )

    def _draw_unit(self, sheet: Sheet, top: float, unit: str, said: str) -> None:
        left, right = self._paper.left, self._paper.right
        name = self._type.lines(self._type.line(unit), LABEL, right - left - 30 * MM)[0]
        text_top = top + _UNIT - LABEL.leading - 1 * MM
        sheet.text(left, text_top, name, LABEL)
        sheet.text(left + self._type.width(name, LABEL) + 3 * MM, text_top, said, SMALL)
        sheet.rule(left, right, top + _UNIT, MM * 0.25)

    def _draw_headings(self, sheet: Sheet, top: float) -> None:
        for place, lines in enumerate(self._headings):
            # Headings of fewer lines stand on the rule like the others.
            at = top + self.head_height - 1 * MM - len(lines) * TIGHT.leading
            for line in lines:
                self._draw_cell(sheet, at, place, line, is_heading=True)
                at += TIGHT.leading
        sheet.rule(self._paper.left, self._paper.right, top + self.head_height)

    def _row_bands(self, unit: str, row: Sequence[Cell]) -> Iterator[Band]:
        cells = [
            self._type.lines(_words(row[at]), TIGHT, self._widths[place])
            for place, at in enumerate(self._shown)
        ]
        deepest = max(map(len, cells))
        name = self._type.line(unit)
        for start in range(0, deepest, _TALLEST_ROW_LINES):
            piece = [lines[start : start + _TALLEST_ROW_LINES] for lines in cells]
            is_last = start + _TALLEST_ROW_LINES >= deepest
            yield self._piece_band(name, piece, is_last=is_last)

    def _piece_band(self, unit: str, cells: list[list[str]], *, is_last: bool) -> Band:
        height = max(_LEAST_ROW, max(map(len, cells)) * TIGHT.leading + _PADDING)

        def draw(sheet: Sheet, top: float) -> None:
            for place, lines in enumerate(cells):
                at = top + _PADDING / 2
                for line in lines:
                    self._draw_cell(sheet, at, place, line)
                    at += TIGHT.leading
            if is_last:
                sheet.rule(self._paper.left, self._paper.right, top + height, THIN)

        return _RowBand(height=height, draw=draw, table=self, unit=unit)

    def _draw_cell(
        self, sheet: Sheet, top: float, place: int, line: str, *, is_heading: bool = False
    ) -> None:
        style = LABEL if is_heading else TIGHT
        if self._columns[place].is_number:
            sheet.text_right(self._lefts[place] + self._widths[place], top, line, style)
        else:
            sheet.text(self._lefts[place], top, line, style)

    def _notes(self) -> Iterator[Band]:
        room = self._paper.right - self._paper.left
        yield space(3 * MM)
        for note in self._table.notes:
            for line in self._type.lines(note, SMALL, room):
                yield text_band(self._paper.left, line, SMALL)


def _places(columns: Sequence[Column], left: float, room: float) -> tuple[list[float], list[float]]:
    """Return the left edge and the width of each column, with a gap between them."""
    shares = sum(column.share for column in columns)
    free = room - _GAP * (len(columns) - 1)
    lefts: list[float] = []
    widths: list[float] = []
    for column in columns:
        width = free * column.share / shares
        lefts.append(left)
        widths.append(width)
        left += width + _GAP
    return lefts, widths


def _words(cell: Cell) -> str:
    return _NOTHING if cell is None or cell == "" else str(cell)
