"""What a strip shows and which calls still hold, each read with one statement."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, select

from hallapp.hall.tables import ServiceWindow, WindowDuty, Zone
from hallapp.hall.terms import DutyState
from hallapp.kernel.database.base import table_of
from hallapp.queueing.board_rows import StripRow, StripState
from hallapp.queueing.store.rows import IS_AT_WINDOW, IS_WAITING, spelled
from hallapp.queueing.tables import QueueService, Ticket, TicketPerson, TicketStep
from hallapp.queueing.terms import TicketState

_window = table_of(ServiceWindow).c
_duty = table_of(WindowDuty).c
_step = table_of(TicketStep).c
_ticket = table_of(Ticket).c
_service = table_of(QueueService).c
_zone = table_of(Zone).c

_CALLED = select(_step.ticket_id).where(
    _step.hall_id == bindparam("hall"),
    _step.day == bindparam("on"),
    _step.state == spelled(TicketState.CALLED),
)
_person = table_of(TicketPerson).c
_NAMES = select(_person.ticket_id, _person.shown_name).where(
    _person.ticket_id.in_(bindparam("tickets", expanding=True)), _person.shown_name != ""
)
_STRIP = (
    select(
        _window.number,
        _duty.state.label("duty"),
        _duty.pause_reason,
        _duty.back_at,
        _step.state.label("step"),
        _step.id.label("step_id"),
        _step.call_count,
        _ticket.label,
    )
    .select_from(table_of(ServiceWindow))
    .outerjoin(table_of(WindowDuty), and_(_duty.window_id == _window.id, _duty.until.is_(None)))
    .outerjoin(table_of(TicketStep), and_(_step.window_id == _window.id, IS_AT_WINDOW))
    .outerjoin(table_of(Ticket), _ticket.id == _step.ticket_id)
    .where(_window.hall_id == bindparam("hall"), _window.number == bindparam("number"))
)


_WAITS = (_step.hall_id == bindparam("hall"), _step.day == bindparam("on"), IS_WAITING)


def _of_zone(asked: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Return a question narrowed to the services of one zone."""
    return (
        asked.join(table_of(QueueService), _service.id == _step.service_id)
        .join(table_of(Zone), _zone.id == _service.zone_id)
        .where(_zone.letter == bindparam("letter"))
    )


_COUNT = select(func.count()).select_from(table_of(TicketStep)).where(*_WAITS)
_FIRST = (
    select(_ticket.label)
    .join_from(table_of(TicketStep), table_of(Ticket), _ticket.id == _step.ticket_id)
    .where(*_WAITS)
    .order_by(_step.effective_at, _step.sequence)
    .limit(bindparam("most"))
)
_COUNT_OF_ZONE, _FIRST_OF_ZONE = _of_zone(_COUNT), _of_zone(_FIRST)


def queue(
    connection: Connection, hall_id: uuid.UUID, day: date, zone_letter: str | None, most: int
) -> tuple[int, tuple[str, ...]]:
    """Return how many wait, and the labels of the first of them in calling order."""
    asked: dict[str, Any] = {"hall": hall_id, "on": day}
    count, first = _COUNT, _FIRST
    if zone_letter is not None:
        asked["letter"], count, first = zone_letter, _COUNT_OF_ZONE, _FIRST_OF_ZONE
    waiting = connection.scalars(count, asked).one()
    return waiting, tuple(connection.scalars(first, asked | {"most": most}))


def called(connection: Connection, hall_id: uuid.UUID, day: date) -> frozenset[uuid.UUID]:
    """Return the tickets that are called and neither begun nor missed."""
    rows = connection.execute(_CALLED, {"hall": hall_id, "on": day})
    return frozenset(rows.scalars())


def names(connection: Connection, tickets: list[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return the masked names of tickets, of those only that a board may show one for."""
    if not tickets:
        return {}
    return {row[0]: row[1] for row in connection.execute(_NAMES, {"tickets": tickets})}


def strip(
    connection: Connection, hall_id: uuid.UUID, number: int, now: datetime
) -> StripRow | None:
    """Return what the strip of a window shows; None when there is no such window."""
    row = connection.execute(_STRIP, {"hall": hall_id, "number": number}).first()
    if row is None:
        return None
    window, duty, reason, back_at, step, step_id, count, label = row
    state = _state(duty, step)
    is_paused = state is StripState.PAUSED
    return StripRow(
        window_number=window,
        state=state,
        read_at=now,
        label=label or "",
        call_key=f"{step_id}/{count}" if state is StripState.CALLED else "",
        reason=(reason or "") if is_paused else "",
        back_at=back_at if is_paused else None,
    )


def _state(duty: DutyState | None, step: TicketState | None) -> StripState:
    """Return what to say; whoever is called or served comes before everything else."""
    if step is not None:
        return StripState.CALLED if step is TicketState.CALLED else StripState.SERVING
    if duty is None:
        return StripState.CLOSED
    return StripState.WELCOME if duty is DutyState.OPEN else StripState.PAUSED
