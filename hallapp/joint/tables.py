"""Tables of joint handling."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.hall.limits import LimitUnit
from hallapp.joint.terms import BranchOpinion, JointKind, JointState
from hallapp.kernel.database.base import ALL, Base, Right, rights


class JointYear(Base):
    """How many joint cases were opened in a year; the next project number comes from here."""

    __tablename__ = "joint_year"
    __table_args__ = (rights(clerk=Right(select=ALL, insert=ALL, update=("last",))),)

    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class JointCase(Base):
    """One matter that several units handle together under one lead (联办件).

    Attributes:
        case_id: The lead unit's case: accepted once, delivered once.
        agent_id: Who acts for the applicant (代办员), None without one.
    """

    __tablename__ = "joint_case"
    __table_args__ = (
        UniqueConstraint("hall_id", "number"),
        UniqueConstraint("case_id"),
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("state", "agent_id", "summary", "summed_on", "concluded_on",
                        "delivered_on"),
            )
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    number: Mapped[str] = mapped_column(String(60))
    kind: Mapped[JointKind]
    state: Mapped[JointState]
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall_case.id"))
    theme_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("guide_theme.id"))
    project_name: Mapped[str] = mapped_column(Text)
    project_place: Mapped[str] = mapped_column(Text, server_default="")
    area_m2: Mapped[int | None]
    investment_fen: Mapped[int | None]
    fee_fen: Mapped[int | None]
    lead_department_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("department.id"))
    agent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[datetime]
    opened_on: Mapped[date]
    summary: Mapped[str] = mapped_column(Text, server_default="")
    summed_on: Mapped[date | None]
    concluded_on: Mapped[date | None]
    delivered_on: Mapped[date | None]


class JointBranch(Base):
    """One unit's part of a joint case, with its reply limit and opinion (协办分支).

    Attributes:
        clock_id: The clock of kind `REPLY` on the lead's case.
    """

    __tablename__ = "joint_branch"
    __table_args__ = (
        UniqueConstraint("joint_id", "position"),
        Index("ix_joint_branch_waiting", "hall_id", "department_id", "replied_on"),
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("opinion", "opinion_text", "replied_on", "replied_at", "replied_by",
                        "reply_number"),
            )
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    joint_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("joint_case.id"), index=True)
    position: Mapped[int]
    department_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("department.id"))
    item_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_item.id"))
    title: Mapped[str] = mapped_column(Text)
    asked_on: Mapped[date]
    reply_amount: Mapped[int]
    reply_unit: Mapped[LimitUnit]
    clock_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case_clock.id"))
    opinion: Mapped[BranchOpinion | None]
    opinion_text: Mapped[str] = mapped_column(Text, server_default="")
    replied_on: Mapped[date | None]
    replied_at: Mapped[datetime | None]
    replied_by: Mapped[str] = mapped_column(String(60), server_default="")
    reply_number: Mapped[str] = mapped_column(String(80), server_default="")
