"""Which keys may be chosen, and that no key does two things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.qtkit.errors import (
    GlobalKeyRefusedError,
    KeyTakenError,
    KeyUnknownError,
    WindowKeyRefusedError,
)
from hallapp.qtkit.key_map import Chord, KeyKind, KeyMap, chord_of

KEYS = st.sampled_from([*"ANZ059", *(f"F{n}" for n in range(1, 25)), "Space", "Delete"])
CHORDS = st.builds(Chord, KEYS, st.booleans(), st.booleans(), st.booleans(), st.booleans())
MAPS = st.sampled_from(
    [
        KeyMap(KeyKind.WINDOW, {"next": "F2", "recall": "F3"}),
        KeyMap(KeyKind.SYSTEM, {"next": "F13", "recall": "Ctrl+Alt+3"}),
    ]
)


@given(CHORDS)
def test_a_key_is_read_as_it_is_written(chord: Chord) -> None:
    assert chord_of(str(chord)) == chord


@given(MAPS, st.lists(st.tuples(st.sampled_from(["next", "recall", "miss"]), CHORDS), max_size=12))
def test_no_key_ever_does_two_things(keys: KeyMap, wishes: list[tuple[str, Chord]]) -> None:
    for act, chord in wishes:
        try:
            keys = keys.with_key(act, str(chord))
        except (KeyTakenError, WindowKeyRefusedError, GlobalKeyRefusedError):
            continue

    assert len(set(keys.keys.values())) == len(keys.keys)


def test_a_key_that_is_taken_names_the_act_that_has_it() -> None:
    keys = KeyMap(KeyKind.WINDOW, {"next": "F2"})

    with pytest.raises(KeyTakenError) as refused:
        keys.with_key("recall", "f2")

    assert refused.value.facts == {"key": "F2", "act": "next"}


def test_the_same_key_once_more_is_no_conflict() -> None:
    keys = KeyMap(KeyKind.WINDOW, {"next": "F2"})

    assert keys.with_key("next", "F2") == keys


@pytest.mark.parametrize(
    "key", ["A", "7", "Space", "Return", "Esc", "Shift+A", "Ctrl+C", "Alt+2", "Alt+F4", "Delete"]
)
def test_keys_that_type_move_or_leave_are_refused_in_the_window(key: str) -> None:
    with pytest.raises(WindowKeyRefusedError):
        KeyMap(KeyKind.WINDOW, {}).with_key("next", key)


@pytest.mark.parametrize("key", ["F2", "F13", "Ctrl+Z", "Ctrl+Alt+5", "Alt+N", "Shift+F3"])
def test_function_keys_and_combinations_may_be_chosen_in_the_window(key: str) -> None:
    assert KeyMap(KeyKind.WINDOW, {}).with_key("next", key).key_of("next") == key


@pytest.mark.parametrize("text", ["", "F0", "F25", "Strg+A", "下", "F2+Ctrl"])
def test_what_names_no_key_is_refused(text: str) -> None:
    with pytest.raises(KeyUnknownError):
        chord_of(text)


def test_a_key_can_be_taken_away() -> None:
    keys = KeyMap(KeyKind.SYSTEM, {"next": "F13"}).without("next")

    assert keys.key_of("next") == ""
    assert keys.act_of("F13") is None
