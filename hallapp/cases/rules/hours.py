"""Limits in hours (小时): they run from a moment and only while the hall is at work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from hallapp.cases.errors import SuspensionBackwardsError
from hallapp.cases.rules.budgets import HourBudget
from hallapp.cases.terms import DueDay, Light, LightThresholds
from hallapp.hall.office_hours import NO_TIME, OfficeHours

_DEFAULT = LightThresholds()
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class HourSuspension:
    """A time in which a clock in hours stands.

    Attributes:
        from_at: First moment that is not counted.
        to_at: First moment that counts again, None while it has not ended.
    """

    from_at: datetime
    to_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Pause:
    """Time that is not counted: from `start`, up to but not including `end`."""

    start: datetime
    end: datetime


def due_moment(
    started_at: datetime,
    budget: HourBudget,
    hours: OfficeHours,
    suspensions: Iterable[HourSuspension] = (),
    *,
    now: datetime | None = None,
) -> datetime:
    """Return the moment at which a limit in hours ends, UTC.

    Working time that lies in a suspension is given back; overlaps count once, and a suspension
    outside office hours gives nothing back. One that begins when the limit has run out gives
    nothing back either: what is late stays late.

    Args:
        started_at: Moment from which the limit runs.
        budget: The working time; no time at all ends at the next working moment, time below
            zero lies before `started_at`.
        hours: The hall's office hours.
        suspensions: Times in which the clock stands; may overlap, in any order.
        now: Moment up to which a suspension without an end counts.

    Raises:
        SuspensionBackwardsError: A suspension ends before it begins.
        CalendarRangeError: A moment lies outside the calendar.
        ValueError: A suspension has not ended and `now` is not given.

    Source:
        《民法典》第二百零一条第二款.
    """
    pauses = _joined(suspensions, now)
    if budget.amount < NO_TIME:
        return _before(started_at, budget.amount, hours, pauses)
    if budget.amount == NO_TIME:
        return _next_moment(started_at, hours, pauses)
    return _after(started_at, budget.amount, hours, pauses)


def working_time_used(
    started_at: datetime,
    until: datetime,
    hours: OfficeHours,
    suspensions: Iterable[HourSuspension] = (),
) -> timedelta:
    """Return the working time that ran between two moments, suspensions left out.

    None when `until` is before the start. A suspension without an end counts up to `until`.

    Raises:
        SuspensionBackwardsError: A suspension ends before it begins.
        CalendarRangeError: A moment lies outside the calendar.
    """
    used = hours.between(started_at, until)
    for pause in _joined(suspensions, until):
        used -= hours.between(max(pause.start, started_at), min(pause.end, until))
    return max(NO_TIME, used)


def working_time_left(due_at: datetime, now: datetime, hours: OfficeHours) -> timedelta:
    """Return the working time until a limit in hours ends; below zero when it has ended.

    While a clock stands ask with the due moment reckoned for `now`: then it stands still.

    Raises:
        CalendarRangeError: A moment lies outside the calendar.
    """
    if now <= due_at:
        return hours.between(now, due_at)
    return -hours.between(due_at, now)


def hour_light(
    due_at: datetime,
    now: datetime,
    budget: HourBudget,
    hours: OfficeHours,
    *,
    is_suspended: bool = False,
    thresholds: LightThresholds = _DEFAULT,
) -> Light:
    """Return how a limit in hours stands: its light.

    Yellow goes by the share of the budget alone: a working day is more than most limits in
    hours have, and the units are never mixed.

    Raises:
        CalendarRangeError: A moment lies outside the calendar.
    """
    if is_suspended:
        return Light.GREY
    if now > due_at:
        return Light.RED
    is_near = now >= hour_yellow_from(due_at, budget, hours, thresholds=thresholds)
    return Light.YELLOW if is_near else Light.GREEN


def hour_yellow_from(
    due_at: datetime,
    budget: HourBudget,
    hours: OfficeHours,
    *,
    thresholds: LightThresholds = _DEFAULT,
) -> datetime:
    """Return the first moment at which the light of a limit in hours is yellow.

    What is reached exactly at an opening is that opening: nobody is warned after closing.

    Raises:
        CalendarRangeError: A moment lies outside the calendar.
    """
    share = budget.amount * thresholds.yellow_percent / _WHOLE
    return hours.shifted(due_at, -share) if share else due_at


def on_the_spot_due(received_at: datetime, hours: OfficeHours) -> DueDay:
    """Return the due day of a case that is decided on the spot (当场、即办).

    The same day; received after closing time or on a rest day, the next day on which the hall
    is at work.

    Raises:
        CalendarRangeError: A day lies outside the calendar.
    """
    received_on = hours.day_of(received_at)
    due_on = hours.day_of(hours.next_open_at(received_at))
    is_known = due_on == received_on or hours.calendar.is_known_between(received_on, due_on)
    return DueDay(due_on, (), is_provisional=not is_known)


def _next_moment(started_at: datetime, hours: OfficeHours, pauses: Iterable[_Pause]) -> datetime:
    moment = hours.next_open_at(started_at)
    for pause in pauses:
        if pause.start <= moment < pause.end:
            moment = hours.next_open_at(pause.end)
    return moment


def _after(
    started_at: datetime, work: timedelta, hours: OfficeHours, pauses: tuple[_Pause, ...]
) -> datetime:
    due_at = hours.shifted(started_at, work)
    for pause in pauses:
        if pause.start >= due_at:
            break
        work += hours.between(max(pause.start, started_at), pause.end)
        due_at = hours.shifted(started_at, work)
    return due_at


def _before(
    started_at: datetime, work: timedelta, hours: OfficeHours, pauses: tuple[_Pause, ...]
) -> datetime:
    found = hours.shifted(started_at, work)
    for pause in reversed(pauses):
        if pause.end <= found:
            break
        work -= hours.between(pause.start, min(pause.end, started_at))
        found = hours.shifted(started_at, work)
    return found


def _joined(suspensions: Iterable[HourSuspension], now: datetime | None) -> tuple[_Pause, ...]:
    """Return the suspensions in order, overlaps joined, empty ones left out."""
    pauses: list[_Pause] = []
    for suspension in sorted(suspensions, key=lambda each: each.from_at):
        start, end = suspension.from_at, _end(suspension, now)
        if start >= end:
            continue
        if pauses and start <= pauses[-1].end:
            start, end = pauses[-1].start, max(end, pauses[-1].end)
            pauses.pop()
        pauses.append(_Pause(start, end))
    return tuple(pauses)


def _end(suspension: HourSuspension, now: datetime | None) -> datetime:
    if suspension.to_at is None:
        if now is None:
            raise ValueError(suspension)
        return now
    if suspension.to_at < suspension.from_at:
        raise SuspensionBackwardsError(
            from_on=suspension.from_at.isoformat(), to_on=suspension.to_at.isoformat()
        )
    return suspension.to_at
