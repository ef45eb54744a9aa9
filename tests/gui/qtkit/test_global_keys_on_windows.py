"""Keys of the whole system as Windows lends them, on a Windows that we wrote."""

import ctypes
from collections.abc import Generator
from ctypes import wintypes

import pytest

from hallapp.qtkit.errors import GlobalKeysUnavailableError, KeyHeldElsewhereError
from hallapp.qtkit.global_keys import GlobalKeys
from hallapp.qtkit.global_keys.windows import WindowsKeys, hot_key_number, virtual_key
from hallapp.qtkit.key_map import chord_of

HOT_KEY, KEY_DOWN = 0x0312, 0x0100
ALT, CONTROL, NO_REPEAT = 0x1, 0x2, 0x4000
ALREADY_REGISTERED = 1409


class FakeWindows:
    """Keeps who has which key, as Windows does for all programs."""

    def __init__(self) -> None:
        self.held: dict[int, tuple[int, int]] = {}
        self.of_others: set[tuple[int, int]] = set()
        self.failure = 0

    def register(self, number: int, modifiers: int, virtual_key: int) -> int:
        wanted = (modifiers & ~NO_REPEAT, virtual_key)
        taken = {(m & ~NO_REPEAT, key) for m, key in self.held.values()} | self.of_others
        if wanted in taken:
            return ALREADY_REGISTERED
        if not self.failure:
            self.held[number] = (modifiers, virtual_key)
        return self.failure

    def unregister(self, number: int) -> None:
        del self.held[number]

    def hot_key_number(self, message: int) -> int | None:
        return hot_key_number(message)


@pytest.fixture
def windows() -> FakeWindows:
    return FakeWindows()


@pytest.fixture
def backend(qapp: object, windows: FakeWindows) -> Generator[WindowsKeys]:
    made = WindowsKeys(windows)
    yield made
    made.close()


def send(backend: WindowsKeys, kind: int, number: int) -> bool:
    """Give the filter a message as Qt does; returns whether it kept it."""
    message = wintypes.MSG(message=kind, wParam=number)
    kept, _answer = backend.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(message))
    return kept


def test_a_message_of_windows_is_told_by_its_act(
    backend: WindowsKeys, windows: FakeWindows
) -> None:
    keys = GlobalKeys(backend)
    told: list[str] = []
    keys.pressed.connect(told.append)
    keys.set_keys({"next": "F13", "recall": "Ctrl+Alt+N"})
    first, second = sorted(windows.held)

    kept = [send(backend, HOT_KEY, second), send(backend, HOT_KEY, first)]

    assert kept == [True, True]
    assert told == ["recall", "next"]


def test_windows_is_asked_for_the_very_key_without_repeats(
    backend: WindowsKeys, windows: FakeWindows
) -> None:
    GlobalKeys(backend).set_keys({"next": "F13", "recall": "Ctrl+Alt+N"})

    assert sorted(windows.held.values()) == [
        (NO_REPEAT, 0x7C),
        (NO_REPEAT | ALT | CONTROL, ord("N")),
    ]


@pytest.mark.parametrize(("key", "number"), [("F24", 0x87), ("Ctrl+Alt+5", 0x35)])
def test_keys_have_the_numbers_of_windows(key: str, number: int) -> None:
    assert virtual_key(chord_of(key)) == number


def test_other_messages_are_left_to_qt(backend: WindowsKeys) -> None:
    GlobalKeys(backend).set_keys({"next": "F13"})

    assert send(backend, KEY_DOWN, 1) is False
    assert send(backend, HOT_KEY, 4711) is False


def test_a_key_that_another_program_has_is_named(
    backend: WindowsKeys, windows: FakeWindows
) -> None:
    windows.of_others = {(0, 0x7C)}

    refused = GlobalKeys(backend).set_keys({"next": "F13", "recall": "F14"})

    assert isinstance(refused["next"], KeyHeldElsewhereError)
    assert [key for _modifiers, key in windows.held.values()] == [0x7D]


def test_any_other_refusal_of_windows_is_said(backend: WindowsKeys, windows: FakeWindows) -> None:
    windows.failure = 5

    refused = GlobalKeys(backend).set_keys({"next": "F13"})

    assert isinstance(refused["next"], GlobalKeysUnavailableError)


def test_closing_gives_every_key_back(backend: WindowsKeys, windows: FakeWindows) -> None:
    keys = GlobalKeys(backend)
    keys.set_keys({"next": "F13", "recall": "F14"})

    keys.close()

    assert windows.held == {}
