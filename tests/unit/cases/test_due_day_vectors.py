"""Due days that other systems, notices and examples of the law agree on, row by row."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from hallapp.cases.rules import due_day
from hallapp.cases.terms import Suspension
from hallapp.hall.limits import parse_limit
from hallapp.hall.workdays import DayKind, WorkCalendar, calendar_from_notices

VECTORS = Path(__file__).with_name("deadline_vectors.csv")
EVERY_YEAR = frozenset(range(2004, 2041))


def limit_of(text):
    limit = parse_limit(text)
    assert limit is not None
    return limit


def spans(text):
    """Read `from/to` pairs, the last day not included."""
    pairs = [span.split("/") for span in text.split(";") if span]
    return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in pairs]


def weekly_calendar(*, saturdays, rest_days):
    days = [date(2004, 1, 1) + timedelta(n) for n in range(366 * 32)]
    kinds = {day: DayKind.MAKE_UP for day in days if saturdays and day.weekday() == 5}
    for first, last in rest_days:
        kinds |= {first + timedelta(n): DayKind.HOLIDAY for n in range((last - first).days)}
    return WorkCalendar(kinds, EVERY_YEAR)


def calendar_of(row):
    if row["calendar"] == "notices":
        return calendar_from_notices()
    return weekly_calendar(
        saturdays=row["calendar"] == "Mon-Sat", rest_days=spans(row["rest_days"])
    )


def rows():
    with VECTORS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_the_due_day_is_the_one_the_row_says(row):
    limit = limit_of(row["limit"])
    suspensions = [Suspension(first, last) for first, last in spans(row["suspended"])]

    due = due_day(date.fromisoformat(row["accepted"]), limit, calendar_of(row), suspensions)

    assert due.due_on == date.fromisoformat(row["due"])
    assert due.is_provisional is (row["provisional"] == "yes")
