"""The guide slip (办事指南单): what to bring first, then where, when and how long, law in the foot.

A4, black on white, three sizes of type. Rows are 18 mm high; they close up to 11 mm where that
saves a page.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from hallapp.guides.terms import GuideRow
from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _, papers
from hallapp.slips.codes import QUIET_BAR_MODULES, QUIET_MODULES, QrRuns, bar_runs, qr_runs
from hallapp.slips.flow import Band, fill
from hallapp.slips.frame import (
    FIRST_TOP,
    LABEL,
    MARGIN,
    NEXT_TOP,
    SHORT_SIDE,
    SMALL,
    STRONG,
    TIGHT,
    TITLE,
    FrameWords,
    Paper,
    space,
    text_band,
)
from hallapp.slips.guide_words import Entry, GuideWords, guide_words
from hallapp.slips.sheet import MM, THIN, Sheet
from hallapp.slips.terms import Slip

LEFT, RIGHT = MARGIN, SHORT_SIDE - MARGIN
_BOX, _BESIDE_BOX = 8 * MM, 12.3 * MM
_ROW_HEIGHTS = tuple(height * MM for height in range(18, 10, -1))
_TALLEST_ROW = 70 * MM  # what is higher is laid line by line, so that any page can hold it
_FACT_WIDTH, _FACT_GAP, _FACT_LABEL = 81 * MM, 8 * MM, 26 * MM
_LONG_FACT_LINES = 7
_CODE_SIDE = 35 * MM  # quiet zone included
_FOOT_LABEL = 26 * MM
_LONGEST_TITLE_LINES = 4
# The window's barcode stands in the line of the page number, between what it says at its ends.
_BARS_LEFT, _BARS_RIGHT = 72 * MM, 158 * MM
_BARS_HEIGHT, _BARS_BOTTOM = 7 * MM, 5.8 * MM
_PAGE_LINE_TOP = 12 * MM
_WIDEST_BAR = 0.375 * MM  # 3 dots of a printer with 203 dots an inch


def guide_slip(
    guide: GuideRow, hall: HallRow, printed_at: datetime, link: str | None = None
) -> Slip:
    """Return the guide slip of an item as an A4 PDF.

    Args:
        guide: The guide, whole; what it lacks is printed as lacking.
        hall: The hall that issues it.
        printed_at: Moment of printing, aware.
        link: Official address of the guide for the QR code; without one the code holds the
            essentials themselves.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        words = guide_words(guide, hall, printed_at, link)
        return _Layout(words, hall, printed_at).slip()


@dataclass(frozen=True)
class _Row:
    """Lines of a material: its name, and how to bring it."""

    name: list[str]
    note: list[str]

    @property
    def height(self) -> float:
        return len(self.name) * STRONG.leading + len(self.note) * SMALL.leading


class _Layout:
    """Breaks the words of one slip into bands and draws them."""

    def __init__(self, words: GuideWords, hall: HallRow, printed_at: datetime) -> None:
        self._words = words
        frame = FrameWords(
            title=f"{words.name} {_('办事指南')}",
            head=words.head,
            running=words.name,
            mark=words.mark,
            printed=words.printed,
        )
        self._paper = Paper(frame, hall, printed_at)
        self._type = self._paper.type
        self._rows = [self._row(entry) for entry in words.materials]

    def slip(self) -> Slip:
        """Lay out, draw and finish."""
        head = [*self._staff_bands(), *self._title_bands()]
        tail = [*self._fact_bands(), *self._foot_bands()]
        layouts = [
            fill([*head, *self._material_bands(height), *tail], FIRST_TOP, NEXT_TOP, self._bottom)
            for height in _ROW_HEIGHTS
        ]
        return self._paper.finish(min(layouts, key=len))

    @property
    def _bottom(self) -> float:
        return self._paper.bottom

    # --- name and materials

    def _title_bands(self) -> Iterator[Band]:
        style = TITLE
        lines = self._type.lines(self._words.name, style, RIGHT - LEFT)
        if len(lines) > _LONGEST_TITLE_LINES:
            style = STRONG
        lines = self._type.balanced(self._words.name, style, RIGHT - LEFT)
        for line in lines:
            # The heading goes with the last line of the name, wherever that line falls.
            yield text_band(LEFT, line, style, is_tied=line is lines[-1])
        yield Band(15 * MM, self._draw_heading, is_tied=True)

    def _draw_heading(self, sheet: Sheet, top: float) -> None:
        sheet.text(LEFT, top + 4.5 * MM, self._words.heading, STRONG)
        if self._rows:
            count = _("共 {count} 样").format(count=len(self._rows))
            sheet.text_right(RIGHT, top + 4.5 * MM + 4, count, SMALL)
        sheet.rule(LEFT, RIGHT, top + 13.6 * MM)

    def _row(self, entry: Entry) -> _Row:
        room = RIGHT - LEFT - _BESIDE_BOX
        note = self._type.lines(entry.note, SMALL, room) if entry.note else []
        return _Row(self._type.lines(entry.text or _("待补充"), STRONG, room), note)

    def _material_bands(self, least_height: float) -> Iterator[Band]:
        if not self._rows:
            yield text_band(LEFT, _("待补充"), STRONG, before=3 * MM, is_tied=True)
        for row in self._rows:
            yield from _row_bands(row, least_height)
        if self._words.materials_note:
            note = self._type.lines(self._words.materials_note, SMALL, RIGHT - LEFT)
            for line in note:
                yield text_band(LEFT, line, SMALL, before=1.5 * MM)

    # --- facts

    def _fact_bands(self) -> Iterator[Band]:
        yield space(4 * MM, is_tied=True)
        waiting: list[tuple[Entry, list[str]]] = []
        for entry in self._words.facts:
            lines = self._type.lines(entry.text, STRONG, _FACT_WIDTH - _FACT_LABEL)
            if len(lines) > _LONG_FACT_LINES:
                yield from self._long_fact(entry)
                continue
            waiting.append((entry, lines))
            if len(waiting) == 2:  # noqa: PLR2004 - two stand side by side
                yield _fact_pair(waiting)
                waiting = []
        if waiting:
            yield _fact_pair(waiting)

    def _long_fact(self, entry: Entry) -> Iterator[Band]:
        lines = self._type.lines(entry.text, STRONG, RIGHT - LEFT - _FACT_LABEL)
        for number, line in enumerate(lines):

            def draw(sheet: Sheet, top: float, line: str = line, number: int = number) -> None:
                if number == 0:
                    _draw_label(sheet, LEFT, top, entry)
                sheet.text(LEFT + _FACT_LABEL, top, line, STRONG)

            yield Band(STRONG.leading, draw, is_tied=number == 0)
        yield Band(3 * MM, lambda sheet, top: sheet.rule(LEFT, RIGHT, top + 2 * MM, THIN))

    # --- foot

    def _foot_bands(self) -> Iterator[Band]:
        code = qr_runs(self._type.legible(self._words.code))
        room = RIGHT - LEFT - _FOOT_LABEL - _CODE_SIDE - 2 * MM
        lines: list[tuple[str, str]] = []
        for entry in self._words.foot:
            broken = self._type.lines(entry.text, SMALL, room)
            lines += [(entry.label if n == 0 else "", line) for n, line in enumerate(broken)]
        beside_code = int((_CODE_SIDE + SMALL.leading) / SMALL.leading) + 1
        height = len(lines) * SMALL.leading + 8 * MM
        is_whole = height <= self._bottom - NEXT_TOP
        lines += [("", "")] * (beside_code - len(lines))
        yield Band(
            6 * MM, lambda sheet, top: self._draw_code(sheet, top, code), is_tied=True, sinks=True
        )
        for number, (label, line) in enumerate(lines):
            starts_entry = bool(label) and number + 1 < len(lines) and not lines[number + 1][0]
            is_last = number == len(lines) - 1
            tied = not is_last and (is_whole or number < beside_code or starts_entry)
            yield _foot_line(label, line, is_tied=tied)

    def _staff_bands(self) -> Iterator[Band]:
        """Yield the window's barcode on the first page; it takes no room from the guide."""
        if self._words.staff_code:
            yield Band(0, self._draw_staff_code, is_tied=True)

    def _draw_staff_code(self, sheet: Sheet, _top: float) -> None:
        code = bar_runs(self._words.staff_code)
        caption = self._words.staff_caption
        beside = self._type.width(caption, SMALL)
        room = _BARS_RIGHT - _BARS_LEFT - beside
        module = min(_WIDEST_BAR, room / (code.modules + 2 * QUIET_BAR_MODULES))
        quiet = QUIET_BAR_MODULES * module
        width = code.modules * module
        left = _BARS_LEFT + (room - width - 2 * quiet) / 2
        sheet.text(left, sheet.height - _PAGE_LINE_TOP, caption, SMALL)
        top = sheet.height - _BARS_BOTTOM - _BARS_HEIGHT
        sheet.bars(left + beside + quiet, top, (width, _BARS_HEIGHT), code)

    def _draw_code(self, sheet: Sheet, top: float, code: QrRuns) -> None:
        sheet.rule(LEFT, RIGHT, top + 2 * MM)
        quiet = _CODE_SIDE * QUIET_MODULES / (code.modules + 2 * QUIET_MODULES)
        left, code_top = RIGHT - _CODE_SIDE + quiet, top + 6 * MM - quiet
        sheet.qr(left, code_top, _CODE_SIDE, code)
        middle = left + _CODE_SIDE / 2
        caption_top = code_top + _CODE_SIDE - quiet + 1.5 * MM
        sheet.text_centred(middle, caption_top, self._words.code_caption, SMALL)


def _row_bands(row: _Row, least_height: float) -> Iterator[Band]:
    if row.height <= _TALLEST_ROW:
        height = max(least_height, row.height + 3 * MM)
        yield Band(height, _row_drawer(row, height))
        return
    yield Band(12 * MM, lambda sheet, top: sheet.box(LEFT, top + 2 * MM, _BOX), is_tied=True)
    for line in row.name:
        yield text_band(LEFT + _BESIDE_BOX, line, STRONG)
    for line in row.note:
        yield text_band(LEFT + _BESIDE_BOX, line, SMALL)
    yield Band(3 * MM, lambda sheet, top: sheet.rule(LEFT, RIGHT, top + 3 * MM, THIN))


def _row_drawer(row: _Row, height: float) -> Callable[[Sheet, float], None]:
    def draw(sheet: Sheet, top: float) -> None:
        sheet.box(LEFT, top + (height - _BOX) / 2, _BOX)
        text_top = top + (height - row.height) / 2
        text_top = sheet.lines(LEFT + _BESIDE_BOX, text_top, row.name, STRONG)
        sheet.lines(LEFT + _BESIDE_BOX, text_top, row.note, SMALL)
        sheet.rule(LEFT, RIGHT, top + height, THIN)

    return draw


def _fact_pair(pair: list[tuple[Entry, list[str]]]) -> Band:
    tallest = max(len(lines) for _entry, lines in pair) * STRONG.leading
    height = max(tallest + 4 * MM, 2 * TIGHT.leading + 6.4 * MM)

    def draw(sheet: Sheet, top: float) -> None:
        for column, (entry, lines) in enumerate(pair):
            left = LEFT + column * (_FACT_WIDTH + _FACT_GAP)
            _draw_label(sheet, left, top + 2 * MM, entry)
            sheet.lines(left + _FACT_LABEL, top + 2 * MM, lines, STRONG)
            sheet.rule(left, left + _FACT_WIDTH, top + height, THIN)

    return Band(height, draw)


def _draw_label(sheet: Sheet, left: float, top: float, entry: Entry) -> None:
    """Draw the visitor's word for a fact on the base line of the fact, its official name below."""
    top += STRONG.base - TIGHT.base
    sheet.text(left, top, entry.label, TIGHT)
    sheet.text(left, top + TIGHT.leading, entry.note, TIGHT)


def _foot_line(label: str, line: str, *, is_tied: bool) -> Band:
    def draw(sheet: Sheet, top: float) -> None:
        sheet.text(LEFT, top, label, LABEL)
        sheet.text(LEFT + _FOOT_LABEL, top, line, SMALL)

    return Band(SMALL.leading, draw, is_tied)
