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
    OutingOpenError,
    OutingTimesError,
    OutingUnknownError,
    OwnLeaveError,
    OwnStandInError,
)
from hallapp.leave.policy import OUTING_LIMITS
from hallapp.leave.rules import RUNNERS, check_outing
from hallapp.leave.service.reading import LeaveReading
from hallapp.leave.store.numbers import OUTING, next_number
from hallapp.leave.store.outings import outings
from hallapp.leave.store.people import check_concerned, unit_of, window_of
from hallapp.leave.tables import Outing
from hallapp.leave.terms import OutingRow, OutingWish, half_day_text, outing_number

_REASON_LENGTH = 200
_ONE_DAY = timedelta(days=1)


class OutingService:
    """Keeps the register of outings; an outing excuses from the post, never from a punch."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._leave = LeaveReading(work)

    def leave_post(self, request: Request, wish: OutingWish) -> OutingRow:
        """Write down that somebody leaves the post for a while (外出登记).

        Whoever runs the hall agrees by writing it down. Walking a citizen needs nobody's word
        and has no longest time.

        Raises:
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
        with self._work.write(request, "leave.leave_post", wish=repr(wish)) as act:
            if act.first_answer is None:
                act.answer = {"outing_id": str(self._add(act, wish))}
                told = act.answer
            else:
                told = act.first_answer
        return self.outing(uuid.UUID(told["outing_id"]))

    def back(self, request: Request, outing_id: uuid.UUID, at: datetime | None = None) -> OutingRow:
        """Write down that somebody is back (回岗); now, or a little earlier.

        Raises:
            OutingUnknownError: The register has no such outing.
            OutingBackError: The person is back already.
            OutingTimesError: Before the person left, or at a time to come.
            NotEntitledError: It is none of the actor's business.
        """
        with self._work.write(request, "leave.back", outing=outing_id, at=at) as act:
            if act.first_answer is None:
                row = self._held(act, outing_id)
                self._check_concerned(act, row.person_id)
                if row.back_at is not None:
                    raise OutingBackError(number=row.number)
                back_at = at or act.now
                if back_at < row.left_at or back_at > act.now:
                    raise OutingTimesError
                row.back_at, row.back_noted_by = back_at, request.actor.person_id
                self._told(act, "leave.outing_back", row)
        return self.outing(outing_id)

    def approve(self, request: Request, outing_id: uuid.UUID) -> OutingRow:
        """Agree to an outing, also afterwards (值班长签字).

        Raises:
            OutingUnknownError: The register has no such outing.
            OutingApprovedError: Somebody has agreed already, or nobody needs to.
            OwnLeaveError: The own outing.
            NotEntitledError: The actor does not run the hall.
        """
        with self._work.write(request, "leave.approve_outing", outing=outing_id) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, RUNNERS)
                row = self._held(act, outing_id)
                if row.approved_at is not None or not row.kind.needs_approval:
                    raise OutingApprovedError(number=row.number)
                if row.person_id == request.actor.person_id:
                    raise OwnLeaveError(number=row.number)
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

    def _add(self, act: Writing, wish: OutingWish) -> uuid.UUID:
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
        is_agreed = wish.kind.needs_approval and self._agrees(session, actor.person_id, wish)
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
            approver_id=actor.person_id if is_agreed else None,
            approved_at=act.now if is_agreed else None,
            noted_by=actor.person_id,
        )
        session.add(row)
        act.flush()
        self._told(act, "leave.left_post", row)
        return row.id

    def _agrees(self, session: Session, actor: uuid.UUID | None, wish: OutingWish) -> bool:
        """Return whether whoever writes it down agrees by that: runs the hall, not the own."""
        if actor is None or actor == wish.person_id:
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
