"""Statements of counted days: the latest of each, and the next versions."""

import uuid
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, insert, select, update
from sqlalchemy.orm import Session

from hallapp.attendance.store.spelling_days import MOMENTS, Counted, StoredDay
from hallapp.attendance.tables import AttendanceDay
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.columns import facts_text
from hallapp.kernel.database.work import Writing

_day = table_of(AttendanceDay).c
_COLUMNS: tuple[str, ...] = (
    "department_id", "window_id", *MOMENTS, "am", "pm", "late_minutes", "early_minutes", "facts",
)  # fmt: skip
_ADD = insert(table_of(AttendanceDay))
_PUT_BACK = (
    update(table_of(AttendanceDay))
    .where(_day.id == bindparam("old"), _day.is_latest)
    .values(is_latest=False)
)

# Rows as SQLite keeps them: turning every value into an object of a statement and back takes
# longer than the rows themselves.
_ADD_SQLITE = (
    "INSERT INTO attendance_day (hall_id, count_id, is_latest, id, person_id, day, version,"  # noqa: S608
    f" {', '.join(_COLUMNS)}) VALUES (?, ?, 1, ?, ?, ?, ?{', ?' * len(_COLUMNS)})"
)

DayKey = tuple[uuid.UUID, date]


def latest_days(
    session: Session,
    hall_id: uuid.UUID,
    span: tuple[date, date],
    person_ids: Collection[uuid.UUID] | None = None,
) -> dict[DayKey, StoredDay]:
    """Return the latest count of each day of a span; nothing for days that were not counted."""
    asked: Select[*tuple[Any, ...]] = select(
        _day.id, _day.person_id, _day.day, _day.version, *(_day[name] for name in _COLUMNS)
    ).where(
        _day.hall_id == hall_id,
        _day.day >= span[0],
        _day.day <= span[1],
        _day.is_latest,
    )
    if person_ids is not None:
        asked = asked.where(_day.person_id.in_(person_ids))
    found: dict[DayKey, StoredDay] = {}
    for id_, person_id, day, version, *values in session.execute(asked):
        columns: Counted = dict(zip(_COLUMNS, values, strict=True))
        found[person_id, day] = StoredDay(id_, person_id, day, version, columns)
    return found


def newest_versions(
    session: Session, hall_id: uuid.UUID, span: tuple[date, date]
) -> dict[DayKey, int]:
    """Return which version of each day of a span is the latest."""
    asked = select(_day.person_id, _day.day, _day.version).where(
        _day.hall_id == hall_id, _day.day >= span[0], _day.day <= span[1], _day.is_latest
    )
    return {(person, day): version for person, day, version in session.execute(asked)}


def put_back(act: Writing, old_ids: Sequence[uuid.UUID]) -> None:
    """Let counts that are followed by others be the latest no more."""
    if old_ids:
        act.connection.execute(_PUT_BACK, [{"old": old} for old in old_ids])


def add_days(
    act: Writing, hall_id: uuid.UUID, count_id: uuid.UUID, days: Sequence[Counted]
) -> None:
    """Append counted days; each has its person, day and version besides what it came to."""
    if not days:
        return
    if act.connection.dialect.name == "sqlite":
        shared = (hall_id.hex, count_id.hex)
        act.connection.exec_driver_sql(_ADD_SQLITE, [_kept(shared, columns) for columns in days])
        return
    act.connection.execute(
        _ADD,
        [
            {
                "id": uuid.uuid4(),
                "hall_id": hall_id,
                "count_id": count_id,
                "is_latest": True,
                **columns,
            }
            for columns in days
        ],
    )


def _kept(shared: tuple[str, str], columns: Counted) -> tuple[Any, ...]:
    """Return a counted day as SQLite keeps it: bare digits, UTC without a zone, one JSON text."""
    unit, window = columns["department_id"], columns["window_id"]
    return (
        *shared,
        uuid.uuid4().hex,
        columns["person_id"].hex,
        columns["day"].isoformat(),
        columns["version"],
        unit and unit.hex,
        window and window.hex,
        *(_moment(columns[name]) for name in MOMENTS),
        columns["am"].value,
        columns["pm"].value,
        columns["late_minutes"],
        columns["early_minutes"],
        facts_text(columns["facts"]),
    )


def _moment(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
