"""Tables of cases: the case, its clock's ledger, its ticks; personal data stands apart."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.cases.terms import CaseState, TickOutcome
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.database.base import ALL, READ_AND_APPEND, Base, Right, rights

_WRITTEN_BY_CLERKS = rights(clerk=READ_AND_APPEND)
# What the holder of a query code is told at a kiosk; nothing of it names anybody.
_ASKED_BY_CODE = (
    "id",
    "hall_id",
    "case_number",
    "query_code",
    "item_id",
    "state",
    "accepted_on",
    "promised_amount",
    "promised_unit",
    "concluded_on",
)


class CaseDay(Base):
    """How many cases were received on a day; the next case number comes from here."""

    __tablename__ = "case_day"
    __table_args__ = (rights(clerk=Right(select=ALL, insert=ALL, update=("received",))),)

    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    received: Mapped[int]


class AcceptedCase(Base):
    """An accepted case (办件). Its due day and light are derived, never stored.

    Attributes:
        promised_amount: Budget of the promise in its own unit, as it was at acceptance.
        statutory_amount: Budget of the law, None where the law names none.
        guide_version: Version of the guide that the materials were ticked against.
    """

    __tablename__ = "accepted_case"
    __table_args__ = (
        UniqueConstraint("hall_id", "case_number"),
        Index("ix_accepted_case_window", "hall_id", "window_id", "state"),
        rights(
            kiosk=Right(select=_ASKED_BY_CODE),
            clerk=Right(select=ALL, insert=ALL, update=("state", "concluded_on")),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    case_number: Mapped[str] = mapped_column(String(40))
    query_code: Mapped[str] = mapped_column(String(12))
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_item.id"))
    guide_version: Mapped[int]
    ticket_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("ticket.id"))
    ticket_label: Mapped[str | None] = mapped_column(String(12))
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    state: Mapped[CaseState]
    accepted_at: Mapped[datetime]
    accepted_on: Mapped[date]
    promised_amount: Mapped[int]
    promised_unit: Mapped[LimitUnit]
    is_promised: Mapped[bool]
    statutory_amount: Mapped[int | None]
    statutory_unit: Mapped[LimitUnit | None]
    concluded_on: Mapped[date | None]


class CaseApplicant(Base):
    """Who applies: personal data, in a table of its own that kiosk and board never read."""

    __tablename__ = "case_applicant"
    __table_args__ = (_WRITTEN_BY_CLERKS,)

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("accepted_case.id"), primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    name: Mapped[str] = mapped_column(String(120))
    phone: Mapped[str] = mapped_column(String(40))
    id_sealed: Mapped[str | None] = mapped_column(Text)
    id_digest: Mapped[str | None] = mapped_column(String(64), index=True)


class CaseTick(Base):
    """What the clerk found of one material at acceptance."""

    __tablename__ = "case_tick"
    __table_args__ = (_WRITTEN_BY_CLERKS,)

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("accepted_case.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    material_id: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(Text)
    outcome: Mapped[TickOutcome]
    remark: Mapped[str] = mapped_column(Text)


class CaseSuspension(Base):
    """One entry of the clock's ledger: the clock stood in these days (暂停计时)."""

    __tablename__ = "case_suspension"
    __table_args__ = (
        rights(
            kiosk=Right(select=("case_id", "from_on", "to_on")),
            clerk=Right(select=ALL, insert=ALL, update=("to_on",)),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("accepted_case.id"), index=True)
    from_on: Mapped[date]
    to_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text)
