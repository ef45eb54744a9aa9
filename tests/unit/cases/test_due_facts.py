"""Facts about due days: what other systems, the law and the notices say limits end on.

The rows stand in `tests/vectors/due_facts.jsonl`, in the form that `due --vectors` runs; the letter
of an id names where it comes from (Z Zammad, G GLPI, B biz, J jBPM, H helpdesk, C the law and the
notices). Rows that no line of that form can hold have a test of their own here, and so have those
of which this hall says something else, with the reason.
"""

import json
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.cases.due_facts import outcomes
from hallapp.cases.errors import FactLineError
from hallapp.cases.rules import (
    HourBudget,
    HourSuspension,
    due_day,
    due_moment,
    working_time_used,
)
from hallapp.cases.terms import Suspension
from hallapp.hall.calendar_forms import parse_calendar
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.workdays import DayKind, DayOverride, calendar_from_notices

FACTS = Path(__file__).parents[2] / "vectors" / "due_facts.jsonl"
LINES = FACTS.read_text(encoding="utf-8").splitlines()
WORKWEEK = ("mon", "tue", "wed", "thu", "fri")


def week(opens, closes, days=WORKWEEK):
    return {day: [[opens, closes]] for day in days}


def office_hours(first_year, last_year, week, dates=None, zone="UTC"):
    form = parse_calendar({"zone": zone, "week": week, "dates": dates or {}})
    return form.over(first_year, last_year)


def closed(first, last):
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return {day.isoformat(): [] for day in days}


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def working(days):
    return Limit(days, LimitUnit.WORKING_DAYS)


@pytest.mark.parametrize("line", LINES, ids=[json.loads(line)["id"] for line in LINES])
def test_the_hall_says_what_the_row_says(line):
    (outcome,) = outcomes(line)

    assert outcome.agrees, outcome


# Rows of days and hours together: this hall never mixes them, so they are run one after the other.


@pytest.mark.parametrize(
    ("row", "dates", "start", "days", "more", "expected"),
    [
        (
            "J11: holidays of several days inside the span, not on the last day alone",
            closed(date(2012, 5, 10), date(2012, 5, 19)),
            "2012-05-04T00:00",
            6,
            timedelta(hours=4, minutes=80),
            "2012-05-23T14:20",
        ),
        (
            "J14 and J15: over the end of a year, however its holidays are written",
            closed(date(2012, 12, 31), date(2013, 1, 1)),
            "2012-12-28T16:45",
            2,
            timedelta(minutes=30),
            "2013-01-04T09:15",
        ),
    ],
)
def test_days_first_and_hours_after_them(row, dates, start, days, more, expected):
    hours = office_hours(2012, 2013, week("09:00", "17:00"), dates)
    begin = utc(start)

    last = due_day(begin.date(), working(days), hours.calendar).due_on
    due = due_moment(datetime.combine(last, begin.timetz()), HourBudget(more), hours)

    assert due == utc(expected), row


# Rows of which this hall says something else.


def test_j08_accepted_on_a_saturday_that_saturday_is_day_0():
    # The peer moves day 0 to Monday and says 05-09. 民法典 201 does not count the day itself and
    # begins with the next one, whatever day the first was.
    hours = office_hours(2012, 2012, week("09:00", "17:00"))

    assert due_day(date(2012, 5, 5), working(2), hours.calendar).due_on == date(2012, 5, 8)


@pytest.mark.parametrize("row", ["G22", "G23"])
def test_g22_and_g23_whole_suspended_days_are_given_back_and_hours_of_a_day_are_not(row):
    # The peers add the suspended working hours to a budget in days and say 06-21. Here three whole
    # working days are given back (06-08, 06-09, 06-12); a clock that stands and runs again on one
    # day, as on 06-14, has not stood on it.
    hours = office_hours(2034, 2034, week("08:30", "19:00") | {"mon": [["10:30", "19:00"]]})
    stood = [
        Suspension(date(2034, 6, 7), date(2034, 6, 13)),
        Suspension(date(2034, 6, 14), date(2034, 6, 14)),
    ]

    due = due_day(date(2034, 6, 7), working(5), hours.calendar, stood)

    assert due.due_on == date(2034, 6, 19), row


@pytest.mark.parametrize("row", ["B08", "B09"])
def test_b08_and_b09_the_hour_of_acceptance_moves_no_day(row):
    # The peer moves what came in after closing to one day more; whole days do not ask for the hour.
    assert next(json.loads(line) for line in LINES if f'"{row}"' in line)["expected"] == (
        "2006-01-05"
    )


def test_c16_into_a_year_without_a_notice_the_day_is_provisional_until_it_is_there():
    without = due_day(date(2026, 12, 20), working(20), calendar_from_notices())
    noticed = calendar_from_notices(
        [DayOverride(date(2027, 1, 1), DayKind.HOLIDAY)], extra_known_years=[2027]
    )

    assert (without.due_on, without.is_provisional) == (date(2027, 1, 18), True)
    assert not due_day(date(2026, 12, 20), working(20), noticed).is_provisional


# Rows of elapsed working time.


@pytest.mark.parametrize(
    ("row", "week", "first", "last", "seconds"),
    [
        ("E03", week("08:00", "20:00"), "2019-01-01T00:00", "2019-01-08T00:00", 216_000),
        ("E04", week("08:00", "20:00"), "2019-01-08T00:00", "2019-01-01T00:00", 0),
        (
            "E05",
            week("09:00", "17:00", ("mon", "wed", "fri"))
            | week("10:00", "16:00", ("tue", "thu"))
            | {"sat": [["11:00", "14:30"]]},
            "2006-01-01T00:00",
            "2006-01-08T00:00",
            142_200,
        ),
        ("E08", week("10:00", "18:00"), "2026-07-06T18:00", "2026-07-07T10:00", 0),
    ],
)
def test_working_seconds_between_two_moments(row, week, first, last, seconds):
    hours = office_hours(2006 if row == "E05" else 2019, 2026, week)

    assert working_time_used(utc(first), utc(last), hours) == timedelta(seconds=seconds)


def test_e06_suspended_minutes_were_not_used():
    hours = office_hours(2030, 2030, week("00:00", "24:00", (*WORKWEEK, "sat", "sun")))
    stood = HourSuspension(utc("2030-01-01T11:30"), utc("2030-01-01T12:00"))

    used = working_time_used(utc("2030-01-01T10:00"), utc("2030-01-01T12:00"), hours, [stood])

    assert used == timedelta(seconds=5400)


# The form of a line.

PLAIN = {
    "id": "A",
    "calendar": {"zone": "Asia/Shanghai", "week": week("09:00", "17:00")},
    "start": "2026-11-23",
    "budget": {"value": 2, "unit": "workday"},
    "expected": "2026-11-25",
}


def only(**changed):
    (outcome,) = outcomes(json.dumps(PLAIN | changed))
    return outcome


@pytest.mark.parametrize(
    ("start", "value", "unit", "expected"),
    [
        ("2026-11-23", 2, "workday", "2026-11-25"),
        ("2026-11-23", -2, "workday", "2026-11-19"),
        ("2026-11-21", 0, "workday", "2026-11-23"),
        ("2026-11-23T23:30:00+00:00", 2, "workday", "2026-11-26"),  # the 24th in Shanghai
        ("2026-11-23", 5, "day", "2026-11-30"),  # the 28th is a Saturday
        ("2026-11-30", -2, "day", "2026-11-30"),
        ("2025-01-31", 1, "month", "2025-02-28"),
        ("2026-11-30", -3, "month", "2026-08-31"),
        ("2026-11-23T16:30:00+08:00", 90, "minute", "2026-11-24T02:00:00+00:00"),
        ("2026-11-23T16:30:00+08:00", 1.5, "hour", "2026-11-24T10:00:00+08:00"),
        ("2026-11-23T16:30:00", 1, "hour", "2026-11-24T09:30:00"),
        ("2026-11-24T09:30:00Z", -1, "hour", "2026-11-24T16:00:00+08:00"),
        ("2026-11-24", 1, "hour", "2026-11-24T10:00:00+08:00"),
    ],
)
def test_every_unit_is_understood(start, value, unit, expected):
    outcome = only(start=start, budget={"value": value, "unit": unit}, expected=expected)

    assert outcome.agrees, outcome


def test_where_dates_are_counted_a_moment_stands_for_its_day_in_the_zone():
    assert only(expected="2026-11-24T16:00:00+00:00").agrees
    assert not only(expected="2026-11-24T15:59:59+00:00").agrees


def test_an_extension_counts_on_top():
    assert only(extension=3, expected="2026-11-30").agrees


def test_what_is_found_is_told_as_what_is_expected_was_written():
    found = only(
        start="2026-11-23T16:00:00+08:00",
        budget={"value": 1, "unit": "hour"},
        expected="2026-11-23T10:00:00+00:00",
    )

    assert (found.agrees, found.found) == (False, "2026-11-23T09:00:00+00:00")


def test_empty_lines_are_passed_over_and_a_line_without_a_name_has_its_number():
    unnamed = {key: value for key, value in PLAIN.items() if key != "id"}

    (outcome,) = outcomes(f"\n\n{json.dumps(unnamed)}\n\n")

    assert outcome.id == "3"


def test_a_limit_that_ends_decades_later_is_reckoned():
    assert only(budget={"value": 10_000, "unit": "workday"}, expected="2065-03-23").agrees


WRONG = [
    ("no JSON", "{"),
    ("a list", "[]"),
    ("no calendar", {"calendar": None}),
    ("no week of days", {"calendar": {"week": {"monday": []}}}),
    ("no hours", {"calendar": {"week": {"mon": [["9", "17"]]}}}),
    ("hours that are no pairs", {"calendar": {"week": {"mon": [["09:00"]]}}}),
    ("no zone", {"calendar": {"zone": "Mars/Base", "week": week("09:00", "17:00")}}),
    ("a zone that is a number", {"calendar": {"zone": 8, "week": week("09:00", "17:00")}}),
    ("no date", {"calendar": {"week": week("09:00", "17:00"), "dates": {"soon": []}}}),
    ("never at work", {"calendar": {"week": {}}}),
    ("always closed", {"calendar": {"week": {"mon": []}, "dates": {"2026-10-01": []}}}),
    ("no start", {"start": "yesterday"}),
    ("a start outside all calendars", {"start": "0001-01-01T00:00:00+14:00"}),
    ("a start that is a number", {"start": 5}),
    ("no budget", {"budget": 5}),
    ("no unit", {"budget": {"value": 5, "unit": "fortnight"}}),
    ("no value", {"budget": {"unit": "day"}}),
    ("a value that is a word", {"budget": {"value": "5", "unit": "day"}}),
    ("a value that is yes", {"budget": {"value": True, "unit": "day"}}),
    ("half a day", {"budget": {"value": 0.5, "unit": "workday"}}),
    ("no number", '{"budget": {"value": NaN, "unit": "hour"}}'),
    ("more than a calendar has", {"budget": {"value": 10**7, "unit": "workday"}}),
    ("more than a number may be", {"budget": {"value": 10**40, "unit": "hour"}}),
    ("an extension below nothing", {"extension": -1}),
    ("pauses that are none", {"pauses": "always"}),
    ("a pause without an end", {"pauses": [["2026-11-23"]]}),
    ("a pause that has not ended", {"pauses": [["2026-11-23", None]]}),
    ("a pause that runs backwards", {"pauses": [["2026-11-25", "2026-11-24"]]}),
    ("nothing expected", {"expected": ""}),
]


@pytest.mark.parametrize(("what", "changed"), WRONG, ids=[what for what, _changed in WRONG])
def test_a_line_that_cannot_be_used_is_named(what, changed):
    line = changed if isinstance(changed, str) else json.dumps(PLAIN | changed)
    if what == "no number":
        line = json.dumps(PLAIN)[:-1] + ", " + line[1:]

    with pytest.raises(FactLineError) as refused:
        list(outcomes(f"{json.dumps(PLAIN)}\n{line}\n"))

    assert refused.value.line == 2


@pytest.mark.parametrize("key", ["calendar", "start", "budget", "expected"])
def test_what_a_line_lacks_is_named(key):
    lacking = {name: value for name, value in PLAIN.items() if name != key}

    with pytest.raises(FactLineError) as refused:
        list(outcomes(json.dumps(lacking)))

    assert refused.value.cause.facts["place"] == key


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda each: (
        st.lists(each, max_size=3)
        | st.dictionaries(
            st.sampled_from(["zone", "week", "dates", "mon", "value", "unit", "2026-10-01"]),
            each,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@given(st.sampled_from(sorted([*PLAIN, "pauses", "extension"])), JSON)
def test_whatever_stands_in_a_line_it_is_reckoned_or_named(key, given_value):
    with suppress(FactLineError):
        list(outcomes(json.dumps(PLAIN | {key: given_value})))
