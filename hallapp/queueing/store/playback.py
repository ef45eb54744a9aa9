"""Keeps what became of announcements; a board station appends and never reads."""

import uuid
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from sqlalchemy import Connection, insert
from sqlalchemy.exc import IntegrityError

from hallapp.kernel.database.base import table_of
from hallapp.queueing.board_rows import PlaybackRow
from hallapp.queueing.tables import AnnouncementLog

_ADD = insert(table_of(AnnouncementLog))
_UNIQUE = {"23505", "SQLITE_CONSTRAINT_PRIMARYKEY"}


def add(
    connection: Connection,
    hall_id: uuid.UUID,
    day: date,
    station: str,
    rows: Iterable[PlaybackRow],
) -> None:
    """Append announcements that are over."""
    kept = [asdict(row) | {"hall_id": hall_id, "day": day, "station": station} for row in rows]
    if kept:
        connection.execute(_ADD, kept)


def is_stored_already(error: IntegrityError) -> bool:
    """Return whether rows were refused because the store has them."""
    origin = error.orig
    codes = {getattr(origin, "sqlstate", None), getattr(origin, "sqlite_errorname", None)}
    return bool(codes & _UNIQUE)
