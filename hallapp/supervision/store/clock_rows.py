"""Which clocks a scan has to look at: ranges over the days that have come near."""

import uuid
from collections.abc import Sequence
from datetime import date
from itertools import starmap

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.cases.tables import CaseClock, HallCase
from hallapp.cases.terms import CaseState
from hallapp.kernel.database.base import table_of
from hallapp.supervision.rules import RunningClock

# What is over leaves the scan, whatever its clocks say; a case that stands is never warned of.
SILENT = (
    CaseState.REJECTED,
    CaseState.SUSPENDED,
    CaseState.DELIVERED,
    CaseState.WITHDRAWN,
    CaseState.RETURNED,
    CaseState.REVOKED,
)

_clock = table_of(CaseClock).c
_case = table_of(HallCase).c
_READ = select(
    _clock.id,
    _clock.case_id,
    _clock.kind,
    _clock.label,
    _clock.day_zero,
    _clock.due_on,
    _clock.due_at,
    _clock.law_due_on,
    _clock.yellow_on,
).join_from(table_of(CaseClock), table_of(HallCase), _case.id == _clock.case_id)


def clocks_near(
    session: Session, hall_id: uuid.UUID, last_due_on: date, today: date
) -> Sequence[RunningClock]:
    """Return the running clocks whose due day or yellow day has come near.

    Args:
        session: Of the scan.
        hall_id: The hall.
        last_due_on: The latest due day that any rule looks at today.
        today: Yellow days up to this day count.
    """
    common = (
        _clock.hall_id == hall_id,
        _clock.ended_on.is_(None),
        _clock.due_on.is_not(None),
        _clock.stood_since.is_(None),
        _case.state.not_in(SILENT),
    )
    # One range for each index: with both in one condition SQLite reads every clock.
    near = (_clock.due_on <= last_due_on, _clock.yellow_on <= today)
    found = {
        clock.id: clock
        for within in near
        for clock in starmap(RunningClock, session.execute(_READ.where(within, *common)))
    }
    return tuple(found.values())
