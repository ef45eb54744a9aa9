"""Tables of attendance: the first layer, raw punches; the other two are derived."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.attendance.terms import PunchSource
from hallapp.kernel.database.base import READ_AND_APPEND, Base, rights


class Punch(Base):
    """One raw punch (打卡记录); nothing here is ever changed or removed."""

    __tablename__ = "punch"
    __table_args__ = (
        UniqueConstraint("person_id", "punched_at", "source"),
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
