"""Tables of the first layer: raw punches."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.attendance.terms import PunchSource
from hallapp.kernel.database.base import READ_AND_APPEND, Base, rights


class Punch(Base):
    """One raw punch (打卡记录); nothing here is ever changed or removed.

    Attributes:
        device_number: Number of the device that took it, empty at a window or a desk.
        file_id: The file that brought it, None where it was made in this program.
        line: Its line in that file.
        raw: That line as it stood there.
        received_at: When the program got it; None where it is the moment of the punch itself.
    """

    __tablename__ = "punch"
    __table_args__ = (
        UniqueConstraint("person_id", "punched_at", "source", "device_number"),
        Index("ix_punch_day", "hall_id", "day"),
        rights(clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    day: Mapped[date]
    punched_at: Mapped[datetime]
    source: Mapped[PunchSource]
    device_number: Mapped[str] = mapped_column(String(32), server_default="")
    file_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("punch_file.id"))
    line: Mapped[int | None]
    raw: Mapped[str] = mapped_column(Text, server_default="")
    received_at: Mapped[datetime | None]
