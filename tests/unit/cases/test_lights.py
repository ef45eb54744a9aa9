from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.cases.rules import due_day, light, red_from, remaining, yellow_from
from hallapp.cases.terms import Light, LightThresholds, Suspension
from hallapp.hall.limits import ON_THE_SPOT, parse_limit
from hallapp.hall.workdays import DayKind, WorkCalendar, calendar_from_notices

NOTICED = calendar_from_notices()
MONDAY = date(2026, 11, 2)
GRAVITY = [Light.GREEN, Light.YELLOW, Light.RED, Light.DARK_RED]


def limit_of(text):
    limit = parse_limit(text)
    assert limit is not None
    return limit


def promise(text, accepted_on=MONDAY):
    return due_day(accepted_on, limit_of(text), NOTICED)


def nth_working_day(count, accepted_on=MONDAY):
    return NOTICED.working_days_after(accepted_on, count)


@pytest.mark.parametrize(
    ("limit_days", "last_green", "first_yellow"),
    [
        (2, 0, 1),  # one working day is more than a fifth of two
        (5, 3, 4),  # a fifth of five is one day
        (9, 7, 8),  # a fifth of nine is 1.8 days: one is left, two are too many
        (10, 7, 8),  # a fifth of ten is exactly two
        (20, 15, 16),
        (45, 35, 36),
    ],
)
def test_a_case_turns_yellow_when_a_fifth_or_one_day_remains(limit_days, last_green, first_yellow):
    due = promise(f"{limit_days}工作日")
    green_on = nth_working_day(last_green) if last_green else MONDAY

    assert light(due, green_on, NOTICED) is Light.GREEN
    assert light(due, nth_working_day(first_yellow), NOTICED) is Light.YELLOW


def test_a_case_of_one_day_is_yellow_from_the_start():
    assert light(promise("1工作日"), MONDAY, NOTICED) is Light.YELLOW


def test_on_the_spot_is_yellow_today_and_red_tomorrow():
    due = due_day(MONDAY, ON_THE_SPOT, NOTICED)

    assert light(due, MONDAY, NOTICED) is Light.YELLOW
    assert light(due, MONDAY + timedelta(1), NOTICED) is Light.RED


def test_the_due_day_itself_is_in_time_and_the_day_after_is_late():
    due = promise("5工作日")

    assert light(due, due.due_on, NOTICED) is Light.YELLOW
    assert light(due, due.due_on + timedelta(1), NOTICED) is Light.RED


def test_late_begins_on_the_saturday_after_a_due_friday():
    due = promise("4工作日")
    saturday = due.due_on + timedelta(1)

    assert saturday.weekday() == 5
    assert light(due, saturday, NOTICED) is Light.RED
    assert remaining(due.due_on, saturday, NOTICED) == -1


def test_the_light_turns_dark_red_on_the_day_after_the_laws_limit():
    due = promise("5工作日")
    statutory = promise("20工作日").due_on

    assert light(due, statutory, NOTICED, statutory_due_on=statutory) is Light.RED
    late = statutory + timedelta(1)
    assert light(due, late, NOTICED, statutory_due_on=statutory) is Light.DARK_RED


def test_where_only_the_law_sets_a_limit_late_is_late_by_law():
    due = promise("20工作日")
    late = due.due_on + timedelta(1)

    assert light(due, late, NOTICED, statutory_due_on=due.due_on) is Light.DARK_RED


def test_a_suspended_case_is_grey_and_never_turns_red():
    suspension = [Suspension(date(2026, 11, 4))]
    a_month_later = date(2026, 12, 4)

    due = due_day(MONDAY, limit_of("5工作日"), NOTICED, suspension, today=a_month_later)

    assert light(due, a_month_later, NOTICED, is_suspended=True) is Light.GREY
    assert light(due, a_month_later, NOTICED) is Light.GREEN


def test_the_days_left_stand_still_while_a_case_is_suspended():
    suspension = [Suspension(date(2026, 11, 4))]
    days = [date(2026, 11, 4) + timedelta(n) for n in range(20)]

    left = {
        remaining(
            due_day(MONDAY, limit_of("5工作日"), NOTICED, suspension, today=day).due_on,
            day,
            NOTICED,
        )
        for day in days
        if NOTICED.is_working(day)
    }

    assert left == {3}


def test_a_limit_in_calendar_days_turns_yellow_on_a_fifth_of_them():
    due = promise("60日", date(2026, 6, 1))

    assert due.due_on == date(2026, 7, 31)
    assert light(due, date(2026, 7, 18), NOTICED) is Light.GREEN
    assert light(due, date(2026, 7, 19), NOTICED) is Light.YELLOW


def test_a_hall_sets_its_own_thresholds():
    due = promise("10工作日")
    early = LightThresholds(yellow_working_days=5, yellow_percent=0)
    share_only = LightThresholds(yellow_working_days=0, yellow_percent=50)

    assert light(due, nth_working_day(4), NOTICED, thresholds=early) is Light.GREEN
    assert light(due, nth_working_day(5), NOTICED, thresholds=early) is Light.YELLOW
    assert light(due, nth_working_day(4), NOTICED, thresholds=share_only) is Light.GREEN
    assert light(due, nth_working_day(5), NOTICED, thresholds=share_only) is Light.YELLOW


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2026, 11, 2), 5),
        (date(2026, 11, 7), 1),  # Saturday before the due Monday
        (date(2026, 11, 9), 0),
        (date(2026, 11, 10), -1),
        (date(2026, 11, 11), -2),
    ],
)
def test_the_days_left_count_the_working_days_after_today(today, left):
    assert remaining(date(2026, 11, 9), today, NOTICED) == left


@given(
    st.dates(date(2025, 1, 1), date(2026, 6, 1)),
    st.sampled_from(["1工作日", "5工作日", "20工作日", "30日", "2月", "当场"]),
    st.integers(0, 30),
)
def test_a_light_only_ever_gets_graver_as_days_pass(accepted_on, text, extra_days):
    due = promise(text, accepted_on)
    statutory = due.due_on + timedelta(extra_days)
    days = [accepted_on + timedelta(n) for n in range(140)]

    seen = [GRAVITY.index(light(due, day, NOTICED, statutory_due_on=statutory)) for day in days]

    assert seen == sorted(seen)
    assert all(
        (day > due.due_on) == (GRAVITY[gravity] in {Light.RED, Light.DARK_RED})
        for day, gravity in zip(days, seen, strict=True)
    )


@given(st.dates(date(2025, 1, 1), date(2026, 6, 1)), st.integers(-40, 40))
def test_what_is_left_is_negative_exactly_when_late(due_on, offset):
    today = due_on + timedelta(offset)

    assert (remaining(due_on, today, NOTICED) < 0) is (today > due_on)


@given(
    st.dates(date(2025, 1, 1), date(2025, 6, 30)),
    st.sampled_from(["1工作日", "3工作日", "10工作日", "45工作日", "30日", "2月", "当场"]),
    st.dictionaries(
        st.dates(date(2025, 1, 1), date(2025, 12, 31)), st.sampled_from(DayKind), max_size=20
    ),
    st.builds(LightThresholds, st.integers(0, 6), st.integers(0, 100)),
    st.integers(0, 20),
)
def test_the_first_yellow_and_the_first_red_day_say_of_every_day_what_the_light_says(
    accepted_on, text, kinds, thresholds, length
):
    calendar = WorkCalendar(kinds, frozenset({2025}), 2024, 2027)
    start = accepted_on + timedelta(2)
    suspensions = [Suspension(start, start + timedelta(length))]
    due = due_day(accepted_on, limit_of(text), calendar, suspensions)

    yellow, red = yellow_from(due, calendar, thresholds), red_from(due.due_on)

    for day in (accepted_on + timedelta(n) for n in range((red - accepted_on).days + 3)):
        found = light(due, day, calendar, thresholds=thresholds)
        assert (found is Light.GREEN) is (day < min(yellow, red))
        assert (found is Light.YELLOW) is (yellow <= day < red)
        assert (found is Light.RED) is (day >= red)


def test_a_case_that_is_yellow_from_the_start_is_so_from_the_day_it_was_accepted():
    due = promise("1工作日")

    assert yellow_from(due, NOTICED, accepted_on=MONDAY) == MONDAY


def test_a_fifth_of_twenty_days_remains_from_the_sixteenth_on():
    assert yellow_from(promise("20工作日"), NOTICED) == nth_working_day(16)
