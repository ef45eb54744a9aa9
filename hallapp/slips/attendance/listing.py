"""Lists of attendance on paper: large title, headings, units with their rows, lines to sign.

A list is laid from the very tables that the workbook is written from.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import pairwise

from hallapp.hall.terms import HallRow
from hallapp.kernel.printed_table import Cell, Column
from hallapp.kernel.texts import _
from hallapp.slips.attendance.list_parts import (
    DESK,
    ListPart,
    ListWords,
    Look,
    Signing,
    heading_lines,
)
from hallapp.slips.attendance.placing import RowBand, page_end, place, tied_to_next
from hallapp.slips.dates import printed_words
from hallapp.slips.flow import Band
from hallapp.slips.frame import (
    FIRST_TOP,
    NEXT_TOP,
    SMALL,
    STRONG,
    FrameWords,
    Paper,
    space,
    text_band,
)
from hallapp.slips.setting import Style
from hallapp.slips.sheet import MM, THIN, Sheet
from hallapp.slips.terms import Slip

_GAP, _AFTER_NUMBER = 3 * MM, 5 * MM
_TALLEST_ROW_LINES = 12  # a row that is higher is laid in pieces, so that any page can hold it
_SIGN_LINE = 44 * MM
_SIGN_HEIGHT = 13 * MM
_PEN = 0.2 * MM
_NOTHING = "—"


def list_paper(
    words: ListWords,
    parts: Sequence[ListPart],
    hall: HallRow,
    printed_at: datetime,
    look: Look = DESK,
) -> Slip:
    """Return tables as one A4 PDF; to be called inside `papers()`.

    Args:
        words: What stands round them.
        parts: The tables, one after the other.
        hall: The hall that prints it.
        printed_at: Moment of printing, aware.
        look: How large it is set.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    paper = _framed(words, hall, printed_at, look)
    bands = [*_title(paper, words, look)]
    for number, part in enumerate(parts):
        made = list(_PartBands(part, paper, look, words, is_first=number == 0).bands())
        bands += tied_to_next(made) if part.is_whole else made
    bands += _end(paper, words, look)
    return paper.finish(place(bands, FIRST_TOP, NEXT_TOP + 2 * MM, paper.bottom))


def _framed(words: ListWords, hall: HallRow, printed_at: datetime, look: Look) -> Paper:
    running = f"{words.title}　{words.aside}" if words.aside else words.title
    frame = FrameWords(
        title=f"{words.title} {words.aside}".strip(),
        head=hall.name,
        running=running,
        mark="　".join(filter(None, (_("演示数据") if hall.is_demo else "", words.mark))),
        printed=printed_words(printed_at, hall),
    )
    return Paper(frame, hall, printed_at, is_landscape=not look.is_upright)


def _title(paper: Paper, words: ListWords, look: Look) -> Iterator[Band]:
    aside = paper.type.line(words.aside)
    room = paper.right - paper.left
    beside = paper.type.width(aside, STRONG) + 6 * MM
    titles = paper.type.balanced(words.title, look.title, room - beside)

    def draw(sheet: Sheet, top: float) -> None:
        at = sheet.lines(paper.left, top, titles, look.title) - look.title.leading
        sheet.text_right(paper.right, at + look.title.base - STRONG.base, aside, STRONG)

    yield Band(len(titles) * look.title.leading + 1 * MM, draw, is_tied=True)
    for said in words.lead:
        for line in paper.type.lines(said, look.lead, room):
            yield text_band(paper.left, line, look.lead, is_tied=True)
    yield space(1.5 * MM, is_tied=True)


def _end(paper: Paper, words: ListWords, look: Look) -> Iterator[Band]:
    if words.foot:
        yield space(2.5 * MM, is_tied=True)
    for said in words.foot:
        for line in paper.type.lines(said, look.lead, paper.right - paper.left):
            yield text_band(paper.left, line, look.lead)
    if words.signers:
        yield sign_band(paper, [Signing(label) for label in words.signers])


def sign_band(paper: Paper, signings: Sequence[Signing]) -> Band:
    """Return a band of labels, each with a line to sign after it."""
    said = [(paper.type.line(signing.label), signing.has_line) for signing in signings]

    def draw(sheet: Sheet, top: float) -> None:
        x, at = paper.left, top + _SIGN_HEIGHT - SMALL.leading - 1.5 * MM
        step = (paper.right - paper.left) / max(2, len(said))
        for label, has_line in said:
            sheet.text(x, at, label, SMALL)
            after = x + paper.type.width(label, SMALL) + 2 * MM
            if has_line:
                end = min(after + _SIGN_LINE, x + step - 4 * MM)
                sheet.rule(after, end, at + SMALL.leading, _PEN)
            x += step

    return Band(_SIGN_HEIGHT, draw)


class _PartBands:
    """Breaks one table into bands."""

    def __init__(
        self, part: ListPart, paper: Paper, look: Look, words: ListWords, *, is_first: bool
    ) -> None:
        self._part, self._paper, self._look = part, paper, look
        self._aside = words.aside
        self._table, self._type = part.table, paper.type
        self._is_first = is_first
        # Rows under a unit's heading need not name it again.
        unit_at = self._table.unit_column
        self._shown = [at for at in range(len(self._table.columns)) if at != unit_at]
        self._columns = [self._table.columns[at] for at in self._shown]
        self._lefts, self._widths = _places(self._columns, paper.left, paper.right - paper.left)
        self._headings = [
            heading_lines(column.heading, partial(self._broken, width=width))
            for column, width in zip(self._columns, self._widths, strict=True)
        ]
        deepest = max(map(len, self._headings))
        self._head = Band(
            deepest * look.heading.leading + 2 * MM, self._draw_headings, is_tied=True
        )

    def bands(self) -> Iterator[Band]:
        """Return everything from the table's name to its notes."""
        yield from self._beginning()
        yield self._head
        rows = list(self._rows())
        if rows:
            yield from rows
        else:
            said = self._part.empty or _("没有条目。")
            yield text_band(self._paper.left, said, self._look.cell, before=3 * MM)
        for note in self._table.notes:
            for number, line in enumerate(self._type.lines(note, SMALL, self._room)):
                yield text_band(self._paper.left, line, SMALL, before=0 if number else 1.5 * MM)

    def _broken(self, heading: str, width: float) -> list[str]:
        return self._type.balanced(heading, self._look.heading, width)

    @property
    def _room(self) -> float:
        return self._paper.right - self._paper.left

    def _beginning(self) -> Iterator[Band]:
        if self._is_first:
            return
        yield page_end() if self._part.begins_page else space(6 * MM)
        name = self._type.line(self._table.title)
        yield text_band(self._paper.left, name, STRONG, is_tied=True)
        # The day that the whole paper is of need not be said again.
        if self._table.subtitle not in ("", self._aside):
            for line in self._type.lines(self._table.subtitle, SMALL, self._room):
                yield text_band(self._paper.left, line, SMALL, is_tied=True)
        yield space(1 * MM, is_tied=True)

    def _rows(self) -> Iterator[Band]:
        for number, (unit, rows) in enumerate(self._table.units()):
            heads: tuple[Band, ...] = (self._head,)
            foot = self._part.unit_foot(unit)
            if unit:
                if number and self._part.has_unit_pages:
                    yield page_end()
                yield self._unit_band(unit, len(rows))
                again = _("{unit}（续）").format(unit=unit)
                heads = (self._head, self._unit_band(again, 0))
            laid = [band for row in rows for band in self._row_bands(row, heads)]
            if foot:
                # A line to sign is never left alone on a page.
                yield from (*laid[:-1], *tied_to_next(laid[-1:]))
                yield sign_band(self._paper, foot)
            else:
                yield from laid
        empty: tuple[Cell, ...] = tuple("　" for _column in self._table.columns)
        for _number in range(self._part.blank_rows):
            yield from self._row_bands(empty, (self._head,))

    def _unit_band(self, unit: str, count: int) -> Band:
        look = self._look
        said = self._part.counted.format(count=count) if count and self._part.counted else ""
        name = self._type.lines(self._type.line(unit), look.unit, self._room - 30 * MM)[0]
        height = look.unit.leading + 4 * MM

        def draw(sheet: Sheet, top: float) -> None:
            # Closer to its rows than to those above.
            at = top + height - look.unit.leading - 0.8 * MM
            sheet.text(self._paper.left, at, name, look.unit)
            after = self._paper.left + self._type.width(name, look.unit) + 3 * MM
            sheet.text(after, at + look.unit.base - look.lead.base, said, look.lead)
            sheet.rule(self._paper.left, self._paper.right, top + height, 0.25 * MM)

        return RowBand(height, draw, is_tied=True, heads=(self._head,))

    def _draw_headings(self, sheet: Sheet, top: float) -> None:
        style, bottom = self._look.heading, top + self._head.height
        for place_at, lines in enumerate(self._headings):
            # Headings of fewer lines stand on the rule like the others.
            at = bottom - 1 * MM - len(lines) * style.leading
            for line in lines:
                self._draw_cell(sheet, at, place_at, line, style)
                at += style.leading
        sheet.rule(self._paper.left, self._paper.right, bottom)

    def _row_bands(self, row: Sequence[Cell], heads: tuple[Band, ...]) -> Iterator[Band]:
        style = self._look.strong if self._part.is_strong(row) else self._look.cell
        cells = [
            self._type.balanced(_words(row[at]), style, self._widths[shown])
            for shown, at in enumerate(self._shown)
        ]
        deepest = max(map(len, cells))
        for start in range(0, deepest, _TALLEST_ROW_LINES):
            piece = [lines[start : start + _TALLEST_ROW_LINES] for lines in cells]
            yield self._piece_band(piece, style, heads)

    def _piece_band(self, cells: list[list[str]], style: Style, heads: tuple[Band, ...]) -> RowBand:
        height = max(self._look.row, max(map(len, cells)) * style.leading + 2 * MM)

        def draw(sheet: Sheet, top: float) -> None:
            for shown, lines in enumerate(cells):
                at = top + (height - len(lines) * style.leading) / 2
                for line in lines:
                    self._draw_cell(sheet, at, shown, line, style)
                    at += style.leading
            sheet.rule(self._paper.left, self._paper.right, top + height, THIN)

        return RowBand(height, draw, heads=heads)

    def _draw_cell(self, sheet: Sheet, top: float, shown: int, line: str, style: Style) -> None:
        left, width = self._lefts[shown], self._widths[shown]
        if self._columns[shown].is_number:
            sheet.text_right(left + width, top, line, style)
        else:
            sheet.text(left, top, line, style)


def _places(columns: Sequence[Column], left: float, room: float) -> tuple[list[float], list[float]]:
    """Return the left edge and the width of each column, with a gap between them.

    After a number, which stands at the right of its column, a text begins a little farther off.
    """
    gaps = [
        _AFTER_NUMBER if column.is_number and not after.is_number else _GAP
        for column, after in pairwise(columns)
    ]
    shares = sum(column.share for column in columns)
    free = room - sum(gaps)
    lefts: list[float] = []
    widths: list[float] = []
    for column, gap in zip(columns, (*gaps, 0), strict=True):
        lefts.append(left)
        widths.append(free * column.share / shares)
        left += widths[-1] + gap
    return lefts, widths


def _words(cell: Cell) -> str:
    return _NOTHING if cell is None or cell == "" else str(cell)
