"""What a citizen is told about the wait."""

import uuid
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hallapp.queueing.estimate import HallNow, WaitRange, WindowAt, estimate
from hallapp.queueing.pace import Pace, Paces

REGISTRY, TAX, VEHICLES = (uuid.UUID(int=number) for number in (1, 2, 3))
TEN_MINUTES = Pace(occupied_s=600, variance=250_000, visit_s=560, visit_variance=240_000)
ONE_HOUR = 3600.0
PACES = Paces(hall=TEN_MINUTES)


def _windows(count: int, *services: uuid.UUID) -> tuple[WindowAt, ...]:
    return tuple(WindowAt(frozenset(services)) for _each in range(count))


def _now(ahead: int, windows: int, at_s: float = 10 * ONE_HOUR) -> HallNow:
    return HallNow(REGISTRY, at_s, {REGISTRY: ahead}, _windows(windows, REGISTRY))


def _told(now: HallNow, paces: Paces = PACES) -> WaitRange:
    found = estimate(now, paces)
    assert found is not None
    return found


def test_a_hall_without_a_past_tells_nothing() -> None:
    assert estimate(_now(3, 2), Paces()) is None


def test_nothing_is_told_while_no_window_serves_it() -> None:
    other = replace(_now(3, 2), windows=_windows(2, TAX))

    assert estimate(other, PACES) is None


def test_nobody_ahead_and_a_free_window_is_at_most_five_minutes() -> None:
    told = _told(_now(0, 1))

    assert (told.low_min, told.high_min, told.likely_s) == (0, 5, 0)


def test_six_people_ahead_at_two_windows_take_three_visits_each() -> None:
    told = _told(_now(6, 2))

    assert told.likely_s == 3 * 600
    assert told.low_min < 30 < told.high_min


def test_the_window_with_two_services_is_shared_with_the_other_queue() -> None:
    alone = HallNow(REGISTRY, 10 * ONE_HOUR, {REGISTRY: 4}, _windows(1, REGISTRY, TAX))
    shared = replace(alone, ahead={REGISTRY: 4, TAX: 4})

    assert _told(alone).likely_s == 4 * 600
    assert _told(shared).likely_s == 8 * 600


def test_the_queue_of_a_service_that_no_common_window_serves_does_not_matter() -> None:
    mine = _now(4, 1)
    crowded = replace(
        mine, ahead={**mine.ahead, TAX: 50}, windows=(*mine.windows, *_windows(1, TAX))
    )

    assert _told(crowded) == _told(mine)


def test_a_visit_under_way_is_waited_for() -> None:
    just_begun = WindowAt(frozenset({REGISTRY}), REGISTRY, busy_s=10, is_serving=True)
    told = _told(replace(_now(0, 0), windows=(just_begun,)))

    assert 300 < told.likely_s < 900


def test_a_visit_that_has_lasted_long_is_not_expected_to_end_at_once() -> None:
    for minutes in (5, 30, 120):
        long = WindowAt(frozenset({REGISTRY}), REGISTRY, busy_s=minutes * 60, is_serving=True)
        assert _told(replace(_now(0, 0), windows=(long,))).likely_s >= 20


def test_a_paused_window_counts_from_when_it_is_back() -> None:
    paused = WindowAt(frozenset({REGISTRY}), back_in_s=900)

    assert _told(replace(_now(1, 0), windows=(paused,))).likely_s == 900 + 600


def test_who_would_be_called_in_the_break_is_called_after_it() -> None:
    noon = replace(PACES, breaks=((12 * ONE_HOUR, 13.5 * ONE_HOUR),))
    now = _now(4, 1, at_s=11.5 * ONE_HOUR)

    # 11:40, 11:50, 12:00: three visits; the break; the fourth, and then this one.
    assert _told(now, noon).likely_s == (2 * ONE_HOUR) + 600


def test_windows_that_stay_through_the_break_go_on_calling() -> None:
    noon = Paces(
        hall=TEN_MINUTES,
        busy={(REGISTRY, 12): 0.9},
        breaks=((12 * ONE_HOUR, 13.5 * ONE_HOUR),),
    )

    assert _told(_now(8, 2, at_s=11.5 * ONE_HOUR), noon).likely_s == 5 * 600


def test_a_window_open_in_the_break_works_on() -> None:
    noon = replace(PACES, breaks=((12 * ONE_HOUR, 13.5 * ONE_HOUR),))

    assert _told(_now(2, 1, at_s=12.25 * ONE_HOUR), noon).likely_s == 1200


def test_a_slow_hour_is_known() -> None:
    slow = Paces(
        hall=TEN_MINUTES,
        services={REGISTRY: TEN_MINUTES},
        hours={(REGISTRY, 15): replace(TEN_MINUTES, occupied_s=900)},
    )

    assert _told(_now(2, 1, at_s=14 * ONE_HOUR), slow).likely_s == 1200
    assert _told(_now(2, 1, at_s=15 * ONE_HOUR), slow).likely_s == 1800


def test_hundreds_ahead_are_told_too() -> None:
    assert abs(_told(_now(1000, 10)).likely_s - 100 * 600) < 600 * 9


@given(ahead=st.integers(0, 300), windows=st.integers(1, 20))
def test_the_range_holds_the_likely_wait_in_steps_of_five_minutes(ahead: int, windows: int) -> None:
    told = _told(_now(ahead, windows))

    assert told.low_min % 5 == 0
    assert told.high_min % 5 == 0
    assert told.low_min < told.high_min
    assert told.low_min * 60 <= told.likely_s <= told.high_min * 60


@given(ahead=st.integers(0, 100), more=st.integers(1, 20), windows=st.integers(1, 12))
def test_more_people_ahead_never_make_it_shorter(ahead: int, more: int, windows: int) -> None:
    assert _told(_now(ahead + more, windows)).likely_s >= _told(_now(ahead, windows)).likely_s


@given(ahead=st.integers(0, 100), windows=st.integers(1, 12))
def test_one_more_window_never_makes_it_longer(ahead: int, windows: int) -> None:
    assert _told(_now(ahead, windows + 1)).likely_s <= _told(_now(ahead, windows)).likely_s


@given(
    counts=st.dictionaries(st.sampled_from((REGISTRY, TAX, VEHICLES)), st.integers(0, 40)),
    served=st.lists(
        st.sets(st.sampled_from((REGISTRY, TAX, VEHICLES)), min_size=1), min_size=1, max_size=8
    ),
)
def test_any_hall_gives_a_wait_that_is_not_negative_or_nothing(
    counts: dict[uuid.UUID, int], served: list[set[uuid.UUID]]
) -> None:
    windows = tuple(WindowAt(frozenset(each)) for each in served)
    told = estimate(HallNow(REGISTRY, 10 * ONE_HOUR, counts, windows), PACES)

    assert (told is None) == all(REGISTRY not in each for each in served)
    assert told is None or told.likely_s >= 0
