"""The decision clock of a platform's case: started as of its acceptance, moved with reasons."""

import uuid
from collections.abc import Sequence

from sqlalchemy.orm import Session

from hallapp.cases.clockwork.keeper import show
from hallapp.cases.clockwork.reckoning import ClockBudget, Reckoned, Reckoner
from hallapp.cases.importing.cases import PlatformCase, PlatformSuspension
from hallapp.cases.store import add_clock
from hallapp.cases.tables import CaseClock, CaseDueMove, CaseSuspension, HallCase
from hallapp.cases.terms import CaseState, ClockKind, MoveReason, Suspension
from hallapp.hall.limits import Limit
from hallapp.kernel.database.work import Writing

RULE = "cases.import"
"""Stands beside a moved due day: the platform said so."""


def budget_of(case: PlatformCase) -> ClockBudget | None:
    """Return what an accepted case was given; None for one that is not accepted."""
    if case.accepted is None or case.limit is None:
        return None
    return ClockBudget(case.accepted.on, case.accepted.at, case.limit, case.statutory)


def ledger_of_row(case: PlatformCase) -> tuple[Suspension, ...]:
    """Return when the clock stood, as a row tells it."""
    return tuple(Suspension(each.from_on, each.to_on) for each in case.suspensions)


def start_clock(
    session: Session, case: HallCase, told: PlatformCase, reckoner: Reckoner
) -> CaseClock | None:
    """Start the decision clock as of the acceptance; None for a case that is not accepted."""
    budget = budget_of(told)
    if budget is None:
        return None
    clock = CaseClock(
        id=uuid.uuid4(),
        hall_id=case.hall_id,
        case_id=case.id,
        kind=ClockKind.DECISION,
        position=0,
        day_zero=budget.day_zero,
        started_at=budget.started_at,
        amount=budget.limit.amount,
        unit=budget.limit.unit,
        law_amount=budget.law.amount if budget.law else None,
        law_unit=budget.law.unit if budget.law else None,
        extension=0,
    )
    ledger = ledger_of_row(told)
    show(clock, reckoner.reckon(budget, ledger))
    _stand(clock, case, ledger)
    add_clock(session, case, clock, is_main=True)
    return clock


def move_clock(
    act: Writing, case: HallCase, reckoner: Reckoner, ledger: Sequence[Suspension]
) -> None:
    """Reckon the clock of a case again; a due day that moves leaves its reason."""
    clock = None if case.clock_id is None else act.session.get(CaseClock, case.clock_id)
    if clock is None:
        return
    law = None
    if clock.law_amount is not None and clock.law_unit is not None:
        law = Limit(clock.law_amount, clock.law_unit)
    limit = Limit(clock.amount, clock.unit)
    budget = ClockBudget(clock.day_zero, clock.started_at, limit, law, clock.extension)
    shown = reckoner.reckon(budget, ledger)
    if (shown.due_on, shown.law_due_on) != (clock.due_on, clock.law_due_on):
        act.session.add(_move(act, clock, shown))
    show(clock, shown)
    _stand(clock, case, ledger)


def _stand(clock: CaseClock, case: HallCase, ledger: Sequence[Suspension]) -> None:
    """Stop the clock while the case is suspended, and end it with the case."""
    since = [each.from_on for each in ledger if each.to_on is None]
    is_standing = bool(since) and case.state is CaseState.SUSPENDED
    clock.stood_since = max(since) if is_standing else None
    clock.ended_on = None if case.state.is_open else case.concluded_on or case.closed_on


def _move(act: Writing, clock: CaseClock, shown: Reckoned) -> CaseDueMove:
    return CaseDueMove(
        id=uuid.uuid4(),
        hall_id=clock.hall_id,
        case_id=clock.case_id,
        clock_id=clock.id,
        reason=MoveReason.RESUMED,
        rule=RULE,
        old_on=clock.due_on,
        new_on=shown.due_on,
        old_law_on=clock.law_due_on,
        new_law_on=shown.law_due_on,
        moved_at=act.now,
    )


def suspension(case: HallCase, told: PlatformSuspension) -> CaseSuspension:
    """Return an entry of the ledger as the platform tells it; nobody of the hall made it."""
    return CaseSuspension(
        id=uuid.uuid4(),
        hall_id=case.hall_id,
        case_id=case.id,
        from_on=told.from_on,
        to_on=told.to_on,
        reason=told.words,
        ground=told.ground,
        planned_to_on=told.planned_to_on,
        from_at=told.from_at,
        to_at=told.to_at,
    )
