"""Tables of punches that come as files: devices, numbers in them, files, what was put aside."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.attendance.terms.files import PunchFileFormat, QuarantineReason
from hallapp.kernel.database.base import ALL, READ_AND_APPEND, Base, Right, rights


class PunchDevice(Base):
    """A punching device (考勤机); the one without a number stands for lists that name none.

    Attributes:
        number: As in the name of its files, the 1 of `1_attlog.dat`; empty when unknown.
        serial: As the device itself writes it; empty until a file or a person told it.
        delivered_until: Up to when its punches are here; nobody is absent before that.
    """

    __tablename__ = "punch_device"
    __table_args__ = (
        UniqueConstraint("hall_id", "number"),
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("serial", "name", "place", "delivered_until", "is_active", "retired_at"),
            )
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    number: Mapped[str] = mapped_column(String(32))
    serial: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(60))
    place: Mapped[str] = mapped_column(String(120))
    delivered_until: Mapped[datetime | None]
    is_active: Mapped[bool]
    added_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class PunchPin(Base):
    """Whose number in the devices (考勤号) is whose, from a day on.

    Attributes:
        pin: Without blanks around it.
        device_number: The one device where it holds; empty for all of them.
        valid_until: The last day it is this person's; None while it is.
    """

    __tablename__ = "punch_pin"
    __table_args__ = (
        UniqueConstraint("hall_id", "pin", "device_number", "valid_from"),
        rights(clerk=Right(select=ALL, insert=ALL, update=("person_id", "valid_until"))),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    pin: Mapped[str] = mapped_column(String(32))
    device_number: Mapped[str] = mapped_column(String(32))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    given_at: Mapped[datetime]


class PunchFile(Base):
    """One import of a file of punches (导入的打卡文件): what it held and what became of it.

    Attributes:
        digest: SHA-256 of its bytes.
        columns: Which column was read as what; empty for a device's own format.
        pulled_at: Up to when the file is taken to be complete.
        lines: Lines that should be punches.
        new: Punches that were not here before.
        known: Punches that were.
        quarantined: Lines put aside.
    """

    __tablename__ = "punch_file"
    __table_args__ = (
        Index("ix_punch_file_digest", "hall_id", "digest"),
        rights(clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    name: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(String(64))
    format: Mapped[PunchFileFormat]
    encoding: Mapped[str] = mapped_column(String(20))
    device_number: Mapped[str] = mapped_column(String(32))
    serial: Mapped[str] = mapped_column(String(60))
    columns: Mapped[dict[str, Any]]
    warnings: Mapped[dict[str, Any]]
    received_at: Mapped[datetime]
    received_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    pulled_at: Mapped[datetime]
    lines: Mapped[int]
    new: Mapped[int]
    known: Mapped[int]
    quarantined: Mapped[int]
    first_at: Mapped[datetime | None]
    last_at: Mapped[datetime | None]


class QuarantinedLine(Base):
    """A line of a file that became no punch (隔离的记录), word for word, and why.

    Attributes:
        raw_digest: Tells the same line of the same device from another one, so that a file
            that comes twice puts nothing aside twice.
        pin: The number it names, as far as it could be read; empty otherwise.
        punched_at: The moment it names, as far as it could be read.
        released_at: When it became a punch after all; None while it is put aside.
        punch_id: That punch.
    """

    __tablename__ = "quarantined_line"
    __table_args__ = (
        UniqueConstraint("hall_id", "raw_digest"),
        Index("ix_quarantined_line_pin", "hall_id", "pin"),
        rights(clerk=Right(select=ALL, insert=ALL, update=("released_at", "punch_id"))),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    file_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("punch_file.id"), index=True)
    line: Mapped[int]
    raw: Mapped[str] = mapped_column(Text)
    raw_digest: Mapped[str] = mapped_column(String(64))
    device_number: Mapped[str] = mapped_column(String(32))
    pin: Mapped[str] = mapped_column(String(32))
    punched_at: Mapped[datetime | None]
    reason: Mapped[QuarantineReason]
    found_at: Mapped[datetime]
    released_at: Mapped[datetime | None]
    punch_id: Mapped[uuid.UUID | None]
