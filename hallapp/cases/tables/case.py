"""The case itself, who applies, and what was ticked; personal data stands apart."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.cases.terms.events import CaseEventKind
from hallapp.cases.terms.flow import (
    AcceptancePlace,
    CaseForm,
    CaseOrigin,
    CaseOutcomeKind,
    FinishQuality,
)
from hallapp.cases.terms.states import CaseState, TickOutcome
from hallapp.guides.terms import HandlingType, ItemType
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.database.base import (
    ALL,
    READ_AND_APPEND,
    Base,
    Right,
    partial_index,
    rights,
)

_WRITTEN_BY_CLERKS = rights(clerk=READ_AND_APPEND)
# What the holder of a query code is told at a kiosk; nothing of it names anybody.
_ASKED_BY_CODE = (
    "id",
    "hall_id",
    "case_number",
    "query_code",
    "item_id",
    "item_name",
    "state",
    "received_on",
    "accepted_on",
    "clock_id",
    "concluded_on",
    "ready_on",
    "delivered_on",
)
_MOVED_BY_CLERKS = (
    "state",
    "form",
    "window_id",
    "person_id",
    "clock_id",
    "handler_id",
    "stage_position",
    "guide_version",
    "accepted_at",
    "accepted_on",
    "is_deemed",
    "promised_amount",
    "promised_unit",
    "is_promised",
    "statutory_amount",
    "statutory_unit",
    "concluded_at",
    "concluded_on",
    "outcome",
    "ready_on",
    "delivered_on",
    "closed_on",
    "archived_on",
    "external_digest",
)


class CaseDay(Base):
    """How many cases were received on a day; the next case number comes from here."""

    __tablename__ = "case_day"
    __table_args__ = (rights(clerk=Right(select=ALL, insert=ALL, update=("received",))),)

    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    received: Mapped[int]


class HallCase(Base):
    """One application in process (办件), from the day its papers are received.

    Attributes:
        item_name: As it was on the day of receipt: a later guide does not rename a case.
        guide_version: Version of the guide that the materials were ticked against.
        promised_amount: Budget of the promise in its own unit, as it was at acceptance.
        statutory_amount: Budget of the law, None where the law names none.
        clock_id: The clock that decides the light now: receipt, decision or delivery.
        stage_position: The running stage, None without one.
        handler_id: Who has it in the back office now.
        external_number: Its number on the provincial platform; empty for a case of the hall.
        external_digest: What the platform last said, so that an import finds what changed.
        closed_on: Day on which nothing more was to be done, None before.
    """

    __tablename__ = "hall_case"
    __table_args__ = (
        UniqueConstraint("hall_id", "case_number"),
        Index("ix_hall_case_window", "hall_id", "window_id", "state"),
        Index("ix_hall_case_state", "hall_id", "state"),
        Index("ix_hall_case_code", "hall_id", "query_code"),
        Index("ix_hall_case_handler", "handler_id", "state"),
        Index("ix_hall_case_received", "hall_id", "received_on"),
        Index("ix_hall_case_concluded", "hall_id", "concluded_on"),
        partial_index(
            "uq_hall_case_external", "hall_id", "external_number",
            where="external_number <> ''", unique=True,
        ),
        rights(
            kiosk=Right(select=_ASKED_BY_CODE),
            clerk=Right(select=ALL, insert=ALL, update=_MOVED_BY_CLERKS),
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    case_number: Mapped[str] = mapped_column(String(40))
    query_code: Mapped[str] = mapped_column(String(12))
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_item.id"), index=True)
    item_name: Mapped[str] = mapped_column(Text)
    item_type: Mapped[ItemType]
    handling_type: Mapped[HandlingType | None]
    guide_version: Mapped[int]
    form: Mapped[CaseForm]
    origin: Mapped[CaseOrigin]
    place: Mapped[AcceptancePlace]
    external_number: Mapped[str] = mapped_column(String(80), server_default="")
    external_digest: Mapped[str] = mapped_column(String(64), server_default="")
    ticket_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("ticket.id"))
    ticket_label: Mapped[str | None] = mapped_column(String(12))
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    handler_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    stage_position: Mapped[int | None]
    state: Mapped[CaseState]
    received_at: Mapped[datetime]
    received_on: Mapped[date]
    accepted_at: Mapped[datetime | None]
    accepted_on: Mapped[date | None]
    is_deemed: Mapped[bool]
    promised_amount: Mapped[int | None]
    promised_unit: Mapped[LimitUnit | None]
    is_promised: Mapped[bool]
    statutory_amount: Mapped[int | None]
    statutory_unit: Mapped[LimitUnit | None]
    clock_id: Mapped[uuid.UUID | None]
    concluded_at: Mapped[datetime | None]
    concluded_on: Mapped[date | None]
    outcome: Mapped[CaseOutcomeKind | None]
    ready_on: Mapped[date | None]
    delivered_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    archived_on: Mapped[date | None]


class CaseApplicant(Base):
    """Who applies: personal data, in a table of its own that kiosk and board never read."""

    __tablename__ = "case_applicant"
    __table_args__ = (_WRITTEN_BY_CLERKS,)

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall_case.id"), primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    name: Mapped[str] = mapped_column(String(120))
    phone: Mapped[str] = mapped_column(String(40))
    id_sealed: Mapped[str | None] = mapped_column(Text)
    id_digest: Mapped[str | None] = mapped_column(String(64), index=True)
    agent_name: Mapped[str] = mapped_column(String(120), server_default="")
    agent_phone: Mapped[str] = mapped_column(String(40), server_default="")


class CaseTick(Base):
    """What the clerk found of one material: at receipt, and again with each supplement.

    Attributes:
        round: 1 at receipt; each supplement handed in is a new round, nothing is overwritten.
    """

    __tablename__ = "case_tick"
    __table_args__ = (_WRITTEN_BY_CLERKS,)

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall_case.id"), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, server_default="1")
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    material_id: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(Text)
    outcome: Mapped[TickOutcome]
    remark: Mapped[str] = mapped_column(Text)


class CaseEvent(Base):
    """One thing that happened to a case (办理过程); rows are only ever added.

    Attributes:
        position: Gap-free in its case, from 1: the order of the line of time.
        facts: What the sentence needs: dates, amounts, words of the clerk; no ID number.
    """

    __tablename__ = "case_event"
    __table_args__ = (
        Index("ix_case_event_day", "hall_id", "on", "kind"),
        _WRITTEN_BY_CLERKS,
    )

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall_case.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    kind: Mapped[CaseEventKind]
    at: Mapped[datetime]
    on: Mapped[date]
    person_id: Mapped[uuid.UUID | None]
    person_name: Mapped[str] = mapped_column(String(60), server_default="")
    window_number: Mapped[int | None]
    facts: Mapped[dict[str, Any]]


class CaseOutcome(Base):
    """The figures of a case as they stood at its decision; frozen (办结快照).

    A reopened case keeps its row; the newest `round` holds.

    Attributes:
        due_on: Last day of the promise at the decision.
        budget_days: Working days of the promise, extension included; None in other units.
        law_days: Working days of the law's limit; None where it has none or another unit.
        used_days: Working days from the day after acceptance to the decision, less suspended.
        suspended_days: Working days in which the clock stood.
        supplement_days: Working days in which papers were missing before acceptance.
    """

    __tablename__ = "case_outcome"
    __table_args__ = (
        Index("ix_case_outcome_day", "hall_id", "concluded_on"),
        rights(clerk=Right(select=ALL, insert=ALL, update=("is_latest",))),
    )

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall_case.id"), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    outcome: Mapped[CaseOutcomeKind]
    quality: Mapped[FinishQuality]
    received_on: Mapped[date]
    accepted_on: Mapped[date]
    concluded_on: Mapped[date]
    due_on: Mapped[date]
    law_due_on: Mapped[date | None]
    budget_days: Mapped[int | None]
    law_days: Mapped[int | None]
    used_days: Mapped[int]
    suspended_days: Mapped[int]
    supplement_days: Mapped[int]
    is_instant: Mapped[bool]
    item_id: Mapped[uuid.UUID]
    department_id: Mapped[uuid.UUID | None]
    window_id: Mapped[uuid.UUID | None]
    decided_by: Mapped[uuid.UUID | None]
    is_latest: Mapped[bool]
