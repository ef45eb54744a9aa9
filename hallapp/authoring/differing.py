"""What changed between two contents of a guide: field by field, entry by entry, word by word."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import fields
from difflib import SequenceMatcher
from typing import Any

from hallapp.authoring.naming import (
    LISTS,
    attribute_label,
    entry_name,
    list_label,
    value_words,
)
from hallapp.authoring.terms import Difference, DifferenceKind, DifferenceRun, RunKind
from hallapp.guides.content import FIELDS, GuideContent, SituationEntry
from hallapp.kernel.texts import _

# Latin words and numbers are read whole; a Chinese character is a word of its own.
_TOKEN = re.compile(r"[A-Za-z]+|[0-9]+(?:[.,][0-9]+)*|[\s\S]")
_ALIKE = 0.6
_MOST_TOKENS = 4000
"""Longer texts are shown as removed and added whole: comparing them would keep a person waiting."""


def differences(old: GuideContent, new: GuideContent) -> tuple[Difference, ...]:
    """Return what changed: fields in the order of the form, then the lists."""
    found = [*_fields(old, new)]
    for part in LISTS:
        found += _entries(part, old, new)
    return tuple(found)


def runs(old: str, new: str) -> tuple[DifferenceRun, ...]:
    """Return two texts as stretches that were kept, removed and added."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if old == new:
        return (DifferenceRun(RunKind.KEPT, old),) if old else ()
    if len(before) + len(after) > _MOST_TOKENS:
        return tuple(_replaced(old, new))
    found: list[DifferenceRun] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            found.append(DifferenceRun(RunKind.KEPT, "".join(before[start:end])))
        else:
            found += _replaced("".join(before[start:end]), "".join(after[new_start:new_end]))
    return tuple(found)


def _replaced(old: str, new: str) -> Iterator[DifferenceRun]:
    if old:
        yield DifferenceRun(RunKind.REMOVED, old)
    if new:
        yield DifferenceRun(RunKind.ADDED, new)


def _fields(old: GuideContent, new: GuideContent) -> Iterator[Difference]:
    for field in FIELDS:
        before, after = old.values.get(field.key), new.values.get(field.key)
        if before == after and type(before) is type(after):
            continue
        words = runs(field.words(before), field.words(after))
        yield Difference(_kind(before, after), field.label, words, key=field.key)


def _kind(before: Any, after: Any) -> DifferenceKind:
    if before in (None, "", ()):
        return DifferenceKind.ADDED
    return DifferenceKind.REMOVED if after in (None, "", ()) else DifferenceKind.CHANGED


def _entries(part: str, before: GuideContent, after: GuideContent) -> Iterator[Difference]:
    old, new = getattr(before, part), getattr(after, part)
    pairs = paired(part, old, new)
    stayed = _in_order([pairs[position] for position in sorted(pairs)])
    for position, entry in enumerate(old):
        if position not in pairs:
            words = tuple(_replaced(whole(part, entry, before.situations), ""))
            yield Difference(
                DifferenceKind.REMOVED, _label(part, entry), words, part, "", position + 1, 0
            )
    origin = {later: earlier for earlier, later in pairs.items()}
    for position, entry in enumerate(new):
        if position not in origin:
            words = tuple(_replaced("", whole(part, entry, after.situations)))
            yield Difference(
                DifferenceKind.ADDED, _label(part, entry), words, part, "", 0, position + 1
            )
            continue
        places = (origin[position] + 1, position + 1)
        if position not in stayed:
            name = entry_name(part, entry)
            words = runs(name, name)
            yield Difference(DifferenceKind.MOVED, _label(part, entry), words, part, "", *places)
        sides = (before.situations, after.situations)
        yield from _attributes(part, places, (old[origin[position]], entry), sides)


def _attributes(
    part: str,
    places: tuple[int, int],
    entries: tuple[Any, Any],
    asked: tuple[Sequence[SituationEntry], Sequence[SituationEntry]],
) -> Iterator[Difference]:
    old, new = entries
    for each in fields(new):
        before, after = getattr(old, each.name), getattr(new, each.name)
        if before == after and type(before) is type(after):
            continue
        label = _("{entry} — {attribute}").format(
            entry=_label(part, new), attribute=attribute_label(part, each.name)
        )
        words = runs(
            value_words(each.name, before, asked[0]), value_words(each.name, after, asked[1])
        )
        yield Difference(_kind(before, after), label, words, part, each.name, *places)


def paired(part: str, old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Return which entry became which: the same ones, then the same names, then similar ones."""
    pairs: dict[int, int] = {}
    free = list(range(len(new)))
    for same in (_is_same, _is_named_alike):
        for position, entry in enumerate(old):
            if position in pairs:
                continue
            found = next((other for other in free if same(part, entry, new[other])), None)
            if found is not None:
                pairs[position] = found
                free.remove(found)
    _pair_similar(part, (old, new), pairs, free)
    return pairs


def _is_same(_part: str, one: Any, other: Any) -> bool:
    return bool(one == other)


def _is_named_alike(part: str, one: Any, other: Any) -> bool:
    if part == "situations":
        return bool(one.key == other.key)
    name = entry_name(part, one)
    return bool(name) and name == entry_name(part, other)


def _pair_similar(
    part: str, lists: tuple[Sequence[Any], Sequence[Any]], pairs: dict[int, int], free: list[int]
) -> None:
    old, new = lists
    rated = sorted(
        (-_likeness(entry_name(part, old[before]), entry_name(part, new[after])), before, after)
        for before in range(len(old))
        if before not in pairs
        for after in free
    )
    taken: set[int] = set()
    for likeness, before, after in rated:
        if -likeness >= _ALIKE and before not in pairs and after not in taken:
            pairs[before] = after
            taken.add(after)


def _likeness(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _in_order(positions: Sequence[int]) -> frozenset[int]:
    """Return the most positions that kept their order; all others were moved."""
    tails: list[int] = []
    ending: list[list[int]] = []
    for position in positions:
        place = bisect_left(tails, position)
        row = [*(ending[place - 1] if place else []), position]
        if place == len(tails):
            tails.append(position)
            ending.append(row)
        else:
            tails[place], ending[place] = position, row
    return frozenset(ending[-1] if ending else ())


def whole(part: str, entry: Any, asked: Sequence[SituationEntry] = ()) -> str:
    """Return everything that stands in an entry, as a person reads it."""
    given = [
        (each.name, value_words(each.name, getattr(entry, each.name), asked))
        for each in fields(entry)
    ]
    return _("；").join(
        _("{label}：{value}").format(label=attribute_label(part, name), value=words)
        for name, words in given
        if words
    )


def _label(part: str, entry: Any) -> str:
    return _("{list}“{name}”").format(list=list_label(part), name=entry_name(part, entry))
