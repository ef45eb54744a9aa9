"""Tables of a power cut: packs of papers printed before, visits keyed in from them after."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.kernel.database.base import READ_AND_APPEND, Base, rights
from hallapp.queueing.terms import Outcome


class PaperPack(Base):
    """A pack of papers for a power cut (停电包), kept so that its stubs are known again.

    Attributes:
        code: Eight digits printed on every sheet: the day it was printed and its turn that day.
    """

    __tablename__ = "paper_pack"
    __table_args__ = (UniqueConstraint("hall_id", "code"), rights(clerk=READ_AND_APPEND))

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    code: Mapped[str] = mapped_column(String(8))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    printed_at: Mapped[datetime]


class PaperStubs(Base):
    """The number stubs of one service in a pack (号码条): a band that no machine gives.

    Attributes:
        position: Of the service in the pack; stands in the code of each stub.
        mark: Before the number, ends in a hyphen; no label of a series has one.
    """

    __tablename__ = "paper_stubs"
    __table_args__ = (
        UniqueConstraint("pack_id", "mark", "first"),
        rights(clerk=READ_AND_APPEND),
    )

    pack_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("paper_pack.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("queue_service.id"))
    mark: Mapped[str] = mapped_column(String(8))
    first: Mapped[int]
    last: Mapped[int]


class PaperVisit(Base):
    """A visit that happened on paper, keyed in afterwards with its own times (纸质补录).

    No ticket: it was never in the order of the queue, and nothing may claim it was.
    Rows are only added.

    Attributes:
        stub: Label of its number stub, such as `停A-001`; once in a pack.
        window_id: Where it was served; None when nobody came to a call.
        person_id: The clerk; None when the sheet does not say.
        outcome: None when the number was called and nobody came.
        words: What the sheet says besides.
        entered_at: When it was keyed in, which may be days after.
    """

    __tablename__ = "paper_visit"
    __table_args__ = (
        UniqueConstraint("pack_id", "stub"),
        Index("ix_paper_visit_day", "hall_id", "day"),
        rights(clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    pack_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("paper_pack.id"))
    stub: Mapped[str] = mapped_column(String(16))
    day: Mapped[date]
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("queue_service.id"))
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    taken_at: Mapped[datetime]
    called_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    outcome: Mapped[Outcome | None]
    words: Mapped[str] = mapped_column(Text, server_default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
