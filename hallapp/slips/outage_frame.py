"""What every sheet of a pack for a power cut bears: hall, purpose, pack, page, code; and grids.

Lines are black and text is large: these papers are copied, and read where the light is bad.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hallapp.kernel.texts import _
from hallapp.queueing.paper_stubs import SheetKind, pack_words, sheet_code
from hallapp.slips.codes import BarRuns, bar_runs
from hallapp.slips.dates import printed_words
from hallapp.slips.flow import Band, Placed
from hallapp.slips.fonts import Weight
from hallapp.slips.frame import FIRST_TOP, SMALL, TITLE, FrameWords, Paper
from hallapp.slips.outage_facts import PackFacts
from hallapp.slips.setting import Style
from hallapp.slips.sheet import MM, Sheet
from hallapp.slips.terms import Slip

HEADING = Style(Weight.BOLD, 12, 16)
CELL = Style(Weight.REGULAR, 12, 16)
# Of long names: two lines in a row of a grid, then three.
_SMALLER = (
    Style(Weight.REGULAR, 9, 10.8),
    Style(Weight.REGULAR, 8, 9),
    Style(Weight.REGULAR, 7, 7.7),
)
LINE = 0.3 * MM
CELL_AIR = 3 * MM
BODY_TOP = FIRST_TOP + 17 * MM
TICK_SIDE = 3.8 * MM
# Three dots of a 203 dpi printer: no bar falls between two dots, whichever the printer is.
MODULE = 3 / 203 * 72
_BARS_HEIGHT = 8.5 * MM
_ONE_BAR = BarRuns(1, ((0, 1),))

Draw = Callable[[Sheet, int], None]


@dataclass(frozen=True)
class Column:
    """A column of a grid: its heading and how wide it is, in millimetres."""

    heading: str
    width_mm: float


class PackPaper:
    """A4 sheets of one kind: draws what stands on every page, leaves the rest to the caller.

    Attributes:
        sheet: What is drawn on; `type` measures.
        left: Left edge of the text, in points; `right` and `bottom` likewise.
    """

    def __init__(
        self, facts: PackFacts, kind: SheetKind, title: str, *, is_landscape: bool = False
    ) -> None:
        head = _("{hall}　　停电包 {pack}　　停电时使用，来电后补录").format(
            hall=facts.hall.name, pack=pack_words(facts.code)
        )
        words = FrameWords(
            title=_("{title} 停电包 {pack}").format(title=title, pack=pack_words(facts.code)),
            head=head,
            running=head,
            mark=_("演示数据") if facts.hall.is_demo else "",
            printed=printed_words(facts.printed_at, facts.hall),
        )
        self._facts, self._kind, self._title = facts, kind, title
        self._paper = Paper(words, facts.hall, facts.printed_at, is_landscape=is_landscape)
        self.sheet, self.type = self._paper.sheet, self._paper.type
        self.left, self.right, self.bottom = (
            self._paper.left, self._paper.right, self._paper.bottom
        )  # fmt: skip

    def finish(self, pages: int, draw: Draw, *, has_code: bool = True) -> Slip:
        """Draw the pages, numbered from 0, and return the paper.

        Args:
            pages: How many there are.
            draw: Draws what stands on one of them.
            has_code: Every page bears a code of its own.
        """

        def page(number: int) -> Band:
            def whole(sheet: Sheet, _top: float) -> None:
                if has_code:
                    self._draw_head(sheet, number)
                draw(sheet, number)

            return Band(0, whole)

        return self._paper.finish([[Placed(page(number), 0)] for number in range(pages)])

    def _draw_head(self, sheet: Sheet, number: int) -> None:
        sheet.text(self.left, FIRST_TOP + 1 * MM, self._title, TITLE)
        text = sheet_code(self._kind, self._facts.code, number + 1)
        code = bar_runs(text)
        bars_left = self.right - code.modules * MODULE
        draw_bars(sheet, bars_left, FIRST_TOP, text, code)
        after = self.left + self.type.width(self._title, TITLE) + 6 * MM
        said = _("停电时使用，来电后补录")
        # The longest title leaves no room; it is the cover's, which says so anyway.
        if after + self.type.width(said, HEADING) + 4 * MM < bars_left:
            sheet.text(after, FIRST_TOP + 1 * MM + TITLE.base - HEADING.base, said, HEADING)


def draw_bars(
    sheet: Sheet, left: float, top: float, text: str, code: BarRuns, height: float = _BARS_HEIGHT
) -> None:
    """Draw a code with the text under it, for whoever has no scanner."""
    width = code.modules * MODULE
    sheet.bars(left, top, (width, height), code)
    sheet.text_centred(left + width / 2, top + height - 0.3 * MM, text, SMALL)


def down(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    """Draw a black line from top to bottom."""
    sheet.bars(x - LINE / 2, top, (LINE, bottom - top), _ONE_BAR)


def across(sheet: Sheet, left: float, right: float, top: float) -> None:
    """Draw a black line from left to right."""
    sheet.rule(left, right, top, LINE)


def blank(
    paper: PackPaper, place: tuple[float, float], said: str, width: float, style: Style = CELL
) -> float:
    """Draw a label and a line to write on after it; return where the line ends."""
    x, top = place
    paper.sheet.text(x, top, said, style)
    after = x + paper.type.width(said, style) + 1.5 * MM
    across(paper.sheet, after, after + width, top + style.leading)
    return after + width + 4 * MM


def tick(paper: PackPaper, place: tuple[float, float], said: str, style: Style = SMALL) -> float:
    """Draw a box to tick and its word; return where the word ends."""
    x, top = place
    paper.sheet.box(x, top + (style.leading - TICK_SIDE) / 2, TICK_SIDE)
    after = x + TICK_SIDE + 1 * MM
    paper.sheet.text(after, top, said, style)
    return after + paper.type.width(said, style) + 3 * MM


def edges(left: float, columns: Sequence[Column]) -> list[float]:
    """Return the left edge of every column, and the right edge of the last."""
    found = [left]
    for column in columns:
        found.append(found[-1] + column.width_mm * MM)
    return found


def grid(
    paper: PackPaper, top: float, columns: Sequence[Column], rows: Sequence[float]
) -> list[float]:
    """Draw headings and empty rows below them; return the top of every row and the end.

    Args:
        paper: The paper.
        top: Of the headings.
        columns: From left to right.
        rows: Height of the headings' row, then of each row.
    """
    at = edges(paper.left, columns)
    tops = [top]
    for height in rows:
        tops.append(tops[-1] + height)
    for y in tops:
        across(paper.sheet, at[0], at[-1], y)
    for x in at:
        down(paper.sheet, x, tops[0], tops[-1])
    for column, x in zip(columns, at, strict=False):
        cell(paper, (x, top), (column.width_mm * MM, rows[0]), column.heading, HEADING)
    return tops[1:]


def cell(
    paper: PackPaper,
    place: tuple[float, float],
    size: tuple[float, float],
    said: str,
    style: Style = CELL,
) -> None:
    """Write into a cell, in the middle of its height; a long text is set smaller."""
    x, top = place
    width, height = size
    fitting(paper, (x + CELL_AIR / 2, top), (width - CELL_AIR, height), said, style)


def fitting(
    paper: PackPaper, place: tuple[float, float], size: tuple[float, float], said: str, style: Style
) -> None:
    """Write a text in the middle of a height, in the largest type in which it is whole.

    One that is too long for the smallest ends in an ellipsis: nobody takes it for the whole.
    """
    x, top = place
    fit, lines = _fit(paper, said, size, style)
    text_top = top + (size[1] - len(lines) * fit.leading) / 2
    paper.sheet.lines(x, text_top, lines, fit)


def _fit(
    paper: PackPaper, said: str, size: tuple[float, float], style: Style
) -> tuple[Style, list[str]]:
    width, height = size
    for tried in (style, *_SMALLER):
        lines = paper.type.lines(said, tried, width)
        if len(lines) == 1 or len(lines) * tried.leading <= height:
            return tried, lines
    smallest = _SMALLER[-1]
    lines = paper.type.lines(said, smallest, width)[: max(1, int(height // smallest.leading))]
    return smallest, [*lines[:-1], lines[-1][:-1] + "…"]


def portions(count: int, most: int) -> list[range]:
    """Return which of some things stand on which page; one empty page when there are none."""
    return [range(first, min(first + most, count)) for first in range(0, max(count, 1), most)]
