"""How somebody comes to an appointment, to the minute, and where that puts the number."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.appointments import errors
from hallapp.appointments.errors import SlotsOverlapError, SlotsWrongError
from hallapp.appointments.rules import (
    CODE_DIGITS,
    Span,
    arrival_at,
    check_apart,
    new_code,
    plain_code,
    shown_state,
    spans,
    wish_for,
)
from hallapp.appointments.terms import Arrival, BookingState
from hallapp.queueing.placing import placed
from hallapp.queueing.policy import QueuePolicy
from hallapp.wording import sentences

STARTS = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
ENDS = STARTS + timedelta(minutes=30)
POLICY = QueuePolicy()
MINUTES = st.integers(-30, 600)


def came(minutes: float, policy: QueuePolicy = POLICY, ends_at: datetime = ENDS) -> Arrival:
    return arrival_at(STARTS + timedelta(minutes=minutes), STARTS, ends_at, policy)


@pytest.mark.parametrize(
    ("minutes", "arrival"),
    [
        (-31, Arrival.TOO_EARLY),
        (-30, Arrival.EARLY),
        (-1, Arrival.EARLY),
        (0, Arrival.ON_TIME),
        (15, Arrival.ON_TIME),
        (16, Arrival.LATE),
        (59, Arrival.LATE),
        (60, Arrival.LATE),
        (61, Arrival.TOO_LATE),
    ],
)
def test_the_minutes_before_and_after_a_slot_decide(minutes: int, arrival: Arrival):
    assert came(minutes) is arrival


@pytest.mark.parametrize("days", [1, 2, 7, 365])
def test_the_same_hour_of_another_day_is_another_time(days: int):
    assert came(days * 24 * 60) is Arrival.TOO_LATE
    assert came(-days * 24 * 60) is Arrival.TOO_EARLY


def test_a_long_slot_is_good_until_it_ends():
    afternoon = STARTS + timedelta(hours=3)

    assert came(170, ends_at=afternoon) is Arrival.LATE
    assert came(181, ends_at=afternoon) is Arrival.TOO_LATE


def stands(minutes: int, policy: QueuePolicy = POLICY) -> datetime:
    """The place of somebody with an appointment who comes so many minutes after its start."""
    moment = STARTS + timedelta(minutes=minutes)
    arrival = arrival_at(moment, STARTS, ENDS, policy)
    wish = wish_for(arrival, moment, STARTS, policy)
    return placed(moment, wish, 0, policy.head_start_cap_minutes).effective_at


@given(MINUTES, MINUTES, st.integers(0, 60), st.integers(0, 90), st.integers(0, 120))
def test_coming_later_never_puts_anybody_earlier(
    one: int, other: int, cap: int, grace: int, late: int
):
    policy = QueuePolicy(
        head_start_cap_minutes=cap,
        appointment_grace_minutes=grace,
        appointment_late_minutes=late,
    )
    first, second = sorted((one, other))

    assert stands(first, policy) <= stands(second, policy)


@given(MINUTES, st.integers(0, 60), st.integers(0, 90))
def test_no_appointment_gives_more_head_start_than_the_hall_allows(
    minutes: int, cap: int, grace: int
):
    policy = QueuePolicy(head_start_cap_minutes=cap, appointment_grace_minutes=grace)

    came_at = STARTS + timedelta(minutes=minutes)

    assert came_at - stands(minutes, policy) <= timedelta(minutes=cap)


def test_who_comes_early_is_not_called_before_the_slot():
    moment = STARTS - timedelta(minutes=20)

    wish = wish_for(Arrival.EARLY, moment, STARTS, POLICY)

    assert (wish.not_before, wish.effective_at) == (STARTS, STARTS)


def test_who_comes_too_late_gets_an_ordinary_number():
    moment = STARTS + timedelta(minutes=61)

    wish = wish_for(Arrival.TOO_LATE, moment, STARTS, POLICY)

    assert (wish.has_appointment, wish.effective_at, wish.not_before) == (False, None, None)


def test_nobody_is_called_a_no_show_before_the_hall_has_waited():
    over = ENDS + timedelta(minutes=60)

    assert shown_state(BookingState.BOOKED, ENDS, over, POLICY) is BookingState.BOOKED
    later = over + timedelta(seconds=1)
    assert shown_state(BookingState.BOOKED, ENDS, later, POLICY) is BookingState.NO_SHOW
    assert shown_state(BookingState.ARRIVED, ENDS, later, POLICY) is BookingState.ARRIVED


def test_slots_follow_one_another_and_a_rest_is_left_over():
    made = spans(STARTS, STARTS + timedelta(minutes=100), 30, STARTS)

    assert [each.starts_at - STARTS for each in made] == [
        timedelta(minutes=30 * place) for place in range(3)
    ]
    assert all(each.ends_at - each.starts_at == timedelta(minutes=30) for each in made)


@pytest.mark.parametrize("minutes", [0, -5, 61])
def test_slots_that_do_not_fit_are_refused(minutes: int):
    with pytest.raises(SlotsWrongError):
        spans(STARTS, STARTS + timedelta(hours=1), minutes, STARTS)


def test_slots_of_a_time_that_is_over_are_refused():
    with pytest.raises(SlotsWrongError):
        spans(STARTS, STARTS + timedelta(hours=1), 30, STARTS + timedelta(hours=2))


def test_slots_may_touch_and_not_cross():
    half_past = STARTS + timedelta(minutes=30)
    there = [Span(STARTS, half_past)]

    check_apart(
        [Span(STARTS, half_past), Span(half_past, half_past + timedelta(minutes=30))], there
    )
    with pytest.raises(SlotsOverlapError):
        check_apart([Span(STARTS + timedelta(minutes=15), half_past)], there)


def test_a_code_is_short_random_and_read_however_it_is_typed():
    codes = {new_code() for _code in range(200)}

    assert len(codes) > 190
    assert {len(code) for code in codes} == {CODE_DIGITS}
    assert plain_code(" 1234-56 78 ") == "12345678"


def test_every_refusal_has_its_sentence():
    codes = {
        kind.code
        for kind in vars(errors).values()
        if isinstance(kind, type) and kind.__module__ == errors.__name__
    }

    assert codes <= sentences().keys()
