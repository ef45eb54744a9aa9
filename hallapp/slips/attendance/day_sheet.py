"""The day's attendance sheet (考勤表): who signed in and out when, and what was found, by unit."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from hallapp.attendance.terms import DaySheetRow, Finding, SheetRow, SlotResult
from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _, papers
from hallapp.slips.dates import long_day_words, printed_words
from hallapp.slips.flow import Band, Placed, fill
from hallapp.slips.frame import (
    FIRST_TOP,
    LABEL,
    NEXT_TOP,
    SMALL,
    STRONG,
    TIGHT,
    TITLE,
    FrameWords,
    Paper,
    space,
    text_band,
)
from hallapp.slips.setting import Style, Typesetter
from hallapp.slips.sheet import MM, THIN, Sheet
from hallapp.slips.terms import Slip

_HEADINGS = 7.6 * MM


@dataclass(frozen=True)
class _Air:
    """How much air the lines have, in points.

    Attributes:
        row: Least height of a person's line.
        padding: What a line of several rows of text has beside them.
        unit: Height of a unit's heading.
        end: Height of the place to sign.
    """

    row: float
    padding: float
    unit: float
    end: float


_ROOMY = _Air(7 * MM, 1.8 * MM, 9 * MM, 16 * MM)
_SNUG = _Air(5.6 * MM, 0.8 * MM, 6.8 * MM, 14.5 * MM)


@dataclass(frozen=True)
class _Column:
    """A column of the table: its heading and its left edge, in millimetres from the margin."""

    heading: str
    left_mm: float
    width_mm: float


@dataclass(frozen=True)
class _UnitBand(Band):
    """A band of a unit: its heading, or one of its people."""

    unit: str = ""
    is_person: bool = False


def attendance_sheet(sheet: DaySheetRow, hall: HallRow, printed_at: datetime) -> Slip:
    """Return the attendance sheet of a day as an A4 PDF across.

    Args:
        sheet: The day with its lines, one a person.
        hall: The hall whose day it is.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        return _AttendancePaper(sheet, hall, printed_at).slip()


def totals_words(rows: Sequence[SheetRow]) -> str:
    """Return the day in one line: people, those without and with something to look at, findings."""
    found = Counter(slot.finding for row in rows for slot in row.slots)
    deviating = sum(row.has_deviation for row in rows)
    parts = [
        _("共 {count} 人").format(count=len(rows)),
        _("无情况 {count} 人").format(count=len(rows) - deviating),
        _("有情况 {count} 人").format(count=deviating),
    ]
    for label, findings in _counted():
        times = sum(found[finding] for finding in findings)
        if times:
            parts.append(_("{label} {times} 次").format(label=label, times=times))
    return _("，").join(parts) + _("。")


def _counted() -> Sequence[tuple[str, tuple[Finding, ...]]]:
    return (
        (_("迟到"), (Finding.LATE, Finding.LONG_LATE)),
        (_("早退"), (Finding.EARLY, Finding.LONG_EARLY)),
        (_("未到或未签退"), (Finding.NOT_COME,)),
        (_("缺卡"), (Finding.MISSING,)),
        (_("待确认"), (Finding.TO_CONFIRM,)),
    )


def _columns() -> tuple[_Column, ...]:
    return (
        _Column(_("窗口"), 0, 16),
        _Column(_("姓名"), 16, 30),
        _Column(_("上午到"), 46, 37),
        _Column(_("上午离"), 83, 37),
        _Column(_("下午到"), 120, 37),
        _Column(_("下午离"), 157, 37),
        _Column(_("公示"), 194, 19),
        _Column(_("说明"), 213, 44),
    )


class _AttendancePaper:
    """Breaks one day's sheet into bands."""

    def __init__(self, sheet: DaySheetRow, hall: HallRow, printed_at: datetime) -> None:
        self._day = sheet
        title = _("窗口考勤表 {day}").format(day=long_day_words(sheet.day))
        words = FrameWords(
            title=title,
            head=hall.name,
            running=title,
            mark=_("演示数据") if hall.is_demo else "",
            printed=printed_words(printed_at, hall),
        )
        self._paper = Paper(words, hall, printed_at, is_landscape=True)
        self._type: Typesetter = self._paper.type
        self._columns = _columns()
        self._air = _ROOMY

    def slip(self) -> Slip:
        """Lay out, draw and finish; lines stand closer where that saves the second page."""
        pages = self._laid_out(_ROOMY)
        if len(pages) > 1:
            snug = self._laid_out(_SNUG)
            pages = snug if len(snug) == 1 else self._laid_out(_ROOMY)
        return self._paper.finish(pages, self._draw_again)

    def _laid_out(self, air: _Air) -> list[list[Placed]]:
        self._air = air
        bands = [*self._title(), *self._units(), *self._end()]
        next_top = NEXT_TOP + _HEADINGS + air.unit
        return fill(bands, FIRST_TOP, next_top, self._paper.bottom)

    def _draw_again(self, page: list[Placed]) -> None:
        """Repeat the headings on a further page, and the unit whose people go on there."""
        if not page or not isinstance(page[0].band, _UnitBand):
            return
        self._draw_headings(self._paper.sheet, NEXT_TOP)
        if page[0].band.is_person:
            unit = _("{unit}（续）").format(unit=page[0].band.unit)
            self._draw_unit(self._paper.sheet, NEXT_TOP + _HEADINGS, unit, "")

    def _title(self) -> Iterator[Band]:
        left, right = self._paper.left, self._paper.right
        day = long_day_words(self._day.day)

        def draw(sheet: Sheet, top: float) -> None:
            sheet.text(left, top, _("窗口考勤表"), TITLE)
            sheet.text_right(right, top + TITLE.base - STRONG.base, day, STRONG)

        yield Band(TITLE.leading + 1 * MM, draw, is_tied=True)
        said = totals_words(self._day.rows)
        if not self._day.is_working_day:
            said = _("这一天不是工作日，不作考勤。") + said
        for line in self._type.lines(said, SMALL, right - left):
            yield text_band(left, line, SMALL, is_tied=True)
        yield space(1.5 * MM, is_tied=True)

    def _units(self) -> Iterator[Band]:
        if not self._day.rows:
            yield text_band(self._paper.left, _("没有排班的人。"), STRONG, before=6 * MM)
        units: dict[str, list[SheetRow]] = {}
        for row in self._day.rows:
            units.setdefault(row.department_name, []).append(row)
        if units:
            yield Band(_HEADINGS, self._draw_headings, is_tied=True)
        for unit, rows in units.items():
            name = self._type.line(unit or _("未分部门"))
            yield self._unit_band(name, len(rows))
            yield from (self._row_band(name, row) for row in rows)

    def _draw_headings(self, sheet: Sheet, top: float) -> None:
        left = self._paper.left
        for column in self._columns:
            sheet.text(left + column.left_mm * MM, top + 1 * MM, column.heading, SMALL)
        sheet.rule(left, self._paper.right, top + _HEADINGS)

    def _draw_unit(self, sheet: Sheet, top: float, unit: str, people: str) -> None:
        left = self._paper.left
        name = self._type.lines(unit, LABEL, self._paper.right - left - 30 * MM)[0]
        # Closer to its people than to those above.
        text_top = top + self._air.unit - LABEL.leading - 0.7 * MM
        sheet.text(left, text_top, name, LABEL)
        after = left + self._type.width(name, LABEL) + 3 * MM
        sheet.text(after, text_top, people, SMALL)
        sheet.rule(left, self._paper.right, top + self._air.unit, MM * 0.25)

    def _unit_band(self, unit: str, count: int) -> Band:
        """Return the heading of a unit; it stays with the first person of the unit."""
        people = _("{count} 人").format(count=count)
        return _UnitBand(
            self._air.unit,
            lambda sheet, top: self._draw_unit(sheet, top, unit, people),
            is_tied=True,
            unit=unit,
        )

    def _row_band(self, unit: str, row: SheetRow) -> Band:
        cells = [
            (self._cell(text, style, column), style)
            for column, (text, style) in zip(self._columns, _cells(row), strict=True)
        ]
        tallest = max(len(lines) * style.leading for lines, style in cells)
        height = max(self._air.row, tallest + self._air.padding)
        left, right = self._paper.left, self._paper.right

        def draw(sheet: Sheet, top: float) -> None:
            for column, (lines, style) in zip(self._columns, cells, strict=True):
                text_top = top + (height - len(lines) * style.leading) / 2
                sheet.lines(left + column.left_mm * MM, text_top, lines, style)
            sheet.rule(left, right, top + height, THIN)

        return _UnitBand(height, draw, unit=unit, is_person=True)

    def _cell(self, text: str, style: Style, column: _Column) -> list[str]:
        return self._type.lines(text, style, (column.width_mm - 2) * MM)

    def _end(self) -> Iterator[Band]:
        left = self._paper.left

        def draw(sheet: Sheet, top: float) -> None:
            for number, said in enumerate((_("值班长签名"), _("大厅管理签名"))):
                x = left + number * 110 * MM
                sheet.text(x, top + 8 * MM, said, SMALL)
                after = x + self._type.width(said, SMALL) + 3 * MM
                sheet.rule(after, after + 55 * MM, top + 8 * MM + SMALL.leading, MM * 0.2)

        yield Band(self._air.end, draw)


def _cells(row: SheetRow) -> list[tuple[str, Style]]:
    """Return the texts of a line in the order of the columns; deviations are bold."""
    window = _("{number} 号").format(number=row.window_number) if row.window_number else "—"
    slots = [_slot(slot) for slot in row.slots]
    return [
        (window, TIGHT),
        (row.person_name, _BOLD_TIGHT if row.has_deviation else TIGHT),
        *slots,
        (row.public_text, TIGHT),
        (row.note, TIGHT),
    ]


def _slot(slot: SlotResult) -> tuple[str, Style]:
    text = " ".join(filter(None, (slot.time_text, slot.word)))
    return text, _BOLD_TIGHT if slot.finding.is_deviation else TIGHT


_BOLD_TIGHT = Style(LABEL.weight, TIGHT.size, TIGHT.leading)
