"""Statements that give, call and move tickets; built once, for they run all day."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select, update

from hallapp.guides.tables import ServiceItem
from hallapp.hall.tables import ServiceWindow, WindowDuty
from hallapp.hall.terms import DutyState
from hallapp.kernel.database.base import table_of
from hallapp.queueing.rules import waited_seconds
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.rows import IS_AT_WINDOW, IS_WAITING, WHOLE, row_of
from hallapp.queueing.tables import (
    NumberSeries,
    QueueService,
    Ticket,
    TicketStep,
    WindowService,
)
from hallapp.queueing.terms import TicketRow, TicketState

_service = table_of(QueueService).c
_series = table_of(NumberSeries).c
_ticket = table_of(Ticket).c
_step = table_of(TicketStep).c
_window = table_of(ServiceWindow).c
_duty = table_of(WindowDuty).c
_link = table_of(WindowService).c
_item = table_of(ServiceItem).c

_WINDOW_NOW = (
    select(
        _window.id,
        _window.number,
        _duty.person_id,
        _duty.state.label("duty"),
        _step.id.label("step_id"),
        _step.ticket_id,
        _step.state,
        _step.call_count,
        _ticket.label,
        _link.service_id,
    )
    .select_from(table_of(ServiceWindow))
    .outerjoin(table_of(WindowService), _link.window_id == _window.id)
    .outerjoin(table_of(WindowDuty), (_duty.window_id == _window.id) & _duty.until.is_(None))
    .outerjoin(table_of(TicketStep), (_step.window_id == _window.id) & IS_AT_WINDOW)
    .outerjoin(table_of(Ticket), _ticket.id == _step.ticket_id)
    .where(_window.id == bindparam("window"))
)
_NEXT_TWO = (
    WHOLE.where(
        _step.hall_id == bindparam("hall"),
        _step.day == bindparam("on"),
        IS_WAITING,
        # By name, not by a join: a planner that knows little of today looks at all who wait.
        _step.service_id.in_(bindparam("services", expanding=True)),
    )
    .order_by(_step.effective_at, _step.sequence)
    .limit(2)
)
_STEP_OF = (
    WHOLE.add_columns(_step.day)
    .where(_step.ticket_id == bindparam("ticket"))
    .order_by(_step.day.desc(), _step.sequence.desc())
    .limit(1)
)
_CALL = (
    update(table_of(TicketStep))
    .where(_step.id == bindparam("step"))
    .values(
        state=TicketState.CALLED,
        window_id=bindparam("window"),
        person_id=bindparam("person"),
        called_at=bindparam("at"),
        call_sequence=bindparam("turn"),
        call_count=_step.call_count + 1,
        picked_before=bindparam("before_label"),
    )
)
_RECALL = (
    update(table_of(TicketStep))
    .where(_step.id == bindparam("step"))
    .values(call_sequence=bindparam("turn"), call_count=_step.call_count + 1)
)
_START = (
    update(table_of(TicketStep))
    .where(_step.id == bindparam("step"))
    .values(state=TicketState.SERVING, started_at=bindparam("at"))
)
_MISS = (
    update(table_of(TicketStep))
    .where(_step.id == bindparam("step"))
    .values(state=TicketState.MISSED)
)
_FINISH = (
    update(table_of(TicketStep))
    .where(_step.id == bindparam("step"))
    .values(state=TicketState.FINISHED, finished_at=bindparam("at"))
)


@dataclass(frozen=True)
class WindowNow:
    """A window at this moment: who holds it, which ticket is at it, what it serves."""

    window_id: uuid.UUID
    number: int
    person_id: uuid.UUID | None
    duty: DutyState | None
    step_id: uuid.UUID | None
    ticket_id: uuid.UUID | None
    state: TicketState | None
    call_count: int | None
    label: str | None
    services: tuple[uuid.UUID, ...]


@dataclass(frozen=True)
class Picked:
    """The ticket to call as it stands before, and the label of the one after it."""

    ticket: TicketRow
    before: str | None = None

    def called(self, turn: Turn, window_number: int) -> TicketRow:
        """Return the ticket as the call leaves it, without reading it again."""
        waited = turn.moment - self.ticket.issued_at
        return replace(
            self.ticket,
            state=TicketState.CALLED,
            called_at=turn.moment,
            window_number=window_number,
            call_count=self.ticket.call_count + 1,
            picked_before=self.before,
            waited_s=waited_seconds(waited.total_seconds()),
        )


def window_now(connection: Connection, window_id: uuid.UUID) -> WindowNow | None:
    """Return who holds a window and what is at it; None when there is no such window."""
    rows = connection.execute(_WINDOW_NOW, {"window": window_id}).all()
    if not rows:
        return None
    *here, _service = rows[0]
    return WindowNow(*here, services=tuple(row[-1] for row in rows if row[-1] is not None))


def pick(connection: Connection, hall_id: uuid.UUID, here: WindowNow, turn: Turn) -> Picked | None:
    """Return the first of the day's waiting tickets that a window serves."""
    if not here.services:
        return None
    asked = {"hall": hall_id, "services": here.services, "on": turn.day}
    rows = connection.execute(_NEXT_TWO, asked).mappings().all()
    if not rows:
        return None
    before = rows[1]["label"] if len(rows) > 1 else None
    return Picked(row_of(rows[0], turn.moment), before)


def step_of(connection: Connection, ticket_id: uuid.UUID, turn: Turn) -> tuple[Picked, date] | None:
    """Return a ticket's present step and the hall's day that it belongs to."""
    row = connection.execute(_STEP_OF, {"ticket": ticket_id}).mappings().first()
    return None if row is None else (Picked(row_of(row, turn.moment)), row["day"])


def call(
    connection: Connection,
    picked: Picked,
    turn: Turn,
    window_id: uuid.UUID,
    person_id: uuid.UUID | None,
) -> None:
    """Move a ticket's step to a window, called."""
    connection.execute(
        _CALL,
        {
            "step": picked.ticket.step_id,
            "window": window_id,
            "person": person_id,
            "at": turn.moment,
            "turn": turn.sequence,
            "before_label": picked.before,
        },
    )


def recall(connection: Connection, step_id: uuid.UUID, turn: Turn) -> None:
    """Count one more call of the same ticket; the board shows it as the newest."""
    connection.execute(_RECALL, {"step": step_id, "turn": turn.sequence})


def start(connection: Connection, step_id: uuid.UUID, moment: datetime) -> None:
    """Begin to serve."""
    connection.execute(_START, {"step": step_id, "at": moment})


def miss(connection: Connection, step_id: uuid.UUID) -> None:
    """Put a called ticket aside because nobody came."""
    connection.execute(_MISS, {"step": step_id})


def finish(connection: Connection, step_id: uuid.UUID, moment: datetime) -> None:
    """End the visit."""
    connection.execute(_FINISH, {"step": step_id, "at": moment})
