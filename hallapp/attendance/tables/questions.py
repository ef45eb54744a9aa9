"""Table of the questions that the work at a window raised."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.attendance.terms.questions import QuestionKind, QuestionVerdict
from hallapp.kernel.database.base import ALL, Base, Right, rights


class DutyQuestion(Base):
    """A question to whoever held a window (窗口存疑); claimed by window, kind and begin.

    Attributes:
        until_at: When the window worked again; written once.
        verdict: Empty until somebody answered.
    """

    __tablename__ = "duty_question"
    __table_args__ = (
        UniqueConstraint("window_id", "kind", "from_at"),
        Index("ix_duty_question_day", "hall_id", "day"),
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("until_at", "verdict", "answer", "answered_at", "answered_by"),
            )
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    window_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_window.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[QuestionKind]
    day: Mapped[date]
    from_at: Mapped[datetime]
    asked_at: Mapped[datetime]
    until_at: Mapped[datetime | None]
    verdict: Mapped[QuestionVerdict | None]
    answer: Mapped[str] = mapped_column(Text, server_default="")
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
