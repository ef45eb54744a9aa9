"""Statements of the draw: the hours it needs, the row of a day, who is named to patrol."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hallapp.cases.clockwork.policy import OFFICE_HOURS
from hallapp.hall.calendars import load_calendar
from hallapp.hall.opening_times import DayHours
from hallapp.hall.tables import Hall, Person
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.kernel.settings import value_on
from hallapp.patrols.rules.drawing import whole_minutes
from hallapp.patrols.tables import PatrolDraw, PatrolDuty
from hallapp.patrols.terms import PatrollerRow

_CLAIM = InsertOnce(table_of(PatrolDraw), ("hall_id", "day")).returning("id")
_NAME = InsertOnce(table_of(PatrolDuty))


def service_hours(session: Session, hall_id: uuid.UUID, day: date) -> DayHours:
    """Return the hours of a day in whole minutes, none when the hall rests."""
    week = value_on(session, hall_id, OFFICE_HOURS, day)
    kind = load_calendar(session, hall_id).kind(day)
    return whole_minutes(week.hours_of(day, kind))


def hall_code(session: Session, hall_id: uuid.UUID) -> str:
    """Return the code that stands in the text of the commitment."""
    return session.get_one(Hall, hall_id).code


def draw_of(session: Session, hall_id: uuid.UUID, day: date) -> PatrolDraw | None:
    """Return the draw of a day, None while there is none."""
    asked = select(PatrolDraw).where(PatrolDraw.hall_id == hall_id, PatrolDraw.day == day)
    return session.scalars(asked).one_or_none()


def draws_in(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> dict[date, PatrolDraw]:
    """Return the draws of a period by day."""
    asked = select(PatrolDraw).where(
        PatrolDraw.hall_id == hall_id, PatrolDraw.day.between(from_on, until_on)
    )
    return {draw.day: draw for draw in session.scalars(asked)}


def unrevealed(session: Session, hall_id: uuid.UUID) -> tuple[PatrolDraw, ...]:
    """Return the draws that are still hidden, the oldest first."""
    asked = select(PatrolDraw).where(
        PatrolDraw.hall_id == hall_id, PatrolDraw.revealed_at.is_(None)
    )
    return tuple(session.scalars(asked.order_by(PatrolDraw.day)))


def first_draw_on(session: Session, hall_id: uuid.UUID) -> date | None:
    """Return the day since which the hall draws; no round was missed before it."""
    return session.scalar(select(func.min(PatrolDraw.day)).where(PatrolDraw.hall_id == hall_id))


def claim_draw(session: Session, values: dict[str, Any]) -> bool:
    """Write the draw of a day; False when another station was first, whose draw holds."""
    connection = session.connection()
    return connection.execute(_CLAIM.on(connection), values).first() is not None


def patrollers(session: Session, hall_id: uuid.UUID, day: date) -> tuple[PatrollerRow, ...]:
    """Return who is named to patrol on a day, in the order in which they were named."""
    asked = (
        select(Person.id, Person.name)
        .join(PatrolDuty, PatrolDuty.person_id == Person.id)
        .where(
            PatrolDuty.hall_id == hall_id,
            PatrolDuty.day == day,
            PatrolDuty.withdrawn_at.is_(None),
        )
        .order_by(PatrolDuty.named_at, Person.staff_number)
    )
    return tuple(PatrollerRow(person_id, name) for person_id, name in session.execute(asked))


def add_patroller(session: Session, values: dict[str, Any]) -> None:
    """Name somebody for a day; naming them twice changes nothing."""
    connection = session.connection()
    connection.execute(_NAME.on(connection), values)


def duty_of(
    session: Session, hall_id: uuid.UUID, day: date, person_id: uuid.UUID
) -> PatrolDuty | None:
    """Return the row by which somebody is named for a day, None when they are not."""
    asked = select(PatrolDuty).where(
        PatrolDuty.hall_id == hall_id,
        PatrolDuty.day == day,
        PatrolDuty.person_id == person_id,
        PatrolDuty.withdrawn_at.is_(None),
    )
    return session.scalars(asked).one_or_none()
