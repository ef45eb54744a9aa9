"""How much work lies in each stage."""

import uuid
from datetime import date

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import Session

from hallapp.cases.store.lists import OPEN_STATES
from hallapp.cases.tables import CaseClock, CaseStage, HallCase
from hallapp.cases.terms import ClockKind, StageLoadRow
from hallapp.kernel.database.base import table_of

_case = table_of(HallCase).c
_stage = table_of(CaseStage).c
_clock = table_of(CaseClock).c


def stage_loads(session: Session, hall_id: uuid.UUID, today: date) -> tuple[StageLoadRow, ...]:
    """Return the running stages of all open cases by their name, the fullest first."""
    of_stage = and_(
        _clock.case_id == _stage.case_id,
        _clock.kind == ClockKind.STAGE,
        _clock.position == _stage.position,
        _clock.ended_on.is_(None),
        _clock.stood_since.is_(None),
        _clock.due_on < today,
    )
    joined = (
        table_of(CaseStage)
        .join(
            table_of(HallCase),
            (_case.id == _stage.case_id) & (_case.stage_position == _stage.position),
        )
        .outerjoin(table_of(CaseClock), of_stage)
    )
    asked = (
        select(_stage.name, func.count(), func.sum(case((_clock.id.is_not(None), 1), else_=0)))
        .select_from(joined)
        .where(
            _stage.hall_id == hall_id,
            _stage.ended_on.is_(None),
            _case.state.in_(OPEN_STATES),
        )
        .group_by(_stage.name)
        .order_by(func.count().desc(), _stage.name)
    )
    rows = session.execute(asked).all()
    return tuple(StageLoadRow(name, open_, int(late)) for name, open_, late in rows)
