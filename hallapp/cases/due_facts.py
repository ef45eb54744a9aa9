"""Facts about due days, one JSON object a line: what a limit is known to end on.

    {"id": "N06", "calendar": {…}, "start": "2026-09-18",
     "budget": {"value": 10, "unit": "workday"}, "pauses": [["2026-09-21", "2026-09-22"]],
     "expected": "2026-10-10"}

Units `minute` and `hour` run in working time between moments, `workday`, `day` and `month` in
whole dates. A moment without an offset is of the calendar's zone; where dates are counted, a
moment stands for its date in that zone. `extension`, in the budget's unit, may be added.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any, cast

from hallapp.cases.errors import DueFactError, FactLineError
from hallapp.cases.rules.fact_answers import FactBudget, FactUnit, date_answer, moment_answer
from hallapp.cases.rules.fact_years import years_needed
from hallapp.hall.calendar_forms import CalendarForm, parse_calendar
from hallapp.hall.office_hours import OfficeHours
from hallapp.kernel.errors import RuleError

Point = date | datetime


@dataclass(frozen=True, slots=True)
class FactOutcome:
    """What the engine says of one fact.

    Attributes:
        id: Name of the fact; its line's number where it has none.
        expected: What is known, as it was written.
        found: What the engine says, written alike.
        agrees: Whether both are the same day, or the same moment.
    """

    id: str
    expected: str
    found: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class _Fact:
    """One line, read: points are dates or aware moments, as the budget's unit wants them."""

    start: Point
    budget: FactBudget
    pauses: tuple[tuple[Point, Point], ...]


def outcomes(text: str) -> Iterator[FactOutcome]:
    """Yield what the engine says of each line; empty lines are passed over.

    Raises:
        FactLineError: A line is no fact, or cannot be reckoned; names the line.
    """
    calendars = _Calendars()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield _outcome(line, str(number), calendars)
        except RuleError as error:
            raise FactLineError(number, error) from error


def _outcome(line: str, number: str, calendars: "_Calendars") -> FactOutcome:
    given = _object(line)
    form, key = calendars.form(_wanted(given, "calendar"))
    budget = _budget(given)
    fact = _Fact(_point(given, "start", budget, form.zone), budget, _pauses(given, budget, form))
    expected = _point(given, "expected", budget, form.zone)
    found = _reckoned(fact, calendars.hours(key, _years(fact, form)))
    text = found.isoformat()
    if isinstance(found, datetime) and isinstance(expected, datetime):
        text = found.astimezone(expected.tzinfo).isoformat()
    return FactOutcome(
        str(given.get("id", number)), str(given["expected"]), text, found == expected
    )


def _reckoned(fact: _Fact, hours: OfficeHours) -> Point:
    if isinstance(fact.start, datetime):
        pauses = cast("tuple[tuple[datetime, datetime], ...]", fact.pauses)
        return moment_answer(fact.start, fact.budget, hours, pauses)
    pauses = cast("tuple[tuple[date, date], ...]", fact.pauses)
    return date_answer(fact.start, fact.budget, hours.calendar, pauses)


def _years(fact: _Fact, form: CalendarForm) -> tuple[int, int]:
    points = [fact.start, *(point for pause in fact.pauses for point in pause)]
    days = [_local_date(point, form.zone) for point in points]
    return years_needed(days, fact.budget, form)


class _Calendars:
    """Calendars of a file: most lines share a few, and each is made as wide as it is needed."""

    def __init__(self) -> None:
        self._forms: dict[str, CalendarForm] = {}
        self._made: dict[str, OfficeHours] = {}

    def form(self, given: Any) -> tuple[CalendarForm, str]:
        """Return a calendar as it was written, and the key of it."""
        key = json.dumps(given)
        if key not in self._forms:
            self._forms[key] = parse_calendar(given)
        return self._forms[key], key

    def hours(self, key: str, years: tuple[int, int]) -> OfficeHours:
        """Return the office hours of a calendar over at least these years."""
        made, (first, last) = self._made.get(key), years
        if made is not None:
            covered = made.calendar
            if covered.first_year <= first and last <= covered.last_year:
                return made
            first, last = min(first, covered.first_year), max(last, covered.last_year)
        self._made[key] = self._forms[key].over(first, last)
        return self._made[key]


def _object(line: str) -> dict[str, Any]:
    example = '{"id": "N06", "calendar": {}, "start": "2026-09-18", "budget": {}, "expected": ""}'
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _wrong("{}", line, example) from error
    if not isinstance(given, dict):
        raise _wrong("{}", line, example)
    return cast("dict[str, Any]", given)


def _wanted(given: Mapping[str, Any], name: str) -> Any:
    if name not in given:
        raise _wrong(name, "", _EXAMPLES[name])
    return given[name]


def _budget(given: Mapping[str, Any]) -> FactBudget:
    budget = _wanted(given, "budget")
    if not isinstance(budget, dict):
        raise _wrong("budget", budget, _EXAMPLES["budget"])
    held = cast("dict[str, Any]", budget)
    unit = next((unit for unit in FactUnit if unit.value == held.get("unit")), None)
    if unit is None:
        raise _wrong("budget.unit", held.get("unit"), ", ".join(unit.value for unit in FactUnit))
    return FactBudget(
        _number(held.get("value"), unit, "budget.value"),
        unit,
        _number(given.get("extension", 0) or 0, unit, "extension"),
    )


def _number(given: Any, unit: FactUnit, place: str) -> int | float:
    is_number = isinstance(given, int | float) and not isinstance(given, bool)
    if not is_number or not math.isfinite(given) or abs(given) > _MOST:
        raise _wrong(place, given, "10")
    if given % 1 and not unit.is_time:
        raise _wrong(place, given, "10")
    return given if unit.is_time else int(given)


def _pauses(
    given: Mapping[str, Any], budget: FactBudget, form: CalendarForm
) -> tuple[tuple[Point, Point], ...]:
    pauses: Any = given.get("pauses") or []
    if not isinstance(pauses, list):
        raise _wrong("pauses", pauses, _EXAMPLES["pauses"])
    return tuple(_pause(pause, budget, form) for pause in cast("list[Any]", pauses))


def _pause(pause: Any, budget: FactBudget, form: CalendarForm) -> tuple[Point, Point]:
    if not isinstance(pause, list) or len(cast("list[Any]", pause)) != len(("from", "to")):
        raise _wrong("pauses", pause, _EXAMPLES["pauses"])
    ends: dict[str, Any] = dict(
        zip(("pauses.from", "pauses.to"), cast("list[Any]", pause), strict=True)
    )
    first, last = (_point(ends, end, budget, form.zone) for end in ends)
    return first, last


def _point(given: Mapping[str, Any], name: str, budget: FactBudget, zone: tzinfo) -> Point:
    """Read a date or a moment, whichever the unit wants."""
    text = _wanted(given, name)
    try:
        # Of a date alone, its first moment.
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        local = _local_date(moment, zone)
    except (ValueError, TypeError, OverflowError) as error:
        raise _wrong(name, text, _EXAMPLES[name]) from error
    return moment if budget.unit.is_time else local


def _local_date(point: Point, zone: tzinfo) -> date:
    return point.astimezone(zone).date() if isinstance(point, datetime) else point


def _wrong(place: str, given: Any, example: str) -> DueFactError:
    return DueFactError(place=place, given=str(given)[:80], example=example)


_MOST = 10**8
_EXAMPLES = {
    "calendar": '{"zone": "Asia/Shanghai", "week": {"mon": [["09:00", "17:00"]]}, "dates": {}}',
    "start": "2026-09-18, 2026-09-18T09:30:00+08:00",
    "expected": "2026-10-09, 2026-10-09T17:00:00+08:00",
    "budget": '{"value": 10, "unit": "workday"}',
    "pauses": '[["2026-09-21", "2026-09-23"]]',
    "pauses.from": "2026-09-21, 2026-09-21T09:30:00+08:00",
    "pauses.to": "2026-09-23, 2026-09-23T09:30:00+08:00",
}
