"""Facts of the papers about one person: leave, correction, letter to the home unit."""

from collections.abc import Sequence
from datetime import datetime, time, tzinfo

from hallapp.attendance.terms.acts import CorrectionRow
from hallapp.kernel.texts import _
from hallapp.leave.terms import LeaveRow, LeaveStepRow
from hallapp.patrols.terms import ExplanationRow, LetterRow
from hallapp.slips.attendance.facts import ApprovalLine, CorrectionSlipFacts, LeaveSlipFacts
from hallapp.slips.attendance.letter_facts import LetterFacts


def leave_facts(row: LeaveRow, window: str, taken: int | None, zone: tzinfo) -> LeaveSlipFacts:
    """Return a leave with its steps and its end.

    Args:
        row: The leave.
        window: Number of the person's window; empty without one.
        taken: Working half days really taken; None while nobody reported back.
        zone: The hall's.
    """
    back = row.back
    return LeaveSlipFacts(
        number=row.number,
        name=row.person_name,
        unit=row.department,
        window=window,
        kind=row.kind.label,
        from_on=row.span.first.day,
        from_half=row.span.first.half,
        until_on=row.span.last.day,
        until_half=row.span.last.half,
        half_days=row.half_days,
        reason=row.reason,
        stand_in=row.b_name,
        asked_on=row.asked_at.astimezone(zone).date(),
        approvals=tuple(_approval(step, zone) for step in row.steps),
        ended_on=None if back is None else back.day,
        ended_half=None if back is None else back.half,
        taken_half_days=taken,
    )


def _approval(step: LeaveStepRow, zone: tzinfo) -> ApprovalLine:
    return ApprovalLine(
        role=step.approver.label,
        verdict="" if step.verdict is None else step.verdict.label,
        words=step.words,
        name=step.signed_by or step.decided_by,
        on=None if step.decided_at is None else step.decided_at.astimezone(zone).date(),
    )


def correction_facts(row: CorrectionRow, window: str, zone: tzinfo) -> CorrectionSlipFacts:
    """Return a correction with what the second person decided."""
    verdict = ""
    if row.is_approved is not None:
        verdict = _("同意") if row.is_approved else _("不同意")
    decided = row.decided_at
    return CorrectionSlipFacts(
        number=row.number,
        name=row.person_name,
        unit=row.department,
        window=window,
        day=row.day,
        slot=row.slot.label,
        stated=None if row.stated_at is None else row.stated_at.astimezone(zone).time(),
        cause=row.cause.label,
        reason=row.reason,
        asked_by=row.asked_by,
        asked_on=row.asked_at.astimezone(zone).date(),
        decision=ApprovalLine(
            role=_("审核人"),
            verdict=verdict,
            words=row.words,
            name=row.decided_by,
            on=None if decided is None else decided.astimezone(zone).date(),
        ),
        override=row.override_reason if row.is_after_lock else "",
    )


def letter_facts(
    row: LetterRow, explanations: Sequence[ExplanationRow], issuer: str
) -> LetterFacts:
    """Return a letter as it was issued, with what the person said last before that.

    Args:
        row: The letter.
        explanations: What was said about the same mark.
        issuer: Whoever signs it.
    """
    said = row.facts
    number = said.round_number
    before = [each for each in explanations if each.given_at <= row.issued_at]
    return LetterFacts(
        issuer=issuer,
        number=row.number,
        unit=said.department,
        person=said.person,
        window=str(said.window) if said.window else "",
        found_on=said.day,
        found_at=_time(said.time),
        source=_("第{number}次巡查").format(number=number) if number else "",
        fact=_("，").join(filter(None, (said.fact, said.words, said.handling))),
        explanation=before[-1].words if before else "",
        rule=said.rule,
        request=said.request,
        reply_due_on=row.reply_due_on,
        dated_on=row.issued_on,
    )


def _time(text: str) -> time | None:
    """Return a time that was frozen as it is printed; None where there is none."""
    try:
        return datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 - by the clock on the wall
    except ValueError:
        return None
