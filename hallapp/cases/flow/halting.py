"""The clock stands for a lawful reason, goes on, or gets more time with approval."""

import uuid
from datetime import date, timedelta

from hallapp.cases.errors import (
    ExtensionDaysError,
    ExtensionLateError,
    ExtensionPaperError,
    ExtensionSecondError,
    ExtensionTooLongError,
    NotRunningError,
    ResumeDayError,
    SuspensionAfterDueError,
    SuspensionAheadError,
    SuspensionPaperError,
    SuspensionPlanError,
    SuspensionToldError,
)
from hallapp.cases.flow.chapter import Chapter, Deed, check_basis, check_reason
from hallapp.cases.flow.entitled import APPROVERS, HEADS
from hallapp.cases.flow.finding import is_extended, open_suspension
from hallapp.cases.flow.policy import JOINT_EXTENSION_DAYS, LICENCE_EXTENSION_DAYS
from hallapp.cases.flow.said import Prolonging, Standing
from hallapp.cases.rules import check_move
from hallapp.cases.rules.entries import check_suspension
from hallapp.cases.store import ledger_of
from hallapp.cases.tables import CaseClock, CaseExtension, CaseSuspension, HallCase
from hallapp.cases.terms import (
    CaseEventKind,
    CaseForm,
    CaseRow,
    CaseState,
    ClockKind,
    Suspension,
)
from hallapp.guides.terms import ItemType
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.requests import Request

_ONE_DAY = timedelta(days=1)
_LICENSING_ACT_45 = "《行政许可法》第四十五条"
_LICENSING_ACT_42 = "《行政许可法》第四十二条"


class HaltingChapter(Chapter):
    """Suspends, resumes, extends (挂起、恢复、延期)."""

    def suspend(self, request: Request, case_id: uuid.UUID, standing: Standing) -> CaseRow:
        """Let the clock stand for a lawful reason, told to the applicant in writing.

        Raises:
            BasisMissingError: The reason is none of 第四十五条 and no law line was given.
            ReasonMissingError: The clerk's words are missing.
            SuspensionPaperError: The paper has no number.
            SuspensionPlanError: It is planned to end before it begins.
            SuspensionToldError: The applicant was told before acceptance or after today.
            SuspensionTooEarlyError: It begins before acceptance.
            SuspensionOverlapError: It holds days of an earlier one.
            SuspensionAheadError: It begins later than tomorrow.
            SuspensionAfterDueError: The case is late, and it is dated back to before that.
            CaseMoveError: The case is not in handling, or stands already.

        Source:
            《行政许可法》第四十五条.
        """
        return self._do(
            request,
            "suspend",
            case_id,
            lambda deed: self._stand(deed, standing),
            APPROVERS,
            standing=standing,
        )

    def _stand(self, deed: Deed, standing: Standing) -> None:
        act, case = deed.act, deed.case
        check_move(case.state, CaseState.SUSPENDED)
        basis = self._lawful(case, standing)
        self._check_days(deed, standing)
        deed.move(CaseState.SUSPENDED)
        act.session.add(
            CaseSuspension(
                id=uuid.uuid4(),
                hall_id=case.hall_id,
                case_id=case.id,
                from_on=standing.from_on,
                reason=standing.reason.strip(),
                ground=standing.ground,
                basis=basis,
                document_number=standing.document_number.strip(),
                planned_to_on=standing.planned_to_on,
                told_on=standing.told_on,
                from_at=act.now if standing.from_on == act.today else None,
                suspended_by=act.request.actor.person_id,
            )
        )
        act.session.flush()
        self._clocks.stop(act, case, standing.from_on)
        deed.tell(
            CaseEventKind.SUSPENDED,
            ground=standing.ground.value,
            reason=standing.reason.strip(),
            basis=basis,
            document=standing.document_number.strip(),
            from_on=standing.from_on.isoformat(),
            planned=standing.planned_to_on.isoformat(),
            told=standing.told_on.isoformat(),
        )

    def _lawful(self, case: HallCase, standing: Standing) -> str:
        """Return the law line of a suspension."""
        check_reason(standing.reason)
        if not standing.document_number.strip():
            raise SuspensionPaperError
        is_named = standing.ground.is_of_licensing_act and case.item_type is ItemType.LICENCE
        if is_named:
            return standing.basis.strip() or _LICENSING_ACT_45
        return check_basis(standing.basis)

    def _check_days(self, deed: Deed, standing: Standing) -> None:
        act, case = deed.act, deed.case
        from_on, told_on = standing.from_on, standing.told_on
        accepted_on = case.accepted_on or case.received_on
        check_suspension(Suspension(from_on), accepted_on, ledger_of(act.session, case.id))
        if standing.planned_to_on <= from_on:
            raise SuspensionPlanError(
                from_on=from_on.isoformat(), planned_to_on=standing.planned_to_on.isoformat()
            )
        if from_on > act.today + _ONE_DAY:
            raise SuspensionAheadError(from_on=from_on.isoformat())
        if not accepted_on <= told_on <= act.today:
            raise SuspensionToldError(told_on=told_on.isoformat())
        due_on = self._decision(deed).due_on
        if due_on is not None and from_on <= due_on < act.today:
            raise SuspensionAfterDueError(due=due_on.isoformat(), from_on=from_on.isoformat())

    def resume(
        self, request: Request, case_id: uuid.UUID, on: date | None = None, note: str = ""
    ) -> CaseRow:
        """Let the clock go on; the days it stood are given back (恢复计时).

        Args:
            request: Who asks.
            case_id: The case.
            on: First day that counts again, today unless told otherwise.
            note: What ended the suspension.

        Raises:
            CaseMoveError: The clock does not stand.
            ResumeDayError: The day is before the suspension began, or after today.
        """
        return self._do(
            request,
            "resume",
            case_id,
            lambda deed: self._resume(deed, on, note.strip()),
            APPROVERS,
            on=on,
            note=note,
        )

    def _resume(self, deed: Deed, on: date | None, note: str) -> None:
        act, case = deed.act, deed.case
        if case.state is not CaseState.SUSPENDED:
            raise NotRunningError(state=case.state.label)
        entry = open_suspension(act.session, case.id)
        begun = act.today if entry is None else entry.from_on
        # One that was to begin tomorrow and is given up today gives nothing back.
        day = max(begun, act.today) if on is None else on
        if not begun <= day <= max(begun, act.today):
            raise ResumeDayError(on=day.isoformat(), from_on=begun.isoformat())
        deed.move(CaseState.ACCEPTED)
        self._clocks.go_on(act, case, day, note=note)
        due = self._decision(deed).due_on
        deed.tell(CaseEventKind.RESUMED, on=day.isoformat(), note=note, due=str(due))

    def extend(self, request: Request, case_id: uuid.UUID, more: Prolonging) -> CaseRow:
        """Give a case more time, once and before it is due, with the head's approval (延期).

        Raises:
            NotRunningError: The clock does not run.
            ExtensionSecondError: The limit was extended before.
            ExtensionLateError: The limit has run out, for limits in hours to the moment.
            ExtensionTooLongError: The law allows less.
            BasisMissingError: The item is no licence and no law line was given.
            ExtensionPaperError: Nobody approved it.
            ExtensionDaysError: Approval and telling do not lie between acceptance and today.
            ReasonMissingError: The applicant must be told the reason.
            ExtensionError: The limit is on the spot, or the amount is below 1.

        Source:
            《行政许可法》第四十二条.
        """
        return self._do(
            request,
            "extend",
            case_id,
            lambda deed: self._extend(deed, more),
            HEADS,
            more=more,
        )

    def _extend(self, deed: Deed, more: Prolonging) -> None:
        act, case = deed.act, deed.case
        if case.state is not CaseState.ACCEPTED:
            raise NotRunningError(state=case.state.label)
        clock = self._decision(deed)
        due_on = clock.due_on or act.today
        if is_extended(act.session, case.id):
            raise ExtensionSecondError(due=due_on.isoformat())
        is_struck = clock.due_at is not None and act.now > clock.due_at
        if act.today > due_on or is_struck:
            raise ExtensionLateError(due=due_on.isoformat())
        reason, basis = check_reason(more.reason), self._allowed(case, clock, more)
        self._check_approval(deed, more)
        self._clocks.extend(act, case, more.amount, basis)
        act.session.add(_extension(deed, clock, more))
        deed.tell(
            CaseEventKind.EXTENDED,
            amount=more.amount,
            unit=clock.unit.value,
            reason=reason,
            basis=basis,
            approver=more.approver_name.strip(),
            approved=more.approved_on.isoformat(),
            told=more.told_on.isoformat(),
            document=more.document_number.strip(),
            old_due=due_on.isoformat(),
            due=str(clock.due_on),
        )

    def _allowed(self, case: HallCase, clock: CaseClock, more: Prolonging) -> str:
        """Return the law line of an extension; of a licence the law says how long it may be."""
        if case.item_type is not ItemType.LICENCE or clock.unit is not LimitUnit.WORKING_DAYS:
            return check_basis(more.basis)
        is_joint = case.form is CaseForm.JOINT
        most = JOINT_EXTENSION_DAYS if is_joint else LICENCE_EXTENSION_DAYS
        if more.amount > most:
            raise ExtensionTooLongError(amount=more.amount, most=most)
        return more.basis.strip() or _LICENSING_ACT_42

    def _check_approval(self, deed: Deed, more: Prolonging) -> None:
        if not more.approver_name.strip():
            raise ExtensionPaperError
        accepted_on = deed.case.accepted_on or deed.case.received_on
        if not accepted_on <= more.approved_on <= more.told_on <= deed.act.today:
            raise ExtensionDaysError(
                approved_on=more.approved_on.isoformat(), told_on=more.told_on.isoformat()
            )

    def _decision(self, deed: Deed) -> CaseClock:
        clock = self._clocks.of_kind(deed.act.session, deed.case.id, ClockKind.DECISION)
        if clock is None:
            raise NotRunningError(state=deed.case.state.label)
        return clock


def _extension(deed: Deed, clock: CaseClock, more: Prolonging) -> CaseExtension:
    return CaseExtension(
        id=uuid.uuid4(),
        hall_id=deed.case.hall_id,
        case_id=deed.case.id,
        clock_id=clock.id,
        amount=more.amount,
        unit=clock.unit,
        reason=more.reason.strip(),
        approver_name=more.approver_name.strip(),
        approved_on=more.approved_on,
        told_on=more.told_on,
        document_number=more.document_number.strip(),
        made_at=deed.act.now,
        made_by=deed.act.request.actor.person_id,
    )
