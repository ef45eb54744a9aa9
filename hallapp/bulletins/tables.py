"""Tables of bulletins: postings, confirmations, bulletins and who received them."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.bulletins.terms import (
    BulletinSort,
    BulletinState,
    NoteSort,
    RecipientLine,
    StepCode,
)
from hallapp.kernel.database.base import (
    ALL,
    READ,
    READ_AND_APPEND,
    Base,
    Right,
    partial_index,
    rights,
)


class Posting(Base):
    """What was posted in public of a day, as it was posted (一日一公示).

    A correction is a further version with its reason; the latest is what hangs.

    Attributes:
        rows: Public words only; what the public may not read is not in it.
        digest: SHA-256 of the rows.
    """

    __tablename__ = "posting"
    __table_args__ = (
        UniqueConstraint("hall_id", "day", "version"),
        rights(board=READ, clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    version: Mapped[int]
    reason: Mapped[str] = mapped_column(Text, server_default="")
    rows: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    posted_at: Mapped[datetime]
    posted_by: Mapped[uuid.UUID | None]


class UnitConfirmation(Base):
    """A chief representative says that a unit's figures of a period are right (首席代表确认).

    Attributes:
        digest: SHA-256 of the figures that were confirmed; others later are seen to differ.
    """

    __tablename__ = "unit_confirmation"
    __table_args__ = (
        partial_index(
            "uq_unit_confirmation_open", "hall_id", "department_id", "from_on", "until_on",
            where="withdrawn_at IS NULL", unique=True,
        ),
        rights(clerk=Right(select=ALL, insert=ALL, update=("withdrawn_at", "withdrawn_by"))),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    department_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("department.id"))
    from_on: Mapped[date]
    until_on: Mapped[date]
    digest: Mapped[str] = mapped_column(String(64))
    words: Mapped[str] = mapped_column(Text, server_default="")
    confirmed_at: Mapped[datetime]
    confirmed_by: Mapped[uuid.UUID | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[uuid.UUID | None]


class StepOverride(Base):
    """The work went on although a step was not done, with whoever answers for it (先行汇总).

    Attributes:
        undone: How many things were open at that moment; printed with the words.
    """

    __tablename__ = "step_override"
    __table_args__ = (
        UniqueConstraint("hall_id", "sort", "from_on", "until_on", "step"),
        rights(clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    sort: Mapped[BulletinSort]
    from_on: Mapped[date]
    until_on: Mapped[date]
    step: Mapped[StepCode]
    undone: Mapped[int]
    words: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    made_by: Mapped[uuid.UUID | None]


class BulletinNote(Base):
    """Something said by a person for the bulletin of a period: praise, criticism, a demand."""

    __tablename__ = "bulletin_note"
    __table_args__ = (
        Index("ix_bulletin_note_day", "hall_id", "day"),
        rights(clerk=Right(select=ALL, insert=ALL, update=("withdrawn_at", "withdrawn_by"))),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    sort: Mapped[NoteSort]
    day: Mapped[date]
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    department_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("department.id"))
    words: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    made_by: Mapped[uuid.UUID | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[uuid.UUID | None]


class BulletinYear(Base):
    """How many bulletins of a sort a year has; the next number comes from here."""

    __tablename__ = "bulletin_year"
    __table_args__ = (rights(clerk=Right(select=ALL, insert=ALL, update=("last",))),)

    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"), primary_key=True)
    sort: Mapped[BulletinSort] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class Bulletin(Base):
    """One weekly summary, monthly bulletin or circular of an assessment (通报).

    Attributes:
        year: Of its number, None until it is numbered.
        content: Sections of sentences, each with its evidence.
        figures: The figures it was drafted from, frozen.
        replaces_id: The issued bulletin that this one puts right (更正).
    """

    __tablename__ = "bulletin"
    __table_args__ = (
        UniqueConstraint("hall_id", "sort", "year", "sequence"),
        Index("ix_bulletin_period", "hall_id", "sort", "from_on"),
        # One that is worked at and one that stands: two stations cannot draft the same month.
        partial_index(
            "uq_bulletin_working", "hall_id", "sort", "from_on", "until_on",
            where="issued_at IS NULL", unique=True,
        ),
        partial_index(
            "uq_bulletin_standing", "hall_id", "sort", "from_on", "until_on",
            where="issued_at IS NOT NULL AND replaced_at IS NULL", unique=True,
        ),
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("title", "state", "content", "figures", "digest", "edited_at",
                        "edited_by", "confirmed_at", "confirmed_by", "year", "sequence",
                        "number", "numbered_at", "numbered_by", "issued_at", "issued_by",
                        "replaced_at"),
            )
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    sort: Mapped[BulletinSort]
    from_on: Mapped[date]
    until_on: Mapped[date]
    title: Mapped[str] = mapped_column(String(200))
    state: Mapped[BulletinState]
    content: Mapped[dict[str, Any]]
    figures: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]
    made_by: Mapped[uuid.UUID | None]
    edited_at: Mapped[datetime | None]
    edited_by: Mapped[uuid.UUID | None]
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[uuid.UUID | None]
    year: Mapped[int | None]
    sequence: Mapped[int | None]
    number: Mapped[str] = mapped_column(String(80), server_default="")
    numbered_at: Mapped[datetime | None]
    numbered_by: Mapped[uuid.UUID | None]
    issued_at: Mapped[datetime | None]
    issued_by: Mapped[uuid.UUID | None]
    replaces_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("bulletin.id"))
    replace_why: Mapped[str] = mapped_column(Text, server_default="")
    replaced_at: Mapped[datetime | None]


class BulletinRecipient(Base):
    """Who gets a bulletin, and who signed for it (报送发、签收)."""

    __tablename__ = "bulletin_recipient"
    __table_args__ = (
        UniqueConstraint("bulletin_id", "line", "position"),
        rights(
            clerk=Right(select=ALL, insert=ALL, update=("signed_by_name", "signed_at", "noted_by"))
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    bulletin_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("bulletin.id"), index=True)
    line: Mapped[RecipientLine]
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    signed_by_name: Mapped[str] = mapped_column(String(60), server_default="")
    signed_at: Mapped[datetime | None]
    noted_by: Mapped[uuid.UUID | None]
