"""What one person needs of attendance at the own desk: the own rows and nothing else.

Readings that span leave, roster, patrols and attendance, each in a few statements, so that a desk
with a citizen in front of it never waits for the whole hall's rows.
"""

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.attendance.service.corrections import OVERSEES_ALL
from hallapp.attendance.store.deed_rows import corrections
from hallapp.attendance.tables import PunchCorrection
from hallapp.attendance.terms.acts import CorrectionRow
from hallapp.hall import directory
from hallapp.hall.calendars import load_calendar
from hallapp.hall.entitlement import roles_of
from hallapp.hall.half_days import HalfDay
from hallapp.hall.tables import Person
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.settings import value_on
from hallapp.leave.policy import LEAVE_LADDER
from hallapp.leave.rules import approvers_for, counted_halves
from hallapp.leave.store.annual import balance_of
from hallapp.leave.store.conflicts import Absence, conflicts, rostered_days
from hallapp.leave.store.outings import outings
from hallapp.leave.store.people import stand_in_of, unit_of
from hallapp.leave.store.requests import check_free
from hallapp.leave.tables import Outing
from hallapp.leave.terms import (
    AnnualBalance,
    LeaveApprover,
    LeaveKind,
    LeaveWish,
    OutingRow,
    half_days_text,
)
from hallapp.patrols.store.marks import one_mark
from hallapp.patrols.tables import PatrolMark
from hallapp.patrols.terms import MarkRow, PatrolSight
from hallapp.roster.lookups import handovers_in, pairs_on, shifts_in
from hallapp.roster.terms import HandoverRow, PostPairRow

_BLAMES = tuple(sight for sight in PatrolSight if sight.is_blame)


@dataclass(frozen=True, slots=True)
class LeavePreview:
    """What a leave would come to, before it is asked for.

    Attributes:
        half_days: Half days that count.
        approvers: Who has to agree, one after another.
        b_person_id: Who would stand in: who was named, else the B of the person's post.
        away_with: Names of those who would be away with it, so that it could not be approved.
        balances: Of each year that annual leave touches, as it stands without this request.
        is_beyond: Annual leave beyond what is left, or of which nobody knows.
    """

    half_days: int
    approvers: tuple[LeaveApprover, ...]
    b_person_id: uuid.UUID | None
    b_name: str
    away_with: tuple[str, ...] = ()
    balances: tuple[AnnualBalance, ...] = ()
    is_beyond: bool = False

    @property
    def days_text(self) -> str:
        """How long it is: 半天, 1 天, 2.5 天."""
        return half_days_text(self.half_days)


@dataclass(frozen=True, slots=True)
class OwnPosts:
    """A person's posts, as A and as B, and the hand-overs to come.

    Attributes:
        handovers: Not over yet, by their first half day.
    """

    pairs: tuple[PostPairRow, ...]
    handovers: tuple[HandoverRow, ...]


class OwnDuty:
    """Reads what concerns one person."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def preview(self, wish: LeaveWish) -> LeavePreview:
        """Return what a leave would come to; nothing is written.

        Raises:
            LeaveOverlapError: The person has asked for leave in these half days already.
            NoWorkingHalfDaysError: The hall does not work on any of the days.
            LeaveTooLongError: Longer than any leave.
            PersonUnknownError: The person or the stand-in does not work in the hall.
        """
        hall_id = self._work.hall_id
        with self._work.read() as session:
            counted = self._counted(session, wish)
            check_free(session, hall_id, wish.person_id, wish.span)
            b_id = wish.b_person_id
            if b_id is None:
                b_id = stand_in_of(session, hall_id, wish.person_id, wish.span.first)
            else:
                unit_of(session, hall_id, b_id)
            absence = Absence(wish.person_id, wish.span, b_id)
            together = conflicts(session, hall_id, (absence,))[0]
            balances, is_beyond = self._balances(session, wish, counted)
            ladder = value_on(session, hall_id, LEAVE_LADDER, self._work.today())
            roles = roles_of(session, hall_id, wish.person_id)
            name = session.scalar(select(Person.name).where(Person.id == b_id)) if b_id else ""
            return LeavePreview(
                half_days=len(counted),
                approvers=approvers_for(ladder, len(counted), roles),
                b_person_id=b_id,
                b_name=name or "",
                away_with=tuple(each.name for each in together),
                balances=balances,
                is_beyond=is_beyond,
            )

    def outings(self, person_id: uuid.UUID, from_on: date) -> tuple[OutingRow, ...]:
        """Return a person's slips since a day, the latest first."""
        with self._work.read() as session:
            found = outings(
                session,
                self._work.clock.now(),
                Outing.hall_id == self._work.hall_id,
                Outing.person_id == person_id,
                Outing.day >= from_on,
            )
        return tuple(reversed(found))

    def findings(self, person_id: uuid.UUID, from_on: date) -> tuple[MarkRow, ...]:
        """Return what rounds since a day found about a person, the latest first."""
        asked = (
            select(PatrolMark.id)
            .where(
                PatrolMark.hall_id == self._work.hall_id,
                PatrolMark.person_id == person_id,
                PatrolMark.day >= from_on,
                PatrolMark.superseded_at.is_(None),
                PatrolMark.seen.in_(_BLAMES),
            )
            .order_by(PatrolMark.day.desc(), PatrolMark.noted_at.desc())
        )
        with self._work.read() as session:
            found = (one_mark(session, self._work.hall_id, each) for each in session.scalars(asked))
            return tuple(mark for mark in found if mark is not None)

    def posts(self, person_id: uuid.UUID, days: int = 60) -> OwnPosts:
        """Return a person's posts of today, and what is handed over in the days to come."""
        today, hall_id = self._work.today(), self._work.hall_id
        with self._work.read() as session:
            pairs = pairs_on(session, hall_id, today)
            coming = handovers_in(session, hall_id, today, today + timedelta(days=days))
        mine = (row for row in coming if person_id in {row.a_person_id, row.b_person_id})
        return OwnPosts(
            tuple(row for row in pairs if person_id in {row.a_person_id, row.b_person_id}),
            tuple(
                sorted(
                    (row for row in mine if row.ended_at is None), key=lambda row: row.span.first
                )
            ),
        )

    def colleagues(self, person_id: uuid.UUID) -> tuple[PersonRow, ...]:
        """Return the others of a person's unit, who could stand in."""
        with self._work.read() as session:
            people = directory.people(session, self._work.hall_id)
        unit = next((each.department for each in people if each.id == person_id), "")
        return tuple(each for each in people if each.department == unit and each.id != person_id)

    def unit_of(self, person_id: uuid.UUID) -> uuid.UUID | None:
        """Return a person's unit, None without one.

        Raises:
            PersonUnknownError: Nobody of this id works in the hall.
        """
        with self._work.read() as session:
            return unit_of(session, self._work.hall_id, person_id)

    def corrections_to_decide(self, person_id: uuid.UUID) -> tuple[CorrectionRow, ...]:
        """Return the corrections on which a person may decide as the second one."""
        hall_id = self._work.hall_id
        with self._work.read() as session:
            roles = roles_of(session, hall_id, person_id)
            unit = unit_of(session, hall_id, person_id)
            waiting = corrections(
                session, hall_id, self._work.zone, PunchCorrection.decided_at.is_(None)
            )
        if not roles & OVERSEES_ALL:
            if Role.CHIEF_REPRESENTATIVE not in roles or unit is None:
                return ()
            waiting = tuple(row for row in waiting if row.department_id == unit)
        return tuple(row for row in waiting if person_id not in {row.person_id, row.asked_by_id})

    def _counted(self, session: Session, wish: LeaveWish) -> tuple[HalfDay, ...]:
        hall_id, span = self._work.hall_id, wish.span
        calendar = load_calendar(session, hall_id)
        assigned = shifts_in(session, hall_id, span.first.day, span.last.day)
        working, resting = rostered_days(assigned, wish.person_id)
        return counted_halves(span, calendar, working, resting)

    def _balances(
        self, session: Session, wish: LeaveWish, counted: Iterable[HalfDay]
    ) -> tuple[tuple[AnnualBalance, ...], bool]:
        if wish.kind is not LeaveKind.ANNUAL:
            return (), False
        asked = Counter(each.day.year for each in counted)
        found = tuple(
            balance_of(session, self._work.hall_id, wish.person_id, year) for year in sorted(asked)
        )
        return found, any(asked[each.year] > each.left for each in found)
