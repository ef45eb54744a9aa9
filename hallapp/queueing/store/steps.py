"""The steps of a ticket one by one: reading the present one, ending it, beginning the next."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from hallapp.hall.tables import Person, ServiceWindow
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.columns import Moment
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.rows import IS_KEPT, IS_WAITING
from hallapp.queueing.tables import QueueService, Ticket, TicketStep, WindowService
from hallapp.queueing.terms import Entry, LatePolicy, TicketState

_step = table_of(TicketStep).c
_ticket = table_of(Ticket).c
_window = table_of(ServiceWindow).c
_service = table_of(QueueService).c
_person = table_of(Person).c
_link = table_of(WindowService).c

_STEP = (
    select(
        _step.id,
        _step.ticket_id,
        _ticket.label,
        _step.hall_id,
        _step.day,
        _step.service_id,
        _step.item_id,
        _step.state,
        _step.position,
        _step.effective_at,
        _step.head_start_s,
        _step.queued_at,
        _step.window_id,
        _window.number.label("window_number"),
        _step.person_id,
        _step.called_at,
        _step.call_count,
        _step.started_at,
        _step.finished_at,
        _step.aside_at,
        _step.aside_s,
        _step.served_s,
        _step.return_at,
        _step.back_window_id,
        _step.back_person_id,
        _step.late_times,
        _ticket.package_id,
    )
    .join_from(table_of(TicketStep), table_of(Ticket), _ticket.id == _step.ticket_id)
    .outerjoin(table_of(ServiceWindow), _window.id == _step.window_id)
)
_BY_ID = _STEP.where(_step.id == bindparam("step"))
_OF_TICKET = _STEP.where(_step.ticket_id == bindparam("ticket"), IS_KEPT).order_by(
    _step.day, _step.sequence
)
_FIRST = (
    select(_step.effective_at)
    .where(_step.ticket_id == bindparam("ticket"))
    .order_by(_step.day, _step.sequence)
    .limit(1)
)
_BEGIN = insert(table_of(TicketStep))
_CHANGE = update(table_of(TicketStep)).where(_step.id == bindparam("changed"))
_RULE = select(
    _service.late_policy, _service.late_places, _service.late_minutes, _service.late_times
).where(_service.id == bindparam("service"))
_WAITING_AT = (
    select(_step.effective_at)
    .where(
        _step.hall_id == bindparam("hall"),
        _step.day == bindparam("on"),
        IS_WAITING,
        _step.service_id == bindparam("service"),
    )
    .order_by(_step.effective_at, _step.sequence)
    .limit(1)
    .offset(bindparam("place"))
)
_SERVES = select(_link.service_id).where(
    _link.window_id == bindparam("window"),
    _link.service_id == bindparam("service"),
    # In the words of `ServiceLink.holds`: a help that has run out serves nobody.
    or_(_link.until_at.is_(None), _link.until_at > bindparam("at", type_=Moment())),
)
_IS_OFFERED = select(_service.id).where(_service.id == bindparam("service"), _service.is_active)


@dataclass(frozen=True)
class StepNow:
    """One step of a ticket as it stands; see `TicketStep` in the tables."""

    id: uuid.UUID
    ticket_id: uuid.UUID
    label: str
    hall_id: uuid.UUID
    day: date
    service_id: uuid.UUID
    item_id: uuid.UUID | None
    state: TicketState
    position: int
    effective_at: datetime
    head_start_s: int
    queued_at: datetime | None
    window_id: uuid.UUID | None
    window_number: int | None
    person_id: uuid.UUID | None
    called_at: datetime | None
    call_count: int
    started_at: datetime | None
    finished_at: datetime | None
    aside_at: datetime | None
    aside_s: int
    served_s: int
    return_at: datetime | None
    back_window_id: uuid.UUID | None
    back_person_id: uuid.UUID | None
    late_times: int
    package_id: uuid.UUID | None


@dataclass(frozen=True)
class LateRule:
    """What a service does with a late-comer (过号规则)."""

    policy: LatePolicy
    places: int
    minutes: int
    times: int


def step(connection: Connection, step_id: uuid.UUID) -> StepNow | None:
    """Return one step, or None."""
    found = connection.execute(_BY_ID, {"step": step_id}).first()
    return None if found is None else StepNow(*found)


def steps_of(connection: Connection, ticket_id: uuid.UUID) -> tuple[StepNow, ...]:
    """Return all steps of a ticket in their order, but those that were taken back."""
    return tuple(StepNow(*row) for row in connection.execute(_OF_TICKET, {"ticket": ticket_id}))


def change(connection: Connection, step_id: uuid.UUID, **values: Any) -> None:
    """Set columns of one step; never those that decide the order."""
    connection.execute(_CHANGE.values(**values), {"changed": step_id})


def begin(
    connection: Connection, turn: Turn, before: StepNow, entry: Entry, **values: Any
) -> uuid.UUID:
    """Begin a new waiting step of the same ticket and return its id.

    Args:
        connection: Of the use case, under the turn.
        turn: Breaks the ties of the new step.
        before: The step that it follows; what is not named is taken from it.
        entry: How it comes into its queue.
        values: What is different, by column.
    """
    step_id = uuid.uuid4()
    made: dict[str, Any] = {
        "id": step_id,
        "hall_id": before.hall_id,
        "day": before.day,
        "ticket_id": before.ticket_id,
        "service_id": before.service_id,
        "item_id": before.item_id,
        "state": TicketState.WAITING,
        "position": before.position,
        "effective_at": before.effective_at,
        "head_start_s": before.head_start_s,
        "sequence": turn.sequence,
        "entry": entry,
        "queued_at": turn.moment,
        "late_times": before.late_times,
        "call_count": 0,
        **values,
    }
    connection.execute(_BEGIN, made)
    return step_id


def late_rule(connection: Connection, service_id: uuid.UUID) -> LateRule:
    """Return what a service does with late-comers."""
    return LateRule(*connection.execute(_RULE, {"service": service_id}).one())


def waiting_at(connection: Connection, here: StepNow, place: int) -> datetime | None:
    """Return what orders the person at a place of a step's queue, from 1; None past its end."""
    asked = {
        "hall": here.hall_id,
        "on": here.day,
        "service": here.service_id,
        "place": place - 1,
    }
    return connection.scalar(_WAITING_AT, asked)


def is_served_at(
    connection: Connection, window_id: uuid.UUID, service_id: uuid.UUID, moment: datetime
) -> bool:
    """Return whether a window serves a service at a moment, for good or as a help."""
    asked = {"window": window_id, "service": service_id, "at": moment}
    return connection.scalar(_SERVES, asked) is not None


def is_offered(connection: Connection, service_id: uuid.UUID) -> bool:
    """Return whether there is such a service and it is active."""
    return connection.scalar(_IS_OFFERED, {"service": service_id}) is not None


def first_effective_at(connection: Connection, ticket_id: uuid.UUID) -> datetime:
    """Return what ordered a ticket when it was given: it has waited since then."""
    return connection.execute(_FIRST, {"ticket": ticket_id}).scalar_one()


def is_here(connection: Connection, hall_id: uuid.UUID, person_id: uuid.UUID) -> bool:
    """Return whether a person works in the hall."""
    asked = select(_person.id).where(
        _person.id == person_id, _person.hall_id == hall_id, _person.is_active
    )
    return connection.scalar(asked) is not None


def window_number(connection: Connection, window_id: uuid.UUID) -> int | None:
    """Return the number of a window, or None when there is none."""
    return connection.scalar(select(_window.number).where(_window.id == window_id))
