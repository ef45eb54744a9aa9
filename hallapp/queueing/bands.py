"""Bands of numbers (号段): which number comes next, and how it is written. Pure rules."""

from collections.abc import Collection
from dataclasses import dataclass

from hallapp.queueing.errors import SeriesFullError
from hallapp.queueing.issue_errors import SeriesAllAliveError


@dataclass(frozen=True)
class NumberBand:
    """The numbers of a series on one day (号段).

    Attributes:
        prefix: Letters before the number.
        first: First number of the day.
        last: No number of the day is above it.
        width: Digits, filled with zeros from the left.
        step: From one number to the next.
        is_wrapping: Begins anew at its end, over numbers that are not alive; else it is full.
    """

    prefix: str
    first: int = 1
    last: int = 999
    width: int = 3
    step: int = 1
    is_wrapping: bool = False

    @property
    def size(self) -> int:
        """How many different numbers there are."""
        return max(0, (self.last - self.first) // self.step + 1)

    def number(self, count: int) -> int:
        """Return the number of the count-th ticket of the day, count from 1.

        Raises:
            SeriesFullError: The day's numbers are used up and do not begin anew.
        """
        if not 0 < count <= self.size and not (self.is_wrapping and self.size):
            raise SeriesFullError(prefix=self.prefix, limit=self.size)
        return self.first + (count - 1) % self.size * self.step

    def lap(self, count: int) -> int:
        """Return how often the series had begun anew when it gave the count-th number."""
        return (count - 1) // self.size

    def next_free(self, count: int, alive: Collection[int]) -> int:
        """Return the first count from this one on whose number nobody is waiting with.

        Raises:
            SeriesAllAliveError: Every number of the band still waits or is being served.
        """
        for later in range(count, count + self.size):
            if self.number(later) not in alive:
                return later
        raise SeriesAllAliveError(prefix=self.prefix, limit=self.size)

    def overlaps(self, other: "NumberBand") -> bool:
        """Return whether a label could come out of either: one prefix and ranges that meet.

        Interleaved steps count as meeting: whoever hears A012 could not tell whose it is.
        """
        return self.prefix == other.prefix and self.first <= other.last and other.first <= self.last

    def label(self, number: int) -> str:
        """Return a number as it is printed, shown and spoken, such as `A023`."""
        return f"{self.prefix}{number:0{self.width}d}"
