"""Use cases of leave: asked for, approved step by step, withdrawn, ended by reporting back."""

import uuid
from dataclasses import dataclass

from hallapp.hall.calendars import load_calendar
from hallapp.hall.entitlement import OVERSEERS, roles_of
from hallapp.hall.half_days import HalfDay, HalfDaySpan
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on
from hallapp.leave.errors import (
    BackDayError,
    LeaveBegunError,
    LeaveDecidedError,
    LeaveNotApprovedError,
    LeaveReasonError,
    OwnStandInError,
)
from hallapp.leave.policy import LEAVE_LADDER
from hallapp.leave.rules import approvers_for, counted_halves, late_halves
from hallapp.leave.service.deciding import LeaveDeciding
from hallapp.leave.store.conflicts import rostered_days
from hallapp.leave.store.numbers import LEAVE, next_number
from hallapp.leave.store.people import check_concerned, stand_in_of, unit_of
from hallapp.leave.store.requests import check_free, span_of
from hallapp.leave.tables import LeaveRequest, LeaveStep
from hallapp.leave.terms import (
    LeaveRow,
    LeaveState,
    LeaveWish,
    half_day_text,
    leave_number,
)
from hallapp.roster.lookups import shifts_in
from hallapp.roster.periods import asked_with
from hallapp.roster.store import end_handovers_of_leave

REASON_LENGTH = 500
_WITHDRAWABLE = frozenset({LeaveState.ASKED, LeaveState.APPROVED})


@dataclass(frozen=True, slots=True)
class _Asking:
    """What a request comes to before it is written."""

    unit: uuid.UUID | None
    stand_in: uuid.UUID | None
    half_days: int
    is_beyond: bool


class LeaveService(LeaveDeciding):
    """Takes requests for leave and follows them until the person is back (请假、销假)."""

    def ask(self, request: Request, wish: LeaveWish, override_reason: str = "") -> LeaveRow:
        """Ask for leave, for oneself or for somebody of the own unit (请假).

        The row tells when whoever stands in would be away too (`b_is_away`); such a leave can be
        asked for, and not be approved.

        Args:
            request: Who asks.
            wish: Who will be away, when and why.
            override_reason: Why leave in closed days is asked for all the same.

        Raises:
            RuleError: The leave lies in closed days.
            LeaveReasonError: No reason, or too long a one.
            LeaveOverlapError: The person has asked for leave in these half days already.
            NoWorkingHalfDaysError: The hall does not work on any of the days.
            LeaveTooLongError: Longer than any leave.
            OwnStandInError: Somebody is to stand in for himself.
            BalanceShortError: Annual leave beyond what is left, and the asker was not told.
            BalanceUnknownError: The years of work are not written down, nor was the asker told.
            PersonUnknownError: The person or the stand-in does not work in the hall.
            NotEntitledError: It is none of the actor's business.
        """
        if not wish.reason.strip() or len(wish.reason) > REASON_LENGTH:
            raise LeaveReasonError(limit=REASON_LENGTH)
        if wish.b_person_id == wish.person_id:
            raise OwnStandInError
        said = asked_with(override_reason, wish=repr(wish))
        with self._work.write(request, "leave.ask", **said) as act:
            if act.first_answer is None:
                leave_id = self._ask(act, wish)
                self._check_open(act, leave_id, wish.span, override_reason)
                act.answer = {"leave_id": str(leave_id)}
                told = act.answer
            else:
                told = act.first_answer
        return self.leave(uuid.UUID(told["leave_id"]))

    def withdraw(
        self, request: Request, leave_id: uuid.UUID, why: str = "", override_reason: str = ""
    ) -> LeaveRow:
        """Take a request back before the leave begins (撤回).

        Raises:
            RuleError: It was approved, and lies in closed days.
            LeaveUnknownError: There is none of this id.
            LeaveDecidedError: It was refused, withdrawn or ended.
            LeaveBegunError: The leave has begun; it is ended by reporting back.
            NotEntitledError: It is none of the actor's business.
        """
        said = asked_with(override_reason, leave=leave_id, why=why)
        with self._work.write(request, "leave.withdraw", **said) as act:
            if act.first_answer is None:
                self._withdraw(act, self._open(act, leave_id), why, override_reason)
        return self.leave(leave_id)

    def end(
        self, request: Request, leave_id: uuid.UUID, back: HalfDay, override_reason: str = ""
    ) -> LeaveRow:
        """Report back, early or late (销假).

        Early: the rest of the leave is given back. Late: the half days beyond the leave are told
        as without procedure, and nothing excuses them. What is reported later than the half day
        after the leave is late up to the moment of reporting, unless somebody else who runs the
        hall vouches for the return.

        Args:
            request: Who reports.
            leave_id: The leave.
            back: First half day back at the post; not after the present one.
            override_reason: Why days that are closed are changed all the same.

        Raises:
            RuleError: Days that are given back, or found on time, are closed.
            LeaveUnknownError: There is none of this id.
            LeaveNotApprovedError: It is not approved, or somebody has reported back already.
            BackDayError: Before the leave began, or a half day to come.
            NotEntitledError: It is none of the actor's business.
        """
        said = asked_with(override_reason, leave=leave_id, on=back.day, half=back.half.value)
        with self._work.write(request, "leave.end", **said) as act:
            if act.first_answer is None:
                leave = self._held(act, leave_id)
                if leave.state is not LeaveState.APPROVED:
                    raise LeaveNotApprovedError(number=leave.number, state=leave.state.label)
                self._end(act, leave, back, override_reason)
        return self.leave(leave_id)

    def change_b(
        self,
        request: Request,
        leave_id: uuid.UUID,
        b_person_id: uuid.UUID | None,
        override_reason: str = "",
    ) -> LeaveRow:
        """Let somebody else stand in (更换B岗).

        Raises:
            RuleError: The leave is approved, and lies in closed days.
            LeaveUnknownError: There is none of this id.
            LeaveDecidedError: It was refused, withdrawn or ended.
            OwnStandInError: Somebody is to stand in for himself.
            BothAwayError: The leave is approved, and the other one is away too.
            PersonUnknownError: The stand-in does not work in the hall.
            NotEntitledError: It is none of the actor's business.
        """
        said = asked_with(override_reason, leave=leave_id, b=b_person_id)
        with self._work.write(request, "leave.change_b", **said) as act:
            if act.first_answer is None:
                leave = self._open(act, leave_id)
                if leave.state is LeaveState.APPROVED:
                    self._check_open(act, leave.id, span_of(leave), override_reason)
                self._change_b(act, leave, b_person_id)
        return self.leave(leave_id)

    def _ask(self, act: Writing, wish: LeaveWish) -> uuid.UUID:
        hall_id, session = self._work.hall_id, act.session
        number = next_number(act, hall_id, LEAVE)
        asking = self._checked(act, wish)
        roles = roles_of(session, hall_id, wish.person_id)
        ladder = value_on(session, hall_id, LEAVE_LADDER, act.today)
        leave = LeaveRequest(
            id=uuid.uuid4(),
            hall_id=hall_id,
            number=leave_number(act.today.year, number),
            person_id=wish.person_id,
            department_id=asking.unit,
            kind=wish.kind,
            from_on=wish.span.first.day,
            from_half=wish.span.first.half,
            until_on=wish.span.last.day,
            until_half=wish.span.last.half,
            half_days=asking.half_days,
            reason=wish.reason.strip(),
            b_person_id=asking.stand_in,
            is_beyond_balance=asking.is_beyond,
            asked_at=act.now,
            asked_by=act.request.actor.person_id,
            state=LeaveState.ASKED,
        )
        session.add(leave)
        act.flush()
        approvers = approvers_for(ladder, asking.half_days, roles)
        session.add_all(
            LeaveStep(
                id=uuid.uuid4(),
                hall_id=hall_id,
                leave_id=leave.id,
                position=position,
                approver=approver,
            )
            for position, approver in enumerate(approvers, start=1)
        )
        self._told(act, "leave.asked", leave)
        return leave.id

    def _checked(self, act: Writing, wish: LeaveWish) -> _Asking:
        hall_id, session, span = self._work.hall_id, act.session, wish.span
        unit = unit_of(session, hall_id, wish.person_id)
        check_concerned(session, hall_id, act.request.actor, (wish.person_id, unit))
        check_free(session, hall_id, wish.person_id, span)
        stand_in = wish.b_person_id
        if stand_in is None:
            stand_in = stand_in_of(session, hall_id, wish.person_id, span.first)
        else:
            unit_of(session, hall_id, stand_in)
        assigned = shifts_in(session, hall_id, span.first.day, span.last.day)
        working, resting = rostered_days(assigned, wish.person_id)
        counted = counted_halves(span, load_calendar(session, hall_id), working, resting)
        return _Asking(unit, stand_in, len(counted), self._is_beyond(session, wish, counted))

    def _open(self, act: Writing, leave_id: uuid.UUID) -> LeaveRequest:
        leave = self._held(act, leave_id)
        if leave.state not in _WITHDRAWABLE:
            raise LeaveDecidedError(number=leave.number, state=leave.state.label, by=None)
        return leave

    def _withdraw(self, act: Writing, leave: LeaveRequest, why: str, override_reason: str) -> None:
        if leave.state is LeaveState.APPROVED:
            if not self.half_now() < span_of(leave).first:
                raise LeaveBegunError(number=leave.number)
            self._check_open(act, leave.id, span_of(leave), override_reason)
        before = {"state": leave.state.value}
        leave.state, leave.withdrawn_why = LeaveState.WITHDRAWN, why.strip()
        leave.withdrawn_at, leave.withdrawn_by = act.now, act.request.actor.person_id
        end_handovers_of_leave(act, self._work.hall_id, leave.id)
        self._told(act, "leave.withdrawn", leave, before)

    def _end(self, act: Writing, leave: LeaveRequest, back: HalfDay, override_reason: str) -> None:
        span, now = span_of(leave), self.half_now()
        if back < span.first or now < back:
            raise BackDayError(first=half_day_text(span.first), now=half_day_text(now))
        reported = self._late_halves(act, leave, now)
        is_vouched = reported > 0 and self._is_vouched(act, leave)
        late = self._late_halves(act, leave, back) if is_vouched else reported
        if back in span:
            self._check_open(act, leave.id, HalfDaySpan(back, span.last), override_reason)
        elif late < reported:
            # That nobody reported back was held against the last day of the leave.
            self._check_open(act, leave.id, HalfDaySpan(span.last, span.last), override_reason)
        leave.state, leave.ended_on, leave.ended_half = LeaveState.ENDED, back.day, back.half
        leave.ended_at, leave.ended_by = act.now, act.request.actor.person_id
        leave.late_half_days = late
        end_handovers_of_leave(act, self._work.hall_id, leave.id)
        self._told(act, "leave.ended", leave, {"state": LeaveState.APPROVED.value})

    def _late_halves(self, act: Writing, leave: LeaveRequest, back: HalfDay) -> int:
        hall_id, last = self._work.hall_id, max(leave.until_on, back.day)
        assigned = shifts_in(act.session, hall_id, leave.until_on, last)
        working, _resting = rostered_days(assigned, leave.person_id)
        return late_halves(span_of(leave), back, load_calendar(act.session, hall_id), working)

    def _is_vouched(self, act: Writing, leave: LeaveRequest) -> bool:
        """Return whether somebody else who runs the hall says since when the person is back."""
        actor = act.request.actor.person_id
        if actor is None or actor == leave.person_id:
            return False
        return not roles_of(act.session, self._work.hall_id, actor).isdisjoint(OVERSEERS)

    def _change_b(self, act: Writing, leave: LeaveRequest, b_person_id: uuid.UUID | None) -> None:
        if b_person_id == leave.person_id:
            raise OwnStandInError
        if b_person_id is not None:
            unit_of(act.session, self._work.hall_id, b_person_id)
        before = {"b": str(leave.b_person_id) if leave.b_person_id else None}
        leave.b_person_id = b_person_id
        act.flush()
        if leave.state is LeaveState.APPROVED:
            self._check_together(act, leave)
            end_handovers_of_leave(act, self._work.hall_id, leave.id)
            self._hand_over(act, leave)
        self._told(act, "leave.b_changed", leave, before)
