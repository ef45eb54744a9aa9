"""What faces, papers and bulletins ask of leave; nothing is written here."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from hallapp.hall.calendars import load_calendar
from hallapp.hall.half_days import Half, HalfDay, HalfDaySpan
from hallapp.hall.terms import Role
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.settings import value_on
from hallapp.kernel.texts import _
from hallapp.leave.away import away_in
from hallapp.leave.errors import LeaveUnknownError
from hallapp.leave.policy import LEAVE_LADDER
from hallapp.leave.rules import DECIDERS, OF_THE_UNIT, RUNNERS, late_halves, may_decide
from hallapp.leave.store.conflicts import Absence, conflicts
from hallapp.leave.store.people import colleagues, decider_for
from hallapp.leave.store.requests import leaves
from hallapp.leave.tables import LeaveRequest
from hallapp.leave.terms import AwayMap, LeaveLadder, LeaveRow, LeaveState, StandInRow

_NOON = 12


class LeaveReading:
    """Answers what is asked of leave."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def leave(self, leave_id: uuid.UUID) -> LeaveRow:
        """Return one request.

        Raises:
            LeaveUnknownError: There is none of this id.
        """
        with self._work.read() as session:
            found = self._rows(session, LeaveRequest.id == leave_id)
        if not found:
            raise LeaveUnknownError
        return found[0]

    def to_decide(self, role: Role | None = None) -> tuple[LeaveRow, ...]:
        """Return the requests that wait for a decision, for one role or for all of them."""
        with self._work.read() as session:
            asked = self._rows(session, LeaveRequest.state == LeaveState.ASKED)
        return tuple(row for row in asked if role is None or _waits_for(row, role))

    def to_decide_by(self, person_id: uuid.UUID) -> tuple[LeaveRow, ...]:
        """Return the requests on which one person may decide now; the own ones are not in it."""
        with self._work.read() as session:
            asked = self._rows(session, LeaveRequest.state == LeaveState.ASKED)
            return tuple(row for row in asked if self._may_decide(session, row, person_id))

    def of_person(
        self, person_id: uuid.UUID, from_on: date | None = None, until_on: date | None = None
    ) -> tuple[LeaveRow, ...]:
        """Return a person's requests by first half day; all of them, or those of a span."""
        where = [LeaveRequest.person_id == person_id]
        if from_on is not None:
            where.append(LeaveRequest.until_on >= from_on)
        if until_on is not None:
            where.append(LeaveRequest.from_on <= until_on)
        with self._work.read() as session:
            return self._rows(session, *where)

    def in_period(self, from_on: date, until_on: date) -> tuple[LeaveRow, ...]:
        """Return the requests whose half days touch a span of days, whatever became of them."""
        with self._work.read() as session:
            return self._rows(
                session, LeaveRequest.from_on <= until_on, LeaveRequest.until_on >= from_on
            )

    def not_reported_back(self) -> tuple[LeaveRow, ...]:
        """Return approved leave that is over while nobody has reported back (未销假)."""
        with self._work.read() as session:
            found = self._rows(
                session,
                LeaveRequest.state == LeaveState.APPROVED,
                LeaveRequest.until_on <= self._work.today(),
            )
        return tuple(row for row in found if row.is_overdue)

    def away(self, from_on: date, until_on: date | None = None) -> AwayMap:
        """Return who is away in which half days of a span; of one day without a second."""
        with self._work.read() as session:
            return away_in(session, self._work.hall_id, from_on, until_on or from_on)

    def stand_ins(self, person_id: uuid.UUID, span: HalfDaySpan) -> tuple[StandInRow, ...]:
        """Return who could stand in for a person: B first, then the unit; who is away, last.

        Raises:
            PersonUnknownError: Nobody of this id works in the hall.
        """
        hall_id = self._work.hall_id
        with self._work.read() as session:
            found = colleagues(session, hall_id, person_id, span)
            absences = [Absence(person_id, span, each) for each in found]
            together = conflicts(session, hall_id, absences)
        rows = [
            StandInRow(each, name, is_b, any(other.person_id == each for other in with_whom))
            for (each, (name, is_b)), with_whom in zip(found.items(), together, strict=True)
        ]
        return tuple(sorted(rows, key=lambda row: (row.is_away, not row.is_b, row.name)))

    def ladder(self, day: date | None = None) -> LeaveLadder:
        """Return the ladder of approval that holds on a day, today unless told otherwise."""
        with self._work.read() as session:
            on = day or self._work.today()
            return value_on(session, self._work.hall_id, LEAVE_LADDER, on)

    def half_now(self) -> HalfDay:
        """Return the half day in which the hall is now; the afternoon begins at noon."""
        now = self._work.clock.now().astimezone(self._work.zone)
        return HalfDay(now.date(), Half.MORNING if now.hour < _NOON else Half.AFTERNOON)

    def _rows(self, session: Session, *where: ColumnElement[bool]) -> tuple[LeaveRow, ...]:
        hall_id = self._work.hall_id
        found = leaves(session, LeaveRequest.hall_id == hall_id, *where)
        return self._overdue(session, self._together(session, found))

    def _together(self, session: Session, rows: Sequence[LeaveRow]) -> tuple[LeaveRow, ...]:
        """Tell of requests that nobody may approve as they are: A and B both away."""
        asked = [row for row in rows if row.state is LeaveState.ASKED]
        absences = [Absence(row.person_id, row.span, row.b_person_id) for row in asked]
        found = conflicts(session, self._work.hall_id, absences)
        told = {
            row.id: replace(row, b_is_away=True, away_with=_("、").join(e.name for e in with_whom))
            for row, with_whom in zip(asked, found, strict=True)
            if with_whom
        }
        return tuple(told.get(row.id, row) for row in rows)

    def _overdue(self, session: Session, rows: Sequence[LeaveRow]) -> tuple[LeaveRow, ...]:
        now = self.half_now()
        over = [r for r in rows if r.state is LeaveState.APPROVED and r.span.last < now]
        if not over:
            return tuple(rows)
        calendar = load_calendar(session, self._work.hall_id)
        late = {row.id for row in over if late_halves(row.span, now.next, calendar)}
        return tuple(replace(row, is_overdue=True) if row.id in late else row for row in rows)

    def _may_decide(self, session: Session, row: LeaveRow, person_id: uuid.UUID) -> bool:
        step = row.open_step
        if step is None or row.person_id == person_id:
            return False
        of = (row.person_id, row.department_id)
        decider = decider_for(session, self._work.hall_id, person_id, of)
        return may_decide(step.approver, decider)


def _waits_for(row: LeaveRow, role: Role) -> bool:
    step = row.open_step
    if step is None:
        return False
    # Where a unit has no chief representative, whoever runs the hall decides in that place.
    return role in DECIDERS[step.approver] or (step.approver in OF_THE_UNIT and role in RUNNERS)
