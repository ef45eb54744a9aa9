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

from hallapp.attendance.importing.judging import GoodPunch, PutAside
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
_ASIDE_OWN: Final = "id, line, raw, raw_digest, device_number, pin, punched_at, reason"
_ASIDE_RULE: Final = "ON CONFLICT (hall_id, raw_digest) DO NOTHING"
_ASIDE_SQLITE: Final = (
    f"INSERT INTO quarantined_line (hall_id, file_id, found_at, {_ASIDE_OWN})"  # noqa: S608
    f" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) {_ASIDE_RULE}"
)
_ASIDE_ARRAYS: Final = tuple(_ASIDE_OWN.split(", "))
_ASIDE_POSTGRESQL: Final = text(
    f"INSERT INTO quarantined_line (hall_id, file_id, found_at, {_ASIDE_OWN})"  # noqa: S608
    " SELECT CAST(:hall_id AS uuid), CAST(:file_id AS uuid), CAST(:found_at AS timestamptz), u.*"
    " FROM unnest(CAST(:id AS uuid[]), CAST(:line AS bigint[]), CAST(:raw AS text[]),"
    " CAST(:raw_digest AS text[]), CAST(:device_number AS text[]), CAST(:pin AS text[]),"
    f" CAST(:punched_at AS timestamptz[]), CAST(:reason AS text[])) AS u {_ASIDE_RULE}"
)
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


def write_aside(
    connection: Connection,
    shared: tuple[uuid.UUID, uuid.UUID, datetime],
    aside: Sequence[PutAside],
) -> None:
    """Write lines that are put aside; one that was before stays as it is.

    Args:
        connection: Of the use case's transaction.
        shared: The hall, the file, when the lines were found.
        aside: What to write.
    """
    if not aside:
        return
    hall_id, file_id, found_at = shared
    rows = [
        (key, each.line.line, each.line.raw, each.digest, each.device_number, each.line.pin,
         each.punched_at, each.reason.value)
        for key, each in zip(_keys(), aside, strict=False)
    ]  # fmt: skip
    if connection.dialect.name == "sqlite":
        first = (hall_id.hex, file_id.hex, _moment(found_at.astimezone(UTC)))
        spelled = [
            (*first, f"{key:032x}", *row, at and _moment(at), reason)
            for key, *row, at, reason in rows
        ]
        connection.exec_driver_sql(_ASIDE_SQLITE, spelled)
        return
    own = [(uuid.UUID(int=key), *row) for key, *row in rows]
    arrays = dict(zip(_ASIDE_ARRAYS, map(list, zip(*own, strict=True)), strict=True))
    told: dict[str, Any] = {"hall_id": hall_id, "file_id": file_id, "found_at": found_at}
    connection.execute(_ASIDE_POSTGRESQL, {**told, **arrays})


def _keys() -> Iterator[int]:
    """Give ids that begin alike: random, but close together, as an index likes them."""
    return count(int.from_bytes(os.urandom(_RANDOM_BYTES), "big") << 48)


def _moment(moment: datetime) -> str:
    """Return a moment as SQLite keeps it: UTC without a zone."""
    return moment.replace(tzinfo=None).isoformat(" ", "microseconds")


@lru_cache(maxsize=400)
def _day(day: date) -> str:
    return day.isoformat()
