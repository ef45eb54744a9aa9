"""Rules of the queue without a store: states, the estimate of a wait."""

from hypothesis import given
from hypothesis import strategies as st

from hallapp.queueing.rules import (
    DIAGRAM,
    LEAST_FINISHED,
    may_follow,
    wait_minutes,
    waited_seconds,
)
from hallapp.queueing.terms import ASIDE_STATES, AT_WINDOW_STATES, LIVE_STATES, TicketState

STATES = st.sampled_from(TicketState)


def test_every_state_stands_in_the_diagram():
    assert set(DIAGRAM) == set(TicketState)


@given(STATES)
def test_what_is_over_stays_over(state: TicketState):
    if state in {TicketState.FINISHED, TicketState.EXPIRED}:
        assert not any(may_follow(state, following) for following in TicketState)


@given(STATES)
def test_only_what_waits_or_was_missed_comes_to_a_window(state: TicketState):
    comes = may_follow(state, TicketState.CALLED)

    assert comes == (
        state in {*ASIDE_STATES, TicketState.WAITING, TicketState.MISSED, TicketState.CALLED}
    )


def test_a_ticket_at_a_window_is_live():
    assert set(AT_WINDOW_STATES) < set(LIVE_STATES)


@given(
    ahead=st.integers(0, 500),
    finished=st.integers(0, 500),
    mean_s=st.floats(1, 7200),
    windows=st.integers(0, 40),
)
def test_an_estimate_is_a_range_in_fives_that_holds_the_expected_wait(
    ahead: int, finished: int, mean_s: float, windows: int
):
    told = wait_minutes(ahead, finished, mean_s, windows)

    if finished < LEAST_FINISHED or windows == 0:
        assert told is None
        return
    assert told is not None
    low, high = told
    expected = (ahead + 0.5) * mean_s / windows / 60
    assert 0 <= low < high
    assert low % 5 == high % 5 == 0
    assert low <= expected <= high


@given(st.integers(0, 100), st.integers(0, 100))
def test_more_people_ahead_never_promise_a_shorter_wait(some: int, more: int):
    low, high = sorted((some, some + more))

    less, greater = wait_minutes(low, 10, 300, 2), wait_minutes(high, 10, 300, 2)

    assert less is not None
    assert greater is not None
    assert less <= greater


@given(st.floats(-1e6, 1e6))
def test_nobody_has_waited_less_than_nothing(seconds: float):
    assert 0 <= waited_seconds(seconds) <= max(0, seconds)
