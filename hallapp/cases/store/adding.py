"""Writes a case, its applicant, its ticks and the lines of its history."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from hallapp.cases.tables import CaseApplicant, CaseDay, CaseEvent, CaseTick, HallCase
from hallapp.cases.terms import CaseEventKind, MaterialTick
from hallapp.hall.tables import Person, ServiceWindow
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.kernel.database.work import Writing

_day = table_of(CaseDay).c
_NEXT_CASE = (
    update(table_of(CaseDay))
    .where(_day.hall_id == bindparam("hall"), _day.day == bindparam("on"))
    .values(received=_day.received + 1)
    .returning(_day.received)
)
_OPEN_DAY = InsertOnce(table_of(CaseDay))


@dataclass(frozen=True)
class Applicant:
    """Personal data of an applicant as it is stored: the ID number sealed, with its digest."""

    name: str
    phone: str
    id_sealed: str | None
    id_digest: str | None
    agent_name: str = ""
    agent_phone: str = ""


def next_sequence(session: Session, hall_id: uuid.UUID, day: date) -> int:
    """Return the position of a new case on its day; never given twice."""
    connection, asked = session.connection(), {"hall": hall_id, "on": day}
    position = connection.execute(_NEXT_CASE, asked).scalar_one_or_none()
    if position is not None:
        return position
    # Two windows may accept the first case of a day at once: one of them opens the day.
    opened = {"hall_id": hall_id, "day": day, "received": 0}
    connection.execute(_OPEN_DAY.on(connection), opened)
    return connection.execute(_NEXT_CASE, asked).scalar_one()


def hold_day(session: Session, hall_id: uuid.UUID, day: date) -> None:
    """Hold the day of new cases until the transaction ends; who comes next waits and sees them.

    SQLite has one writer at a time, so that opening the day is all it takes there.
    """
    connection = session.connection()
    asked = select(_day.received).where(_day.hall_id == hall_id, _day.day == day)
    held = asked.with_for_update()
    if connection.execute(held).scalar_one_or_none() is None:
        opened = {"hall_id": hall_id, "day": day, "received": 0}
        connection.execute(_OPEN_DAY.on(connection), opened)
        connection.execute(held).scalar_one()


def add_case(
    session: Session, case: HallCase, applicant: Applicant, ticks: Sequence[MaterialTick]
) -> None:
    """Store a case with its applicant and the ticks of its materials."""
    session.add(case)
    session.flush()
    session.add(
        CaseApplicant(
            case_id=case.id,
            hall_id=case.hall_id,
            name=applicant.name,
            phone=applicant.phone,
            id_sealed=applicant.id_sealed,
            id_digest=applicant.id_digest,
            agent_name=applicant.agent_name,
            agent_phone=applicant.agent_phone,
        )
    )
    add_ticks(session, case.hall_id, case.id, ticks, round_number=1)


def add_ticks(
    session: Session,
    hall_id: uuid.UUID,
    case_id: uuid.UUID,
    ticks: Sequence[MaterialTick],
    *,
    round_number: int,
) -> None:
    """Store what was found of the materials: round 1 at receipt, the next at each supplement."""
    session.add_all(
        CaseTick(
            case_id=case_id,
            round=round_number,
            position=position,
            hall_id=hall_id,
            material_id=tick.material_id,
            name=tick.name,
            outcome=tick.outcome,
            remark=tick.remark,
        )
        for position, tick in enumerate(ticks, start=1)
    )


def add_event(
    act: Writing,
    hall_id: uuid.UUID,
    case_id: uuid.UUID,
    event: CaseEventKind,
    /,
    **facts: Any,
) -> None:
    """Add one line to the history of a case: who and where come from the request.

    Dates and enums among the facts are written as text. The row of the case is held by the use
    case before, so that two lines never take one position.
    """
    session, actor = act.session, act.request.actor
    session.flush()
    last = session.scalar(select(func.max(CaseEvent.position)).where(CaseEvent.case_id == case_id))
    session.add(
        CaseEvent(
            case_id=case_id,
            position=(last or 0) + 1,
            hall_id=hall_id,
            kind=event,
            at=act.now,
            on=act.today,
            person_id=actor.person_id,
            person_name=_name_of(session, actor.person_id),
            window_number=_number_of(session, actor.window_id),
            facts=_spelled(facts),
        )
    )


def _name_of(session: Session, person_id: uuid.UUID | None) -> str:
    person = None if person_id is None else session.get(Person, person_id)
    return "" if person is None else person.name


def _number_of(session: Session, window_id: uuid.UUID | None) -> int | None:
    window = None if window_id is None else session.get(ServiceWindow, window_id)
    return None if window is None else window.number


def _spelled(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None and value != ""}
