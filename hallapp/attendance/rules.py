"""Attendance of one person on one day. See docs/algorithms/attendance-day.md.

Night duty belongs to its start day and has slots of its own; it comes with the duty roster.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hallapp.attendance.errors import SlotMissingError, SlotTimesError, ThresholdError
from hallapp.attendance.terms import (
    AttendanceRules,
    Circumstances,
    DayResult,
    Excuse,
    Finding,
    Half,
    HalfResult,
    PlacedPunch,
    PublicWord,
    PunchRow,
    PunchUse,
    SheetRow,
    Slot,
    SlotResult,
    SlotTimes,
    Threshold,
    Verdict,
)
from hallapp.kernel.clock import day_in, zone_named
from hallapp.kernel.texts import _

_ONE_MINUTE = timedelta(minutes=1)
_NOTHING_KNOWN = Circumstances()


def check_rules(rules: AttendanceRules) -> None:
    """Refuse rules of a hall that cannot hold, before they are kept.

    Raises:
        SlotMissingError: Not each of the four slots stands there once, in the day's order.
        SlotTimesError: A slot ends before it opens, or begins before the one before has ended.
        ThresholdError: A number of minutes is negative.
    """
    if [times.slot for times in rules.slots] != list(Slot):
        raise SlotMissingError
    before = None
    for times in rules.slots:
        if times.closes < times.opens or (before is not None and times.opens <= before):
            raise SlotTimesError(
                slot=times.slot.label,
                opens=f"{times.opens:%H:%M}",
                closes=f"{times.closes:%H:%M}",
            )
        before = times.closes
    for name, minutes in (
        (_("迟到起算"), rules.late_from.minutes),
        (_("早退起算"), rules.early_from.minutes),
        (_("半天旷工起算"), rules.absent_from.minutes),
        (_("重复打卡"), rules.duplicate_minutes),
    ):
        if minutes < 0:
            raise ThresholdError(name=name, minutes=minutes)


def place_punches(
    punches: Iterable[PunchRow], rules: AttendanceRules, day: date
) -> tuple[PlacedPunch, ...]:
    """Return what becomes of each raw punch of a day, in the order of time.

    Punches of other days are left out. Slots are applied before repeats are looked for, so that
    going and coming back at noon within minutes stay two punches. Of a slot at which one comes
    the first punch is taken, of one at which one goes the last.
    """
    zone = zone_named(rules.zone_name)
    of_the_day = sorted(
        (punch for punch in punches if day_in(punch.punched_at, zone) == day),
        key=lambda punch: (punch.punched_at, punch.id),
    )
    fallen: list[tuple[PunchRow, datetime, Slot | None]] = []
    taken: dict[Slot, PunchRow] = {}
    for punch in of_the_day:
        local_at = punch.punched_at.astimezone(zone)
        slot = _slot_at(local_at.time(), rules.slots)
        fallen.append((punch, local_at, slot))
        if slot is not None and not (slot.is_in and slot in taken):
            taken[slot] = punch
    return tuple(
        PlacedPunch(punch, local_at, slot, _use(punch, taken.get(slot) if slot else None, rules))
        for punch, local_at, slot in fallen
    )


def _slot_at(moment: time, slots: Iterable[SlotTimes]) -> Slot | None:
    minute = moment.replace(second=0, microsecond=0)
    for times in slots:
        if times.opens <= minute <= times.closes:
            return times.slot
    return None


def _use(punch: PunchRow, taken: PunchRow | None, rules: AttendanceRules) -> PunchUse:
    if taken is None:
        return PunchUse.OUTSIDE
    if punch is taken:
        return PunchUse.TAKEN
    apart = abs(punch.punched_at - taken.punched_at)
    is_repeat = apart <= timedelta(minutes=rules.duplicate_minutes)
    return PunchUse.DUPLICATE if is_repeat else PunchUse.EXTRA


def day_result(
    punches: Iterable[PunchRow],
    rules: AttendanceRules,
    day: date,
    now: datetime,
    *,
    is_working_day: bool,
    circumstances: Circumstances = _NOTHING_KNOWN,
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
        circumstances: Leave, trips, failures of devices, the B post.
    """
    placed = place_punches(punches, rules, day)
    zone = zone_named(rules.zone_name)
    known_until = min(now, circumstances.delivered_until or now).astimezone(zone)
    taken = {each.slot: each.local_at for each in placed if each.slot and each.is_taken}
    view = _DayView(rules, day, known_until, circumstances, is_working_day, taken)
    slots = tuple(_slot_result(times, view) for times in rules.slots)
    halves = tuple(
        _half_result(half, [slot for slot in slots if slot.slot.half is half]) for half in Half
    )
    public = _public_word(slots, circumstances, _half_begun(rules, day, now.astimezone(zone)))
    return DayResult(day, placed, slots, halves, public)


@dataclass(frozen=True, slots=True)
class _DayView:
    """One person's day with everything that a slot is judged by; moments in the hall's zone."""

    rules: AttendanceRules
    day: date
    known_until: datetime
    circumstances: Circumstances
    is_working_day: bool
    taken: Mapping[Slot, datetime]

    def at(self, moment: time) -> datetime:
        """Return a time of this day as a moment."""
        return datetime.combine(self.day, moment, self.known_until.tzinfo)

    def is_closed(self, times: SlotTimes) -> bool:
        """Return whether a slot has closed and all its punches have come."""
        return self.known_until >= self.at(times.closes) + _ONE_MINUTE

    def is_out_of_order(self, times: SlotTimes) -> bool:
        """Return whether a declared failure touches a slot."""
        opens, closed = self.at(times.opens), self.at(times.closes) + _ONE_MINUTE
        return any(
            outage.from_at < closed and opens < outage.to_at
            for outage in self.circumstances.outages
        )


def _slot_result(times: SlotTimes, view: _DayView) -> SlotResult:
    punched_at = view.taken.get(times.slot)
    excuse = view.circumstances.excuses.get(times.slot.half)
    if not view.is_working_day:
        return SlotResult(times.slot, punched_at, Finding.REST)
    if excuse is not None:
        return SlotResult(times.slot, punched_at, Finding.EXCUSED, excuse=excuse)
    if punched_at is None:
        return SlotResult(times.slot, None, _without_punch(times, view))
    return _punched(times, punched_at, view)


def _without_punch(times: SlotTimes, view: _DayView) -> Finding:
    if not view.is_closed(times):
        return Finding.PENDING
    if view.is_out_of_order(times):
        return Finding.TO_CONFIRM
    has_other = any(slot.half is times.slot.half for slot in view.taken)
    return Finding.MISSING if has_other else Finding.NOT_COME


def _punched(times: SlotTimes, punched_at: datetime, view: _DayView) -> SlotResult:
    off = punched_at - view.at(times.due)
    if times.slot.is_in:
        finding = _how_late(off, view.rules, is_closed=view.is_closed(times))
    else:
        off = -off
        finding = _how_early(off, view.rules, is_closed=view.is_closed(times))
    is_off = finding not in {Finding.ON_TIME, Finding.PENDING}
    minutes = off // _ONE_MINUTE if is_off else 0
    is_final = finding is not Finding.LATE or view.is_closed(times)
    return SlotResult(times.slot, punched_at, finding, minutes, is_final=is_final)


def _how_late(late: timedelta, rules: AttendanceRules, *, is_closed: bool) -> Finding:
    if is_closed and _reaches(late, rules.absent_from):
        return Finding.LONG_LATE
    is_late = _reaches(late, rules.late_from) or _reaches(late, rules.absent_from)
    return Finding.LATE if is_late else Finding.ON_TIME


def _how_early(early: timedelta, rules: AttendanceRules, *, is_closed: bool) -> Finding:
    is_long = _reaches(early, rules.absent_from)
    if not is_long and not _reaches(early, rules.early_from):
        return Finding.ON_TIME
    if not is_closed:
        # Who goes early may come back: the last punch of the slot is the one that counts.
        return Finding.PENDING
    return Finding.LONG_EARLY if is_long else Finding.EARLY


def _reaches(off: timedelta, threshold: Threshold) -> bool:
    border = timedelta(minutes=threshold.minutes)
    # Exactly in time is in time, even where a hall finds lateness from minute 0 on.
    return off > border or (threshold.is_inclusive and off == border and off > timedelta())


def _half_result(half: Half, slots: Sequence[SlotResult]) -> HalfResult:
    findings = {slot.finding if slot.is_final else Finding.PENDING for slot in slots}
    minutes = {slot.slot.is_in: slot.minutes for slot in slots}
    return HalfResult(half, _verdict(findings), minutes[True], minutes[False])


def _verdict(findings: set[Finding]) -> Verdict:
    for finding, verdict in _VERDICTS:
        if finding in findings:
            return verdict
    return Verdict.PRESENT


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


def _half_begun(rules: AttendanceRules, day: date, now: datetime) -> Half:
    """Return the last half of the day that has begun, the morning before the day itself."""
    opens = next(times.opens for times in rules.slots if times.slot is Slot.PM_IN)
    has_begun = now >= datetime.combine(day, opens, now.tzinfo)
    return Half.AFTERNOON if has_begun else Half.MORNING


def _public_word(
    slots: Iterable[SlotResult], circumstances: Circumstances, half: Half
) -> PublicWord | None:
    excuse = circumstances.excuses.get(half)
    if excuse is not None and circumstances.is_covered_by_b:
        return PublicWord.B_POST
    if excuse is not None:
        return PublicWord.TRIP if excuse is Excuse.TRIP else PublicWord.LEAVE
    return PublicWord.ON_DUTY if _is_on_duty({slot.slot: slot for slot in slots}, half) else None


def _is_on_duty(slots: Mapping[Slot, SlotResult], half: Half) -> bool:
    came = {slot.half for slot, result in slots.items() if result.punched_at is not None}
    # At noon, before the afternoon's slot has closed, who was there in the morning still is.
    is_noon = slots[Slot.PM_IN].finding is Finding.PENDING
    return half in came or (is_noon and Half.MORNING in came)


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
    )
