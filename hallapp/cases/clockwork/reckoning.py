"""What a clock shows: due day, yellow day, the law's day, reckoned from budget and ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hallapp.cases.rules import due_day, light
from hallapp.cases.terms import DueDay, Light, LightThresholds, Suspension
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.workdays import WorkCalendar

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ClockBudget:
    """What a clock was given.

    Attributes:
        day_zero: The day that is not counted.
        started_at: The moment from which hours run.
        limit: Its budget in its own unit.
        law: The law's budget beside it, None without one.
        extension: How much was added, in the unit of each budget.
    """

    day_zero: date
    started_at: datetime
    limit: Limit
    law: Limit | None = None
    extension: int = 0


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a clock shows; stored beside its budget so that lists can be asked for by day."""

    due_on: date
    due_at: datetime | None
    law_due_on: date | None
    yellow_on: date
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class Reckoner:
    """Reckons clocks by one calendar, one set of thresholds and one day."""

    calendar: WorkCalendar
    thresholds: LightThresholds
    today: date

    def reckon(self, budget: ClockBudget, ledger: Iterable[Suspension] = ()) -> Reckoned:
        """Return what a clock shows.

        Raises:
            HourLimitError: The limit is in hours.
            CalendarRangeError: A day lies outside the calendar.
        """
        stood = tuple(ledger)
        promise = self._due(budget, budget.limit, stood)
        law = None if budget.law is None else self._due(budget, budget.law, stood)
        return Reckoned(
            due_on=promise.due_on,
            due_at=None,
            law_due_on=None if law is None else law.due_on,
            yellow_on=self._yellow(budget.day_zero, promise),
            is_provisional=promise.is_provisional,
        )

    def _due(self, budget: ClockBudget, limit: Limit, stood: tuple[Suspension, ...]) -> DueDay:
        whole = _extended(limit, budget.extension)
        return due_day(budget.day_zero, whole, self.calendar, stood, today=self.today)

    def _yellow(self, day_zero: date, promise: DueDay) -> date:
        day = promise.due_on
        while day > day_zero and self._is_yellow(promise, day - _ONE_DAY):
            day -= _ONE_DAY
        return day

    def _is_yellow(self, promise: DueDay, day: date) -> bool:
        found = light(promise, day, self.calendar, thresholds=self.thresholds)
        return found is Light.YELLOW


def _extended(limit: Limit, extension: int) -> Limit:
    if not extension or limit.unit is LimitUnit.ON_THE_SPOT:
        return limit
    return Limit(limit.amount + extension, limit.unit)
