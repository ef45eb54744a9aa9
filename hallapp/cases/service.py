"""What faces and papers ask of cases; accepting one spans features and is in `serving`."""

import uuid
from collections import Counter
from datetime import date

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from hallapp.cases.applications import masked_name
from hallapp.cases.errors import CaseNotFoundError
from hallapp.cases.rules import due_day, light, remaining
from hallapp.cases.store import found_cases, suspensions_of, ticks_of
from hallapp.cases.tables import AcceptedCase, CaseApplicant
from hallapp.cases.terms import (
    CaseFigures,
    CaseRow,
    CaseState,
    DueDay,
    Light,
    LightThresholds,
    MaterialTick,
    Suspension,
)
from hallapp.hall.calendars import load_calendar
from hallapp.hall.limits import Limit
from hallapp.hall.workdays import WorkCalendar
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.settings import Setting, SettingsService

LIGHT_THRESHOLDS = Setting(
    name="cases.light_thresholds",
    default=LightThresholds(),
    spell=lambda value: {
        "yellow_working_days": value.yellow_working_days,
        "yellow_percent": value.yellow_percent,
    },
    read=lambda kept: LightThresholds(**kept),
)
_OPEN_STATES = (CaseState.ACCEPTED, CaseState.SUSPENDED)


class CaseService:
    """Derives due days and lights from budgets and ledgers, every time they are asked for."""

    def __init__(self, work: UnitOfWork, settings: SettingsService) -> None:
        self._work = work
        self._settings = settings

    def of_window(self, window_id: uuid.UUID) -> tuple[CaseRow, ...]:
        """Return the open cases that a window accepted, due soonest first."""
        return self._rows(AcceptedCase.window_id == window_id, AcceptedCase.state.in_(_OPEN_STATES))

    def of_hall(self) -> tuple[CaseRow, ...]:
        """Return all open cases of the hall, due soonest first."""
        return self._rows(AcceptedCase.state.in_(_OPEN_STATES))

    def case(self, case_id: uuid.UUID) -> CaseRow:
        """Return one case.

        Raises:
            CaseNotFoundError: There is none of this id.
        """
        found = self._rows(AcceptedCase.id == case_id)
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
            found = session.get(AcceptedCase, case_id)
        if found is None:
            raise CaseNotFoundError
        return found.item_id

    def limits_of(self, case_id: uuid.UUID) -> tuple[Limit | None, Limit | None]:
        """Return what was promised and the law's limit, as the guide said them at acceptance.

        Raises:
            CaseNotFoundError: There is none of this id.
        """
        with self._work.read() as session:
            found = session.get(AcceptedCase, case_id)
        if found is None:
            raise CaseNotFoundError
        promised = Limit(found.promised_amount, found.promised_unit) if found.is_promised else None
        if found.statutory_amount is None or found.statutory_unit is None:
            return promised, None
        return promised, Limit(found.statutory_amount, found.statutory_unit)

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
            found = found_cases(session, AcceptedCase.hall_id == self._work.hall_id, *where)
            calendar = load_calendar(session, self._work.hall_id)
            ledger = self._ledger(session)
        today = self._work.today()
        thresholds = self._settings.value(LIGHT_THRESHOLDS)
        rows = (
            _row(each, calendar, ledger.get(each["AcceptedCase"].id, []), today, thresholds)
            for each in found
        )
        return tuple(sorted(rows, key=lambda row: (row.due_on, row.case_number)))

    def _ledger(self, session: Session) -> dict[uuid.UUID, list[Suspension]]:
        return suspensions_of(session, self._work.hall_id)


def _due_days(
    case: AcceptedCase, calendar: WorkCalendar, ledger: list[Suspension], today: date
) -> tuple[DueDay, DueDay | None]:
    """Return the promised due day and the law's, None where the item names none."""
    promised = Limit(case.promised_amount, case.promised_unit)
    promise = due_day(case.accepted_on, promised, calendar, ledger, today=today)
    if case.statutory_amount is None or case.statutory_unit is None:
        return promise, None
    statutory = Limit(case.statutory_amount, case.statutory_unit)
    return promise, due_day(case.accepted_on, statutory, calendar, ledger, today=today)


def _row(
    found: RowMapping,
    calendar: WorkCalendar,
    ledger: list[Suspension],
    today: date,
    thresholds: LightThresholds,
) -> CaseRow:
    case: AcceptedCase = found["AcceptedCase"]
    promise, statutory = _due_days(case, calendar, ledger, today)
    judged_on = case.concluded_on or today
    return CaseRow(
        id=str(case.id),
        case_number=case.case_number,
        query_code=case.query_code,
        item_name=found["item_name"],
        ticket_number=case.ticket_label,
        window_number=None if found["window_number"] is None else str(found["window_number"]),
        accepted_at=case.accepted_at,
        due_on=promise.due_on,
        statutory_due_on=None if statutory is None else statutory.due_on,
        # Of the day that is shown; the law's own, further away, is shown nowhere as a day.
        is_provisional=promise.is_provisional,
        light=light(
            promise,
            judged_on,
            calendar,
            statutory_due_on=None if statutory is None else statutory.due_on,
            is_suspended=case.state is CaseState.SUSPENDED,
            thresholds=thresholds,
        ),
        remaining_days=remaining(promise.due_on, judged_on, calendar),
        state=case.state,
        applicant_masked=masked_name(found["applicant_name"]),
    )
