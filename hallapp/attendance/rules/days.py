"""Attendance of one person on one day. See docs/algorithms/attendance-day.md."""

from collections.abc import Iterable
from datetime import date, datetime

from hallapp.attendance.rules.frames import DayFrame, day_frame
from hallapp.attendance.rules.halves import half_results, public_word
from hallapp.attendance.rules.judging import DayView, slot_results
from hallapp.attendance.rules.placing import placed_in
from hallapp.attendance.terms import (
    AttendanceRules,
    Circumstances,
    DayResult,
    PunchRow,
    PunchUse,
)

NOTHING_KNOWN = Circumstances()


def day_result(
    punches: Iterable[PunchRow],
    rules: AttendanceRules,
    day: date,
    now: datetime,
    *,
    is_working_day: bool,
    circumstances: Circumstances = NOTHING_KNOWN,
) -> DayResult:
    """Return what one person's punches say about one day, as far as it is known now.

    A slot that has not closed yet, or whose punches the device has not handed over, is pending,
    never absence; a lateness is told at once, but counted as half a day only when the slot has
    closed. On a day that is no working day nothing is found.

    Args:
        punches: Raw punches of this person; those of other days are left out.
        rules: The hall's numbers that held on that day.
        day: The hall's day.
        now: The present moment, aware.
        is_working_day: Whether the hall works on that day.
        circumstances: Leave, trips, corrections, failures of devices, the roster, the B post.
    """
    frame = day_frame(rules, day, circumstances.shifts, is_working_day=is_working_day)
    own = (punch for punch in punches if frame.holds(punch.punched_at))
    return result_in(frame, own, now, circumstances)


def result_in(
    frame: DayFrame,
    punches: Iterable[PunchRow],
    now: datetime,
    circumstances: Circumstances = NOTHING_KNOWN,
) -> DayResult:
    """Return the same within a frame that was made before.

    Args:
        frame: The slots of the person's day.
        punches: The raw punches that belong to this day, none of another.
        now: The present moment, aware.
        circumstances: As for `day_result`; what the roster says stands in the frame already.
    """
    placed = placed_in(frame, punches)
    delivered_until = circumstances.delivered_until
    known_until = now if delivered_until is None else min(now, delivered_until)
    taken = {
        each.slot: each.local_at
        for each in placed
        if each.use is PunchUse.TAKEN and each.slot is not None
    }
    slots = slot_results(DayView(frame, known_until, circumstances, taken))
    halves = half_results(slots, frame.rules.missing, circumstances)
    return DayResult(
        frame.day, placed, slots, halves, public_word(slots, circumstances, frame, now)
    )
