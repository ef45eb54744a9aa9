"""Values as the engine keeps them: for statements over a hundred thousand clocks.

Turning each column of each row into objects and back takes longer than the statements. Budgets
repeat: what a budget gives is reckoned once, and spelled once.
"""

import uuid
from datetime import UTC, date, datetime
from typing import Any, Protocol

_MOMENT = "%Y-%m-%d %H:%M:%S.%f"


class RawValues(Protocol):
    """Spells values for one engine, and reads them."""

    def key(self, value: uuid.UUID) -> Any:
        """Return an id as the engine keeps it."""
        ...

    def day(self, value: date | None) -> Any:
        """Return a day as the engine keeps it."""
        ...

    def moment(self, value: datetime | None) -> Any:
        """Return a moment as the engine keeps it."""
        ...

    def read_key(self, raw: Any) -> uuid.UUID:
        """Return the id that the engine keeps."""
        ...

    def read_day(self, raw: Any) -> date:
        """Return the day that the engine keeps."""
        ...

    def read_moment(self, raw: Any) -> datetime:
        """Return the moment that the engine keeps, aware, UTC."""
        ...


class SqliteValues:
    """SQLite keeps ids as hexadecimal digits, days and moments as text."""

    def key(self, value: uuid.UUID) -> str:
        """Return 32 digits."""
        return value.hex

    def day(self, value: date | None) -> str | None:
        """Return 2026-11-23."""
        return None if value is None else value.isoformat()

    def moment(self, value: datetime | None) -> str | None:
        """Return the moment in UTC without a zone."""
        return None if value is None else value.astimezone(UTC).strftime(_MOMENT)

    def read_key(self, raw: str) -> uuid.UUID:
        """Read 32 digits."""
        return uuid.UUID(hex=raw)

    def read_day(self, raw: str) -> date:
        """Read 2026-11-23."""
        return date.fromisoformat(raw)

    def read_moment(self, raw: str) -> datetime:
        """Read a moment in UTC without a zone."""
        return datetime.fromisoformat(raw).replace(tzinfo=UTC)


class PostgresqlValues:
    """PostgreSQL's driver takes and gives the values themselves."""

    def key(self, value: uuid.UUID) -> uuid.UUID:
        """Return the id."""
        return value

    def day(self, value: date | None) -> date | None:
        """Return the day."""
        return value

    def moment(self, value: datetime | None) -> datetime | None:
        """Return the moment."""
        return value

    def read_key(self, raw: uuid.UUID) -> uuid.UUID:
        """Return the id."""
        return raw

    def read_day(self, raw: date) -> date:
        """Return the day."""
        return raw

    def read_moment(self, raw: datetime) -> datetime:
        """Return the moment in UTC."""
        return raw.astimezone(UTC)


def raw_values(dialect_name: str) -> RawValues:
    """Return how an engine spells values: `sqlite` or `postgresql`."""
    return SqliteValues() if dialect_name == "sqlite" else PostgresqlValues()
