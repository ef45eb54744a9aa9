"""Which raw punch a slot is judged by, and what became of the others."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from hallapp.attendance.rules.frames import DayFrame, SlotSpan, day_frame
from hallapp.attendance.terms import AttendanceRules, PlacedPunch, PunchRow, PunchUse, Slot


def place_punches(
    punches: Iterable[PunchRow], rules: AttendanceRules, day: date
) -> tuple[PlacedPunch, ...]:
    """Return what becomes of each raw punch of a day, in the order of time.

    Punches of other days are left out. Slots are applied before repeats are looked for, so that
    going and coming back at noon within minutes stay two punches. Of a slot at which one comes
    the first punch is taken, of one at which one goes the last.
    """
    frame = day_frame(rules, day, is_working_day=True)
    return placed_in(frame, (punch for punch in punches if frame.holds(punch.punched_at)))


def placed_in(frame: DayFrame, punches: Iterable[PunchRow]) -> tuple[PlacedPunch, ...]:
    """Return what becomes of each of the punches that belong to a day."""
    fallen: list[tuple[PunchRow, SlotSpan | None]] = []
    taken: dict[Slot, PunchRow] = {}
    for punch in sorted(punches, key=_order):
        span = frame.span_at(punch.punched_at)
        fallen.append((punch, span))
        if span is not None and not (span.is_in and span.slot in taken):
            taken[span.slot] = punch
    repeat = timedelta(minutes=frame.rules.duplicate_minutes)
    return tuple(
        [
            PlacedPunch(
                punch,
                punch.punched_at.astimezone(frame.zone),
                *_place(punch, span, taken, repeat),
            )
            for punch, span in fallen
        ]
    )


def _order(punch: PunchRow) -> tuple[datetime, str]:
    return punch.punched_at, punch.id


def _place(
    punch: PunchRow, span: SlotSpan | None, taken: dict[Slot, PunchRow], repeat: timedelta
) -> tuple[Slot | None, PunchUse]:
    if span is None:
        return None, PunchUse.OUTSIDE
    chosen = taken[span.slot]
    if punch is chosen:
        return span.slot, PunchUse.TAKEN
    apart = abs(punch.punched_at - chosen.punched_at)
    return span.slot, PunchUse.DUPLICATE if apart <= repeat else PunchUse.EXTRA
