"""The years of the calendar: which are known, who runs in them, which may be forgotten."""

import uuid
from datetime import date

from sqlalchemy.orm import Session

from hallapp.cases.clockwork.calendar_rows import CalendarYearRow, YearState
from hallapp.cases.clockwork.calendar_store import cases_in, examples_in, sources_of
from hallapp.cases.clockwork.errors import YearInUseError
from hallapp.hall.calendars import StoredCalendar, load_stored, shipped_years
from hallapp.kernel.texts import _

_YEARS_AHEAD = 2


def year_rows(session: Session, hall_id: uuid.UUID, today: date) -> tuple[CalendarYearRow, ...]:
    """Return the years around today and every loaded one, in order."""
    stored = load_stored(session, hall_id)
    sources = sources_of(session, hall_id)
    around = set(range(today.year - 1, today.year + _YEARS_AHEAD + 1))
    return tuple(
        _row(session, hall_id, stored, year, sources.get(year, ""))
        for year in sorted(around | loaded_years(stored))
    )


def loaded_years(stored: StoredCalendar) -> frozenset[int]:
    """Return the years of which the hall has loaded a notice, whole or of single days."""
    named = {entry.notice_year for entry in stored.entries if entry.notice_year is not None}
    return stored.years | named


def refuse_in_use(session: Session, hall_id: uuid.UUID, stored: StoredCalendar, year: int) -> None:
    """Refuse to forget a year in which open cases run.

    Raises:
        YearInUseError: There are some; the error counts them and names ten.
    """
    first, last = _span(stored, year)
    count = cases_in(session, hall_id, first, last)
    if count:
        examples = examples_in(session, hall_id, first, last)
        named = _("、").join(f"{each.case_number} ({each.old_on.isoformat()})" for each in examples)
        raise YearInUseError(year=year, count=count, examples=named)


def _row(
    session: Session, hall_id: uuid.UUID, stored: StoredCalendar, year: int, source: str
) -> CalendarYearRow:
    first, last = _span(stored, year)
    open_cases = cases_in(session, hall_id, first, last)
    is_loaded = year in loaded_years(stored)
    return CalendarYearRow(
        year=year,
        state=_state(year, is_loaded=is_loaded),
        source=source,
        working_days=stored.calendar.working_days_between(date(year, 1, 1), date(year, 12, 31)),
        own_days=sum(
            entry.notice_year is None and entry.day.year == year for entry in stored.entries
        ),
        open_cases=open_cases,
        provisional_cases=cases_in(session, hall_id, first, last, provisional=True),
        may_forget=is_loaded and not open_cases,
    )


def _state(year: int, *, is_loaded: bool) -> YearState:
    if is_loaded:
        return YearState.LOADED
    return YearState.SHIPPED if year in shipped_years() else YearState.UNKNOWN


def _span(stored: StoredCalendar, year: int) -> tuple[date, date]:
    """Return the days that the notice of a year touches: its year, and what it names besides."""
    days = [entry.day for entry in stored.entries if entry.notice_year == year]
    return min([date(year, 1, 1), *days]), max([date(year, 12, 31), *days])
