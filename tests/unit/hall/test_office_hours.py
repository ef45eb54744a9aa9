from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.hall.office_hours import NoOfficeHoursError, OfficeHours, OfficeWeek
from hallapp.hall.opening_times import Opening, OpeningTimesError, parse_day_hours
from hallapp.hall.workdays import (
    CalendarRangeError,
    DayKind,
    DayOverride,
    WorkCalendar,
    calendar_from_notices,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
LUNCH = parse_day_hours([("09:00", "12:00"), ("13:30", "17:00")])
ROUND_THE_CLOCK = (Opening(0, 86_400),)
WEEK = OfficeWeek((*(LUNCH,) * 5, (), ()))
HALL = OfficeHours(calendar_from_notices(last_year=2028), WEEK, SHANGHAI)
YEAR = frozenset({2026})
SUNDAYS = [date(2026, 3, 29), date(2026, 10, 25)]

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def at(text, zone: tzinfo = SHANGHAI):
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=zone)


def opening_at(hours, moment, zone):
    local = moment.astimezone(zone)
    second = (local.hour * 60 + local.minute) * 60 + local.second
    return any(each.opens_s <= second < each.closes_s for each in hours.hours_of(local.date()))


# A day's hours: up to three stretches that begin and end on a quarter of an hour.
DAY_HOURS = st.lists(st.integers(0, 96), unique=True, max_size=6).map(
    lambda quarters: tuple(
        Opening(first * 900, last * 900)
        for first, last in zip(sorted(quarters)[::2], sorted(quarters)[1::2], strict=False)
    )
)
# Clocks are changed on 29 March and 25 October of that year in Berlin.
DATES = st.one_of(
    st.dates(date(2026, 3, 26), date(2026, 4, 2)), st.dates(date(2026, 10, 22), date(2026, 10, 29))
)
HALLS = st.builds(
    lambda days, dated, kinds, zone: OfficeHours(
        WorkCalendar(kinds, YEAR, 2026, 2026), OfficeWeek(days, None, dated), zone
    ),
    st.tuples(DAY_HOURS.filter(bool), *[DAY_HOURS] * 6),
    st.dictionaries(DATES, DAY_HOURS, max_size=4),
    st.dictionaries(DATES, st.sampled_from(DayKind), max_size=4),
    st.sampled_from([SHANGHAI, BERLIN, UTC]),
)
MOMENTS = st.builds(
    lambda day, quarter: datetime(day.year, day.month, day.day, tzinfo=UTC) + quarter * 15 * MINUTE,
    DATES,
    st.integers(0, 95),
)


@given(HALLS, MOMENTS, st.integers(0, 4 * 96))
def test_working_time_is_what_looking_at_every_quarter_of_an_hour_counts(hours, first, quarters):
    step = 15 * MINUTE
    worked = sum(opening_at(hours, first + n * step, hours.zone) for n in range(quarters))

    assert hours.between(first, first + quarters * step) == worked * step


@given(HALLS, MOMENTS, st.integers(1, 40))
def test_work_is_done_when_looking_at_every_quarter_of_an_hour_says_so(hours, start, quarters):
    step, moment, left = 15 * MINUTE, start, quarters
    while left and moment.month in {3, 4, 10, 11}:
        left -= opening_at(hours, moment, hours.zone)
        moment += step

    if not left:
        assert hours.shifted(start, quarters * step) == moment


@given(HALLS, MOMENTS, st.integers(1, 40))
def test_going_back_is_going_forward_seen_from_the_other_end(hours, end, quarters):
    step, moment, left = 15 * MINUTE, end, quarters
    while left and moment.month in {3, 4, 10, 11}:
        moment -= step
        left -= opening_at(hours, moment, hours.zone)

    if not left:
        assert hours.shifted(end, -quarters * step) == moment


@given(HALLS, MOMENTS)
def test_the_hall_is_open_when_its_next_working_moment_is_now(hours, moment):
    assert hours.is_open_at(moment) is opening_at(hours, moment, hours.zone)
    assert hours.is_open_at(moment) is (hours.next_open_at(moment) == moment)
    assert hours.is_open_at(hours.next_open_at(moment))
    assert hours.shifted(moment, timedelta(0)) == hours.next_open_at(moment)


@given(HALLS, MOMENTS, st.integers(1, 10**6), st.integers(1, 10**6))
def test_work_done_in_two_parts_is_done_when_all_of_it_is(hours, start, first_s, second_s):
    one, other = timedelta(seconds=first_s), timedelta(seconds=second_s)
    try:
        whole = hours.shifted(start, one + other)
    except CalendarRangeError:
        return

    assert hours.shifted(hours.shifted(start, one), other) == whole
    assert hours.between(start, whole) == one + other


# What people argue about.


def test_work_that_ends_exactly_at_closing_stays_on_that_day():
    assert HALL.shifted(at("11-23T16:00"), HOUR) == at("11-23T17:00")


def test_one_second_more_goes_to_the_next_opening():
    assert HALL.shifted(at("11-23T16:00"), HOUR + SECOND) == at("11-24T09:00:01")


def test_lunch_is_not_working_time():
    assert HALL.shifted(at("11-23T11:30"), HOUR) == at("11-23T14:00")
    assert HALL.between(at("11-23T00:00"), at("11-24T00:00")) == 6.5 * HOUR


def test_no_work_at_all_ends_at_the_next_working_moment():
    assert HALL.shifted(at("11-23T10:00"), timedelta(0)) == at("11-23T10:00")
    assert HALL.shifted(at("11-23T12:00"), timedelta(0)) == at("11-23T13:30")
    assert HALL.shifted(at("11-27T17:00"), timedelta(0)) == at("11-30T09:00")


def test_a_warning_two_working_hours_before_monday_ten_is_due_on_friday():
    assert HALL.shifted(at("11-30T10:00"), -2 * HOUR) == at("11-27T16:00")


def test_a_warning_that_falls_on_an_opening_is_given_there_not_the_evening_before():
    assert HALL.shifted(at("11-30T10:00"), -HOUR) == at("11-30T09:00")


def test_an_answer_in_the_evening_comes_in_the_morning():
    assert HALL.between(at("11-23T17:00"), at("11-24T09:00")) == timedelta(0)


def test_time_does_not_run_backwards():
    assert HALL.between(at("11-24T10:00"), at("11-23T10:00")) == timedelta(0)


def test_a_make_up_saturday_has_the_hours_of_a_weekday():
    assert HALL.hours_of(date(2026, 10, 10)) == LUNCH
    assert HALL.shifted(at("10-10T16:00"), 2 * HOUR) == at("10-12T10:00")


def test_a_hall_may_keep_hours_of_their_own_on_make_up_days():
    short = parse_day_hours([("09:00", "12:00")])
    hours = OfficeHours(HALL.calendar, OfficeWeek(WEEK.weekdays, short), SHANGHAI)

    assert hours.hours_of(date(2026, 10, 10)) == short


def test_a_half_day_and_a_closure_stand_above_the_weekday():
    half = parse_day_hours([("09:00", "12:00")])
    week = OfficeWeek(WEEK.weekdays, dated={date(2026, 11, 24): half, date(2026, 11, 25): ()})
    hours = OfficeHours(HALL.calendar, week, SHANGHAI)

    assert hours.shifted(at("11-24T11:00"), 2 * HOUR) == at("11-26T10:00")


def test_a_closure_that_the_hall_entered_by_hand_closes_its_hours():
    calendar = calendar_from_notices([DayOverride(date(2026, 11, 24), DayKind.CLOSED)])
    hours = OfficeHours(calendar, WEEK, SHANGHAI)

    assert hours.shifted(at("11-23T16:30"), HOUR) == at("11-25T09:30")


def test_round_the_clock_no_minute_before_midnight_is_lost():
    hours = OfficeHours(
        WorkCalendar({}, YEAR, 2026, 2026), OfficeWeek((ROUND_THE_CLOCK,) * 5 + ((), ())), UTC
    )

    assert hours.between(at("11-23T00:00", UTC), at("11-26T00:00", UTC)) == 72 * HOUR
    assert hours.shifted(at("11-23T23:59", UTC), 2 * MINUTE) == at("11-24T00:01", UTC)


@pytest.mark.parametrize(
    ("day", "length"), [("03-27", 24), ("03-29", 23), ("10-25", 25), ("10-26", 24)]
)
def test_a_night_in_which_clocks_are_changed_is_an_hour_shorter_or_longer(day, length):
    hours = OfficeHours(
        WorkCalendar({}, YEAR, 2026, 2026),
        OfficeWeek((ROUND_THE_CLOCK,) * 7, dated=dict.fromkeys(SUNDAYS, ROUND_THE_CLOCK)),
        BERLIN,
    )
    start = at(f"{day}T00:00", BERLIN)
    end = (start + timedelta(days=1)).replace(tzinfo=BERLIN)

    assert hours.between(start, end) == length * HOUR


def test_a_calendar_without_any_working_time_is_refused():
    with pytest.raises(NoOfficeHoursError):
        OfficeHours(HALL.calendar, OfficeWeek(((),) * 7), SHANGHAI)


@pytest.mark.parametrize("work", [timedelta(days=4000), timedelta(days=-9000)])
def test_an_answer_outside_the_calendar_is_refused(work):
    with pytest.raises(CalendarRangeError) as refused:
        HALL.shifted(at("11-23T10:00"), work)

    assert refused.value.facts["day"] == "2026-11-23"


@pytest.mark.parametrize("year", [2003, 2029])
def test_a_moment_outside_the_calendar_is_refused(year):
    with pytest.raises(CalendarRangeError):
        HALL.between(at("11-23T10:00"), datetime(year, 6, 1, tzinfo=UTC))


def test_nobody_opens_after_the_last_day_of_the_calendar():
    with pytest.raises(CalendarRangeError):
        HALL.next_open_at(datetime(2028, 12, 31, 18, tzinfo=SHANGHAI))


def test_a_week_has_seven_days():
    with pytest.raises(ValueError, match="Opening"):
        OfficeWeek((LUNCH,) * 5)


@pytest.mark.parametrize(
    "pair",
    [
        ("9", "17:00"),
        ("09:60", "17:00"),
        ("17:00", "09:00"),
        ("09:00", "09:00"),
        ("09:00", "24:01"),
    ],
)
def test_hours_that_are_none_are_refused(pair):
    with pytest.raises(OpeningTimesError) as refused:
        parse_day_hours([pair])

    assert refused.value.facts == {"text": f"{pair[0]}–{pair[1]}"}


def test_hours_that_overlap_are_refused():
    with pytest.raises(OpeningTimesError) as refused:
        parse_day_hours([("09:00", "17:00"), ("12:00", "13:00")])

    assert refused.value.facts == {"text": "12:00–13:00"}


def test_hours_may_be_written_in_any_order_and_touch():
    assert parse_day_hours([("13:30", "24:00"), ("9:00", "13:30")]) == (
        Opening(9 * 3600, 13 * 3600 + 1800),
        Opening(13 * 3600 + 1800, 86_400),
    )
