"""What other features ask of patrols: whole periods for everybody, in few statements."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime, tzinfo

from sqlalchemy.orm import Session

from hallapp.hall.calendars import load_calendar
from hallapp.kernel.settings import value_on
from hallapp.patrols.policy import PATROL_PLAN
from hallapp.patrols.rules.publishing import (
    end_of_working_day_after,
    is_sayable,
    may_publish,
)
from hallapp.patrols.store.day_rows import tallies_in
from hallapp.patrols.store.explanations import explanations_in
from hallapp.patrols.store.letters import letters_in
from hallapp.patrols.store.marks import marks_in
from hallapp.patrols.store.rounds import rounds_in
from hallapp.patrols.terms import MarkRow

__all__ = [
    "explain_until_of",
    "explanations_in",
    "is_sayable",
    "letters_in",
    "marks_in",
    "may_publish",
    "publishable_in",
    "rounds_in",
    "tallies_in",
]


def explain_until_of(
    session: Session, hall_id: uuid.UUID, days: Iterable[date], zone: tzinfo
) -> dict[date, datetime]:
    """Return until when what was found of each day waits for an explanation.

    A day of attendance waits as long as a finding of that day: the same rule, the same days.
    """
    calendar = load_calendar(session, hall_id)
    return {
        day: end_of_working_day_after(
            day, value_on(session, hall_id, PATROL_PLAN, day).explain_days, calendar, zone
        )
        for day in days
    }


def publishable_in(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date, now: datetime
) -> tuple[MarkRow, ...]:
    """Return the marks of a period that may be published at a moment."""
    said = explanations_in(session, hall_id, from_on, until_on)
    marks = marks_in(session, hall_id, from_on, until_on)
    return tuple(mark for mark in marks if may_publish(mark, said, now))
