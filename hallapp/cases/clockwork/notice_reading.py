"""Reads a holiday notice: the State Council's own words, or a list of days (放假安排).

A list has a day and 休 or 班 in each row, in any order of columns, with or without headings. A
notice in words says 放假 or 上班 behind its days: 2月15日至23日放假调休，共9天。2月14日上班。
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hallapp.cases.clockwork.calendar_rows import (
    NoticeDay,
    NoticeFault,
    NoticeFaultKind,
    ReadNotice,
)
from hallapp.cases.clockwork.errors import NoticeEmptyError, NoticeYearError
from hallapp.cases.clockwork.notice_dates import (
    DECEMBER,
    FoundDays,
    dates_in,
    plain_text,
    serial_day,
    year_named,
)
from hallapp.hall.workdays import FIRST_YEAR, LAST_YEAR, DayKind
from hallapp.kernel.sheets.files import MEGABYTE
from hallapp.kernel.sheets.reading import read_sheet

_MOST_BYTES = 4 * MEGABYTE
_REST = ("休", "放假", "节假日", "假期", "假日", "holiday", "rest", "off")
_WORK = ("班", "上班", "补班", "工作日", "workday", "work")
# Of the two kinds the later word decides in a sentence: 放假调休 is rest, 调休上班 is work.
_SAID = re.compile(r"调休上班|补班|上班|放假|休息|调休|班|休")
_WORK_SAID = frozenset({"调休上班", "补班", "上班", "班"})
_CELLS = re.compile(r"[\t,，]")
_SENTENCE = re.compile(r"[。；;！!]")
_HEADINGS = ("日期", "date", "休班", "类型", "说明", "备注")
_NOTE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


def read_notice_file(path: Path, year: int | None = None) -> ReadNotice:
    """Read a notice from a workbook, a CSV or a text.

    Raises:
        RuleError: The file is none of these, or says nothing of any day or year.
        SurroundingsError: It cannot be read.
    """
    sheet = read_sheet(path, _MOST_BYTES)
    lines = [_Line(row.line, _joined(row.fields)) for row in sheet.rows]
    return _read(lines, year or year_named(path.stem))


def read_notice_text(text: str, year: int | None = None) -> ReadNotice:
    """Read a notice from a pasted text.

    Raises:
        NoticeYearError: Nothing says of which year it is.
        NoticeEmptyError: It says nothing of any day.
    """
    lines = [_Line(number, line) for number, line in enumerate(text.splitlines(), start=1)]
    return _read(lines, year)


def _joined(fields: Iterable[str]) -> str:
    cells: list[str] = []
    for field in fields:
        serial = serial_day(field)
        cells.append(field if serial is None else serial.isoformat())
    return "\t".join(cells).strip()


def _read(lines: list[_Line], year: int | None) -> ReadNotice:
    found_year = year or _year_of(lines)
    if found_year is None or not FIRST_YEAR < found_year < LAST_YEAR:
        raise NoticeYearError(year=found_year)
    days: dict[date, NoticeDay] = {}
    faults: list[NoticeFault] = []
    for line in lines:
        for each in _said_by(line, found_year):
            if isinstance(each, NoticeFault):
                faults.append(each)
            elif each.day in days and days[each.day].kind is not each.kind:
                faults.append(_fault(line, NoticeFaultKind.TWICE))
            else:
                days.setdefault(each.day, each)
    if not days and not faults:
        raise NoticeEmptyError
    return ReadNotice(found_year, tuple(days[day] for day in sorted(days)), tuple(faults))


def _year_of(lines: list[_Line]) -> int | None:
    """Return the year of a list of whole dates, else the first that the text names."""
    founds = [found for line in lines for found in dates_in(plain_text(line.text), None)]
    named = Counter(found.days[-1].year for found in founds if found.days)
    first = next((year for line in lines if (year := year_named(line.text)) is not None), None)
    # In words only the title and the date of the notice itself name a year.
    if named and (first is None or 2 * named.total() > len(founds)):
        return named.most_common(1)[0][0]
    return first


def _said_by(line: _Line, year: int) -> Iterator[NoticeDay | NoticeFault]:
    if not line.text.strip() or _is_heading(line.text):
        return
    cells = [cell.strip() for cell in _CELLS.split(line.text)]
    is_list = "\t" in line.text or "," in line.text
    if len(cells) > 1 and (is_list or any(map(_kind_of_cell, cells))):
        yield from _of_row(line, cells, year)
    else:
        yield from _of_words(line, year)


def _is_heading(text: str) -> bool:
    plain = plain_text(text).casefold()
    return any(word in plain for word in _HEADINGS) and not any(dates_in(plain, FIRST_YEAR))


def _of_row(line: _Line, cells: list[str], year: int) -> Iterator[NoticeDay | NoticeFault]:
    dated = next((place for place, cell in enumerate(cells) if _dates(cell, year)), None)
    if dated is None:
        # A row of other things is a title.
        if any(_kind_of_cell(cell) for cell in cells):
            yield _fault(line, NoticeFaultKind.DATE)
        return
    kinds = ((place, _kind_of_cell(cell)) for place, cell in enumerate(cells) if place != dated)
    place, kind = next(((place, kind) for place, kind in kinds if kind), (None, None))
    if kind is None and _said(plain_text(line.text)):
        # A sentence with a comma in it is a sentence.
        yield from _of_words(line, year)
        return
    if kind is None:
        yield _fault(line, NoticeFaultKind.KIND)
        return
    note = "，".join(cell for at, cell in enumerate(cells) if cell and at not in {dated, place})
    for found in _dates(cells[dated], year):
        yield from _days_of(found, kind, note, line, year)


def _kind_of_cell(cell: str) -> DayKind | None:
    word = plain_text(cell).strip().casefold()
    if word in _REST or word == "放假调休":
        return DayKind.HOLIDAY
    if word in _WORK or word == "调休上班":
        return DayKind.MAKE_UP
    return None


def _of_words(line: _Line, year: int) -> Iterator[NoticeDay | NoticeFault]:
    name = ""
    for sentence in _SENTENCE.split(line.text):
        plain = plain_text(sentence)
        founds, said = _dates(plain, year), _said(plain)
        if not founds:
            continue
        if not said:
            # The date of the notice itself stands alone, with its year.
            if not all(found.names_year for found in founds):
                yield _fault(line, NoticeFaultKind.KIND)
            continue
        # A feast is named once; its other sentences begin with their days.
        name = _name_before(plain, founds[0]) or name
        for found in founds:
            kind = next((kind for at, kind in said if at >= found.end), said[-1][1])
            yield from _days_of(found, kind, name, line, year)


def _said(plain: str) -> list[tuple[int, DayKind]]:
    return [
        (found.start(), DayKind.MAKE_UP if found[0] in _WORK_SAID else DayKind.HOLIDAY)
        for found in _SAID.finditer(plain)
    ]


def _name_before(plain: str, first: FoundDays) -> str:
    """Return the name of the feast that stands before the first date: 一、元旦：1月1日 …."""
    words = re.split(r"[、.:：]", plain[: first.start])
    names = [word.strip() for word in words if word.strip()]
    return names[-1][:_NOTE_LENGTH] if names else ""


def _days_of(
    found: FoundDays, kind: DayKind, note: str, line: _Line, year: int
) -> Iterator[NoticeDay | NoticeFault]:
    if not found.days:
        yield _fault(line, NoticeFaultKind.DATE)
    elif not all(_belongs(day, year) for day in found.days):
        yield _fault(line, NoticeFaultKind.YEAR)
    else:
        for day in found.days:
            yield NoticeDay(day, kind, note[:_NOTE_LENGTH])


def _belongs(day: date, year: int) -> bool:
    is_before = (day.year, day.month) == (year - 1, DECEMBER)
    return day.year == year or is_before or (day.year, day.month) == (year + 1, 1)


def _dates(text: str, year: int) -> list[FoundDays]:
    return list(dates_in(plain_text(text), year))


def _fault(line: _Line, kind: NoticeFaultKind) -> NoticeFault:
    return NoticeFault(line.number, line.text.strip()[:_NOTE_LENGTH], kind)
