"""The due day of a limit in working days, asked without a hall."""

from collections.abc import Sequence
from datetime import date

from hallapp.cases.rules import DayBudget, due_day
from hallapp.cases.rules.entries import check_suspension
from hallapp.cases.rules.fact_answers import FactBudget, FactUnit
from hallapp.cases.rules.fact_years import years_needed
from hallapp.cases.terms import DueDay, Suspension
from hallapp.hall.calendar_forms import CalendarForm
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.workdays import WorkCalendar, calendar_from_notices


def working_day_limit(
    accepted_on: date,
    days: int,
    suspensions: Sequence[Suspension] = (),
    *,
    extension: int = 0,
    form: CalendarForm | None = None,
) -> DueDay:
    """Return the due day by a calendar's form, or by the notices that ship with the program.

    Args:
        accepted_on: Day of acceptance.
        days: Working days of the limit.
        suspensions: Times in which the clock stands, all of them ended; overlaps count once.
        extension: Working days on top, 0 for none.
        form: The calendar; None for the notices.

    Raises:
        SuspensionTooEarlyError: A suspension begins before acceptance.
        SuspensionBackwardsError: A suspension ends before it begins.
        ExtensionError: The extension is below 0.
        NoOfficeHoursError: The calendar's form knows no working day.
        CalendarRangeError: A day lies outside the calendar.
    """
    for suspension in suspensions:
        check_suspension(suspension, accepted_on)
    budget = DayBudget(Limit(days, LimitUnit.WORKING_DAYS), extension)
    if form is None:
        calendar = calendar_from_notices()
    else:
        calendar = _calendar_for(form, accepted_on, budget.amount, suspensions)
    return due_day(accepted_on, budget, calendar, suspensions)


def _calendar_for(
    form: CalendarForm, accepted_on: date, days: int, suspensions: Sequence[Suspension]
) -> WorkCalendar:
    points = [accepted_on, *(each.to_on for each in suspensions if each.to_on)]
    first, last = years_needed(points, FactBudget(days, FactUnit.WORKDAY), form)
    return form.over(first, last).calendar
