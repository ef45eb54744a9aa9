"""The latest move of each window, kept so that it can be taken back for some seconds."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, func, insert, select, update

from hallapp.kernel.database.base import table_of
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.moves import WindowNow
from hallapp.queueing.tables import FailedVisit, Ticket, TicketStep, WindowMove
from hallapp.queueing.terms import TicketState

_move = table_of(WindowMove).c
_step = table_of(TicketStep).c
_ticket = table_of(Ticket).c
_failed = table_of(FailedVisit).c

_VALUES: dict[str, BindParameter[Any]] = {
    "action": bindparam("what"),
    "step_id": bindparam("step"),
    "before": bindparam("was"),
    "made": bindparam("begun"),
    "request_id": bindparam("asked"),
    "moved_at": bindparam("at"),
}
# A window has moved before on all days but its first: one statement is enough.
_REPLACE = (
    update(table_of(WindowMove))
    .where(_move.window_id == bindparam("window"))
    .values(_VALUES)
    .returning(_move.window_id)
)
_KEEP = insert(table_of(WindowMove)).values(
    window_id=bindparam("window"), hall_id=bindparam("hall"), **_VALUES
)
# What a later call makes final costs the call nothing: it is asked for here.
_called = table_of(TicketStep).alias("called").c
_LAST_CALL = (
    select(func.max(_called.call_sequence))
    .where(
        _called.hall_id == _step.hall_id,
        _called.day == _step.day,
        _called.window_id == _move.window_id,
    )
    .correlate(table_of(TicketStep), table_of(WindowMove))
    .scalar_subquery()
)
_LATEST = (
    select(
        _move.action, _move.step_id, _move.before, _move.made, _move.request_id, _move.moved_at,
        _step.ticket_id, _ticket.label, _LAST_CALL.label("last_call"),
    )
    .join_from(table_of(WindowMove), table_of(TicketStep), _step.id == _move.step_id)
    .join(table_of(Ticket), _ticket.id == _step.ticket_id)
    .where(_move.window_id == bindparam("window"))
)  # fmt: skip
# What is taken back is taken back once: the move bears no request any more.
_FORGET = (
    update(table_of(WindowMove))
    .where(_move.window_id == bindparam("window"))
    .values(action="", moved_at=bindparam("at"))
)
_UNFAIL = (
    update(table_of(FailedVisit)).where(_failed.id == bindparam("failed")).values(is_undone=True)
)


@dataclass(frozen=True)
class Made:
    """What a move began, so that it can be withdrawn.

    Attributes:
        steps: Steps that it began.
        failed: Rows of failed visits that it wrote.
        has_work: It wrote down what was done.
        called: The step that it called; None when it called nobody.
    """

    steps: tuple[uuid.UUID, ...] = ()
    failed: tuple[uuid.UUID, ...] = ()
    has_work: bool = False
    called: uuid.UUID | None = None

    def spelled(self) -> dict[str, Any]:
        """Return it as the store keeps it."""
        return {
            "steps": [str(each) for each in self.steps],
            "failed": [str(each) for each in self.failed],
            "has_work": self.has_work,
            "called": None if self.called is None else str(self.called),
        }

    @classmethod
    def read(cls, spelled: dict[str, Any]) -> "Made":
        """Read it back."""
        called = spelled.get("called")
        return cls(
            steps=tuple(uuid.UUID(each) for each in spelled.get("steps", ())),
            failed=tuple(uuid.UUID(each) for each in spelled.get("failed", ())),
            has_work=bool(spelled.get("has_work")),
            called=None if called is None else uuid.UUID(called),
        )


@dataclass(frozen=True)
class Move:
    """The latest move at a window.

    Attributes:
        state: Where its step stood before.
    """

    action: str
    step_id: uuid.UUID
    ticket_id: uuid.UUID
    label: str
    state: TicketState
    moved_at: datetime
    made: Made = field(default_factory=Made)


def remember(
    connection: Connection,
    hall_id: uuid.UUID,
    here: WindowNow,
    move: tuple[str, uuid.UUID, Made],
    turn: Turn,
) -> None:
    """Keep the latest move of a window; the one before is final now.

    Args:
        connection: Of the use case.
        hall_id: The hall.
        here: The window as it was before the move.
        move: What was done, by which request, and what it began.
        turn: When.
    """
    action, request_id, made = move
    asked = {
        "window": here.window_id,
        "what": action,
        "step": here.step_id,
        "was": {
            "state": None if here.state is None else here.state.value,
            "turn": turn.sequence,
        },
        "begun": made.spelled(),
        "asked": request_id,
        "at": turn.moment,
    }
    if connection.execute(_REPLACE, asked).first() is None:
        connection.execute(_KEEP, {**asked, "hall": hall_id})


def latest(connection: Connection, window_id: uuid.UUID) -> Move | None:
    """Return the latest move of a window unless it was taken back or a call came after it."""
    row = connection.execute(_LATEST, {"window": window_id}).first()
    if row is None or not row.action:
        return None
    if row.last_call is not None and row.last_call > row.before.get("turn", row.last_call):
        return None
    return Move(
        action=row.action,
        step_id=row.step_id,
        ticket_id=row.ticket_id,
        label=row.label,
        state=TicketState(row.before["state"]),
        moved_at=row.moved_at,
        made=Made.read(row.made),
    )


def forget(connection: Connection, window_id: uuid.UUID, moment: datetime) -> None:
    """Let a move be final, or taken back, for good."""
    connection.execute(_FORGET, {"window": window_id, "at": moment})


def unfail(connection: Connection, failed: tuple[uuid.UUID, ...]) -> None:
    """Take failed visits out of the report; their rows stay."""
    for each in failed:
        connection.execute(_UNFAIL, {"failed": each})
