"""Whether days may still be changed, and by which right; asked inside the use case itself."""

import uuid
from datetime import date

from hallapp.attendance.errors import PeriodClosedError, PeriodSpanError
from hallapp.attendance.store.locks import closed_between
from hallapp.attendance.terms.locking import OPEN_PERIOD, AfterLock
from hallapp.hall.entitlement import check_role
from hallapp.hall.terms import Role
from hallapp.kernel.database.work import Writing

MAY_OVERRIDE = frozenset({Role.MANAGER})
"""Who may change days that are closed, with a reason that prints (大厅管理)."""

LONGEST_DAYS = 366


def check_open(
    act: Writing, hall_id: uuid.UUID, span: tuple[date, date], override_reason: str = ""
) -> AfterLock:
    """Refuse a change of closed days, unless the actor has the right and says why.

    Args:
        act: The transaction of the change.
        hall_id: The hall.
        span: First and last day that the change touches.
        override_reason: Why it is changed all the same; empty asks for open days.

    Returns:
        Whether the change touches closed days, to be kept and printed with it.

    Raises:
        PeriodClosedError: A day is closed and no reason was given.
        NotEntitledError: A day is closed and the actor has no right to change it.
    """
    closed = closed_between(act.session, hall_id, span, act.today)
    if not closed:
        return OPEN_PERIOD
    if not override_reason.strip():
        raise PeriodClosedError(day=closed[0].isoformat())
    check_role(act.session, hall_id, act.request.actor, MAY_OVERRIDE)
    return AfterLock(is_after_lock=True, reason=override_reason.strip())


def check_span(span: tuple[date, date], last: date) -> None:
    """Refuse a span of days that cannot be counted.

    Args:
        span: First and last day.
        last: The last day that may be in it.

    Raises:
        PeriodSpanError: It ends before it begins, is longer than a year or not over.
    """
    from_on, until_on = span
    if not 0 <= (until_on - from_on).days < LONGEST_DAYS or until_on > last:
        raise PeriodSpanError(from_on=from_on.isoformat(), until_on=until_on.isoformat())
