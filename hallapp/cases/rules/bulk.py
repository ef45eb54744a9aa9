"""Due days of many cases at once, by columns: what a changed calendar asks of every open case.

The answers are those of `due_day`, `yellow_from` and `DueDay.is_provisional`, case by case; only
the way is shorter. A limit in working days is counted in numbers of working days: a suspension is
so many numbers that are passed over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import repeat

from hallapp.cases.errors import SuspensionBackwardsError
from hallapp.cases.rules.budgets import DayBudget
from hallapp.cases.rules.due import due_day
from hallapp.cases.rules.lights import yellow_from
from hallapp.cases.terms import DueDay, LightThresholds, Suspension
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.workdays import CalendarRangeError, WorkCalendar

Spans = Sequence[tuple[date, date]]
"""Days on which a clock stands: pairs of the first one and the first that counts again."""
Pauses = Mapping[int, Spans]
"""The suspensions of cases that have any, by the case's place in the columns."""

_NONE: Pauses = {}
_DEFAULT = LightThresholds()
_WHOLE = 100


@dataclass(frozen=True, slots=True, eq=False)
class _Numbers:
    """The working days of a calendar, numbered from 1.

    Attributes:
        days: The working day of each number; the day of number 0 is none.
        upto: For each day, the number of the last working day up to it.
        before: For each day, the number of the last working day before it.
    """

    days: list[date]
    upto: dict[date, int]
    before: dict[date, int]


def due_days_of(
    accepted: Sequence[date],
    amounts: Sequence[int] | int,
    unit: LimitUnit,
    calendar: WorkCalendar,
    pauses: Pauses = _NONE,
) -> list[date]:
    """Return the due day of each case.

    Args:
        accepted: Days of acceptance.
        amounts: The limit of each case with its extension, or one for all of them.
        unit: What the limits count; not hours.
        calendar: The hall's working days.
        pauses: Suspensions, all of them with an end: for one that has not ended, today.

    Raises:
        HourLimitError: The limits are in hours.
        SuspensionBackwardsError: A suspension ends before it begins.
        CalendarRangeError: A day lies outside the calendar.
        ValueError: An amount is below 1, or the columns are not equally long.
    """
    if unit is not LimitUnit.WORKING_DAYS:
        return [due.due_on for due in _one_by_one(accepted, amounts, unit, calendar, pauses)]
    numbers = _numbers(calendar)
    _check(accepted, amounts)
    try:
        due = _without_pauses(accepted, amounts, numbers)
        _pass_over(due, accepted, amounts, pauses, numbers)
    except (KeyError, IndexError) as error:
        raise _out_of_range(accepted, error, calendar) from error
    return due


def yellow_days_of(
    accepted: Sequence[date],
    amounts: Sequence[int] | int,
    unit: LimitUnit,
    calendar: WorkCalendar,
    pauses: Pauses = _NONE,
    *,
    thresholds: LightThresholds = _DEFAULT,
) -> list[date]:
    """Return the first yellow day of each case, that of acceptance at the earliest.

    Args and Raises: as `due_days_of`; thresholds say when the light turns yellow.
    """
    if unit is not LimitUnit.WORKING_DAYS:
        dues = _one_by_one(accepted, amounts, unit, calendar, pauses)
        return [
            yellow_from(due, calendar, thresholds, accepted_on=day)
            for due, day in zip(dues, accepted, strict=True)
        ]
    due = due_days_of(accepted, amounts, unit, calendar, pauses)
    shares = _green_days(accepted, amounts, thresholds)
    # A share of nothing leaves no green day: then the promise is yellow from the start.
    by_share = due_days_of(accepted, [max(1, share) for share in shares], unit, calendar, pauses)
    numbers, left = _numbers(calendar), thresholds.yellow_working_days
    start = date(calendar.first_year, 1, 1)
    return [
        max(day, min(share_on if share else day, _day_with_left(due_on, left, numbers) or start))
        for day, share, share_on, due_on in zip(accepted, shares, by_share, due, strict=True)
    ]


def provisional_of(
    accepted: Sequence[date], due: Sequence[date], calendar: WorkCalendar
) -> list[bool]:
    """Return of each case whether its due day reaches into a year without a notice (暂定).

    Not for cases on the spot, whose due day waits for no notice.
    """
    last_unknown: dict[int, int] = {}
    latest = 0
    for year in range(calendar.first_year, calendar.last_year + 1):
        latest = latest if year in calendar.known_years else year
        last_unknown[year] = latest
    # The first day that counts is the one after acceptance.
    return [
        last_unknown[end.year] >= day.year + (day.month == 12 and day.day == 31)  # noqa: PLR2004
        for day, end in zip(accepted, due, strict=True)
    ]


def _without_pauses(
    accepted: Sequence[date], amounts: Sequence[int] | int, numbers: _Numbers
) -> list[date]:
    days, upto = numbers.days, numbers.upto
    if not isinstance(amounts, int):
        return [days[upto[day] + amount] for day, amount in zip(accepted, amounts, strict=True)]
    if len(accepted) < len(upto):
        return [days[upto[day] + amounts] for day in accepted]
    # More cases than the calendar has days: an answer for each day is found sooner.
    last = len(days) - amounts
    ends = {day: days[number + amounts] for day, number in upto.items() if number < last}
    return list(map(ends.__getitem__, accepted))


def _pass_over(
    due: list[date],
    accepted: Sequence[date],
    amounts: Sequence[int] | int,
    pauses: Pauses,
    numbers: _Numbers,
) -> None:
    """Put the due days of suspended cases in place. One loop: a call a case takes its share."""
    days, upto, before = numbers.days, numbers.upto, numbers.before
    for place, spans in pauses.items():
        reached = upto[accepted[place]]
        last = reached + (amounts if isinstance(amounts, int) else amounts[place])
        for from_on, to_on in sorted(spans) if len(spans) > 1 else spans:
            start, end = before[from_on], before[to_on]
            if end <= start:
                _check_order(from_on, to_on)
            elif start >= last:
                break
            elif end > reached:
                last += end - max(start, reached)
                reached = end
        due[place] = days[last]


def _check_order(from_on: date, to_on: date) -> None:
    if to_on < from_on:
        raise SuspensionBackwardsError(from_on=from_on.isoformat(), to_on=to_on.isoformat())


def _day_with_left(due_on: date, left: int, numbers: _Numbers) -> date | None:
    number = numbers.upto[due_on] - left
    return numbers.days[number] if number > 0 else None


def _green_days(
    accepted: Sequence[date], amounts: Sequence[int] | int, thresholds: LightThresholds
) -> list[int]:
    percent = thresholds.yellow_percent
    every = repeat(amounts, len(accepted)) if isinstance(amounts, int) else amounts
    return [amount - amount * percent // _WHOLE for amount in every]


def _one_by_one(
    accepted: Sequence[date],
    amounts: Sequence[int] | int,
    unit: LimitUnit,
    calendar: WorkCalendar,
    pauses: Pauses,
) -> list[DueDay]:
    every = repeat(amounts, len(accepted)) if isinstance(amounts, int) else amounts
    known: dict[tuple[date, int], DueDay] = {}
    dues: list[DueDay] = []
    for place, (day, amount) in enumerate(zip(accepted, every, strict=True)):
        spans = pauses.get(place)
        due = None if spans else known.get((day, amount))
        if due is None:
            suspensions = [Suspension(first, last) for first, last in spans or ()]
            due = due_day(day, DayBudget(Limit(amount, unit)), calendar, suspensions)
            if not spans:
                known[day, amount] = due
        dues.append(due)
    return dues


def _check(accepted: Sequence[date], amounts: Sequence[int] | int) -> None:
    if not isinstance(amounts, int) and len(accepted) != len(amounts):
        raise ValueError(len(accepted), len(amounts))
    least = amounts if isinstance(amounts, int) else min(amounts, default=1)
    if least < 1:
        raise ValueError(least)


@lru_cache(maxsize=4)
def _numbers(calendar: WorkCalendar) -> _Numbers:
    first, last = date(calendar.first_year, 1, 1), date(calendar.last_year, 12, 31)
    working = calendar.working_days_in(first, last)
    upto: dict[date, int] = {}
    before: dict[date, int] = {}
    number, day, step = 0, first, timedelta(days=1)
    while day <= last:
        before[day] = number
        number += number < len(working) and working[number] == day
        upto[day] = number
        day += step
    return _Numbers([date.min, *working], upto, before)


def _out_of_range(
    accepted: Sequence[date], error: LookupError, calendar: WorkCalendar
) -> CalendarRangeError:
    wrong = error.args[0] if isinstance(error, KeyError) else max(accepted)
    return CalendarRangeError(
        day=str(wrong), first_year=calendar.first_year, last_year=calendar.last_year
    )
