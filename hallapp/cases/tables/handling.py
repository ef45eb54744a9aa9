"""What is done with a case: stages, papers, charges and payment."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.cases.terms.papers import CasePaperKind
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.database.base import ALL, READ_AND_APPEND, Base, Right, rights

_WRITTEN_BY_CLERKS = rights(clerk=READ_AND_APPEND)


class CaseStage(Base):
    """One stage of a case in the back office (办理环节); its limit runs on a clock of its own.

    Attributes:
        position: Order in the case, from 1; the clock of kind `STAGE` bears the same.
        counts_in_limit: Whether its time lies inside the case's own limit.
        handler_id: Who has it, or had it last.
        forwarded_to: Higher body that decides it (上报), empty otherwise.
    """

    __tablename__ = "case_stage"
    __table_args__ = (
        Index("ix_case_stage_running", "hall_id", "ended_on", "handler_id"),
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("handler_id", "began_at", "began_on", "ended_at", "ended_on", "result",
                        "opinion", "forwarded_to", "forwarded_on", "returned_on"),
            )
        ),
    )  # fmt: skip

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall_case.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    name: Mapped[str] = mapped_column(Text)
    limit_amount: Mapped[int | None]
    limit_unit: Mapped[LimitUnit | None]
    counts_in_limit: Mapped[bool]
    handler_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    began_at: Mapped[datetime | None]
    began_on: Mapped[date | None]
    ended_at: Mapped[datetime | None]
    ended_on: Mapped[date | None]
    result: Mapped[str] = mapped_column(Text, server_default="")
    opinion: Mapped[str] = mapped_column(Text, server_default="")
    forwarded_to: Mapped[str] = mapped_column(String(120), server_default="")
    forwarded_on: Mapped[date | None]
    returned_on: Mapped[date | None]


class CasePaper(Base):
    """One paper made for a case (文书): its number and the facts it printed, frozen.

    Attributes:
        number: 文号 such as 示例政审受〔2026〕12号; unique in the hall.
        facts: Everything the paper says, so that a reprint says the same for ever.
    """

    __tablename__ = "case_paper"
    __table_args__ = (
        UniqueConstraint("hall_id", "kind", "year", "sequence"),
        _WRITTEN_BY_CLERKS,
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    case_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("hall_case.id"), index=True)
    kind: Mapped[CasePaperKind]
    year: Mapped[int]
    sequence: Mapped[int]
    number: Mapped[str] = mapped_column(String(80))
    issued_on: Mapped[date]
    issued_at: Mapped[datetime]
    issued_by: Mapped[uuid.UUID | None]
    facts: Mapped[dict[str, Any]]


class CasePaperSeries(Base):
    """How many papers of a kind were numbered in a year (文号流水)."""

    __tablename__ = "case_paper_series"
    __table_args__ = (rights(clerk=Right(select=ALL, insert=ALL, update=("last",))),)

    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"), primary_key=True)
    kind: Mapped[CasePaperKind] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class CasePaperPrint(Base):
    """One printing of a paper; the second and every later one is a reprint (补打)."""

    __tablename__ = "case_paper_print"
    __table_args__ = (_WRITTEN_BY_CLERKS,)

    paper_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case_paper.id"), primary_key=True)
    copy: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    printed_at: Mapped[datetime]
    printed_by: Mapped[uuid.UUID | None]


class CaseCharge(Base):
    """What was charged for a case, with the basis and standard of that day (收费)."""

    __tablename__ = "case_charge"
    __table_args__ = (_WRITTEN_BY_CLERKS,)

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall_case.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    name: Mapped[str] = mapped_column(Text)
    standard: Mapped[str] = mapped_column(Text)
    basis: Mapped[str] = mapped_column(Text)
    charged_fen: Mapped[int]
    reduced_fen: Mapped[int]
    reduction: Mapped[str] = mapped_column(Text, server_default="")
    made_at: Mapped[datetime]
    made_by: Mapped[uuid.UUID | None]


class CasePayment(Base):
    """The one payment of a case (缴费); the money itself is taken elsewhere."""

    __tablename__ = "case_payment"
    __table_args__ = (_WRITTEN_BY_CLERKS,)

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall_case.id"), primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    paid_fen: Mapped[int]
    paid_on: Mapped[date]
    voucher: Mapped[str] = mapped_column(String(80))
    way: Mapped[str] = mapped_column(String(40), server_default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[uuid.UUID | None]
