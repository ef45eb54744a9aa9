"""When the hall is at work (办公时间): stretches of each day, in the hall's zone.

Limits in hours run only while the hall works. A table of all stretches, made once, answers every
question with one search: how long the hall works up to a moment, and when so much work is done.
Stretches are half-open: the moment of closing is after work.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo

from hallapp.hall.opening_times import DayHours
from hallapp.hall.workdays import CalendarRangeError, DayKind, WorkCalendar
from hallapp.hall.zone_stretches import ZoneStretch, stretches
from hallapp.kernel.errors import RuleError

NO_TIME = timedelta(0)

_DAYS_A_WEEK = 7
_MICROSECOND = timedelta(microseconds=1)
_SECOND = 1_000_000
_DAY_S = 86_400
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()


class NoOfficeHoursError(RuleError):
    """A calendar has no working time at all, so that no limit would ever end."""

    code = "hall.no_office_hours"


@dataclass(frozen=True, slots=True)
class OfficeWeek:
    """Which hours a hall keeps.

    Attributes:
        weekdays: The hours of Monday to Sunday, seven entries.
        make_up: The hours of every make-up day, and of a working day whose weekday has none;
            None for those of the first weekday that has any.
        dated: The hours of single days, above everything else: half days, closures, days on
            which the hall opens out of turn. Empty hours close the day.

    Raises:
        ValueError: There are not seven weekdays.
    """

    weekdays: tuple[DayHours, ...]
    make_up: DayHours | None = None
    dated: Mapping[date, DayHours] = field(default_factory=dict[date, DayHours])

    def __post_init__(self) -> None:
        if len(self.weekdays) != _DAYS_A_WEEK:
            raise ValueError(self.weekdays)

    def hours_of(self, day: date, kind: DayKind) -> DayHours:
        """Return the hours of a day that is of a kind for the hall."""
        if day in self.dated:
            return self.dated[day]
        if not kind.is_working:
            return ()
        usual = self.weekdays[day.weekday()]
        if usual and kind is not DayKind.MAKE_UP:
            return usual
        if self.make_up is not None:
            return self.make_up
        return next((hours for hours in self.weekdays if hours), ())


@dataclass(frozen=True, slots=True, eq=False)
class OfficeHours:
    """The hall's working time over all days of a calendar.

    Moments given are aware, of any zone; moments returned are UTC. Working time is real time: a
    night in which clocks are changed is an hour longer or shorter.

    Attributes:
        calendar: Which days the hall works, and which years are known.
        week: Which hours it keeps on them.
        zone: Zone of the hall's clocks.

    Raises:
        NoOfficeHoursError: The hall never works.
    """

    calendar: WorkCalendar
    week: OfficeWeek
    zone: tzinfo
    # All in microseconds since 1970 UTC; _done[i]: how long the hall works before stretch i.
    _opens: "array[int]" = field(init=False, repr=False)
    _closes: "array[int]" = field(init=False, repr=False)
    _done: "array[int]" = field(init=False, repr=False)

    def __post_init__(self) -> None:
        opens, closes, done = array("q"), array("q"), array("q", [0])
        for opens_s, closes_s in self._stretches():
            opens.append(opens_s * _SECOND)
            closes.append(closes_s * _SECOND)
            done.append(done[-1] + (closes_s - opens_s) * _SECOND)
        if not opens:
            raise NoOfficeHoursError
        object.__setattr__(self, "_opens", opens)
        object.__setattr__(self, "_closes", closes)
        object.__setattr__(self, "_done", done)

    def hours_of(self, day: date) -> DayHours:
        """Return the hours of a day by the clock on the wall, none on a rest day.

        Raises:
            CalendarRangeError: The day lies outside the years covered.
        """
        return self.week.hours_of(day, self.calendar.kind(day))

    def day_of(self, moment: datetime) -> date:
        """Return the hall's day of a moment."""
        return moment.astimezone(self.zone).date()

    def is_open_at(self, moment: datetime) -> bool:
        """Return whether the hall is at work; at the moment of closing it is not."""
        at = self._at(moment)
        return at < self._closes[-1] and self._opens[bisect_right(self._closes, at)] <= at

    def next_open_at(self, moment: datetime) -> datetime:
        """Return the moment itself when the hall is at work, else the next opening.

        Raises:
            CalendarRangeError: The hall does not open again within the calendar.
        """
        at = self._at(moment)
        place = bisect_right(self._closes, at)
        if place == len(self._opens):
            raise self._out_of_range(moment)
        return _moment(max(at, self._opens[place]))

    def shifted(self, moment: datetime, work: timedelta) -> datetime:
        """Return when so much working time has passed since a moment.

        Work that ends exactly at closing ends there, not at the next opening. No work at all
        ends at the next working moment. Work below zero goes backwards, for what is to happen
        before something is due: what is reached exactly at an opening is that opening.

        Raises:
            CalendarRangeError: The moment or the answer lies outside the years covered.
        """
        if not work:
            return self.next_open_at(moment)
        wanted = self._worked(moment) + work // _MICROSECOND
        if not 0 <= wanted <= self._done[-1]:
            raise self._out_of_range(moment)
        if work > NO_TIME:
            place = bisect_left(self._done, wanted) - 1
        else:
            place = bisect_right(self._done, wanted) - 1
        return _moment(self._opens[place] + wanted - self._done[place])

    def between(self, first: datetime, last: datetime) -> timedelta:
        """Return the working time from `first` up to `last`; none when `last` is earlier.

        Raises:
            CalendarRangeError: A moment lies outside the years covered.
        """
        worked = self._worked(last) - self._worked(first)
        return timedelta(microseconds=max(0, worked))

    def _worked(self, moment: datetime) -> int:
        at = self._at(moment)
        place = bisect_right(self._opens, at) - 1
        if place < 0:
            return 0
        return self._done[place] + min(at, self._closes[place]) - self._opens[place]

    def _at(self, moment: datetime) -> int:
        self.calendar.kind(self.day_of(moment))  # refuses a day outside the calendar
        return (moment - _EPOCH) // _MICROSECOND

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Yield the moments of opening and closing in seconds since 1970, in order."""
        first, last = date(self.calendar.first_year, 1, 1), date(self.calendar.last_year, 12, 31)
        origin = first.toordinal()
        hours: list[DayHours] = [()] * (last.toordinal() - origin + 1)
        for day in (*self.calendar.working_days_in(first, last), *self.week.dated):
            if first <= day <= last:
                hours[day.toordinal() - origin] = self.hours_of(day)
        since_1970 = origin - _EPOCH_ORDINAL
        for stretch in stretches(self.zone, since_1970, since_1970 + len(hours)):
            yield from _within(stretch, hours, since_1970)

    def _out_of_range(self, moment: datetime) -> CalendarRangeError:
        calendar = self.calendar
        return CalendarRangeError(
            day=self.day_of(moment).isoformat(),
            first_year=calendar.first_year,
            last_year=calendar.last_year,
        )


def _within(
    stretch: ZoneStretch, hours: list[DayHours], first_day: int
) -> Iterator[tuple[int, int]]:
    """Yield what lies in a stretch of one offset, where clocks run like everybody's."""
    offset_s = stretch.offset_s
    days = range(
        max(first_day, (stretch.from_s + offset_s) // _DAY_S),
        min(first_day + len(hours), (stretch.to_s + offset_s - 1) // _DAY_S + 1),
    )
    for day in days:
        midnight = day * _DAY_S - offset_s
        for opening in hours[day - first_day]:
            opens_s = max(midnight + opening.opens_s, stretch.from_s)
            closes_s = min(midnight + opening.closes_s, stretch.to_s)
            if opens_s < closes_s:
                yield opens_s, closes_s


def _moment(at: int) -> datetime:
    return _EPOCH + timedelta(microseconds=at)
