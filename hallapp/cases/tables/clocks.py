"""Clocks of a case: budgets, the ledger that moves them, and why a due day moved."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.cases.terms.clocks import ClockKind, MoveReason, SuspensionReason
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.database.base import (
    ALL,
    READ_AND_APPEND,
    Base,
    Right,
    partial_index,
    rights,
)

_RECKONED = (
    "amount",
    "unit",
    "law_amount",
    "law_unit",
    "extension",
    "due_on",
    "due_at",
    "law_due_on",
    "yellow_on",
    "yellow_at",
    "is_provisional",
    "stood_since",
    "ended_on",
)


class CaseClock(Base):
    """One clock of a case (计时): budget, extension, and the due day reckoned from them.

    The due day is a projection of budget, ledger and calendar: it can always be reckoned again,
    and every move of it leaves a `CaseDueMove`.

    Attributes:
        position: Tells clocks of one kind apart: number of the stage, of the supplement.
        label: Name of the stage or of what is awaited; empty for the case's own clocks.
        day_zero: The day that is not counted (民法典 201).
        started_at: The moment from which hours run.
        amount: Budget in its own unit, without extension.
        law_amount: The law's budget beside it, None where the law names none.
        extension: How much was added with approval, in the unit of its own budget.
        due_on: Last day in time; None until it was reckoned for the first time.
        due_at: Last moment of a limit in hours; None for limits in days.
        yellow_on: First day on which the light is yellow, never after the law's last day.
        yellow_at: First moment of it for a limit in hours; None for limits in days.
        stood_since: Set while the clock stands (挂起).
        ended_on: Day on which it was met or given up, None while it runs.
    """

    __tablename__ = "case_clock"
    __table_args__ = (
        UniqueConstraint("case_id", "kind", "position"),
        partial_index("ix_case_clock_due", "hall_id", "due_on", where="ended_on IS NULL"),
        partial_index("ix_case_clock_yellow", "hall_id", "yellow_on", where="ended_on IS NULL"),
        rights(
            kiosk=Right(
                select=("id", "case_id", "kind", "due_on", "is_provisional", "stood_since",
                        "ended_on", "day_zero", "amount", "unit", "extension", "due_at",
                        "started_at")
            ),
            clerk=Right(select=ALL, insert=ALL, update=_RECKONED),
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall_case.id"))
    kind: Mapped[ClockKind]
    position: Mapped[int]
    label: Mapped[str] = mapped_column(Text, server_default="")
    day_zero: Mapped[date]
    started_at: Mapped[datetime]
    amount: Mapped[int]
    unit: Mapped[LimitUnit]
    law_amount: Mapped[int | None]
    law_unit: Mapped[LimitUnit | None]
    extension: Mapped[int]
    due_on: Mapped[date | None]
    due_at: Mapped[datetime | None]
    law_due_on: Mapped[date | None]
    yellow_on: Mapped[date | None]
    yellow_at: Mapped[datetime | None]
    is_provisional: Mapped[bool]
    stood_since: Mapped[date | None]
    ended_on: Mapped[date | None]


class CaseSuspension(Base):
    """One entry of the clock's ledger: the clock stood in these days (暂停计时).

    Attributes:
        reason: The clerk's words.
        ground: The lawful reason; None for one imported without it.
        basis: Law line that allows it.
        document_number: Paper on which the applicant was told.
        planned_to_on: First day planned to count again.
        told_on: Day on which the applicant was told in writing.
    """

    __tablename__ = "case_suspension"
    __table_args__ = (
        rights(
            kiosk=Right(select=("case_id", "from_on", "to_on")),
            clerk=Right(select=ALL, insert=ALL, update=("to_on", "to_at", "resumed_by", "to_note")),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall_case.id"), index=True)
    from_on: Mapped[date]
    to_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text)
    ground: Mapped[SuspensionReason | None]
    basis: Mapped[str] = mapped_column(Text, server_default="")
    document_number: Mapped[str] = mapped_column(String(80), server_default="")
    planned_to_on: Mapped[date | None]
    told_on: Mapped[date | None]
    from_at: Mapped[datetime | None]
    to_at: Mapped[datetime | None]
    suspended_by: Mapped[uuid.UUID | None]
    resumed_by: Mapped[uuid.UUID | None]
    to_note: Mapped[str] = mapped_column(Text, server_default="")


class CaseExtension(Base):
    """One extension of a limit with approval (延期); rows are only ever added.

    Source: 《行政许可法》第四十二条.
    """

    __tablename__ = "case_extension"
    __table_args__ = (rights(clerk=READ_AND_APPEND),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall_case.id"), index=True)
    clock_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case_clock.id"))
    amount: Mapped[int]
    unit: Mapped[LimitUnit]
    reason: Mapped[str] = mapped_column(Text)
    approver_name: Mapped[str] = mapped_column(String(60))
    approved_on: Mapped[date]
    told_on: Mapped[date]
    document_number: Mapped[str] = mapped_column(String(80), server_default="")
    made_at: Mapped[datetime]
    made_by: Mapped[uuid.UUID | None]


class CalendarEdit(Base):
    """One change of the hall's calendar, with how many cases it moved (日历调整)."""

    __tablename__ = "calendar_edit"
    __table_args__ = (rights(clerk=READ_AND_APPEND),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    made_at: Mapped[datetime]
    made_by: Mapped[uuid.UUID | None]
    source: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, server_default="")
    changed_days: Mapped[int]
    moved_cases: Mapped[int]


class CaseDueMove(Base):
    """Why a due day moved: old day, new day, reason, rule (期限变动); rows are only ever added."""

    __tablename__ = "case_due_move"
    __table_args__ = (
        Index("ix_case_due_move_case", "case_id"),
        Index("ix_case_due_move_moved", "hall_id", "moved_at"),
        rights(clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall_case.id"))
    clock_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case_clock.id"))
    reason: Mapped[MoveReason]
    rule: Mapped[str] = mapped_column(Text)
    old_on: Mapped[date | None]
    new_on: Mapped[date]
    old_law_on: Mapped[date | None]
    new_law_on: Mapped[date | None]
    moved_at: Mapped[datetime]
    edit_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("calendar_edit.id"))
