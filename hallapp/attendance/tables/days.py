"""Tables of the third layer and of what people decide about it: days, corrections, locks."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.attendance.terms import CorrectionCause, OutageCause, Slot, Verdict
from hallapp.kernel.database.base import (
    ALL,
    READ_AND_APPEND,
    Base,
    Right,
    partial_index,
    rights,
)


class CorrectionYear(Base):
    """How many corrections were asked for in a year; the next number comes from here."""

    __tablename__ = "punch_correction_year"
    __table_args__ = (rights(clerk=Right(select=ALL, insert=ALL, update=("last",))),)

    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class PunchCorrection(Base):
    """A slot without a punch that somebody asks to be filled (补签); a second person decides.

    Attributes:
        stated_at: When the person says to have been there; None where only "in time" is said.
        verdict: Whether it was approved; None until decided.
        is_after_lock: Whether the day's period was locked when it was decided.
        override_reason: Why it was decided in a locked period all the same.
    """

    __tablename__ = "punch_correction"
    __table_args__ = (
        UniqueConstraint("hall_id", "number"),
        Index("ix_punch_correction_day", "hall_id", "day"),
        partial_index(
            "uq_punch_correction_open", "person_id", "day", "slot", unique=True,
            where="decided_at IS NULL",
        ),
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("decided_by", "decided_at", "verdict", "words", "is_after_lock",
                        "override_reason"),
            )
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    number: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    day: Mapped[date]
    slot: Mapped[Slot]
    stated_at: Mapped[datetime | None]
    cause: Mapped[CorrectionCause]
    reason: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    decided_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    verdict: Mapped[bool | None]
    words: Mapped[str] = mapped_column(Text, server_default="")
    is_after_lock: Mapped[bool]
    override_reason: Mapped[str] = mapped_column(Text, server_default="")


class PunchOutage(Base):
    """A declared failure of a punching device or of the power (停电、设备故障).

    Attributes:
        device_number: The device that failed, empty for all of them.
    """

    __tablename__ = "punch_outage"
    __table_args__ = (
        Index("ix_punch_outage_span", "hall_id", "from_at"),
        rights(
            clerk=Right(
                select=ALL, insert=ALL, update=("withdrawn_at", "withdrawn_by", "withdrawn_why")
            )
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    device_number: Mapped[str] = mapped_column(String(32), server_default="")
    from_at: Mapped[datetime]
    to_at: Mapped[datetime]
    cause: Mapped[OutageCause]
    words: Mapped[str] = mapped_column(Text, server_default="")
    declared_at: Mapped[datetime]
    declared_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    is_after_lock: Mapped[bool]
    override_reason: Mapped[str] = mapped_column(Text, server_default="")
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    withdrawn_why: Mapped[str] = mapped_column(Text, server_default="")


class AttendanceCount(Base):
    """One counting of a period's days (统计、重新统计): explicit, with its reason."""

    __tablename__ = "attendance_count"
    __table_args__ = (
        Index("ix_attendance_count_span", "hall_id", "from_on"),
        rights(clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    from_on: Mapped[date]
    until_on: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    counted_at: Mapped[datetime]
    counted_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    people: Mapped[int]
    days: Mapped[int]
    changed: Mapped[int]
    is_after_lock: Mapped[bool]
    override_reason: Mapped[str] = mapped_column(Text, server_default="")


class AttendanceDay(Base):
    """What was counted of one person's day (日结果); a new count appends, nothing is replaced.

    Attributes:
        version: 1 for the first count of the day, one more for each later one that differs.
        is_latest: Whether no later version exists.
        department_id: The unit that the person belonged to on that day.
        window_id: The window that the person belonged to on that day.
        facts: Findings of the slots, punches taken, excuses, corrections, rules that held.
    """

    __tablename__ = "attendance_day"
    __table_args__ = (
        UniqueConstraint("person_id", "day", "version"),
        partial_index(
            "uq_attendance_day_latest", "person_id", "day", unique=True, where="is_latest"
        ),
        Index("ix_attendance_day_day", "hall_id", "day"),
        rights(clerk=Right(select=ALL, insert=ALL, update=("is_latest",))),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    count_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("attendance_count.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    day: Mapped[date]
    version: Mapped[int]
    is_latest: Mapped[bool]
    department_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("department.id"))
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    am_in_at: Mapped[datetime | None]
    am_out_at: Mapped[datetime | None]
    pm_in_at: Mapped[datetime | None]
    pm_out_at: Mapped[datetime | None]
    am: Mapped[Verdict]
    pm: Mapped[Verdict]
    late_minutes: Mapped[int]
    early_minutes: Mapped[int]
    facts: Mapped[dict[str, Any]]


class AttendanceLock(Base):
    """A period whose attendance is closed (锁定); reopened only with a reason."""

    __tablename__ = "attendance_lock"
    __table_args__ = (
        Index("ix_attendance_lock_span", "hall_id", "from_on"),
        rights(
            clerk=Right(
                select=ALL, insert=ALL, update=("reopened_at", "reopened_by", "reopen_reason")
            )
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    from_on: Mapped[date]
    until_on: Mapped[date]
    locked_at: Mapped[datetime]
    locked_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    reopened_at: Mapped[datetime | None]
    reopened_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    reopen_reason: Mapped[str] = mapped_column(Text, server_default="")
