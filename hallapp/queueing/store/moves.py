"""Statements that move what is at a window; built once, for they run all day."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    BindParameter,
    Connection,
    Uuid,
    bindparam,
    exists,
    func,
    or_,
    select,
    update,
)

from hallapp.hall.tables import Person, ServiceWindow, WindowDuty
from hallapp.hall.terms import DutyState
from hallapp.kernel.database.base import table_of
from hallapp.queueing.order import ServiceLink
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.rows import IS_AT_WINDOW, spelled
from hallapp.queueing.tables import Ticket, TicketStep, WindowService
from hallapp.queueing.terms import Outcome, TicketState

_ticket = table_of(Ticket).c
_step = table_of(TicketStep).c
_window = table_of(ServiceWindow).c
_duty = table_of(WindowDuty).c
_person = table_of(Person).c
_link = table_of(WindowService).c
_reserved = table_of(TicketStep).alias("reserved").c

# Who ends a step may be another than who called it: people change at noon.
_who: BindParameter[uuid.UUID | None] = bindparam("person", type_=Uuid())

# In the words of its index, which is nearly empty: most calls find nothing here.
_RESERVED_HERE = (
    exists()
    .where(
        _reserved.hall_id == _window.hall_id,
        _reserved.state == spelled(TicketState.WAITING),
        or_(_reserved.wanted_window_id.is_not(None), _reserved.wanted_person_id.is_not(None)),
        or_(
            _reserved.wanted_window_id == _window.id,
            _reserved.wanted_person_id == _duty.person_id,
        ),
    )
    .correlate(table_of(ServiceWindow), table_of(WindowDuty))
)
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
        _step.day,
        _step.called_at,
        _step.started_at,
        _step.back_window_id,
        _ticket.package_id,
        _person.is_active,
        _RESERVED_HERE.label("has_reserved"),
        _link.service_id,
        _link.lead_minutes,
        _link.until_at,
    )
    .select_from(table_of(ServiceWindow))
    .outerjoin(table_of(WindowService), _link.window_id == _window.id)
    .outerjoin(table_of(WindowDuty), (_duty.window_id == _window.id) & _duty.until.is_(None))
    .outerjoin(table_of(Person), _person.id == _duty.person_id)
    .outerjoin(table_of(TicketStep), (_step.window_id == _window.id) & IS_AT_WINDOW)
    .outerjoin(table_of(Ticket), _ticket.id == _step.ticket_id)
    .where(_window.id == bindparam("window"))
)
_RECALL = (
    update(table_of(TicketStep))
    .where(_step.id == bindparam("step"))
    .values(
        call_sequence=bindparam("turn"),
        call_count=_step.call_count + 1,
        called_at=bindparam("at"),
    )
)
_START = (
    update(table_of(TicketStep))
    .where(_step.id == bindparam("step"))
    .values(
        state=TicketState.SERVING,
        started_at=bindparam("at"),
        person_id=func.coalesce(_who, _step.person_id),
    )
)
_MISS = (
    update(table_of(TicketStep))
    .where(_step.id == bindparam("step"))
    .values(state=TicketState.MISSED)
)
_FINISH = (
    update(table_of(TicketStep))
    .where(_step.id == bindparam("step"))
    .values(
        state=TicketState.FINISHED,
        finished_at=bindparam("at"),
        outcome=bindparam("result"),
        person_id=func.coalesce(_who, _step.person_id),
    )
)


@dataclass(frozen=True)
class WindowNow:
    """A window at this moment: who holds it, which ticket is at it, what it serves.

    Attributes:
        works_here: Whether who holds it may still work; None when nobody holds it.
        has_reserved: Somebody waits for just this window or the person who sits there.
        links: What it serves as the hall set it; a help that has run out is among them.
    """

    window_id: uuid.UUID
    number: int
    person_id: uuid.UUID | None
    duty: DutyState | None
    step_id: uuid.UUID | None
    ticket_id: uuid.UUID | None
    state: TicketState | None
    call_count: int | None
    label: str | None
    day: date | None
    called_at: datetime | None
    started_at: datetime | None
    back_window_id: uuid.UUID | None
    package_id: uuid.UUID | None
    works_here: bool | None
    has_reserved: bool
    links: tuple[ServiceLink, ...]

    @property
    def goes_on(self) -> bool:
        """Whether something follows when the step at the window is finished."""
        return self.package_id is not None or self.back_window_id is not None


def window_now(connection: Connection, window_id: uuid.UUID) -> WindowNow | None:
    """Return who holds a window and what is at it; None when there is no such window."""
    rows = connection.execute(_WINDOW_NOW, {"window": window_id}).all()
    if not rows:
        return None
    links = tuple(ServiceLink(*row[-3:]) for row in rows if row[-3] is not None)
    return WindowNow(*rows[0][:-3], links=links)


def recall(connection: Connection, step_id: uuid.UUID, turn: Turn) -> None:
    """Count one more call of the same ticket; the board shows it as the newest."""
    connection.execute(_RECALL, {"step": step_id, "turn": turn.sequence, "at": turn.moment})


def start(connection: Connection, here: WindowNow, moment: datetime) -> None:
    """Begin to serve what is at a window."""
    asked = {"step": here.step_id, "at": moment, "person": here.person_id}
    connection.execute(_START, asked)


def miss(connection: Connection, step_id: uuid.UUID) -> None:
    """Put a called ticket aside because nobody came."""
    connection.execute(_MISS, {"step": step_id})


def finish(
    connection: Connection, here: WindowNow, moment: datetime, outcome: Outcome | None = None
) -> None:
    """End the step at a window; the outcome is None when nobody said."""
    connection.execute(
        _FINISH,
        {"step": here.step_id, "at": moment, "result": outcome, "person": here.person_id},
    )
