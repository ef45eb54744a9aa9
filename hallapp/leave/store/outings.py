"""The register of outings with names, from the store."""

from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, select
from sqlalchemy.orm import Session, aliased

from hallapp.hall.tables import Department, Person, ServiceWindow
from hallapp.leave.rules import is_afterwards
from hallapp.leave.tables import Outing
from hallapp.leave.terms import OutingRow

_B, _APPROVER, _NOTER = (
    aliased(Person, name="cover"),
    aliased(Person, name="approver"),
    aliased(Person, name="noter"),
)


def outings(session: Session, now: datetime, *where: ColumnElement[bool]) -> tuple[OutingRow, ...]:
    """Return slips by the time of leaving; `now` tells which are overdue."""
    asked = (
        select(
            Outing,
            Person.name.label("person_name"),
            Department.name.label("department"),
            ServiceWindow.number.label("window_number"),
            _B.name.label("b_name"),
            _APPROVER.name.label("approver_name"),
            _NOTER.name.label("noter_name"),
        )
        .join(Person, Person.id == Outing.person_id)
        .outerjoin(Department, Department.id == Person.department_id)
        .outerjoin(ServiceWindow, ServiceWindow.id == Outing.window_id)
        .outerjoin(_B, _B.id == Outing.b_person_id)
        .outerjoin(_APPROVER, _APPROVER.id == Outing.approver_id)
        .outerjoin(_NOTER, _NOTER.id == Outing.noted_by)
        .where(*where)
        .order_by(Outing.left_at, Outing.number)
    )
    return tuple(_row(each, now) for each in session.execute(asked).mappings())


def _row(found: RowMapping, now: datetime) -> OutingRow:
    row: Outing = found["Outing"]
    is_after = row.noted_at is not None and is_afterwards(row.left_at, row.noted_at)
    return OutingRow(
        id=row.id,
        number=row.number,
        person_id=row.person_id,
        person_name=found["person_name"],
        department=found["department"] or "",
        window_id=row.window_id,
        window_number=found["window_number"],
        kind=row.kind,
        reason=row.reason,
        left_at=row.left_at,
        planned_back_at=row.planned_back_at,
        back_at=row.back_at,
        b_person_id=row.b_person_id,
        b_name=found["b_name"] or "",
        approver=found["approver_name"] or "",
        approved_at=row.approved_at,
        noted_by=found["noter_name"] or "",
        is_overdue=(row.back_at or now) > row.planned_back_at,
        needs_approval=(row.kind.needs_approval or is_after) and row.approved_at is None,
        noted_at=row.noted_at,
        back_noted_at=row.back_noted_at,
        is_afterwards=is_after,
    )
