"""A ticket read whole: the one statement behind every list of tickets."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, bindparam, false, func, literal_column, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from hallapp.guides.tables import ServiceItem
from hallapp.hall.tables import ServiceWindow, Zone
from hallapp.kernel.database.base import table_of
from hallapp.queueing.rules import waited_between
from hallapp.queueing.tables import (
    PriorityClass,
    QueueService,
    Ticket,
    TicketStep,
    VisitPackage,
)
from hallapp.queueing.terms import (
    ASIDE_STATES,
    AT_WINDOW_STATES,
    LIVE_STATES,
    TicketRow,
    TicketState,
)

_step = table_of(TicketStep).c
_ticket = table_of(Ticket).c
_service = table_of(QueueService).c
_window = table_of(ServiceWindow).c
_zone = table_of(Zone).c
_item = table_of(ServiceItem).c
_class = table_of(PriorityClass).c
_package = table_of(VisitPackage).c
_wanted = table_of(ServiceWindow).alias("wanted_window")

WHOLE = (
    select(
        _ticket.id,
        _step.id.label("step_id"),
        _ticket.label,
        _service.code.label("service_code"),
        _service.name.label("service_name"),
        func.coalesce(_step.item_id, _ticket.item_id).label("item_id"),
        _item.name.label("item_name"),
        _step.state,
        _ticket.issued_at,
        _step.called_at,
        _step.started_at,
        _step.finished_at,
        _window.number.label("window_number"),
        _step.call_count,
        _ticket.print_state,
        _step.picked_before,
        _ticket.print_fault,
        _step.picked_why,
        _step.entry,
        _step.entry_words,
        _step.effective_at,
        _ticket.code,
        func.coalesce(_class.name, "").label("priority_name"),
        func.coalesce(_class.needs_proof, false()).label("priority_needs_proof"),
        _wanted.c.number.label("wanted_window_number"),
        _step.return_at,
        _step.aside_at,
        _step.aside_words,
        _step.late_times,
        func.coalesce(_package.name, "").label("package_name"),
        _step.position.label("step_position"),
        _step.outcome,
        _step.queued_at,
        _step.aside_s,
        _step.served_s,
    )
    .join_from(table_of(TicketStep), table_of(Ticket), _ticket.id == _step.ticket_id)
    .join(table_of(QueueService), _service.id == _step.service_id)
    .outerjoin(table_of(ServiceItem), _item.id == func.coalesce(_step.item_id, _ticket.item_id))
    .outerjoin(table_of(ServiceWindow), _window.id == _step.window_id)
    .outerjoin(table_of(Zone), _zone.id == _window.zone_id)
    .outerjoin(table_of(PriorityClass), _class.id == _ticket.priority_id)
    .outerjoin(table_of(VisitPackage), _package.id == _ticket.package_id)
    .outerjoin(_wanted, _wanted.c.id == _step.wanted_window_id)
)


def spelled(state: TicketState) -> ColumnElement[TicketState]:
    """Return a state as it stands in the statement itself.

    An index over some states only is never used for a state that comes as a parameter.
    """
    return literal_column(f"'{state.value}'")


# In the words of the indexes, so that both engines see that they fit.
IS_WAITING = _step.state == spelled(TicketState.WAITING)
IS_AT_WINDOW = _step.state.in_([spelled(state) for state in AT_WINDOW_STATES])
# A step that a move taken back had begun is no step of its ticket any more.
IS_KEPT = _step.state != spelled(TicketState.WITHDRAWN)
IS_LIVE = _step.state.in_([spelled(state) for state in LIVE_STATES])


def tickets(
    connection: Connection, now: datetime, *where: ColumnElement[bool], order: Any = None
) -> tuple[TicketRow, ...]:
    """Return tickets that fit, in calling order unless told otherwise."""
    chosen = (_step.effective_at, _step.sequence) if order is None else (order,)
    found: Iterable[RowMapping] = connection.execute(
        WHOLE.where(*where).order_by(*chosen)
    ).mappings()
    return tuple(row_of(each, now) for each in found)


def ticket(connection: Connection, ticket_id: uuid.UUID, now: datetime) -> TicketRow | None:
    """Return one ticket with its present step, or None."""
    found = connection.execute(_ONE, {"ticket": ticket_id}).mappings().first()
    return None if found is None else row_of(found, now)


def row_of(found: RowMapping, now: datetime) -> TicketRow:
    """Return what a row of `WHOLE` says, waiting time included."""
    values = {name: found[name] for name in _NAMES}
    since = values["queued_at"] or values["issued_at"]
    spent_s = values["aside_s"] + values["served_s"]
    return TicketRow(**values, waited_s=waited_between(since, _waited_until(values, now), spent_s))


def _waited_until(values: dict[str, Any], now: datetime) -> datetime:
    """Return when a ticket stopped waiting: an earlier call of one that waits again is past."""
    if values["state"] is TicketState.WAITING:
        return now
    if values["state"] in ASIDE_STATES:
        return values["aside_at"] or now
    return values["called_at"] or values["finished_at"] or now


_ONE = (
    WHOLE.where(_step.ticket_id == bindparam("ticket"), IS_KEPT)
    .order_by(_step.day.desc(), _step.sequence.desc())
    .limit(1)
)
_NAMES = tuple(column.name for column in WHOLE.selected_columns)
