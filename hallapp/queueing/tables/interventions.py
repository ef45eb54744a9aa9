"""Table of what people did against the plain order of the queue, for the report."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.kernel.database.base import READ_AND_APPEND, Base, rights
from hallapp.queueing.terms.oversight import OutOfTurnKind


class OutOfTurn(Base):
    """One act against the plain order: a chosen call, a manager's priority, a move (越序记录).

    Rows are only added. The audit chain has the same, but no station may read it.

    Attributes:
        sequence: The turn of the hall's day in which it was done.
        before_label: Of the ticket that would have been next; None when nobody else was.
        minutes: Head start given by a priority; 0 otherwise.
    """

    __tablename__ = "out_of_turn"
    __table_args__ = (
        Index("ix_out_of_turn_day", "hall_id", "day"),
        rights(clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    sequence: Mapped[int]
    kind: Mapped[OutOfTurnKind]
    ticket_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ticket.id"))
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    before_label: Mapped[str | None] = mapped_column(String(12))
    reason: Mapped[str] = mapped_column(Text)
    minutes: Mapped[int] = mapped_column(server_default="0")
    done_at: Mapped[datetime]
