"""Facts of the papers while a case is handled."""

from datetime import timedelta

from hallapp.cases.tables import CaseSuspension
from hallapp.cases.terms import CasePaperKind, TickOutcome
from hallapp.kernel.texts import _
from hallapp.serving.case_papers.case_file import CaseFile
from hallapp.serving.case_papers.intake import due_of, not_due
from hallapp.slips.official.facts import (
    ExaminationFacts,
    ExtensionFacts,
    OpinionLine,
    ResumptionFacts,
    SuspensionFacts,
)

_ONE_DAY = timedelta(days=1)


def suspension(file: CaseFile) -> SuspensionFacts:
    """特别程序告知书."""
    stood = _procedures(file)
    if not stood:
        raise not_due(CasePaperKind.SUSPENSION, _("这个办件没有挂起"))
    last = stood[-1]
    return SuspensionFacts(
        reason=_why(last),
        basis=last.basis,
        from_on=last.from_on,
        planned_end_on=last.planned_to_on or last.from_on,
    )


def _procedures(file: CaseFile) -> list[CaseSuspension]:
    """Return the special procedures of a case: not the days between decision and reopening."""
    return [
        each for each in file.suspensions if each.ground is not None or each.told_on is not None
    ]


def _why(entry: CaseSuspension) -> str:
    """Return the lawful reason, with the clerk's words where they say more."""
    if entry.ground is None or entry.reason == entry.ground.label:
        return entry.reason
    return _("{ground}（{words}）").format(ground=entry.ground.label, words=entry.reason)


def resumption(file: CaseFile) -> ResumptionFacts:
    """恢复办理通知书."""
    ended = [each for each in _procedures(file) if each.to_on is not None]
    if not ended:
        raise not_due(CasePaperKind.RESUMPTION, _("没有已经结束的挂起"))
    last = ended[-1]
    resumed_on = last.to_on or last.from_on
    return ResumptionFacts(
        reason=last.reason if last.ground is None else last.ground.label,
        suspended_on=last.from_on,
        resumed_on=resumed_on,
        days_out=file.calendar.working_days_between(last.from_on, resumed_on - _ONE_DAY),
        due=due_of(file, CasePaperKind.RESUMPTION),
    )


def extension(file: CaseFile) -> ExtensionFacts:
    """延长期限告知书."""
    if not file.extensions:
        raise not_due(CasePaperKind.EXTENSION, _("这个办件没有延期"))
    last = file.extensions[-1]
    move = next((each for each in reversed(file.moves) if each.clock_id == last.clock_id), None)
    due = due_of(file, CasePaperKind.EXTENSION)
    return ExtensionFacts(
        reason=last.reason,
        days=last.amount,
        approver=last.approver_name,
        office=_("本机关负责人"),
        former_due_on=due.due_on if move is None or move.old_on is None else move.old_on,
        due=due,
    )


def examination(file: CaseFile) -> ExaminationFacts:
    """审批表: filled as far as the stages have come, the rest stands empty to be written."""
    due = due_of(file, CasePaperKind.EXAMINATION)
    accepted_on = file.case.accepted_on or file.case.received_on
    return ExaminationFacts(
        accepted_on=accepted_on,
        due=due,
        materials=file.materials(TickOutcome.COMPLETE),
        opinions=tuple(
            OpinionLine(stage.name, stage.opinion or stage.result, on=stage.ended_on)
            for stage in file.stages
        ),
        contact=file.applicant.agent_name or file.applicant.name,
        contact_phone=file.applicant.agent_phone or file.applicant.phone,
    )
