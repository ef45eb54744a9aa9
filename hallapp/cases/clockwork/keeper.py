"""Starts the clocks of a case inside the use case that gives it one."""

import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from hallapp.cases.clockwork.policy import LIGHT_THRESHOLDS
from hallapp.cases.clockwork.reckoning import ClockBudget, Reckoned, Reckoner
from hallapp.cases.store import add_clock
from hallapp.cases.tables import CaseClock, HallCase
from hallapp.cases.terms import ClockKind
from hallapp.hall.calendars import load_calendar
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.settings import SettingsService


@dataclass(frozen=True, slots=True)
class ClockStart:
    """A clock about to start.

    Attributes:
        position: Number of the stage or supplement; 0 for the case's own clocks.
        label: Name of the stage or of what is awaited.
    """

    kind: ClockKind
    budget: ClockBudget
    position: int = 0
    label: str = ""


class ClockKeeper:
    """Keeps what a clock shows in step with its budget, its ledger and the calendar."""

    def __init__(self, work: UnitOfWork, settings: SettingsService) -> None:
        self._work = work
        self._settings = settings

    def reckoner(self, session: Session) -> Reckoner:
        """Return what reckons by today's calendar and settings."""
        return Reckoner(
            calendar=load_calendar(session, self._work.hall_id),
            thresholds=self._settings.value(LIGHT_THRESHOLDS),
            today=self._work.today(),
        )

    def start(
        self, act: Writing, case: HallCase, start: ClockStart, *, is_main: bool = False
    ) -> CaseClock:
        """Start a clock of a case; the main one decides the case's light from now on.

        Raises:
            CalendarRangeError: Its due day lies outside the calendar.
        """
        shown = self.reckoner(act.session).reckon(start.budget)
        clock = CaseClock(
            id=uuid.uuid4(),
            hall_id=case.hall_id,
            case_id=case.id,
            kind=start.kind,
            position=start.position,
            label=start.label,
            day_zero=start.budget.day_zero,
            started_at=start.budget.started_at,
            amount=start.budget.limit.amount,
            unit=start.budget.limit.unit,
            law_amount=start.budget.law.amount if start.budget.law else None,
            law_unit=start.budget.law.unit if start.budget.law else None,
            extension=start.budget.extension,
        )
        show(clock, shown)
        add_clock(act.session, case, clock, is_main=is_main)
        return clock


def show(clock: CaseClock, shown: Reckoned) -> None:
    """Store what a clock shows."""
    clock.due_on = shown.due_on
    clock.due_at = shown.due_at
    clock.law_due_on = shown.law_due_on
    clock.yellow_on = shown.yellow_on
    clock.is_provisional = shown.is_provisional
