from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.cases.errors import HourLimitError, NoLimitError, SuspensionBackwardsError
from hallapp.cases.rules import decision_limit, due_day
from hallapp.cases.terms import Suspension
from hallapp.hall.limits import ON_THE_SPOT, Limit, LimitUnit, parse_limit
from hallapp.hall.workdays import (
    CalendarRangeError,
    DayKind,
    DayOverride,
    WorkCalendar,
    calendar_from_notices,
)

NOTICED = calendar_from_notices()
ALL_KNOWN = frozenset(range(2024, 2029))

DAYS = st.dates(date(2025, 1, 1), date(2025, 6, 30))
CALENDARS = st.builds(
    lambda kinds: WorkCalendar(kinds, ALL_KNOWN, 2024, 2028),
    st.dictionaries(
        st.dates(date(2025, 1, 1), date(2025, 12, 31)), st.sampled_from(DayKind), max_size=30
    ),
)
SUSPENSIONS = st.lists(
    st.builds(
        lambda first, length: Suspension(first, first + timedelta(length)),
        DAYS,
        st.integers(0, 25),
    ),
    max_size=4,
)
COUNTED_UNITS = st.sampled_from([LimitUnit.WORKING_DAYS, LimitUnit.CALENDAR_DAYS, LimitUnit.MONTHS])
COUNTED_LIMITS = st.builds(Limit, st.integers(1, 12), COUNTED_UNITS)


def limit_of(text):
    limit = parse_limit(text)
    assert limit is not None
    return limit


def working(days):
    return Limit(days, LimitUnit.WORKING_DAYS)


def days_from(first, last):
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def is_suspended(day, suspensions):
    return any(each.from_on <= day < each.to_on for each in suspensions)


# What holds for every calendar.


@given(DAYS, st.integers(1, 45), CALENDARS)
def test_exactly_the_limit_of_working_days_passes(accepted_on, days, calendar):
    due = due_day(accepted_on, working(days), calendar)

    passed = days_from(accepted_on + timedelta(1), due.due_on)
    assert sum(map(calendar.is_working, passed)) == days
    assert calendar.is_working(due.due_on)
    assert due.counted == tuple(day for day in passed if calendar.is_working(day))


@given(DAYS, st.integers(1, 45), CALENDARS, SUSPENSIONS)
def test_no_suspended_day_is_counted_and_none_is_lost(accepted_on, days, calendar, suspensions):
    due = due_day(accepted_on, working(days), calendar, suspensions)

    walked, left = accepted_on, days
    while left:
        walked += timedelta(1)
        left -= calendar.is_working(walked) and not is_suspended(walked, suspensions)
    assert due.due_on == walked
    assert len(due.counted) == days
    assert not any(is_suspended(day, suspensions) for day in due.counted)


@given(DAYS, st.integers(1, 90), CALENDARS, SUSPENSIONS)
def test_a_limit_in_calendar_days_counts_them_all_and_ends_on_a_working_day(
    accepted_on, days, calendar, suspensions
):
    due = due_day(accepted_on, Limit(days, LimitUnit.CALENDAR_DAYS), calendar, suspensions)

    walked, left = accepted_on, days
    while left:
        walked += timedelta(1)
        left -= not is_suspended(walked, suspensions)
    assert due.counted[-1] == walked
    while not calendar.is_working(walked) or is_suspended(walked, suspensions):
        walked += timedelta(1)
    assert due.due_on == walked


@given(DAYS, st.integers(0, 60), COUNTED_LIMITS, CALENDARS, SUSPENSIONS)
def test_who_is_accepted_later_is_never_due_earlier(
    accepted_on, later, limit, calendar, suspensions
):
    # A month has as many days as the one it begins in: with a suspension in between, a month
    # begun on 29 January (30 days) may end a day before one begun on the 14th (31 days).
    if limit.unit is LimitUnit.MONTHS:
        suspensions = []

    first = due_day(accepted_on, limit, calendar, suspensions)
    second = due_day(accepted_on + timedelta(later), limit, calendar, suspensions)

    assert first.due_on <= second.due_on


@given(DAYS, st.integers(1, 12), COUNTED_UNITS, CALENDARS, SUSPENSIONS)
def test_a_longer_limit_never_ends_earlier(accepted_on, amount, unit, calendar, suspensions):
    shorter = due_day(accepted_on, Limit(amount, unit), calendar, suspensions)
    longer = due_day(accepted_on, Limit(amount + 1, unit), calendar, suspensions)

    assert shorter.due_on <= longer.due_on


@given(DAYS, COUNTED_LIMITS, CALENDARS, SUSPENSIONS)
def test_a_suspension_never_brings_the_due_day_nearer(accepted_on, limit, calendar, suspensions):
    without = due_day(accepted_on, limit, calendar)
    with_them = due_day(accepted_on, limit, calendar, suspensions)

    assert without.due_on <= with_them.due_on


@given(DAYS, COUNTED_LIMITS, CALENDARS, SUSPENSIONS, st.randoms())
def test_the_order_in_which_suspensions_are_written_down_does_not_matter(
    accepted_on, limit, calendar, suspensions, shuffler
):
    shuffled = list(suspensions)
    shuffler.shuffle(shuffled)

    assert due_day(accepted_on, limit, calendar, suspensions) == due_day(
        accepted_on, limit, calendar, shuffled
    )


# What people argue about.


def test_accepted_on_a_saturday_the_first_day_is_monday():
    due = due_day(date(2026, 11, 21), working(1), NOTICED)

    assert due.due_on == date(2026, 11, 23)


def test_over_national_day_2025_the_made_up_sunday_counts_and_the_eight_days_do_not():
    due = due_day(date(2025, 9, 25), working(5), NOTICED)

    assert due.counted == (
        date(2025, 9, 26),
        date(2025, 9, 28),
        date(2025, 9, 29),
        date(2025, 9, 30),
        date(2025, 10, 9),
    )
    assert due.due_on == date(2025, 10, 9)
    assert not due.is_provisional


def test_a_limit_that_reaches_into_a_year_without_a_notice_is_provisional():
    assert due_day(date(2026, 12, 10), working(20), NOTICED).is_provisional
    assert not due_day(date(2026, 12, 10), working(15), NOTICED).is_provisional


def test_the_due_day_stops_being_provisional_when_the_notice_is_typed_in():
    new_year = [DayOverride(date(2027, 1, 1), DayKind.HOLIDAY)]
    calendar = calendar_from_notices(new_year, extra_known_years=[2027])

    assert not due_day(date(2026, 12, 10), working(20), calendar).is_provisional


def test_accepted_on_the_last_day_of_a_known_year_the_count_lies_in_the_next():
    assert due_day(date(2026, 12, 31), working(1), NOTICED).is_provisional


def test_on_the_spot_is_due_the_same_day_whatever_day_that_is():
    saturday_of_an_unknown_year = date(2028, 7, 1)

    due = due_day(saturday_of_an_unknown_year, ON_THE_SPOT, NOTICED)

    assert due.due_on == saturday_of_an_unknown_year
    assert due.counted == ()
    assert not due.is_provisional


def test_sixty_calendar_days_that_end_on_a_holiday_end_on_the_next_working_day():
    due = due_day(date(2026, 8, 2), limit_of("60日"), NOTICED)

    assert due.counted[-1] == date(2026, 10, 1)
    assert due.due_on == date(2026, 10, 8)


def test_calendar_days_that_end_on_a_made_up_saturday_end_there():
    assert due_day(date(2026, 9, 30), limit_of("10日"), NOTICED).due_on == date(2026, 10, 10)


@pytest.mark.parametrize(
    ("accepted_on", "months", "due_on"),
    [
        (date(2026, 3, 10), 3, date(2026, 6, 10)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 11, 17), 2, date(2026, 1, 19)),  # 17 January is a Saturday
        (date(2025, 12, 15), 12, date(2026, 12, 15)),
    ],
)
def test_months_end_on_the_same_day_of_a_later_month(accepted_on, months, due_on):
    limit = Limit(months, LimitUnit.MONTHS)

    assert due_day(accepted_on, limit, NOTICED).due_on == due_on


def test_a_rest_day_at_the_end_rolls_past_a_suspension_that_begins_on_it():
    # Ten days from Wednesday the 4th end on Saturday the 14th; the clock stands from Sunday on.
    suspension = Suspension(date(2026, 11, 15), date(2026, 11, 19))

    due = due_day(date(2026, 11, 4), limit_of("10日"), NOTICED, [suspension])

    assert due.counted[-1] == date(2026, 11, 14)
    assert due.due_on == date(2026, 11, 19)


def test_a_suspension_over_a_week_end_gives_back_working_days_only():
    suspension = Suspension(date(2026, 11, 6), date(2026, 11, 10))

    without = due_day(date(2026, 11, 2), working(10), NOTICED)
    suspended = due_day(date(2026, 11, 2), working(10), NOTICED, [suspension])

    assert without.due_on == date(2026, 11, 16)
    assert suspended.due_on == date(2026, 11, 18)


def test_two_suspensions_of_the_same_days_give_them_back_once():
    once = [Suspension(date(2026, 11, 4), date(2026, 11, 6))]
    twice = [*once, Suspension(date(2026, 11, 4), date(2026, 11, 6))]

    assert due_day(date(2026, 11, 2), working(5), NOTICED, once) == due_day(
        date(2026, 11, 2), working(5), NOTICED, twice
    )


def test_a_case_suspended_after_it_was_late_stays_late():
    after_the_end = Suspension(date(2026, 11, 12), date(2026, 12, 1))

    due = due_day(date(2026, 11, 2), working(5), NOTICED, [after_the_end])

    assert due.due_on == date(2026, 11, 9)


def test_a_suspension_that_has_not_ended_counts_up_to_today():
    open_one = [Suspension(date(2026, 11, 4))]

    on_that_day = due_day(date(2026, 11, 2), working(5), NOTICED, open_one, today=date(2026, 11, 4))
    two_days_on = due_day(date(2026, 11, 2), working(5), NOTICED, open_one, today=date(2026, 11, 6))

    assert on_that_day.due_on == date(2026, 11, 9)
    assert two_days_on.due_on == date(2026, 11, 11)


def test_a_suspension_that_has_not_ended_asks_for_today():
    with pytest.raises(ValueError, match="Suspension"):
        due_day(date(2026, 11, 2), working(5), NOTICED, [Suspension(date(2026, 11, 4))])


def test_a_suspension_that_ends_before_it_begins_is_refused():
    backwards = Suspension(date(2026, 11, 6), date(2026, 11, 4))

    with pytest.raises(SuspensionBackwardsError) as refused:
        due_day(date(2026, 11, 2), working(5), NOTICED, [backwards])

    assert refused.value.facts == {"from_on": "2026-11-06", "to_on": "2026-11-04"}


def test_a_limit_in_hours_is_refused_rather_than_guessed():
    with pytest.raises(HourLimitError) as refused:
        due_day(date(2026, 11, 2), limit_of("24小时"), NOTICED)

    assert refused.value.facts == {"limit": "24 小时"}


@pytest.mark.parametrize("limit", ["5工作日", "5日", "1月", "当场"])
@pytest.mark.parametrize("accepted_on", [date(1999, 12, 31), date(2041, 1, 1)])
def test_a_date_outside_the_calendar_is_refused(accepted_on, limit):
    with pytest.raises(CalendarRangeError):
        due_day(accepted_on, limit_of(limit), NOTICED)


# Which limit a case is held to.


def test_a_case_is_held_to_its_promise():
    assert decision_limit(working(5), working(20)) == working(5)


def test_without_a_promise_a_case_is_held_to_the_law():
    assert decision_limit(None, working(30), is_immediate=True) == working(30)


def test_an_immediate_item_without_limits_is_due_on_the_spot():
    assert decision_limit(None, None, is_immediate=True, is_licence=True) == ON_THE_SPOT


def test_a_licence_without_limits_has_the_general_twenty_days():
    assert decision_limit(None, None, is_licence=True) == working(20)


def test_no_limit_is_invented_for_other_items():
    with pytest.raises(NoLimitError):
        decision_limit(None, None)
