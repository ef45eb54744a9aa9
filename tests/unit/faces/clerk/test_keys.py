"""Which key does what at a desk, as the workstation remembers it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.faces.clerk.keys import (
    OVER_PROGRAMS,
    USUAL,
    DeskKey,
    KeyChoice,
    desk_keys,
    is_there,
    usual_keys,
)
from hallapp.faces.clerk.keys_memory import StationMemory
from hallapp.kernel.station import change_station
from hallapp.qtkit.errors import KeyTakenError
from hallapp.qtkit.key_map import KeyKind, check_system_key, check_window_key, chord_of

ACTS = st.sampled_from([*(key.value for key in DeskKey), "no_such"])
TEXTS = st.sampled_from([*USUAL.values(), "", "F13", "Ctrl+Alt+2", "Ctrl+Alt+M", "A", "rubbish"])
LINES = st.dictionaries(ACTS, TEXTS)


def test_the_usual_keys_may_all_be_chosen_again() -> None:
    for name in USUAL.values():
        check_window_key(chord_of(name))


@pytest.mark.parametrize("choice", [KeyChoice.KEYPAD, KeyChoice.CTRL_ALT])
def test_a_ready_set_has_a_key_for_all_that_works_over_programs(choice: KeyChoice) -> None:
    keys = usual_keys().with_set(choice)

    for key in filter(is_there, OVER_PROGRAMS):
        check_system_key(chord_of(keys.system_key_of(key)))


def test_no_key_works_over_programs_unless_somebody_chose_it() -> None:
    keys = desk_keys({}, {}, "")

    assert keys.system.keys == {}
    assert keys.choice is KeyChoice.UNASKED


@given(LINES, LINES)
def test_whatever_stands_in_the_file_no_key_does_two_things(
    changed: dict[str, str], system: dict[str, str]
) -> None:
    keys = desk_keys(changed, system, "own")

    for held in (keys.window.keys, keys.system.keys):
        assert len(set(held.values())) == len(held)
    for act, name in keys.system.keys.items():
        assert keys.window.act_of(name) in (None, act)


def test_a_changed_and_a_removed_key_are_remembered(tmp_path: Path) -> None:
    memory = StationMemory(tmp_path)
    keys = memory.keys().with_key(KeyKind.WINDOW, DeskKey.NEXT, "F12")
    keys = keys.without(KeyKind.WINDOW, DeskKey.MISS).with_set(KeyChoice.KEYPAD)

    memory.keep_keys(keys)

    assert StationMemory(tmp_path).keys() == keys


def test_two_acts_may_swap_their_keys(tmp_path: Path) -> None:
    change_station(tmp_path, keys={"next": "F3", "recall": "F2"})

    keys = StationMemory(tmp_path).keys()

    assert (keys.key_of(DeskKey.NEXT), keys.key_of(DeskKey.RECALL)) == ("F3", "F2")


def test_a_key_over_programs_is_no_other_key_in_the_window() -> None:
    keys = usual_keys().with_set(KeyChoice.CTRL_ALT)

    with pytest.raises(KeyTakenError) as refused:
        keys.with_key(KeyKind.WINDOW, DeskKey.MISS, "Ctrl+Alt+2")

    assert refused.value.facts["act"] == "next"


def test_the_usual_keys_come_back_and_those_over_programs_stay() -> None:
    keys = usual_keys().with_set(KeyChoice.KEYPAD)
    keys = keys.with_key(KeyKind.WINDOW, DeskKey.NEXT, "F12")

    again = keys.with_usual_window()

    assert again.key_of(DeskKey.NEXT) == "F2"
    assert again.system == keys.system
