"""Declared failures (停电、设备故障): nobody is absent because a device was out."""

import uuid
from datetime import date, timedelta

from hallapp.attendance.errors import OutageSpanError, OutageUnknownError, ReasonMissingError
from hallapp.attendance.service.closing import check_open
from hallapp.attendance.store.deed_rows import outages_in
from hallapp.attendance.tables import PunchOutage
from hallapp.attendance.terms.acts import OutageRow, OutageWish
from hallapp.attendance.terms.locking import AfterLock
from hallapp.hall.entitlement import check_role
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import day_in
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request

DECLARERS = frozenset({Role.SHIFT_LEADER, Role.MANAGER, Role.ADMINISTRATOR})
_LONGEST = timedelta(days=7)


class OutageService:
    """Declares and withdraws spans in which nobody could punch."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def declare(self, request: Request, wish: OutageWish, override_reason: str = "") -> OutageRow:
        """Declare a failure (登记故障): slots that it touches are to be confirmed, not absence.

        Raises:
            OutageSpanError: It ends before it begins, lies ahead or is longer than a week.
            NotEntitledError: The actor does not run the hall.
            PeriodClosedError: A day of it is closed.
        """
        with self._work.write(
            request, "attendance.declare_outage", wish=repr(wish), override=override_reason
        ) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, DECLARERS)
                self._check_span(act, wish)
                span = self._days(wish)
                after = check_open(act, self._work.hall_id, span, override_reason)
                act.answer = {"outage": str(self._add(act, wish, after))}
        days = self._days(wish)
        told = act.first_answer or act.answer
        wanted = uuid.UUID(told["outage"])
        return next(row for row in self.in_period(*days) if row.id == wanted)

    def withdraw(
        self, request: Request, outage_id: uuid.UUID, why: str, override_reason: str = ""
    ) -> None:
        """Take a declared failure back (撤销); it stays in the record.

        Raises:
            ReasonMissingError: No reason was given.
            OutageUnknownError: There is none, or it was withdrawn already.
            NotEntitledError: The actor does not run the hall.
            PeriodClosedError: A day of it is closed.
        """
        if not why.strip():
            raise ReasonMissingError
        with self._work.write(
            request, "attendance.withdraw_outage", outage=outage_id, why=why,
            override=override_reason,
        ) as act:  # fmt: skip
            if act.first_answer is not None:
                return
            check_role(act.session, self._work.hall_id, request.actor, DECLARERS)
            row = act.session.get(PunchOutage, outage_id, with_for_update=True)
            if row is None or row.hall_id != self._work.hall_id or row.withdrawn_at is not None:
                raise OutageUnknownError
            span = (day_in(row.from_at, self._work.zone), day_in(row.to_at, self._work.zone))
            after = check_open(act, self._work.hall_id, span, override_reason)
            row.withdrawn_at, row.withdrawn_by = act.now, request.actor.person_id
            row.withdrawn_why = after.reason or why.strip()
            act.record(
                Happening("attendance.outage_withdrawn", "punch_outage", row.id, why.strip())
            )
            act.changed(Change.ATTENDANCE)

    def in_period(self, from_on: date, until_on: date) -> tuple[OutageRow, ...]:
        """Return the failures that touch a span of days, withdrawn ones too."""
        with self._work.read() as session:
            return outages_in(session, self._work.hall_id, from_on, until_on, self._work.zone)

    def _days(self, wish: OutageWish) -> tuple[date, date]:
        return day_in(wish.from_at, self._work.zone), day_in(wish.to_at, self._work.zone)

    def _check_span(self, act: Writing, wish: OutageWish) -> None:
        is_future = wish.from_at > act.now
        if not timedelta() < wish.to_at - wish.from_at <= _LONGEST or is_future:
            zone = self._work.zone
            raise OutageSpanError(
                from_at=f"{wish.from_at.astimezone(zone):%Y-%m-%d %H:%M}",
                to_at=f"{wish.to_at.astimezone(zone):%Y-%m-%d %H:%M}",
            )

    def _add(self, act: Writing, wish: OutageWish, after: AfterLock) -> uuid.UUID:
        row = PunchOutage(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            device_number=wish.device_number,
            from_at=wish.from_at,
            to_at=wish.to_at,
            cause=wish.cause,
            words=wish.words.strip(),
            declared_at=act.now,
            declared_by=act.request.actor.person_id,
            is_after_lock=after.is_after_lock,
            override_reason=after.reason,
        )
        act.session.add(row)
        told = {
            "device": row.device_number,
            "from": row.from_at.isoformat(),
            "to": row.to_at.isoformat(),
            "cause": row.cause.value,
            "after_lock": row.is_after_lock,
        }
        reason = after.reason or row.words or None
        act.record(
            Happening("attendance.outage_declared", "punch_outage", row.id, reason, after=told)
        )
        act.changed(Change.ATTENDANCE)
        return row.id
