"""What finished days teach about how long visits take."""

import uuid
from dataclasses import replace

import pytest

from hallapp.queueing.pace import Pace, PaceSums, Visit, learn, sum_up

REGISTRY, TAX = uuid.UUID(int=1), uuid.UUID(int=2)
WINDOW_1, WINDOW_2 = uuid.UUID(int=11), uuid.UUID(int=12)
TEN = 10 * 3600.0
HOUR_OF_TEN = PaceSums(
    REGISTRY, 10, finished=60, service_s=36_000, service_sq=24e6, gap_s=3600, missed=0, waited_s=0
)


def _visit(called_s: float, minutes: float, *, issued_s: float = TEN - 600) -> Visit:
    """Return a visit that begins half a minute after its call."""
    started_s = called_s + 30
    return Visit(REGISTRY, WINDOW_1, issued_s, called_s, started_s, started_s + minutes * 60)


def test_a_day_becomes_sums_by_service_and_hour() -> None:
    rows = sum_up([_visit(TEN, 4), _visit(TEN + 300, 6), _visit(TEN + 4000, 5)])

    assert [(row.hour, row.finished) for row in rows] == [(10, 2), (11, 1)]
    assert rows[0].service_s == 600
    assert rows[0].service_sq == 240.0**2 + 360.0**2
    assert rows[0].waited_s == 600 + 900


def test_the_time_between_two_visits_counts_while_somebody_waits() -> None:
    # The first ends at 10:04:30, the next is called half a minute later.
    (row,) = sum_up([_visit(TEN, 4), _visit(TEN + 300, 4)])

    assert row.gap_s == 2 * 30 + 2 * 30


def test_a_window_that_had_nobody_to_call_was_not_turning_over() -> None:
    idle = _visit(TEN + 900, 4, issued_s=TEN + 890)

    (row,) = sum_up([_visit(TEN, 4), idle])

    assert row.gap_s == 2 * 30


def test_a_window_whose_clerk_was_away_was_not_turning_over() -> None:
    (row,) = sum_up([_visit(TEN, 4), _visit(TEN + 2400, 4)])

    assert row.gap_s == 2 * 30


def test_a_call_in_vain_costs_window_time_and_is_no_visit() -> None:
    vain = Visit(REGISTRY, WINDOW_1, TEN - 600, TEN)

    (row,) = sum_up([vain, _visit(TEN + 80, 4)])

    assert (row.finished, row.missed) == (1, 1)
    assert row.gap_s == 80 + 30


def test_two_windows_are_not_mixed_up() -> None:
    there = replace(_visit(TEN + 100, 4), window_id=WINDOW_2)

    (row,) = sum_up([_visit(TEN, 4), there])

    assert row.gap_s == 2 * 30


def test_a_clock_set_back_makes_no_negative_time() -> None:
    (row,) = sum_up([Visit(REGISTRY, WINDOW_1, TEN + 60, TEN, TEN - 30, TEN - 90)])

    assert min(row.service_s, row.service_sq, row.gap_s, row.waited_s) >= 0


def test_no_finished_visit_teaches_nothing() -> None:
    assert learn([]).is_empty
    assert learn([(1, replace(HOUR_OF_TEN, finished=0, missed=3))]).is_empty


def test_a_ticket_keeps_a_window_for_its_visit_and_what_lies_between() -> None:
    pace = learn([(1, HOUR_OF_TEN)]).at(REGISTRY, 10)

    assert pace.occupied_s == pytest.approx(660)
    assert pace.visit_s == pytest.approx(600)


def test_no_shows_make_a_queue_shorter() -> None:
    half = learn([(1, replace(HOUR_OF_TEN, missed=60))]).at(REGISTRY, 10)

    assert half.occupied_s == pytest.approx(330)
    assert half.visit_s == pytest.approx(600)


def test_an_hour_seldom_seen_is_taken_to_be_like_the_whole_day() -> None:
    once = replace(HOUR_OF_TEN, hour=16, finished=1, service_s=6000, service_sq=36e6, gap_s=60)
    often = replace(once, finished=60, service_s=360_000, service_sq=60 * 36e6, gap_s=3600)

    seldom = learn([(1, HOUR_OF_TEN), (1, once)]).at(REGISTRY, 16).visit_s
    usual = learn([(1, HOUR_OF_TEN), (1, often)]).at(REGISTRY, 16).visit_s

    assert 600 < seldom < 1200
    assert usual > 4000


def test_a_service_never_seen_is_taken_to_be_like_the_hall() -> None:
    paces = learn([(1, HOUR_OF_TEN)])

    assert paces.at(TAX, 10) == paces.hall


def test_what_is_long_ago_counts_less() -> None:
    slower = replace(HOUR_OF_TEN, service_s=72_000, service_sq=96e6)

    lately_slow = learn([(60, HOUR_OF_TEN), (1, slower)]).at(REGISTRY, 10).visit_s
    lately_quick = learn([(1, HOUR_OF_TEN), (60, slower)]).at(REGISTRY, 10).visit_s

    assert lately_quick < 720
    assert lately_slow > 1080


def test_the_noon_break_is_seen_in_the_work_of_past_days() -> None:
    def hour(at: int, share: float) -> PaceSums:
        busy_s = share * 10 * 3600
        return replace(HOUR_OF_TEN, hour=at, service_s=busy_s, service_sq=busy_s * 600, gap_s=0)

    worked = {9: 0.9, 10: 1.0, 11: 0.9, 12: 0.1, 13: 0.5, 14: 0.95, 15: 0.9, 16: 0.4}
    paces = learn([(1, hour(at, share)) for at, share in worked.items()])

    ((begins_s, ends_s),) = paces.breaks
    assert begins_s == 12 * 3600
    assert ends_s == pytest.approx(13.5 * 3600, abs=300)


def test_a_hall_that_works_through_has_no_break() -> None:
    hours = [replace(HOUR_OF_TEN, hour=at) for at in range(9, 17)]

    assert learn([(1, each) for each in hours]).breaks == ()


def test_the_longer_a_visit_lasts_the_longer_it_still_takes() -> None:
    pace = Pace(occupied_s=660, variance=360_000, visit_s=600, visit_variance=360_000)

    left = [pace.left_s(minutes * 60, is_serving=True) for minutes in (0, 20, 40, 60)]

    assert left[0] == pytest.approx(660)
    assert left[1] < left[2] < left[3]
