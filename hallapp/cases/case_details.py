"""One case in detail: its line of time, clocks, ledger, stages, money and papers."""

import uuid
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from hallapp.cases.case_lists import CaseLists
from hallapp.cases.clockwork.ledger import entries_of
from hallapp.cases.errors import CaseNotFoundError
from hallapp.cases.rules import DayBudget, explain_day_by_day
from hallapp.cases.showing import limit_in
from hallapp.cases.store import details
from hallapp.cases.store.reading import ticks_of
from hallapp.cases.tables import CaseApplicant, CaseClock, HallCase
from hallapp.cases.terms import (
    CaseEventRow,
    CasePaperRow,
    CaseRow,
    ChargeRow,
    ClockKind,
    ClockRow,
    CountedDayRow,
    DayReason,
    DueMoveRow,
    MaterialTick,
    PaymentRow,
    StageRow,
    SuspensionRow,
)
from hallapp.hall.calendars import load_calendar
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.workdays import WorkCalendar

_MOST_MOVES = 500
_STANDING = (ClockKind.DECISION, ClockKind.STAGE)


class CaseDetails(CaseLists):
    """Shows one case with everything that happened to it; a case of another hall is not found."""

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
        """Return the newest ticks of the materials of a case."""
        with self._work.read() as session:
            return ticks_of(session, case_id)

    def item_of(self, case_id: uuid.UUID) -> uuid.UUID:
        """Return the service item of a case.

        Raises:
            CaseNotFoundError: There is none of this id.
        """
        with self._work.read() as session:
            return self._case(session, case_id).item_id

    def limits_of(self, case_id: uuid.UUID) -> tuple[Limit | None, Limit | None]:
        """Return what was promised and the law's limit, as the guide said them at acceptance.

        Raises:
            CaseNotFoundError: There is none of this id.
        """
        with self._work.read() as session:
            found = self._case(session, case_id)
        promised = limit_in(found.promised_amount, found.promised_unit)
        statutory = limit_in(found.statutory_amount, found.statutory_unit)
        return (promised if found.is_promised else None), statutory

    def applicant_of(self, case_id: uuid.UUID) -> str:
        """Return the applicant's whole name, for the paper handed to that person.

        Raises:
            CaseNotFoundError: There is none of this id.
        """
        with self._work.read() as session:
            found = session.get(CaseApplicant, case_id)
        if found is None or found.hall_id != self._work.hall_id:
            raise CaseNotFoundError
        return found.name

    def history(self, case_id: uuid.UUID) -> tuple[CaseEventRow, ...]:
        """Return the line of time of a case, the first event first; see `cases.telling`."""
        with self._work.read() as session:
            return details.history(session, self._work.hall_id, case_id)

    def clocks(self, case_id: uuid.UUID) -> tuple[ClockRow, ...]:
        """Return all clocks of a case in the order in which they started."""
        with self._work.read() as session:
            shower = self._shower(session)
            found = details.clocks(session, self._work.hall_id, case_id)
        return tuple(shower.clock(each) for each in found)

    def suspensions(self, case_id: uuid.UUID) -> tuple[SuspensionRow, ...]:
        """Return the ledger of a case, the first entry first."""
        with self._work.read() as session:
            shower = self._shower(session)
            found = details.suspensions(session, self._work.hall_id, case_id)
            accepted_on = self._case(session, case_id).accepted_on
        return tuple(shower.suspension(each, accepted_on) for each in found)

    def stages(self, case_id: uuid.UUID) -> tuple[StageRow, ...]:
        """Return the stages of a case in their order."""
        with self._work.read() as session:
            shower = self._shower(session)
            found = details.stages(session, self._work.hall_id, case_id)
        return tuple(shower.stage(stage, name, clock) for stage, name, clock in found)

    def charges(self, case_id: uuid.UUID) -> tuple[ChargeRow, ...]:
        """Return what was charged for a case."""
        with self._work.read() as session:
            return details.charges(session, self._work.hall_id, case_id)

    def payment(self, case_id: uuid.UUID) -> PaymentRow | None:
        """Return the one payment of a case, None before it was recorded."""
        with self._work.read() as session:
            return details.payment(session, self._work.hall_id, case_id)

    def papers(self, case_id: uuid.UUID) -> tuple[CasePaperRow, ...]:
        """Return the papers made for a case, the first one first."""
        with self._work.read() as session:
            return details.papers(session, self._work.hall_id, case_id)

    def moves(
        self, since: datetime | None = None, case_id: uuid.UUID | None = None
    ) -> tuple[DueMoveRow, ...]:
        """Return moves of due days with their reasons, the newest first.

        Args:
            since: Only moves from this moment on.
            case_id: Only moves of this case.
        """
        with self._work.read() as session:
            return details.moves(session, self._work.hall_id, since, case_id, _MOST_MOVES)

    def explain(self, case_id: uuid.UUID) -> tuple[CountedDayRow, ...]:
        """Return the day-by-day account of the clock that decides the light (逐日说明).

        Empty while no clock runs, and for a limit in hours, which counts no days. While the
        clock stands the account ends today: which day is the next to count nobody knows.

        Raises:
            CaseNotFoundError: There is none of this id.
        """
        with self._work.read() as session:
            case = self._case(session, case_id)
            clock = None if case.clock_id is None else session.get(CaseClock, case.clock_id)
            calendar = load_calendar(session, self._work.hall_id)
            ledger = entries_of(session, case_id)
        if clock is None or clock.unit is LimitUnit.HOURS:
            return ()
        is_on_the_spot = clock.unit is LimitUnit.ON_THE_SPOT
        budget = DayBudget(
            Limit(clock.amount, clock.unit), 0 if is_on_the_spot else clock.extension
        )
        stood = ledger if clock.kind in _STANDING else ()
        today = self._work.today()
        rows = explain_day_by_day(clock.day_zero, budget, calendar, stood, today=today)
        if clock.stood_since is None or clock.ended_on is not None:
            return rows
        return _up_to_the_stop(rows, clock.stood_since, today, calendar)

    def _case(self, session: Session, case_id: uuid.UUID) -> HallCase:
        found = session.get(HallCase, case_id)
        if found is None or found.hall_id != self._work.hall_id:
            raise CaseNotFoundError
        return found


def _up_to_the_stop(
    rows: tuple[CountedDayRow, ...], stood_since: date, today: date, calendar: WorkCalendar
) -> tuple[CountedDayRow, ...]:
    """Return the account of a clock that stands: no day from the stop on is counted."""
    counted = tuple(row for row in rows if row.day < stood_since)
    span = (today - stood_since).days + 1
    standing = tuple(
        CountedDayRow(day, calendar.kind(day), DayReason.SUSPENDED, None, calendar.is_known(day))
        for day in (stood_since + timedelta(days=each) for each in range(max(0, span)))
    )
    return counted + standing
