"""Tables of e-supervision."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.cases.terms import ClockKind
from hallapp.kernel.database.base import (
    ALL,
    Base,
    Right,
    partial_index,
    rights,
)
from hallapp.supervision.terms import ChaseKind, Colour, RungKind, SupervisionEvent


class SupervisionRule(Base):
    """One rule (监察规则). A change retires the row and adds another: the past keeps its rule.

    Attributes:
        told: Values of `Role`, with commas.
    """

    __tablename__ = "supervision_rule"
    __table_args__ = (
        partial_index(
            "uq_supervision_rule_now", "hall_id", "code", where="retired_at IS NULL", unique=True
        ),
        rights(clerk=Right(select=ALL, insert=ALL, update=("retired_at", "retired_by"))),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(Text)
    colour: Mapped[Colour]
    rung: Mapped[RungKind]
    clock: Mapped[ClockKind | None]
    days: Mapped[int]
    event: Mapped[SupervisionEvent | None]
    told: Mapped[str] = mapped_column(Text, server_default="")
    reply_days: Mapped[int]
    made_at: Mapped[datetime]
    made_by: Mapped[uuid.UUID | None]
    retired_at: Mapped[datetime | None]
    retired_by: Mapped[uuid.UUID | None]


class RaisedLight(Base):
    """One light that a rule raised on a case (监察记录); claimed by its unique place.

    Attributes:
        occurrence: What tells two lights of one rule and case apart: the clock's id and its due
            day, or the event's own number. With rule and case it is unique, so that two stations
            cannot raise one light twice.
    """

    __tablename__ = "raised_light"
    __table_args__ = (
        UniqueConstraint("rule_id", "case_id", "occurrence"),
        Index("ix_raised_light_case", "case_id"),
        partial_index("ix_raised_light_open", "hall_id", "raised_at", where="cleared_at IS NULL"),
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("reply", "replied_at", "replied_by", "cleared_at", "cleared_why"),
            )
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    rule_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("supervision_rule.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall_case.id"))
    occurrence: Mapped[str] = mapped_column(String(80))
    colour: Mapped[Colour]
    due_on: Mapped[date]
    raised_at: Mapped[datetime]
    is_late: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text)
    reply_due_on: Mapped[date | None]
    reply: Mapped[str] = mapped_column(Text, server_default="")
    replied_at: Mapped[datetime | None]
    replied_by: Mapped[uuid.UUID | None]
    cleared_at: Mapped[datetime | None]
    cleared_why: Mapped[str] = mapped_column(Text, server_default="")


class Chase(Base):
    """One urging of a light (催办、督办)."""

    __tablename__ = "chase"
    __table_args__ = (
        rights(
            clerk=Right(select=ALL, insert=ALL, update=("reply", "replied_on", "replied_by")),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    light_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("raised_light.id"), index=True)
    kind: Mapped[ChaseKind]
    paper_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("case_paper.id"))
    number: Mapped[str] = mapped_column(String(80))
    sent_on: Mapped[date]
    sent_at: Mapped[datetime]
    sent_by: Mapped[uuid.UUID | None]
    sent_to: Mapped[str] = mapped_column(String(120))
    words: Mapped[str] = mapped_column(Text)
    reply_due_on: Mapped[date | None]
    reply: Mapped[str] = mapped_column(Text, server_default="")
    replied_on: Mapped[date | None]
    replied_by: Mapped[uuid.UUID | None]


class SupervisionScan(Base):
    """How far the last scan came; a late start looks at everything since (监察扫描)."""

    __tablename__ = "supervision_scan"
    __table_args__ = (
        rights(clerk=Right(select=ALL, insert=ALL, update=("scanned_on", "scanned_at"))),
    )

    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"), primary_key=True)
    scanned_on: Mapped[date]
    scanned_at: Mapped[datetime]
