from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallapp.cases.errors import SuspensionBackwardsError
from hallapp.cases.rules import (
    HourBudget,
    HourSuspension,
    due_moment,
    hour_light,
    hour_yellow_from,
    on_the_spot_due,
    working_time_left,
    working_time_used,
)
from hallapp.cases.terms import DueDay, Light, LightThresholds
from hallapp.hall.office_hours import OfficeHours, OfficeWeek
from hallapp.hall.opening_times import Opening, parse_day_hours
from hallapp.hall.workdays import DayKind, WorkCalendar, calendar_from_notices

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
LUNCH = parse_day_hours([("09:00", "12:00"), ("13:30", "17:00")])
HALL = OfficeHours(
    calendar_from_notices(last_year=2028), OfficeWeek((*(LUNCH,) * 5, (), ())), SHANGHAI
)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
NOTHING = timedelta(0)


def at(text):
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=SHANGHAI)


def stood(first, last):
    return HourSuspension(at(first), at(last))


def hours_of(count):
    return HourBudget(count * HOUR)


# A minute-by-minute oracle, on calendars of chance around the nights in which clocks change.

DATES = st.one_of(
    st.dates(date(2026, 3, 27), date(2026, 3, 31)), st.dates(date(2026, 10, 23), date(2026, 10, 27))
)
DAY_HOURS = st.lists(st.integers(0, 1440), unique=True, max_size=4).map(
    lambda minutes: tuple(
        Opening(first * 60, last * 60)
        for first, last in zip(sorted(minutes)[::2], sorted(minutes)[1::2], strict=False)
    )
)
HALLS = st.builds(
    lambda days, dated, kinds, zone: OfficeHours(
        WorkCalendar(kinds, frozenset({2026}), 2026, 2026), OfficeWeek(days, None, dated), zone
    ),
    st.tuples(DAY_HOURS.filter(bool), *[DAY_HOURS] * 6),
    st.dictionaries(DATES, DAY_HOURS, max_size=3),
    st.dictionaries(DATES, st.sampled_from(DayKind), max_size=3),
    st.sampled_from([SHANGHAI, BERLIN]),
)
MOMENTS = st.builds(
    lambda day, minute: datetime(day.year, day.month, day.day, tzinfo=UTC) + minute * MINUTE,
    DATES,
    st.integers(0, 1439),
)
PAUSES = st.lists(
    st.builds(
        lambda first, minutes: HourSuspension(first, first + minutes * MINUTE),
        MOMENTS,
        st.integers(0, 3000),
    ),
    max_size=3,
)


def counts(moment, hours, pauses):
    """Whether the minute that begins at a moment counts: at work and in no suspension."""
    if any(pause.from_at <= moment < pause.to_at for pause in pauses):
        return False
    local = moment.astimezone(hours.zone)
    second = (local.hour * 60 + local.minute) * 60
    return any(each.opens_s <= second < each.closes_s for each in hours.hours_of(local.date()))


@settings(max_examples=60)
@given(HALLS, MOMENTS, st.integers(1, 900), PAUSES)
def test_a_limit_in_hours_ends_when_looking_at_every_minute_says_so(hours, start, minutes, pauses):
    moment, left, last = start, minutes, start + timedelta(days=7)
    while left and moment < last:
        left -= counts(moment, hours, pauses)
        moment += MINUTE

    if not left:
        assert due_moment(start, HourBudget(minutes * MINUTE), hours, pauses) == moment


@settings(max_examples=60)
@given(HALLS, MOMENTS, st.integers(1, 300), PAUSES)
def test_a_warning_before_goes_back_minute_by_minute(hours, end, minutes, pauses):
    moment, left, first = end, minutes, end - timedelta(days=7)
    while left and moment > first:
        moment -= MINUTE
        left -= counts(moment, hours, pauses)

    if not left:
        assert due_moment(end, HourBudget(-minutes * MINUTE), hours, pauses) == moment


@settings(max_examples=60)
@given(HALLS, MOMENTS, st.integers(0, 2000), PAUSES)
def test_the_time_used_is_what_looking_at_every_minute_counts(hours, start, minutes, pauses):
    used = sum(counts(start + n * MINUTE, hours, pauses) for n in range(minutes))

    assert working_time_used(start, start + minutes * MINUTE, hours, pauses) == used * MINUTE


@given(HALLS, MOMENTS, st.integers(1, 900), PAUSES, st.randoms())
def test_the_order_in_which_suspensions_are_written_down_does_not_matter(
    hours, start, minutes, pauses, shuffler
):
    budget, shuffled = HourBudget(minutes * MINUTE), list(pauses)
    shuffler.shuffle(shuffled)

    assert due_moment(start, budget, hours, pauses) == due_moment(start, budget, hours, shuffled)


# What people argue about.


def test_four_hours_from_half_past_eleven_end_in_the_afternoon():
    assert due_moment(at("11-23T11:30"), hours_of(4), HALL) == at("11-23T17:00")
    assert due_moment(at("11-23T11:31"), hours_of(4), HALL) == at("11-24T09:01")


def test_received_on_a_saturday_hours_run_from_monday_morning():
    assert due_moment(at("11-21T10:00"), hours_of(1), HALL) == at("11-23T10:00")


def test_only_the_working_part_of_a_suspension_is_given_back():
    over_a_week_end = stood("11-27T16:00", "11-30T10:00")

    due = due_moment(at("11-27T15:00"), hours_of(3), HALL, [over_a_week_end])

    assert due == at("11-30T12:00")


def test_a_suspension_outside_office_hours_gives_nothing_back():
    at_night = [stood("11-23T17:00", "11-24T09:00"), stood("11-24T12:00", "11-24T13:30")]

    assert due_moment(at("11-23T16:00"), hours_of(5), HALL, at_night) == at("11-24T14:30")
    assert due_moment(at("11-23T16:00"), hours_of(5), HALL) == at("11-24T14:30")


def test_suspensions_that_overlap_give_the_same_time_back_once():
    twice = [stood("11-23T09:30", "11-23T10:30"), stood("11-23T10:00", "11-23T11:00")]

    assert due_moment(at("11-23T09:00"), hours_of(1), HALL, twice) == at("11-23T11:30")


def test_what_is_suspended_when_its_time_is_up_stays_late():
    later = [stood("11-23T11:00", "11-24T11:00")]

    assert due_moment(at("11-23T10:00"), hours_of(1), HALL, later) == at("11-23T11:00")


def test_a_suspension_that_has_not_ended_counts_up_to_now():
    open_one = [HourSuspension(at("11-23T10:00"))]

    due = due_moment(at("11-23T09:00"), hours_of(2), HALL, open_one, now=at("11-24T10:00"))

    assert due == at("11-24T11:00")
    assert working_time_left(due, at("11-24T10:00"), HALL) == HOUR


def test_a_suspension_that_has_not_ended_asks_for_now():
    with pytest.raises(ValueError, match="HourSuspension"):
        due_moment(at("11-23T09:00"), hours_of(2), HALL, [HourSuspension(at("11-23T10:00"))])


def test_a_suspension_that_ends_before_it_begins_is_refused():
    with pytest.raises(SuspensionBackwardsError):
        due_moment(at("11-23T09:00"), hours_of(2), HALL, [stood("11-23T11:00", "11-23T10:00")])


def test_no_time_at_all_ends_at_the_next_working_moment_that_is_not_suspended():
    assert due_moment(at("11-23T12:30"), HourBudget(NOTHING), HALL) == at("11-23T13:30")
    pause = [stood("11-23T13:00", "11-23T17:00")]
    assert due_moment(at("11-23T12:30"), HourBudget(NOTHING), HALL, pause) == at("11-24T09:00")


def test_the_time_left_is_below_zero_once_it_is_up():
    assert working_time_left(at("11-23T17:00"), at("11-24T10:00"), HALL) == -HOUR
    assert working_time_left(at("11-23T17:00"), at("11-23T16:00"), HALL) == HOUR


# Lights.


@pytest.mark.parametrize(
    ("now", "light"),
    [
        ("11-23T15:44", Light.GREEN),
        ("11-23T15:45", Light.YELLOW),
        ("11-23T17:00", Light.YELLOW),
        ("11-23T17:01", Light.RED),
    ],
)
def test_the_light_of_hours_turns_yellow_on_a_fifth_and_red_after_the_last(now, light):
    budget = HourBudget(6.25 * HOUR)
    due = due_moment(at("11-23T09:15"), budget, HALL)

    assert due == at("11-23T17:00")
    assert hour_light(due, at(now), budget, HALL) is light


def test_a_suspended_limit_in_hours_is_grey_however_long_it_stands():
    assert (
        hour_light(at("11-23T17:00"), at("12-23T17:00"), hours_of(4), HALL, is_suspended=True)
        is Light.GREY
    )


@given(MOMENTS, st.integers(1, 2000), st.integers(0, 100), st.integers(-3000, 3000))
def test_the_first_yellow_moment_is_where_the_light_changes(start, minutes, percent, offset):
    budget, share = HourBudget(minutes * MINUTE), LightThresholds(1, percent)
    due = due_moment(start, budget, HALL)
    now = due + offset * MINUTE

    light = hour_light(due, now, budget, HALL, thresholds=share)

    yellow_from = hour_yellow_from(due, budget, HALL, thresholds=share)
    assert (light is Light.GREEN) is (now < yellow_from)
    assert (light is Light.RED) is (now > due)


# On the spot.


@pytest.mark.parametrize(
    ("received", "due_on"),
    [
        ("11-23T07:00", date(2026, 11, 23)),  # before opening
        ("11-23T12:30", date(2026, 11, 23)),  # at lunch
        ("11-23T16:59", date(2026, 11, 23)),
        ("11-23T17:00", date(2026, 11, 24)),  # at closing
        ("11-27T18:00", date(2026, 11, 30)),  # Friday evening
        ("11-21T10:00", date(2026, 11, 23)),  # on a Saturday
        ("09-30T17:30", date(2026, 10, 8)),  # the evening before a holiday
        ("10-10T10:00", date(2026, 10, 10)),  # on a Saturday that is made up
    ],
)
def test_on_the_spot_is_the_same_day_or_the_next_working_day_after_closing(received, due_on):
    assert on_the_spot_due(at(received), HALL) == DueDay(due_on, (), is_provisional=False)


def test_on_the_spot_the_next_day_of_an_unknown_year_is_provisional():
    assert on_the_spot_due(at("12-31T18:00"), HALL).is_provisional
    assert not on_the_spot_due(at("12-31T16:00"), HALL).is_provisional
