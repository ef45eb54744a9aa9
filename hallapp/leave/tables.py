"""Tables of leave: requests, their steps, annual leave granted, outings."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.hall.half_days import Half
from hallapp.kernel.database.base import (
    ALL,
    READ_AND_APPEND,
    Base,
    Right,
    partial_index,
    rights,
)
from hallapp.leave.terms import (
    AnnualExclusion,
    LeaveApprover,
    LeaveKind,
    LeaveState,
    LeaveVerdict,
    OutingKind,
)


class LeaveYear(Base):
    """The last number of a year's requests and outings.

    Whoever takes or decides leave holds this row until the end: two people of one post can then
    not be let go at the same moment.

    Attributes:
        series: `leave` or `outing`.
    """

    __tablename__ = "leave_year"
    __table_args__ = (rights(clerk=Right(select=ALL, insert=ALL, update=("last",))),)

    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    series: Mapped[str] = mapped_column(String(20), primary_key=True)
    last: Mapped[int]


class LeaveRequest(Base):
    """One request for leave (请假单).

    Attributes:
        department_id: The person's unit when leave was asked for.
        half_days: Half days of the span that count.
        ended_on: Day of the first half day back at the post (销假).
        late_half_days: Half days away beyond the leave.
    """

    __tablename__ = "leave_request"
    __table_args__ = (
        UniqueConstraint("hall_id", "number"),
        Index("ix_leave_request_span", "hall_id", "from_on", "until_on"),
        Index("ix_leave_request_person", "person_id", "from_on"),
        partial_index("ix_leave_request_asked", "hall_id", "asked_at", where="state = 'asked'"),
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("state", "b_person_id", "decided_at", "withdrawn_at", "withdrawn_by",
                        "withdrawn_why", "ended_on", "ended_half", "ended_at", "ended_by",
                        "late_half_days"),
            )
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    number: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    department_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("department.id"))
    kind: Mapped[LeaveKind]
    from_on: Mapped[date]
    from_half: Mapped[Half]
    until_on: Mapped[date]
    until_half: Mapped[Half]
    half_days: Mapped[int]
    reason: Mapped[str] = mapped_column(Text)
    b_person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    is_beyond_balance: Mapped[bool]
    asked_at: Mapped[datetime]
    asked_by: Mapped[uuid.UUID | None]
    state: Mapped[LeaveState]
    decided_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[uuid.UUID | None]
    withdrawn_why: Mapped[str] = mapped_column(Text, server_default="")
    ended_on: Mapped[date | None]
    ended_half: Mapped[Half | None]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[uuid.UUID | None]
    late_half_days: Mapped[int] = mapped_column(server_default="0")


class LeaveStep(Base):
    """One step of approval (审批), made when leave is asked for, from the ladder of that day.

    Attributes:
        signed_by: Name of whoever decided outside the hall, keyed in by a manager.
    """

    __tablename__ = "leave_step"
    __table_args__ = (
        UniqueConstraint("leave_id", "position"),
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("decided_by", "decided_at", "verdict", "words", "signed_by"),
            )
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    leave_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("leave_request.id"))
    position: Mapped[int]
    approver: Mapped[LeaveApprover]
    verdict: Mapped[LeaveVerdict | None]
    decided_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    words: Mapped[str] = mapped_column(Text, server_default="")
    signed_by: Mapped[str] = mapped_column(String(60), server_default="")


class AnnualGrant(Base):
    """A person's annual leave of a year as it was set (年休假核定); the last one holds."""

    __tablename__ = "annual_grant"
    __table_args__ = (
        Index("ix_annual_grant_person", "person_id", "year", "set_at"),
        rights(clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    year: Mapped[int]
    worked_years: Mapped[int]
    half_days: Mapped[int]
    exclusion: Mapped[AnnualExclusion | None]
    basis: Mapped[str] = mapped_column(Text, server_default="")
    set_at: Mapped[datetime]
    set_by: Mapped[uuid.UUID | None]


class Outing(Base):
    """One slip of the register of outings (临时外出登记).

    Attributes:
        day: The hall's day on which the person left.
        noted_by: Who wrote it down.
        noted_at: When it was written down; later than `left_at` where that was afterwards.
        back_noted_at: When the return was written down.
    """

    __tablename__ = "outing"
    __table_args__ = (
        UniqueConstraint("hall_id", "number"),
        # Nobody is out twice at once, kept by the database itself.
        partial_index("uq_outing_out", "person_id", unique=True, where="back_at IS NULL"),
        Index("ix_outing_day", "hall_id", "day"),
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=(
                    "back_at",
                    "back_noted_by",
                    "back_noted_at",
                    "approver_id",
                    "approved_at",
                ),
            )
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    number: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    kind: Mapped[OutingKind]
    reason: Mapped[str] = mapped_column(Text)
    day: Mapped[date]
    left_at: Mapped[datetime]
    planned_back_at: Mapped[datetime]
    back_at: Mapped[datetime | None]
    back_noted_by: Mapped[uuid.UUID | None]
    b_person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    approver_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[datetime | None]
    noted_by: Mapped[uuid.UUID | None]
    noted_at: Mapped[datetime | None]
    back_noted_at: Mapped[datetime | None]
