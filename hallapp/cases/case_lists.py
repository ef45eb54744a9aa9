"""Lists of cases as faces ask for them: filtered, sorted and counted by the store."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from hallapp.cases.showing import Shower
from hallapp.cases.store.finding import bearing, hits_of
from hallapp.cases.store.lists import CaseLister
from hallapp.cases.store.loads import stage_loads
from hallapp.cases.store.reading import found_cases
from hallapp.cases.store.standing import OPEN_STATES, Standing, StandingMemo
from hallapp.cases.tables import HallCase
from hallapp.cases.terms import (
    AcceptancePlace,
    CaseFigures,
    CaseList,
    CaseQuestion,
    CaseRow,
    Light,
    StageLoadRow,
)
from hallapp.hall.calendars import load_calendar
from hallapp.kernel.database.work import UnitOfWork

_MOST_FOUND = 20
_MOST_DUE = 5_000
_MOST_OUTSIDE = 500


class CaseLists:
    """Lists cases as their clocks stand now."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._memo = StandingMemo()

    def search(
        self, question: CaseQuestion | None = None, limit: int = 200, offset: int = 0
    ) -> CaseList:
        """Return a part of the cases that fit a question, and how all of them stand.

        Args:
            question: What is asked; the open cases of the hall without one.
            limit: How many rows at most.
            offset: How many to pass over first.
        """
        asked = question or CaseQuestion()
        with self._work.read() as session:
            standing = self._standing(session, asked)
            lister = CaseLister(
                session,
                self._work.hall_id,
                asked,
                self._work.today(),
                self._work.clock.now(),
                standing,
                hits_of(session, self._work.hall_id, asked.text),
            )
            ids = lister.page(limit, offset)
            total, is_at_least = lister.total(len(ids), limit, offset)
            rows = self._in_order(session, ids)
        return CaseList(rows, total, is_at_least, standing.lights, standing.states)

    def found(self, text: str) -> tuple[CaseRow, ...]:
        """Return the cases that bear a number, in whatever state they are.

        Args:
            text: A case number, a query code, a number of the provincial platform, or what the
                QR code of a paper holds: case number and query code.
        """
        with self._work.read() as session:
            ids = bearing(session, self._work.hall_id, text)[:_MOST_FOUND]
            return self._in_order(session, ids)

    def of_window(self, window_id: uuid.UUID) -> tuple[CaseRow, ...]:
        """Return the open cases that a window accepted, due soonest first."""
        return self._rows(HallCase.window_id == window_id, HallCase.state.in_(OPEN_STATES))

    def of_hall(self) -> tuple[CaseRow, ...]:
        """Return all open cases of the hall, due soonest first; a face asks `search`."""
        return self._rows(HallCase.state.in_(OPEN_STATES))

    def due_on(self, day: date) -> tuple[CaseRow, ...]:
        """Return the open cases whose clock is due on a day."""
        return self.search(CaseQuestion(due_from=day, due_to=day), limit=_MOST_DUE).rows

    def outside_hall(self) -> tuple[CaseRow, ...]:
        """Return cases accepted outside the hall, the newest first (体外循环)."""
        outside = HallCase.place == AcceptancePlace.OUTSIDE
        return self._rows(
            outside,
            limit=_MOST_OUTSIDE,
            order=(HallCase.received_on.desc(), HallCase.case_number.desc()),
        )

    def load_by_stage(self) -> tuple[StageLoadRow, ...]:
        """Return how much work lies in each running stage, the fullest first."""
        with self._work.read() as session:
            return stage_loads(session, self._work.hall_id, self._work.today())

    def figures(self) -> CaseFigures:
        """Return how many open cases stand on each light."""
        with self._work.read() as session:
            standing = self._standing(session, CaseQuestion())
        lights = standing.lights
        return CaseFigures(
            open=sum(standing.states.get(state, 0) for state in OPEN_STATES),
            yellow=lights.get(Light.YELLOW, 0),
            red=lights.get(Light.RED, 0),
            dark_red=lights.get(Light.DARK_RED, 0),
        )

    def _standing(self, session: Session, question: CaseQuestion) -> Standing:
        now, today = self._work.clock.now(), self._work.today()
        return self._memo.standing(session, self._work.hall_id, question, today, now)

    def _rows(
        self,
        *where: ColumnElement[bool],
        limit: int | None = None,
        order: tuple[ColumnElement[Any], ...] = (),
    ) -> tuple[CaseRow, ...]:
        here = HallCase.hall_id == self._work.hall_id
        with self._work.read() as session:
            found = found_cases(session, here, *where, limit=limit, order=order)
            shower = self._shower(session)
        return tuple(shower.case(each) for each in found)

    def _in_order(self, session: Session, ids: list[uuid.UUID]) -> tuple[CaseRow, ...]:
        if not ids:
            return ()
        shower = self._shower(session)
        rows = {
            each["HallCase"].id: shower.case(each)
            for each in found_cases(session, HallCase.id.in_(ids))
        }
        return tuple(rows[case_id] for case_id in ids)

    def _shower(self, session: Session) -> Shower:
        calendar = load_calendar(session, self._work.hall_id)
        return Shower(calendar, self._work.today(), self._work.clock.now())
