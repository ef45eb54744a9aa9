"""What faces ask the queue: one statement for each list, none per row."""

import uuid
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, and_, exists, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from hallapp.hall.tables import ServiceWindow, WindowDuty, Zone
from hallapp.hall.terms import DutyState
from hallapp.kernel.database.base import table_of
from hallapp.queueing.store.rows import (
    IS_AT_WINDOW,
    IS_KEPT,
    IS_WAITING,
    spelled,
    tickets,
)
from hallapp.queueing.tables import (
    HallDay,
    NumberSeries,
    QueueService,
    ServiceOffer,
    Ticket,
    TicketStep,
    WindowService,
)
from hallapp.queueing.terms import CallRow, PrintState, TicketRow, TicketState

_step = table_of(TicketStep).c
_ticket = table_of(Ticket).c
_service = table_of(QueueService).c
_window = table_of(ServiceWindow).c
_zone = table_of(Zone).c
_duty = table_of(WindowDuty).c
_link = table_of(WindowService).c
_offer = table_of(ServiceOffer).c
_day = table_of(HallDay).c
_series = table_of(NumberSeries).c

_held = table_of(ServiceWindow).alias("held_window")
_later = table_of(TicketStep).alias("later_step")
# Whoever was sent on, came back or goes through a package has several steps.
_IS_LATEST = and_(
    IS_KEPT,
    ~exists().where(
        _later.c.ticket_id == _step.ticket_id,
        _later.c.sequence > _step.sequence,
        _later.c.state != spelled(TicketState.WITHDRAWN),
    ),
)
_PRINTING_TAKES = timedelta(seconds=30)
# Of a ticket no more than its label: a board may not read all of it.
_CALLS = (
    select(
        _ticket.id,
        _ticket.label,
        _step.id.label("step_id"),
        _step.call_count,
        _step.called_at,
        _window.number.label("window_number"),
        _zone.letter.label("zone_letter"),
    )
    .join_from(table_of(TicketStep), table_of(Ticket), _ticket.id == _step.ticket_id)
    .outerjoin(table_of(ServiceWindow), _window.id == _step.window_id)
    .outerjoin(table_of(Zone), _zone.id == _window.zone_id)
)


def ticket_of_code(connection: Connection, hall_id: uuid.UUID, code: str) -> uuid.UUID | None:
    """Return the newest ticket that bears a code, or None."""
    return connection.scalar(
        select(_ticket.id)
        .where(_ticket.hall_id == hall_id, _ticket.code == code, _ticket.code != "")
        .order_by(_ticket.day.desc())
        .limit(1)
    )


def current_day(connection: Connection, hall_id: uuid.UUID, today: date) -> date:
    """Return the hall's day as `take_turn` would: never before the latest day opened."""
    latest = connection.scalar(select(func.max(_day.day)).where(_day.hall_id == hall_id))
    return today if latest is None else max(today, latest)


def waiting(
    connection: Connection, hall_id: uuid.UUID, day: date, now: datetime, *more: ColumnElement[bool]
) -> tuple[TicketRow, ...]:
    """Return who waits, in the true calling order."""
    return tickets(connection, now, *_waiting_on(hall_id, day), *more)


def served_by(window_id: uuid.UUID, now: datetime) -> ColumnElement[bool]:
    """Return the condition that a window serves a step's service now."""
    holds = or_(_link.until_at.is_(None), _link.until_at > now)
    return _step.service_id.in_(select(_link.service_id).where(_link.window_id == window_id, holds))


def live_at(window_id: uuid.UUID) -> ColumnElement[bool]:
    """Return the condition that a step is called to or served at a window."""
    return and_(_step.window_id == window_id, IS_AT_WINDOW)


def was_missed(hall_id: uuid.UUID, day: date) -> ColumnElement[bool]:
    """Return the condition that a step was missed on a day, and its ticket is not back yet."""
    return and_(*_of_day(hall_id, day, TicketState.MISSED), _IS_LATEST)


def not_printed(hall_id: uuid.UUID, day: date, now: datetime) -> ColumnElement[bool]:
    """Return the condition that a waiting ticket never came out of the printer.

    A kiosk that died between issue and print leaves its ticket pending: after a while that
    counts as not printed too.
    """
    lost = and_(
        _ticket.print_state == PrintState.PENDING, _ticket.issued_at < now - _PRINTING_TAKES
    )
    return and_(
        *_waiting_on(hall_id, day),
        or_(_ticket.print_state == PrintState.FAILED, lost),
    )


def _waiting_on(hall_id: uuid.UUID, day: date) -> tuple[ColumnElement[bool], ...]:
    return _step.hall_id == hall_id, _step.day == day, IS_WAITING


def _of_day(hall_id: uuid.UUID, day: date, state: TicketState) -> tuple[ColumnElement[bool], ...]:
    return _step.hall_id == hall_id, _step.day == day, _step.state == state


def open_windows(connection: Connection, hall_id: uuid.UUID) -> int:
    """Return how many windows serve now."""
    return connection.scalars(
        select(func.count())
        .select_from(table_of(WindowDuty))
        .where(_duty.hall_id == hall_id, _duty.until.is_(None), _duty.state == DutyState.OPEN)
    ).one()


def latest_calls(
    connection: Connection, hall_id: uuid.UUID, day: date, zone_letter: str | None, limit: int
) -> tuple[CallRow, ...]:
    """Return the newest calls of a day, newest first, one row a ticket."""
    where: list[ColumnElement[bool]] = [
        _step.hall_id == hall_id,
        _step.day == day,
        _step.call_sequence.is_not(None),
    ]
    if zone_letter is not None:
        where.append(_zone.letter == zone_letter)
    rows = connection.execute(
        _CALLS.where(*where).order_by(_step.call_sequence.desc()).limit(limit)
    ).mappings()
    return tuple(
        CallRow(
            key=f"{row['step_id']}/{row['call_count']}",
            ticket_id=row["id"],
            label=row["label"],
            window_number=row["window_number"],
            zone_letter=row["zone_letter"],
            called_at=row["called_at"],
            is_recall=row["call_count"] > 1,
        )
        for row in rows
    )


def counts(connection: Connection, hall_id: uuid.UUID, day: date) -> dict[TicketState, int]:
    """Return how many of a day's tickets stand in each state, each by its latest step."""
    rows = connection.execute(
        select(_step.state, func.count())
        .where(_step.hall_id == hall_id, _step.day == day, _IS_LATEST)
        .group_by(_step.state)
    )
    return dict(rows.all())


def finished_by_window(
    connection: Connection, hall_id: uuid.UUID, day: date
) -> dict[uuid.UUID, int]:
    """Return how many visits each window finished on a day."""
    rows = connection.execute(
        select(_step.window_id, func.count())
        .where(*_of_day(hall_id, day, TicketState.FINISHED))
        .group_by(_step.window_id)
    )
    return dict(rows.all())


def waits_by_window(
    connection: Connection, hall_id: uuid.UUID, day: date, now: datetime
) -> dict[uuid.UUID, tuple[int, datetime]]:
    """Return for each window how many it could call and when the first of them came."""
    rows = connection.execute(
        select(_link.window_id, func.count(), func.min(_ticket.issued_at))
        .join_from(table_of(TicketStep), table_of(Ticket), _ticket.id == _step.ticket_id)
        .join(table_of(WindowService), _link.service_id == _step.service_id)
        .where(*_waiting_on(hall_id, day), or_(_link.until_at.is_(None), _link.until_at > now))
        .group_by(_link.window_id)
    )
    return {window: (count, first) for window, count, first in rows}


def all_live(connection: Connection, hall_id: uuid.UUID, now: datetime) -> dict[int, TicketRow]:
    """Return the ticket at each window that has one, by window number."""
    # By window, as the index over them has it: asked by hall, SQLite reads every day stored.
    windows = select(_held.c.id).where(_held.c.hall_id == hall_id)
    found = tickets(connection, now, _step.window_id.in_(windows), IS_AT_WINDOW)
    return {row.window_number: row for row in found if row.window_number is not None}


def first_waiting(connection: Connection, hall_id: uuid.UUID, day: date) -> datetime | None:
    """Return when the longest waiting ticket of a day was issued, or None."""
    return connection.scalar(
        select(func.min(_ticket.issued_at))
        .join_from(table_of(TicketStep), table_of(Ticket), _ticket.id == _step.ticket_id)
        .where(*_waiting_on(hall_id, day))
    )


def next_labels(
    connection: Connection, hall_id: uuid.UUID, day: date, zone_letter: str | None
) -> tuple[str, ...]:
    """Return the labels of all who wait, in calling order; for one zone or the whole hall."""
    asked = (
        select(_ticket.label)
        .join_from(table_of(TicketStep), table_of(Ticket), _ticket.id == _step.ticket_id)
        .where(*_waiting_on(hall_id, day))
        .order_by(_step.effective_at, _step.sequence)
    )
    if zone_letter is not None:
        asked = (
            asked.join(table_of(QueueService), _service.id == _step.service_id)
            .join(table_of(Zone), _zone.id == _service.zone_id)
            .where(_zone.letter == zone_letter)
        )
    return tuple(connection.scalars(asked))
