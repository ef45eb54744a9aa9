"""What one slot says: in time, late, early, missing, excused, not known yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hallapp.attendance.rules.frames import DayFrame, SlotSpan
from hallapp.attendance.terms import (
    AttendanceRules,
    Circumstances,
    CorrectionFill,
    Finding,
    MinutesRung,
    Slot,
    SlotResult,
    Threshold,
)

_ONE_MINUTE = timedelta(minutes=1)
_DAY = tuple(Slot)
_OFF = (Finding.LATE, Finding.EARLY, Finding.LONG_LATE, Finding.LONG_EARLY)


@dataclass(frozen=True, slots=True)
class DayView:
    """One person's day with everything that a slot is judged by.

    Attributes:
        frame: The slots of the day.
        known_until: Up to when all punches are here, in UTC.
        circumstances: Leave, corrections, failures.
        taken: The moment of the punch taken by slot, in the hall's zone.
    """

    frame: DayFrame
    known_until: datetime
    circumstances: Circumstances
    taken: Mapping[Slot, datetime]

    def is_closed(self, span: SlotSpan) -> bool:
        """Return whether a slot has closed and all its punches have come."""
        return self.known_until >= span.closed_at

    def is_out_of_order(self, span: SlotSpan) -> bool:
        """Return whether a declared failure touches a slot."""
        return any(
            outage.from_at < span.closed_at and span.opens_at < outage.to_at
            for outage in self.circumstances.outages
        )

    def came_to(self, slot: Slot) -> bool:
        """Return whether a slot has a punch or a correction."""
        return slot in self.taken or slot in self.circumstances.corrections

    def has_peer(self, span: SlotSpan) -> bool:
        """Return whether the person was there by another slot of the half day.

        Where the half day has no other slot, the other slots of the day stand in for it.
        """
        others = [other for other in self.frame.spans if other.slot is not span.slot]
        peers = [other for other in others if other.half is span.half] or others
        return any(self.came_to(other.slot) for other in peers)


def slot_results(view: DayView) -> tuple[SlotResult, ...]:
    """Return what each of the four slots says, in the day's order."""
    by_slot = {span.slot: slot_result(span, view) for span in view.frame.spans}
    return tuple([by_slot.get(slot) or SlotResult(slot, None, Finding.NOT_ASKED) for slot in _DAY])


def slot_result(span: SlotSpan, view: DayView) -> SlotResult:
    """Return what one slot says."""
    known = view.circumstances
    punched_at = view.taken.get(span.slot)
    if not view.frame.is_working:
        return SlotResult(span.slot, punched_at, Finding.REST)
    if known.excuses and span.half in known.excuses:
        excuse = known.excuses[span.half]
        return SlotResult(span.slot, punched_at, Finding.EXCUSED, excuse=excuse)
    if known.corrections and span.slot in known.corrections:
        return _corrected(span, known.corrections[span.slot], punched_at, view)
    if punched_at is None:
        return SlotResult(span.slot, None, _without_punch(span, view))
    return _judged(span, punched_at, view, is_closed=view.is_closed(span))


def _corrected(
    span: SlotSpan, fill: CorrectionFill, punched_at: datetime | None, view: DayView
) -> SlotResult:
    if fill.stated_at is None:
        return SlotResult(span.slot, punched_at, Finding.ON_TIME, correction=fill.number)
    stated_at = fill.stated_at.astimezone(view.frame.zone)
    # A correction is approved once and for all: it does not wait for the slot to close.
    return _judged(span, stated_at, view, is_closed=True, correction=fill.number)


def _without_punch(span: SlotSpan, view: DayView) -> Finding:
    if not view.is_closed(span):
        return Finding.PENDING
    if view.is_out_of_order(span):
        return Finding.TO_CONFIRM
    return Finding.MISSING if view.has_peer(span) else Finding.NOT_COME


def _judged(
    span: SlotSpan, moment: datetime, view: DayView, *, is_closed: bool, correction: str = ""
) -> SlotResult:
    rules = view.frame.rules
    if span.is_in:
        off, rungs = moment - span.due_at, rules.late_rungs
        finding = _how_late(off, rules, is_closed=is_closed)
    else:
        off, rungs = span.due_at - moment, rules.early_rungs
        finding = _how_early(off, rules, is_closed=is_closed)
    if finding not in _OFF:
        return SlotResult(span.slot, moment, finding, correction=correction)
    return SlotResult(
        span.slot,
        moment,
        finding,
        off // _ONE_MINUTE,
        is_final=finding is not Finding.LATE or is_closed,
        rung=_rung(off, rungs),
        correction=correction,
    )


def _how_late(late: timedelta, rules: AttendanceRules, *, is_closed: bool) -> Finding:
    if _is_graced(late, rules):
        return Finding.ON_TIME
    is_long = _reaches(late, rules.absent_from)
    if is_long and is_closed:
        return Finding.LONG_LATE
    return Finding.LATE if is_long or _reaches(late, rules.late_from) else Finding.ON_TIME


def _how_early(early: timedelta, rules: AttendanceRules, *, is_closed: bool) -> Finding:
    if _is_graced(early, rules):
        return Finding.ON_TIME
    is_long = _reaches(early, rules.absent_from)
    if not is_long and not _reaches(early, rules.early_from):
        return Finding.ON_TIME
    if not is_closed:
        # Who goes early may come back: the last punch of the slot is the one that counts.
        return Finding.PENDING
    return Finding.LONG_EARLY if is_long else Finding.EARLY


def _is_graced(off: timedelta, rules: AttendanceRules) -> bool:
    # Exactly in time is in time, even where a hall finds lateness from minute 0 on.
    return off <= timedelta(minutes=rules.grace_minutes)


def _reaches(off: timedelta, threshold: Threshold | None) -> bool:
    if threshold is None:
        return False
    border = timedelta(minutes=threshold.minutes)
    return off > border or (threshold.is_inclusive and off == border)


def _rung(off: timedelta, rungs: Sequence[MinutesRung]) -> str:
    reached = (rung.key for rung in reversed(rungs) if _reaches(off, rung.starts))
    return next(reached, "")
