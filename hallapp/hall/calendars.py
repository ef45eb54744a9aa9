"""The hall's working days as the store knows them (工作日历)."""

import uuid
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.hall.tables import CalendarDay, CalendarYear
from hallapp.hall.workdays import DayOverride, WorkCalendar, calendar_from_notices


def load_calendar(session: Session, hall_id: uuid.UUID) -> WorkCalendar:
    """Return the notices that ship, with the hall's own days above them."""
    days = session.scalars(
        select(CalendarDay).where(CalendarDay.hall_id == hall_id).order_by(CalendarDay.day)
    )
    years = session.scalars(select(CalendarYear.year).where(CalendarYear.hall_id == hall_id))
    overrides = tuple(DayOverride(row.day, row.kind, row.note) for row in days)
    return _built(overrides, tuple(sorted(years)))


# Building takes some milliseconds and the days change a few times a year.
@lru_cache(maxsize=4)
def _built(overrides: tuple[DayOverride, ...], years: tuple[int, ...]) -> WorkCalendar:
    return calendar_from_notices(overrides, years)
