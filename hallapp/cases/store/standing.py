"""How all open cases stand: counted once for each change of the cases, for all who ask."""

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, false, func, select, true
from sqlalchemy.orm import Session

from hallapp.cases.store.lights import light_column, may_be_grave
from hallapp.cases.tables import CaseClock, HallCase
from hallapp.cases.terms import CaseQuestion, CaseState, Light
from hallapp.guides.tables import ServiceItem
from hallapp.kernel.changes import Change
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.records import Revision

_cases = table_of(HallCase)
_clocks = table_of(CaseClock)
_case, _clock, _item = _cases.c, _clocks.c, table_of(ServiceItem).c
_revision = table_of(Revision).c

OPEN_STATES = tuple(state for state in CaseState if state.is_open)
COUNTED_STATES = (*OPEN_STATES, CaseState.READY)
"""States in which something is still to be done; the others only ever grow."""
# Two equalities would look to a planner as if hardly a case had its main clock, and it would sort
# them all rather than walk along an index: the second is asked as a question of yes or no.
_IS_MAIN = case((_case.clock_id == _clock.id, true()), else_=false())
ON_MAIN_CLOCK = (_case.id == _clock.case_id) & _IS_MAIN
_MAY_STAND = (CaseState.SUSPENDED, CaseState.SUPPLEMENTING)
_GRAVE = (Light.YELLOW, Light.RED, Light.DARK_RED)
_MOST_KEPT = 32


@dataclass(frozen=True)
class Standing:
    """How many open cases stand on each light, and how many are in each state."""

    lights: Mapping[Light, int]
    states: Mapping[CaseState, int]


def scope_of(hall_id: uuid.UUID, question: CaseQuestion) -> list[ColumnElement[bool]]:
    """Return the conditions of window, item, person and unit; empty for the whole hall.

    Each comes with that of the hall in a form by which the store finds the few cases first.
    """
    found: list[ColumnElement[bool]] = []
    if question.item_id is not None:
        found.append(_case.item_id == question.item_id)
    if question.handler_id is not None:
        found.append(_case.handler_id == question.handler_id)
    if question.department_id is not None:
        items = select(_item.id).where(_item.department_id == question.department_id)
        found.append(_case.item_id.in_(items))
    if found:
        found.append(in_hall_unsought(hall_id))
    if question.window_id is not None:
        found += [_case.hall_id == hall_id, _case.window_id == question.window_id]
    return found


def in_hall_unsought(hall_id: uuid.UUID) -> ColumnElement[bool]:
    """Return the condition that a case is of the hall, where the store shall not seek by it."""
    return func.coalesce(_case.hall_id, _case.hall_id) == hall_id


@dataclass
class StandingMemo:
    """Remembers how cases stand until one of them changes, or a minute has passed."""

    _kept: dict[tuple[Any, ...], Standing] = field(default_factory=dict)

    def standing(
        self,
        session: Session,
        hall_id: uuid.UUID,
        question: CaseQuestion,
        today: date,
        now: datetime,
    ) -> Standing:
        """Return how the cases in a question's scope stand, whatever else it asks."""
        scope = (
            question.window_id,
            question.item_id,
            question.handler_id,
            question.department_id,
        )
        minute = now.replace(second=0, microsecond=0)
        key = (hall_id, scope, today, minute, _changes(session, hall_id))
        found = self._kept.get(key)
        if found is None:
            found = _count(session, hall_id, question, today, now)
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = found
        return found


def _changes(session: Session, hall_id: uuid.UUID) -> int | None:
    kind = str(Change.CASES.name).lower()
    asked = select(_revision.n).where(_revision.hall_id == hall_id, _revision.kind == kind)
    return session.scalars(asked).one_or_none()


def _count(
    session: Session, hall_id: uuid.UUID, question: CaseQuestion, today: date, now: datetime
) -> Standing:
    scope = scope_of(hall_id, question)
    if scope:
        return _of_few(session, scope, today, now)
    states = _states(session, hall_id)
    lights = _grave(session, hall_id, today, now)
    lights[Light.GREY] = _stood(session, hall_id)
    open_ = sum(states[state] for state in OPEN_STATES)
    lights[Light.GREEN] = open_ - sum(lights.values())
    return Standing(lights, states)


def _of_few(
    session: Session, scope: list[ColumnElement[bool]], today: date, now: datetime
) -> Standing:
    light = light_column(today, now)
    asked = (
        select(light, _case.state, func.count())
        .select_from(_cases.outerjoin(_clocks, _clock.id == _case.clock_id))
        .where(_case.state.in_(COUNTED_STATES), *scope)
        .group_by(light, _case.state)
    )
    lights = dict.fromkeys(Light, 0)
    states: Counter[CaseState] = Counter()
    for value, state, count in session.execute(asked).all():
        states[state] += count
        if state.is_open:
            lights[Light(value)] += count
    return Standing(lights, states)


def _states(session: Session, hall_id: uuid.UUID) -> Counter[CaseState]:
    asked = (
        select(_case.state, func.count())
        .where(_case.hall_id == hall_id, _case.state.in_(COUNTED_STATES))
        .group_by(_case.state)
    )
    return _counted(session, asked)


def _grave(session: Session, hall_id: uuid.UUID, today: date, now: datetime) -> dict[Light, int]:
    """Count what is yellow, red or dark red: a part of the index of yellow days."""
    light = light_column(today, now)
    asked = (
        select(light, func.count())
        .select_from(_clocks.join(_cases, ON_MAIN_CLOCK))
        .where(_clock.hall_id == hall_id, may_be_grave(today), _case.state.in_(OPEN_STATES))
        .group_by(light)
    )
    found = _counted(session, asked)
    return {light: found[light.value] for light in _GRAVE}


def _stood(session: Session, hall_id: uuid.UUID) -> int:
    """Count open cases whose clock stands; only in two states does it."""
    asked = (
        select(func.count())
        .select_from(_cases.join(_clocks, _clock.id == _case.clock_id))
        .where(
            _case.hall_id == hall_id,
            _case.state.in_(_MAY_STAND),
            _clock.stood_since.is_not(None),
            _clock.ended_on.is_(None),
        )
    )
    return session.scalars(asked).one()


def _counted(session: Session, asked: Select[Any, int]) -> Counter[Any]:
    return Counter({row[0]: row[1] for row in session.execute(asked).all()})
