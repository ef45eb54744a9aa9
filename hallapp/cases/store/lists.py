"""Statements of case lists: which cases, in which order, and how many.

A list of the whole hall goes along the index of due days and stops when it has enough; a list of
one window, unit, item or person starts from its few cases. Nothing sorts a hundred thousand rows.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from hallapp.cases.store.finding import NO_TEXT, TextHits, holds_word
from hallapp.cases.store.lights import may_be_grave, on_lights
from hallapp.cases.store.standing import (
    COUNTED_STATES,
    ON_MAIN_CLOCK,
    OPEN_STATES,
    Standing,
    in_hall_unsought,
    scope_of,
)
from hallapp.cases.tables import CaseClock, HallCase
from hallapp.cases.terms import CaseQuestion, Light
from hallapp.kernel.database.base import table_of

_cases = table_of(HallCase)
_clocks = table_of(CaseClock)
_case, _clock = _cases.c, _clocks.c
_GRAVE = frozenset({Light.YELLOW, Light.RED, Light.DARK_RED})
_FEW = 5_000
"""So many cases are sorted at once sooner than they are met on the way along all due days."""


@dataclass(frozen=True)
class CaseLister:
    """Lists the cases of one question in one reading.

    Attributes:
        standing: How the cases in the question's scope stand.
        hits: What the question's text means.
    """

    session: Session
    hall_id: uuid.UUID
    question: CaseQuestion
    today: date
    now: datetime
    standing: Standing
    hits: TextHits = NO_TEXT

    def page(self, limit: int, offset: int) -> list[uuid.UUID]:
        """Return the ids of a part of the list in its order."""
        if not self._is_by_due_day:
            order = (_case.received_on.desc(), _case.case_number.desc())
            return self._ids(self._from_cases().order_by(*order), limit, offset)
        if self._is_few:
            # Without a day come last, on both engines.
            order = (_clock.due_on.is_(None), _clock.due_on, _case.case_number)
            return self._ids(self._from_cases().order_by(*order), limit, offset)
        along = self._along_clocks().order_by(_clock.due_on, _case.case_number)
        found = self._ids(along, limit, offset)
        if len(found) < limit and self._may_be_undated:
            found += self._undated(limit - len(found), offset, is_first=bool(found))
        return found

    def total(self, shown: int, limit: int, offset: int) -> tuple[int, bool]:
        """Return how many cases fit, and whether more fit that were not counted.

        Args:
            shown: How many the page holds.
            limit: How many the page may hold.
            offset: Where the page begins.
        """
        if shown < limit and (shown or not offset):
            return offset + shown, False
        known = self._known_total()
        if known is not None:
            return known, False
        if self.hits.common and not self._is_few:
            return offset + shown, True
        asked = self._along_clocks() if self._is_along_clocks else self._from_cases()
        counted = select(func.count()).select_from(asked.subquery())
        return self.session.scalars(counted).one(), False

    def _known_total(self) -> int | None:
        """Return how many fit where that was counted with the standing of all."""
        asked = self.question
        if asked.text.strip() or asked.due_from is not None or asked.due_to is not None:
            return None
        if not asked.lights and set(asked.states) <= set(COUNTED_STATES):
            return sum(self.standing.states.get(each, 0) for each in asked.states or OPEN_STATES)
        if asked.lights and not asked.states:
            return sum(self.standing.lights.get(each, 0) for each in asked.lights)
        return None

    @property
    def _is_few(self) -> bool:
        """Whether so few cases are left that they are found first and sorted then."""
        if self.hits.ids is not None or scope_of(self.hall_id, self.question):
            return True
        states = self.question.states
        return bool(states) and sum(self.standing.states.get(each, 0) for each in states) <= _FEW

    @property
    def _is_by_due_day(self) -> bool:
        is_open = set(self.question.states) <= set(COUNTED_STATES)
        return self.question.order == "due" and is_open

    @property
    def _is_along_clocks(self) -> bool:
        return self._is_by_due_day and not self._is_few and not self._may_be_undated

    @property
    def _may_be_undated(self) -> bool:
        """Whether a case without a running clock, which is green, may be in the list."""
        asked = self.question
        has_days = asked.due_from is not None or asked.due_to is not None
        return not has_days and (not asked.lights or Light.GREEN in asked.lights)

    def _along_clocks(self) -> Select[uuid.UUID]:
        """Return open cases by the index of due days; the hall is asked of the clock alone."""
        running = (_clock.hall_id == self.hall_id, _clock.ended_on.is_(None))
        where = [*running, _clock.due_on.is_not(None), self._in_states(), *self._further()]
        lights = self.question.lights
        if lights and set(lights) <= _GRAVE:
            where.append(may_be_grave(self.today))
        return select(_case.id).select_from(_clocks.join(_cases, ON_MAIN_CLOCK)).where(*where)

    def _from_cases(self) -> Select[uuid.UUID]:
        joined = _cases.outerjoin(_clocks, _clock.id == _case.clock_id)
        scope = scope_of(self.hall_id, self.question)
        where = [self._in_states(), *scope, *self._further()]
        if self.hits.ids is not None:
            where += [_case.id.in_(self.hits.ids), in_hall_unsought(self.hall_id)]
        elif not scope:
            where.append(_case.hall_id == self.hall_id)
        return select(_case.id).select_from(joined).where(*where)

    def _undated(self, limit: int, offset: int, *, is_first: bool) -> list[uuid.UUID]:
        dated = select(func.count()).select_from(self._along_clocks().subquery())
        passed = 0 if is_first or not offset else offset - self.session.scalars(dated).one()
        unclocked = or_(_clock.id.is_(None), _clock.ended_on.is_not(None), _clock.due_on.is_(None))
        order = (_case.received_on, _case.case_number)
        return self._ids(
            self._from_cases().where(unclocked).order_by(*order), limit, max(0, passed)
        )

    def _in_states(self) -> ColumnElement[bool]:
        return _case.state.in_(self.question.states or OPEN_STATES)

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

    def _ids(self, asked: Select[uuid.UUID], limit: int, offset: int) -> list[uuid.UUID]:
        return list(self.session.scalars(asked.limit(limit).offset(offset)))
