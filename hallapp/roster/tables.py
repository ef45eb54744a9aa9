"""Tables of the roster: shifts, assignments, A and B posts, hand-overs, who sits in."""

import uuid
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.hall.half_days import Half
from hallapp.kernel.database.base import ALL, Base, Right, partial_index, rights
from hallapp.roster.terms import HandoverCause, RosterOccasion


class Shift(Base):
    """One shift (班次); a change retires the row and adds another, so that the past keeps its own.

    Attributes:
        slots: `{"slots": [{"slot", "opens", "closes", "due"}]}`; no slots means the hall's own.
    """

    __tablename__ = "shift"
    __table_args__ = (
        partial_index("uq_shift_code_now", "hall_id", "code", where="retired_at IS NULL",
                      unique=True),
        rights(clerk=Right(select=ALL, insert=ALL, update=("retired_at", "retired_by"))),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(60))
    slots: Mapped[dict[str, Any]]
    begins: Mapped[time]
    ends: Mapped[time]
    crosses_midnight: Mapped[bool]
    made_at: Mapped[datetime]
    made_by: Mapped[uuid.UUID | None]
    retired_at: Mapped[datetime | None]
    retired_by: Mapped[uuid.UUID | None]


class ShiftAssignment(Base):
    """One entry of the roster (排班): a person, a day, a shift; open until it is withdrawn.

    Attributes:
        origin: `hand`, or the name of the file that it came with.
    """

    __tablename__ = "shift_assignment"
    __table_args__ = (
        partial_index("uq_shift_assignment_open", "person_id", "day", "shift_id", unique=True,
                      where="withdrawn_at IS NULL"),
        # A day of rest and duty at the hall's own hours have no shift, and NULLs never collide.
        partial_index("uq_shift_assignment_open_plain", "person_id", "day", "occasion", unique=True,
                      where="withdrawn_at IS NULL AND shift_id IS NULL"),
        Index("ix_shift_assignment_day", "hall_id", "day"),
        rights(
            clerk=Right(
                select=ALL, insert=ALL, update=("withdrawn_at", "withdrawn_by", "withdrawn_why")
            )
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    shift_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("shift.id"))
    day: Mapped[date]
    occasion: Mapped[RosterOccasion]
    note: Mapped[str] = mapped_column(String(200), server_default="")
    origin: Mapped[str] = mapped_column(String(200), server_default="")
    assigned_at: Mapped[datetime]
    assigned_by: Mapped[uuid.UUID | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[uuid.UUID | None]
    withdrawn_why: Mapped[str] = mapped_column(String(200), server_default="")


class PostPair(Base):
    """A post with its A and its B (AB岗); open while it has no last day."""

    __tablename__ = "post_pair"
    __table_args__ = (
        partial_index("uq_post_pair_open", "a_person_id", "window_id", unique=True,
                      where="valid_until IS NULL"),
        partial_index("uq_post_pair_open_plain", "a_person_id", unique=True,
                      where="valid_until IS NULL AND window_id IS NULL"),
        Index("ix_post_pair_hall", "hall_id", "valid_from"),
        rights(
            clerk=Right(select=ALL, insert=ALL, update=("valid_until", "ended_at", "ended_by"))
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    a_person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    b_person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    made_at: Mapped[datetime]
    made_by: Mapped[uuid.UUID | None]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[uuid.UUID | None]


class PostHandover(Base):
    """One hand-over of a post from A to B (AB岗交接).

    Attributes:
        b_person_id: Who was B when it was handed over.
        leave_ref: Id of the leave that it belongs to; leave lies above the roster, so no key.
    """

    __tablename__ = "post_handover"
    __table_args__ = (
        Index("ix_post_handover_span", "hall_id", "from_on", "until_on"),
        rights(clerk=Right(select=ALL, insert=ALL, update=("ended_at", "ended_by"))),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    pair_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("post_pair.id"), index=True)
    b_person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    from_on: Mapped[date]
    from_half: Mapped[Half]
    until_on: Mapped[date]
    until_half: Mapped[Half]
    cause: Mapped[HandoverCause]
    note: Mapped[str] = mapped_column(Text, server_default="")
    told_at: Mapped[datetime]
    told_by: Mapped[uuid.UUID | None]
    is_short_notice: Mapped[bool]
    leave_ref: Mapped[uuid.UUID | None]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[uuid.UUID | None]


class SitIn(Base):
    """A leader and one expert of a unit who sit in the hall on a day (领导坐班)."""

    __tablename__ = "sit_in"
    __table_args__ = (
        Index("ix_sit_in_day", "hall_id", "day"),
        rights(clerk=Right(select=ALL, insert=ALL, update=("withdrawn_at", "withdrawn_by"))),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    department_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("department.id"))
    leader_name: Mapped[str] = mapped_column(String(60))
    expert_name: Mapped[str] = mapped_column(String(60))
    note: Mapped[str] = mapped_column(String(200), server_default="")
    made_at: Mapped[datetime]
    made_by: Mapped[uuid.UUID | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[uuid.UUID | None]
