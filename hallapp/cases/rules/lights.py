"""The light of a case (预警灯). See docs/algorithms/lights.md."""

from bisect import bisect_right
from datetime import date

from hallapp.cases.rules.counting import ONE_DAY
from hallapp.cases.terms import DueDay, Light, LightThresholds
from hallapp.hall.workdays import WorkCalendar

_DEFAULT = LightThresholds()
_WHOLE = 100


def remaining(due_on: date, today: date, calendar: WorkCalendar) -> int:
    """Return the working days left after today; 0 when no other is left, negative when late.

    Late counts from the day after the due day, also when that is a rest day: the first late
    day is -1, and -1 it stays until a second working day has begun.

    Raises:
        CalendarRangeError: A day lies outside the calendar.
    """
    if today <= due_on:
        return calendar.working_days_between(today + ONE_DAY, due_on)
    return -max(1, calendar.working_days_between(due_on + ONE_DAY, today))


def light(
    promise: DueDay,
    today: date,
    calendar: WorkCalendar,
    *,
    statutory_due_on: date | None = None,
    is_suspended: bool = False,
    thresholds: LightThresholds = _DEFAULT,
) -> Light:
    """Return how a case stands today against its promise and the law.

    Args:
        promise: The due day that the case is held to.
        today: The hall's day; for a case already decided, the day of the decision.
        calendar: The hall's working days.
        statutory_due_on: Last day of the law's limit, None where the law names none.
        is_suspended: The clock stands today.
        thresholds: When the light turns yellow.

    Raises:
        CalendarRangeError: A day lies outside the calendar.
    """
    if is_suspended:
        return Light.GREY
    if statutory_due_on is not None and today > statutory_due_on:
        return Light.DARK_RED
    if today > promise.due_on:
        return Light.RED
    return Light.YELLOW if _ends_soon(promise, today, calendar, thresholds) else Light.GREEN


def yellow_from(
    promise: DueDay,
    calendar: WorkCalendar,
    thresholds: LightThresholds = _DEFAULT,
    *,
    accepted_on: date | None = None,
) -> date:
    """Return the first day on which the light is yellow, so that a store can look for it.

    It says of every day what `light` says. A promise that is yellow from the start gives the
    calendar's first day, or with `accepted_on` that day.

    Raises:
        CalendarRangeError: The due day lies outside the calendar.
    """
    start = date(calendar.first_year, 1, 1)
    by_days = calendar.day_with_left(promise.due_on, thresholds.yellow_working_days) or start
    whole = len(promise.counted)
    place = whole - whole * thresholds.yellow_percent // _WHOLE - 1
    by_share = promise.counted[place] if place >= 0 else start
    found = max(start, min(by_days, by_share))
    return found if accepted_on is None else max(accepted_on, found)


def red_from(due_on: date) -> date:
    """Return the first day on which a promise that ends on a day has passed."""
    return due_on + ONE_DAY


def _ends_soon(
    promise: DueDay, today: date, calendar: WorkCalendar, thresholds: LightThresholds
) -> bool:
    if remaining(promise.due_on, today, calendar) <= thresholds.yellow_working_days:
        return True
    # The share is of the promise in its own kind of day: calendar days of a limit in such.
    days_left = len(promise.counted) - bisect_right(promise.counted, today)
    return days_left * _WHOLE <= len(promise.counted) * thresholds.yellow_percent
