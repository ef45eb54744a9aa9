"""The figures of a decision that the platform made, frozen as of its own day (办结快照)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.cases.flow.outcome import quality_of
from hallapp.cases.importing.cases import PlatformCase
from hallapp.cases.tables import CaseClock, CaseOutcome, HallCase
from hallapp.cases.terms import CaseOutcomeKind, FinishQuality, Suspension
from hallapp.hall.limits import LimitUnit
from hallapp.hall.workdays import WorkCalendar

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Known:
    """What the hall knows beside the row.

    Attributes:
        ledger: When the clock stood.
        earlier: Frozen figures of the decisions before.
    """

    calendar: WorkCalendar
    ledger: Sequence[Suspension]
    earlier: Sequence[CaseOutcome] = ()


def freeze_told(
    session: Session, case: HallCase, told: PlatformCase, clock: CaseClock, known: Known
) -> None:
    """Write the figures of the platform's decision; those of earlier ones stay as they were.

    Nothing is written for a case that was never accepted, or not decided.
    """
    if told.closed is None or case.accepted_on is None or case.concluded_on is None:
        return
    for row in known.earlier:
        row.is_latest = False
    quality = quality_of(case, clock, told.closed.on, told.closed.at)
    used, stood = _days(case.accepted_on, case.concluded_on, known)
    session.add(
        CaseOutcome(
            case_id=case.id,
            round=len(known.earlier) + 1,
            hall_id=case.hall_id,
            outcome=case.outcome or CaseOutcomeKind.OTHER,
            quality=quality,
            received_on=case.received_on,
            accepted_on=case.accepted_on,
            concluded_on=case.concluded_on,
            due_on=clock.due_on or case.concluded_on,
            law_due_on=clock.law_due_on,
            budget_days=_working(clock.amount, clock.unit, clock.extension),
            law_days=_working(clock.law_amount, clock.law_unit),
            used_days=used,
            suspended_days=stood,
            supplement_days=0,
            is_instant=quality is FinishQuality.INSTANT,
            item_id=case.item_id,
            department_id=told.item.department_id,
            window_id=case.window_id,
            is_latest=True,
        )
    )


def _days(accepted_on: date, concluded_on: date, known: Known) -> tuple[int, int]:
    """Return the working days that were used, and those in which the clock stood.

    The days between a decision and its reopening are neither.
    """
    calendar, concluded = known.calendar, {each.concluded_on for each in known.earlier}
    stood = closed = 0
    for each in known.ledger:
        days = _working_days(calendar, accepted_on, concluded_on, each)
        if each.from_on in concluded:
            closed += days
        else:
            stood += days
    passed = calendar.working_days_between(accepted_on + _ONE_DAY, concluded_on)
    return passed - stood - closed, stood


def earlier_outcomes(session: Session, case: HallCase) -> Sequence[CaseOutcome]:
    """Return the frozen figures of the decisions before."""
    asked = select(CaseOutcome).where(CaseOutcome.case_id == case.id)
    return session.scalars(asked).all()


def _working(amount: int | None, unit: LimitUnit | None, extension: int = 0) -> int | None:
    return (amount or 0) + extension if unit is LimitUnit.WORKING_DAYS else None


def _working_days(
    calendar: WorkCalendar, accepted_on: date, concluded_on: date, stood: Suspension
) -> int:
    """Return the working days of a suspension after the acceptance, up to the decision."""
    first = max(stood.from_on, accepted_on + _ONE_DAY)
    last = min((stood.to_on or concluded_on) - _ONE_DAY, concluded_on)
    return calendar.working_days_between(first, last)
