"""Annual leave in the store: what was granted, what was taken and what is asked for."""

import uuid
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.hall.calendars import load_calendar
from hallapp.leave.store.requests import OPEN_STATES, back_of, span_of
from hallapp.leave.tables import AnnualGrant, LeaveRequest
from hallapp.leave.terms import AnnualBalance, LeaveKind, LeaveState


def grant_of(
    session: Session, hall_id: uuid.UUID, person_id: uuid.UUID, year: int
) -> AnnualGrant | None:
    """Return what was set last for a person's year, None when nobody set it."""
    return session.scalars(
        select(AnnualGrant)
        .where(
            AnnualGrant.hall_id == hall_id,
            AnnualGrant.person_id == person_id,
            AnnualGrant.year == year,
        )
        .order_by(AnnualGrant.set_at.desc(), AnnualGrant.id)
        .limit(1)
    ).one_or_none()


def balance_of(
    session: Session, hall_id: uuid.UUID, person_id: uuid.UUID, year: int
) -> AnnualBalance:
    """Return what is left of a person's annual leave of a year.

    Leave over New Year counts in each year with the half days that lie in it; leave that ended
    early counts up to the return.
    """
    grant = grant_of(session, hall_id, person_id, year)
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = session.scalars(
        select(LeaveRequest).where(
            LeaveRequest.hall_id == hall_id,
            LeaveRequest.person_id == person_id,
            LeaveRequest.kind == LeaveKind.ANNUAL,
            LeaveRequest.state.in_(OPEN_STATES),
            LeaveRequest.from_on <= last,
            LeaveRequest.until_on >= first,
        )
    ).all()
    asked = [row for row in found if row.state is LeaveState.ASKED]
    taken = [row for row in found if row.state is not LeaveState.ASKED]
    return AnnualBalance(
        person_id=person_id,
        year=year,
        worked_years=None if grant is None else grant.worked_years,
        granted=0 if grant is None else grant.half_days,
        taken=_counted(session, hall_id, taken, year),
        asked=_counted(session, hall_id, asked, year),
        exclusion=None if grant is None else grant.exclusion,
        basis="" if grant is None else grant.basis,
    )


def _counted(session: Session, hall_id: uuid.UUID, rows: Sequence[LeaveRequest], year: int) -> int:
    total = 0
    for row in rows:
        back, span = back_of(row), span_of(row)
        if back is None and span.first.day.year == span.last.day.year:
            total += row.half_days
            continue
        halves = span.working(load_calendar(session, hall_id))
        total += sum(
            1 for each in halves if each.day.year == year and (back is None or each < back)
        )
    return total
