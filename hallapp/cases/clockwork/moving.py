"""A due day that moved leaves a row: old day, new day, reason, rule (期限变动)."""

import uuid
from dataclasses import dataclass
from datetime import date

from hallapp.cases.clockwork.reckoning import Reckoned
from hallapp.cases.store import add_event
from hallapp.cases.tables import CaseClock, CaseDueMove
from hallapp.cases.terms import CaseEventKind, MoveReason
from hallapp.kernel.database.work import Writing


@dataclass(frozen=True, slots=True)
class DueMoved:
    """One due day that moved.

    Attributes:
        clock: The clock, showing the new day already.
        old_on: The day before; None where none had been reckoned.
    """

    clock: CaseClock
    old_on: date | None
    new_on: date
    old_law_on: date | None
    new_law_on: date | None


@dataclass(frozen=True, slots=True)
class Why:
    """Why a due day moves: the kind of reason, and the rule in words (期限变动原因)."""

    reason: MoveReason
    rule: str


def show(clock: CaseClock, shown: Reckoned) -> None:
    """Store what a clock shows."""
    clock.due_on = shown.due_on
    clock.due_at = shown.due_at
    clock.law_due_on = shown.law_due_on
    clock.yellow_on = shown.yellow_on
    clock.yellow_at = shown.yellow_at
    clock.is_provisional = shown.is_provisional


def is_moved(clock: CaseClock, shown: Reckoned) -> bool:
    """Return whether what a clock now shows differs so that somebody must be told why.

    A provisional day that became firm counts: the applicant was told 暂定.
    """
    return (
        (clock.due_on, clock.law_due_on) != (shown.due_on, shown.law_due_on)
        or clock.due_at != shown.due_at
        or clock.is_provisional != shown.is_provisional
    )


def move(
    act: Writing, clock: CaseClock, shown: Reckoned, why: Why, *, is_told: bool
) -> DueMoved | None:
    """Let a clock show something else, with the row that says why; None when nothing moved.

    Args:
        act: The use case.
        clock: The clock, as it stands in the store.
        shown: What it shows from now on.
        why: Reason and rule.
        is_told: Whether a line of the case's history tells of it too.
    """
    if not is_moved(clock, shown):
        show(clock, shown)
        return None
    moved = DueMoved(clock, clock.due_on, shown.due_on, clock.law_due_on, shown.law_due_on)
    show(clock, shown)
    _write(act, moved, why, is_told=is_told)
    return moved


def move_from(act: Writing, old: CaseClock, new: CaseClock, why: Why) -> None:
    """Write why one clock takes the place of another, also where the day is the same."""
    if new.due_on is not None:
        moved = DueMoved(new, old.due_on, new.due_on, old.law_due_on, new.law_due_on)
        _write(act, moved, why, is_told=True)


def _write(act: Writing, moved: DueMoved, why: Why, *, is_told: bool) -> None:
    """Write the row of a moved due day, and the line of the case's history."""
    clock = moved.clock
    # Rows of moves name their clock, which may be new.
    act.session.flush()
    act.session.add(
        CaseDueMove(
            id=uuid.uuid4(),
            hall_id=clock.hall_id,
            case_id=clock.case_id,
            clock_id=clock.id,
            reason=why.reason,
            rule=why.rule,
            old_on=moved.old_on,
            new_on=moved.new_on,
            old_law_on=moved.old_law_on,
            new_law_on=moved.new_law_on,
            moved_at=act.now,
            edit_id=None,
        )
    )
    if is_told:
        add_event(
            act,
            clock.hall_id,
            clock.case_id,
            CaseEventKind.DUE_MOVED,
            clock=clock.kind.value,
            reason=why.reason.value,
            rule=why.rule,
            old=None if moved.old_on is None else moved.old_on.isoformat(),
            new=moved.new_on.isoformat(),
        )
