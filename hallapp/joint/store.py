"""Statements of joint handling."""

import uuid
from collections.abc import Sequence

from sqlalchemy import RowMapping, bindparam, extract, func, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from hallapp.cases.tables import CaseClock, CaseEvent, HallCase
from hallapp.cases.terms import CaseEventKind, CaseState
from hallapp.guides.tables import GuideTheme
from hallapp.hall.tables import Department, Person
from hallapp.joint.tables import JointBranch, JointCase, JointYear
from hallapp.joint.terms import JointKind, JointTotal
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


def events(
    session: Session, hall_id: uuid.UUID, joint_id: uuid.UUID, kind: CaseEventKind
) -> Sequence[CaseEvent]:
    """Return what of a kind happened to the lead case, in its order."""
    asked = (
        select(CaseEvent)
        .join(JointCase, JointCase.case_id == CaseEvent.case_id)
        .where(JointCase.id == joint_id, CaseEvent.hall_id == hall_id, CaseEvent.kind == kind)
        .order_by(CaseEvent.position)
    )
    return session.scalars(asked).all()


def totals(session: Session, hall_id: uuid.UUID, year: int) -> tuple[JointTotal, ...]:
    """Return the joint cases that were opened in a year and not taken back, by kind."""
    asked = (
        select(
            JointCase.kind,
            func.count(),
            func.count(JointCase.area_m2),
            func.sum(JointCase.area_m2),
            func.sum(JointCase.investment_fen),
            func.sum(JointCase.fee_fen),
        )
        .join(HallCase, HallCase.id == JointCase.case_id)
        .where(
            JointCase.hall_id == hall_id,
            extract("year", JointCase.opened_on) == year,
            HallCase.state.not_in((CaseState.WITHDRAWN, CaseState.RETURNED)),
        )
        .group_by(JointCase.kind)
    )
    found = {
        kind: JointTotal(kind, count, measured, *(int(each or 0) for each in sums))
        for kind, count, measured, *sums in session.execute(asked)
    }
    return tuple(found[kind] for kind in JointKind if kind in found)
