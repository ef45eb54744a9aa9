"""Settings of the hall that clocks obey."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from hallapp.cases.terms import LightThresholds
from hallapp.hall.calendar_forms import WEEKDAYS
from hallapp.hall.office_hours import OfficeHours, OfficeWeek
from hallapp.hall.opening_times import DayHours, parse_day_hours
from hallapp.hall.workdays import WorkCalendar
from hallapp.kernel.clock import zone_named
from hallapp.kernel.settings import Setting

LIGHT_THRESHOLDS = Setting(
    name="cases.light_thresholds",
    default=LightThresholds(),
    spell=lambda value: {
        "yellow_working_days": value.yellow_working_days,
        "yellow_percent": value.yellow_percent,
    },
    read=lambda kept: LightThresholds(**kept),
)

_WORKDAY = parse_day_hours([("09:00", "12:00"), ("13:30", "17:00")])
DEFAULT_WEEK = OfficeWeek((*[_WORKDAY] * 5, (), ()))
_HOUR_S, _MINUTE_S = 3600, 60


def _spelled_week(week: OfficeWeek) -> dict[str, Any]:
    return {
        "week": {
            name: _spelled_hours(hours) for name, hours in zip(WEEKDAYS, week.weekdays, strict=True)
        },
        "make_up": None if week.make_up is None else _spelled_hours(week.make_up),
        "dates": {day.isoformat(): _spelled_hours(hours) for day, hours in week.dated.items()},
    }


def _spelled_hours(hours: DayHours) -> list[list[str]]:
    return [[_clock(each.opens_s), _clock(each.closes_s)] for each in hours]


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, _HOUR_S)
    minutes, left = divmod(rest, _MINUTE_S)
    return f"{hours:02d}:{minutes:02d}" + (f":{left:02d}" if left else "")


def _read_week(kept: Mapping[str, Any]) -> OfficeWeek:
    make_up = kept.get("make_up")
    return OfficeWeek(
        weekdays=tuple(parse_day_hours(kept["week"].get(name, ())) for name in WEEKDAYS),
        make_up=None if make_up is None else parse_day_hours(make_up),
        dated={
            date.fromisoformat(day): parse_day_hours(hours)
            for day, hours in kept.get("dates", {}).items()
        },
    )


OFFICE_HOURS = Setting(
    name="cases.office_hours", default=DEFAULT_WEEK, spell=_spelled_week, read=_read_week
)
"""When the hall is at work (办公时间): limits in hours run then, and cases on the spot end then."""


def office_hours_of(calendar: WorkCalendar, week: OfficeWeek, zone_name: str) -> OfficeHours:
    """Return the hall's working time over a calendar; made once for the same calendar and week."""
    return _office_hours(
        calendar, week.weekdays, week.make_up, tuple(sorted(week.dated.items())), zone_name
    )


# Making the table of all stretches takes longer than a desk may wait for each case.
@lru_cache(maxsize=4)
def _office_hours(
    calendar: WorkCalendar,
    weekdays: tuple[DayHours, ...],
    make_up: DayHours | None,
    dated: tuple[tuple[date, DayHours], ...],
    zone_name: str,
) -> OfficeHours:
    return OfficeHours(calendar, OfficeWeek(weekdays, make_up, dict(dated)), zone_named(zone_name))
