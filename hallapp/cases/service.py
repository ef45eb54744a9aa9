"""What faces and papers ask of cases; accepting one spans features and is in `serving`."""

import uuid
from collections import Counter
from datetime import date

from sqlalchemy import RowMapping
from sqlalchemy.sql.elements import ColumnElement

from hallapp.cases.applications import masked_name
from hallapp.cases.errors import CaseNotFoundError
from hallapp.cases.rules import remaining
from hallapp.cases.store import found_cases, ticks_of
from hallapp.cases.tables import CaseApplicant, CaseClock, HallCase
from hallapp.cases.terms import (
    CaseFigures,
    CaseRow,
    CaseState,
    Light,
    MaterialTick,
)
from hallapp.hall.calendars import load_calendar
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.workdays import WorkCalendar
from hallapp.kernel.database.work import UnitOfWork

_OPEN_STATES = tuple(state for state in CaseState if state.is_open)


class CaseService:
    """Shows cases as their clocks stand today."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def of_window(self, window_id: uuid.UUID) -> tuple[CaseRow, ...]:
        """Return the open cases that a window accepted, due soonest first."""
        return self._rows(HallCase.window_id == window_id, HallCase.state.in_(_OPEN_STATES))

    def of_hall(self) -> tuple[CaseRow, ...]:
        """Return all open cases of the hall, due soonest first."""
        return self._rows(HallCase.state.in_(_OPEN_STATES))

    def case(self, case_id: uuid.UUID) -> CaseRow:
        """Return one case.

        Raises:
            CaseNotFoundError: There is none of this id.
        """
        found = self._rows(HallCase.id == case_id)
        if not found:
            raise CaseNotFoundError
        return found[0]

    def ticks(self, case_id: uuid.UUID) -> tuple[MaterialTick, ...]:
        """Return the materials of a case as they were ticked at acceptance."""
        with self._work.read() as session:
            return ticks_of(session, case_id)

    def item_of(self, case_id: uuid.UUID) -> uuid.UUID:
        """Return the service item of a case.

        Raises:
            CaseNotFoundError: There is none of this id.
        """
        with self._work.read() as session:
            found = session.get(HallCase, case_id)
        if found is None:
            raise CaseNotFoundError
        return found.item_id

    def limits_of(self, case_id: uuid.UUID) -> tuple[Limit | None, Limit | None]:
        """Return what was promised and the law's limit, as the guide said them at acceptance.

        Raises:
            CaseNotFoundError: There is none of this id.
        """
        with self._work.read() as session:
            found = session.get(HallCase, case_id)
        if found is None:
            raise CaseNotFoundError
        promised = _limit(found.promised_amount, found.promised_unit)
        statutory = _limit(found.statutory_amount, found.statutory_unit)
        return (promised if found.is_promised else None), statutory

    def applicant_of(self, case_id: uuid.UUID) -> str:
        """Return the applicant's whole name, for the paper handed to that person.

        Raises:
            CaseNotFoundError: There is none of this id.
        """
        with self._work.read() as session:
            found = session.get(CaseApplicant, case_id)
        if found is None:
            raise CaseNotFoundError
        return found.name

    def figures(self) -> CaseFigures:
        """Return how many open cases stand on each light."""
        counted = Counter(row.light for row in self.of_hall())
        return CaseFigures(
            open=sum(counted.values()),
            yellow=counted[Light.YELLOW],
            red=counted[Light.RED],
            dark_red=counted[Light.DARK_RED],
        )

    def _rows(self, *where: ColumnElement[bool]) -> tuple[CaseRow, ...]:
        with self._work.read() as session:
            found = found_cases(session, HallCase.hall_id == self._work.hall_id, *where)
            calendar = load_calendar(session, self._work.hall_id)
        today = self._work.today()
        return tuple(_row(each, calendar, today) for each in found)


def _limit(amount: int | None, unit: LimitUnit | None) -> Limit | None:
    return None if amount is None or unit is None else Limit(amount, unit)


def light_of_clock(clock: CaseClock, today: date) -> Light:
    """Return how a clock stands: of an ended one how it stood at its end."""
    on = clock.ended_on or today
    if clock.stood_since is not None and clock.ended_on is None:
        return Light.GREY
    if clock.law_due_on is not None and on > clock.law_due_on:
        return Light.DARK_RED
    if clock.due_on is not None and on > clock.due_on:
        return Light.RED
    is_yellow = clock.yellow_on is not None and on >= clock.yellow_on
    return Light.YELLOW if is_yellow else Light.GREEN


def _row(found: RowMapping, calendar: WorkCalendar, today: date) -> CaseRow:
    case: HallCase = found["HallCase"]
    clock: CaseClock = found["CaseClock"]
    # A clock that stands is shown as if it were resumed today.
    due_on = clock.due_on or today
    judged_on = clock.ended_on or today
    return CaseRow(
        id=str(case.id),
        case_number=case.case_number,
        query_code=case.query_code,
        item_name=case.item_name,
        ticket_number=case.ticket_label,
        window_number=None if found["window_number"] is None else str(found["window_number"]),
        accepted_at=case.accepted_at,
        due_on=due_on,
        statutory_due_on=clock.law_due_on,
        # Of the day that is shown; the law's own, further away, is shown nowhere as a day.
        is_provisional=clock.is_provisional,
        light=light_of_clock(clock, today),
        remaining_days=remaining(due_on, judged_on, calendar),
        state=case.state,
        applicant_masked=masked_name(found["applicant_name"]),
        received_on=case.received_on,
        due_at=clock.due_at,
        form=case.form,
        place=case.place,
        stage_name=found["stage_name"] or "",
        handler_name=found["handler_name"] or "",
        external_number=case.external_number,
        concluded_on=case.concluded_on,
    )
