"""Statements of locks: which days are closed for changes."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from hallapp.attendance.policy import LOCK_RULES
from hallapp.attendance.store.dated import Dated, values_until
from hallapp.attendance.tables import AttendanceLock
from hallapp.attendance.terms.locking import LockRow, LockRules
from hallapp.hall.tables import Person

_ONE_DAY = timedelta(days=1)
_Locker, _Reopener = aliased(Person, name="locker"), aliased(Person, name="reopener")


@dataclass(frozen=True)
class ClosedDays:
    """Which days of a span may be changed only by a right of one's own.

    Attributes:
        locks: Locks that touch the span, those opened again among them.
        rules: The days of grace by day.
        today: The hall's present day.
    """

    locks: Sequence[LockRow]
    rules: Dated[LockRules]
    today: date

    def lock_on(self, day: date) -> LockRow | None:
        """Return the lock that holds on a day, None without one."""
        holding = (lock for lock in self.locks if lock.holds and lock.from_on <= day)
        return next((lock for lock in holding if day <= lock.until_on), None)

    def is_closed(self, day: date) -> bool:
        """Return whether a day is closed: locked, or its days of grace are over.

        A period that was opened again by hand stays open until it is locked once more.
        """
        covering = [lock for lock in self.locks if lock.from_on <= day <= lock.until_on]
        if covering:
            return any(lock.holds for lock in covering)
        return self.rules.on(day).is_over(day, self.today)


def closed_days(
    session: Session,
    hall_id: uuid.UUID,
    span: tuple[date, date],
    rules: Dated[LockRules],
    today: date,
) -> ClosedDays:
    """Return which days of a span are closed."""
    return ClosedDays(locks_in(session, hall_id, *span), rules, today)


def closed_between(
    session: Session, hall_id: uuid.UUID, span: tuple[date, date], today: date
) -> tuple[date, ...]:
    """Return the closed days of a span, in order."""
    rules = values_until(session, hall_id, LOCK_RULES, span[1])
    closed = closed_days(session, hall_id, span, rules, today)
    days = (span[0] + _ONE_DAY * place for place in range((span[1] - span[0]).days + 1))
    return tuple(day for day in days if closed.is_closed(day))


def locks_in(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> tuple[LockRow, ...]:
    """Return the locks that touch a span of days, the newest first."""
    asked = (
        select(AttendanceLock, _Locker.name, _Reopener.name)
        .outerjoin(_Locker, _Locker.id == AttendanceLock.locked_by)
        .outerjoin(_Reopener, _Reopener.id == AttendanceLock.reopened_by)
        .where(
            AttendanceLock.hall_id == hall_id,
            AttendanceLock.from_on <= until_on,
            AttendanceLock.until_on >= from_on,
        )
        .order_by(AttendanceLock.locked_at.desc())
    )
    return tuple(
        LockRow(
            lock.id,
            lock.from_on,
            lock.until_on,
            lock.locked_at,
            locker or "",
            lock.reopened_at,
            reopener or "",
            lock.reopen_reason,
        )
        for lock, locker, reopener in session.execute(asked)
    )
