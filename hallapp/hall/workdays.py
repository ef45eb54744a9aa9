"""Which days the hall works (工作日): notices of holidays, make-up days, closures of the hall.

A calendar answers from arrays made once: one look-up a question, however long the limit.
A year whose holiday notice is not loaded is unknown, not free of holidays (decision in
`docs/algorithms/due-days.md`): it runs on weekdays and the days that are fixed by law, and
whoever reaches into it must say that the answer is provisional (暂定).
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from hallapp.kernel.errors import RuleError
from hallapp.kernel.texts import _

FIRST_YEAR = 2004
LAST_YEAR = 2040

SATURDAY = 5

# 全国年节及纪念日放假办法 (2024), article 2: the days that keep their date in every year. The
# others follow the moon or the sun and are left to the notice.
_FIXED_HOLIDAYS = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))


class CalendarRangeError(RuleError):
    """A date or an answer lies outside the years that the calendar covers."""

    code = "hall.calendar_range"


class DayKind(Enum):
    """What a day is for the hall, and so why it counts or does not."""

    WORKING = "working"  # 工作日
    MAKE_UP = "make_up"  # 调休上班日
    WEEKEND = "weekend"  # 周末
    HOLIDAY = "holiday"  # 节假日, days moved next to one included
    CLOSED = "closed"  # 本厅停办

    @property
    def is_working(self) -> bool:
        """Whether the hall works on such a day."""
        return self in {DayKind.WORKING, DayKind.MAKE_UP}

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            DayKind.WORKING: _("工作日"),
            DayKind.MAKE_UP: _("调休上班"),
            DayKind.WEEKEND: _("周末"),
            DayKind.HOLIDAY: _("节假日"),
            DayKind.CLOSED: _("本厅停办"),
        }[self]


@dataclass(frozen=True, slots=True)
class DayOverride:
    """One day that the hall sets by hand: a closure, a make-up day, a day of a notice.

    Attributes:
        day: The day it holds for.
        kind: What that day is; stands above every notice.
        reason: Why, for the record; may be empty.
    """

    day: date
    kind: DayKind
    reason: str = ""


def _plain_kind(day: date) -> DayKind:
    return DayKind.WEEKEND if day.weekday() >= SATURDAY else DayKind.WORKING


@dataclass(frozen=True, slots=True, eq=False)
class WorkCalendar:
    """The hall's days from 1 January of `first_year` to 31 December of `last_year`.

    Attributes:
        exceptions: Days that are not what their weekday says.
        known_years: Years whose holiday notice is loaded.
        first_year: First year covered.
        last_year: Last year covered.
    """

    exceptions: Mapping[date, DayKind]
    known_years: frozenset[int]
    first_year: int = FIRST_YEAR
    last_year: int = LAST_YEAR
    _origin: int = field(init=False, repr=False)
    _working: tuple[date, ...] = field(init=False, repr=False)
    # _before[i]: how many working days lie before day i of the calendar.
    _before: "array[int]" = field(init=False, repr=False)

    def __post_init__(self) -> None:
        origin = date(self.first_year, 1, 1).toordinal()
        before = array("i", [0])
        working: list[date] = []
        for ordinal in range(origin, date(self.last_year, 12, 31).toordinal() + 1):
            day = date.fromordinal(ordinal)
            if self.exceptions.get(day, _plain_kind(day)).is_working:
                working.append(day)
            before.append(len(working))
        object.__setattr__(self, "_origin", origin)
        object.__setattr__(self, "_working", tuple(working))
        object.__setattr__(self, "_before", before)

    def kind(self, day: date) -> DayKind:
        """Return what a day is.

        Raises:
            CalendarRangeError: The day lies outside the years covered.
        """
        self._place(day)
        return self.exceptions.get(day, _plain_kind(day))

    def is_working(self, day: date) -> bool:
        """Return whether the hall works on a day.

        Raises:
            CalendarRangeError: The day lies outside the years covered.
        """
        place = self._place(day)
        return self._before[place] < self._before[place + 1]

    def is_known(self, day: date) -> bool:
        """Return whether the holiday notice of the day's year is loaded."""
        return day.year in self.known_years

    def is_known_between(self, first: date, last: date) -> bool:
        """Return whether the notices of all years from `first` to `last` are loaded."""
        return all(year in self.known_years for year in range(first.year, last.year + 1))

    def working_days_after(self, day: date, count: int) -> date:
        """Return the `count`-th working day strictly after a day.

        Raises:
            ValueError: `count` is below 1.
            CalendarRangeError: The day or the answer lies outside the years covered.
        """
        if count < 1:
            raise ValueError(count)
        wanted = self._before[self._place(day) + 1] + count - 1
        if wanted >= len(self._working):
            raise self._out_of_range(day)
        return self._working[wanted]

    def working_days_before(self, day: date, count: int) -> date:
        """Return the `count`-th working day strictly before a day.

        Raises:
            ValueError: `count` is below 1.
            CalendarRangeError: The day or the answer lies outside the years covered.
        """
        if count < 1:
            raise ValueError(count)
        wanted = self._before[self._place(day)] - count
        if wanted < 0:
            raise self._out_of_range(day)
        return self._working[wanted]

    def day_with_left(self, last: date, count: int) -> date | None:
        """Return the first day after which at most `count` working days are left up to `last`.

        None when the calendar holds no more than that before.

        Raises:
            CalendarRangeError: The day lies outside the years covered.
        """
        place = self._before[self._place(last) + 1] - count - 1
        return self._working[place] if place >= 0 else None

    def first_working_day_from(self, day: date) -> date:
        """Return the day itself when the hall works on it, else the next working day.

        Raises:
            CalendarRangeError: The day or the answer lies outside the years covered.
        """
        return day if self.is_working(day) else self.working_days_after(day, 1)

    def working_days_between(self, first: date, last: date) -> int:
        """Return how many working days lie from `first` to `last`, both included.

        0 when `last` is before `first`.

        Raises:
            CalendarRangeError: A day lies outside the years covered.
        """
        if last < first:
            return 0
        return self._before[self._place(last) + 1] - self._before[self._place(first)]

    def working_days_in(self, first: date, last: date) -> tuple[date, ...]:
        """Return the working days from `first` to `last`, both included, in order.

        Raises:
            CalendarRangeError: A day lies outside the years covered.
        """
        if last < first:
            return ()
        return self._working[self._before[self._place(first)] : self._before[self._place(last) + 1]]

    def _place(self, day: date) -> int:
        place = day.toordinal() - self._origin
        if not 0 <= place < len(self._before) - 1:
            raise self._out_of_range(day)
        return place

    def _out_of_range(self, day: date) -> CalendarRangeError:
        return CalendarRangeError(
            day=day.isoformat(), first_year=self.first_year, last_year=self.last_year
        )


def _noticed() -> tuple[dict[date, DayKind], frozenset[int]]:
    """Return the days of the State Council's notices that the library carries, and their years."""
    # Read late: the tables take longer to load than a window to paint. The tables themselves,
    # not the library's functions, which fail for a year without a notice.
    from chinese_calendar.constants import (  # pyright: ignore[reportMissingTypeStubs]
        holidays,
        workdays,
    )

    days = dict.fromkeys(holidays, DayKind.HOLIDAY) | dict.fromkeys(workdays, DayKind.MAKE_UP)
    return days, frozenset(day.year for day in holidays)


def _fixed_by_law(years: Iterable[int]) -> dict[date, DayKind]:
    return {
        date(year, month, day): DayKind.HOLIDAY for year in years for month, day in _FIXED_HOLIDAYS
    }


def calendar_from_notices(
    overrides: Iterable[DayOverride] = (),
    extra_known_years: Iterable[int] = (),
    *,
    last_year: int = LAST_YEAR,
) -> WorkCalendar:
    """Return the calendar of the notices that are loaded, with the hall's own days above them.

    Args:
        overrides: Closures, make-up days and days of notices entered in the hall; the last
            one for a day holds.
        extra_known_years: Years whose notice stands completely in `overrides`.
        last_year: Last year covered; years without a notice run on weekdays and fixed days.

    Source:
        全国年节及纪念日放假办法 (2024); the yearly 国务院办公厅关于部分节假日安排的通知.
    """
    noticed, noticed_years = _noticed()
    known = noticed_years | frozenset(extra_known_years)
    unknown = (year for year in range(FIRST_YEAR, last_year + 1) if year not in known)
    by_hand = {override.day: override.kind for override in overrides}
    return WorkCalendar(
        # A notice may move days of the December before its own year, so what a notice says
        # stands above what is fixed by law.
        exceptions=_fixed_by_law(unknown) | noticed | by_hand,
        known_years=known,
        last_year=last_year,
    )
