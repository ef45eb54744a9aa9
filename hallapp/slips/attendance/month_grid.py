"""The grid of a month on paper: two rows of letters a person, days off in grey."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.printed_table import Cell, PrintedTable
from hallapp.kernel.texts import _
from hallapp.slips.attendance.list_parts import Signing
from hallapp.slips.attendance.listing import sign_band
from hallapp.slips.attendance.placing import RowBand, place
from hallapp.slips.attendance.sheet_facts import MonthFacts, MonthMark
from hallapp.slips.dates import printed_words
from hallapp.slips.flow import Band
from hallapp.slips.fonts import Weight
from hallapp.slips.frame import (
    FIRST_TOP,
    LABEL,
    NEXT_TOP,
    SMALL,
    STRONG,
    TITLE,
    FrameWords,
    Paper,
    space,
    text_band,
)
from hallapp.slips.logos import PictureSheet
from hallapp.slips.setting import Style
from hallapp.slips.sheet import MM, THIN, PaperKind, Sheet
from hallapp.slips.terms import Slip

_WINDOW, _NAME, _TOTAL = 11.5 * MM, 22 * MM, 9.6 * MM
_LETTER = Style(Weight.REGULAR, 8.5, 10.5)
_LETTER_STRONG = Style(Weight.BOLD, 8.5, 10.5)
_TWO_LETTERS = Style(Weight.BOLD, 6, 10.5)  # 迟早 in a narrow day
_NUMBER = Style(Weight.REGULAR, 9, 11.5)
_DAY = Style(Weight.BOLD, 8, 10)
_WEEKDAY = Style(Weight.REGULAR, 7, 9)
_NOTE = Style(Weight.REGULAR, 5.5, 6.5)
_ROW = 2 * _LETTER.leading + 2.2 * MM
_UNDER_RULE = 0.5  # points: a grey field leaves the line over it whole
_UNIT = 7 * MM
_GREY = 0.93
_PLAIN = frozenset({"", "√", "✓", "·"})


class TintedSheet(PictureSheet):
    """A sheet with grey fields."""

    def tint(self, left: float, top: float, width: float, height: float) -> None:
        """Fill a field with light grey, behind what comes after it."""
        self._canvas.saveState()
        self._canvas.setFillGray(_GREY)
        self._canvas.rect(left, self.height - top - height, width, height, stroke=0, fill=1)
        self._canvas.restoreState()


class _TintedPaper(Paper):
    """An A4 paper across that can be tinted."""

    def __init__(self, words: FrameWords, hall: HallRow, printed_at: datetime) -> None:
        super().__init__(words, hall, printed_at, is_landscape=True)
        here = printed_at.astimezone(zone_named(hall.zone))
        size = self.sheet.width, self.sheet.height
        self.tinted = TintedSheet(PaperKind(*size, words.title, hall.name, here), self.type)
        self.sheet = self.tinted


class MonthGrid:
    """Breaks a month into bands."""

    def __init__(
        self, table: PrintedTable, facts: MonthFacts, hall: HallRow, printed_at: datetime
    ) -> None:
        self._table, self._facts = table, facts
        title = f"{table.title} {table.subtitle}"
        words = FrameWords(
            title=title,
            head=hall.name,
            running=title,
            mark=_("演示数据") if hall.is_demo else "",
            printed=printed_words(printed_at, hall),
        )
        self._paper = _TintedPaper(words, hall, printed_at)
        self._type, self._left = self._paper.type, self._paper.left
        self._days_left = self._left + _WINDOW + _NAME
        room = self._paper.right - self._days_left - _TOTAL * len(facts.totals)
        self._day = room / max(1, len(facts.days))
        names = len(table.columns) - len(facts.totals)
        self._headings = [
            self._type.balanced(column.heading, _WEEKDAY, _TOTAL - 1 * MM)
            for column in table.columns[names:]
        ]
        deepest = max(2, *(len(lines) for lines in self._headings), 2)
        height = max(_DAY.leading + _WEEKDAY.leading, deepest * _WEEKDAY.leading) + 2 * MM
        self._head = Band(height, self._draw_head, is_tied=True)

    def slip(self) -> Slip:
        """Lay out, draw and finish."""
        bands = [*self._title(), self._head, *self._rows(), *self._end()]
        return self._paper.finish(place(bands, FIRST_TOP, NEXT_TOP, self._paper.bottom))

    def _title(self) -> Iterator[Band]:
        def draw(sheet: Sheet, top: float) -> None:
            sheet.text(self._left, top, self._table.title, TITLE)
            at = top + TITLE.base - STRONG.base
            sheet.text_right(self._paper.right, at, self._table.subtitle, STRONG)

        yield Band(TITLE.leading + 1 * MM, draw, is_tied=True)
        said = _("共 {count} 人。每格上行是上午，下行是下午；灰色是不上班的日子。")
        line = self._type.line(said.format(count=len(self._table.rows)))
        yield text_band(self._left, line, SMALL, is_tied=True)

    def _draw_head(self, sheet: Sheet, top: float) -> None:
        bottom = top + self._head.height
        names = (
            _("一"), _("二"), _("三"), _("四"), _("五"), _("六"), _("日"),
        )  # fmt: skip
        at = bottom - 1 * MM - LABEL.leading
        sheet.text(self._left, at, _("窗口"), LABEL)
        sheet.text(self._left + _WINDOW, at, _("姓名"), LABEL)
        self._tint(top, self._head.height)
        for number, (day, _is_working) in enumerate(self._facts.days):
            middle = self._days_left + (number + 0.5) * self._day
            upper = bottom - 1 * MM - _DAY.leading - _WEEKDAY.leading
            sheet.text_centred(middle, upper, str(day.day), _DAY)
            sheet.text_centred(middle, upper + _DAY.leading, names[day.weekday()], _WEEKDAY)
        for number, lines in enumerate(self._headings):
            middle = self._paper.right - (len(self._headings) - number - 0.5) * _TOTAL
            at = bottom - 1 * MM - len(lines) * _WEEKDAY.leading
            for line in lines:
                sheet.text_centred(middle, at, line, _WEEKDAY)
                at += _WEEKDAY.leading
        sheet.rule(self._left, self._paper.right, bottom)

    def _tint(self, top: float, height: float) -> None:
        for number, (_day, is_working) in enumerate(self._facts.days):
            if not is_working:
                left = self._days_left + number * self._day
                self._paper.tinted.tint(
                    left, top + _UNDER_RULE, self._day, height - 2 * _UNDER_RULE
                )

    def _rows(self) -> Iterator[Band]:
        if not self._table.rows:
            yield text_band(self._left, _("没有排班的人。"), SMALL, before=4 * MM)
        lines = iter(self._facts.lines)
        for unit, rows in self._table.units():
            yield self._unit_band(unit, _("{count} 人").format(count=len(rows)))
            again = self._unit_band(_("{unit}（续）").format(unit=unit), "")
            for row in rows:
                yield self._row_band(row, next(lines).marks, (self._head, again))

    def _unit_band(self, unit: str, said: str) -> Band:
        room = self._paper.right - self._left - 30 * MM
        name = self._type.lines(self._type.line(unit), LABEL, room)[0]

        def draw(sheet: Sheet, top: float) -> None:
            at = top + _UNIT - LABEL.leading - 0.4 * MM
            sheet.text(self._left, at, name, LABEL)
            sheet.text(self._left + self._type.width(name, LABEL) + 3 * MM, at, said, SMALL)
            sheet.rule(self._left, self._paper.right, top + _UNIT, 0.25 * MM)

        return RowBand(_UNIT, draw, is_tied=True, heads=(self._head,))

    def _row_band(
        self, row: Sequence[Cell], marks: Sequence[MonthMark], heads: tuple[Band, ...]
    ) -> Band:
        totals = [str(cell) for cell in row[len(row) - len(self._facts.totals) :]]
        window = self._type.line(str(row[1]))
        name = self._type.balanced(str(row[2]), _NUMBER, _NAME - 2 * MM)
        height = max(_ROW, len(name) * _NUMBER.leading + 1 * MM)

        def draw(sheet: Sheet, top: float) -> None:
            self._tint(top, height)
            middle = top + height / 2
            sheet.text(self._left, middle - _NUMBER.leading / 2, window, _NUMBER)
            at = middle - len(name) * _NUMBER.leading / 2
            sheet.lines(self._left + _WINDOW, at, name, _NUMBER)
            for number, mark in enumerate(marks):
                self._draw_mark(sheet, middle, number, mark)
            for number, total in enumerate(totals):
                x = self._paper.right - (len(totals) - number - 0.5) * _TOTAL
                sheet.text_centred(x, middle - _NUMBER.leading / 2, total, _NUMBER)
            sheet.rule(self._left, self._paper.right, top + height, THIN)

        return RowBand(height, draw, heads=heads)

    def _draw_mark(self, sheet: Sheet, middle: float, number: int, mark: MonthMark) -> None:
        x = self._days_left + (number + 0.5) * self._day
        for letter, top in ((mark.morning, middle - _LETTER.leading), (mark.afternoon, middle)):
            style = _LETTER if letter in _PLAIN else _LETTER_STRONG
            if len(letter) > 1:
                style = _TWO_LETTERS
            sheet.text_centred(x, top, self._type.line(letter), style)
        if mark.note:
            right = self._days_left + (number + 1) * self._day
            sheet.text_right(right, middle - _LETTER.leading, str(mark.note), _NOTE)

    def _end(self) -> Iterator[Band]:
        room = self._paper.right - self._left
        yield space(2 * MM, is_tied=True)
        for note in self._table.notes:
            for line in self._type.lines(note, SMALL, room):
                yield text_band(self._left, line, SMALL, is_tied=True)
        labels = _("制表人签名"), _("审核人签名"), _("日期")
        yield sign_band(self._paper, [Signing(label) for label in labels])
