"""Locks of periods (锁定): counted and closed; a change afterwards needs a right and a reason."""

import uuid
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.attendance.errors import (
    CountOvertakenError,
    LockDifferenceError,
    LockOpenError,
    LockUnknownError,
    PeriodLockedError,
    ReasonMissingError,
)
from hallapp.attendance.policy import LOCK_RULES
from hallapp.attendance.service.closing import MAY_OVERRIDE, check_open, check_span
from hallapp.attendance.service.counting import Cancelled, Counting, Prepared, Progress
from hallapp.attendance.service.meanwhile import Ground, ground_of
from hallapp.attendance.store.dated import values_until
from hallapp.attendance.store.locks import closed_days, locks_in
from hallapp.attendance.tables import AttendanceLock
from hallapp.attendance.terms.acts import CountWish, RecountDifference
from hallapp.attendance.terms.locking import OPEN_PERIOD, AfterLock, LockRow
from hallapp.hall.entitlement import check_role
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, papers

LOCKERS = MAY_OVERRIDE | {Role.ADMINISTRATOR}
_ONE_DAY = timedelta(days=1)


class LockService:
    """Closes periods and opens them again."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._counting = Counting(work)

    def preview(
        self,
        from_on: date,
        until_on: date,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> RecountDifference:
        """Return what locking a period would count: questions are decided by then.

        Raises:
            PeriodSpanError: The span is not over or cannot be counted.
            CountCancelledError: The person stopped it.
        """
        return self._prepared((from_on, until_on), progress, cancelled).difference

    def lock(
        self,
        request: Request,
        from_on: date,
        until_on: date,
        progress: Progress | None = None,
        *,
        accepts_changes: bool = False,
        accepts_open: bool = False,
    ) -> LockRow:
        """Count what was not counted yet and close a period (锁定).

        Args:
            request: Who locks.
            from_on: First day.
            until_on: Last day; it must be over.
            progress: Told steps of reading, then of writing.
            accepts_changes: Differences of counted days were seen.
            accepts_open: Undecided half days were seen.

        Raises:
            PeriodSpanError: The span is not over or cannot be counted.
            NotEntitledError: The actor is no manager.
            PeriodLockedError: A part of it is locked already.
            LockDifferenceError, LockOpenError: What was to be accepted was not.
            CountOvertakenError: Somebody counted the same days meanwhile, or something came.
        """
        span = (from_on, until_on)
        with self._work.read() as session:
            ground = self._ground(session, span)
        prepared = self._prepared(span, progress)
        accepted = {"changes": accepts_changes, "open": accepts_open}
        with self._work.write(request, "attendance.lock", span=span, **accepted) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, LOCKERS)
                _check_accepted(prepared, changes=accepts_changes, is_open=accepts_open)
                act.answer = {"lock": str(self._closed(act, prepared, ground, progress))}
        told = act.first_answer or act.answer
        wanted = uuid.UUID(told["lock"])
        return next(row for row in self.locks(*span) if row.id == wanted)

    def reopen(self, request: Request, lock_id: uuid.UUID, reason: str) -> None:
        """Open a locked period again (解锁); it stays open until it is locked once more.

        Raises:
            ReasonMissingError: No reason was given.
            LockUnknownError: There is no such lock, or it was opened already.
            NotEntitledError: The actor is no manager.
        """
        if not reason.strip():
            raise ReasonMissingError
        with self._work.write(request, "attendance.reopen", lock=lock_id, reason=reason) as act:
            if act.first_answer is not None:
                return
            check_role(act.session, self._work.hall_id, request.actor, LOCKERS)
            row = act.session.get(AttendanceLock, lock_id, with_for_update=True)
            if row is None or row.hall_id != self._work.hall_id or row.reopened_at is not None:
                raise LockUnknownError
            row.reopened_at, row.reopened_by = act.now, request.actor.person_id
            row.reopen_reason = reason.strip()
            act.record(
                Happening("attendance.reopened", "attendance_lock", row.id, row.reopen_reason)
            )
            act.changed(Change.ATTENDANCE)

    def lock_on(self, day: date) -> LockRow | None:
        """Return the lock that holds on a day, None without one."""
        return next((row for row in self.locks(day, day) if row.holds), None)

    def is_closed(self, day: date) -> bool:
        """Return whether a day is closed: locked, or its days of grace are over."""
        return bool(self.closed_days(day, day))

    def closed_days(self, from_on: date, until_on: date) -> tuple[date, ...]:
        """Return the closed days of a span, in order."""
        hall_id, today = self._work.hall_id, self._work.today()
        with self._work.read() as session:
            rules = values_until(session, hall_id, LOCK_RULES, until_on)
            closed = closed_days(session, hall_id, (from_on, until_on), rules, today)
        count = (until_on - from_on).days + 1
        days = (from_on + _ONE_DAY * place for place in range(count))
        return tuple(filter(closed.is_closed, days))

    def locks(self, from_on: date, until_on: date) -> tuple[LockRow, ...]:
        """Return the locks that touch a span, those opened again too, the newest first."""
        with self._work.read() as session:
            return locks_in(session, self._work.hall_id, from_on, until_on)

    def check_open(
        self, act: Writing, span: tuple[date, date], override_reason: str = ""
    ) -> AfterLock:
        """Refuse a change of closed days inside another use case's transaction.

        Raises:
            PeriodClosedError: A day is closed and no reason was given.
            NotEntitledError: A day is closed and the actor has no right to change it.
        """
        return check_open(act, self._work.hall_id, span, override_reason)

    def _prepared(
        self,
        span: tuple[date, date],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Prepared:
        check_span(span, self._work.today() - _ONE_DAY)
        return self._counting.prepare(span, progress, cancelled, is_settled=True)

    def _carry(self, act: Writing, prepared: Prepared, progress: Progress | None) -> uuid.UUID:
        """Count what was not counted, or differs, and close the period."""
        if prepared.fresh:
            wish = CountWish(*prepared.span, _reason())
            self._counting.write(act, prepared, wish, OPEN_PERIOD, progress)
        return self._add(act, prepared.span, prepared.unsettled)

    def _ground(self, session: Session, span: tuple[date, date]) -> Ground:
        work = self._work
        return ground_of(session, work.hall_id, span, work.zone, work.today())

    def _closed(
        self, act: Writing, prepared: Prepared, ground: Ground, progress: Progress | None
    ) -> uuid.UUID:
        """Close a span that nobody has closed and into which nothing came; return the lock."""
        self._check_unlocked(act, prepared.span)
        lock_id = self._carry(act, prepared, progress)
        if self._ground(act.session, prepared.span) != ground:
            raise CountOvertakenError
        return lock_id

    def _check_unlocked(self, act: Writing, span: tuple[date, date]) -> None:
        held = select(AttendanceLock.from_on, AttendanceLock.until_on).where(
            AttendanceLock.hall_id == self._work.hall_id,
            AttendanceLock.reopened_at.is_(None),
            AttendanceLock.from_on <= span[1],
            AttendanceLock.until_on >= span[0],
        )
        for from_on, until_on in act.session.execute(held):
            raise PeriodLockedError(from_on=from_on.isoformat(), until_on=until_on.isoformat())

    def _add(self, act: Writing, span: tuple[date, date], unsettled: int) -> uuid.UUID:
        row = AttendanceLock(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            from_on=span[0],
            until_on=span[1],
            locked_at=act.now,
            locked_by=act.request.actor.person_id,
        )
        act.session.add(row)
        told: dict[str, Any] = {"from": span[0].isoformat(), "until": span[1].isoformat()}
        told["open"] = unsettled
        act.record(Happening("attendance.locked", "attendance_lock", row.id, after=told))
        act.changed(Change.ATTENDANCE)
        return row.id


def _check_accepted(prepared: Prepared, *, changes: bool, is_open: bool) -> None:
    """Refuse what nobody has looked at."""
    if prepared.lines and not changes:
        raise LockDifferenceError(count=len(prepared.lines))
    if prepared.unsettled and not is_open:
        raise LockOpenError(count=prepared.unsettled)


def _reason() -> str:
    with papers():
        return _("锁定时统计")
