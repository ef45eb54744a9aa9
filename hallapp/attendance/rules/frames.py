"""The frame of one person's day: which slots it has and from when to when, as moments."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from hallapp.attendance.terms import (
    AttendanceRules,
    Half,
    PunchRow,
    ShiftHours,
    Slot,
    SlotTimes,
)
from hallapp.kernel.clock import zone_named

_ONE_MINUTE = timedelta(minutes=1)
_ONE_DAY = timedelta(days=1)
_NOON = time(12, 0)
_NOON_SLOTS = (Slot.AM_OUT, Slot.PM_IN)


@dataclass(frozen=True, slots=True)
class SlotSpan:
    """One slot of one day as moments in UTC.

    Attributes:
        slot: Which slot.
        half: The half day it belongs to.
        is_in: Whether one comes at it.
        opens_at: First moment of the slot.
        closed_at: First moment after it.
        due_at: Start or end of work.
    """

    slot: Slot
    half: Half
    is_in: bool
    opens_at: datetime
    closed_at: datetime
    due_at: datetime

    def holds(self, moment: datetime) -> bool:
        """Return whether a moment lies in the slot."""
        return self.opens_at <= moment < self.closed_at


@dataclass(frozen=True, slots=True)
class DayFrame:
    """What a day of one person is judged by; made once and used for everybody alike.

    Attributes:
        day: The hall's day; a shift that crosses midnight belongs to the day it starts on.
        rules: The hall's numbers that hold on that day.
        zone: The hall's zone.
        spans: The slots in the order of time.
        is_working: Whether the person is to be there.
        begin_at: First moment of the day.
        end_at: First moment of the next day.
        afternoon_at: From when on the afternoon is what may be posted.
        crosses_midnight: Whether a slot lies outside the day itself.
    """

    day: date
    rules: AttendanceRules
    zone: tzinfo
    spans: tuple[SlotSpan, ...]
    is_working: bool
    begin_at: datetime
    end_at: datetime
    afternoon_at: datetime
    crosses_midnight: bool

    def span_at(self, moment: datetime) -> SlotSpan | None:
        """Return the slot that holds a moment, None between slots."""
        for span in self.spans:
            if span.opens_at <= moment < span.closed_at:
                return span
        return None

    def holds(self, moment: datetime) -> bool:
        """Return whether a moment lies in the day or in one of its slots."""
        return self.begin_at <= moment < self.end_at or self.span_at(moment) is not None


def day_frame(
    rules: AttendanceRules,
    day: date,
    shifts: Sequence[ShiftHours] = (),
    *,
    is_working_day: bool,
    zone: tzinfo | None = None,
) -> DayFrame:
    """Return the frame of a day.

    What the roster says stands above the hall's own hours and above the calendar.

    Args:
        rules: The hall's numbers that hold on that day.
        day: The hall's day.
        shifts: What the roster says of this person's day.
        is_working_day: Whether the hall works on it by the calendar.
        zone: The hall's zone; None takes the one that the rules name.
    """
    zone = zone or zone_named(rules.zone_name)
    begin_at, end_at = _moment(day, time(), zone), _moment(day + _ONE_DAY, time(), zone)
    if shifts:
        spans, is_working = _rostered(rules, day, shifts, zone, is_working_day=is_working_day)
    else:
        spans, is_working = _plain(rules.slots_on(day), day, zone), is_working_day
    afternoon = next(
        (span.opens_at for span in spans if span.slot is Slot.PM_IN), _moment(day, _NOON, zone)
    )
    crosses = any(span.opens_at < begin_at or span.closed_at > end_at for span in spans)
    return DayFrame(day, rules, zone, _cut(spans), is_working, begin_at, end_at, afternoon, crosses)


def claim_punches(
    punches: Iterable[PunchRow], frames: Mapping[date, DayFrame], zone: tzinfo
) -> dict[date, list[PunchRow]]:
    """Give each punch to exactly one day: its own, or that of a shift across midnight.

    Args:
        punches: Raw punches of one person.
        frames: The days that are looked at, with one more on either side.
        zone: The hall's zone.
    """
    claimed: dict[date, list[PunchRow]] = {}
    for punch in punches:
        home = punch.punched_at.astimezone(zone).date()
        claimed.setdefault(_owner(punch.punched_at, home, frames), []).append(punch)
    return claimed


def _owner(moment: datetime, home: date, frames: Mapping[date, DayFrame]) -> date:
    before, own = frames.get(home - _ONE_DAY), frames.get(home)
    late = None if before is None else before.span_at(moment)
    mine = None if own is None else own.span_at(moment)
    is_at_work = mine is not None and own is not None and own.is_working
    if late is not None and (not is_at_work or moment < late.due_at + _ONE_MINUTE):
        # Where both hold it, the new shift begins with the end of the one before.
        return home - _ONE_DAY
    if mine is not None:
        return home
    after = frames.get(home + _ONE_DAY)
    is_early = after is not None and after.span_at(moment) is not None
    return home + _ONE_DAY if is_early else home


def _moment(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


def _plain(slots: Iterable[SlotTimes], day: date, zone: tzinfo) -> list[SlotSpan]:
    return [_span(times, day, day, day, zone) for times in slots]


def _span(
    times: SlotTimes, opens_on: date, closes_on: date, due_on: date, zone: tzinfo
) -> SlotSpan:
    return SlotSpan(
        times.slot,
        times.slot.half,
        times.slot.is_in,
        _moment(opens_on, times.opens, zone),
        _moment(closes_on, times.closes, zone) + _ONE_MINUTE,
        _moment(due_on, times.due, zone),
    )


def _rostered(
    rules: AttendanceRules,
    day: date,
    shifts: Sequence[ShiftHours],
    zone: tzinfo,
    *,
    is_working_day: bool,
) -> tuple[list[SlotSpan], bool]:
    own = _plain(rules.slots_on(day), day, zone)
    whole = [shift for shift in shifts if not shift.is_added]
    at_work = [shift for shift in whole if not shift.is_rest]
    added = [shift for shift in shifts if shift.is_added]
    if at_work:
        base = _merged(span for shift in at_work for span in _spans_of(shift, day, zone) or own)
    elif (whole or not is_working_day) and added:
        # Only the duty that was added is worked on such a day.
        return _merged(span for shift in added for span in _spans_of(shift, day, zone) or own), True
    else:
        base = own
    is_working = bool(at_work) or (is_working_day and not whole)
    return _with_added(base, added, day, zone), is_working


def _with_added(
    base: Iterable[SlotSpan], added: Iterable[ShiftHours], day: date, zone: tzinfo
) -> list[SlotSpan]:
    spans = {span.slot: span for span in base}
    for shift in added:
        spans |= {span.slot: span for span in _spans_of(shift, day, zone)}
        if shift.covers_noon and not shift.slots:
            spans = {slot: span for slot, span in spans.items() if slot not in _NOON_SLOTS}
    return list(spans.values())


def _merged(spans: Iterable[SlotSpan]) -> list[SlotSpan]:
    """Keep one span a slot: of coming the one due first, of going the one due last."""
    kept: dict[Slot, SlotSpan] = {}
    for span in spans:
        other = kept.get(span.slot)
        if other is None or (span.due_at < other.due_at) is span.is_in:
            kept[span.slot] = span
    return list(kept.values())


def _spans_of(shift: ShiftHours, day: date, zone: tzinfo) -> list[SlotSpan]:
    return [_shift_span(times, shift, day, zone) for times in shift.slots]


def _shift_span(times: SlotTimes, shift: ShiftHours, day: date, zone: tzinfo) -> SlotSpan:
    # An end at the very time of the beginning is a day later, a start is not.
    is_before = times.due < shift.begins or (not times.slot.is_in and times.due == shift.begins)
    due_on = day + _ONE_DAY if shift.crosses_midnight and is_before else day
    if times.opens <= times.closes:
        return _span(times, due_on, due_on, due_on, zone)
    if times.due >= times.opens:
        return _span(times, due_on, due_on + _ONE_DAY, due_on, zone)
    return _span(times, due_on - _ONE_DAY, due_on, due_on, zone)


def _cut(spans: list[SlotSpan]) -> tuple[SlotSpan, ...]:
    """Cut slots that overlap: the later one begins with the end of work of the one before."""
    ordered = sorted(spans, key=lambda span: span.due_at)
    for place in range(1, len(ordered)):
        before, other = ordered[place - 1], ordered[place]
        if before.closed_at > other.opens_at:
            border = min(max(before.due_at + _ONE_MINUTE, other.opens_at), before.closed_at)
            ordered[place - 1] = replace(before, closed_at=border)
            ordered[place] = replace(other, opens_at=border)
    return tuple(ordered)
