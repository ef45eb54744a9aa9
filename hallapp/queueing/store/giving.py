"""Statements that give numbers; built once, for they run all day."""

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from hallapp.guides.tables import ServiceItem
from hallapp.kernel.database.base import table_of
from hallapp.queueing.rules import NumberBand
from hallapp.queueing.store.days import Turn
from hallapp.queueing.tables import NumberSeries, QueueService, Ticket, TicketStep
from hallapp.queueing.terms import PrintState, TicketRow, TicketState

_service = table_of(QueueService).c
_series = table_of(NumberSeries).c
_ticket = table_of(Ticket).c
_item = table_of(ServiceItem).c

_NUMBERED = (
    select(
        _service.id,
        _service.code,
        _service.name,
        _series.id,
        _series.prefix,
        _series.first,
        _series.last,
        _series.width,
    )
    .join_from(table_of(QueueService), table_of(NumberSeries), _series.id == _service.series_id)
    .where(_service.id == bindparam("service"), _service.is_active)
)
_ITEM_NAME = select(_item.name).where(_item.id == bindparam("item"))
_ADD_TICKET = insert(table_of(Ticket))
_ADD_STEP = insert(table_of(TicketStep))
_SET_PRINT = (
    update(table_of(Ticket))
    .where(_ticket.id == bindparam("ticket"))
    .values(print_state=bindparam("to"), print_fault=bindparam("fault"))
)


@dataclass(frozen=True)
class Numbered:
    """An active service and the series that it takes its numbers from."""

    service_id: uuid.UUID
    service_code: str
    service_name: str
    series_id: uuid.UUID
    band: NumberBand


def numbered(connection: Connection, service_id: uuid.UUID) -> Numbered | None:
    """Return where an active service takes its numbers from, or None."""
    row = connection.execute(_NUMBERED, {"service": service_id}).first()
    return None if row is None else Numbered(*row[:4], NumberBand(*row[4:]))


def add_ticket(
    connection: Connection, turn: Turn, ticket: dict[str, Any], service: Numbered
) -> TicketRow:
    """Store a new ticket and its first step, waiting from this turn on."""
    step_id, item_id = uuid.uuid4(), ticket["item_id"]
    common = {"hall_id": ticket["hall_id"], "day": turn.day}
    connection.execute(
        _ADD_TICKET,
        {
            **ticket,
            **common,
            "series_id": service.series_id,
            "issued_at": turn.moment,
            "print_state": PrintState.PENDING,
        },
    )
    connection.execute(
        _ADD_STEP,
        {
            **common,
            "id": step_id,
            "ticket_id": ticket["id"],
            "service_id": service.service_id,
            "state": TicketState.WAITING,
            "effective_at": turn.moment,
            "queued_at": turn.moment,
            "sequence": turn.sequence,
            "call_count": 0,
        },
    )
    item = None if item_id is None else connection.scalar(_ITEM_NAME, {"item": item_id})
    return _new_ticket(ticket, step_id, turn, service, item)


def _new_ticket(
    ticket: dict[str, Any], step_id: uuid.UUID, turn: Turn, service: Numbered, item: str | None
) -> TicketRow:
    """Return a new ticket as a reading would, without one."""
    return TicketRow(
        id=ticket["id"],
        step_id=step_id,
        label=ticket["label"],
        service_code=service.service_code,
        service_name=service.service_name,
        item_id=ticket["item_id"],
        item_name=item,
        state=TicketState.WAITING,
        issued_at=turn.moment,
        called_at=None,
        started_at=None,
        finished_at=None,
        window_number=None,
        call_count=0,
        waited_s=0,
        print_state=PrintState.PENDING,
        effective_at=turn.moment,
    )


def set_print(
    connection: Connection, ticket_id: uuid.UUID, state: PrintState, fault: str | None
) -> None:
    """Keep whether the citizen has the ticket on paper."""
    connection.execute(_SET_PRINT, {"ticket": ticket_id, "to": state, "fault": fault})
