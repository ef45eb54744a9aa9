"""What the engine says of a budget as facts write it; days before a start included."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from hallapp.cases.errors import ExtensionError
from hallapp.cases.rules.budgets import DayBudget, HourBudget
from hallapp.cases.rules.due import due_day, rolled_forward, same_day_months_later
from hallapp.cases.rules.hours import HourSuspension, due_moment
from hallapp.cases.terms import Suspension
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.office_hours import OfficeHours
from hallapp.hall.workdays import WorkCalendar

Number = int | float


class FactUnit(Enum):
    """In what a fact counts."""

    MINUTE = "minute"
    HOUR = "hour"
    WORKDAY = "workday"
    DAY = "day"
    MONTH = "month"

    @property
    def is_time(self) -> bool:
        """Whether it is working time between moments, not whole dates."""
        return self in _TIMES


_TIMES = {FactUnit.MINUTE: timedelta(minutes=1), FactUnit.HOUR: timedelta(hours=1)}
_LIMIT_UNITS = {
    FactUnit.WORKDAY: LimitUnit.WORKING_DAYS,
    FactUnit.DAY: LimitUnit.CALENDAR_DAYS,
    FactUnit.MONTH: LimitUnit.MONTHS,
}


@dataclass(frozen=True, slots=True)
class FactBudget:
    """A budget as a fact writes it.

    Attributes:
        value: So many units; zero ends at the next working day or moment, below zero lies
            before the start.
        unit: What is counted; parts of a unit are for working time only.
        extension: So many units on top.

    Raises:
        ExtensionError: The extension is below 0.
    """

    value: Number
    unit: FactUnit
    extension: Number = 0

    def __post_init__(self) -> None:
        if self.extension < 0:
            raise ExtensionError(amount=self.extension, limit=f"{self.value} {self.unit.value}")

    @property
    def work(self) -> timedelta:
        """The working time of a budget in such, the extension included."""
        return (self.value + self.extension) * _TIMES[self.unit]


def moment_answer(
    start: datetime,
    budget: FactBudget,
    hours: OfficeHours,
    pauses: tuple[tuple[datetime, datetime], ...],
) -> datetime:
    """Return the moment at which a budget in working time ends."""
    suspensions = [HourSuspension(first, last) for first, last in pauses]
    return due_moment(start, HourBudget(budget.work), hours, suspensions)


def date_answer(
    start: date, budget: FactBudget, calendar: WorkCalendar, pauses: tuple[tuple[date, date], ...]
) -> date:
    """Return the date on which a budget in whole dates ends."""
    value, extension = int(budget.value), int(budget.extension)
    if value < 1:
        return _not_after(start, value + extension, budget.unit, calendar)
    days = DayBudget(Limit(value, _LIMIT_UNITS[budget.unit]), extension)
    suspensions = [Suspension(first, last) for first, last in pauses]
    return due_day(start, days, calendar, suspensions).due_on


def _not_after(start: date, count: int, unit: FactUnit, calendar: WorkCalendar) -> date:
    """Return the date of no days at all, or of days before the start: warnings, not limits."""
    if unit is FactUnit.WORKDAY and count < 0:
        return calendar.working_days_before(start, -count)
    if unit is FactUnit.DAY:
        start += timedelta(days=count)
    elif unit is FactUnit.MONTH:
        start = same_day_months_later(start, count)
    return rolled_forward(start, calendar)
