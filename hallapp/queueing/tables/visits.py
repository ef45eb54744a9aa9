"""Tables of what happened in visits: work done, failed visits, notices, pace, playback."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.kernel.database.base import (
    ALL,
    APPEND,
    READ,
    READ_AND_APPEND,
    Base,
    Right,
    partial_index,
    rights,
)
from hallapp.queueing.terms import Outcome, PlaybackOutcome

_UNSEEN = "seen_at IS NULL"


class TicketWork(Base):
    """What was done in one step of a visit: an item, how many, and with what result."""

    __tablename__ = "ticket_work"
    __table_args__ = (
        rights(
            # What was done is what a citizen rates at the kiosk.
            kiosk=Right(select=("step_id", "position", "hall_id", "item_id")),
            clerk=Right(select=ALL, insert=ALL, update=("item_id", "quantity", "outcome")),
        ),
    )

    step_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ticket_step.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    item_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_item.id"))
    quantity: Mapped[int]
    outcome: Mapped[Outcome]


class FailedVisit(Base):
    """A paper that was missing when a visit ended for want of it (白跑), without a case.

    Attributes:
        material_id: Of the guide's version; the sentence that sent a citizen home.
        material_name: As the guide said it then.
    """

    __tablename__ = "failed_visit"
    __table_args__ = (
        Index("ix_failed_visit_item", "hall_id", "item_id", "day"),
        rights(
            kiosk=Right(
                select=("id", "hall_id", "day", "ticket_id", "item_id", "material_id",
                        "material_name", "is_undone"),
            ),
            clerk=Right(select=ALL, insert=ALL, update=("is_undone",)),
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    ticket_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ticket.id"))
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_item.id"))
    guide_version: Mapped[int]
    material_id: Mapped[str] = mapped_column(String(40))
    material_name: Mapped[str] = mapped_column(Text)
    remark: Mapped[str] = mapped_column(Text, server_default="")
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    failed_at: Mapped[datetime]
    is_undone: Mapped[bool]


class WindowMove(Base):
    """The latest move at a window that can still be taken back for some seconds (撤销).

    Attributes:
        action: `miss`, `finish` or `finish_and_call_next`.
        before: Values of the step before, as they are put back.
        made: Ids of steps that the move made, and of the ticket it called.
        request_id: The request of the move; a new move makes the older one final.
    """

    __tablename__ = "window_move"
    __table_args__ = (
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("action", "step_id", "before", "made", "request_id", "moved_at"),
            ),
        ),
    )

    window_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_window.id"), primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    action: Mapped[str] = mapped_column(String(40))
    step_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ticket_step.id"))
    before: Mapped[dict[str, Any]]
    made: Mapped[dict[str, Any]]
    request_id: Mapped[uuid.UUID]
    moved_at: Mapped[datetime]


class WindowNotice(Base):
    """A word from the manager to a window, shown there until it is read (窗口提醒)."""

    __tablename__ = "window_notice"
    __table_args__ = (
        partial_index("ix_window_notice_unseen", "hall_id", "window_id", where=_UNSEEN),
        rights(clerk=Right(select=ALL, insert=ALL, update=("seen_at", "seen_by"))),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    window_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_window.id"))
    words: Mapped[str] = mapped_column(String(200))
    sent_at: Mapped[datetime]
    sent_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    seen_at: Mapped[datetime | None]
    seen_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))


class ServicePace(Base):
    """What one service did in one hour of one finished day; the wait is estimated from it.

    Attributes:
        hour: Hour of the hall's day, 0 to 23.
        service_s: Sum of times at the window, seconds; `service_sq` of their squares.
        gap_s: Sum of times between two visits at one window, seconds.
        waited_s: Sum of waits, seconds.
    """

    __tablename__ = "service_pace"
    __table_args__ = (
        rights(kiosk=READ_AND_APPEND, board=READ, clerk=READ_AND_APPEND),
    )  # fmt: skip

    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("queue_service.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    hour: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    finished: Mapped[int]
    missed: Mapped[int]
    service_s: Mapped[float]
    service_sq: Mapped[float]
    gap_s: Mapped[float]
    waited_s: Mapped[float]


class AnnouncementLog(Base):
    """One announcement of a sound zone, and what became of it (播报记录)."""

    __tablename__ = "announcement_log"
    __table_args__ = (
        Index("ix_announcement_log_day", "hall_id", "day"),
        rights(board=APPEND, clerk=READ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    ticket_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("ticket.id"))
    call_key: Mapped[str] = mapped_column(String(60))
    zone_letter: Mapped[str] = mapped_column(String(4))
    station: Mapped[str] = mapped_column(String(80))
    outcome: Mapped[PlaybackOutcome]
    queued_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
