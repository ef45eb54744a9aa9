"""Who is away when: approved leave of everybody in a span of days, in one statement."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from hallapp.hall.half_days import Half, HalfDay, HalfDaySpan
from hallapp.kernel.database.base import table_of
from hallapp.leave.tables import LeaveRequest
from hallapp.leave.terms import AwayMap, AwayRow, LeaveState

_request = table_of(LeaveRequest).c
_COLUMNS = (
    _request.id, _request.person_id, _request.kind, _request.b_person_id,
    _request.from_on, _request.from_half, _request.until_on, _request.until_half,
    _request.ended_on, _request.ended_half,
)  # fmt: skip
_COUNTS = (LeaveState.APPROVED, LeaveState.ENDED)


def away_in(session: Session, hall_id: uuid.UUID, from_on: date, until_on: date) -> AwayMap:
    """Return who is away in which half days, from one day to another, both included.

    Approved and ended leave counts, up to the half day in which the person came back; what is
    only asked for does not. Rest days inside a leave are in it too: whether a day counts is
    for the calendar to say.
    """
    asked = select(*_COLUMNS).where(
        _request.hall_id == hall_id,
        _request.state.in_(_COUNTS),
        _request.from_on <= until_on,
        _request.until_on >= from_on,
        or_(_request.ended_on.is_(None), _request.ended_on >= from_on),
    )
    found: dict[tuple[uuid.UUID, date], dict[Half, AwayRow]] = defaultdict(dict)
    for (
        id_,
        person_id,
        what,
        b_id,
        first,
        first_half,
        last,
        last_half,
        back,
        back_half,
    ) in session.execute(asked):
        span = HalfDaySpan.of(first, first_half, last, last_half)
        row = AwayRow(what, what.is_trip, id_, b_id)
        returned = None if back is None else HalfDay(back, back_half)
        for each in _within(span, returned, from_on, until_on):
            found[person_id, each.day][each.half] = row
    return dict(found)


def _within(
    span: HalfDaySpan, back: HalfDay | None, from_on: date, until_on: date
) -> Iterator[HalfDay]:
    """Give the half days of a leave inside a span of days, up to the return."""
    # A leave of half a year is not walked for the one day that is asked about.
    at = max(span.first, HalfDay(from_on, Half.MORNING))
    last = min(span.last, HalfDay(until_on, Half.AFTERNOON))
    if back is not None and not last < back:
        last = _before(back)
    while not last < at:
        yield at
        at = at.next


def _before(half_day: HalfDay) -> HalfDay:
    if half_day.half is Half.AFTERNOON:
        return HalfDay(half_day.day, Half.MORNING)
    return HalfDay(half_day.day - timedelta(days=1), Half.AFTERNOON)
