"""Use cases of outings: leave the post for a short while and come back (临时外出登记)."""

import uuid
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from hallapp.hall.entitlement import check_role, roles_of
from hallapp.hall.tables import Person
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import day_in
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on
from hallapp.leave.away import away_in
from hallapp.leave.errors import (
    BothAwayError,
    LeaveReasonError,
    OutingApprovedError,
    OutingBackError,
    OutingBackLateError,
    OutingOpenError,
    OutingTimesError,
    OutingUnknownError,
    OwnLeaveError,
    OwnStandInError,
)
from hallapp.leave.policy import OUTING_LIMITS
from hallapp.leave.rules import AFTERWARDS, RUNNERS, check_outing, is_afterwards
from hallapp.leave.service.reading import LeaveReading
from hallapp.leave.store.numbers import OUTING, next_number
from hallapp.leave.store.outings import outings
from hallapp.leave.store.people import check_concerned, unit_of, window_of
from hallapp.leave.tables import Outing
from hallapp.leave.terms import OutingRow, OutingWish, half_day_text, outing_number
from hallapp.roster.periods import PeriodLock, Touched, asked_with, check_days

_REASON_LENGTH = 200
_ONE_DAY = timedelta(days=1)


class OutingService:
    """Keeps the register of outings; an outing excuses from the post, never from a punch."""

    def __init__(self, work: UnitOfWork, lock: PeriodLock | None = None) -> None:
        """Take the store, and what closes days.

        Args:
            work: The unit of work of the hall.
            lock: Refuses changes of closed days; without one no day is closed.
        """
        self._work = work
        self._lock = lock
        self._leave = LeaveReading(work)

    def leave_post(
        self, request: Request, wish: OutingWish, override_reason: str = ""
    ) -> OutingRow:
        """Write down that somebody leaves the post for a while (外出登记).

        Whoever runs the hall agrees by writing it down. Walking a citizen needs nobody's word
        and has no longest time. What is written down afterwards needs it whatever its kind.

        Raises:
            RuleError: The person left on a day that is closed.
            LeaveReasonError: No reason, or too long a one.
            OutingTimesError: Back before gone, or gone at a time to come.
            OutingLongError: Longer than an outing may be; leave is to be asked for.
            OutingOpenError: The person is out already.
            OwnStandInError: Somebody is to stand in for himself.
            BothAwayError: Whoever is to stand in is away or out.
            PersonUnknownError: The person or the stand-in does not work in the hall.
            NotEntitledError: It is none of the actor's business.
        """
        if not wish.reason.strip() or len(wish.reason) > _REASON_LENGTH:
            raise LeaveReasonError(limit=_REASON_LENGTH)
        if wish.b_person_id == wish.person_id:
            raise OwnStandInError
        said = asked_with(override_reason, wish=repr(wish))
        with self._work.write(request, "leave.leave_post", **said) as act:
            if act.first_answer is None:
                row = self._add(act, wish)
                self._check_open(act, row, row.left_at, override_reason)
                act.answer = {"outing_id": str(row.id)}
                told = act.answer
            else:
                told = act.first_answer
        return self.outing(uuid.UUID(told["outing_id"]))

    def back(
        self,
        request: Request,
        outing_id: uuid.UUID,
        at: datetime | None = None,
        override_reason: str = "",
    ) -> OutingRow:
        """Write down that somebody is back (回岗); now, or a little earlier.

        Raises:
            RuleError: The person came back on a day that is closed.
            OutingBackLateError: Well before now, by somebody who does not run the hall or is
                the person.
            OutingUnknownError: The register has no such outing.
            OutingBackError: The person is back already.
            OutingTimesError: Before the person left, or at a time to come.
            NotEntitledError: It is none of the actor's business.
        """
        said = asked_with(override_reason, outing=outing_id, at=at)
        with self._work.write(request, "leave.back", **said) as act:
            if act.first_answer is None:
                row = self._held(act, outing_id)
                self._check_concerned(act, row.person_id)
                if row.back_at is not None:
                    raise OutingBackError(number=row.number)
                self._back(act, row, at or act.now, override_reason)
        return self.outing(outing_id)

    def approve(
        self, request: Request, outing_id: uuid.UUID, override_reason: str = ""
    ) -> OutingRow:
        """Agree to an outing, also afterwards (值班长签字).

        Raises:
            RuleError: The person left on a day that is closed.
            OutingUnknownError: The register has no such outing.
            OutingApprovedError: Somebody has agreed already, or nobody needs to.
            OwnLeaveError: The own outing.
            NotEntitledError: The actor does not run the hall.
        """
        said = asked_with(override_reason, outing=outing_id)
        with self._work.write(request, "leave.approve_outing", **said) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, RUNNERS)
                row = self._held(act, outing_id)
                if row.approved_at is not None or not _asks_approval(row):
                    raise OutingApprovedError(number=row.number)
                if row.person_id == request.actor.person_id:
                    raise OwnLeaveError(number=row.number)
                self._check_open(act, row, row.left_at, override_reason)
                row.approver_id, row.approved_at = request.actor.person_id, act.now
                self._told(act, "leave.outing_approved", row)
        return self.outing(outing_id)

    def outing(self, outing_id: uuid.UUID) -> OutingRow:
        """Return one slip.

        Raises:
            OutingUnknownError: The register has no such outing.
        """
        found = self._rows(Outing.id == outing_id)
        if not found:
            raise OutingUnknownError
        return found[0]

    def out_now(self) -> tuple[OutingRow, ...]:
        """Return who is out, longest first; overdue ones say so."""
        return self._rows(Outing.back_at.is_(None))

    def register(self, day: date | None = None) -> tuple[OutingRow, ...]:
        """Return the register of a day, today unless told otherwise."""
        return self._rows(Outing.day == (day or self._work.today()))

    def in_period(self, from_on: date, until_on: date) -> tuple[OutingRow, ...]:
        """Return the register of a span of days."""
        return self._rows(Outing.day >= from_on, Outing.day <= until_on)

    def _rows(self, *where: ColumnElement[bool]) -> tuple[OutingRow, ...]:
        with self._work.read() as session:
            hall = Outing.hall_id == self._work.hall_id
            return outings(session, self._work.clock.now(), hall, *where)

    def _add(self, act: Writing, wish: OutingWish) -> Outing:
        hall_id, session = self._work.hall_id, act.session
        number = next_number(act, hall_id, OUTING)
        left_at = wish.left_at or act.now
        limits = value_on(session, hall_id, OUTING_LIMITS, act.today)
        check_outing(wish.kind, left_at, wish.planned_back_at, act.now, limits.most_minutes)
        self._check_concerned(act, wish.person_id)
        self._check_in(session, wish.person_id)
        if wish.b_person_id is not None:
            unit_of(session, hall_id, wish.b_person_id)
            self._check_stand_in(session, wish.b_person_id)
        actor = act.request.actor
        row = Outing(
            id=uuid.uuid4(),
            hall_id=hall_id,
            number=outing_number(act.today.year, number),
            person_id=wish.person_id,
            window_id=wish.window_id or window_of(session, wish.person_id),
            kind=wish.kind,
            reason=wish.reason.strip(),
            day=day_in(left_at, self._work.zone),
            left_at=left_at,
            planned_back_at=wish.planned_back_at,
            b_person_id=wish.b_person_id,
            noted_by=actor.person_id,
            noted_at=act.now,
        )
        if _asks_approval(row) and self._is_overseen(session, actor.person_id, row.person_id):
            row.approver_id, row.approved_at = actor.person_id, act.now
        session.add(row)
        act.flush()
        self._told(act, "leave.left_post", row)
        return row

    def _back(self, act: Writing, row: Outing, back_at: datetime, override_reason: str) -> None:
        actor = act.request.actor.person_id
        if back_at < row.left_at or back_at > act.now:
            raise OutingTimesError
        if is_afterwards(back_at, act.now) and not self._is_overseen(
            act.session, actor, row.person_id
        ):
            raise OutingBackLateError(minutes=int(AFTERWARDS.total_seconds() // 60))
        self._check_open(act, row, back_at, override_reason)
        row.back_at, row.back_noted_by, row.back_noted_at = back_at, actor, act.now
        self._told(act, "leave.outing_back", row)

    def _check_open(self, act: Writing, row: Outing, at: datetime, override_reason: str) -> None:
        """Refuse a change of the register of a closed day, unless a manager says why (封账)."""
        day = day_in(at, self._work.zone)
        touched = Touched("leave", "outing", row.id)
        check_days(self._lock, act, (day, day), override_reason, touched)

    def _is_overseen(self, session: Session, actor: uuid.UUID | None, person_id: uuid.UUID) -> bool:
        """Return whether the actor runs the hall and it is not the own outing."""
        if actor is None or actor == person_id:
            return False
        return not roles_of(session, self._work.hall_id, actor).isdisjoint(RUNNERS)

    def _check_in(self, session: Session, person_id: uuid.UUID) -> None:
        found = session.execute(
            select(Outing.number, Outing.left_at).where(
                Outing.person_id == person_id, Outing.back_at.is_(None)
            )
        ).first()
        if found is not None:
            at = found[1].astimezone(self._work.zone)
            raise OutingOpenError(number=found[0], at=f"{at:%H:%M}")

    def _check_stand_in(self, session: Session, person_id: uuid.UUID) -> None:
        half = self._leave.half_now()
        away = away_in(session, self._work.hall_id, half.day, half.day)
        is_out = session.scalar(
            select(Outing.id).where(Outing.person_id == person_id, Outing.back_at.is_(None))
        )
        if is_out is None and half.half not in away.get((person_id, half.day), {}):
            return
        name = session.scalar(select(Person.name).where(Person.id == person_id))
        raise BothAwayError(number="", name=name, half=half_day_text(half))

    def _check_concerned(self, act: Writing, person_id: uuid.UUID) -> None:
        unit = unit_of(act.session, self._work.hall_id, person_id)
        check_concerned(act.session, self._work.hall_id, act.request.actor, (person_id, unit))

    def _held(self, act: Writing, outing_id: uuid.UUID) -> Outing:
        row = act.session.get(Outing, outing_id, with_for_update=True)
        if row is None or row.hall_id != self._work.hall_id:
            raise OutingUnknownError
        return row

    def _told(self, act: Writing, action: str, row: Outing) -> None:
        after = {"number": row.number, "kind": row.kind.value}
        act.record(Happening(action, "outing", row.id, after=after))
        act.changed(Change.ATTENDANCE)


def _asks_approval(row: Outing) -> bool:
    """Return whether somebody who runs the hall has to agree, be it given already or not."""
    is_after = row.noted_at is not None and is_afterwards(row.left_at, row.noted_at)
    return row.kind.needs_approval or is_after
