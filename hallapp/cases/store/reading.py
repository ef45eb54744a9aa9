"""Reads cases as lists show them."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping, func, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.elements import ColumnElement

from hallapp.cases.tables import CaseApplicant, CaseClock, CaseStage, CaseTick, HallCase
from hallapp.cases.terms import MaterialTick
from hallapp.hall.tables import Person, ServiceWindow

_Handler = aliased(Person)


def found_cases(
    session: Session,
    *where: ColumnElement[bool],
    limit: int | None = None,
    order: tuple[ColumnElement[Any], ...] = (),
) -> Sequence[RowMapping]:
    """Return cases with their main clock and the names a list shows, due soonest first.

    Args:
        session: Of a reading.
        where: Which cases.
        limit: How many at most, None for all.
        order: Another order.
    """
    asked = (
        select(
            HallCase,
            CaseClock,
            ServiceWindow.number.label("window_number"),
            CaseApplicant.name.label("applicant_name"),
            CaseStage.name.label("stage_name"),
            _Handler.name.label("handler_name"),
        )
        .join(CaseApplicant, CaseApplicant.case_id == HallCase.id)
        .outerjoin(CaseClock, CaseClock.id == HallCase.clock_id)
        .outerjoin(ServiceWindow, ServiceWindow.id == HallCase.window_id)
        .outerjoin(_Handler, _Handler.id == HallCase.handler_id)
        .outerjoin(
            CaseStage,
            (CaseStage.case_id == HallCase.id) & (CaseStage.position == HallCase.stage_position),
        )
        .where(*where)
        # Without a day come last, on both engines.
        .order_by(*(order or (CaseClock.due_on.is_(None), CaseClock.due_on, HallCase.case_number)))
        .limit(limit)
    )
    return session.execute(asked).mappings().all()


def ticks_of(session: Session, case_id: uuid.UUID) -> tuple[MaterialTick, ...]:
    """Return the newest ticks of a case in the guide's order."""
    newest = select(func.max(CaseTick.round)).where(CaseTick.case_id == case_id)
    rows = session.scalars(
        select(CaseTick)
        .where(CaseTick.case_id == case_id, CaseTick.round == newest.scalar_subquery())
        .order_by(CaseTick.position)
    )
    return tuple(MaterialTick(row.material_id, row.name, row.outcome, row.remark) for row in rows)
