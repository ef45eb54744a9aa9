"""Where a system lends no keys, that is said plainly; no key is half there."""

import pytest

from hallapp.kernel.errors import HallError
from hallapp.qtkit.errors import (
    GlobalKeyRefusedError,
    GlobalKeysUnavailableError,
    GlobalKeysWaylandError,
    KeyUnknownError,
)
from hallapp.qtkit.global_keys import GlobalKeys, open_backend
from hallapp.qtkit.key_map import Chord
from hallapp.wording import sentence


class AnyKeyboard:
    """Lends whatever is asked for."""

    why_not: HallError | None = None

    def __init__(self) -> None:
        self.taken: list[Chord] = []

    def listen(self, fired: object) -> None:
        """Nothing is pressed here."""

    def take(self, chord: Chord) -> None:
        self.taken.append(chord)

    def give_back(self, chord: Chord) -> None:
        self.taken.remove(chord)

    def close(self) -> None:
        self.taken.clear()


@pytest.mark.parametrize(("platform", "session"), [("wayland", "wayland"), ("xcb", "wayland")])
def test_wayland_is_named_with_what_to_do(qapp: object, platform: str, session: str) -> None:
    keys = GlobalKeys(open_backend(platform, session))

    refused = keys.set_keys({"next": "F13"})

    assert isinstance(refused["next"], GlobalKeysWaylandError)
    assert "X11" in sentence(refused["next"])
    assert keys.taken == {}


def test_an_unknown_system_is_said(qapp: object) -> None:
    keys = GlobalKeys(open_backend("offscreen", ""))

    assert isinstance(keys.why_not, GlobalKeysUnavailableError)
    with pytest.raises(GlobalKeysUnavailableError):
        keys.try_key("F13")


@pytest.mark.parametrize("key", ["N", "F2", "Ctrl+N", "Alt+5", "Ctrl+Alt+Delete", "Space", "Tab"])
def test_a_key_that_a_business_form_needs_is_never_taken(qapp: object, key: str) -> None:
    keyboard = AnyKeyboard()

    refused = GlobalKeys(keyboard).set_keys({"next": key})

    assert isinstance(refused["next"], GlobalKeyRefusedError)
    assert keyboard.taken == []


def test_a_word_that_is_no_key_is_refused(qapp: object) -> None:
    refused = GlobalKeys(AnyKeyboard()).set_keys({"next": "F99"})

    assert isinstance(refused["next"], KeyUnknownError)


def test_other_keys_take_the_place_of_those_before(qapp: object) -> None:
    keyboard = AnyKeyboard()
    keys = GlobalKeys(keyboard)
    keys.set_keys({"next": "F13", "recall": "F14"})

    keys.set_keys({"next": "Ctrl+Alt+2"})

    assert [str(chord) for chord in keyboard.taken] == ["Ctrl+Alt+2"]
    assert keys.taken == {"next": "Ctrl+Alt+2"}
