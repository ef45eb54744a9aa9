"""Tables of patrols: draws, rounds, marks, kinds of finding, letters, explanations.

Nothing that may have to be proved is overwritten: a corrected mark is superseded by another row,
a renamed finding retires its row, a draw only gains what was hidden when it is revealed.
"""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.kernel.database.base import ALL, Base, Right, partial_index, rights
from hallapp.patrols.terms import ExplanationVerdict, FindingSort, PatrolSight, RoundSource

# What was published and what is revealed; never the sealed secret.
_PUBLISHED = Right(
    select=(
        "id", "hall_id", "day", "rounds", "commitment", "inputs", "published_at", "secret",
        "times", "revealed_at",
    )
)  # fmt: skip


class PatrolDraw(Base):
    """The draw of one day (抽取): committed in the morning, revealed in the evening.

    Attributes:
        asked_rounds: How many rounds the hall wants.
        rounds: How many found room in the day; fewer when its hours are too short.
        sealed_secret: The secret, sealed with the hall's key, so that looking into the store
            does not tell the times.
        commitment: SHA-256 over the canonical text, in hex.
        inputs: Everything but the secret that the canonical text is made of.
        secret: In hex, empty until revealed.
        times: The drawn times of day by number, None until revealed.
    """

    __tablename__ = "patrol_draw"
    __table_args__ = (
        UniqueConstraint("hall_id", "day"),
        rights(
            board=_PUBLISHED,
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("secret", "times", "revealed_at", "revealed_by"),
            ),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    asked_rounds: Mapped[int]
    rounds: Mapped[int]
    sealed_secret: Mapped[str] = mapped_column(Text)
    commitment: Mapped[str] = mapped_column(String(64))
    inputs: Mapped[dict[str, Any]]
    secret: Mapped[str] = mapped_column(String(64), server_default="")
    times: Mapped[dict[str, Any] | None]
    drawn_at: Mapped[datetime]
    drawn_by: Mapped[uuid.UUID | None]
    published_at: Mapped[datetime]
    revealed_at: Mapped[datetime | None]
    revealed_by: Mapped[uuid.UUID | None]


class PatrolDuty(Base):
    """Who patrols on a day (当日巡查人); while nobody is named, whoever runs the hall may."""

    __tablename__ = "patrol_duty"
    __table_args__ = (
        partial_index(
            "uq_patrol_duty_open",
            "hall_id",
            "day",
            "person_id",
            where="withdrawn_at IS NULL",
            unique=True,
        ),
        rights(clerk=Right(select=ALL, insert=ALL, update=("withdrawn_at", "withdrawn_by"))),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    named_at: Mapped[datetime]
    named_by: Mapped[uuid.UUID | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[uuid.UUID | None]


class PatrolRound(Base):
    """One round through the hall (一次巡查).

    Attributes:
        number: Of the day; those beyond the draw are extra rounds without a drawn time.
        drawn_at: When it was to begin.
        started_at: When it began; for a paper sheet, as written there.
        offset_minutes: Whole minutes after the drawn time, negative before it.
        companions: Names of whoever went along; may be empty.
        noted_at: When it came into the program: later than it began for a paper sheet.
    """

    __tablename__ = "patrol_round"
    __table_args__ = (
        UniqueConstraint("hall_id", "day", "number"),
        rights(
            clerk=Right(
                select=ALL, insert=ALL, update=("ended_at", "ended_by", "note", "rest_present")
            )
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    number: Mapped[int]
    drawn_at: Mapped[datetime | None]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[uuid.UUID | None]
    patroller_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    companions: Mapped[str] = mapped_column(Text, server_default="")
    source: Mapped[RoundSource]
    offset_minutes: Mapped[int | None]
    is_late: Mapped[bool]
    rest_present: Mapped[bool]
    note: Mapped[str] = mapped_column(Text, server_default="")
    noted_at: Mapped[datetime]
    noted_by: Mapped[uuid.UUID | None]


class FindingKind(Base):
    """One entry of the hall's list of findings (问题清单).

    A change retires the row and adds another of the same code: what was found keeps its word.

    Attributes:
        is_active: Whether patrollers are offered it; terms that stay open are off at first.
    """

    __tablename__ = "finding_kind"
    __table_args__ = (
        partial_index(
            "uq_finding_kind_now", "hall_id", "code", where="retired_at IS NULL", unique=True
        ),
        rights(clerk=Right(select=ALL, insert=ALL, update=("retired_at", "retired_by"))),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    code: Mapped[str] = mapped_column(String(40))
    label: Mapped[str] = mapped_column(String(60))
    sort: Mapped[FindingSort]
    position: Mapped[int]
    is_active: Mapped[bool]
    made_at: Mapped[datetime]
    made_by: Mapped[uuid.UUID | None]
    retired_at: Mapped[datetime | None]
    retired_by: Mapped[uuid.UUID | None]


class PatrolMark(Base):
    """What one round saw at one window (巡查记录); a correction supersedes it.

    Attributes:
        person_id: Whom it is about, None when nobody could be named.
        explain_until: Until when it waits for an explanation; None where nothing is blamed.
        handling: What was done on the spot.
        is_assumed: Set by 其余在岗 at the end of the round, not window by window.
    """

    __tablename__ = "patrol_mark"
    __table_args__ = (
        partial_index(
            "uq_patrol_mark_now", "round_id", "window_id", where="superseded_at IS NULL",
            unique=True,
        ),
        Index("ix_patrol_mark_day", "hall_id", "day"),
        Index("ix_patrol_mark_person", "person_id", "day"),
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=(
                    "superseded_at", "superseded_by", "rectified_on", "rectified_words",
                    "rectified_by",
                ),
            )
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    round_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("patrol_round.id"))
    day: Mapped[date]
    window_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_window.id"))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    seen: Mapped[PatrolSight]
    finding_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("finding_kind.id"))
    words: Mapped[str] = mapped_column(Text, server_default="")
    handling: Mapped[str] = mapped_column(Text, server_default="")
    is_assumed: Mapped[bool]
    explain_until: Mapped[datetime | None]
    noted_at: Mapped[datetime]
    noted_by: Mapped[uuid.UUID | None]
    superseded_at: Mapped[datetime | None]
    superseded_by: Mapped[uuid.UUID | None]
    rectified_on: Mapped[date | None]
    rectified_words: Mapped[str] = mapped_column(Text, server_default="")
    rectified_by: Mapped[uuid.UUID | None]


class FeedbackLetterYear(Base):
    """How many feedback letters were written in a year; the next number comes from here."""

    __tablename__ = "feedback_letter_year"
    __table_args__ = (rights(clerk=Right(select=ALL, insert=ALL, update=("last",))),)

    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class FeedbackLetter(Base):
    """A letter to the home unit of a person about a finding (反馈函), with its reply slip.

    Attributes:
        facts: Frozen when it was issued: what the paper says, also when a name changes later.
        reply_by_name: Who signed the reply slip.
    """

    __tablename__ = "feedback_letter"
    __table_args__ = (
        UniqueConstraint("hall_id", "number"),
        partial_index(
            "uq_feedback_letter_mark", "mark_id", where="withdrawn_at IS NULL", unique=True
        ),
        Index("ix_feedback_letter_issued", "hall_id", "issued_on"),
        rights(
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=(
                    "replied_on", "replied_at", "reply", "reply_by_name", "reply_keyed_by",
                    "rectified_on", "rectified_words", "checked_at", "checked_by",
                    "closed_at", "closed_by", "withdrawn_at", "withdrawn_by", "withdrawn_why",
                ),
            )
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    number: Mapped[str] = mapped_column(String(60))
    year: Mapped[int]
    sequence: Mapped[int]
    mark_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("patrol_mark.id"))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    department_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("department.id"))
    facts: Mapped[dict[str, Any]]
    issued_on: Mapped[date]
    issued_at: Mapped[datetime]
    issued_by: Mapped[uuid.UUID | None]
    reply_due_on: Mapped[date]
    replied_on: Mapped[date | None]
    replied_at: Mapped[datetime | None]
    reply: Mapped[str] = mapped_column(Text, server_default="")
    reply_by_name: Mapped[str] = mapped_column(String(60), server_default="")
    reply_keyed_by: Mapped[uuid.UUID | None]
    rectified_on: Mapped[date | None]
    rectified_words: Mapped[str] = mapped_column(Text, server_default="")
    checked_at: Mapped[datetime | None]
    checked_by: Mapped[uuid.UUID | None]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[uuid.UUID | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[uuid.UUID | None]
    withdrawn_why: Mapped[str] = mapped_column(Text, server_default="")


class Explanation(Base):
    """What a person says about a mark or a slot before it is published (情况说明).

    Attributes:
        slot: Code of the punch slot it is about; empty when it is about a mark or the whole day.
        decide_until: Until when publication waits for the decision.
    """

    __tablename__ = "explanation"
    __table_args__ = (
        partial_index(
            "uq_explanation_open_mark", "mark_id", where="decided_at IS NULL", unique=True
        ),
        Index("ix_explanation_day", "hall_id", "day"),
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
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    mark_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("patrol_mark.id"))
    day: Mapped[date]
    slot: Mapped[str] = mapped_column(String(40), server_default="")
    words: Mapped[str] = mapped_column(Text)
    given_at: Mapped[datetime]
    given_by: Mapped[uuid.UUID | None]
    decide_until: Mapped[datetime]
    verdict: Mapped[ExplanationVerdict | None]
    decided_by: Mapped[uuid.UUID | None]
    decided_at: Mapped[datetime | None]
    decision_words: Mapped[str] = mapped_column(Text, server_default="")
