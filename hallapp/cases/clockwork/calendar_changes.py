"""What a notice or a single day makes of the hall's calendar: pure, before anything is written.

A day that the hall set by hand stands above every notice; what it covers is kept beneath it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from hallapp.cases.clockwork.calendar_rows import DayChange, DayChoice, NoticeDay
from hallapp.hall.calendars import CalendarEntry, CoveredDay, StoredCalendar, shipped_calendar
from hallapp.hall.workdays import SATURDAY, DayKind, WorkCalendar

_Entries = dict[date, CalendarEntry]


def days_of_year(year: int) -> tuple[date, ...]:
    """Return every day of a year in order."""
    first = date(year, 1, 1)
    return tuple(first + timedelta(n) for n in range((date(year + 1, 1, 1) - first).days))


def with_notice(
    stored: StoredCalendar, year: int, days: Iterable[NoticeDay], *, is_whole: bool
) -> StoredCalendar:
    """Return the calendar with a notice of a year in it.

    A notice of the whole year says of every day of it what it is, also that it is nothing
    special; days that it names in the December before or the January after come with it. A
    notice of single days changes those alone.
    """
    named = {each.day: each for each in days}
    if not is_whole:
        entries = _by_day(stored)
        for each in named.values():
            _lay(entries, CalendarEntry(each.day, each.kind, each.note, year))
        return _stored(entries, stored.years)
    entries = _by_day(_without(stored, year))
    base = shipped_calendar({year})
    for day in sorted({*days_of_year(year), *named}):
        each = named.get(day)
        kind = each.kind if each else _plain(day)
        if kind is not base.kind(day):
            note = each.note if each else ""
            _lay(entries, CalendarEntry(day, kind, note, year))
    return _stored(entries, stored.years | {year})


def without_notice(stored: StoredCalendar, year: int) -> StoredCalendar:
    """Return the calendar without what the hall loaded of a year; its own days stay."""
    without = _without(stored, year)
    return StoredCalendar(without.entries, stored.years - {year})


def with_day(stored: StoredCalendar, day: date, choice: DayChoice, note: str) -> StoredCalendar:
    """Return the calendar with a day as the hall wants it.

    Raises:
        CalendarRangeError: The day lies outside the calendar.
    """
    entries = _by_day(stored)
    covered = _covered(entries.pop(day, None))
    if covered is not None:
        entries[day] = CalendarEntry(day, covered.kind, "", covered.year)
    # A day that the calendar does not know is refused before anything is made of it.
    _stored(entries, stored.years).calendar.kind(day)
    if choice is not DayChoice.AS_USUAL:
        entries[day] = CalendarEntry(day, _chosen(day, choice), note, None, covered)
    return _stored(entries, stored.years)


def changes_between(
    before: WorkCalendar, after: WorkCalendar, days: Mapping[date, str]
) -> tuple[DayChange, ...]:
    """Return which of the days begin or cease to be working days, in order, with their words."""
    return tuple(
        DayChange(day, before.kind(day), after.kind(day), days[day])
        for day in sorted(days)
        if before.is_working(day) is not after.is_working(day)
    )


def kept_days(stored: StoredCalendar, days: Iterable[NoticeDay]) -> tuple[DayChange, ...]:
    """Return the days on which the hall's own will stands against what a notice names."""
    own = {entry.day: entry for entry in stored.entries if entry.notice_year is None}
    return tuple(
        DayChange(each.day, own[each.day].kind, each.kind, own[each.day].note)
        for each in days
        if each.day in own and own[each.day].kind.is_working is not each.kind.is_working
    )


def _chosen(day: date, choice: DayChoice) -> DayKind:
    if choice is DayChoice.CLOSURE:
        return DayKind.CLOSED
    return DayKind.MAKE_UP if day.weekday() >= SATURDAY else DayKind.WORKING


def _without(stored: StoredCalendar, year: int) -> StoredCalendar:
    entries: _Entries = {}
    for entry in stored.entries:
        if entry.notice_year == year:
            continue
        is_over = entry.covered is not None and entry.covered.year == year
        entries[entry.day] = replace(entry, covered=None) if is_over else entry
    return _stored(entries, stored.years)


def _lay(entries: _Entries, entry: CalendarEntry) -> None:
    """Lay a day of a notice: beneath what the hall set by hand, above an older notice."""
    present = entries.get(entry.day)
    if present is not None and present.notice_year is None and entry.notice_year is not None:
        entry = replace(present, covered=CoveredDay(entry.notice_year, entry.kind))
    elif present is not None and _is_of_later_year(present, entry):
        return
    entries[entry.day] = entry


def _is_of_later_year(present: CalendarEntry, entry: CalendarEntry) -> bool:
    # A notice may change the December before its year: it is newer than that year's own.
    return (present.notice_year or 0) > (entry.notice_year or 0)


def _covered(entry: CalendarEntry | None) -> CoveredDay | None:
    if entry is None:
        return None
    if entry.notice_year is not None:
        return CoveredDay(entry.notice_year, entry.kind)
    return entry.covered


def _plain(day: date) -> DayKind:
    return DayKind.WEEKEND if day.weekday() >= SATURDAY else DayKind.WORKING


def _by_day(stored: StoredCalendar) -> _Entries:
    return {entry.day: entry for entry in stored.entries}


def _stored(entries: _Entries, years: frozenset[int]) -> StoredCalendar:
    return StoredCalendar(tuple(entries[day] for day in sorted(entries)), years)
