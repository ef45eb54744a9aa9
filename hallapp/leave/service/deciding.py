"""Approval of leave, step by step, and what an approved leave brings with it."""

import uuid
from collections.abc import Sequence
from typing import Any, TypedDict, Unpack

from sqlalchemy import select

from hallapp.hall.entitlement import check_role
from hallapp.hall.half_days import HalfDaySpan
from hallapp.hall.tables import Person
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import day_in
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.leave.errors import (
    BalanceWordsError,
    BothAwayError,
    HomeUnitNameError,
    LeaveDecidedError,
    LeaveUnknownError,
    NotYourStepError,
    OwnLeaveError,
    RefusalWordsError,
)
from hallapp.leave.rules import DECIDERS, may_decide
from hallapp.leave.service.annual import AnnualLeave
from hallapp.leave.store.conflicts import Absence, conflicts
from hallapp.leave.store.numbers import LEAVE, hold
from hallapp.leave.store.people import check_concerned, decider_for
from hallapp.leave.store.requests import span_of, steps_of
from hallapp.leave.tables import LeaveRequest, LeaveStep
from hallapp.leave.terms import (
    LeaveApprover,
    LeaveKind,
    LeaveRow,
    LeaveState,
    LeaveVerdict,
    half_day_text,
)
from hallapp.roster.periods import PeriodLock, Touched, check_days
from hallapp.roster.store import add_handover, pairs_of
from hallapp.roster.terms import HandoverCause, HandoverWish

_CAUSES = {
    LeaveKind.OFFICIAL_TRIP: HandoverCause.TRIP,
    LeaveKind.TRAINING: HandoverCause.TRAINING,
    LeaveKind.SICK: HandoverCause.SICKNESS,
}


class Deciding(TypedDict, total=False):
    """What may be said when a step of approval is decided on.

    Attributes:
        words: Needed for a refusal, and to grant annual leave beyond what is left.
        signed_by: Who decided in the home unit; needed where a manager keys that in.
        step: Position of the step that was seen open; whoever comes second is then told.
        override_reason: Why days that are closed are changed all the same.
    """

    words: str
    signed_by: str
    step: int | None
    override_reason: str


class LeaveDeciding(AnnualLeave):
    """Decides on requests for leave (请假审批)."""

    def __init__(self, work: UnitOfWork, lock: PeriodLock | None = None) -> None:
        """Take the store, and what closes days.

        Args:
            work: The unit of work of the hall.
            lock: Refuses changes of closed days; without one no day is closed.
        """
        super().__init__(work)
        self._lock = lock

    def decide(
        self,
        request: Request,
        leave_id: uuid.UUID,
        *,
        approved: bool,
        **said: Unpack[Deciding],
    ) -> LeaveRow:
        """Agree to the open step of a request, or refuse it; the last one hands over to B.

        Args:
            request: Who decides.
            leave_id: The leave asked for.
            approved: Whether the decider agrees.
            said: What is said with it.

        Raises:
            RuleError: The leave is agreed to, and lies in closed days.
            LeaveUnknownError: There is none of this id.
            LeaveDecidedError: Somebody was quicker, or the request is not open any more.
            OwnLeaveError: The own leave.
            NotYourStepError: The step waits for another role.
            RefusalWordsError: A refusal without a reason.
            HomeUnitNameError: The home unit's word without a name.
            BothAwayError: A and B of one post would be away together.
            BalanceWordsError: Annual leave beyond what is left, granted without a word.
        """
        asked = {"approved": approved, "words": "", "signed_by": "", "step": None} | said
        with self._work.write(request, "leave.decide", leave=leave_id, **asked) as act:
            if act.first_answer is None:
                self._decide_step(act, self._locked(act, leave_id), said, approved=approved)
        return self.leave(leave_id)

    def _decide_step(
        self, act: Writing, leave: LeaveRequest, said: Deciding, *, approved: bool
    ) -> None:
        steps = steps_of(act.session, leave.id)
        current = self._current(act, leave, steps, said.get("step"))
        self._check_decider(act, leave, current)
        words = said.get("words", ""), said.get("signed_by", "")
        self._check_words(leave, current, words, approved=approved)
        if approved:  # What is refused changes no day.
            self._check_open(act, leave.id, span_of(leave), said.get("override_reason", ""))
        self._decide(act, leave, current, is_last=current is steps[-1], approved=approved)

    def _current(
        self, act: Writing, leave: LeaveRequest, steps: Sequence[LeaveStep], seen: int | None
    ) -> LeaveStep:
        current = next((each for each in steps if each.verdict is None), None)
        is_open = leave.state is LeaveState.ASKED and current is not None
        if current is not None and is_open and seen in {None, current.position}:
            return current
        decided = [each for each in steps if each.decided_by is not None]
        by = (
            act.session.scalar(select(Person.name).where(Person.id == decided[-1].decided_by))
            if decided
            else None
        )
        raise LeaveDecidedError(number=leave.number, state=leave.state.label, by=by)

    def _check_decider(self, act: Writing, leave: LeaveRequest, step: LeaveStep) -> None:
        actor, hall_id = act.request.actor, self._work.hall_id
        if actor.person_id is None:
            check_role(act.session, hall_id, actor, DECIDERS[step.approver])
            return
        if actor.person_id == leave.person_id:
            raise OwnLeaveError(number=leave.number)
        of = (leave.person_id, leave.department_id)
        decider = decider_for(act.session, hall_id, actor.person_id, of)
        if not may_decide(step.approver, decider):
            raise NotYourStepError(number=leave.number, approver=step.approver.label)

    def _check_words(
        self, leave: LeaveRequest, step: LeaveStep, said: tuple[str, str], *, approved: bool
    ) -> None:
        step.words, step.signed_by = (each.strip() for each in said)
        if step.approver is LeaveApprover.HOME_UNIT and not step.signed_by:
            raise HomeUnitNameError(number=leave.number)
        if not approved and not step.words:
            raise RefusalWordsError(number=leave.number)
        if approved and leave.is_beyond_balance and not step.words:
            raise BalanceWordsError(number=leave.number)

    def _decide(
        self, act: Writing, leave: LeaveRequest, step: LeaveStep, *, is_last: bool, approved: bool
    ) -> None:
        if approved:
            self._check_together(act, leave)
        step.verdict = LeaveVerdict.AGREED if approved else LeaveVerdict.REFUSED
        step.decided_by, step.decided_at = act.request.actor.person_id, act.now
        before = {"state": leave.state.value}
        if not approved:
            leave.state, leave.decided_at = LeaveState.REFUSED, act.now
        elif is_last:
            leave.state, leave.decided_at = LeaveState.APPROVED, act.now
            self._hand_over(act, leave)
        action = "leave.refused" if not approved else "leave.agreed"
        self._told(act, "leave.approved" if approved and is_last else action, leave, before)

    def _check_together(self, act: Writing, leave: LeaveRequest) -> None:
        """Refuse that A and B of one post are away together.

        Raises:
            BothAwayError: They would be; says who and from when.
        """
        absence = Absence(leave.person_id, span_of(leave), leave.b_person_id)
        (found,) = conflicts(act.session, self._work.hall_id, (absence,))
        if found:
            raise BothAwayError(
                number=leave.number, name=found[0].name, half=half_day_text(found[0].halves[0])
            )

    def _hand_over(self, act: Writing, leave: LeaveRequest) -> None:
        """Hand the person's posts over to whoever stands in, told on the day of asking."""
        if leave.b_person_id is None:
            return
        hall_id, span = self._work.hall_id, span_of(leave)
        for pair in pairs_of(act.session, hall_id, leave.person_id, leave.from_on, leave.until_on):
            wish = HandoverWish(
                pair_id=pair.id,
                span=span,
                cause=_CAUSES.get(leave.kind, HandoverCause.LEAVE),
                told_on=day_in(leave.asked_at, self._work.zone),
                leave_ref=leave.id,
            )
            add_handover(act, hall_id, wish, leave.b_person_id)

    def _check_open(
        self, act: Writing, leave_id: uuid.UUID, span: HalfDaySpan, override_reason: str
    ) -> None:
        """Refuse a change of leave in closed days, unless a manager says why (封账)."""
        days = (span.first.day, span.last.day)
        check_days(self._lock, act, days, override_reason, Touched("leave", "leave", leave_id))

    def _locked(self, act: Writing, leave_id: uuid.UUID) -> LeaveRequest:
        hold(act, self._work.hall_id, LEAVE)
        leave = act.session.get(LeaveRequest, leave_id, with_for_update=True)
        if leave is None or leave.hall_id != self._work.hall_id:
            raise LeaveUnknownError
        return leave

    def _held(self, act: Writing, leave_id: uuid.UUID) -> LeaveRequest:
        leave = self._locked(act, leave_id)
        of = (leave.person_id, leave.department_id)
        check_concerned(act.session, self._work.hall_id, act.request.actor, of)
        return leave

    def _told(
        self, act: Writing, action: str, leave: LeaveRequest, before: dict[str, Any] | None = None
    ) -> None:
        # The kind of leave and its reason are for the inside only, and the chain is for ever.
        after = {
            "number": leave.number,
            "state": leave.state.value,
            "half_days": leave.half_days,
            "b": str(leave.b_person_id) if leave.b_person_id else None,
        }
        happening = Happening(action, "leave", leave.id, before=before, after=after)
        act.record(happening)
        act.changed(Change.ATTENDANCE)
