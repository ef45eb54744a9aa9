"""A calendar as a file says it: hours of each weekday, hours of single dates, a zone.

    {"zone": "Asia/Shanghai",
     "week": {"mon": [["09:00", "12:00"], ["13:30", "17:00"]], "tue": [["09:00", "17:00"]]},
     "dates": {"2026-10-01": [], "2026-10-10": [["09:00", "17:00"]]}}

A weekday that is not named is a day of rest; a date stands above its weekday. Such a calendar is
complete: no year of it is unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import Any, cast

from hallapp.hall.office_hours import OfficeHours, OfficeWeek
from hallapp.hall.opening_times import DayHours, parse_day_hours
from hallapp.hall.workdays import SATURDAY, DayKind, WorkCalendar
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named
from hallapp.kernel.errors import RuleError

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_HOURS_EXAMPLE = '[["09:00", "17:00"]]'


class CalendarFormError(RuleError):
    """A calendar's file says something that is none; facts name the place and an example."""

    code = "hall.calendar_form"


@dataclass(frozen=True, slots=True, eq=False)
class CalendarForm:
    """A calendar without end, of which any span of years can be made.

    Attributes:
        zone: Zone of the hall's clocks.
        week: The hours of weekdays.
        dated: The hours of single dates, above their weekday's.
    """

    zone: tzinfo
    week: tuple[DayHours, ...]
    dated: Mapping[date, DayHours] = field(default_factory=dict[date, DayHours])

    def over(self, first_year: int, last_year: int) -> OfficeHours:
        """Return the office hours of a span of years, both included.

        Raises:
            NoOfficeHoursError: The hall never works in these years.
        """
        days = WorkCalendar(
            self._exceptions(first_year, last_year),
            frozenset(range(first_year, last_year + 1)),
            first_year,
            last_year,
        )
        return OfficeHours(days, OfficeWeek(self.week, dated=self.dated), self.zone)

    def _exceptions(self, first_year: int, last_year: int) -> dict[date, DayKind]:
        found: dict[date, DayKind] = {}
        unusual = [bool(hours) is (day >= SATURDAY) for day, hours in enumerate(self.week)]
        if any(unusual):
            first = date(first_year, 1, 1).toordinal()
            for ordinal in range(first, date(last_year, 12, 31).toordinal() + 1):
                day = date.fromordinal(ordinal)
                if unusual[day.weekday()]:
                    is_open = self.week[day.weekday()]
                    found[day] = DayKind.WORKING if is_open else DayKind.WEEKEND
        for day, hours in self.dated.items():
            found[day] = _dated_kind(hours, self.week[day.weekday()])
        return found


def _dated_kind(hours: DayHours, usual: DayHours) -> DayKind:
    if not hours:
        return DayKind.HOLIDAY
    return DayKind.WORKING if usual else DayKind.MAKE_UP


def parse_calendar(given: Any) -> CalendarForm:
    """Read a calendar from what its JSON holds.

    Raises:
        CalendarFormError: A part of it is not of the form.
        OpeningTimesError: Hours are none, run backwards or overlap.
    """
    form = _table(given, "calendar", '{"zone": "Asia/Shanghai", "week": {}, "dates": {}}')
    week = _table(form.get("week", {}), "week", f'{{"mon": {_HOURS_EXAMPLE}}}')
    dated = _table(form.get("dates", {}), "dates", '{"2026-10-01": []}')
    named = {_weekday(name): _hours(hours, f"week.{name}") for name, hours in week.items()}
    return CalendarForm(
        _zone(form.get("zone", DEFAULT_ZONE)),
        tuple(named.get(day, ()) for day in range(len(WEEKDAYS))),
        {_date(text): _hours(hours, f"dates.{text}") for text, hours in dated.items()},
    )


def _zone(name: Any) -> tzinfo:
    # ZoneInfoNotFoundError is a KeyError; a name that is a path is a ValueError.
    try:
        return zone_named(name)
    except (KeyError, ValueError, TypeError, OSError, AttributeError) as error:
        raise _wrong("zone", name, '"Asia/Shanghai"') from error


def _weekday(name: str) -> int:
    if name not in WEEKDAYS:
        raise _wrong("week", name, ", ".join(WEEKDAYS))
    return WEEKDAYS.index(name)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _wrong("dates", text, "2026-10-01") from error


def _hours(given: Any, place: str) -> DayHours:
    pairs = cast("list[Any]", given) if isinstance(given, list) else None
    if pairs is None or not all(map(_is_pair, pairs)):
        raise _wrong(place, given, _HOURS_EXAMPLE)
    return parse_day_hours((opens, closes) for opens, closes in pairs)


def _is_pair(given: Any) -> bool:
    if not isinstance(given, list):
        return False
    parts = cast("list[Any]", given)
    return len(parts) == len(("opens", "closes")) and all(isinstance(part, str) for part in parts)


def _table(given: Any, place: str, example: str) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise _wrong(place, given, example)
    return cast("dict[str, Any]", given)


def _wrong(place: str, given: Any, example: str) -> CalendarFormError:
    return CalendarFormError(place=place, given=str(given)[:80], example=example)
