"""Dates the open clocks of a hall again, in bulk, with the reason of every day that moves.

See docs/algorithms/calendar-keeping.md.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hallapp.cases.clockwork.open_clocks import ChangedClock, Redating
from hallapp.cases.clockwork.raw_values import RawValues
from hallapp.cases.clockwork.redate_statements import ADD_EVENTS, ADD_MOVES, SHOW, Told
from hallapp.cases.terms import CaseEventKind, MoveReason
from hallapp.hall.tables import Person
from hallapp.kernel.database.columns import facts_text
from hallapp.kernel.database.work import Writing

Progress = Callable[[int, int], None]
"""Told how many rows of how many are written; called between batches, never often."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why clocks are dated again.

    Attributes:
        rule: In words, as it stands in every row: a notice, a closure, a rule.
        edit_id: The edit of the calendar, None without one.
    """

    reason: MoveReason
    rule: str
    edit_id: uuid.UUID | None = None


def write_redating(
    act: Writing,
    hall_id: uuid.UUID,
    found: Redating,
    cause: Cause,
    progress: Progress | None = None,
) -> None:
    """Let clocks show what was found, with a row for each day that moves and a line for its case.

    Clocks that were never reckoned, and lights that merely turn yellow on another day, leave no
    row: no day that somebody was told has moved.
    """
    told = found.told
    main = [clock for clock in told if clock.is_main]
    count = _counting(len(found.changed) + len(told) + len(main), progress)
    values, connection = found.values, act.connection
    SHOW.run(connection, [(*clock.new, clock.clock_id) for clock in found.changed], count)
    moves = [_move(clock, values.key(uuid.uuid4())) for clock in told]
    ADD_MOVES.run(connection, moves, count, _of_moves(act, hall_id, cause, values))
    facts = _Facts(cause, values)
    events = [(facts.of(clock), clock.case_id) for clock in main]
    ADD_EVENTS.run(connection, events, count, _of_events(act, hall_id, values))


def _counting(whole: int, progress: Progress | None) -> Told:
    done = 0

    def count(rows: int) -> None:
        nonlocal done
        done += rows
        if progress is not None:
            progress(done, whole)

    return count


def _move(clock: ChangedClock, move_id: Any) -> tuple[Any, ...]:
    old, new = clock.old, clock.new
    return (move_id, clock.case_id, clock.clock_id, old[0], new[0], old[2], new[2])


def _of_moves(act: Writing, hall_id: uuid.UUID, cause: Cause, values: RawValues) -> dict[str, Any]:
    return {
        "hall_id": values.key(hall_id),
        "reason": cause.reason.value,
        "rule": cause.rule,
        "moved_at": values.moment(act.now),
        "edit_id": None if cause.edit_id is None else values.key(cause.edit_id),
    }


def _of_events(act: Writing, hall_id: uuid.UUID, values: RawValues) -> dict[str, Any]:
    person_id = act.request.actor.person_id
    person = None if person_id is None else act.session.get(Person, person_id)
    return {
        "hall_id": values.key(hall_id),
        "kind": CaseEventKind.DUE_MOVED.value,
        "at": values.moment(act.now),
        "day": values.day(act.today),
        "person_id": None if person_id is None else values.key(person_id),
        "person_name": "" if person is None else person.name,
    }


class _Facts:
    """What the line of time of a case says of a moved day; the same words for the same days."""

    def __init__(self, cause: Cause, values: RawValues) -> None:
        self._cause = cause
        self._values = values
        self._known: dict[tuple[Any, ...], str] = {}

    def of(self, clock: ChangedClock) -> str:
        key = (clock.kind, clock.old[0], clock.new[0])
        text = self._known.get(key)
        if text is None:
            text = self._known[key] = facts_text(
                {
                    "clock": clock.kind,
                    "reason": self._cause.reason.value,
                    "rule": self._cause.rule,
                    "old": self._values.read_day(clock.old[0]).isoformat(),
                    "new": self._values.read_day(clock.new[0]).isoformat(),
                }
            )
        return text
