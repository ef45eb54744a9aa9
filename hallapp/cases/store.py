"""Statements of cases."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, bindparam, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from hallapp.cases.tables import (
    AcceptedCase,
    CaseApplicant,
    CaseDay,
    CaseSuspension,
    CaseTick,
)
from hallapp.cases.terms import MaterialTick, Suspension
from hallapp.guides.tables import ServiceItem
from hallapp.hall.tables import ServiceWindow
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce

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


def add_case(
    session: Session, case: AcceptedCase, applicant: Applicant, ticks: Sequence[MaterialTick]
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
        )
    )
    session.add_all(
        CaseTick(
            case_id=case.id,
            position=position,
            hall_id=case.hall_id,
            material_id=tick.material_id,
            name=tick.name,
            outcome=tick.outcome,
            remark=tick.remark,
        )
        for position, tick in enumerate(ticks, start=1)
    )


def found_cases(session: Session, *where: ColumnElement[bool]) -> Sequence[RowMapping]:
    """Return cases with the names a list shows, oldest first."""
    asked = (
        select(
            AcceptedCase,
            ServiceItem.name.label("item_name"),
            ServiceWindow.number.label("window_number"),
            CaseApplicant.name.label("applicant_name"),
        )
        .join(ServiceItem, ServiceItem.id == AcceptedCase.item_id)
        .join(CaseApplicant, CaseApplicant.case_id == AcceptedCase.id)
        .outerjoin(ServiceWindow, ServiceWindow.id == AcceptedCase.window_id)
        .where(*where)
        .order_by(AcceptedCase.accepted_at, AcceptedCase.case_number)
    )
    return session.execute(asked).mappings().all()


def suspensions_of(session: Session, hall_id: uuid.UUID) -> dict[uuid.UUID, list[Suspension]]:
    """Return the ledger of every case of a hall that ever stood."""
    found: dict[uuid.UUID, list[Suspension]] = defaultdict(list)
    for row in session.scalars(select(CaseSuspension).where(CaseSuspension.hall_id == hall_id)):
        found[row.case_id].append(Suspension(row.from_on, row.to_on))
    return found


def ticks_of(session: Session, case_id: uuid.UUID) -> tuple[MaterialTick, ...]:
    """Return the ticks of a case in the guide's order."""
    rows = session.scalars(
        select(CaseTick).where(CaseTick.case_id == case_id).order_by(CaseTick.position)
    )
    return tuple(MaterialTick(row.material_id, row.name, row.outcome, row.remark) for row in rows)
