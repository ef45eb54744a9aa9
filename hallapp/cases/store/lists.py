"""Statements of case lists: which cases, in which order, how many, and how all of them stand.

A list of the whole hall goes along the index of due days and stops when it has enough; a list of
one window, unit, item or person starts from its few cases. Nothing sorts a hundred thousand rows.
"""

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from hallapp.cases.store.finding import NO_TEXT, TextHits, hits_of, holds_word
from hallapp.cases.store.lights import light_column, may_be_grave, on_lights
from hallapp.cases.tables import CaseClock, HallCase
from hallapp.cases.terms import CaseQuestion, CaseState, Light
from hallapp.guides.tables import ServiceItem
from hallapp.kernel.database.base import table_of

_cases = table_of(HallCase)
_clocks = table_of(CaseClock)
_case, _clock, _item = _cases.c, _clocks.c, table_of(ServiceItem).c

OPEN_STATES = tuple(state for state in CaseState if state.is_open)
COUNTED_STATES = (*OPEN_STATES, CaseState.READY)
"""States in which something is still to be done; the others only ever grow."""
_MAY_STAND = (CaseState.SUSPENDED, CaseState.SUPPLEMENTING)
_GRAVE = frozenset({Light.YELLOW, Light.RED, Light.DARK_RED})
_ON_MAIN_CLOCK = (_case.id == _clock.case_id) & (_case.clock_id == _clock.id)


@dataclass(frozen=True)
class Standing:
    """How many open cases stand on each light, and how many are in each state."""

    lights: Mapping[Light, int]
    states: Mapping[CaseState, int]


@dataclass(frozen=True)
class CaseLister:
    """Lists the cases of one question in one reading.

    Attributes:
        hits: What the question's text means.
    """

    session: Session
    hall_id: uuid.UUID
    question: CaseQuestion
    today: date
    now: datetime
    hits: TextHits = NO_TEXT

    def reading_text(self) -> "CaseLister":
        """Return the same after a look at what the question's text means."""
        return replace(self, hits=hits_of(self.session, self.hall_id, self.question.text))

    def page(self, limit: int, offset: int) -> list[uuid.UUID]:
        """Return the ids of a part of the list in its order."""
        if not self._is_by_due_day:
            order = (_case.received_on.desc(), _case.case_number.desc())
            return self._ids(self._from_cases().order_by(*order).limit(limit).offset(offset))
        if self._is_narrow:
            # Without a day come last, on both engines.
            order = (_clock.due_on.is_(None), _clock.due_on, _case.case_number)
            return self._ids(self._from_cases().order_by(*order).limit(limit).offset(offset))
        found = self._ids(
            self._along_clocks()
            .order_by(_clock.due_on, _case.case_number)
            .limit(limit)
            .offset(offset)
        )
        if len(found) < limit and self._may_be_undated:
            found += self._undated(limit - len(found), offset, is_first=bool(found))
        return found

    def total(self, standing: Standing, shown: int, offset: int, limit: int) -> tuple[int, bool]:
        """Return how many cases fit, and whether more fit that were not counted.

        Args:
            standing: How all cases in scope stand.
            shown: How many the page holds.
            offset: Where the page begins.
            limit: How many the page may hold.
        """
        if shown < limit and (shown or not offset):
            return offset + shown, False
        if self.hits.common and not self._is_narrow:
            return offset + shown, True
        states, lights = self.question.states or OPEN_STATES, self.question.lights
        if self.question.due_from is None and self.question.due_to is None and not self._chosen:
            if not lights and set(states) <= set(COUNTED_STATES):
                return sum(standing.states[state] for state in states), False
            if lights and not self.question.states:
                return sum(standing.lights[light] for light in lights), False
        asked = self._along_clocks() if self._is_along_clocks else self._from_cases()
        counted = select(func.count()).select_from(asked.subquery())
        return self.session.scalars(counted).one(), False

    def standing(self) -> Standing:
        """Return how the cases in scope stand, whatever text, light and state are asked for."""
        if self._scope():
            return self._standing_of_few()
        states = self._states()
        grave = self._grave()
        stood = self._stood()
        open_ = sum(states[state] for state in OPEN_STATES)
        lights = {light: grave[light] for light in _GRAVE} | {Light.GREY: stood}
        return Standing(lights | {Light.GREEN: open_ - sum(lights.values())}, states)

    @property
    def _chosen(self) -> bool:
        return self.hits.ids is not None

    @property
    def _is_narrow(self) -> bool:
        return self._chosen or bool(self._scope())

    @property
    def _is_by_due_day(self) -> bool:
        is_open = set(self.question.states) <= set(COUNTED_STATES)
        return self.question.order == "due" and is_open

    @property
    def _is_along_clocks(self) -> bool:
        return self._is_by_due_day and not self._is_narrow and not self._may_be_undated

    @property
    def _may_be_undated(self) -> bool:
        """Whether a case without a running clock, which is green, may be in the list."""
        asked = self.question
        has_days = asked.due_from is not None or asked.due_to is not None
        return not has_days and (not asked.lights or Light.GREEN in asked.lights)

    def _along_clocks(self) -> Select[uuid.UUID]:
        """Return open cases by the index of due days; the hall is asked of the clock alone."""
        asked = self.question
        running = (_clock.hall_id == self.hall_id, _clock.ended_on.is_(None))
        where = [*running, _clock.due_on.is_not(None), self._in_states(), *self._further()]
        if asked.lights and set(asked.lights) <= _GRAVE:
            where.append(may_be_grave(self.today))
        joined = _clocks.join(_cases, _ON_MAIN_CLOCK)
        return select(_case.id).select_from(joined).where(*where)

    def _from_cases(self) -> Select[uuid.UUID]:
        joined = _cases.outerjoin(_clocks, _clock.id == _case.clock_id)
        where = [self._in_states(), *self._scope(), *self._further()]
        if self.hits.ids is None:
            where.append(_case.hall_id == self.hall_id)
        else:
            where.append(_case.id.in_(self.hits.ids))
        return select(_case.id).select_from(joined).where(*where)

    def _undated(self, limit: int, offset: int, *, is_first: bool) -> list[uuid.UUID]:
        dated = select(func.count()).select_from(self._along_clocks().subquery())
        passed = 0 if is_first or not offset else offset - self.session.scalars(dated).one()
        unclocked = or_(_clock.id.is_(None), _clock.ended_on.is_not(None), _clock.due_on.is_(None))
        order = (_case.received_on, _case.case_number)
        asked = self._from_cases().where(unclocked).order_by(*order)
        return self._ids(asked.limit(limit).offset(max(0, passed)))

    def _in_states(self) -> ColumnElement[bool]:
        return _case.state.in_(self.question.states or OPEN_STATES)

    def _scope(self) -> list[ColumnElement[bool]]:
        asked = self.question
        found: list[ColumnElement[bool]] = []
        if asked.window_id is not None:
            found.append(_case.window_id == asked.window_id)
        if asked.item_id is not None:
            found.append(_case.item_id == asked.item_id)
        if asked.handler_id is not None:
            found.append(_case.handler_id == asked.handler_id)
        if asked.department_id is not None:
            items = select(_item.id).where(_item.department_id == asked.department_id)
            found.append(_case.item_id.in_(items))
        return found

    def _further(self) -> list[ColumnElement[bool]]:
        asked = self.question
        found = [holds_word(self.hall_id, word) for word in self.hits.common]
        if asked.lights:
            found.append(on_lights(asked.lights, self.today, self.now))
        if asked.due_from is not None:
            found.append(_clock.due_on >= asked.due_from)
        if asked.due_to is not None:
            found.append(_clock.due_on <= asked.due_to)
        return found

    def _ids(self, asked: Select[uuid.UUID]) -> list[uuid.UUID]:
        return list(self.session.scalars(asked))

    def _states(self) -> Counter[CaseState]:
        asked = (
            select(_case.state, func.count())
            .where(_case.hall_id == self.hall_id, _case.state.in_(COUNTED_STATES))
            .group_by(_case.state)
        )
        return _counted(self.session, asked)

    def _grave(self) -> Counter[Light]:
        light = light_column(self.today, self.now)
        asked = (
            select(light, func.count())
            .select_from(_clocks.join(_cases, _ON_MAIN_CLOCK))
            .where(
                _clock.hall_id == self.hall_id,
                may_be_grave(self.today),
                _case.state.in_(OPEN_STATES),
            )
            .group_by(light)
        )
        found = _counted(self.session, asked)
        return Counter({Light(value): count for value, count in found.items()})

    def _stood(self) -> int:
        """Count open cases whose clock stands; only in two states does it."""
        asked = (
            select(func.count())
            .select_from(_cases.join(_clocks, _clock.id == _case.clock_id))
            .where(
                and_(_case.hall_id == self.hall_id, _case.state.in_(_MAY_STAND)),
                and_(_clock.stood_since.is_not(None), _clock.ended_on.is_(None)),
            )
        )
        return self.session.scalars(asked).one()

    def _standing_of_few(self) -> Standing:
        light = light_column(self.today, self.now)
        asked = (
            select(light, _case.state, func.count())
            .select_from(_cases.outerjoin(_clocks, _clock.id == _case.clock_id))
            .where(
                _case.hall_id == self.hall_id,
                _case.state.in_(COUNTED_STATES),
                *self._scope(),
            )
            .group_by(light, _case.state)
        )
        lights: Counter[Light] = Counter()
        states: Counter[CaseState] = Counter()
        for value, state, count in self.session.execute(asked).all():
            states[state] += count
            if state.is_open:
                lights[Light(value)] += count
        return Standing(lights, states)


def _counted(session: Session, asked: Select[Any, int]) -> Counter[Any]:
    return Counter({row[0]: row[1] for row in session.execute(asked).all()})
