"""Statements for tickets that are held (挂起) or whose holder stepped out (暂离)."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.sql.elements import ColumnElement

from hallapp.kernel.database.base import table_of
from hallapp.queueing.rules import waited_between
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.rows import spelled
from hallapp.queueing.store.steps import StepNow
from hallapp.queueing.tables import TicketStep
from hallapp.queueing.terms import ASIDE_STATES, TicketState

_step = table_of(TicketStep).c

IS_ASIDE = _step.state.in_([spelled(state) for state in ASIDE_STATES])
_DUE = (
    select(_step.id, _step.ticket_id, _step.state, _step.aside_at, _step.aside_s, _step.return_at)
    .where(
        _step.hall_id == bindparam("hall"),
        # In the words of the index, which holds those with a time only.
        _step.return_at.is_not(None),
        _step.return_at <= bindparam("at"),
        IS_ASIDE,
    )
    .order_by(_step.return_at, _step.sequence)
)
# Nothing else: a kiosk may wake, too, and has no right to more.
_WAKE = (
    update(table_of(TicketStep))
    .where(_step.id == bindparam("step"))
    .values(
        state=TicketState.WAITING,
        return_at=None,
        aside_at=None,
        aside_s=bindparam("spent"),
    )
)
_STEP_OUT = (
    update(table_of(TicketStep))
    .where(_step.id == bindparam("step"))
    .values(state=TicketState.AWAY, aside_at=bindparam("at"), return_at=bindparam("back"))
)


@dataclass(frozen=True)
class Due:
    """A ticket whose time aside is over, as it stands before it waits again."""

    step_id: uuid.UUID
    ticket_id: uuid.UUID
    state: TicketState
    aside_at: datetime | None
    aside_s: int
    return_at: datetime


def due(connection: Connection, hall_id: uuid.UUID, turn: Turn) -> tuple[Due, ...]:
    """Return whose time aside is over."""
    asked = {"hall": hall_id, "at": turn.moment}
    return tuple(Due(*row) for row in connection.execute(_DUE, asked))


def wake_due(connection: Connection, late: Due) -> None:
    """Let a ticket wait again; it was aside until its time, however late somebody looks."""
    spent_s = aside_seconds(late.aside_at, late.aside_s, late.return_at)
    connection.execute(_WAKE, {"step": late.step_id, "spent": spent_s})


def wake(connection: Connection, here: StepNow, moment: datetime) -> None:
    """Let a ticket wait again now."""
    spent_s = aside_seconds(here.aside_at, here.aside_s, moment)
    connection.execute(_WAKE, {"step": here.id, "spent": spent_s})


def step_out(
    connection: Connection, step_id: uuid.UUID, moment: datetime, return_at: datetime
) -> None:
    """Keep the number of a waiting citizen who goes away for a while."""
    connection.execute(_STEP_OUT, {"step": step_id, "at": moment, "back": return_at})


def aside_seconds(since: datetime | None, before_s: int, until: datetime) -> int:
    """Return how long a ticket was held or away in all."""
    return before_s if since is None else before_s + waited_between(since, until, 0)


def all_due(connection: Connection, hall_id: uuid.UUID, now: datetime) -> int:
    """Return how many wait to be woken; asked before a turn is taken for it."""
    return len(connection.execute(_DUE, {"hall": hall_id, "at": now}).all())


def of_day(
    hall_id: uuid.UUID, day: date, window_id: uuid.UUID | None
) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a step is held or away on a day; at one window or anywhere."""
    where = (_step.hall_id == hall_id, _step.day == day, IS_ASIDE)
    return where if window_id is None else (*where, _step.window_id == window_id)
