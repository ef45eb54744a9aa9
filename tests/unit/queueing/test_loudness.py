"""How loud a hall calls at which hour, and how a name may stand on a board."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.queueing import sound
from hallapp.queueing.loudness import SoundHabits, VolumeSchedule, masked

TIMES = st.times().map(lambda each: each.replace(second=0, microsecond=0))
STEPS = st.dictionaries(TIMES, st.integers(0, 100), max_size=6).map(
    lambda given: VolumeSchedule(tuple(sorted(given.items())))
)


def test_it_is_quiet_before_opening():
    assert VolumeSchedule().percent_at(time(7, 0)) == 0
    assert VolumeSchedule().percent_at(time(9, 0)) == 100


@given(STEPS, TIMES)
def test_the_latest_step_that_began_holds(schedule: VolumeSchedule, moment: time):
    begun = [percent for begins, percent in schedule.steps if begins <= moment]

    assert schedule.percent_at(moment) == (begun[-1] if begun else 0)


@given(STEPS)
def test_a_schedule_survives_the_store(schedule: VolumeSchedule):
    assert sound.VOLUME.read(sound.VOLUME.spell(schedule)) == schedule


@pytest.mark.parametrize(
    "steps", [((time(9), 50), (time(8), 50)), ((time(9), 50), (time(9), 60)), ((time(9), 101),)]
)
def test_what_no_loudspeaker_can_do_is_refused(steps: tuple[tuple[time, int], ...]):
    with pytest.raises(ValueError, match="time"):
        VolumeSchedule(steps)


@pytest.mark.parametrize("times", [0, 4])
def test_a_call_is_said_once_to_three_times(times: int):
    with pytest.raises(ValueError, match=str(times)):
        SoundHabits(times=times)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("张三", "张*"), ("欧阳建国", "欧***"), ("李", "李*"), ("  王五 ", "王*"), ("", "")],
)
def test_of_a_name_a_board_shows_the_first_character_only(name: str, shown: str):
    assert masked(name) == shown
