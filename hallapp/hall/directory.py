"""Who and what is in the hall: windows, zones, people, and who holds which window."""

import uuid
from collections import defaultdict
from typing import Any

from sqlalchemy import RowMapping, Select, select
from sqlalchemy.orm import Session

from hallapp.hall.tables import (
    Department,
    Hall,
    Person,
    PersonRole,
    ServiceWindow,
    WindowDuty,
    Zone,
)
from hallapp.hall.terms import (
    DepartmentRow,
    DutyRow,
    HallRow,
    PersonRow,
    Role,
    WindowRow,
    ZoneRow,
)


def hall(session: Session, hall_id: uuid.UUID) -> HallRow:
    """Return the hall itself."""
    found = session.get_one(Hall, hall_id)
    return HallRow(found.id, found.name, found.region, found.zone, found.is_demo, found.opening)


def zones(session: Session, hall_id: uuid.UUID) -> tuple[ZoneRow, ...]:
    """Return the zones by letter."""
    rows = session.scalars(select(Zone).where(Zone.hall_id == hall_id).order_by(Zone.letter))
    return tuple(ZoneRow(row.id, row.letter, row.name) for row in rows)


def departments(session: Session, hall_id: uuid.UUID) -> tuple[DepartmentRow, ...]:
    """Return the stationed departments by name."""
    rows = session.scalars(
        select(Department).where(Department.hall_id == hall_id).order_by(Department.name)
    )
    return tuple(DepartmentRow(row.id, row.name) for row in rows)


def windows(session: Session, hall_id: uuid.UUID) -> tuple[WindowRow, ...]:
    """Return the service windows by number."""
    asked = (
        select(ServiceWindow, Zone)
        .join(Zone, Zone.id == ServiceWindow.zone_id)
        .where(ServiceWindow.hall_id == hall_id)
        .order_by(ServiceWindow.number)
    )
    return tuple(
        WindowRow(
            id=window.id,
            number=window.number,
            name=window.name,
            kind=window.kind,
            zone_letter=zone.letter,
            zone_name=zone.name,
            place=zone.place,
            phone=window.phone,
        )
        for window, zone in session.execute(asked)
    )


def people(session: Session, hall_id: uuid.UUID) -> tuple[PersonRow, ...]:
    """Return the people who still work in the hall, by staff number."""
    roles = _roles(session, hall_id)
    rows = session.execute(_people().where(Person.hall_id == hall_id, Person.is_active)).mappings()
    return tuple(_person(row, roles) for row in rows)


def duties(session: Session, hall_id: uuid.UUID) -> tuple[DutyRow, ...]:
    """Return who holds which window now."""
    by_id = {window.id: window for window in windows(session, hall_id)}
    staff = {person.id: person for person in people(session, hall_id)}
    rows = session.scalars(
        select(WindowDuty).where(WindowDuty.hall_id == hall_id, WindowDuty.until.is_(None))
    )
    return tuple(
        DutyRow(
            window=by_id[row.window_id],
            person=staff[row.person_id],
            state=row.state,
            pause_reason=row.pause_reason,
            paused_at=row.paused_at,
            back_at=row.back_at,
        )
        for row in rows
        if row.person_id in staff
    )


def _people() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Person.id,
            Person.staff_number,
            Person.name,
            Department.name.label("department"),
            ServiceWindow.number.label("window_number"),
        )
        .outerjoin(Department, Department.id == Person.department_id)
        .outerjoin(ServiceWindow, ServiceWindow.id == Person.window_id)
        .order_by(Person.staff_number)
    )


def _roles(session: Session, hall_id: uuid.UUID) -> dict[uuid.UUID, list[Role]]:
    roles: dict[uuid.UUID, list[Role]] = defaultdict(list)
    for person_id, role in session.execute(
        select(PersonRole.person_id, PersonRole.role)
        .where(PersonRole.hall_id == hall_id)
        .order_by(PersonRole.role)
    ):
        roles[person_id].append(role)
    return roles


def _person(row: RowMapping, roles: dict[uuid.UUID, list[Role]]) -> PersonRow:
    return PersonRow(
        id=row["id"],
        staff_number=row["staff_number"],
        name=row["name"],
        department=row["department"] or "",
        roles=tuple(roles.get(row["id"], ())),
        window_number=row["window_number"],
    )
