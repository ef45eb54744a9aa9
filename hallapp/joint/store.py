"""Statements of joint handling."""

import uuid
from collections.abc import Sequence

from sqlalchemy import RowMapping, bindparam, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from hallapp.cases.tables import CaseClock, HallCase
from hallapp.guides.tables import GuideTheme
from hallapp.hall.tables import Department, Person
from hallapp.joint.tables import JointBranch, JointCase, JointYear
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce

_year = table_of(JointYear).c
_NEXT = (
    update(table_of(JointYear))
    .where(_year.hall_id == bindparam("hall"), _year.year == bindparam("of"))
    .values(last=_year.last + 1)
    .returning(_year.last)
)
_OPEN_YEAR = InsertOnce(table_of(JointYear))


def next_number(session: Session, hall_id: uuid.UUID, year: int) -> int:
    """Return the next position in a year; never given twice."""
    connection, asked = session.connection(), {"hall": hall_id, "of": year}
    found = connection.execute(_NEXT, asked).scalar_one_or_none()
    if found is not None:
        return found
    opened = {"hall_id": hall_id, "year": year, "last": 0}
    connection.execute(_OPEN_YEAR.on(connection), opened)
    return connection.execute(_NEXT, asked).scalar_one()


def joints(session: Session, *where: ColumnElement[bool]) -> Sequence[RowMapping]:
    """Return joint cases with their lead case and names, newest first."""
    asked = (
        select(
            JointCase,
            HallCase,
            CaseClock,
            Department.name.label("lead_department"),
            Person.name.label("agent_name"),
            GuideTheme.name.label("theme"),
        )
        .join(HallCase, HallCase.id == JointCase.case_id)
        .join(Department, Department.id == JointCase.lead_department_id)
        .outerjoin(CaseClock, CaseClock.id == HallCase.clock_id)
        .outerjoin(Person, Person.id == JointCase.agent_id)
        .outerjoin(GuideTheme, GuideTheme.id == JointCase.theme_id)
        .where(*where)
        .order_by(JointCase.opened_at.desc(), JointCase.number)
    )
    return session.execute(asked).mappings().all()


def branches(session: Session, *where: ColumnElement[bool]) -> Sequence[RowMapping]:
    """Return branches with their clocks and units, in the order in which they were asked."""
    asked = (
        select(JointBranch, CaseClock, Department.name.label("department"))
        .join(JointCase, JointCase.id == JointBranch.joint_id)
        .join(CaseClock, CaseClock.id == JointBranch.clock_id)
        .join(Department, Department.id == JointBranch.department_id)
        .where(*where)
        .order_by(JointBranch.joint_id, JointBranch.position)
    )
    return session.execute(asked).mappings().all()
