"""The due day of a limit in working days, asked without a hall."""

from datetime import date

from hallapp.cases.rules import due_day
from hallapp.cases.terms import DueDay
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.workdays import calendar_from_notices


def working_day_limit(accepted_on: date, days: int) -> DueDay:
    """Return the due day by the notices that ship with the program.

    Raises:
        CalendarRangeError: A day lies outside the calendar.
    """
    return due_day(accepted_on, Limit(days, LimitUnit.WORKING_DAYS), calendar_from_notices())
