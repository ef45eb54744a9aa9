"""The due day of a case (截止日). See docs/algorithms/due-days.md."""

import calendar as months
from collections.abc import Iterable
from datetime import date

from hallapp.cases.errors import NoLimitError
from hallapp.cases.rules.budgets import DayBudget
from hallapp.cases.rules.counting import (
    ONE_DAY,
    EveryDay,
    Pause,
    WorkingDays,
    counted_days,
    last_counted_day,
    pauses_after,
)
from hallapp.cases.terms import DueDay, Suspension
from hallapp.hall.limits import ON_THE_SPOT, Limit, LimitUnit
from hallapp.hall.workdays import WorkCalendar

_LICENCE_LIMIT = Limit(20, LimitUnit.WORKING_DAYS)
_MONTHS_A_YEAR = 12


def decision_limit(
    promised: Limit | None,
    statutory: Limit | None,
    *,
    is_immediate: bool = False,
    is_licence: bool = False,
) -> Limit:
    """Return the limit that a case is held to.

    The promise; without one the law's own limit; for an immediate item (即办件) on the spot;
    for a licence (行政许可) the general limit of 20 working days.

    Raises:
        NoLimitError: None of these is there. A limit is never invented.

    Source:
        《行政许可法》第四十二条.
    """
    limit = promised or statutory
    if limit is not None:
        return limit
    if is_immediate:
        return ON_THE_SPOT
    if is_licence:
        return _LICENCE_LIMIT
    raise NoLimitError


def due_day(
    accepted_on: date,
    limit: Limit | DayBudget,
    calendar: WorkCalendar,
    suspensions: Iterable[Suspension] = (),
    *,
    today: date | None = None,
) -> DueDay:
    """Return the last day on which a case may be concluded (办结期限).

    The day of acceptance is not counted, also when it is not a working day. Limits in calendar
    days and months that end on a rest day end on the next working day. Suspended days are given
    back in the limit's own kind of day.

    Args:
        accepted_on: Day the case was accepted (受理日), in the hall's zone.
        limit: The limit in its own unit, or a budget that may have been extended.
        calendar: The hall's working days.
        suspensions: Times in which the clock stands; may overlap, in any order.
        today: Day up to which a suspension without an end counts.

    Raises:
        HourLimitError: The limit is in hours.
        SuspensionBackwardsError: A suspension ends before it begins.
        CalendarRangeError: A day lies outside the calendar.
        ValueError: A suspension has not ended and `today` is not given.

    Source:
        《民法典》第二百零一条至第二百零三条;《行政许可法》第四十二条、第四十五条、第八十二条.
    """
    budget = limit if isinstance(limit, DayBudget) else DayBudget(limit)
    if budget.limit.unit is LimitUnit.ON_THE_SPOT:
        calendar.kind(accepted_on)  # refuses a day outside the calendar
        return DueDay(accepted_on, (), is_provisional=False)
    pauses = pauses_after(accepted_on, suspensions, today)
    return _counted_out(accepted_on, budget, calendar, pauses)


def _counted_out(
    accepted_on: date, budget: DayBudget, calendar: WorkCalendar, pauses: tuple[Pause, ...]
) -> DueDay:
    unit, first = budget.limit.unit, accepted_on + ONE_DAY
    is_working = unit is LimitUnit.WORKING_DAYS
    days = WorkingDays(calendar) if is_working else EveryDay()
    last = last_counted_day(accepted_on, span_days(accepted_on, budget.amount, unit), days, pauses)
    due_on = last if is_working else rolled_forward(last, calendar, pauses)
    counted = counted_days(first, last, days, pauses)
    return DueDay(due_on, counted, not calendar.is_known_between(first, due_on))


def span_days(accepted_on: date, amount: int, unit: LimitUnit) -> int:
    """Return how many days a limit counts: working days as they are, months in calendar days."""
    if unit is LimitUnit.MONTHS:
        return (same_day_months_later(accepted_on, amount) - accepted_on).days
    return amount


def same_day_months_later(day: date, count: int) -> date:
    """Return the corresponding day of a later month, or that month's last day without one.

    Source:
        《民法典》第二百零二条.
    """
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + count, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def rolled_forward(day: date, calendar: WorkCalendar, pauses: Iterable[Pause] = ()) -> date:
    """Return the day itself when the hall works on it, else the next working day.

    A suspension may begin on the very rest days that the end rolls over: then the last day is
    the first working day after it.

    Source:
        《民法典》第二百零三条.
    """
    rolled = calendar.first_working_day_from(day)
    for pause in pauses:
        if pause.holds(rolled):
            rolled = calendar.first_working_day_from(pause.end)
    return rolled
