from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.cases.errors import ExtensionError, HourLimitError
from hallapp.cases.rules import DayBudget, HourBudget, budget_of, due_day, explain_day_by_day
from hallapp.cases.terms import Suspension
from hallapp.hall.limits import ON_THE_SPOT, Limit, LimitUnit
from hallapp.hall.workdays import calendar_from_notices

NOTICED = calendar_from_notices()
DAYS = st.dates(date(2024, 1, 1), date(2026, 3, 31))
UNITS = st.sampled_from([LimitUnit.WORKING_DAYS, LimitUnit.CALENDAR_DAYS, LimitUnit.MONTHS])


def working(days):
    return Limit(days, LimitUnit.WORKING_DAYS)


def test_twenty_working_days_and_ten_more_with_approval_are_thirty():
    due = due_day(date(2026, 2, 10), DayBudget(working(20)).extended_by(10), NOTICED)

    assert due.due_on == date(2026, 3, 30)


@given(DAYS, st.integers(1, 12), st.integers(1, 12), UNITS)
def test_an_extension_adds_units_of_the_limit_itself(accepted_on, amount, more, unit):
    extended = due_day(accepted_on, DayBudget(Limit(amount, unit), more), NOTICED)

    assert extended == due_day(accepted_on, Limit(amount + more, unit), NOTICED)


def test_two_months_more_end_on_the_same_day_of_the_month():
    budget = DayBudget(Limit(3, LimitUnit.MONTHS), 2)

    assert due_day(date(2026, 3, 10), budget, NOTICED).due_on == date(2026, 8, 10)


def test_days_suspended_within_the_extension_are_given_back():
    # The limit alone ends on 9 November; the clock stood on the 11th and 12th.
    suspension = [Suspension(date(2026, 11, 11), date(2026, 11, 13))]

    alone = due_day(date(2026, 11, 2), working(5), NOTICED, suspension)
    extended = due_day(date(2026, 11, 2), DayBudget(working(5), 5), NOTICED, suspension)

    assert alone.due_on == date(2026, 11, 9)
    assert extended.due_on == date(2026, 11, 18)


def test_the_account_tells_days_of_the_extension_from_days_of_the_limit():
    rows = explain_day_by_day(date(2026, 9, 17), DayBudget(working(1), 2), NOTICED)

    assert [(f"{row.day:%m-%d}", row.words) for row in rows] == [
        ("09-17", "受理当日不计"),
        ("09-18", "第 1 个"),
        ("09-19", "周末"),
        ("09-20", "第 2 个（调休上班）（延期第 1 个）"),
        ("09-21", "第 3 个（延期第 2 个）"),
    ]


@given(DAYS, st.integers(1, 6), st.integers(1, 6), UNITS, st.integers(0, 20), st.integers(0, 20))
def test_as_many_days_of_the_account_are_of_the_extension_as_it_adds(
    accepted_on, amount, more, unit, after, length
):
    start = accepted_on + timedelta(days=after)
    suspension = [Suspension(start, start + timedelta(days=length))]
    budget = DayBudget(Limit(amount, unit), more)

    rows = explain_day_by_day(accepted_on, budget, NOTICED, suspension)

    alone = len(due_day(accepted_on, Limit(amount, unit), NOTICED).counted)
    both = len(due_day(accepted_on, budget, NOTICED).counted)
    told = [row.extension_number for row in rows if row.extension_number]
    assert told == list(range(1, both - alone + 1))


@pytest.mark.parametrize("amount", [0, -1])
def test_an_extension_of_nothing_or_less_is_refused(amount):
    with pytest.raises(ExtensionError) as refused:
        DayBudget(working(20)).extended_by(amount)

    assert refused.value.facts == {"amount": amount, "limit": "20 个工作日"}
    with pytest.raises(ExtensionError):
        HourBudget(timedelta(hours=4)).extended_by(amount)


def test_a_budget_below_its_limit_is_refused():
    with pytest.raises(ExtensionError):
        DayBudget(working(20), -1)


def test_what_is_decided_on_the_spot_cannot_be_extended():
    with pytest.raises(ExtensionError):
        DayBudget(ON_THE_SPOT).extended_by(1)


def test_days_and_hours_are_never_mixed():
    with pytest.raises(HourLimitError):
        DayBudget(Limit(24, LimitUnit.HOURS))
    assert budget_of(Limit(24, LimitUnit.HOURS)) == HourBudget(timedelta(hours=24))
    assert budget_of(working(20)) == DayBudget(working(20))


def test_an_extension_in_hours_adds_working_time():
    assert HourBudget(timedelta(hours=4)).extended_by(2).amount == timedelta(hours=6)
