"""Tables of the guide desk: calls for help and escorts."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.kernel.database.base import ALL, Base, Right, partial_index, rights
from hallapp.reception.terms import HelpState

_OPEN = "state != 'closed'"


class HelpCall(Base):
    """A call for help from a kiosk (需要帮助)."""

    __tablename__ = "help_call"
    __table_args__ = (
        # One call a kiosk at a time: pressing twice is one wish.
        partial_index("uq_help_call_station", "hall_id", "station", unique=True, where=_OPEN),
        Index("ix_help_call_day", "hall_id", "day"),
        rights(
            kiosk=Right(select=ALL, insert=ALL, update=("state", "page", "page_words", "closed_at",
                                                        "item_id", "service_id")),
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("state", "answered_at", "answered_by", "closed_at", "ticket_id"),
            ),
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    station: Mapped[str] = mapped_column(String(80))
    page: Mapped[str] = mapped_column(String(40))
    page_words: Mapped[str] = mapped_column(Text)
    item_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_item.id"))
    service_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("queue_service.id"))
    state: Mapped[HelpState]
    called_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime | None]
    ticket_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("ticket.id"))


class Escort(Base):
    """A citizen accompanied through the hall (全程导办记录)."""

    __tablename__ = "escort"
    __table_args__ = (
        Index("ix_escort_day", "hall_id", "day"),
        rights(clerk=Right(select=ALL, insert=ALL, update=("ended_at", "words"))),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    ticket_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("ticket.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    subject: Mapped[str] = mapped_column(String(200))
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    words: Mapped[str] = mapped_column(Text)
