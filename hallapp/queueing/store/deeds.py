"""Statements that keep and report what was done against the plain order of the queue."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, func, insert, select

from hallapp.hall.tables import Person, ServiceWindow
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import Writing
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.picking import Picked
from hallapp.queueing.tables import OutOfTurn, Ticket
from hallapp.queueing.terms import ChosenRow, OutOfTurnKind

_deed = table_of(OutOfTurn).c
_ticket = table_of(Ticket).c
_window = table_of(ServiceWindow).c
_person = table_of(Person).c

_KEEP = insert(table_of(OutOfTurn))
_DEEDS = (
    select(
        _deed.kind,
        _deed.ticket_id,
        _ticket.label,
        func.coalesce(_deed.before_label, "").label("before_label"),
        _window.number.label("window_number"),
        func.coalesce(_person.name, "").label("person_name"),
        _deed.reason,
        _deed.minutes,
        _deed.done_at,
    )
    .join_from(table_of(OutOfTurn), table_of(Ticket), _ticket.id == _deed.ticket_id)
    .outerjoin(table_of(ServiceWindow), _window.id == _deed.window_id)
    .outerjoin(table_of(Person), _person.id == _deed.person_id)
    .where(
        _deed.hall_id == bindparam("hall"),
        _deed.day >= bindparam("first"),
        _deed.day <= bindparam("last"),
    )
    .order_by(_deed.day, _deed.sequence, _deed.id)
)


@dataclass(frozen=True)
class Deed:
    """One act against the plain order.

    Attributes:
        minutes: Head start given by a priority; 0 otherwise.
    """

    kind: OutOfTurnKind
    ticket_id: uuid.UUID
    reason: str
    minutes: int = 0


def keep(
    act: Writing, hall_id: uuid.UUID, turn: Turn, deed: Deed, picked: Picked | None = None
) -> None:
    """Keep an act with who did it and from which window."""
    actor = act.request.actor
    act.connection.execute(
        _KEEP,
        {
            "id": uuid.uuid4(),
            "hall_id": hall_id,
            "day": turn.day,
            "sequence": turn.sequence,
            "kind": deed.kind,
            "ticket_id": deed.ticket_id,
            "window_id": actor.window_id,
            "person_id": actor.person_id,
            "before_label": None if picked is None else picked.before,
            "reason": deed.reason,
            "minutes": deed.minutes,
            "done_at": turn.moment,
        },
    )


def deeds(
    connection: Connection, hall_id: uuid.UUID, first: date, last: date
) -> tuple[ChosenRow, ...]:
    """Return what was done out of turn in a range of days, in the order in which it was."""
    rows = connection.execute(_DEEDS, {"hall": hall_id, "first": first, "last": last}).mappings()
    return tuple(ChosenRow(**row) for row in rows)
