"""One person's line of the day's attendance sheet."""

from collections.abc import Iterable

from hallapp.attendance.terms import DayResult, Finding, HalfResult, SheetRow, SlotResult
from hallapp.kernel.texts import _


def sheet_row(
    result: DayResult,
    *,
    person_id: str,
    person_name: str,
    department_name: str,
    window_number: str | None = None,
) -> SheetRow:
    """Return one person's line of the day's attendance sheet."""
    outside = (f"{placed.local_at:%H:%M}" for placed in result.outside)
    return SheetRow(
        person_id=person_id,
        person_name=person_name,
        department_name=department_name,
        window_number=window_number,
        slots=result.slots,
        public=result.public,
        note=_("；").join(_("{time} 不在时段").format(time=text) for text in outside),
        has_deviation=result.has_deviation,
        halves=result.halves,
        leave=leave_words(result.halves),
        correction=correction_words(result.slots),
        outage=outage_words(result.slots),
    )


def leave_words(halves: Iterable[HalfResult]) -> str:
    """Return leave and trips of a day with their kind, for the inside; empty without any."""
    excused = [half for half in halves if half.excuse is not None]
    words = [half.excuse_word for half in excused]
    is_whole_day = len(words) > 1 and len(set(words)) == 1
    if is_whole_day:
        return _("全天{kind}").format(kind=words[0])
    told = zip(excused, words, strict=True)
    return _("；").join(
        _("{half}{kind}").format(half=half.half.label, kind=word) for half, word in told
    )


def correction_words(slots: Iterable[SlotResult]) -> str:
    """Return the corrections that fill slots of a day; empty without any."""
    filled = (slot for slot in slots if slot.correction)
    return _("；").join(
        _("{slot}{number}").format(slot=slot.slot.label, number=slot.correction) for slot in filled
    )


def outage_words(slots: Iterable[SlotResult]) -> str:
    """Return the slots that a declared failure leaves to be confirmed; empty without any."""
    touched = (slot for slot in slots if slot.finding is Finding.TO_CONFIRM)
    return _("；").join(_("{slot}故障待确认").format(slot=slot.slot.label) for slot in touched)
