"""Writes frozen values as JSON and reads them back, so that a reprint says the same for ever."""

import dataclasses
import types
import typing
import uuid
from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

Value = TypeVar("Value")
_PLAIN = (str, int, bool, float)


def frozen(value: Any) -> Any:
    """Return a value as JSON holds it: dataclasses by field, dates as text.

    Raises:
        TypeError: Something in it has no spelling.
    """
    if value is None or isinstance(value, _PLAIN):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [each.name for each in dataclasses.fields(value)]
        return {name: frozen(getattr(value, name)) for name in names}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, Sequence):
        return [frozen(each) for each in typing.cast("Sequence[Any]", value)]
    raise TypeError(value)


def thawed(wanted: type[Value], kept: Any) -> Value:
    """Return a value as it was before it was frozen; fields added since take their defaults.

    Raises:
        TypeError: What was kept does not fit.
    """
    return typing.cast("Value", _thawed(wanted, kept))


def _thawed(wanted: Any, kept: Any) -> Any:
    options = _options(wanted)
    if kept is None:
        if type(None) in options:
            return None
        raise TypeError(wanted)
    kind = next(each for each in options if each is not type(None))
    if typing.get_origin(kind) is tuple:
        return _tuple(typing.get_args(kind), kept)
    if dataclasses.is_dataclass(kind):
        return _fields(kind, kept)
    return _plain(kind, kept)


def _options(wanted: Any) -> tuple[Any, ...]:
    is_choice = typing.get_origin(wanted) in {typing.Union, types.UnionType}
    return typing.get_args(wanted) if is_choice else (wanted,)


def _tuple(parts: tuple[Any, ...], kept: Any) -> tuple[Any, ...]:
    if len(parts) == 2 and parts[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        return tuple(_thawed(parts[0], each) for each in kept)
    return tuple(_thawed(part, each) for part, each in zip(parts, kept, strict=True))


def _fields(kind: Any, kept: Any) -> Any:
    hints = typing.get_type_hints(kind)
    given = {name: _thawed(hints[name], kept[name]) for name in hints if name in kept}
    return kind(**given)


def _plain(kind: Any, kept: Any) -> Any:
    if kind in {date, datetime}:
        return kind.fromisoformat(kept)
    if kind is uuid.UUID or issubclass(kind, Enum):
        return kind(kept)
    if not isinstance(kept, kind):
        raise TypeError(kind, kept)
    return kept
