"""Statements of explanations."""

import uuid
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from hallapp.hall.tables import Person
from hallapp.patrols.store.lineage import forebears, heirs
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
    """Return the explanations of one mark, and of those that said the same before it."""
    about = Explanation.mark_id.in_(forebears(session, mark_id))
    return _explanations(session, Explanation.hall_id == hall_id, about)


def explanations_of_day(
    session: Session, hall_id: uuid.UUID, person_id: uuid.UUID, day: date
) -> tuple[ExplanationRow, ...]:
    """Return what a person said about a day of attendance, marks left out."""
    by = (Explanation.hall_id == hall_id, Explanation.person_id == person_id)
    return _explanations(session, *by, Explanation.day == day, Explanation.mark_id.is_(None))


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
    found = [(each, name) for each, name in session.execute(asked)]
    marks = {each.mark_id for each, _name in found if each.mark_id is not None}
    now = heirs(session, marks)
    return tuple(
        _row(each, name, None if each.mark_id is None else now.get(each.mark_id, each.mark_id))
        for each, name in found
    )


def _row(each: Explanation, name: str, mark_id: uuid.UUID | None) -> ExplanationRow:
    return ExplanationRow(
        id=each.id,
        person_id=each.person_id,
        person_name=name,
        mark_id=mark_id,
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
