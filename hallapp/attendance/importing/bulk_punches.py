"""Writes a hundred thousand punches in statements that each engine takes fastest.

Turning every value of every row into objects of a statement and back takes longer than the rows
themselves. SQLite gets rows as it keeps them; PostgreSQL a batch as arrays in one statement.
"""

import os
import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import count
from typing import Any, Final

from sqlalchemy import Connection, text

from hallapp.attendance.importing.judging import GoodPunch
from hallapp.attendance.terms import PunchSource

_SHARED: Final = "hall_id, file_id, received_at, source"
_OWN: Final = "id, person_id, day, punched_at, device_number, line, raw"
_RULE: Final = "ON CONFLICT (person_id, punched_at, source, device_number) DO NOTHING"
_SQLITE: Final = (
    f"INSERT INTO punch ({_SHARED}, {_OWN}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) {_RULE}"  # noqa: S608
)
_POSTGRESQL: Final = text(
    f"INSERT INTO punch ({_SHARED}, {_OWN})"  # noqa: S608
    " SELECT CAST(:hall_id AS uuid), CAST(:file_id AS uuid), CAST(:received_at AS timestamptz),"
    " :source, u.* FROM unnest(CAST(:id AS uuid[]), CAST(:person_id AS uuid[]),"
    " CAST(:day AS date[]), CAST(:punched_at AS timestamptz[]), CAST(:device AS text[]),"
    f" CAST(:line AS bigint[]), CAST(:raw AS text[])) AS u {_RULE}"
)
_ARRAYS: Final = ("id", "person_id", "day", "punched_at", "device", "line", "raw")
_RANDOM_BYTES: Final = 10


def write_punches(
    connection: Connection,
    shared: tuple[uuid.UUID, uuid.UUID, datetime],
    punches: Sequence[GoodPunch],
) -> None:
    """Write punches of a device; one that is there by person, moment and device stays.

    Args:
        connection: Of the use case's transaction.
        shared: The hall, the file, when it was received.
        punches: What to write.
    """
    if not punches:
        return
    hall_id, file_id, received_at = shared
    source = PunchSource.DEVICE.value
    if connection.dialect.name == "sqlite":
        first = (hall_id.hex, file_id.hex, _moment(received_at.astimezone(UTC)), source)
        rows = [
            (*first, f"{key:032x}", person.hex, _day(day), _moment(at), device, line.line, line.raw)
            for key, (person, at, day, device, line) in zip(_keys(), punches, strict=False)
        ]
        connection.exec_driver_sql(_SQLITE, rows)
        return
    own = [
        (uuid.UUID(int=key), person, day, at, device, line.line, line.raw)
        for key, (person, at, day, device, line) in zip(_keys(), punches, strict=False)
    ]
    arrays = dict(zip(_ARRAYS, map(list, zip(*own, strict=True)), strict=True))
    told: dict[str, Any] = {"hall_id": hall_id, "file_id": file_id, "received_at": received_at}
    connection.execute(_POSTGRESQL, {**told, "source": source, **arrays})


def _keys() -> Iterator[int]:
    """Give ids that begin alike: random, but close together, as an index likes them."""
    return count(int.from_bytes(os.urandom(_RANDOM_BYTES), "big") << 48)


def _moment(moment: datetime) -> str:
    """Return a moment as SQLite keeps it: UTC without a zone."""
    return moment.replace(tzinfo=None).isoformat(" ", "microseconds")


@lru_cache(maxsize=400)
def _day(day: date) -> str:
    return day.isoformat()
