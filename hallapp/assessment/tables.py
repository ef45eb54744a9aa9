"""Tables of assessment: entries, closed sheets and their lines, appeals."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.assessment.terms import (
    AppealVerdict,
    AssessmentState,
    EvidenceSort,
    ScoreGroup,
    WithdrawalCause,
)
from hallapp.kernel.database.base import ALL, Base, Right, partial_index, rights


class ScoreEntry(Base):
    """Points given or taken under a rule for one thing that happened (扣分、加分记录).

    Attributes:
        subject: Whom it concerns, spelled for the unique rule: the id of the person, else of the
            window, else of the unit. NULLs would let one thing count twice.
        tenths: Signed tenths of a point.
        times: How often the rule applied: half days, working days late; 1 for an occasion.
        evidence_id: What is opened as its proof.
        evidence_part: The part of it that counts, as `morning` of a day; empty for all of it.
        score_group: The part of the sheet that its rule belonged to.
        is_fed: Made from facts, not by hand.
    """

    __tablename__ = "score_entry"
    __table_args__ = (
        partial_index(
            "uq_score_entry_open", "hall_id", "rule_code", "subject", "evidence_sort",
            "evidence_id", "evidence_part", where="withdrawn_at IS NULL", unique=True,
        ),
        Index("ix_score_entry_day", "hall_id", "day"),
        Index("ix_score_entry_person", "person_id", "day"),
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("withdrawn_at", "withdrawn_by", "withdrawn_cause", "withdrawn_why"),
            )
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    subject: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    department_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("department.id"))
    day: Mapped[date]
    rule_code: Mapped[str] = mapped_column(String(60))
    rule_label: Mapped[str] = mapped_column(String(120))
    score_group: Mapped[ScoreGroup]
    tenths: Mapped[int]
    times: Mapped[int]
    words: Mapped[str] = mapped_column(Text)
    evidence_sort: Mapped[EvidenceSort]
    evidence_id: Mapped[str] = mapped_column(String(120))
    evidence_part: Mapped[str] = mapped_column(String(40), server_default="")
    is_fed: Mapped[bool]
    made_at: Mapped[datetime]
    made_by: Mapped[uuid.UUID | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[uuid.UUID | None]
    withdrawn_cause: Mapped[WithdrawalCause | None]
    withdrawn_why: Mapped[str] = mapped_column(Text, server_default="")


class Assessment(Base):
    """A sheet of scores that was closed and counts as it stands (考核表).

    Attributes:
        rules: The rules it was reckoned by, spelled.
        replaces_id: The closed sheet that this one puts right (更正).
        replace_why: Why this one had to be put right; empty while it stands.
    """

    __tablename__ = "assessment"
    __table_args__ = (
        partial_index(
            "uq_assessment_closed", "hall_id", "from_on", "until_on",
            where="replaced_at IS NULL", unique=True,
        ),
        rights(clerk=Right(select=ALL, insert=ALL, update=("state", "replaced_at", "replace_why"))),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    from_on: Mapped[date]
    until_on: Mapped[date]
    title: Mapped[str] = mapped_column(String(200))
    state: Mapped[AssessmentState]
    rules: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]
    closed_at: Mapped[datetime]
    closed_by: Mapped[uuid.UUID | None]
    replaces_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("assessment.id"))
    replace_why: Mapped[str] = mapped_column(Text, server_default="")
    replaced_at: Mapped[datetime | None]


class AssessmentLine(Base):
    """One person's line of a closed sheet, with what it was made of (考核明细).

    Attributes:
        facts: The entries, shares, sums and cuts that the score came from.
        delivered_to: Who received it, by name.
    """

    __tablename__ = "assessment_line"
    __table_args__ = (
        UniqueConstraint("assessment_id", "person_id"),
        rights(
            clerk=Right(
                select=ALL, insert=ALL, update=("delivered_at", "delivered_to", "delivered_by")
            )
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    department_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("department.id"))
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    position: Mapped[int]
    tenths: Mapped[int]
    rank: Mapped[int]
    grade: Mapped[str] = mapped_column(String(40), server_default="")
    facts: Mapped[dict[str, Any]]
    delivered_at: Mapped[datetime | None]
    delivered_to: Mapped[str] = mapped_column(String(60), server_default="")
    delivered_by: Mapped[uuid.UUID | None]


class ScoreAppeal(Base):
    """Somebody says that an entry is wrong, and what was decided (申诉)."""

    __tablename__ = "score_appeal"
    __table_args__ = (
        partial_index("uq_score_appeal_open", "entry_id", where="verdict IS NULL", unique=True),
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("verdict", "decided_by", "decided_at", "decision_words"),
            )
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    entry_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("score_entry.id"), index=True)
    words: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[uuid.UUID | None]
    asked_at: Mapped[datetime]
    verdict: Mapped[AppealVerdict | None]
    decided_by: Mapped[uuid.UUID | None]
    decided_at: Mapped[datetime | None]
    decision_words: Mapped[str] = mapped_column(Text, server_default="")
