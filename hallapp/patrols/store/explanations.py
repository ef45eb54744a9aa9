"""Statements of explanations."""

import uuid
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from hallapp.hall.tables import Person
from hallapp.patrols.tables import Explanation
from hallapp.patrols.terms import ExplanationRow


def explanations_in(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> tuple[ExplanationRow, ...]:
    """Return explanations about the days of a period, by day and when they were given."""
    about = Explanation.day.between(from_on, until_on)
    return _explanations(session, Explanation.hall_id == hall_id, about)


def open_explanations(session: Session, hall_id: uuid.UUID) -> tuple[ExplanationRow, ...]:
    """Return explanations that nobody has decided about."""
    is_open = Explanation.decided_at.is_(None)
    return _explanations(session, Explanation.hall_id == hall_id, is_open)


def explanations_of(
    session: Session, hall_id: uuid.UUID, person_id: uuid.UUID
) -> tuple[ExplanationRow, ...]:
    """Return every explanation of a person."""
    by = Explanation.person_id == person_id
    return _explanations(session, Explanation.hall_id == hall_id, by)


def explanations_about(
    session: Session, hall_id: uuid.UUID, mark_id: uuid.UUID
) -> tuple[ExplanationRow, ...]:
    """Return the explanations of one mark."""
    about = Explanation.mark_id == mark_id
    return _explanations(session, Explanation.hall_id == hall_id, about)


def one_explanation(
    session: Session, hall_id: uuid.UUID, explanation_id: uuid.UUID
) -> ExplanationRow | None:
    """Return one explanation, None when there is none of this id."""
    where = (Explanation.hall_id == hall_id, Explanation.id == explanation_id)
    return next(iter(_explanations(session, *where)), None)


def _explanations(session: Session, *where: ColumnElement[bool]) -> tuple[ExplanationRow, ...]:
    asked = (
        select(Explanation, Person.name)
        .join(Person, Person.id == Explanation.person_id)
        .where(*where)
        .order_by(Explanation.day, Explanation.given_at)
    )
    return tuple(_row(each, name) for each, name in session.execute(asked))


def _row(each: Explanation, name: str) -> ExplanationRow:
    return ExplanationRow(
        id=each.id,
        person_id=each.person_id,
        person_name=name,
        mark_id=each.mark_id,
        day=each.day,
        slot=each.slot,
        words=each.words,
        given_at=each.given_at,
        decide_until=each.decide_until,
        verdict=each.verdict,
        decided_by=each.decided_by,
        decided_at=each.decided_at,
        decision_words=each.decision_words,
    )
