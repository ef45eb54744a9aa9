"""Tables of evaluation and of the follow-ups that low levels open."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.evaluation.terms import (
    EvaluationChannel,
    EvaluationSubject,
    FollowUpState,
)
from hallapp.kernel.database.base import (
    ALL,
    READ_AND_APPEND,
    Base,
    Right,
    rights,
)


class Evaluation(Base):
    """One evaluation by a citizen (好差评); never changed, never removed.

    Attributes:
        subject_key: Ticket id for the visit, item id for an item: one each, by the database.
        level: 1 to 5.
        reasons: Codes of the reasons pressed, parted by commas.
    """

    __tablename__ = "evaluation"
    __table_args__ = (
        UniqueConstraint("ticket_id", "subject_key"),
        Index("ix_evaluation_day", "hall_id", "day"),
        rights(
            kiosk=Right(select=("id", "hall_id", "day", "ticket_id", "subject_key"), insert=ALL),
            clerk=READ_AND_APPEND,
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    ticket_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ticket.id"))
    subject: Mapped[EvaluationSubject]
    subject_key: Mapped[str] = mapped_column(String(40))
    item_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_item.id"))
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    level: Mapped[int]
    reasons: Mapped[str] = mapped_column(String(80))
    remark: Mapped[str] = mapped_column(String(150))
    channel: Mapped[EvaluationChannel]
    made_at: Mapped[datetime]


class FollowUp(Base):
    """What the hall owes after a low evaluation (差评整改)."""

    __tablename__ = "follow_up"
    __table_args__ = (
        rights(
            kiosk=Right(insert=ALL),
            clerk=Right(select=ALL, insert=ALL, update=("state",)),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    evaluation_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("evaluation.id"), unique=True)
    state: Mapped[FollowUpState]
    opened_at: Mapped[datetime]
    due_on: Mapped[date]


class FollowUpStep(Base):
    """One step of a follow-up: who did what, in words; only added."""

    __tablename__ = "follow_up_step"
    __table_args__ = (rights(clerk=READ_AND_APPEND),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    follow_up_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("follow_up.id"), index=True)
    state: Mapped[FollowUpState]
    words: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
