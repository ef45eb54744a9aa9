"""Counting days of a limit around suspensions, the same way for both kinds of day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from hallapp.cases.errors import SuspensionBackwardsError
from hallapp.cases.terms import Suspension
from hallapp.hall.workdays import WorkCalendar

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that are not counted: from `start`, up to but not including `end`."""

    start: date
    end: date

    def holds(self, day: date) -> bool:
        """Return whether a day lies inside."""
        return self.start <= day < self.end


class Counting(Protocol):
    """Which days a limit counts, suspensions left aside."""

    def after(self, day: date, count: int) -> date:
        """Return the `count`-th counted day strictly after a day."""
        ...

    def between(self, first: date, last: date) -> int:
        """Return how many counted days lie from `first` to `last`, both included."""
        ...

    def listed(self, first: date, last: date) -> tuple[date, ...]:
        """Return the counted days from `first` to `last`, none when `last` is before `first`."""
        ...


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Counts working days only (工作日)."""

    calendar: WorkCalendar

    def after(self, day: date, count: int) -> date:
        """Return the `count`-th working day strictly after a day."""
        return self.calendar.working_days_after(day, count)

    def between(self, first: date, last: date) -> int:
        """Return how many working days lie in the span."""
        return self.calendar.working_days_between(first, last)

    def listed(self, first: date, last: date) -> tuple[date, ...]:
        """Return the working days in the span."""
        return self.calendar.working_days_in(first, last)


class EveryDay:
    """Counts every day of the calendar (自然日)."""

    def after(self, day: date, count: int) -> date:
        """Return the day so many days later."""
        return day + timedelta(days=count)

    def between(self, first: date, last: date) -> int:
        """Return how many days lie in the span."""
        return (last - first).days + 1

    def listed(self, first: date, last: date) -> tuple[date, ...]:
        """Return the days in the span."""
        return tuple(first + timedelta(days=n) for n in range(self.between(first, last)))


def pauses_after(
    accepted_on: date, suspensions: Iterable[Suspension], today: date | None
) -> tuple[Pause, ...]:
    """Return the suspended days after acceptance, in order, overlaps joined.

    A suspension that has not ended counts up to today, today itself not included: if the case
    is resumed now, today counts again.

    Raises:
        SuspensionBackwardsError: One ends before it begins.
        ValueError: One has not ended and `today` is not given.
    """
    pauses: list[Pause] = []
    for suspension in sorted(suspensions, key=lambda each: each.from_on):
        start = max(suspension.from_on, accepted_on + ONE_DAY)
        end = _end(suspension, today)
        if start >= end:
            continue
        if pauses and start <= pauses[-1].end:
            start, end = pauses[-1].start, max(end, pauses[-1].end)
            pauses.pop()
        pauses.append(Pause(start, end))
    return tuple(pauses)


def _end(suspension: Suspension, today: date | None) -> date:
    if suspension.to_on is None:
        if today is None:
            raise ValueError(suspension)
        return today
    if suspension.to_on < suspension.from_on:
        raise SuspensionBackwardsError(
            from_on=suspension.from_on.isoformat(), to_on=suspension.to_on.isoformat()
        )
    return suspension.to_on


def last_counted_day(
    accepted_on: date, count: int, counting: Counting, pauses: Iterable[Pause]
) -> date:
    """Return the `count`-th counted day after acceptance that lies in no pause.

    A pause that begins after the limit has run out gives nothing back: what is late stays late.
    """
    last = counting.after(accepted_on, count)
    for pause in pauses:
        if pause.start > last:
            break
        count += counting.between(pause.start, pause.end - ONE_DAY)
        last = counting.after(accepted_on, count)
    return last


def counted_days(
    first: date, last: date, counting: Counting, pauses: Iterable[Pause]
) -> tuple[date, ...]:
    """Return the counted days from `first` to `last` that lie in no pause."""
    days: tuple[date, ...] = ()
    for pause in pauses:
        if pause.start > last:
            break
        days += counting.listed(first, pause.start - ONE_DAY)
        first = pause.end
    return days + counting.listed(first, last)
