"""Contents beside the columns that show them: which value a column takes, and what it gives."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from hallapp.guides.content.fields import FIELDS, FieldKind
from hallapp.guides.content.packing import conditions, packed_conditions, tidied
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
from hallapp.guides.terms import FeeState, HandlingType, ItemType, Necessity
from hallapp.hall.limits import LimitUnit

_ENUMS: Mapping[str, type[Enum]] = {
    "item_type": ItemType,
    "handling_type": HandlingType,
    "statutory_unit": LimitUnit,
    "promised_unit": LimitUnit,
    "limit_unit": LimitUnit,
    "necessity": Necessity,
}
_DAYS = frozenset({"effective_on", "cancelled_on", "changed_on"})
_FILES = frozenset({"result_file", "blank_file", "sample_file"})
_OWN_KEYS = {"when": "applies_when"}


def item_columns(content: GuideContent) -> dict[str, Any]:
    """Return the columns of the item that a content fills; what it lacks is emptied.

    Raises:
        ValueError: A value is none that its field may hold; contents are checked before.
    """
    return {each.key: _column(each.key, each.kind, content.values.get(each.key)) for each in FIELDS}


def item_values(row: Mapping[str, Any]) -> dict[str, Value]:
    """Return the values of a content from an item's columns."""
    return tidied({each.key: _value(row[each.key]) for each in FIELDS})


def part_columns(entry: Any) -> dict[str, Any]:
    """Return the columns of a part that an entry fills."""
    columns: dict[str, Any] = {}
    for each in fields(entry):
        name, value = each.name, getattr(entry, each.name)
        key = _OWN_KEYS.get(name, name)
        if name == "when":
            columns[key] = packed_conditions(value)
        elif name == "options":
            columns[key] = {"options": [asdict(option) for option in value]}
        elif isinstance(entry, FeeEntry) and name == "state":
            columns[key] = FeeState(value)
        elif name in _ENUMS or name in _DAYS or name in _FILES:
            columns[key] = _typed(name, value)
        else:
            columns[key] = value
    return columns


def material(row: Mapping[str, Any]) -> MaterialEntry:
    """Return a material from its columns."""
    return MaterialEntry(**_given(MaterialEntry, row), when=conditions(row["applies_when"]))


def fee(row: Mapping[str, Any]) -> FeeEntry:
    """Return a fee from its columns."""
    return FeeEntry(**_given(FeeEntry, row), when=conditions(row["applies_when"]))


def step(row: Mapping[str, Any]) -> StepEntry:
    """Return a step from its columns."""
    return StepEntry(**_given(StepEntry, row))


def special(row: Mapping[str, Any]) -> SpecialEntry:
    """Return a special procedure from its columns."""
    return SpecialEntry(**_given(SpecialEntry, row))


def situation(row: Mapping[str, Any]) -> SituationEntry:
    """Return a question about the citizen's situation from its columns."""
    options = tuple(OptionEntry(o["key"], o["words"]) for o in row["options"]["options"])
    return SituationEntry(row["key"], row["ask"], options, conditions(row["applies_when"]))


def faq(row: Mapping[str, Any]) -> FaqEntry:
    """Return a question with its answer from its columns."""
    return FaqEntry(row["question"], row["answer"])


def _given(kind: type[Any], row: Mapping[str, Any]) -> dict[str, Any]:
    may_lack = {"copies", "may_reduce", "limit_amount", "counts_in_limit", "charges"}
    given: dict[str, Any] = {}
    for name in (each.name for each in fields(kind)):
        if name in {"when", "options"}:
            continue
        value = _value(row[name])
        given[name] = "" if value is None and name not in may_lack else value
    return given


def _column(key: str, kind: FieldKind, value: Value) -> Any:
    if key in _ENUMS or key in _DAYS or key in _FILES:
        return _typed(key, value)
    if value is not None:
        return value
    return None if kind in {FieldKind.NUMBER, FieldKind.YES_NO} else ""


def _typed(name: str, value: Any) -> Any:
    if value is None or value == "":
        return None
    if name in _DAYS:
        return date.fromisoformat(str(value))
    return UUID(str(value)) if name in _FILES else _ENUMS[name](value)


def _value(value: Any) -> Value:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
