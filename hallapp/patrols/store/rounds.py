"""Statements of rounds."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from hallapp.hall.tables import Person
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.patrols.tables import PatrolMark, PatrolRound
from hallapp.patrols.terms import RoundRow

_CLAIM = InsertOnce(table_of(PatrolRound), ("hall_id", "day", "number")).returning("id")


def claim_round(session: Session, values: dict[str, Any]) -> bool:
    """Write a round; False when there is one of its day and number, which holds."""
    connection = session.connection()
    return connection.execute(_CLAIM.on(connection), values).first() is not None


def round_at(session: Session, hall_id: uuid.UUID, day: date, number: int) -> PatrolRound:
    """Return the round of a number that is known to be there."""
    asked = select(PatrolRound).where(
        PatrolRound.hall_id == hall_id, PatrolRound.day == day, PatrolRound.number == number
    )
    return session.scalars(asked).one()


def forgotten_rounds(session: Session, hall_id: uuid.UUID, today: date) -> tuple[uuid.UUID, ...]:
    """Return the rounds of days before today that nobody has ended, by day and number."""
    asked = (
        select(PatrolRound.id)
        .where(
            PatrolRound.hall_id == hall_id,
            PatrolRound.day < today,
            PatrolRound.ended_at.is_(None),
        )
        .order_by(PatrolRound.day, PatrolRound.number)
    )
    return tuple(session.scalars(asked))


def rounds_in(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> tuple[RoundRow, ...]:
    """Return the rounds of a period by day and number."""
    return _rounds(
        session, PatrolRound.hall_id == hall_id, PatrolRound.day.between(from_on, until_on)
    )


def one_round(session: Session, hall_id: uuid.UUID, round_id: uuid.UUID) -> RoundRow | None:
    """Return one round, None when there is none of this id."""
    found = _rounds(session, PatrolRound.hall_id == hall_id, PatrolRound.id == round_id)
    return next(iter(found), None)


def _rounds(session: Session, *where: ColumnElement[bool]) -> tuple[RoundRow, ...]:
    asked = (
        select(PatrolRound, Person.name)
        .outerjoin(Person, Person.id == PatrolRound.patroller_id)
        .where(*where)
        .order_by(PatrolRound.day, PatrolRound.number)
    )
    found = [(each, name or "") for each, name in session.execute(asked)]
    marked = _marked(session, [each.id for each, _name in found])
    return tuple(_row(each, name, marked.get(each.id, 0)) for each, name in found)


def _marked(session: Session, round_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, int]:
    """Return how many windows have a mark, by round."""
    asked = (
        select(PatrolMark.round_id, func.count())
        .where(PatrolMark.round_id.in_(list(round_ids)), PatrolMark.superseded_at.is_(None))
        .group_by(PatrolMark.round_id)
    )
    return {each[0]: each[1] for each in session.execute(asked)}


def _row(each: PatrolRound, name: str, marked: int) -> RoundRow:
    return RoundRow(
        id=each.id,
        day=each.day,
        number=each.number,
        drawn_at=each.drawn_at,
        started_at=each.started_at,
        ended_at=each.ended_at,
        patroller_id=each.patroller_id,
        patroller_name=name,
        companions=each.companions,
        source=each.source,
        offset_minutes=each.offset_minutes,
        is_late=each.is_late,
        rest_present=each.rest_present,
        note=each.note,
        noted_at=each.noted_at,
        marked=marked,
    )
