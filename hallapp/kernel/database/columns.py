"""Column types that mean the same on both engines."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, DateTime, Dialect, Float, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override

_SPELLER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC with microseconds; naive values are refused.

    SQLite has no zone: there the UTC value is stored without one and read back as UTC.
    """

    impl = DateTime
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Use `timestamptz` on PostgreSQL."""
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment into what the engine stores."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(value)
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn what the engine stores into an aware moment."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Facts(TypeDecorator[dict[str, Any]]):
    """A small mapping kept as JSON text with sorted keys, the same bytes on both engines."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: dict[str, Any] | None, dialect: Dialect) -> str | None:
        """Write the mapping as text."""
        del dialect
        return None if value is None else facts_text(value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, Any] | None:
        """Read the mapping back."""
        del dialect
        return None if value is None else json.loads(value)


class _SecondsBetween(FunctionElement[float]):
    """Seconds from one moment to another, counted by the engine."""

    type = Float()
    inherit_cache = True


@compiles(_SecondsBetween, "sqlite")
def _in_sqlite(element: _SecondsBetween, compiler: SQLCompiler, **options: Any) -> str:
    begin, end = (compiler.process(each, **options) for each in element.clauses)
    return f"((julianday({end}) - julianday({begin})) * 86400.0)"


@compiles(_SecondsBetween, "postgresql")
def _in_postgresql(element: _SecondsBetween, compiler: SQLCompiler, **options: Any) -> str:
    begin, end = (compiler.process(each, **options) for each in element.clauses)
    return f"EXTRACT(epoch FROM {end} - {begin})"


def seconds_between(begin: ColumnElement[Any], end: ColumnElement[Any]) -> ColumnElement[float]:
    """Return the seconds between two columns of moments, for a statement on either engine."""
    return _SecondsBetween(begin, end)


def facts_text(value: dict[str, Any]) -> str:
    """Return the one spelling of a mapping: sorted keys, no spaces, Chinese as it is."""
    return _SPELLER.encode(value)
