"""Statements of the import of punches; all of them for many rows at once."""

import uuid
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.orm import Session

from hallapp.attendance.importing.judging import GoodPunch, PunchKey
from hallapp.attendance.tables import (
    AttendanceDay,
    AttendanceLock,
    Punch,
    PunchDevice,
    PunchFile,
    QuarantinedLine,
)
from hallapp.attendance.terms import PunchSource
from hallapp.attendance.terms.files import QuarantineReason
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce

_AT_ONCE: Final = 500
_punch = table_of(Punch).c
_RELEASE = update(table_of(QuarantinedLine)).where(
    table_of(QuarantinedLine).c.id == bindparam("aside")
)
_MEET_DEVICE = InsertOnce(table_of(PunchDevice), ("hall_id", "number"))


def punch_keys(
    session: Session,
    hall_id: uuid.UUID,
    devices: Collection[str],
    span: tuple[datetime, datetime] | None,
) -> list[PunchKey]:
    """Return what devices punched from one moment to another, both included."""
    if span is None:
        return []
    asked = select(_punch.person_id, _punch.punched_at, _punch.device_number).where(
        _punch.hall_id == hall_id,
        _punch.source == PunchSource.DEVICE,
        _punch.device_number.in_(tuple(devices)),
        _punch.punched_at.between(*span),
    )
    return [(person, at, device) for person, at, device in session.execute(asked)]


def punch_ids(
    session: Session, hall_id: uuid.UUID, punches: Sequence[GoodPunch]
) -> dict[PunchKey, uuid.UUID]:
    """Return the ids of punches that are there."""
    if not punches:
        return {}
    moments = [punch.punched_at for punch in punches]
    asked = select(_punch.id, _punch.person_id, _punch.punched_at, _punch.device_number).where(
        _punch.hall_id == hall_id,
        _punch.source == PunchSource.DEVICE,
        _punch.punched_at.between(min(moments), max(moments)),
    )
    wanted = {punch.key for punch in punches}
    found = {(person, at, device): key for key, person, at, device in session.execute(asked)}
    return {key: found[key] for key in wanted if key in found}


def digests_there(session: Session, hall_id: uuid.UUID, digests: Sequence[str]) -> set[str]:
    """Return which lines were put aside before."""
    row = QuarantinedLine
    found: set[str] = set()
    for at in range(0, len(digests), _AT_ONCE):
        part = digests[at : at + _AT_ONCE]
        asked = select(row.raw_digest).where(row.hall_id == hall_id, row.raw_digest.in_(part))
        found.update(session.scalars(asked))
    return found


def digests_ahead(session: Session, hall_id: uuid.UUID) -> frozenset[str]:
    """Return the lines that were put aside because their moment had not come."""
    row = QuarantinedLine
    asked = select(row.raw_digest).where(
        row.hall_id == hall_id, row.reason == QuarantineReason.IN_FUTURE
    )
    return frozenset(session.scalars(asked))


def met_device(
    session: Session, hall_id: uuid.UUID, number: str, at: datetime, *, serial: str = ""
) -> PunchDevice:
    """Return a device, locked; it is made when its number is first met."""
    connection = session.connection()
    facts: dict[str, Any] = {
        "id": uuid.uuid4(),
        "hall_id": hall_id,
        "number": number,
        "serial": serial,
        "name": "",
        "place": "",
        "delivered_until": None,
        "is_active": True,
        "added_at": at,
        "retired_at": None,
    }
    connection.execute(_MEET_DEVICE.on(connection), facts)
    return session.scalars(
        select(PunchDevice)
        .where(PunchDevice.hall_id == hall_id, PunchDevice.number == number)
        .with_for_update()
    ).one()


def device_of(session: Session, hall_id: uuid.UUID, number: str) -> PunchDevice | None:
    """Return a device by its number."""
    return session.scalars(
        select(PunchDevice).where(PunchDevice.hall_id == hall_id, PunchDevice.number == number)
    ).one_or_none()


def number_of_serial(session: Session, hall_id: uuid.UUID, serial: str) -> str | None:
    """Return the number of the device that has a serial number; the latest added."""
    return session.scalar(
        select(PunchDevice.number)
        .where(PunchDevice.hall_id == hall_id, PunchDevice.serial == serial)
        .order_by(PunchDevice.added_at.desc())
        .limit(1)
    )


def file_of_digest(session: Session, hall_id: uuid.UUID, digest: str) -> PunchFile | None:
    """Return the first import of a file with the same bytes."""
    return session.scalars(
        select(PunchFile)
        .where(PunchFile.hall_id == hall_id, PunchFile.digest == digest)
        .order_by(PunchFile.received_at, PunchFile.id)
        .limit(1)
    ).one_or_none()


def locked_days(session: Session, hall_id: uuid.UUID, days: Collection[date]) -> list[date]:
    """Return which days lie in a period that is locked."""
    if not days:
        return []
    asked = select(AttendanceLock.from_on, AttendanceLock.until_on).where(
        AttendanceLock.hall_id == hall_id,
        AttendanceLock.reopened_at.is_(None),
        AttendanceLock.from_on <= max(days),
        AttendanceLock.until_on >= min(days),
    )
    spans = [(first, last) for first, last in session.execute(asked)]
    return sorted(day for day in days if any(first <= day <= last for first, last in spans))


def counted_days(session: Session, hall_id: uuid.UUID, days: Collection[date]) -> list[date]:
    """Return which days were counted already."""
    if not days:
        return []
    asked = (
        select(AttendanceDay.day)
        .where(
            AttendanceDay.hall_id == hall_id,
            AttendanceDay.day.between(min(days), max(days)),
            AttendanceDay.is_latest,
        )
        .distinct()
    )
    return sorted(set(session.scalars(asked)) & set(days))


def waiting_lines(
    session: Session, hall_id: uuid.UUID, plain_pins: Collection[str]
) -> Iterator[QuarantinedLine]:
    """Give lines that wait for their number to be somebody's; noughts in front do not count."""
    row = QuarantinedLine
    pins = tuple(plain_pins)
    for at in range(0, len(pins), _AT_ONCE):
        asked = select(row).where(
            row.hall_id == hall_id,
            row.released_at.is_(None),
            row.punched_at.is_not(None),
            row.pin != "",
            func.ltrim(row.pin, "0").in_(each.lstrip("0") for each in pins[at : at + _AT_ONCE]),
        )
        yield from session.scalars(asked).all()


def release(
    connection: Connection, released: Sequence[tuple[uuid.UUID, uuid.UUID]], at: datetime
) -> None:
    """Mark lines as punches after all; the pairs are line and punch."""
    if released:
        connection.execute(
            _RELEASE,
            [{"aside": line, "released_at": at, "punch_id": punch} for line, punch in released],
        )
