"""Contents as JSON that is stored and exchanged, and back; the same content, the same text."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any, TypeVar, cast

from hallapp.guides.content.terms import (
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

_Entry = TypeVar(
    "_Entry", MaterialEntry, FeeEntry, StepEntry, SpecialEntry, SituationEntry, FaqEntry
)
LISTS: Mapping[str, type] = {
    "materials": MaterialEntry,
    "fees": FeeEntry,
    "steps": StepEntry,
    "specials": SpecialEntry,
    "situations": SituationEntry,
    "questions": FaqEntry,
}
"""The lists of a content and what they hold."""


def tidied(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return values without those that say nothing."""
    return {key: value for key, value in values.items() if value is not None and value != ""}


def packed(content: GuideContent) -> dict[str, Any]:
    """Return a content as JSON; entries leave out what is at its default."""
    lists = {name: [_packed(entry) for entry in getattr(content, name)] for name in LISTS}
    return {"values": tidied(content.values), **lists}


def unpacked(facts: Mapping[str, Any]) -> GuideContent:
    """Return the content that was packed; keys of a newer program are left aside."""
    values = cast("Mapping[str, Value]", facts.get("values", {}))
    return GuideContent(
        values=tidied(values),
        materials=_entries(MaterialEntry, facts.get("materials", ())),
        fees=_entries(FeeEntry, facts.get("fees", ())),
        steps=_entries(StepEntry, facts.get("steps", ())),
        specials=_entries(SpecialEntry, facts.get("specials", ())),
        situations=_entries(SituationEntry, facts.get("situations", ())),
        questions=_entries(FaqEntry, facts.get("questions", ())),
    )


def digest_of(content: GuideContent) -> str:
    """Return the SHA-256 of a content, hex: equal contents, equal digests."""
    written = json.dumps(packed(content), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def packed_conditions(when: Iterable[Condition]) -> dict[str, list[str]]:
    """Return conditions as the store keeps them: question to options."""
    return {each.question: list(each.options) for each in when}


def conditions(facts: Mapping[str, Any] | None) -> tuple[Condition, ...]:
    """Return the conditions that the store keeps, ordered by question."""
    return tuple(
        Condition(question, tuple(str(option) for option in options))
        for question, options in sorted((facts or {}).items())
    )


def _packed(entry: Any) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for each in fields(entry):
        value = getattr(entry, each.name)
        if each.default is not MISSING and value == each.default:
            continue
        kept[each.name] = _plain(each.name, value)
    return kept


def _plain(name: str, value: Any) -> Any:
    if name == "when":
        return packed_conditions(value)
    if name == "options":
        return [{"key": option.key, "words": option.words} for option in value]
    return value


def _entries(kind: type[_Entry], listed: Sequence[Mapping[str, Any]]) -> tuple[_Entry, ...]:
    known = {each.name for each in fields(kind)}
    made: list[_Entry] = []
    for facts in listed:
        given = {name: value for name, value in facts.items() if name in known}
        if "when" in given:
            given["when"] = conditions(given["when"])
        if "options" in given:
            given["options"] = tuple(OptionEntry(o["key"], o["words"]) for o in given["options"])
        made.append(kind(**given))
    return tuple(made)
