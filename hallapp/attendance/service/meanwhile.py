"""Whether something came between looking at a period and closing it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hallapp.attendance.store.period import Corrections, DeviceOutage, read_period
from hallapp.attendance.tables import Punch
from hallapp.leave.terms import AwayMap
from hallapp.roster.lookups import Assigned


@dataclass(frozen=True)
class Ground:
    """What the days of a span rest on; two of the same say that nothing came.

    Attributes:
        punches: By day, how many there are: none is ever changed or taken away.
    """

    punches: Mapping[date, int]
    corrections: Corrections
    away: AwayMap
    outages: tuple[DeviceOutage, ...]
    roster: Assigned


def ground_of(
    session: Session, hall_id: uuid.UUID, span: tuple[date, date], zone: tzinfo, today: date
) -> Ground:
    """Return what the days of a span rest on now.

    Args:
        session: Of the transaction that decides.
        hall_id: The hall.
        span: First and last day.
        zone: The hall's.
        today: The hall's present day.
    """
    period = read_period(session, hall_id, span, zone, today)
    asked = (
        select(Punch.day, func.count())
        .where(Punch.hall_id == hall_id, Punch.day.between(*span))
        .group_by(Punch.day)
    )
    punches = {day: count for day, count in session.execute(asked)}  # noqa: C416 - rows are no pairs
    return Ground(punches, period.corrections, period.away, period.outages, period.roster)
