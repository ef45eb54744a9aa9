"""Tables of openness: catalogue rows, public papers, readings, distribution."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.kernel.database.base import (
    ALL,
    APPEND,
    READ,
    READ_AND_APPEND,
    Base,
    Right,
    rights,
)
from hallapp.openness.terms import OpenWay, PaperKind, ReadingKind

_KEPT_BY_STAFF = rights(kiosk=READ, clerk=Right(select=ALL, insert=ALL, update=ALL))


class OpennessEntry(Base):
    """One row of the standard catalogue (基层政务公开标准目录).

    Attributes:
        channels: `{"channels": […]}` in order.
    """

    __tablename__ = "openness_entry"
    __table_args__ = (Index("ix_openness_entry_place", "hall_id", "position"), _KEPT_BY_STAFF)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    position: Mapped[int]
    field: Mapped[str] = mapped_column(String(60))
    first: Mapped[str] = mapped_column(String(200))
    second: Mapped[str] = mapped_column(String(200), server_default="")
    third: Mapped[str] = mapped_column(String(200), server_default="")
    content: Mapped[str] = mapped_column(Text, server_default="")
    basis: Mapped[str] = mapped_column(Text, server_default="")
    time_limit: Mapped[str] = mapped_column(Text, server_default="")
    publisher: Mapped[str] = mapped_column(String(200), server_default="")
    channels: Mapped[dict[str, Any]] = mapped_column(server_default='{"channels":[]}')
    audience: Mapped[str] = mapped_column(String(200), server_default="")
    way: Mapped[OpenWay] = mapped_column(server_default=OpenWay.ACTIVE.value)
    level: Mapped[str] = mapped_column(String(60), server_default="")
    closed_reason: Mapped[str] = mapped_column(Text, server_default="")
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))


class PublicPaper(Base):
    """A paper that anybody may read (公开文件)."""

    __tablename__ = "public_paper"
    __table_args__ = (_KEPT_BY_STAFF,)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    kind: Mapped[PaperKind]
    title: Mapped[str] = mapped_column(String(300))
    number: Mapped[str] = mapped_column(String(80), server_default="")
    issuer: Mapped[str] = mapped_column(String(200), server_default="")
    issued_on: Mapped[date]
    published_on: Mapped[date | None]
    is_in_force: Mapped[bool] = mapped_column(server_default=text("true"))
    interprets: Mapped[uuid.UUID | None]
    file_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("guide_file.id"))
    words: Mapped[str] = mapped_column(Text, server_default="")
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))


class Reading(Base):
    """One reading at a public reading point: what, when, where; never who (查阅)."""

    __tablename__ = "reading"
    __table_args__ = (
        Index("ix_reading_day", "hall_id", "day"),
        rights(kiosk=APPEND, clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    at: Mapped[datetime]
    kind: Mapped[ReadingKind]
    subject: Mapped[uuid.UUID | None]
    station: Mapped[str] = mapped_column(String(80), server_default="")


class SlipDistribution(Base):
    """Printed slips laid out in a library, a hotel, a village (指南单投放)."""

    __tablename__ = "slip_distribution"
    __table_args__ = (rights(clerk=READ_AND_APPEND),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    on: Mapped[date]
    what: Mapped[str] = mapped_column(String(200))
    place: Mapped[str] = mapped_column(String(200))
    copies: Mapped[int]
    person_id: Mapped[uuid.UUID | None]
    made_at: Mapped[datetime]


class AnnualFigure(Base):
    """One figure of the annual table entered by hand (年报手填数); the newest row holds."""

    __tablename__ = "annual_figure"
    __table_args__ = (
        Index("ix_annual_figure_year", "hall_id", "year", "code"),
        rights(clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    year: Mapped[int]
    code: Mapped[str] = mapped_column(String(40))
    value: Mapped[str] = mapped_column(String(40))
    note: Mapped[str] = mapped_column(Text, server_default="")
    entered_by: Mapped[uuid.UUID | None]
    entered_at: Mapped[datetime]
