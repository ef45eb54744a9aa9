"""Statements that give numbers; built once, for they run all day."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, exists, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from hallapp.guides.tables import ServiceItem
from hallapp.kernel.database.base import table_of
from hallapp.queueing.bands import NumberBand
from hallapp.queueing.placing import Standing
from hallapp.queueing.store import days
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.limits import HAS_POLICY, HAS_SESSIONS, has_orders
from hallapp.queueing.store.rows import IS_LIVE, spelled
from hallapp.queueing.tables import NumberSeries, QueueService, SeriesDay, Ticket, TicketStep
from hallapp.queueing.terms import LatePolicy, PrintState, PriorityRow, TicketRow, TicketState

# No 0, O, 1 or I: a code is read off paper and typed. 32 signs, so that a byte picks one evenly.
_CODE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_CODE_LENGTH = 8

_service = table_of(QueueService).c
_series = table_of(NumberSeries).c
_series_day = table_of(SeriesDay).c
_ticket = table_of(Ticket).c
_step = table_of(TicketStep).c
_item = table_of(ServiceItem).c

_today: ColumnElement[date] = bindparam("today")
_NUMBERED = (
    select(
        _service.id,
        _service.code,
        _service.name,
        _series.id,
        _service.daily_max,
        _service.needs_identity,
        _service.person_max,
        HAS_SESSIONS,
        has_orders(_today),
        HAS_POLICY,
        _series.prefix,
        _series.first,
        _series.last,
        _series.width,
        _series.step,
        _series.is_wrapping,
    )
    .join_from(table_of(QueueService), table_of(NumberSeries), _series.id == _service.series_id)
    .where(_service.id == bindparam("service"), _service.is_active)
)
_OF_BAND = 10
_ITEM_NAME = select(_item.name).where(_item.id == bindparam("item"))
_ALIVE = (
    select(_ticket.number)
    .join_from(table_of(Ticket), table_of(TicketStep), _step.ticket_id == _ticket.id)
    .where(_ticket.series_id == bindparam("series"), _ticket.day == bindparam("on"), IS_LIVE)
)
_later = table_of(TicketStep).alias("later").c
# Whoever missed a call and may still come back has the number in the hand.
_MISSED = (
    select(_ticket.number, _step.called_at, _service.late_policy, _service.late_minutes)
    .join_from(table_of(Ticket), table_of(TicketStep), _step.ticket_id == _ticket.id)
    .join(table_of(QueueService), _service.id == _step.service_id)
    .where(
        _ticket.series_id == bindparam("series"),
        _ticket.day == bindparam("on"),
        _step.state == spelled(TicketState.MISSED),
        ~exists().where(
            _later.ticket_id == _step.ticket_id,
            _later.sequence > _step.sequence,
            # What a move taken back had begun is no step any more.
            _later.state != spelled(TicketState.WITHDRAWN),
        ),
    )
)
_SKIP_TO = (
    update(table_of(SeriesDay))
    .where(_series_day.series_id == bindparam("series"), _series_day.day == bindparam("on"))
    .values(issued=bindparam("count"))
)
_ADD_TICKET = insert(table_of(Ticket))
_ADD_STEP = insert(table_of(TicketStep))
_SET_PRINT = (
    update(table_of(Ticket))
    .where(_ticket.id == bindparam("ticket"))
    .values(print_state=bindparam("to"), print_fault=bindparam("fault"))
)
_VOID = (
    update(table_of(TicketStep))
    .where(_step.id == bindparam("step"))
    .values(state=TicketState.VOID, return_at=None)
)


@dataclass(frozen=True)
class Numbered:
    """An active service, the series that it takes its numbers from, and what limits it.

    Attributes:
        daily_max: Most numbers of a day; 0 for no such limit.
        needs_identity: Numbers are for named people only.
        person_max: Most numbers of a day for one person; 0 for no such limit.
        has_sessions: It gives numbers in sessions only.
        has_orders: Somebody ordered about its numbers today.
        has_policy: The hall has set rules of its own for its queue.
    """

    service_id: uuid.UUID
    service_code: str
    service_name: str
    series_id: uuid.UUID
    daily_max: int
    needs_identity: bool
    person_max: int
    has_sessions: bool
    has_orders: bool
    has_policy: bool
    band: NumberBand

    @property
    def is_limited(self) -> bool:
        """Whether anything but the series may turn a citizen away."""
        return bool(self.daily_max or self.has_sessions or self.has_orders or self.has_policy)


@dataclass(frozen=True)
class Place:
    """Where a new ticket stands.

    Attributes:
        number: Of the series; `lap` counts how often that had begun anew.
        standing: Among those who wait.
        session_id: The session whose quota it counts against.
        step_position: Of its service in the package.
    """

    number: int
    lap: int
    standing: Standing
    session_id: uuid.UUID | None = None
    step_position: int = 0

    @property
    def state(self) -> TicketState:
        """Waiting, or held until it may be called."""
        return TicketState.WAITING if self.standing.held_until is None else TicketState.HELD


@dataclass(frozen=True)
class NewTicket:
    """A ticket that is about to be stored: what was asked with it.

    Attributes:
        package: Id and name of the package that it takes.
    """

    id: uuid.UUID
    hall_id: uuid.UUID
    item_id: uuid.UUID | None = None
    print_state: PrintState = PrintState.PENDING
    priority: PriorityRow | None = None
    package: tuple[uuid.UUID, str] | None = None


def numbered(connection: Connection, service_id: uuid.UUID, today: date) -> Numbered | None:
    """Return where an active service takes its numbers from, or None."""
    row = connection.execute(_NUMBERED, {"service": service_id, "today": today}).first()
    return None if row is None else Numbered(*row[:_OF_BAND], NumberBand(*row[_OF_BAND:]))


def next_number(
    connection: Connection, hall_id: uuid.UUID, service: Numbered, turn: Turn
) -> tuple[int, int]:
    """Return the next number of a service's series and how often that had begun anew.

    Raises:
        SeriesFullError: No number of the series is free.
    """
    band, series_id = service.band, service.series_id
    count = days.next_count(connection, hall_id, series_id, turn.day)
    if count > band.size and band.is_wrapping:
        free = band.next_free(count, _alive(connection, series_id, turn))
        if free != count:
            asked = {"series": series_id, "on": turn.day, "count": free}
            connection.execute(_SKIP_TO, asked)
        count = free
    return band.number(count), band.lap(count)


def _alive(connection: Connection, series_id: uuid.UUID, turn: Turn) -> frozenset[int]:
    """Return the numbers of a series that somebody still waits, is served or may return with."""
    asked = {"series": series_id, "on": turn.day}
    returning = (
        number
        for number, called_at, policy, minutes in connection.execute(_MISSED, asked)
        if policy is not LatePolicy.VOID
        and called_at is not None
        and turn.moment <= called_at + timedelta(minutes=minutes)
    )
    return frozenset(connection.scalars(_ALIVE, asked)) | frozenset(returning)


def new_code() -> str:
    """Return a random code for a ticket, which nobody can guess from its neighbours."""
    return "".join(
        _CODE_SIGNS[byte % len(_CODE_SIGNS)] for byte in secrets.token_bytes(_CODE_LENGTH)
    )


def add_ticket(
    connection: Connection, turn: Turn, ticket: NewTicket, place: Place, service: Numbered
) -> TicketRow:
    """Store a new ticket and its first step."""
    step_id, label, code = uuid.uuid4(), service.band.label(place.number), new_code()
    common = {"hall_id": ticket.hall_id, "day": turn.day, "item_id": ticket.item_id}
    connection.execute(
        _ADD_TICKET,
        {
            **common,
            "id": ticket.id,
            "series_id": service.series_id,
            "number": place.number,
            "lap": place.lap,
            "label": label,
            "service_id": service.service_id,
            "session_id": place.session_id,
            "package_id": None if ticket.package is None else ticket.package[0],
            "priority_id": None if ticket.priority is None else ticket.priority.id,
            "code": code,
            "issued_at": turn.moment,
            "print_state": ticket.print_state,
        },
    )
    step = {"id": step_id, "ticket_id": ticket.id, "service_id": service.service_id}
    connection.execute(_ADD_STEP, {**common, **step, **_joined(turn, place)})
    item_id = ticket.item_id
    item = None if item_id is None else connection.scalar(_ITEM_NAME, {"item": item_id})
    return _new_row(ticket, (step_id, label, code, item), turn, place, service)


def _joined(turn: Turn, place: Place) -> dict[str, Any]:
    """Return how a new step stands among those who wait."""
    standing = place.standing
    return {
        "state": place.state,
        "position": place.step_position,
        "effective_at": standing.effective_at,
        "head_start_s": standing.head_start_s,
        "entry": standing.entry,
        "queued_at": turn.moment,
        "sequence": turn.sequence,
        "return_at": standing.held_until,
        "aside_at": None if standing.held_until is None else turn.moment,
        "call_count": 0,
    }


def _new_row(
    ticket: NewTicket,
    made: tuple[uuid.UUID, str, str, str | None],
    turn: Turn,
    place: Place,
    service: Numbered,
) -> TicketRow:
    """Return a new ticket as a reading would, without one."""
    step_id, label, code, item = made
    return TicketRow(
        id=ticket.id,
        step_id=step_id,
        label=label,
        service_code=service.service_code,
        service_name=service.service_name,
        item_id=ticket.item_id,
        item_name=item,
        state=place.state,
        issued_at=turn.moment,
        queued_at=turn.moment,
        called_at=None,
        started_at=None,
        finished_at=None,
        window_number=None,
        call_count=0,
        waited_s=0,
        print_state=ticket.print_state,
        entry=place.standing.entry,
        effective_at=place.standing.effective_at,
        code=code,
        priority_name="" if ticket.priority is None else ticket.priority.name,
        priority_needs_proof=ticket.priority is not None and ticket.priority.needs_proof,
        return_at=place.standing.held_until,
        aside_at=None if place.standing.held_until is None else turn.moment,
        package_name="" if ticket.package is None else ticket.package[1],
        step_position=place.step_position,
    )


def set_print(
    connection: Connection, ticket_id: uuid.UUID, state: PrintState, fault: str | None
) -> None:
    """Keep whether the citizen has the ticket on paper."""
    connection.execute(_SET_PRINT, {"ticket": ticket_id, "to": state, "fault": fault})


def make_void(connection: Connection, step_id: uuid.UUID) -> None:
    """End a step of a number that nobody shall call."""
    connection.execute(_VOID, {"step": step_id})
