"""The due day of a case (截止日), and its day-by-day account. See docs/algorithms/due-days.md."""

import calendar as months
from collections.abc import Iterable
from datetime import date

from hallapp.cases.errors import HourLimitError, NoLimitError
from hallapp.cases.rules.counting import (
    ONE_DAY,
    EveryDay,
    Pause,
    WorkingDays,
    counted_days,
    last_counted_day,
    pauses_after,
)
from hallapp.cases.terms import CountedDayRow, DayReason, DueDay, Suspension
from hallapp.hall.limits import ON_THE_SPOT, Limit, LimitUnit
from hallapp.hall.workdays import DayKind, WorkCalendar

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
    limit: Limit,
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
        limit: The limit in its own unit.
        calendar: The hall's working days.
        suspensions: Times in which the clock stands; may overlap, in any order.
        today: Day up to which a suspension without an end counts.

    Raises:
        HourLimitError: The limit is in hours.
        SuspensionBackwardsError: A suspension ends before it begins.
        CalendarRangeError: A day lies outside the calendar.
        ValueError: A suspension has not ended and `today` is not given.

    Source:
        《民法典》第二百零一条至第二百零三条;《行政许可法》第四十五条、第八十二条.
    """
    if limit.unit is LimitUnit.ON_THE_SPOT:
        calendar.kind(accepted_on)  # refuses a day outside the calendar
        return DueDay(accepted_on, (), is_provisional=False)
    pauses, first = pauses_after(accepted_on, suspensions, today), accepted_on + ONE_DAY
    is_working = limit.unit is LimitUnit.WORKING_DAYS
    days = WorkingDays(calendar) if is_working else EveryDay()
    last = last_counted_day(accepted_on, _span_days(accepted_on, limit), days, pauses)
    due_on = last if is_working else _rolled_forward(last, calendar, pauses)
    counted = counted_days(first, last, days, pauses)
    return DueDay(due_on, counted, not calendar.is_known_between(first, due_on))


def _span_days(accepted_on: date, limit: Limit) -> int:
    """Return how many days a limit has: working days as they are, months in calendar days."""
    if limit.unit in {LimitUnit.WORKING_DAYS, LimitUnit.CALENDAR_DAYS}:
        return limit.amount
    if limit.unit is LimitUnit.MONTHS:
        return (_same_day_months_later(accepted_on, limit.amount) - accepted_on).days
    raise HourLimitError(limit=limit.words)


def _same_day_months_later(day: date, count: int) -> date:
    # 民法典 202: the corresponding day of the month, or that month's last day without one.
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + count, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def _rolled_forward(day: date, calendar: WorkCalendar, pauses: Iterable[Pause]) -> date:
    # 民法典 203. A suspension may begin on the very rest days that the end rolls over: then the
    # last day is the first working day after it.
    rolled = calendar.first_working_day_from(day)
    for pause in pauses:
        if pause.holds(rolled):
            rolled = calendar.first_working_day_from(pause.end)
    return rolled


def explain_day_by_day(
    accepted_on: date,
    limit: Limit,
    calendar: WorkCalendar,
    suspensions: Iterable[Suspension] = (),
    *,
    today: date | None = None,
) -> tuple[CountedDayRow, ...]:
    """Return one line for each day from acceptance to the due day: counted, or why not.

    Args and Raises: as `due_day`.
    """
    suspensions = tuple(suspensions)
    due = due_day(accepted_on, limit, calendar, suspensions, today=today)
    pauses = pauses_after(accepted_on, suspensions, today)
    numbers = {day: number for number, day in enumerate(due.counted, 1)}
    rows: list[CountedDayRow] = []
    for day in EveryDay().listed(accepted_on, due.due_on):
        kind = calendar.kind(day)
        if day in numbers:
            reason = DayReason.COUNTED
        elif day == accepted_on:
            reason = DayReason.ACCEPTED if due.counted else DayReason.SAME_DAY
        elif day == due.due_on:
            reason = DayReason.ROLLED
        else:
            reason = _why_not_counted(day, kind, limit, pauses)
        rows.append(CountedDayRow(day, kind, reason, numbers.get(day), calendar.is_known(day)))
    return tuple(rows)


def _why_not_counted(day: date, kind: DayKind, limit: Limit, pauses: Iterable[Pause]) -> DayReason:
    # A weekend inside a suspension would not have counted in working days anyway.
    if limit.unit is LimitUnit.WORKING_DAYS and not kind.is_working:
        return DayReason.REST
    is_paused = any(pause.holds(day) for pause in pauses)
    return DayReason.SUSPENDED if is_paused else DayReason.REST
