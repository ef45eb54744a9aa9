"""Tables of the kernel: requests, revisions, the audit chain, hall settings."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.kernel.database.base import (
    ALL,
    APPEND,
    READ,
    READ_AND_APPEND,
    Base,
    Right,
    rights,
)

_COUNTED = Right(select=ALL, update=("n",))
_CHAINED = Right(select=ALL, update=("seq", "head"))
_ASKED = Right(select=("id", "kind", "digest", "answer"), insert=ALL, update=("answer",))


class RequestRecord(Base):
    """A write that was asked for, and its first answer (ids only, no personal data)."""

    __tablename__ = "request"
    __table_args__ = (rights(kiosk=_ASKED, clerk=_ASKED),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID]
    kind: Mapped[str] = mapped_column(String(60))
    digest: Mapped[str] = mapped_column(String(64))
    answer: Mapped[dict[str, Any] | None]
    asked_at: Mapped[datetime]


class Revision(Base):
    """How often a kind of thing has changed; raised in every transaction that changes it."""

    __tablename__ = "revision"
    __table_args__ = (rights(kiosk=_COUNTED, board=READ, clerk=_COUNTED),)

    hall_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    n: Mapped[int]


class AuditCheckpoint(Base):
    """The head of a hall's audit chain; a trigger forbids it to go back."""

    __tablename__ = "audit_checkpoint"
    __table_args__ = (rights(kiosk=_CHAINED, board=READ, clerk=_CHAINED),)

    hall_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    seq: Mapped[int]
    head: Mapped[str] = mapped_column(String(64))


class AuditEvent(Base):
    """One change of state: who, where, why, before and after; append-only, chained by hash.

    Attributes:
        seq: Gap-free number in the hall's chain, from 1.
        action: Stable code, `feature.what_happened`; turned into a sentence when shown.
        occurred_us: Microseconds since 1970 UTC: an integer survives every round trip.
    """

    __tablename__ = "audit_event"
    __table_args__ = (rights(kiosk=APPEND, clerk=APPEND),)

    hall_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    occurred_us: Mapped[int]
    action: Mapped[str] = mapped_column(String(60))
    person_id: Mapped[uuid.UUID | None]
    window_id: Mapped[uuid.UUID | None]
    station: Mapped[str] = mapped_column(String(80))
    channel: Mapped[str] = mapped_column(String(20))
    request_id: Mapped[uuid.UUID | None]
    subject_kind: Mapped[str] = mapped_column(String(30))
    subject_id: Mapped[str] = mapped_column(String(60), index=True)
    reason: Mapped[str | None] = mapped_column(Text)
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
    prev_hash: Mapped[str] = mapped_column(String(64), unique=True)
    hash: Mapped[str] = mapped_column(String(64))


class HallSetting(Base):
    """One value of one hall setting from a day on; a new value is a new row, never a change."""

    __tablename__ = "hall_setting"
    __table_args__ = (rights(kiosk=READ, board=READ, clerk=READ_AND_APPEND),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(String(60))
    valid_from: Mapped[date]
    value: Mapped[dict[str, Any]]
    set_at: Mapped[datetime]
    set_by: Mapped[uuid.UUID | None]
