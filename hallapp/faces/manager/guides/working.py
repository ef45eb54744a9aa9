"""The guide that is being written: fields and lists that change key by key, no widgets (编制稿)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from itertools import count
from typing import Any, Final

from hallapp.guides.content import (
    FaqEntry,
    FeeEntry,
    GuideContent,
    MaterialEntry,
    OptionEntry,
    SituationEntry,
    SpecialEntry,
    StepEntry,
    Value,
)
from hallapp.guides.terms import Condition
from hallapp.hall.limits import LimitUnit

_NEW: Final[Mapping[str, Callable[[], Any]]] = {
    "materials": lambda: MaterialEntry(""),
    "fees": FeeEntry,
    "steps": lambda: StepEntry(""),
    "specials": lambda: SpecialEntry(""),
    "situations": lambda: SituationEntry("", "", (OptionEntry("a", ""), OptionEntry("b", ""))),
    "questions": lambda: FaqEntry("", ""),
}
_LIMITED = (("statutory_amount", "statutory_unit"), ("promised_amount", "promised_unit"))
_ON_THE_SPOT = LimitUnit.ON_THE_SPOT.value
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Entry:
    """An entry of a list while it is edited.

    Attributes:
        uid: Tells it from the others however it is moved or renamed.
    """

    uid: int
    held: Any


class Working:
    """What stands in the form now; `content` is what would be saved."""

    def __init__(self, content: GuideContent) -> None:
        self._values: dict[str, Value] = {}
        self._lists: dict[str, list[Entry]] = {}
        self._uids = count(1)
        self.show(content)

    def show(self, content: GuideContent) -> None:
        """Begin again with another content."""
        self._values = dict(content.values)
        self._lists = {
            part: [Entry(next(self._uids), held) for held in getattr(content, part)]
            for part in _NEW
        }

    def content(self) -> GuideContent:
        """Return the whole content; what says nothing is left out."""
        values = {key: value for key, value in self._values.items() if value not in (None, "")}
        for amount, unit in _LIMITED:
            if values.get(unit) == _ON_THE_SPOT:
                values[amount] = 0
        lists = {part: tuple(_agreed(each.held) for each in self._lists[part]) for part in _NEW}
        return GuideContent(values=values, **lists)

    def value(self, key: str) -> Value:
        """Return what stands in a field."""
        return self._values.get(key)

    def set_value(self, key: str, value: Value) -> None:
        """Write a field."""
        self._values[key] = value

    def entries(self, part: str) -> tuple[Entry, ...]:
        """Return the entries of a list in order."""
        return tuple(self._lists[part])

    def entry(self, part: str, uid: int) -> Entry | None:
        """Return an entry, or None when it is gone."""
        return next((each for each in self._lists[part] if each.uid == uid), None)

    def add(self, part: str) -> int:
        """Add an empty entry at the end and return its uid; a question gets the next free key."""
        held = _NEW[part]()
        if part == "situations":
            held = replace(held, key=self._free_question())
        made = Entry(next(self._uids), held)
        self._lists[part].append(made)
        return made.uid

    def remove(self, part: str, uid: int) -> None:
        """Take an entry out; conditions on a question that goes, go with it."""
        there = self.entry(part, uid)
        self._lists[part] = [each for each in self._lists[part] if each.uid != uid]
        if there is not None and part == "situations":
            self._forget(there.held.key, None)

    def move(self, part: str, uid: int, by: int) -> bool:
        """Move an entry up (-1) or down (+1); return whether it moved."""
        listed = self._lists[part]
        at = next((n for n, each in enumerate(listed) if each.uid == uid), -1)
        to = at + by
        if at < 0 or not 0 <= to < len(listed):
            return False
        listed[at], listed[to] = listed[to], listed[at]
        return True

    def change(self, part: str, uid: int, name: str, value: Any) -> None:
        """Write an attribute of an entry."""
        for at, each in enumerate(self._lists[part]):
            if each.uid == uid:
                self._lists[part][at] = Entry(uid, replace(each.held, **{name: value}))
                if part == "situations" and name == "options":
                    self._forget(each.held.key, {option.key for option in value})

    def groups(self) -> tuple[str, ...]:
        """Return the groups of materials of which any one is enough."""
        return tuple(
            dict.fromkeys(each.held.group for each in self._lists["materials"] if each.held.group)
        )

    def questions(self, before: int | None = None) -> tuple[SituationEntry, ...]:
        """Return the questions on whose answers something may depend.

        Args:
            before: Only those asked before the question with this uid.
        """
        found: list[SituationEntry] = []
        for each in self._lists["situations"]:
            if each.uid == before:
                break
            found.append(each.held)
        return tuple(found)

    def uses(self, question: str) -> int:
        """Return how many entries depend on the answer to a question."""
        return sum(
            any(each.question == question for each in getattr(entry.held, "when", ()))
            for listed in self._lists.values()
            for entry in listed
        )

    def _forget(self, question: str, options: set[str] | None) -> None:
        """Drop conditions on a question, or on options that it no longer has."""
        for listed in self._lists.values():
            for at, each in enumerate(listed):
                if hasattr(each.held, "when"):
                    when = tuple(_kept(each.held.when, question, options))
                    listed[at] = Entry(each.uid, replace(each.held, when=when))

    def _free_question(self) -> str:
        taken = {each.held.key for each in self._lists["situations"]}
        return next(key for n in count(1) if (key := f"q{n}") not in taken)


def free_option(options: tuple[OptionEntry, ...]) -> str:
    """Return a key for a further option: the first letter that is free."""
    taken = {each.key for each in options}
    letters = (letter for letter in _LETTERS if letter not in taken)
    return next(letters, None) or next(k for n in count(1) if (k := f"o{n}") not in taken)


def _kept(
    when: tuple[Condition, ...], question: str, options: set[str] | None
) -> Iterator[Condition]:
    for each in when:
        if each.question != question:
            yield each
        elif options is not None:
            left = tuple(key for key in each.options if key in options)
            if left:
                yield Condition(question, left)


def _agreed(held: Any) -> Any:
    """Return an entry whose limit on the spot counts nothing."""
    names = {each.name for each in fields(held)}
    if "limit_unit" in names and held.limit_unit == _ON_THE_SPOT:
        return replace(held, limit_amount=0)
    return held
