"""What a half day comes to, and the word that may be posted of a day."""

from collections.abc import Sequence
from datetime import datetime

from hallapp.attendance.rules.frames import DayFrame
from hallapp.attendance.terms import (
    Circumstances,
    Excuse,
    Finding,
    Half,
    HalfResult,
    MissingPolicy,
    PublicWord,
    SlotResult,
    Verdict,
)

# In this order: absence by the clock outweighs the rest of the half day, and what is not known
# yet comes before what is concluded from silence.
_VERDICTS = (
    (Finding.REST, Verdict.REST),
    (Finding.EXCUSED, Verdict.EXCUSED),
    (Finding.LONG_LATE, Verdict.ABSENT),
    (Finding.LONG_EARLY, Verdict.ABSENT),
    (Finding.TO_CONFIRM, Verdict.TO_CONFIRM),
    (Finding.PENDING, Verdict.PENDING),
    (Finding.NOT_COME, Verdict.ABSENT),
    (Finding.MISSING, Verdict.MISSING_PUNCH),
)
_LATE = (Finding.LATE, Finding.LONG_LATE)
_EARLY = (Finding.EARLY, Finding.LONG_EARLY)


def half_results(
    slots: Sequence[SlotResult], policy: MissingPolicy, known: Circumstances
) -> tuple[HalfResult, ...]:
    """Return what morning and afternoon come to.

    Args:
        slots: The four slots in the day's order.
        policy: What one missing punch comes to in this hall.
        known: Leave with its kind, and whether corrections can still be approved.
    """
    return (
        _half_result(Half.MORNING, slots[:2], policy, known),
        _half_result(Half.AFTERNOON, slots[2:], policy, known),
    )


def _half_result(
    half: Half, slots: Sequence[SlotResult], policy: MissingPolicy, known: Circumstances
) -> HalfResult:
    coming, going = slots
    found = [each for each in slots if each.finding is not Finding.NOT_ASKED]
    verdict = _verdict([each.finding if each.is_final else Finding.PENDING for each in found])
    is_question = policy is MissingPolicy.QUESTION or not known.is_settled
    if verdict is Verdict.MISSING_PUNCH and not is_question:
        verdict = Verdict.ABSENT
    is_excused = verdict is Verdict.EXCUSED
    return HalfResult(
        half,
        verdict,
        coming.minutes,
        going.minutes,
        is_late=coming.finding in _LATE,
        is_early=going.finding in _EARLY,
        late_rung=coming.rung,
        early_rung=going.rung,
        missing=sum([each.finding is Finding.MISSING for each in found]),
        excuse=found[0].excuse if is_excused else None,
        leave_kind=known.leave_kinds.get(half) if is_excused else None,
        correction=coming.correction or going.correction,
    )


def _verdict(findings: Sequence[Finding]) -> Verdict:
    if not findings:
        # The hours of the day know nothing of this half day.
        return Verdict.REST
    for finding, verdict in _VERDICTS:
        if finding in findings:
            return verdict
    return Verdict.PRESENT


def public_word(
    slots: Sequence[SlotResult], known: Circumstances, frame: DayFrame, now: datetime
) -> PublicWord | None:
    """Return what may be posted: something only when it is true for the half that runs."""
    half = Half.AFTERNOON if now >= frame.afternoon_at else Half.MORNING
    excuse = known.excuses.get(half) if known.excuses else None
    if excuse is not None and known.is_covered_by_b:
        return PublicWord.B_POST
    if excuse is not None:
        return PublicWord.TRIP if excuse is Excuse.TRIP else PublicWord.LEAVE
    return PublicWord.ON_DUTY if _is_on_duty(slots, half) else None


def _is_on_duty(slots: Sequence[SlotResult], half: Half) -> bool:
    morning, afternoon = slots[:2], slots[2:]
    if _came(morning if half is Half.MORNING else afternoon):
        return True
    # At noon, before the afternoon's slot has closed, who was there in the morning still is;
    # where nobody punches at noon, until the evening.
    coming_back = afternoon[0].finding
    is_noon = coming_back is Finding.PENDING or coming_back is Finding.NOT_ASKED
    return is_noon and half is Half.AFTERNOON and _came(morning)


def _came(slots: Sequence[SlotResult]) -> bool:
    return any(each.punched_at is not None or bool(each.correction) for each in slots)
