"""The figures of a case as they stand at its decision, frozen with it (办结快照)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.cases.flow.finding import days_missing, department_of, suspension_rows
from hallapp.cases.tables import CaseClock, CaseOutcome, CaseSuspension, HallCase
from hallapp.cases.terms import CaseOutcomeKind, FinishQuality
from hallapp.guides.terms import HandlingType
from hallapp.hall.calendars import load_calendar
from hallapp.hall.limits import LimitUnit
from hallapp.hall.workdays import WorkCalendar
from hallapp.kernel.database.work import Writing

_ONE_DAY = timedelta(days=1)


def freeze(act: Writing, case: HallCase, clock: CaseClock, outcome: CaseOutcomeKind) -> CaseOutcome:
    """Write the figures of a decision made now; those of an earlier one stay as they were."""
    session = act.session
    calendar = load_calendar(session, case.hall_id)
    earlier = _earlier(session, case)
    accepted_on = case.accepted_on or case.received_on
    closed = {row.concluded_on for row in earlier}
    ledger = suspension_rows(session, case.id)
    stood = [entry for entry in ledger if not _is_closed(entry, closed)]
    all_stood = _working_days(calendar, accepted_on, act.today, ledger)
    quality = quality_of(case, clock, act.today, act.now)
    frozen = CaseOutcome(
        case_id=case.id,
        round=len(earlier) + 1,
        hall_id=case.hall_id,
        outcome=outcome,
        quality=quality,
        received_on=case.received_on,
        accepted_on=accepted_on,
        concluded_on=act.today,
        due_on=clock.due_on or act.today,
        law_due_on=clock.law_due_on,
        budget_days=_working(clock.amount, clock.unit, clock.extension),
        law_days=_working(clock.law_amount, clock.law_unit, 0),
        used_days=calendar.working_days_between(accepted_on + _ONE_DAY, act.today) - all_stood,
        suspended_days=_working_days(calendar, accepted_on, act.today, stood),
        supplement_days=_supplement_days(session, case, calendar),
        is_instant=quality is FinishQuality.INSTANT,
        item_id=case.item_id,
        department_id=department_of(session, case.item_id),
        window_id=case.window_id,
        decided_by=act.request.actor.person_id,
        is_latest=True,
    )
    for row in earlier:
        row.is_latest = False
    session.add(frozen)
    return frozen


def quality_of(case: HallCase, clock: CaseClock, on: date, at: datetime) -> FinishQuality:
    """Return how a decision stands against the promise, by its day, of hours by the moment."""
    due_on = clock.due_on or on
    is_late = on > due_on or (clock.due_at is not None and at > clock.due_at)
    if is_late:
        return FinishQuality.LATE
    is_instant = case.handling_type is HandlingType.INSTANT
    if is_instant or clock.unit is LimitUnit.ON_THE_SPOT:
        return FinishQuality.INSTANT
    return FinishQuality.ON_TIME if on == due_on else FinishQuality.EARLY


def _earlier(session: Session, case: HallCase) -> list[CaseOutcome]:
    statement = select(CaseOutcome).where(CaseOutcome.case_id == case.id)
    return list(session.scalars(statement.order_by(CaseOutcome.round)))


def _is_closed(entry: CaseSuspension, concluded: set[date]) -> bool:
    """Return whether an entry stands for the days between a decision and its reopening."""
    return entry.ground is None and entry.told_on is None and entry.from_on in concluded


def _working(amount: int | None, unit: LimitUnit | None, extension: int) -> int | None:
    is_counted = amount is not None and unit is LimitUnit.WORKING_DAYS
    return (amount or 0) + extension if is_counted else None


def _working_days(
    calendar: WorkCalendar, accepted_on: date, until: date, ledger: Iterable[CaseSuspension]
) -> int:
    """Return the working days after acceptance, up to a day, that lie in the ledger.

    Entries do not overlap: the ledger refuses it.
    """
    return sum(
        calendar.working_days_between(
            max(entry.from_on, accepted_on + _ONE_DAY),
            min((entry.to_on or until) - _ONE_DAY, until),
        )
        for entry in ledger
    )


def _supplement_days(session: Session, case: HallCase, calendar: WorkCalendar) -> int:
    return sum(
        calendar.working_days_between(asked + _ONE_DAY, whole)
        for asked, whole in days_missing(session, case.id)
    )
