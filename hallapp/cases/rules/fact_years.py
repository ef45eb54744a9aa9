"""How many years of a calendar a fact can reach into; facts are few days or many decades."""

from collections.abc import Sequence
from datetime import date, timedelta

from hallapp.cases.rules.fact_answers import FactBudget, FactUnit
from hallapp.hall.calendar_forms import CalendarForm
from hallapp.hall.workdays import CalendarRangeError

_MOST_YEARS = 300
_MOST_DAYS = _MOST_YEARS * 366
# A year to spare for zones at both ends of what dates can hold.
_FIRST_DAY, _LAST_DAY = date(2, 1, 1).toordinal(), date(9998, 12, 31).toordinal()
_WEEK = 7
_LONGEST_MONTH = 31


def years_needed(days: Sequence[date], budget: FactBudget, form: CalendarForm) -> tuple[int, int]:
    """Return the first and the last year that surely hold the start, the pauses and the end.

    Args:
        days: The start and the ends of pauses.
        budget: What is counted.
        form: The calendar; each of its dates may cost a day of work.

    Raises:
        CalendarRangeError: The answer may lie centuries away.
    """
    # Where only single dates are worked, the end is one of them.
    days = [*days, *(() if any(form.week) else form.dated)]
    span = _span_days(budget, form) + _WEEK * (len(form.dated) + 2)
    first, last = min(days).toordinal(), max(days).toordinal()
    if budget.value < 0:
        first -= span + last - first
    # As many days as lie in pauses may have to be made up for.
    last += span + last - first
    if last - first > _MOST_DAYS or first < _FIRST_DAY or last > _LAST_DAY:
        start = min(days)
        raise CalendarRangeError(
            day=start.isoformat(), first_year=start.year, last_year=start.year + _MOST_YEARS
        )
    return date.fromordinal(first).year, date.fromordinal(last).year


def _span_days(budget: FactBudget, form: CalendarForm) -> int:
    """Return how many days the budget takes at most, special dates left aside."""
    amount = abs(budget.value) + budget.extension
    if budget.unit is FactUnit.MONTH:
        return int(amount) * _LONGEST_MONTH
    if budget.unit is FactUnit.DAY:
        return int(amount)
    if budget.unit is FactUnit.WORKDAY:
        a_week = sum(map(bool, form.week))
        return _weeks(amount, a_week)
    work = abs(budget.work)
    a_week_s = sum(opening.closes_s - opening.opens_s for hours in form.week for opening in hours)
    return _weeks(work / timedelta(seconds=1), a_week_s)


def _weeks(amount: float, a_week: int) -> int:
    """Return the days of the weeks that hold so much; none where only single dates are worked."""
    return _WEEK * (int(amount / a_week) + 1) if a_week else 0
