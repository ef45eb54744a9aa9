"""Stretches of a day in which the hall works, as settings and files write them: 09:00 to 17:00."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from hallapp.kernel.errors import RuleError

DAY_S = 86_400

_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?")


class OpeningTimesError(RuleError):
    """The hours of a day are not times, run backwards or overlap."""

    code = "hall.opening_times"


@dataclass(frozen=True, slots=True, order=True)
class Opening:
    """One stretch of a day in which the hall works (办公时段), by the clock on the wall.

    Attributes:
        opens_s: Seconds after midnight.
        closes_s: Seconds after midnight, not included; 86400 is midnight at the day's end.

    Raises:
        ValueError: It ends before it begins, or leaves the day.
    """

    opens_s: int
    closes_s: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens_s < self.closes_s <= DAY_S:
            raise ValueError(self.opens_s, self.closes_s)


DayHours = tuple[Opening, ...]
"""The stretches of one day in order, none touching another's inside; empty on a rest day."""


def parse_day_hours(pairs: Iterable[tuple[str, str]]) -> DayHours:
    """Read the hours of a day from pairs such as 09:00 and 12:00; 24:00 may end the day.

    Raises:
        OpeningTimesError: A time is none, a stretch runs backwards, or two overlap.
    """
    hours = sorted(_opening(opens, closes) for opens, closes in pairs)
    for earlier, later in pairwise(hours):
        if later.opens_s < earlier.closes_s:
            raise OpeningTimesError(text=f"{_clock(later.opens_s)}–{_clock(later.closes_s)}")
    return tuple(hours)


def _opening(opens: str, closes: str) -> Opening:
    try:
        return Opening(_seconds(opens), _seconds(closes))
    except ValueError as error:
        raise OpeningTimesError(text=f"{opens}–{closes}") from error


def _seconds(text: str) -> int:
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    hour, minute, second = (int(part or 0) for part in found.groups())
    return (hour * 60 + minute) * 60 + second


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds // 60, 60)
    return f"{hours:02d}:{rest:02d}"
