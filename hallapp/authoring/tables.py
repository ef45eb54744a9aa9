"""Tables of authoring: drafts of guides, and reasons to look at guides again."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.authoring.terms import CauseKind, DraftState
from hallapp.kernel.database.base import (
    ALL,
    READ_AND_APPEND,
    Base,
    Right,
    partial_index,
    rights,
)


class GuideDraft(Base):
    """A draft of a guide with its whole content (指南编制稿).

    What was submitted is not written on again: a returned draft is taken up as the next one, so
    that what a reviewer saw can be proved.

    Attributes:
        content: A packed `GuideContent`.
        digest: Of the content.
        base_version: Version of the item when the draft was begun; 0 for a new item.
    """

    __tablename__ = "guide_draft"
    __table_args__ = (
        UniqueConstraint("hall_id", "item_id", "number"),
        partial_index(
            "uq_guide_draft_open",
            "item_id",
            unique=True,
            where="state IN ('draft', 'submitted', 'returned', 'approved')",
        ),
        partial_index(
            "ix_guide_draft_waiting",
            "hall_id",
            "state",
            where="state IN ('draft', 'submitted', 'returned', 'approved')",
        ),
        rights(clerk=Right(select=ALL, insert=ALL, update=ALL)),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_item.id"), index=True)
    number: Mapped[int]
    state: Mapped[DraftState]
    content: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    base_version: Mapped[int]
    version: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, server_default="")
    document: Mapped[str] = mapped_column(Text, server_default="")
    remarks: Mapped[str] = mapped_column(Text, server_default="")
    made_by: Mapped[uuid.UUID | None]
    made_at: Mapped[datetime]
    changed_by: Mapped[uuid.UUID | None]
    changed_at: Mapped[datetime]
    submitted_by: Mapped[uuid.UUID | None]
    submitted_at: Mapped[datetime | None]
    reviewed_by: Mapped[uuid.UUID | None]
    reviewed_at: Mapped[datetime | None]
    effective_on: Mapped[date | None]
    published_at: Mapped[datetime | None]


class ReviewCause(Base):
    """A changed law, fee or calendar that touches guides (复核原因)."""

    __tablename__ = "review_cause"
    __table_args__ = (rights(clerk=READ_AND_APPEND),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    kind: Mapped[CauseKind]
    words: Mapped[str] = mapped_column(Text)
    searched: Mapped[str] = mapped_column(Text, server_default="")
    document: Mapped[str] = mapped_column(Text, server_default="")
    on: Mapped[date]
    made_by: Mapped[uuid.UUID | None]
    made_at: Mapped[datetime]


class ReviewCauseItem(Base):
    """A guide that a cause touches, open until somebody has looked at it."""

    __tablename__ = "review_cause_item"
    __table_args__ = (
        rights(clerk=Right(select=ALL, insert=ALL, update=("settled_at", "settled_by", "outcome"))),
    )

    cause_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review_cause.id"), primary_key=True)
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_item.id"), primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    where: Mapped[str] = mapped_column(Text)
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[uuid.UUID | None]
    outcome: Mapped[str] = mapped_column(Text, server_default="")
