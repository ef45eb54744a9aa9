"""The hall's working days as the store knows them (工作日历).

Notices ship with the program; a hall may load a notice by itself, above those, and set single
days by hand, above everything. What a day set by hand covers is kept with it, so that it comes
back when the day is given up.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.hall.tables import CalendarDay, CalendarYear
from hallapp.hall.workdays import DayKind, DayOverride, WorkCalendar, calendar_from_notices

_NOTICE, _HALL, _OVER = "notice:", "hall", " over "


@dataclass(frozen=True, slots=True)
class CoveredDay:
    """What a notice says of a day that the hall has set by hand."""

    year: int
    kind: DayKind


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One day of the store.

    Attributes:
        notice_year: Year of the notice that says it, None for a day that the hall set by hand.
        covered: What a notice says beneath a day set by hand.
    """

    day: date
    kind: DayKind
    note: str = ""
    notice_year: int | None = None
    covered: CoveredDay | None = None

    @property
    def source(self) -> str:
        """How the store spells where the day comes from; `read_source` reads it."""
        if self.notice_year is not None:
            return f"{_NOTICE}{self.notice_year}"
        if self.covered is None:
            return _HALL
        return f"{_HALL}{_OVER}{_NOTICE}{self.covered.year} {self.covered.kind.value}"


@dataclass(frozen=True, slots=True)
class StoredCalendar:
    """What the hall itself knows of its days, beyond the notices that ship.

    Attributes:
        entries: In order of days, one a day.
        years: Years whose notice the hall has loaded as a whole.
    """

    entries: tuple[CalendarEntry, ...] = ()
    years: frozenset[int] = frozenset()

    @property
    def calendar(self) -> WorkCalendar:
        """The days with the notices that ship beneath them; made once for the same days."""
        overrides = tuple(DayOverride(each.day, each.kind) for each in self.entries)
        return _built(overrides, tuple(sorted(self.years)))

    def entry(self, day: date) -> CalendarEntry | None:
        """Return what the store says of a day, None where the notices that ship hold."""
        return next((entry for entry in self.entries if entry.day == day), None)


def load_calendar(session: Session, hall_id: uuid.UUID) -> WorkCalendar:
    """Return the notices that ship, with the hall's own days above them."""
    days = session.execute(
        select(CalendarDay.day, CalendarDay.kind)
        .where(CalendarDay.hall_id == hall_id)
        .order_by(CalendarDay.day)
    )
    years = session.scalars(select(CalendarYear.year).where(CalendarYear.hall_id == hall_id))
    overrides = tuple(DayOverride(day, kind) for day, kind in days)
    return _built(overrides, tuple(sorted(years)))


def load_stored(session: Session, hall_id: uuid.UUID) -> StoredCalendar:
    """Return the hall's own days with where each comes from."""
    rows = session.scalars(
        select(CalendarDay).where(CalendarDay.hall_id == hall_id).order_by(CalendarDay.day)
    )
    years = session.scalars(select(CalendarYear.year).where(CalendarYear.hall_id == hall_id))
    return StoredCalendar(tuple(map(_entry, rows)), frozenset(years))


def read_source(source: str) -> tuple[int | None, CoveredDay | None]:
    """Return the notice's year, or what lies beneath a day set by hand; neither for any other."""
    own, _, under = source.partition(_OVER)
    if own.startswith(_NOTICE):
        return int(own.removeprefix(_NOTICE)), None
    if not under.startswith(_NOTICE):
        return None, None
    year, _, kind = under.removeprefix(_NOTICE).partition(" ")
    return None, CoveredDay(int(year), DayKind(kind))


def shipped_calendar(known_years: Iterable[int] = ()) -> WorkCalendar:
    """Return the notices that ship alone; years given besides are taken as free of holidays."""
    return _built((), tuple(sorted(known_years)))


def shipped_years() -> frozenset[int]:
    """Return the years whose notice comes with the program."""
    return shipped_calendar().known_years


def _entry(row: CalendarDay) -> CalendarEntry:
    notice_year, covered = read_source(row.source)
    return CalendarEntry(row.day, row.kind, row.note, notice_year, covered)


# Building takes some milliseconds and the days change a few times a year.
@lru_cache(maxsize=8)
def _built(overrides: tuple[DayOverride, ...], years: tuple[int, ...]) -> WorkCalendar:
    return calendar_from_notices(overrides, years)
