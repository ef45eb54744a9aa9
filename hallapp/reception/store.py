"""Statements of the guide desk; a kiosk reads no staff, so it asks without their names."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, literal, select, update
from sqlalchemy.sql.elements import ColumnElement

from hallapp.hall.tables import Person
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.queueing.tables import Ticket
from hallapp.reception.tables import Escort, HelpCall
from hallapp.reception.terms import EscortRow, HelpCallRow, HelpState

_call = table_of(HelpCall).c
_escort = table_of(Escort).c
_person = table_of(Person).c
_ticket = table_of(Ticket).c

_CALLS = (
    select(
        _call.id,
        _call.station,
        _call.page,
        _call.page_words,
        _call.item_id,
        _call.service_id,
        _call.state,
        _call.called_at,
        _call.answered_at,
        _call.ticket_id,
        func.coalesce(_ticket.label, "").label("ticket_label"),
    )
    .select_from(table_of(HelpCall))
    .outerjoin(table_of(Ticket), _ticket.id == _call.ticket_id)
)
_NAMELESS = _CALLS.add_columns(literal("").label("answered_by"))
_NAMED = _CALLS.add_columns(func.coalesce(_person.name, "").label("answered_by")).outerjoin(
    table_of(Person), _person.id == _call.answered_by
)
_ADD_CALL = InsertOnce(table_of(HelpCall)).returning("id")
_ESCORTS = (
    select(
        _escort.id,
        func.coalesce(_ticket.label, "").label("ticket_label"),
        _person.name.label("person_name"),
        _escort.subject,
        _escort.began_at,
        _escort.ended_at,
        _escort.words,
    )
    .join_from(table_of(Escort), table_of(Person), _person.id == _escort.person_id)
    .outerjoin(table_of(Ticket), _ticket.id == _escort.ticket_id)
)


def add_call(connection: Connection, values: dict[str, Any]) -> bool:
    """Store a call; False when its station has an open one."""
    return connection.execute(_ADD_CALL.on(connection), values).first() is not None


def open_call(connection: Connection, hall_id: uuid.UUID, station: str) -> uuid.UUID | None:
    """Return the call of a station that is not closed yet, of whatever day, or None."""
    return connection.scalar(
        select(_call.id).where(
            _call.hall_id == hall_id, _call.station == station, _call.state != HelpState.CLOSED
        )
    )


def close_left_over(
    connection: Connection, hall_id: uuid.UUID, station: str, today: date, now: datetime
) -> bool:
    """Close what a station left open on an earlier day; return whether there was any."""
    closed = connection.execute(
        update(table_of(HelpCall))
        .where(
            _call.hall_id == hall_id,
            _call.station == station,
            _call.state != HelpState.CLOSED,
            _call.day < today,
        )
        .values(state=HelpState.CLOSED, closed_at=now)
    )
    return closed.rowcount > 0


def change_call(
    connection: Connection, call_id: uuid.UUID, states: tuple[HelpState, ...], **values: Any
) -> bool:
    """Change a call that is in one of these states; return whether it was."""
    changed = connection.execute(
        update(table_of(HelpCall))
        .where(_call.id == call_id, _call.state.in_(states))
        .values(**values)
    )
    return changed.rowcount > 0


def call(connection: Connection, call_id: uuid.UUID, *, is_named: bool) -> HelpCallRow | None:
    """Return one call, with the name of who answered it only where that may be read."""
    asked = _NAMED if is_named else _NAMELESS
    found = connection.execute(asked.where(_call.id == call_id)).mappings().first()
    return None if found is None else _row(found)


def calls(connection: Connection, *where: ColumnElement[bool]) -> tuple[HelpCallRow, ...]:
    """Return calls with the names of who answered, the one that waits longest first."""
    found = connection.execute(_NAMED.where(*where).order_by(_call.called_at, _call.id))
    return tuple(_row(each) for each in found.mappings())


def is_open_on(hall_id: uuid.UUID, day: date) -> ColumnElement[bool]:
    """Return the condition that a call is of a day and not closed."""
    return (_call.hall_id == hall_id) & (_call.day == day) & (_call.state != HelpState.CLOSED)


def is_of_day(hall_id: uuid.UUID, day: date) -> ColumnElement[bool]:
    """Return the condition that a call is of a day."""
    return (_call.hall_id == hall_id) & (_call.day == day)


def _row(found: RowMapping) -> HelpCallRow:
    return HelpCallRow(**found)


def add_escort(connection: Connection, values: dict[str, Any]) -> None:
    """Store the beginning of an escort."""
    connection.execute(insert(table_of(Escort)), values)


def end_escort(connection: Connection, escort_id: uuid.UUID, words: str, now: datetime) -> bool:
    """End an escort; False when it has ended or never was."""
    ended = connection.execute(
        update(table_of(Escort))
        .where(_escort.id == escort_id, _escort.ended_at.is_(None))
        .values(ended_at=now, words=words)
    )
    return ended.rowcount > 0


def escorts(
    connection: Connection,
    hall_id: uuid.UUID,
    day: date | None = None,
    escort_id: uuid.UUID | None = None,
) -> tuple[EscortRow, ...]:
    """Return escorts of a day, or the one of an id, in the order in which they began."""
    asked = _ESCORTS.where(_escort.hall_id == hall_id)
    if day is not None:
        asked = asked.where(_escort.day == day)
    if escort_id is not None:
        asked = asked.where(_escort.id == escort_id)
    found = connection.execute(asked.order_by(_escort.began_at, _escort.id)).mappings()
    return tuple(EscortRow(**each) for each in found)
