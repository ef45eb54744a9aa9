"""The decision, its figures frozen with it; taken up again, or taken back."""

import uuid

from hallapp.cases.clockwork.keeper import ClockStart, running
from hallapp.cases.clockwork.reckoning import ClockBudget
from hallapp.cases.errors import (
    DecideSuspendedError,
    GapOpenError,
    NotRunningError,
    RepliesOpenError,
    RightsMissingError,
)
from hallapp.cases.flow import staging
from hallapp.cases.flow.chapter import Chapter, Deed, check_basis, check_reason
from hallapp.cases.flow.entitled import ANYBODY, HEADS, check_decider
from hallapp.cases.flow.finding import next_position
from hallapp.cases.flow.outcome import freeze
from hallapp.cases.flow.policy import DELIVERY_LIMIT, LICENCE_DELIVERY
from hallapp.cases.flow.said import Decision, Refusal
from hallapp.cases.rules import check_move, missing_materials
from hallapp.cases.store import ticks_of
from hallapp.cases.tables import CaseClock, HallCase
from hallapp.cases.terms import CaseEventKind, CaseOutcomeKind, CaseRow, CaseState, ClockKind
from hallapp.guides.terms import ItemType
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on
from hallapp.kernel.texts import _, papers


class DecidingChapter(Chapter):
    """Decides, reopens, revokes (决定、重新办理、撤销)."""

    def decide(self, request: Request, case_id: uuid.UUID, decision: Decision) -> CaseRow:
        """Decide a case; its figures are frozen in the same transaction.

        Whoever approves decides; a chief representative under a valid letter; items that are
        done at once are decided at the window.

        Raises:
            DecideSuspendedError: The clock stands: resume first.
            CaseMoveError: The case is not in handling.
            GapOpenError: Nothing is granted while materials are missing.
            RepliesOpenError: A unit that was asked has not replied.
            ReasonMissingError: A refusal needs its reasons.
            BasisMissingError: A refusal needs its law line.
            RightsMissingError: A refusal names the applicant's rights.

        Source:
            《行政许可法》第三十八条.
        """
        return self._do(
            request,
            "decide",
            case_id,
            lambda deed: self._decide(deed, decision),
            ANYBODY,
            decision=decision,
        )

    def _decide(self, deed: Deed, decision: Decision) -> None:
        check_decider(deed.act, deed.case)
        self.write_decision(deed, decision)

    def write_decision(self, deed: Deed, decision: Decision) -> None:
        """Decide a case within a transaction; who may is asked by the caller.

        Raises:
            As `decide`, roles aside.
        """
        act, case = deed.act, deed.case
        if case.state is CaseState.SUSPENDED:
            raise DecideSuspendedError
        check_move(case.state, CaseState.CONCLUDED)
        self._check_grounds(deed, decision)
        clock = self._decision_clock(deed)
        # Kept for ever, so Chinese whatever the station speaks.
        with papers():
            result = decision.outcome.label
        staging.end(act, self._clocks, case, result, decision.grounds.strip())
        frozen = freeze(act, case, clock, decision.outcome)
        case.state = CaseState.CONCLUDED
        case.outcome = decision.outcome
        case.concluded_at, case.concluded_on = act.now, act.today
        self._end_clocks(deed, ClockKind.DECISION, ClockKind.LENIENT, ClockKind.REPLY)
        self._start_delivery(deed)
        deed.tell(
            CaseEventKind.DECIDED,
            outcome=decision.outcome.value,
            quality=frozen.quality.value,
            grounds=decision.grounds.strip(),
            basis=decision.basis.strip(),
            review_agency=decision.review_agency.strip(),
            court=decision.court.strip(),
            due=frozen.due_on.isoformat(),
            round=frozen.round,
        )

    def _check_grounds(self, deed: Deed, decision: Decision) -> None:
        if decision.outcome is CaseOutcomeKind.REFUSED:
            check_reason(decision.grounds)
            check_basis(decision.basis)
            if not (decision.review_agency.strip() and decision.court.strip()):
                raise RightsMissingError
            return
        self._check_replies(deed)
        gap = self._clocks.of_kind(deed.act.session, deed.case.id, ClockKind.LENIENT)
        if decision.outcome is CaseOutcomeKind.GRANTED and gap and gap.ended_on is None:
            missing = missing_materials(ticks_of(deed.act.session, deed.case.id))
            raise GapOpenError(names=_("、").join(tick.name for tick in missing))

    def _check_replies(self, deed: Deed) -> None:
        """Refuse to decide for units that have not replied; a refusal waits for nobody."""
        clocks = running(deed.act.session, deed.case.id)
        waiting = [clock.label for clock in clocks if clock.kind is ClockKind.REPLY]
        if waiting:
            raise RepliesOpenError(names=_("、").join(waiting))

    def _decision_clock(self, deed: Deed) -> CaseClock:
        clock = self._clocks.of_kind(deed.act.session, deed.case.id, ClockKind.DECISION)
        if clock is None:
            raise NotRunningError(state=deed.case.state.label)
        return clock

    def _start_delivery(self, deed: Deed) -> None:
        act, case = deed.act, deed.case
        limits = value_on(act.session, case.hall_id, DELIVERY_LIMIT, act.today)
        limit = limits.get(case.item_type)
        if limit is None:
            return
        is_licensed = case.item_type is ItemType.LICENCE and case.outcome is CaseOutcomeKind.GRANTED
        law = LICENCE_DELIVERY if is_licensed else None
        position = next_position(act.session, case.id, ClockKind.DELIVERY)
        budget = ClockBudget(act.today, act.now, limit, law)
        start = ClockStart(ClockKind.DELIVERY, budget, position)
        self._clocks.start(act, case, start, is_main=True)

    def reopen(self, request: Request, case_id: uuid.UUID, reason: str, basis: str) -> CaseRow:
        """Take a decided case up again (重新办理).

        Its figures stay frozen; the decision clock goes on, and the days in which the case was
        closed are given back, apart from every suspension.

        Raises:
            ReasonMissingError: No reason was given.
            BasisMissingError: No law line was given.
            CaseMoveError: The case is not decided.
            NotRunningError: The case never had a decision clock.
        """
        return self._do(
            request,
            "reopen",
            case_id,
            lambda deed: self._reopen(deed, check_reason(reason), check_basis(basis)),
            HEADS,
            reason=reason,
            basis=basis,
        )

    def _reopen(self, deed: Deed, reason: str, basis: str) -> None:
        act, case = deed.act, deed.case
        if not case.state.is_decided:
            raise NotRunningError(state=case.state.label)
        decided_on = case.concluded_on
        self._decision_clock(deed)
        deed.move(CaseState.ACCEPTED)
        # Kept for ever, so Chinese whatever the station speaks.
        with papers():
            rule = _("重新办理：{reason}").format(reason=reason)
        self._clocks.reopen(act, case, rule)
        _forget_decision(case)
        deed.tell(
            CaseEventKind.REOPENED,
            reason=reason,
            basis=basis,
            closed_from=None if decided_on is None else decided_on.isoformat(),
            due=str(self._decision_clock(deed).due_on),
        )

    def revoke(self, request: Request, case_id: uuid.UUID, refusal: Refusal) -> CaseRow:
        """Take a decision back afterwards (撤销).

        Raises:
            ReasonMissingError: No reason was given.
            BasisMissingError: No law line was given.
            CaseMoveError: The case is not decided.

        Source:
            《行政许可法》第六十九条.
        """
        return self._do(
            request,
            "revoke",
            case_id,
            lambda deed: self._revoke(deed, refusal),
            HEADS,
            refusal=refusal,
        )

    def _revoke(self, deed: Deed, refusal: Refusal) -> None:
        reason, basis = check_reason(refusal.reason), check_basis(refusal.basis)
        deed.move(CaseState.REVOKED)
        self._close(deed)
        deed.tell(
            CaseEventKind.REVOKED,
            reason=reason,
            basis=basis,
            review_agency=refusal.review_agency.strip(),
            court=refusal.court.strip(),
        )


def _forget_decision(case: HallCase) -> None:
    """Let a reopened case be undecided; its frozen figures keep what was."""
    case.concluded_at = case.concluded_on = case.outcome = None
    case.ready_on = case.delivered_on = case.closed_on = case.archived_on = None
