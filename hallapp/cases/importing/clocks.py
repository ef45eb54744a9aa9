"""The decision clock of a platform's case: started as of its acceptance, moved with reasons."""

import uuid
from collections.abc import Iterable

from sqlalchemy.orm import Session

from hallapp.cases.clockwork.keeper import ClockKeeper, running
from hallapp.cases.clockwork.ledger import LedgerEntry, entries_of
from hallapp.cases.clockwork.moving import show
from hallapp.cases.clockwork.reckoning import ClockBudget, Reckoner
from hallapp.cases.importing.cases import PlatformCase, PlatformSuspension
from hallapp.cases.store import add_clock
from hallapp.cases.tables import CaseClock, CaseSuspension, HallCase
from hallapp.cases.terms import CaseEventKind, CaseState, ClockKind, MoveReason, Suspension
from hallapp.kernel.database.work import Writing
from hallapp.kernel.texts import papers

_BEFORE_ACCEPTANCE = frozenset({ClockKind.RECEIPT, ClockKind.SUPPLEMENT})


def budget_of(case: PlatformCase) -> ClockBudget | None:
    """Return what an accepted case was given; None for one that is not accepted."""
    if case.accepted is None or case.limit is None:
        return None
    return ClockBudget(case.accepted.on, case.accepted.at, case.limit, case.statutory)


def ledger_of_row(case: PlatformCase) -> tuple[LedgerEntry, ...]:
    """Return when the clock stood, as a row tells it."""
    return tuple(
        LedgerEntry(each.from_on, each.to_on, each.from_at, each.to_at) for each in case.suspensions
    )


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


def keep_in_step(act: Writing, case: HallCase, keeper: ClockKeeper) -> CaseClock | None:
    """Reckon the decision clock of a case again; a due day that moves leaves its reason.

    The clock stands, runs or has ended as the case now does. None for a case without one.
    """
    clock = keeper.of_kind(act.session, case.id, ClockKind.DECISION)
    if clock is None:
        return None
    # A case that the platform has taken up again runs again.
    clock.ended_on = None
    with papers():
        # What is kept stays Chinese, whatever the screen shows.
        rule = CaseEventKind.PLATFORM_CHANGED.label
    keeper.reckon_again(act, clock, MoveReason.RESUMED, rule)
    _stand(clock, case, entries_of(act.session, case.id))
    return clock


def end_waiting(act: Writing, case: HallCase, keeper: ClockKeeper) -> None:
    """End the clocks that waited for the acceptance which the platform now tells."""
    for clock in running(act.session, case.id):
        if clock.kind in _BEFORE_ACCEPTANCE:
            keeper.end(act, clock, case.accepted_on or act.today)


def _stand(clock: CaseClock, case: HallCase, ledger: Iterable[Suspension]) -> None:
    """Stop the clock while the case is suspended, and end it with the case."""
    since = [each.from_on for each in ledger if each.to_on is None]
    is_standing = bool(since) and case.state is CaseState.SUSPENDED
    clock.stood_since = max(since) if is_standing else None
    clock.ended_on = None if case.state.is_open else case.concluded_on or case.closed_on


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
