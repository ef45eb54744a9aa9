"""Rules on what the store can keep: lengths, numbers with their units, days, choices, files.

What they find blocks: a guide with it cannot be published at all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Enum, String

from hallapp.authoring.checks.reporting import Surroundings, on_entry, on_field
from hallapp.authoring.naming import (
    LISTS,
    attribute_label,
    entry_name,
    entry_words,
    field_label,
)
from hallapp.authoring.terms import CheckFinding, CheckRule, Severity
from hallapp.guides.content import BY_KEY, FieldKind, GuideContent
from hallapp.guides.tables import (
    ItemFee,
    ItemQuestion,
    ItemSituation,
    ItemSpecial,
    ItemStep,
    RequiredMaterial,
    ServiceItem,
)
from hallapp.guides.terms import FeeState, Necessity
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.kernel.database.base import Base, table_of
from hallapp.kernel.texts import _, mark

_OURS = mark("本系统的存储要求")
TEXT_TOO_LONG = CheckRule(
    "text_too_long",
    Severity.ERROR,
    mark("文字过长"),
    mark("名称最多 200 个字，电话最多 60 个字，代码最多 50 个字。"),
    _OURS,
)
VALUE_UNREADABLE = CheckRule(
    "value_unreadable",
    Severity.ERROR,
    mark("内容无法识别"),
    mark("数字、日期、选项和附件要按规定的样子填写。"),
    _OURS,
)
LIMIT_HALF = CheckRule(
    "limit_half",
    Severity.ERROR,
    mark("时限不完整"),
    mark("时限的数字和单位要同时填写；只有“当场”的数字是 0。"),
    mark("国家政务服务事项实施清单要素"),
)
ENTRY_NAMELESS = CheckRule(
    "entry_nameless",
    Severity.ERROR,
    mark("条目没有名称"),
    mark("材料、环节、特别程序要有名称，常见问题要有问题和解答。"),
    mark("国家政务服务事项实施清单要素"),
)
SHAPE_RULES = (TEXT_TOO_LONG, VALUE_UNREADABLE, LIMIT_HALF, ENTRY_NAMELESS)

_TABLES: Mapping[str, type[Base]] = {
    "": ServiceItem,
    "materials": RequiredMaterial,
    "fees": ItemFee,
    "steps": ItemStep,
    "specials": ItemSpecial,
    "situations": ItemSituation,
    "questions": ItemQuestion,
}
_PAIRS = (("statutory_amount", "statutory_unit"), ("promised_amount", "promised_unit"))
_ENUMS = {"necessity": Necessity, "state": FeeState, "limit_unit": LimitUnit}
_LARGEST = 1_000_000
_KINDS: Mapping[FieldKind, type] = {FieldKind.NUMBER: int, FieldKind.YES_NO: bool}


def unfit(content: GuideContent) -> tuple[CheckFinding, ...]:
    """Return what the store could not keep of a content."""
    return tuple(check_shape(content, Surroundings()))


def check_shape(content: GuideContent, _around: Surroundings) -> Iterator[CheckFinding]:
    """Find what the store cannot keep."""
    for key, value in content.values.items():
        if key in BY_KEY:
            yield from _check_value(key, value)
    for amount, unit in _PAIRS:
        if not _is_limit(content.values.get(amount), content.values.get(unit)):
            yield on_field(LIMIT_HALF, amount, _half(field_label(amount)))
    for part in LISTS:
        for position, entry in enumerate(getattr(content, part), start=1):
            yield from _check_entry((part, position), entry)


@cache
def _lengths(part: str) -> Mapping[str, int]:
    columns = table_of(_TABLES[part]).c
    return {
        column.name: column.type.length
        for column in columns
        if isinstance(column.type, String)
        and not isinstance(column.type, Enum)
        and column.type.length
    }


def _check_value(key: str, value: Any) -> Iterator[CheckFinding]:
    field = BY_KEY[key]
    longest = _lengths("").get(key)
    if not isinstance(value, _KINDS.get(field.kind, str)) or not _is_readable(key, value):
        yield on_field(VALUE_UNREADABLE, key, _unreadable(field.label, value))
    elif longest is not None and isinstance(value, str) and len(value) > longest:
        yield on_field(TEXT_TOO_LONG, key, _too_long(field.label, value, longest))


def _is_readable(key: str, value: Any) -> bool:
    field = BY_KEY[key]
    if field.kind is FieldKind.NUMBER:
        return not isinstance(value, bool) and 0 <= value <= _LARGEST
    if field.kind is FieldKind.CHOICE and not field.is_open:
        return any(each.value == value for each in field.choices)
    if field.kind is FieldKind.DAY:
        return _is_day(value)
    if field.kind is FieldKind.FILE:
        return _is_file(value)
    return not isinstance(value, str) or _is_storable(value)


def _check_entry(where: tuple[str, int], entry: Any) -> Iterator[CheckFinding]:
    part, position = where
    words = entry_words(part, position, entry)
    for each in fields(entry):
        name, value = each.name, getattr(entry, each.name)
        label = f"{words} — {attribute_label(part, name)}"
        longest = _lengths(part).get(name)
        if not _is_entry_value(name, value):
            yield on_entry(VALUE_UNREADABLE, where, _unreadable(label, value), name)
        elif longest is not None and isinstance(value, str) and len(value) > longest:
            yield on_entry(TEXT_TOO_LONG, where, _too_long(label, value, longest), name)
    if part in {"steps", "specials"} and not _is_limit(entry.limit_amount, entry.limit_unit):
        yield on_entry(LIMIT_HALF, where, _half(words), "limit_amount")
    if _is_nameless(part, entry):
        yield on_entry(
            ENTRY_NAMELESS, where, _("{where}没有名称。请补上，或删去这一项。").format(where=words)
        )


def _is_nameless(part: str, entry: Any) -> bool:
    if part == "fees":
        return False  # sources often give a standard without a name; the fee rules ask for both
    if part == "questions" and not entry.answer.strip():
        return True
    return not entry_name(part, entry).strip()


def _is_entry_value(name: str, value: Any) -> bool:
    if name in {"copies", "limit_amount"}:
        return value is None or (type(value) is int and 0 <= value <= _LARGEST)
    if not isinstance(value, str):
        return True
    if name in _ENUMS:
        return value in {str(each.value) for each in _ENUMS[name]} or (
            value == "" and name == "limit_unit"
        )
    if value and name == "changed_on":
        return _is_day(value)
    if value and name in {"blank_file", "sample_file"}:
        return _is_file(value)
    return _is_storable(value)


def _is_storable(value: str) -> bool:
    # PostgreSQL keeps neither a NUL nor half a character.
    return "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)


def _is_limit(amount: Any, unit: Any) -> bool:
    if amount is None or not unit:
        return amount is None and not unit
    try:
        Limit(amount, LimitUnit(unit))
    except (TypeError, ValueError):
        return False
    return True


def _is_day(value: Any) -> bool:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True


def _is_file(value: Any) -> bool:
    try:
        UUID(str(value))
    except ValueError:
        return False
    return True


def _unreadable(label: str, value: Any) -> str:
    shown = str(value).encode("utf-8", "replace").decode()[:30]
    return _("{where}填的“{value}”无法识别。请重新填写或选择。").format(where=label, value=shown)


def _too_long(label: str, value: str, longest: int) -> str:
    return _("{where}最多 {limit} 个字，现在有 {found} 个字。请写短一些。").format(
        where=label, limit=longest, found=len(value)
    )


def _half(label: str) -> str:
    return _("{where}的时限不完整：数字和单位要同时填写，“当场”填 0。").format(where=label)
