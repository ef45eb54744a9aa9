"""What would help a long queue, and how much: simple figures that claim no more than they know."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from hallapp.queueing.relief import Load, is_too_long, ranked, saves_minutes
from hallapp.queueing.terms import ReliefKind, ReliefRow

SERVICE = uuid.UUID(int=1)
STOP = ReliefRow(ReliefKind.STOP_ISSUE, SERVICE, "企业开办")


def window(number: int, kind: ReliefKind, own_waiting: int = 0) -> ReliefRow:
    return ReliefRow(kind, SERVICE, "企业开办", uuid.UUID(int=number), number, own_waiting)


def test_one_window_more_halves_the_work_of_one():
    assert saves_minutes(Load(6, open_windows=1, finished=3, mean_service_s=360), 0) == 18


def test_a_window_with_as_many_people_of_its_own_gives_half_of_itself():
    assert saves_minutes(Load(6, open_windows=1, finished=3, mean_service_s=360), 6) == 12


def test_nothing_is_claimed_from_two_visits_or_without_an_open_window():
    assert saves_minutes(Load(6, open_windows=1, finished=2, mean_service_s=360), 0) is None
    assert saves_minutes(Load(6, open_windows=0, finished=9, mean_service_s=360), 0) is None


@given(st.integers(1, 300), st.integers(1, 20), st.floats(10, 3600), st.integers(0, 300))
def test_help_never_saves_more_than_the_whole_wait(
    waiting: int, windows: int, mean_s: float, own: int
):
    saved = saves_minutes(Load(waiting, windows, 3, mean_s), own)

    assert saved is not None
    assert 0 <= saved <= waiting * mean_s / windows / 60 / 2 + 1


def test_a_wait_at_the_limit_is_not_yet_too_long():
    load = Load(1, open_windows=1, finished=0, mean_service_s=0)

    assert not is_too_long(load, 15 * 60, 15)
    assert is_too_long(load, 15 * 60 + 1, 15)
    assert not is_too_long(Load(0, 0, 0, 0), 3600, 15)


def test_what_saves_most_stands_first_and_a_busy_window_is_not_asked():
    load = Load(6, open_windows=2, finished=9, mean_service_s=600)
    asked = [
        window(1, ReliefKind.HELP_OUT, own_waiting=7),
        window(2, ReliefKind.HELP_OUT, own_waiting=3),
        window(3, ReliefKind.OPEN_WINDOW),
        window(4, ReliefKind.RESUME_WINDOW),
        window(5, ReliefKind.HELP_OUT, own_waiting=6),
    ]

    assert [each.window_number for each in ranked(load, asked, STOP)] == [3, 4, 2]


def test_numbers_are_stopped_only_when_no_window_can_help():
    load = Load(2, open_windows=2, finished=9, mean_service_s=600)

    assert ranked(load, [], STOP) == (STOP,)
    assert STOP not in ranked(load, [window(3, ReliefKind.OPEN_WINDOW)], STOP)
