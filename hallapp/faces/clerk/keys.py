"""Which key does what at a clerk's desk: the acts, their usual keys, and sets for all programs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType

from hallapp.faces.clerk.desk_facts import Act
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _, mark
from hallapp.qtkit.errors import KeyTakenError
from hallapp.qtkit.key_map import KeyKind, KeyMap, chord_of


class DeskKey(Enum):
    """What can have a key at a desk; the value is its name in the station's file."""

    NEXT = "next"
    RECALL = "recall"
    ACCEPT = "accept"
    MISS = "miss"
    HOLD = "hold"
    TRANSFER = "transfer"
    FINISH = "finish"
    PAUSE = "pause"
    CHOOSE = "choose"
    CHANGE_ITEM = "change_item"
    UNDO = "undo"
    WORK = "work"
    WALK_IN = "walk_in"
    STEP_OUT = "step_out"
    GONE = "gone"
    SKIP = "skip"
    HELP = "help"
    MINI = "mini"
    CHANGE_PERSON = "change_person"
    LEAVE = "leave"

    @property
    def act(self) -> Act | None:
        """The act of the window; None for what is no act of a window, and for 下一位."""
        return _ACTS.get(self.value)

    @property
    def word(self) -> str:
        """What a person calls it."""
        return _(_WORDS[self])

    @property
    def short_word(self) -> str:
        """What a sentence calls it."""
        return _("下一位") if self is DeskKey.NEXT else self.word


class KeyChoice(Enum):
    """Which keys work over other programs (全局按键)."""

    UNASKED = ""
    OFF = "off"
    KEYPAD = "keypad"
    CTRL_ALT = "ctrl_alt"
    OWN = "own"


_ACTS = {act.value: act for act in Act if act is not Act.NEXT}
_WORDS: dict[DeskKey, str] = {
    DeskKey.NEXT: mark("下一位，开始办理，办结并下一位"),
    DeskKey.RECALL: mark("重呼"),
    DeskKey.ACCEPT: mark("收件"),
    DeskKey.MISS: mark("过号"),
    DeskKey.HOLD: mark("挂起"),
    DeskKey.TRANSFER: mark("转移"),
    DeskKey.FINISH: mark("办结"),
    DeskKey.PAUSE: mark("暂停窗口，恢复窗口"),
    DeskKey.CHOOSE: mark("指定叫号"),
    DeskKey.CHANGE_ITEM: mark("换事项"),
    DeskKey.UNDO: mark("撤销"),
    DeskKey.WORK: mark("办了什么"),
    DeskKey.WALK_IN: mark("无号办理"),
    DeskKey.STEP_OUT: mark("暂离"),
    DeskKey.GONE: mark("群众已离开"),
    DeskKey.SKIP: mark("跳过联办这一步"),
    DeskKey.HELP: mark("按键说明"),
    DeskKey.MINI: mark("迷你条，回到窗口"),
    DeskKey.CHANGE_PERSON: mark("换人"),
    DeskKey.LEAVE: mark("离开窗口（签退）"),
}
USUAL: Mapping[DeskKey, str] = MappingProxyType(
    {
        DeskKey.NEXT: "F2",
        DeskKey.RECALL: "F3",
        DeskKey.ACCEPT: "F4",
        DeskKey.MISS: "F5",
        DeskKey.HOLD: "F6",
        DeskKey.TRANSFER: "F7",
        DeskKey.FINISH: "F8",
        DeskKey.PAUSE: "F9",
        DeskKey.CHOOSE: "F10",
        DeskKey.CHANGE_ITEM: "F11",
        DeskKey.UNDO: "Ctrl+Z",
        DeskKey.WORK: "Ctrl+F8",
        DeskKey.WALK_IN: "Ctrl+N",
        DeskKey.STEP_OUT: "Ctrl+D",
        DeskKey.GONE: "Ctrl+G",
        DeskKey.SKIP: "Ctrl+K",
        DeskKey.HELP: "F1",
        DeskKey.MINI: "Ctrl+M",
        DeskKey.CHANGE_PERSON: "Ctrl+U",
        DeskKey.LEAVE: "Ctrl+Q",
    }
)
"""Keys in the window unless somebody changed them."""

OVER_PROGRAMS = (
    DeskKey.NEXT,
    DeskKey.RECALL,
    DeskKey.MISS,
    DeskKey.FINISH,
    DeskKey.PAUSE,
    DeskKey.HOLD,
    DeskKey.UNDO,
    DeskKey.MINI,
)
"""What works over other programs: what needs no look at the desk before it is done."""

# F20 to F23 are passed over: desktops of Linux switch microphone and touch pad with them.
_ON_KEYPAD: Mapping[DeskKey, str] = MappingProxyType(
    {
        DeskKey.NEXT: "F13",
        DeskKey.RECALL: "F14",
        DeskKey.MISS: "F15",
        DeskKey.FINISH: "F16",
        DeskKey.PAUSE: "F17",
        DeskKey.HOLD: "F18",
        DeskKey.MINI: "F19",
        DeskKey.UNDO: "F24",
    }
)
# The digit is that of the key in the window: F2 and Ctrl+Alt+2 call the next one.
_CTRL_ALT: Mapping[DeskKey, str] = MappingProxyType(
    {
        DeskKey.NEXT: "Ctrl+Alt+2",
        DeskKey.RECALL: "Ctrl+Alt+3",
        DeskKey.MISS: "Ctrl+Alt+5",
        DeskKey.HOLD: "Ctrl+Alt+6",
        DeskKey.FINISH: "Ctrl+Alt+8",
        DeskKey.PAUSE: "Ctrl+Alt+9",
        DeskKey.UNDO: "Ctrl+Alt+0",
        DeskKey.MINI: "Ctrl+Alt+M",
    }
)
_NONE: Mapping[DeskKey, str] = MappingProxyType({})
_SETS: dict[KeyChoice, Mapping[DeskKey, str]] = {
    KeyChoice.KEYPAD: _ON_KEYPAD,
    KeyChoice.CTRL_ALT: _CTRL_ALT,
}


def is_there(key: DeskKey) -> bool:
    """Return whether the desk can do it: a key for what it cannot would be a lie."""
    return key.act is not None or key in _WITHOUT_ACT


_WITHOUT_ACT = (
    DeskKey.NEXT,
    DeskKey.HELP,
    DeskKey.MINI,
    DeskKey.CHANGE_PERSON,
    DeskKey.LEAVE,
)


@dataclass(frozen=True)
class DeskKeys:
    """The keys of one workstation.

    Attributes:
        window: Keys in the own window.
        system: Keys over other programs; empty unless somebody chose them.
        choice: Which set those are.
    """

    window: KeyMap
    system: KeyMap
    choice: KeyChoice = KeyChoice.UNASKED

    def key_of(self, key: DeskKey) -> str:
        """Return the key in the window, empty when it has none."""
        return self.window.key_of(key.value)

    def system_key_of(self, key: DeskKey) -> str:
        """Return the key over other programs, empty when it has none."""
        return self.system.key_of(key.value)

    def keys_of_acts(self) -> dict[Act, str]:
        """Return the keys in the window of all acts of the window."""
        return {key.act: self.key_of(key) for key in DeskKey if key.act is not None}

    def changed_keys(self) -> dict[str, str]:
        """Return the keys in the window that are not the usual ones, for the station's file."""
        return {key.value: self.key_of(key) for key in DeskKey if self.key_of(key) != USUAL[key]}

    def with_usual_window(self) -> "DeskKeys":
        """Return the same with the usual keys in the window."""
        return replace(self, window=usual_keys().window)

    def with_set(self, choice: KeyChoice) -> "DeskKeys":
        """Return the same with one of the ready sets over other programs, or with none."""
        ready = _SETS.get(choice, _NONE)
        keys = {key.value: name for key, name in ready.items() if is_there(key)}
        return replace(self, system=KeyMap(KeyKind.SYSTEM, keys), choice=choice)

    def with_key(self, kind: KeyKind, key: DeskKey, name: str) -> "DeskKeys":
        """Return the same with another key for one thing.

        Raises:
            RuleError: The key may not be chosen, or does something else already.
        """
        other = self.system if kind is KeyKind.WINDOW else self.window
        taken = other.act_of(str(chord_of(name)))
        if taken not in (None, key.value):
            raise KeyTakenError(key=name, act=taken)
        if kind is KeyKind.WINDOW:
            return replace(self, window=self.window.with_key(key.value, name))
        system = self.system.with_key(key.value, name)
        return replace(self, system=system, choice=KeyChoice.OWN)

    def without(self, kind: KeyKind, key: DeskKey) -> "DeskKeys":
        """Return the same with no key for one thing."""
        if kind is KeyKind.WINDOW:
            return replace(self, window=self.window.without(key.value))
        return replace(self, system=self.system.without(key.value), choice=KeyChoice.OWN)


def usual_keys() -> DeskKeys:
    """Return the keys of a workstation where nobody changed any."""
    window = KeyMap(KeyKind.WINDOW, {key.value: name for key, name in USUAL.items()})
    return DeskKeys(window, KeyMap(KeyKind.SYSTEM, {}))


def desk_keys(changed: Mapping[str, str], system: Mapping[str, str], choice: str) -> DeskKeys:
    """Return the keys that a station's file names.

    A line of the file that cannot hold (a key taken twice, an act that is none) is passed over:
    that act keeps its usual key, or has none. A desk must open whatever somebody typed there.

    Args:
        changed: Keys in the window that are not the usual ones, by act; empty for no key.
        system: Keys over other programs, by act.
        choice: Value of `KeyChoice`.
    """
    names = {key.value: key for key in DeskKey}
    given = {names[name]: key for name, key in changed.items() if name in names}
    keys = usual_keys()
    for key in given:
        keys = keys.without(KeyKind.WINDOW, key)
    for key, name in given.items():
        keys = _with_if_free(keys, KeyKind.WINDOW, key, name)
    for key, name in given.items():
        if name and not keys.key_of(key):
            keys = _with_if_free(keys, KeyKind.WINDOW, key, USUAL[key])
    for name, text in system.items():
        if name in names:
            keys = _with_if_free(keys, KeyKind.SYSTEM, names[name], text)
    choices = {each.value: each for each in KeyChoice}
    return replace(keys, choice=choices.get(choice, KeyChoice.OFF))


def _with_if_free(keys: DeskKeys, kind: KeyKind, key: DeskKey, name: str) -> DeskKeys:
    """Return the same with a key, if it can be had."""
    if not name:
        return keys
    try:
        return keys.with_key(kind, key, name)
    except HallError:
        return keys
