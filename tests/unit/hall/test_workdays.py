from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.hall.workdays import (
    CalendarRangeError,
    DayKind,
    DayOverride,
    WorkCalendar,
    calendar_from_notices,
)

NOTICED = calendar_from_notices()
DAYS = st.dates(date(2025, 1, 1), date(2027, 6, 30))
EXCEPTIONS = st.dictionaries(DAYS, st.sampled_from(DayKind), max_size=40)


def days_from(first, last):
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def calendar_of(exceptions):
    return WorkCalendar(exceptions, frozenset({2025, 2026}), 2024, 2028)


@given(EXCEPTIONS, DAYS, st.integers(1, 120))
def test_the_look_up_gives_what_walking_day_by_day_gives(exceptions, day, count):
    calendar = calendar_of(exceptions)

    walked, left = day, count
    while left:
        walked += timedelta(1)
        left -= calendar.is_working(walked)

    assert calendar.working_days_after(day, count) == walked


@given(EXCEPTIONS, DAYS, DAYS)
def test_days_between_are_the_days_one_counts(exceptions, first, last):
    calendar = calendar_of(exceptions)

    counted = tuple(day for day in days_from(first, last) if calendar.is_working(day))

    assert calendar.working_days_between(first, last) == len(counted)
    assert calendar.working_days_in(first, last) == counted


@given(EXCEPTIONS, DAYS)
def test_a_day_works_exactly_when_its_kind_does(exceptions, day):
    calendar = calendar_of(exceptions)

    assert calendar.is_working(day) is calendar.kind(day).is_working


@given(EXCEPTIONS, DAYS)
def test_the_first_working_day_from_a_day_is_the_day_itself_or_the_next_one(exceptions, day):
    calendar = calendar_of(exceptions)

    first = calendar.first_working_day_from(day)

    assert calendar.is_working(first)
    assert calendar.working_days_between(day, first) == 1


# The notices of the State Council, counted by hand.
@pytest.mark.parametrize(("year", "days"), [(2024, 251), (2025, 248), (2026, 248)])
def test_a_year_has_the_working_days_of_its_notice(year, days):
    assert NOTICED.working_days_between(date(year, 1, 1), date(year, 12, 31)) == days


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2025, 9, 28), DayKind.MAKE_UP),
        (date(2025, 10, 8), DayKind.HOLIDAY),
        (date(2025, 10, 11), DayKind.MAKE_UP),
        (date(2025, 10, 12), DayKind.WEEKEND),
        (date(2026, 2, 14), DayKind.MAKE_UP),
        (date(2026, 2, 23), DayKind.HOLIDAY),
        (date(2026, 11, 23), DayKind.WORKING),
        # The notices for 2012 and 2019 moved days of the December before.
        (date(2011, 12, 31), DayKind.MAKE_UP),
        (date(2018, 12, 31), DayKind.HOLIDAY),
    ],
)
def test_the_notices_say_what_a_day_is(day, kind):
    assert NOTICED.kind(day) is kind


def test_a_year_without_a_notice_is_unknown_and_keeps_the_days_fixed_by_law():
    assert NOTICED.is_known(date(2026, 12, 31))
    assert not NOTICED.is_known(date(2027, 1, 1))
    assert not NOTICED.is_working(date(2027, 1, 1))
    assert not NOTICED.is_working(date(2027, 10, 1))
    assert NOTICED.is_working(date(2027, 10, 4))
    assert NOTICED.is_known_between(date(2025, 12, 1), date(2026, 12, 31))
    assert not NOTICED.is_known_between(date(2026, 12, 31), date(2027, 1, 1))


def test_a_notice_typed_in_makes_its_year_known_and_says_alone_what_is_off():
    typed = [DayOverride(date(2027, 10, 4), DayKind.HOLIDAY, "国庆节")]

    calendar = calendar_from_notices(typed, extra_known_years=[2027])

    assert calendar.is_known(date(2027, 10, 4))
    assert not calendar.is_working(date(2027, 10, 4))
    assert calendar.is_working(date(2027, 10, 1))
    assert not calendar.is_known(date(2028, 1, 3))


def test_the_halls_own_day_stands_above_the_notice_and_the_last_word_holds():
    day = date(2025, 10, 6)

    calendar = calendar_from_notices(
        [DayOverride(day, DayKind.CLOSED, "停电"), DayOverride(day, DayKind.MAKE_UP, "已复电")]
    )

    assert NOTICED.kind(day) is DayKind.HOLIDAY
    assert calendar.kind(day) is DayKind.MAKE_UP


def test_a_hall_closed_for_a_day_does_not_count_it():
    closed = calendar_from_notices([DayOverride(date(2026, 11, 24), DayKind.CLOSED, "停电")])

    assert NOTICED.working_days_after(date(2026, 11, 23), 1) == date(2026, 11, 24)
    assert closed.working_days_after(date(2026, 11, 23), 1) == date(2026, 11, 25)


def test_the_first_and_the_last_day_are_covered_and_nothing_beyond():
    first, last = date(2004, 1, 1), date(2040, 12, 31)

    assert NOTICED.kind(first) is DayKind.HOLIDAY
    assert NOTICED.is_working(last)
    assert NOTICED.working_days_in(last, first) == ()


@pytest.mark.parametrize(
    "asked",
    [
        lambda: NOTICED.is_working(date(2003, 12, 31)),
        lambda: NOTICED.kind(date(2041, 1, 1)),
        lambda: NOTICED.working_days_after(date(2003, 12, 31), 5),
        lambda: NOTICED.working_days_after(date(2040, 12, 28), 5),
        lambda: NOTICED.working_days_between(date(2040, 12, 28), date(2041, 1, 4)),
    ],
)
def test_a_date_outside_the_calendar_is_refused_with_the_years_it_has(asked):
    with pytest.raises(CalendarRangeError) as refused:
        asked()

    assert refused.value.facts["first_year"] == 2004
    assert refused.value.facts["last_year"] == 2040


def test_no_days_after_a_day_is_no_question():
    with pytest.raises(ValueError, match="0"):
        NOTICED.working_days_after(date(2026, 1, 5), 0)


def test_every_kind_of_day_has_a_word_of_its_own():
    assert len({kind.label for kind in DayKind}) == len(DayKind)
