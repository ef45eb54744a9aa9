"""How far the last scan came: one row a hall, which a scan that writes holds for itself."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from hallapp.kernel.changes import Change
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.kernel.database.records import Revision
from hallapp.kernel.database.work import Writing
from hallapp.supervision.tables import SupervisionScan

_scan = table_of(SupervisionScan).c
_BEGIN = InsertOnce(table_of(SupervisionScan), ("hall_id",))
_LOOKED_AT = tuple(str(kind.name).lower() for kind in (Change.CASES, Change.SETTINGS))
BEGINNING = date(2004, 1, 1)
"""Before anything that a case of this program remembers: the first scan looks at everything."""


@dataclass(frozen=True, slots=True)
class ScanProgress:
    """How far the last whole scan came."""

    hall_id: uuid.UUID
    scanned_on: date
    scanned_at: datetime


def scanned_on(session: Session, hall_id: uuid.UUID) -> date | None:
    """Return the day of the last whole scan, None before the first."""
    return session.scalar(select(_scan.scanned_on).where(_scan.hall_id == hall_id))


def revisions(session: Session, hall_id: uuid.UUID) -> tuple[int, ...]:
    """Return how often what a scan looks at was changed: cases, settings."""
    rows = session.execute(
        select(Revision.kind, Revision.n).where(
            Revision.hall_id == hall_id, Revision.kind.in_(_LOOKED_AT)
        )
    )
    return tuple(row[1] for row in sorted(rows.all()))


def locked_scan(act: Writing, hall_id: uuid.UUID) -> ScanProgress:
    """Hold the hall's row until the commit, and return how far the last scan came."""
    first = {"hall_id": hall_id, "scanned_on": BEGINNING, "scanned_at": act.now}
    act.connection.execute(_BEGIN.on(act.connection), first)
    asked = select(_scan.scanned_on, _scan.scanned_at).where(_scan.hall_id == hall_id)
    on, at = act.connection.execute(asked.with_for_update()).one()
    return ScanProgress(hall_id, on, at)


def move_scan(act: Writing, row: ScanProgress) -> None:
    """Say that everything up to now was looked at."""
    act.connection.execute(
        update(table_of(SupervisionScan))
        .where(_scan.hall_id == row.hall_id)
        .values(scanned_on=act.today, scanned_at=act.now)
    )
