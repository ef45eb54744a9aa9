"""Frozen figures and prose as facts of a row, and back into the very same values.

Whatever is printed later from an issued bulletin is read by these two functions, so that screen,
paper and workbook say what was issued, not what the hall knows by now.
"""

import hashlib
import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

T = TypeVar("T")


def spell(value: Any) -> Any:
    """Return a value of plain data as JSON knows it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: spell(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        pairs = cast("Mapping[Any, Any]", value)
        return {str(spell(key)): spell(each) for key, each in pairs.items()}
    if isinstance(value, (list, tuple)):
        return [spell(each) for each in cast("tuple[Any, ...]", value)]
    return _spell_plain(value)


def _spell_plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def read(kind: type[T], spelled: Any) -> T:
    """Return the value that was spelled.

    Args:
        kind: A frozen dataclass whose fields are plain data, dataclasses or containers of them.
        spelled: What `spell` made of it; a field that a later version added takes its default.
    """
    return cast("T", _read(kind, spelled))


def digest_of(value: Any) -> str:
    """Return SHA-256 over what a value says."""
    said = json.dumps(spell(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def _read(kind: Any, spelled: Any) -> Any:
    if spelled is None or kind is Any:
        return spelled
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (only,) = (each for each in get_args(kind) if each is not type(None))
        return _read(only, spelled)
    if origin is tuple:
        return _read_tuple(get_args(kind), spelled)
    if origin is not None:
        return _read_mapping(get_args(kind), spelled)
    if is_dataclass(kind):
        return _read_dataclass(cast("type", kind), spelled)
    return _read_plain(kind, spelled)


def _read_tuple(kinds: tuple[Any, ...], spelled: list[Any]) -> tuple[Any, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        return tuple(_read(kinds[0], each) for each in spelled)
    return tuple(_read(kind, each) for kind, each in zip(kinds, spelled, strict=True))


def _read_mapping(kinds: tuple[Any, ...], spelled: dict[str, Any]) -> dict[Any, Any]:
    return {_read(kinds[0], key): _read(kinds[1], each) for key, each in spelled.items()}


def _read_dataclass(kind: type, spelled: dict[str, Any]) -> Any:
    hints = _hints(kind)
    return kind(**{name: _read(hints[name], each) for name, each in spelled.items()})


def _read_plain(kind: Any, spelled: Any) -> Any:
    if issubclass(kind, Enum):
        return kind(spelled)
    if issubclass(kind, (date, datetime)):
        return kind.fromisoformat(spelled)
    return UUID(spelled) if kind is UUID else spelled


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
