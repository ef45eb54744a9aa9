"""Keys of the whole system on a real X server: taken, told once, given back."""

from collections.abc import Generator

import pytest
from pytestqt.qtbot import QtBot

from hallapp.qtkit.errors import GlobalKeysLostError, KeyHeldElsewhereError
from hallapp.qtkit.global_keys import GlobalKeys, KeyBackend
from hallapp.qtkit.global_keys.x11 import x11_keys
from tests.x_screen import ALT, CAPS_LOCK, CTRL, F13_KEYCODE, NUM_LOCK, SHIFT, Hands, x_screen


@pytest.fixture(scope="module")
def display() -> Generator[str]:
    with x_screen() as name:
        yield name


@pytest.fixture
def hands(display: str) -> Generator[Hands]:
    made = Hands(display)
    yield made
    made.close()


@pytest.fixture
def backend(qapp: object, display: str) -> Generator[KeyBackend]:
    made = x11_keys(display)
    assert made.why_not is None
    yield made
    made.close()


@pytest.fixture
def keys(backend: KeyBackend) -> GlobalKeys:
    return GlobalKeys(backend)


def heard(keys: GlobalKeys) -> list[str]:
    told: list[str] = []
    keys.pressed.connect(told.append)
    return told


def test_a_key_of_a_keypad_and_one_with_ctrl_and_alt_are_told_by_their_acts(
    qtbot: QtBot, keys: GlobalKeys, hands: Hands
) -> None:
    told = heard(keys)

    assert keys.set_keys({"next": "F13", "recall": "Ctrl+Alt+N", "miss": "Ctrl+Alt+5"}) == {}
    hands.press_code(F13_KEYCODE)
    hands.press("n", CTRL, ALT)
    hands.press("5", CTRL, ALT)

    qtbot.waitUntil(lambda: told == ["next", "recall", "miss"])


@pytest.mark.parametrize("locks", [(CAPS_LOCK,), (NUM_LOCK,), (CAPS_LOCK, NUM_LOCK)])
def test_a_key_works_whatever_locks_are_on(
    qtbot: QtBot, keys: GlobalKeys, hands: Hands, locks: tuple[int, ...]
) -> None:
    told = heard(keys)
    keys.set_keys({"next": "Ctrl+Alt+2"})
    for lock in locks:
        hands.press(lock)

    hands.press("2", CTRL, ALT)
    for lock in locks:
        hands.press(lock)

    qtbot.waitUntil(lambda: told == ["next"])


def test_the_same_sign_with_other_keys_held_is_left_to_the_others(
    qtbot: QtBot, keys: GlobalKeys, hands: Hands
) -> None:
    told = heard(keys)
    keys.set_keys({"next": "Ctrl+Alt+N", "last": "F14"})

    hands.press("n")
    hands.press("n", CTRL)
    hands.press("n", CTRL, ALT, SHIFT)
    hands.press_code(F13_KEYCODE + 1)

    qtbot.waitUntil(lambda: told == ["last"])


def test_a_key_held_down_is_told_once(qtbot: QtBot, keys: GlobalKeys, hands: Hands) -> None:
    told = heard(keys)
    keys.set_keys({"next": "F13", "recall": "F14"})

    hands.hold_code(F13_KEYCODE)
    qtbot.wait(1200)  # the server begins to repeat after 660 ms: time is the subject here
    hands.let_go_code(F13_KEYCODE)
    hands.press_code(F13_KEYCODE + 1)
    qtbot.waitUntil(lambda: "recall" in told)

    assert told == ["next", "recall"]


def test_a_key_that_another_program_has_is_named_and_the_others_are_taken(
    qtbot: QtBot, keys: GlobalKeys, hands: Hands, display: str
) -> None:
    other = x11_keys(display)
    earlier = GlobalKeys(other)
    earlier.set_keys({"mine": "F13"})
    theirs, ours = heard(earlier), heard(keys)

    refused = keys.set_keys({"next": "F13", "recall": "F14"})
    hands.press_code(F13_KEYCODE)
    hands.press_code(F13_KEYCODE + 1)
    qtbot.waitUntil(lambda: bool(ours and theirs))
    earlier.close()

    assert [type(error) for error in refused.values()] == [KeyHeldElsewhereError]
    assert refused["next"].facts == {"key": "F13"}
    assert (theirs, ours) == (["mine"], ["recall"])


def test_keys_given_back_can_be_had_by_another_program(keys: GlobalKeys, display: str) -> None:
    keys.set_keys({"next": "F13"})
    keys.give_back()

    other = GlobalKeys(x11_keys(display))
    refused = other.set_keys({"next": "F13"})
    other.close()

    assert refused == {}
    assert keys.take_again() == {}


def test_trying_a_key_does_not_keep_it(keys: GlobalKeys, display: str) -> None:
    keys.try_key("F15")

    other = GlobalKeys(x11_keys(display))
    assert other.set_keys({"next": "F15"}) == {}
    with pytest.raises(KeyHeldElsewhereError):
        keys.try_key("F15")
    other.close()


def test_a_server_that_is_not_there_is_said(qapp: object) -> None:
    keys = GlobalKeys(x11_keys(":4711"))

    assert isinstance(keys.why_not, GlobalKeysLostError)
    assert list(keys.set_keys({"next": "F13"})) == ["next"]


def test_a_server_that_goes_away_is_noticed(qtbot: QtBot) -> None:
    with x_screen() as name:
        keys = GlobalKeys(x11_keys(name))
        keys.set_keys({"next": "F13"})

    qtbot.waitUntil(lambda: keys.why_not is not None)
    keys.close()
