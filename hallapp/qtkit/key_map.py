"""Which key does what: the names of keys, which of them may be chosen, and who has which.

Knows nothing of widgets: a key is a text as `QKeySequence` and the station's file write it, such
as `F2`, `Ctrl+Z` or `Ctrl+Alt+5`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from typing_extensions import override

from hallapp.qtkit.errors import (
    GlobalKeyRefusedError,
    KeyTakenError,
    KeyUnknownError,
    WindowKeyRefusedError,
)

_MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
_NAME = re.compile(r"[A-Z0-9]|F[1-9]|F1\d|F2[0-4]|[A-Z][a-z]+|\W")
_PLAIN = re.compile(r"[A-Z0-9]")
_FUNCTION = re.compile(r"F(\d+)")
FIRST_FREE_FUNCTION = 13
"""F13 and above: no usual keyboard has them, so no program expects them (叫号小键盘)."""
FIXED_KEYS = frozenset(
    {
        *("Alt+F4", "Shift+F10"),  # what the system does with them
        *(f"Alt+{number}" for number in range(1, 5)),  # the tabs
        *(f"Ctrl+{letter}" for letter in "ACVXYFEPRWJ"),  # editing, finding, printing, retrying
        "Ctrl+1",
    }
)
"""Keys of a window that keep their meaning on every page."""


class KeyKind(Enum):
    """Where a key works: only in the own window, or whatever program has the keyboard."""

    WINDOW = "window"
    SYSTEM = "system"


@dataclass(frozen=True)
class Chord:
    """One key with the keys held down with it.

    Attributes:
        key: `F13`, `N`, `5`, or another name that Qt gives a key.
        ctrl: With Ctrl.
        alt: With Alt.
        shift: With Shift.
        meta: With the key that bears the system's sign.
    """

    key: str
    ctrl: bool = False
    alt: bool = False
    shift: bool = False
    meta: bool = False

    @override
    def __str__(self) -> str:
        """Return the key as it is written on buttons and in files."""
        held = (self.ctrl, self.alt, self.shift, self.meta)
        names = [name for name, is_held in zip(_MODIFIERS, held, strict=True) if is_held]
        return "+".join((*names, self.key))

    @property
    def function(self) -> int:
        """Return 13 for F13, 0 for a key that is no function key."""
        found = _FUNCTION.fullmatch(self.key)
        return int(found[1]) if found else 0


def chord_of(text: str) -> Chord:
    """Return the key that a text names.

    Raises:
        KeyUnknownError: It names none.
    """
    *held, key = text.strip().split("+")
    names = {name.capitalize() for name in held}
    key = key.upper() if len(key) == 1 else key[:1].upper() + key[1:]
    if not _NAME.fullmatch(key) or not names <= set(_MODIFIERS):
        raise KeyUnknownError(key=text)
    ctrl, alt, shift, meta = (name in names for name in _MODIFIERS)
    return Chord(key, ctrl, alt, shift, meta)


def check_system_key(chord: Chord) -> None:
    """Refuse a key that other programs need: a letter would be stolen from a business form.

    Raises:
        GlobalKeyRefusedError: Neither F13 to F24, nor Ctrl+Alt with a letter or digit.
    """
    far = chord.function >= FIRST_FREE_FUNCTION and not chord.meta
    held = chord.ctrl and chord.alt and not chord.shift and not chord.meta
    if not far and not (held and _PLAIN.fullmatch(chord.key)):
        raise GlobalKeyRefusedError(key=str(chord))


def check_window_key(chord: Chord) -> None:
    """Refuse a key that types, moves or leaves, or that the window uses for something else.

    Raises:
        WindowKeyRefusedError: It is not free to be chosen.
    """
    held = (chord.ctrl or chord.alt) and bool(_PLAIN.fullmatch(chord.key))
    if chord.meta or not (chord.function or held) or str(chord) in FIXED_KEYS:
        raise WindowKeyRefusedError(key=str(chord))


@dataclass(frozen=True)
class KeyMap:
    """Who has which key; no key twice.

    Attributes:
        kind: Decides which keys may be chosen.
        keys: Act by name, and its key; an act without one is missing.
    """

    kind: KeyKind
    keys: Mapping[str, str]

    def key_of(self, act: str) -> str:
        """Return the key of an act, empty when it has none."""
        return self.keys.get(act, "")

    def act_of(self, key: str) -> str | None:
        """Return the act that has a key."""
        return next((act for act, held in self.keys.items() if held == key), None)

    def with_key(self, act: str, text: str) -> "KeyMap":
        """Return the map in which an act has another key.

        Raises:
            KeyUnknownError: The text names no key.
            GlobalKeyRefusedError: The key may not be taken from other programs.
            WindowKeyRefusedError: The key is needed for something else.
            KeyTakenError: Another act has it (fact `act`).
        """
        chord = chord_of(text)
        check = check_system_key if self.kind is KeyKind.SYSTEM else check_window_key
        check(chord)
        key = str(chord)
        other = self.act_of(key)
        if other is not None and other != act:
            raise KeyTakenError(key=key, act=other)
        return replace(self, keys={**self.keys, act: key})

    def without(self, act: str) -> "KeyMap":
        """Return the map in which an act has no key."""
        return replace(self, keys={name: key for name, key in self.keys.items() if name != act})
