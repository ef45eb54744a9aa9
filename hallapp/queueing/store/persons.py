"""Statements about whose number it is; a kiosk runs them without a right to read names."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, func, insert, select

from hallapp.kernel.database.base import table_of
from hallapp.queueing.store.rows import IS_LIVE, spelled
from hallapp.queueing.tables import Ticket, TicketPerson, TicketStep
from hallapp.queueing.terms import TicketState

_person = table_of(TicketPerson).c
_ticket = table_of(Ticket).c
_step = table_of(TicketStep).c

_ADD = insert(table_of(TicketPerson))
_OF_PERSON = (
    _person.hall_id == bindparam("hall"),
    _person.day == bindparam("on"),
    _person.digest == bindparam("digest"),
)
# By the service that the person waits for now, not by the one that the number was given for: a
# ticket that was sent on no longer stands in its first queue. Of this day only.
_LIVE = (
    select(_ticket.id, _ticket.label)
    .join_from(table_of(TicketPerson), table_of(Ticket), _ticket.id == _person.ticket_id)
    .join(table_of(TicketStep), _step.ticket_id == _ticket.id)
    .where(*_OF_PERSON, _step.service_id == bindparam("service"), IS_LIVE)
    .order_by(_step.sequence)
    .limit(1)
)
_DIGEST = select(_person.digest).where(_person.ticket_id == bindparam("ticket"))
_IS_VOID = exists().where(
    and_(_step.ticket_id == _person.ticket_id, _step.state == spelled(TicketState.VOID))
)
_GIVEN = (
    select(func.count())
    .select_from(table_of(TicketPerson))
    .where(*_OF_PERSON, _person.service_id == bindparam("service"), ~_IS_VOID)
)


def add(connection: Connection, values: dict[str, Any]) -> None:
    """Store whose number it is."""
    connection.execute(_ADD, values)


def digest_of(connection: Connection, ticket_id: uuid.UUID) -> str | None:
    """Return the digest of whose number a ticket is; None where nobody was named."""
    return connection.scalar(_DIGEST, {"ticket": ticket_id})


def live_ticket(
    connection: Connection, hall_id: uuid.UUID, day: date, service_id: uuid.UUID, digest: str
) -> tuple[uuid.UUID, str] | None:
    """Return id and label of a person's ticket that still waits for or is at a service."""
    asked = {"hall": hall_id, "on": day, "service": service_id, "digest": digest}
    found = connection.execute(_LIVE, asked).first()
    return None if found is None else (found[0], found[1])


def given(
    connection: Connection, hall_id: uuid.UUID, day: date, service_id: uuid.UUID, digest: str
) -> int:
    """Return how many numbers of a service a person was given on a day; none void."""
    asked = {"hall": hall_id, "on": day, "service": service_id, "digest": digest}
    return connection.execute(_GIVEN, asked).scalar_one()
