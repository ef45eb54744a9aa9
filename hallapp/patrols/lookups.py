"""What other features ask of patrols: whole periods for everybody, in few statements."""

import uuid
from datetime import date, datetime

from sqlalchemy.orm import Session

from hallapp.patrols.rules.publishing import may_publish
from hallapp.patrols.store.day_rows import tallies_in
from hallapp.patrols.store.explanations import explanations_in
from hallapp.patrols.store.letters import letters_in
from hallapp.patrols.store.marks import marks_in
from hallapp.patrols.store.rounds import rounds_in
from hallapp.patrols.terms import MarkRow

__all__ = [
    "explanations_in",
    "letters_in",
    "marks_in",
    "may_publish",
    "publishable_in",
    "rounds_in",
    "tallies_in",
]


def publishable_in(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date, now: datetime
) -> tuple[MarkRow, ...]:
    """Return the marks of a period that may be published at a moment."""
    said = explanations_in(session, hall_id, from_on, until_on)
    marks = marks_in(session, hall_id, from_on, until_on)
    return tuple(mark for mark in marks if may_publish(mark, said, now))
