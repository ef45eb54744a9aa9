"""What is reckoned for many cases at once is what is reckoned for each of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.cases.errors import HourLimitError, SuspensionBackwardsError
from hallapp.cases.rules import due_day, yellow_from
from hallapp.cases.rules.bulk import due_days_of, provisional_of, yellow_days_of
from hallapp.cases.terms import LightThresholds, Suspension
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.workdays import CalendarRangeError, DayKind, WorkCalendar, calendar_from_notices

NOTICED = calendar_from_notices()
DAYS = st.dates(date(2025, 1, 1), date(2025, 6, 30))
CALENDARS = st.builds(
    lambda kinds: WorkCalendar(kinds, frozenset({2025}), 2024, 2028),
    st.dictionaries(
        st.dates(date(2025, 1, 1), date(2025, 12, 31)), st.sampled_from(DayKind), max_size=30
    ),
)
SPANS = st.lists(
    st.tuples(DAYS, st.integers(0, 25)).map(
        lambda span: (span[0], span[0] + timedelta(days=span[1]))
    ),
    max_size=3,
)
CASES = st.lists(st.tuples(DAYS, st.integers(1, 30), SPANS), max_size=8)
UNITS = st.sampled_from([LimitUnit.WORKING_DAYS, LimitUnit.CALENDAR_DAYS, LimitUnit.MONTHS])
THRESHOLDS = st.builds(LightThresholds, st.integers(0, 5), st.integers(0, 100))


def columns_of(cases):
    accepted = [day for day, _amount, _spans in cases]
    amounts = [amount for _day, amount, _spans in cases]
    pauses = {place: spans for place, (_day, _amount, spans) in enumerate(cases) if spans}
    return accepted, amounts, pauses


def one_by_one(cases, unit, calendar):
    return [
        due_day(day, Limit(amount, unit), calendar, [Suspension(*span) for span in spans])
        for day, amount, spans in cases
    ]


@given(CASES, UNITS, CALENDARS)
def test_many_cases_are_due_when_each_of_them_is(cases, unit, calendar):
    accepted, amounts, pauses = columns_of(cases)

    due = due_days_of(accepted, amounts, unit, calendar, pauses)

    assert due == [each.due_on for each in one_by_one(cases, unit, calendar)]


@given(st.lists(DAYS, max_size=8), st.integers(1, 30), UNITS, CALENDARS)
def test_cases_of_one_limit_are_due_when_each_of_them_is(accepted, amount, unit, calendar):
    cases = [(day, amount, []) for day in accepted]

    due = due_days_of(accepted, amount, unit, calendar)

    assert due == [each.due_on for each in one_by_one(cases, unit, calendar)]


def test_more_cases_than_days_are_due_when_each_of_them_is():
    short = WorkCalendar({}, frozenset({2025, 2026}), 2025, 2026)
    accepted = [date(2025, 1, 1) + timedelta(days=n % 600) for n in range(1500)]

    due = due_days_of(accepted, 20, LimitUnit.WORKING_DAYS, short)

    assert due == [short.working_days_after(day, 20) for day in accepted]


@given(CASES, UNITS, CALENDARS, THRESHOLDS)
def test_many_cases_turn_yellow_when_each_of_them_does(cases, unit, calendar, thresholds):
    accepted, amounts, pauses = columns_of(cases)

    yellow = yellow_days_of(accepted, amounts, unit, calendar, pauses, thresholds=thresholds)

    assert yellow == [
        yellow_from(due, calendar, thresholds, accepted_on=day)
        for due, day in zip(one_by_one(cases, unit, calendar), accepted, strict=True)
    ]


@given(st.lists(st.tuples(st.dates(date(2024, 6, 1), date(2026, 12, 31)), st.integers(1, 60))))
def test_many_cases_are_provisional_when_each_of_them_is(cases):
    calendar = WorkCalendar({}, frozenset({2024, 2026}), 2024, 2028)
    each = [due_day(day, Limit(count, LimitUnit.WORKING_DAYS), calendar) for day, count in cases]

    found = provisional_of([day for day, _n in cases], [due.due_on for due in each], calendar)

    assert found == [due.is_provisional for due in each]


def test_cases_on_the_spot_are_due_the_day_they_came():
    accepted = [date(2026, 11, 21), date(2026, 11, 23)]

    assert due_days_of(accepted, 0, LimitUnit.ON_THE_SPOT, NOTICED) == accepted


def test_limits_in_hours_have_no_due_days_at_all():
    with pytest.raises(HourLimitError):
        due_days_of([date(2026, 11, 23)], 24, LimitUnit.HOURS, NOTICED)


@pytest.mark.parametrize("amounts", [0, [0], [3, 5]])
def test_columns_that_cannot_be_are_refused(amounts):
    with pytest.raises(ValueError, match=r".*"):
        due_days_of([date(2026, 11, 23)], amounts, LimitUnit.WORKING_DAYS, NOTICED)


@pytest.mark.parametrize("amounts", [5, [5]])
@pytest.mark.parametrize("day", [date(1999, 1, 4), date(2040, 12, 28), date(2041, 1, 2)])
def test_a_case_outside_the_calendar_is_refused(day, amounts):
    with pytest.raises(CalendarRangeError):
        due_days_of([day], amounts, LimitUnit.WORKING_DAYS, NOTICED)


def test_a_suspension_that_ends_before_it_begins_is_refused():
    backwards = {0: [(date(2026, 11, 6), date(2026, 11, 4))]}

    with pytest.raises(SuspensionBackwardsError):
        due_days_of([date(2026, 11, 2)], [5], LimitUnit.WORKING_DAYS, NOTICED, backwards)
