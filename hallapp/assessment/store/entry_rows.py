"""Entries as they are kept: read for a span, made once, withdrawn, never deleted."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from hallapp.assessment.tables import ScoreEntry
from hallapp.assessment.terms import (
    EntryKey,
    EntryRow,
    EvidenceSort,
    PlannedEntry,
    WithdrawalCause,
)
from hallapp.hall.placements import Placements
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.kernel.database.work import Writing

_ADD = InsertOnce(table_of(ScoreEntry))
# An engine takes some thousands of blanks in one statement.
_AT_ONCE = 500
_BY_PEOPLE = frozenset({WithdrawalCause.HAND, WithdrawalCause.APPEAL})


def entries_in(
    session: Session,
    hall_id: uuid.UUID,
    from_on: date,
    until_on: date,
    *more: ColumnElement[bool],
) -> tuple[EntryRow, ...]:
    """Return the entries of a span of days, by day; withdrawn ones among them."""
    asked = (
        select(ScoreEntry)
        .where(
            ScoreEntry.hall_id == hall_id,
            ScoreEntry.day >= from_on,
            ScoreEntry.day <= until_on,
            *more,
        )
        .order_by(ScoreEntry.day, ScoreEntry.made_at, ScoreEntry.id)
    )
    return tuple(entry_row(each) for each in session.scalars(asked))


def open_entries_in(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> tuple[EntryRow, ...]:
    """Return the entries of a span of days that count."""
    return entries_in(session, hall_id, from_on, until_on, ScoreEntry.withdrawn_at.is_(None))


def standing_fed(
    session: Session,
    hall_id: uuid.UUID,
    span: tuple[date, date],
    sorts: Collection[EvidenceSort],
) -> tuple[EntryRow, ...]:
    """Return what was fed from facts of these sorts and counts."""
    return entries_in(
        session,
        hall_id,
        *span,
        ScoreEntry.withdrawn_at.is_(None),
        ScoreEntry.is_fed.is_(True),
        ScoreEntry.evidence_sort.in_(sorts),
    )


def held_keys(session: Session, hall_id: uuid.UUID, span: tuple[date, date]) -> frozenset[EntryKey]:
    """Return the keys of entries that a person took back, or made by hand: facts do not return."""
    by_people = entries_in(session, hall_id, *span, ScoreEntry.withdrawn_cause.in_(_BY_PEOPLE))
    by_hand = entries_in(
        session,
        hall_id,
        *span,
        ScoreEntry.withdrawn_at.is_(None),
        ScoreEntry.is_fed.is_(False),
    )
    return frozenset(row.key for row in (*by_people, *by_hand))


def add_entries(
    act: Writing,
    hall_id: uuid.UUID,
    entries: Sequence[PlannedEntry],
    placed: Placements,
    *,
    is_fed: bool,
) -> list[uuid.UUID]:
    """Make entries; one that another station made in the same moment is not made twice."""
    ids = [uuid.uuid4() for _entry in entries]
    made = [
        {"id": made_id} | _values(act, hall_id, each, placed, is_fed=is_fed)
        for made_id, each in zip(ids, entries, strict=True)
    ]
    if made:
        connection = act.session.connection()
        connection.execute(_ADD.on(connection), made)
    return ids


def withdraw_entries(
    act: Writing, ids: Iterable[uuid.UUID], cause: WithdrawalCause, why: str
) -> None:
    """Let entries count no longer; they stay to be read."""
    found = list(ids)
    for start in range(0, len(found), _AT_ONCE):
        act.session.execute(
            update(ScoreEntry)
            .where(
                ScoreEntry.id.in_(found[start : start + _AT_ONCE]),
                ScoreEntry.withdrawn_at.is_(None),
            )
            .values(
                withdrawn_at=act.now,
                withdrawn_by=act.request.actor.person_id,
                withdrawn_cause=cause,
                withdrawn_why=why,
            )
            .execution_options(synchronize_session=False)
        )


def entry_row(entry: ScoreEntry) -> EntryRow:
    """Return a kept entry as faces read it."""
    return EntryRow(
        id=entry.id,
        person_id=entry.person_id,
        window_id=entry.window_id,
        department_id=entry.department_id,
        subject=entry.subject,
        day=entry.day,
        rule_code=entry.rule_code,
        rule_label=entry.rule_label,
        group=entry.score_group,
        tenths=entry.tenths,
        times=entry.times,
        words=entry.words,
        evidence=entry.evidence_sort,
        evidence_id=entry.evidence_id,
        evidence_part=entry.evidence_part,
        is_fed=entry.is_fed,
        made_at=entry.made_at,
        withdrawn_at=entry.withdrawn_at,
        withdrawn_cause=entry.withdrawn_cause,
        withdrawn_why=entry.withdrawn_why,
    )


def unkept_row(
    hall_id: uuid.UUID, entry: PlannedEntry, placed: Placements, now: datetime
) -> EntryRow:
    """Return an entry that facts ask for and nobody has kept yet; its id is always the same."""
    fact = entry.fact
    where = None if fact.person_id is None else placed.on(fact.person_id, fact.day)
    spelled = "|".join(map(str, entry.key))
    return EntryRow(
        id=uuid.uuid5(hall_id, spelled),
        person_id=fact.person_id,
        window_id=fact.window_id or (where.window_id if where else None),
        department_id=fact.department_id or (where.department_id if where else None),
        subject=fact.subject,
        day=fact.day,
        rule_code=entry.rule_code,
        rule_label=entry.rule_label,
        group=entry.group,
        tenths=entry.tenths,
        times=fact.times,
        words=fact.words,
        evidence=fact.evidence,
        evidence_id=fact.evidence_id,
        evidence_part=fact.part,
        is_fed=True,
        made_at=now,
    )


def _values(
    act: Writing, hall_id: uuid.UUID, entry: PlannedEntry, placed: Placements, *, is_fed: bool
) -> dict[str, object]:
    fact = entry.fact
    where = None if fact.person_id is None else placed.on(fact.person_id, fact.day)
    return {
        "hall_id": hall_id,
        "subject": fact.subject,
        "person_id": fact.person_id,
        "window_id": fact.window_id or (where.window_id if where else None),
        "department_id": fact.department_id or (where.department_id if where else None),
        "day": fact.day,
        "rule_code": entry.rule_code,
        "rule_label": entry.rule_label,
        "score_group": entry.group,
        "tenths": entry.tenths,
        "times": fact.times,
        "words": fact.words,
        "evidence_sort": fact.evidence,
        "evidence_id": fact.evidence_id,
        "evidence_part": fact.part,
        "is_fed": is_fed,
        "made_at": act.now,
        "made_by": act.request.actor.person_id,
        "withdrawn_at": None,
        "withdrawn_by": None,
        "withdrawn_cause": None,
        "withdrawn_why": "",
    }
