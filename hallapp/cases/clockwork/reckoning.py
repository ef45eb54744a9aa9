"""What a clock shows: due day, yellow day, the law's day, reckoned from budget and ledger."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from hallapp.cases.clockwork.ledger import ended, in_hours
from hallapp.cases.clockwork.policy import DEFAULT_WEEK, office_hours_of
from hallapp.cases.rules import (
    HourBudget,
    due_day,
    due_moment,
    hour_yellow_from,
    on_the_spot_due,
    yellow_from,
)
from hallapp.cases.terms import DueDay, LightThresholds, Suspension
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.office_hours import OfficeHours, OfficeWeek
from hallapp.hall.workdays import WorkCalendar
from hallapp.kernel.clock import DEFAULT_ZONE

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ClockBudget:
    """What a clock was given.

    Attributes:
        day_zero: The day that is not counted.
        started_at: The moment from which hours run.
        limit: Its budget in its own unit.
        law: The law's budget beside it, None without one.
        extension: How much was added, in the unit of its own limit; the law's day moves by the
            same time, whatever unit the law counts in.
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
    yellow_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reckoner:
    """Reckons clocks by one calendar, one set of thresholds and one week of office hours.

    Attributes:
        today: Up to which an entry counts that has not ended, where that is asked for.
        week: Office hours, for limits in hours and on the spot.
        zone_name: Zone of the hall's clocks.
    """

    calendar: WorkCalendar
    thresholds: LightThresholds
    today: date
    week: OfficeWeek = DEFAULT_WEEK
    zone_name: str = DEFAULT_ZONE

    @property
    def hours(self) -> OfficeHours:
        """The hall's working time.

        Raises:
            NoOfficeHoursError: The hall never works.
        """
        return office_hours_of(self.calendar, self.week, self.zone_name)

    def reckon(self, budget: ClockBudget, ledger: Iterable[Suspension] = ()) -> Reckoned:
        """Return what a clock shows, and what is stored of it.

        An entry that has not ended is left out: while a clock stands, its stored day is that of
        the day it stopped. `as_if_resumed` counts it up to today.

        Raises:
            CalendarRangeError: A day lies outside the calendar.
        """
        stood = ended(ledger)
        law = None if budget.law is None else self._law(budget, budget.law, stood)
        promise, due_at = self._due(budget, budget.limit, stood)
        yellow_at = self._yellow_moment(budget, due_at)
        yellow_on = self._yellow_day(budget, promise, yellow_at)
        if law is not None and law < yellow_on:
            # Of a promise beyond the law: nothing turns dark red without having been yellow.
            yellow_on, yellow_at = law, yellow_at and self._midnight(law)
        return Reckoned(
            due_on=promise.due_on,
            due_at=due_at,
            law_due_on=law,
            yellow_on=yellow_on,
            is_provisional=promise.is_provisional,
            yellow_at=yellow_at,
        )

    def as_if_resumed(self, budget: ClockBudget, ledger: Iterable[Suspension]) -> Reckoned:
        """Return what a clock that stands would show if it went on today.

        Raises:
            CalendarRangeError: A day lies outside the calendar.
        """
        up_to_today = (
            entry
            if entry.to_on is not None
            else Suspension(entry.from_on, max(entry.from_on, self.today))
            for entry in ledger
        )
        return self.reckon(budget, tuple(up_to_today))

    def _law(self, budget: ClockBudget, law: Limit, stood: tuple[Suspension, ...]) -> date:
        """Return the law's day, with the extension in the unit in which it was approved.

        Ten working days more are never ten months: where the law counts in another unit, they
        are counted from the day after the law's own last day.
        """
        unit = budget.limit.unit
        if law.unit is unit:
            return self._due(budget, law, stood)[0].due_on
        last = self._due(replace(budget, extension=0), law, stood)[0].due_on
        if not budget.extension or unit is LimitUnit.ON_THE_SPOT:
            return last
        if unit is LimitUnit.HOURS:
            after = replace(budget, started_at=self._midnight(last + _ONE_DAY))
            return self._due_in_hours(after, None, stood)[0].due_on
        return due_day(last, Limit(budget.extension, unit), self.calendar, stood).due_on

    def _due(
        self, budget: ClockBudget, limit: Limit, stood: tuple[Suspension, ...]
    ) -> tuple[DueDay, datetime | None]:
        if limit.unit is LimitUnit.HOURS:
            return self._due_in_hours(budget, limit, stood)
        if limit.unit is LimitUnit.ON_THE_SPOT:
            return self._due_on_the_spot(budget, stood), None
        whole = Limit(limit.amount + budget.extension, limit.unit)
        return due_day(budget.day_zero, whole, self.calendar, stood), None

    def _due_in_hours(
        self, budget: ClockBudget, limit: Limit | None, stood: tuple[Suspension, ...]
    ) -> tuple[DueDay, datetime]:
        hours = self.hours
        work = _work(limit, budget.extension)
        pauses = [in_hours(entry, hours.zone) for entry in stood]
        due_at = due_moment(budget.started_at, work, hours, pauses)
        started_on, due_on = hours.day_of(budget.started_at), hours.day_of(due_at)
        is_known = due_on == started_on or self.calendar.is_known_between(started_on, due_on)
        return DueDay(due_on, (), is_provisional=not is_known), due_at

    def _due_on_the_spot(self, budget: ClockBudget, stood: tuple[Suspension, ...]) -> DueDay:
        """Return the day of the first opening, after the last pause that began in time."""
        hours = self.hours
        if hours.day_of(budget.started_at) == budget.day_zero:
            due_on = on_the_spot_due(budget.started_at, hours).due_on
        else:
            # A case written down afterwards: only its day is known.
            due_on = self.calendar.first_working_day_from(budget.day_zero)
        for pause in (in_hours(entry, hours.zone) for entry in stood):
            if pause.to_at is not None and hours.day_of(pause.from_at) <= due_on:
                due_on = max(due_on, hours.day_of(hours.next_open_at(pause.to_at)))
        is_known = due_on == budget.day_zero or self.calendar.is_known_between(
            budget.day_zero, due_on
        )
        return DueDay(due_on, (), is_provisional=not is_known)

    def _yellow_moment(self, budget: ClockBudget, due_at: datetime | None) -> datetime | None:
        """Return from when a limit in hours is yellow, not before it began; None for days."""
        if due_at is None:
            return None
        work = _work(budget.limit, budget.extension)
        found = hour_yellow_from(due_at, work, self.hours, thresholds=self.thresholds)
        return max(budget.started_at, found)

    def _yellow_day(self, budget: ClockBudget, promise: DueDay, yellow_at: datetime | None) -> date:
        if yellow_at is None:
            return yellow_from(promise, self.calendar, self.thresholds, accepted_on=budget.day_zero)
        return max(budget.day_zero, self.hours.day_of(yellow_at))

    def _midnight(self, day: date) -> datetime:
        """Return the first moment of a day of the hall."""
        return datetime.combine(day, time(), self.hours.zone).astimezone(UTC)


def _work(limit: Limit | None, extension: int) -> HourBudget:
    """Return the working time of a limit, or of its extension alone."""
    own = timedelta(hours=0 if limit is None else limit.amount)
    return HourBudget(own, timedelta(hours=extension))
