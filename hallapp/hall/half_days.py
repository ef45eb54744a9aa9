"""Half days (半天): the unit of absence and of leave.

A span of half days counts only the halves of days on which the hall works.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from hallapp.hall.workdays import WorkCalendar
from hallapp.kernel.errors import RuleError
from hallapp.kernel.texts import _

_ONE_DAY = timedelta(days=1)


class HalfDaySpanError(RuleError):
    """A span of half days ends before it begins."""

    code = "hall.half_day_span"


class Half(Enum):
    """Half a working day (半天)."""

    MORNING = "morning"  # 上午
    AFTERNOON = "afternoon"  # 下午

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {Half.MORNING: _("上午"), Half.AFTERNOON: _("下午")}[self]

    @property
    def position(self) -> int:
        """0 for the morning, 1 for the afternoon; orders the halves of a day."""
        return 0 if self is Half.MORNING else 1


@dataclass(frozen=True, slots=True)
class HalfDay:
    """One half of one day.

    Attributes:
        day: The hall's day.
        half: Which half of it.
    """

    day: date
    half: Half

    @property
    def order(self) -> tuple[date, int]:
        """What half days are sorted by."""
        return (self.day, self.half.position)

    def __lt__(self, other: "HalfDay") -> bool:
        """Return whether this half day lies before another."""
        return self.order < other.order

    @property
    def next(self) -> "HalfDay":
        """The half day after this one."""
        if self.half is Half.MORNING:
            return HalfDay(self.day, Half.AFTERNOON)
        return HalfDay(self.day + _ONE_DAY, Half.MORNING)


@dataclass(frozen=True, slots=True)
class HalfDaySpan:
    """Half days from one to another, both included.

    Attributes:
        first: The first half day.
        last: The last half day.

    Raises:
        HalfDaySpanError: The last lies before the first.
    """

    first: HalfDay
    last: HalfDay

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins."""
        if self.last < self.first:
            raise HalfDaySpanError(
                first=f"{self.first.day:%Y-%m-%d} {self.first.half.label}",
                last=f"{self.last.day:%Y-%m-%d} {self.last.half.label}",
            )

    @classmethod
    def of(cls, from_on: date, from_half: Half, until_on: date, until_half: Half) -> "HalfDaySpan":
        """Return the span between two half days."""
        return cls(HalfDay(from_on, from_half), HalfDay(until_on, until_half))

    def __contains__(self, half_day: HalfDay) -> bool:
        """Return whether a half day lies in the span."""
        return self.first.order <= half_day.order <= self.last.order

    def __iter__(self) -> Iterator[HalfDay]:
        """Give every half day of the span in order, rest days too."""
        at = self.first
        while not self.last < at:
            yield at
            at = at.next

    def overlaps(self, other: "HalfDaySpan") -> bool:
        """Return whether two spans share a half day."""
        return not (self.last < other.first or other.last < self.first)

    def working(self, calendar: WorkCalendar) -> tuple[HalfDay, ...]:
        """Return the half days of the span on which the hall works."""
        return tuple(each for each in self if calendar.is_working(each.day))
