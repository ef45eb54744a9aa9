"""Statements of feedback letters."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.patrols.store.lineage import forebears, heirs
from hallapp.patrols.tables import FeedbackLetter, FeedbackLetterYear
from hallapp.patrols.terms import LetterFacts, LetterRow

_year = table_of(FeedbackLetterYear).c
_NEXT = (
    update(table_of(FeedbackLetterYear))
    .where(_year.hall_id == bindparam("hall"), _year.year == bindparam("of"))
    .values(last=_year.last + 1)
    .returning(_year.last)
)
_OPEN_YEAR = InsertOnce(table_of(FeedbackLetterYear))
_NO_HEIRS: Mapping[uuid.UUID, uuid.UUID] = MappingProxyType({})


def next_letter(session: Session, hall_id: uuid.UUID, year: int) -> int:
    """Return the next position in a year; never given twice."""
    connection, asked = session.connection(), {"hall": hall_id, "of": year}
    found = connection.execute(_NEXT, asked).scalar_one_or_none()
    if found is not None:
        return found
    connection.execute(_OPEN_YEAR.on(connection), {"hall_id": hall_id, "year": year, "last": 0})
    return connection.execute(_NEXT, asked).scalar_one()


def letter_about(session: Session, mark_id: uuid.UUID) -> FeedbackLetter | None:
    """Return the letter about a mark that was not withdrawn, None when there is none.

    One about a superseded mark that said the same is about it too.
    """
    asked = select(FeedbackLetter).where(
        FeedbackLetter.mark_id.in_(forebears(session, mark_id)),
        FeedbackLetter.withdrawn_at.is_(None),
    )
    return session.scalars(asked.limit(1)).first()


def open_letters(session: Session, hall_id: uuid.UUID, today: date) -> tuple[LetterRow, ...]:
    """Return letters that something is still to be done about, the oldest answer first."""
    return _letters(
        session,
        today,
        FeedbackLetter.hall_id == hall_id,
        FeedbackLetter.closed_at.is_(None),
        FeedbackLetter.withdrawn_at.is_(None),
    )


def overdue_letters(session: Session, hall_id: uuid.UUID, today: date) -> tuple[LetterRow, ...]:
    """Return letters whose answer was due before today and has not come."""
    return _letters(
        session,
        today,
        FeedbackLetter.hall_id == hall_id,
        FeedbackLetter.reply_due_on < today,
        FeedbackLetter.replied_on.is_(None),
        FeedbackLetter.closed_at.is_(None),
        FeedbackLetter.withdrawn_at.is_(None),
    )


def letters_in(
    session: Session, hall_id: uuid.UUID, period: tuple[date, date], today: date
) -> tuple[LetterRow, ...]:
    """Return the letters that were issued in a period, withdrawn ones too, by their due day."""
    issued = FeedbackLetter.issued_on.between(*period)
    return _letters(session, today, FeedbackLetter.hall_id == hall_id, issued)


def letters_of(
    session: Session, hall_id: uuid.UUID, person_id: uuid.UUID, today: date
) -> tuple[LetterRow, ...]:
    """Return every letter about a person."""
    about = FeedbackLetter.person_id == person_id
    return _letters(session, today, FeedbackLetter.hall_id == hall_id, about)


def one_letter(
    session: Session, hall_id: uuid.UUID, letter_id: uuid.UUID, today: date
) -> LetterRow | None:
    """Return one letter, None when there is none of this id."""
    where = (FeedbackLetter.hall_id == hall_id, FeedbackLetter.id == letter_id)
    return next(iter(_letters(session, today, *where)), None)


def letter_row(
    letter: FeedbackLetter, today: date, now: Mapping[uuid.UUID, uuid.UUID] = _NO_HEIRS
) -> LetterRow:
    """Return the row of a letter as it stands on a day.

    Args:
        letter: As kept.
        today: The day.
        now: The mark that holds now, by a superseded one that said the same.
    """
    waits = letter.replied_on is None and letter.closed_at is None and letter.withdrawn_at is None
    return LetterRow(
        id=letter.id,
        number=letter.number,
        mark_id=None if letter.mark_id is None else now.get(letter.mark_id, letter.mark_id),
        person_id=letter.person_id,
        department_id=letter.department_id,
        facts=_read(letter.facts),
        issued_on=letter.issued_on,
        issued_at=letter.issued_at,
        reply_due_on=letter.reply_due_on,
        replied_on=letter.replied_on,
        reply=letter.reply,
        reply_by_name=letter.reply_by_name,
        rectified_on=letter.rectified_on,
        rectified_words=letter.rectified_words,
        closed_at=letter.closed_at,
        withdrawn_at=letter.withdrawn_at,
        withdrawn_why=letter.withdrawn_why,
        is_overdue=waits and letter.reply_due_on < today,
    )


def spelled_facts(facts: LetterFacts) -> dict[str, Any]:
    """Return what a letter says as the store keeps it."""
    return asdict(facts) | {"day": facts.day.isoformat()}


def _read(kept: dict[str, Any]) -> LetterFacts:
    spelled: dict[str, Any] = {**kept, "day": date.fromisoformat(kept["day"])}
    return LetterFacts(**spelled)


def _letters(session: Session, today: date, *where: ColumnElement[bool]) -> tuple[LetterRow, ...]:
    asked = (
        select(FeedbackLetter)
        .where(*where)
        .order_by(FeedbackLetter.reply_due_on, FeedbackLetter.year, FeedbackLetter.sequence)
    )
    found = tuple(session.scalars(asked))
    now = heirs(session, {each.mark_id for each in found if each.mark_id is not None})
    return tuple(letter_row(letter, today, now) for letter in found)
