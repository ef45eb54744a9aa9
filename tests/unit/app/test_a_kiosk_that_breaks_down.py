"""A kiosk remembers how it ended, and rests when it breaks down again and again."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.app.crash_memory import REST, WITHIN, CrashMemory, is_worn_out
from hallapp.kernel.clock import SettableClock

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
NO_REST = timedelta(0)


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock(NINE)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kiosk" / "starts.json"


def break_down(file: Path, clock: SettableClock, after: timedelta) -> timedelta:
    """Start, run for a while, and end badly; return how long the start made it rest."""
    rest = CrashMemory(file, clock).begin()
    clock.advance(after)
    return rest


def test_after_three_bad_ends_within_five_minutes_it_rests(file, clock):
    rests = [break_down(file, clock, timedelta(seconds=20)) for _start in range(4)]

    assert rests == [NO_REST, NO_REST, NO_REST, REST]


def test_after_a_rest_three_more_bad_ends_are_needed(file, clock):
    for _start in range(4):
        break_down(file, clock, timedelta(seconds=20))

    rests = [break_down(file, clock, timedelta(seconds=20)) for _start in range(3)]

    assert rests == [NO_REST, NO_REST, REST]


def test_bad_ends_far_from_one_another_let_it_open(file, clock):
    rests = [break_down(file, clock, timedelta(minutes=3)) for _start in range(6)]

    assert rests == [NO_REST] * 6


def test_who_closes_it_again_and_again_does_it_no_harm(file, clock):
    for _start in range(6):
        memory = CrashMemory(file, clock)
        assert memory.begin() == NO_REST
        memory.end()


def test_a_clock_that_was_set_back_does_not_keep_it_closed(file, clock):
    for _start in range(3):
        break_down(file, clock, timedelta(seconds=20))
    clock.advance(-timedelta(hours=1))

    assert CrashMemory(file, clock).begin() == NO_REST


@pytest.mark.parametrize("content", ["", "[", '{"a": 1}', '["yesterday"]', "[7]", "null"])
def test_half_a_file_after_a_power_cut_lets_it_open(file, clock, content):
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")

    assert CrashMemory(file, clock).begin() == NO_REST


def test_a_folder_that_cannot_be_written_lets_it_open(tmp_path, clock):
    (tmp_path / "kiosk").write_text("a file where the folder should be", encoding="utf-8")
    memory = CrashMemory(tmp_path / "kiosk" / "starts.json", clock)

    assert memory.begin() == NO_REST
    memory.end()


@given(st.lists(st.integers(-600, 1200), max_size=8))
def test_only_starts_of_the_last_five_minutes_count(seconds_ago):
    starts = [NINE - timedelta(seconds=ago) for ago in seconds_ago]

    near = [ago for ago in seconds_ago if 0 <= ago <= WITHIN.total_seconds()]

    assert is_worn_out(starts, NINE) == (len(near) >= 3)
