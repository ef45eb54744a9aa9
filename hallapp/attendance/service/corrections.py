"""Corrections (补签): asked for with a reason, decided by a second person."""

import uuid
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, select

from hallapp.attendance.errors import (
    CorrectionAskedError,
    CorrectionDecidedError,
    CorrectionEarlyError,
    CorrectionUnknownError,
    ReasonMissingError,
    SecondPersonError,
)
from hallapp.attendance.policy import ATTENDANCE_RULES
from hallapp.attendance.rules import DayFrame, day_frame
from hallapp.attendance.rules.roster import shift_hours
from hallapp.attendance.service.closing import check_open
from hallapp.attendance.store.dated import values_until
from hallapp.attendance.store.deed_rows import corrections
from hallapp.attendance.store.numbers import next_correction
from hallapp.attendance.tables import PunchCorrection
from hallapp.attendance.terms.acts import CorrectionRow, CorrectionWish
from hallapp.hall.entitlement import roles_of
from hallapp.hall.errors import NotEntitledError, PersonUnknownError
from hallapp.hall.placements import placements_in
from hallapp.hall.tables import Person
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Channel, Request
from hallapp.kernel.texts import _, papers
from hallapp.roster.lookups import shifts_in

OVERSEES_ALL = frozenset({Role.SHIFT_LEADER, Role.MANAGER, Role.ADMINISTRATOR})
_ONE_DAY = timedelta(days=1)
_WITHOUT_PERSON = frozenset({Channel.SYSTEM, Channel.COMMAND_LINE})


class CorrectionService:
    """Fills slots without a punch; the raw punches stay as they are."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def ask(
        self, request: Request, wish: CorrectionWish, override_reason: str = ""
    ) -> CorrectionRow:
        """Ask for a slot to be filled (申请补签), for oneself or for somebody of one's unit.

        Args:
            request: Who asks.
            wish: What is asked for.
            override_reason: Why although the day is closed; empty for an open one.

        Raises:
            ReasonMissingError: No reason was given.
            PersonUnknownError: Nobody of that id works here.
            NotEntitledError: The actor asks for somebody of another unit.
            CorrectionEarlyError: The moment has not come.
            CorrectionAskedError: The slot has a correction that waits for a decision.
            PeriodClosedError: The day is closed.
        """
        if not wish.reason.strip():
            raise ReasonMissingError
        with self._work.write(
            request, "attendance.ask_correction", wish=repr(wish), override=override_reason
        ) as act:
            if act.first_answer is None:
                self._check_concerns(act, wish.person_id, wish.day)
                check_open(act, self._work.hall_id, (wish.day, wish.day), override_reason)
                act.answer = {"correction": str(self._ask(act, wish))}
                told = act.answer
            else:
                told = act.first_answer
        return self.correction(uuid.UUID(told["correction"]))

    def decide(
        self,
        request: Request,
        correction_id: uuid.UUID,
        *,
        approved: bool,
        words: str = "",
        override_reason: str = "",
    ) -> CorrectionRow:
        """Approve or refuse a correction; a day that was counted is shown as different from now on.

        Raises:
            CorrectionUnknownError: There is no such correction.
            CorrectionDecidedError: It was decided already.
            SecondPersonError: The actor asked for it, or it concerns the actor.
            NotEntitledError: The actor is neither the unit's chief representative nor runs the
                hall.
            PeriodClosedError: The day is closed.
        """
        with self._work.write(
            request, "attendance.decide_correction", correction=correction_id, approved=approved,
            words=words, override=override_reason,
        ) as act:  # fmt: skip
            if act.first_answer is None:
                row = self._open_one(act, correction_id)
                self._check_second(act, row)
                after = check_open(act, self._work.hall_id, (row.day, row.day), override_reason)
                row.verdict, row.words = approved, words.strip()
                row.decided_at, row.decided_by = act.now, act.request.actor.person_id
                row.is_after_lock, row.override_reason = after.is_after_lock, after.reason
                _record(act, row, "attendance.correction_decided", after.reason or words.strip())
        return self.correction(correction_id)

    def correction(self, correction_id: uuid.UUID) -> CorrectionRow:
        """Return one correction.

        Raises:
            CorrectionUnknownError: There is none.
        """
        found = self._read(PunchCorrection.id == correction_id)
        if not found:
            raise CorrectionUnknownError
        return found[0]

    def open(self) -> tuple[CorrectionRow, ...]:
        """Return the corrections that wait for a decision, by day."""
        return self._read(PunchCorrection.decided_at.is_(None))

    def of_person(
        self, person_id: uuid.UUID, from_on: date, until_on: date
    ) -> tuple[CorrectionRow, ...]:
        """Return one person's corrections of a span of days."""
        return self._read(
            PunchCorrection.person_id == person_id,
            PunchCorrection.day >= from_on,
            PunchCorrection.day <= until_on,
        )

    def in_period(self, from_on: date, until_on: date) -> tuple[CorrectionRow, ...]:
        """Return all corrections of a span of days; the monthly sheet prints them."""
        return self._read(PunchCorrection.day >= from_on, PunchCorrection.day <= until_on)

    def _read(self, *conditions: ColumnElement[bool]) -> tuple[CorrectionRow, ...]:
        with self._work.read() as session:
            return corrections(session, self._work.hall_id, self._work.zone, *conditions)

    def _ask(self, act: Writing, wish: CorrectionWish) -> uuid.UUID:
        stated_at = self._stated_at(act, wish)
        waiting = act.session.scalars(
            select(PunchCorrection).where(
                PunchCorrection.person_id == wish.person_id,
                PunchCorrection.day == wish.day,
                PunchCorrection.slot == wish.slot,
                PunchCorrection.decided_at.is_(None),
            )
        ).one_or_none()
        if waiting is not None:
            raise CorrectionAskedError(
                day=wish.day.isoformat(), slot=wish.slot.label, number=waiting.number
            )
        row = PunchCorrection(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            number=_number(act.today.year, next_correction(act, self._work.hall_id)),
            person_id=wish.person_id,
            day=wish.day,
            slot=wish.slot,
            stated_at=stated_at,
            cause=wish.cause,
            reason=wish.reason.strip(),
            asked_by=act.request.actor.person_id,
            asked_at=act.now,
            is_after_lock=False,
        )
        act.session.add(row)
        _record(act, row, "attendance.correction_asked", row.reason)
        return row.id

    def _stated_at(self, act: Writing, wish: CorrectionWish) -> datetime | None:
        """Return the moment that is stated, on the right side of midnight."""
        frame = self._frame(act, wish)
        span = next((span for span in frame.spans if span.slot is wish.slot), None)
        moment = None
        if wish.stated is not None:
            days = (wish.day, wish.day + _ONE_DAY, wish.day - _ONE_DAY)
            moments = [datetime.combine(day, wish.stated, self._work.zone) for day in days]
            held = (each for each in moments if span is not None and span.holds(each))
            moment = next(held, moments[0])
        earliest = frame.begin_at if span is None else span.opens_at
        if act.now < (moment or earliest):
            raise CorrectionEarlyError(day=wish.day.isoformat(), slot=wish.slot.label)
        return moment

    def _frame(self, act: Writing, wish: CorrectionWish) -> DayFrame:
        hall_id = self._work.hall_id
        rules = values_until(act.session, hall_id, ATTENDANCE_RULES, wish.day).on(wish.day)
        roster = shifts_in(act.session, hall_id, wish.day, wish.day)
        hours = shift_hours(roster.get((wish.person_id, wish.day), ()))
        return day_frame(rules, wish.day, hours, is_working_day=True, zone=self._work.zone)

    def _open_one(self, act: Writing, correction_id: uuid.UUID) -> PunchCorrection:
        row = act.session.get(PunchCorrection, correction_id, with_for_update=True)
        if row is None or row.hall_id != self._work.hall_id:
            raise CorrectionUnknownError
        if row.decided_at is not None:
            raise CorrectionDecidedError(number=row.number)
        return row

    def _check_second(self, act: Writing, row: PunchCorrection) -> None:
        """Refuse whoever is no second person, or has no say over the person's unit."""
        decider = act.request.actor.person_id
        if decider is None or decider in {row.asked_by, row.person_id}:
            raise SecondPersonError
        self._check_say(act, decider, row.person_id, row.day)

    def _check_concerns(self, act: Writing, person_id: uuid.UUID, day: date) -> None:
        person = act.session.get(Person, person_id)
        if person is None or person.hall_id != self._work.hall_id or not person.is_active:
            raise PersonUnknownError
        actor = act.request.actor
        is_program = actor.person_id is None and actor.channel in _WITHOUT_PERSON
        if is_program or actor.person_id == person_id:
            return
        if actor.person_id is None:
            raise NotEntitledError
        self._check_say(act, actor.person_id, person_id, day)

    def _check_say(self, act: Writing, who: uuid.UUID, person_id: uuid.UUID, day: date) -> None:
        """Refuse whoever neither runs the hall nor is chief representative of the unit."""
        roles = roles_of(act.session, self._work.hall_id, who)
        if roles & OVERSEES_ALL:
            return
        places = placements_in(act.session, self._work.hall_id, day, day)
        own, theirs = places.on(who, day), places.on(person_id, day)
        is_same = (
            own is not None
            and theirs is not None
            and own.department_id == theirs.department_id is not None
        )
        if Role.CHIEF_REPRESENTATIVE not in roles or not is_same:
            raise NotEntitledError


def _number(year: int, position: int) -> str:
    with papers():
        return _("补签〔{year}〕{position}号").format(year=year, position=position)


def _record(act: Writing, row: PunchCorrection, action: str, reason: str) -> None:
    after = {
        "number": row.number,
        "person": str(row.person_id),
        "day": row.day.isoformat(),
        "slot": row.slot.value,
        "approved": row.verdict,
        "after_lock": row.is_after_lock,
    }
    act.record(Happening(action, "punch_correction", row.id, reason or None, after=after))
    act.changed(Change.ATTENDANCE)
