"""Statements for whoever runs the queue: help between windows, notices, the load of services."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, and_, bindparam, func, insert, select, update

from hallapp.hall.tables import Person, ServiceWindow, WindowDuty
from hallapp.hall.terms import DutyState
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.columns import seconds_between
from hallapp.queueing.store.rows import IS_WAITING, spelled
from hallapp.queueing.tables import QueueService, Ticket, TicketStep, WindowNotice, WindowService
from hallapp.queueing.terms import NoticeRow, TicketState

_step = table_of(TicketStep).c
_ticket = table_of(Ticket).c
_service = table_of(QueueService).c
_window = table_of(ServiceWindow).c
_duty = table_of(WindowDuty).c
_link = table_of(WindowService).c
_notice = table_of(WindowNotice).c
_person = table_of(Person).c

_OF_LINK = (_link.window_id == bindparam("window"), _link.service_id == bindparam("service"))
_LINK = select(_link.lead_minutes, _link.until_at).where(*_OF_LINK)
_ADD_LINK = insert(table_of(WindowService))
_HELP_UNTIL = (
    update(table_of(WindowService))
    .where(
        _link.window_id == bindparam("helping"), _link.service_id == bindparam("helped")
    )
    .values(until_at=bindparam("ends"))
)  # fmt: skip
_ADD_NOTICE = insert(table_of(WindowNotice))
_UNSEEN = (
    select(
        _notice.id,
        _window.number.label("window_number"),
        _notice.words,
        _notice.sent_at,
        func.coalesce(_person.name, "").label("sent_by"),
    )
    .join_from(table_of(WindowNotice), table_of(ServiceWindow), _window.id == _notice.window_id)
    .outerjoin(table_of(Person), _person.id == _notice.sent_by)
    .where(
        _notice.hall_id == bindparam("hall"),
        _notice.window_id == bindparam("window"),
        _notice.seen_at.is_(None),
    )
    .order_by(_notice.sent_at, _notice.id)
)
_SEE = (
    update(table_of(WindowNotice))
    .where(_notice.id == bindparam("notice"), _notice.seen_at.is_(None))
    .values(seen_at=bindparam("at"), seen_by=bindparam("person"))
)
_WAITS = (
    select(
        _step.service_id,
        func.count().label("waiting"),
        func.min(func.coalesce(_step.queued_at, _ticket.issued_at)).label("first"),
    )
    .join_from(table_of(TicketStep), table_of(Ticket), _ticket.id == _step.ticket_id)
    .where(_step.hall_id == bindparam("hall"), _step.day == bindparam("on"), IS_WAITING)
    .group_by(_step.service_id)
)
_DONE = (
    select(
        _step.service_id,
        func.count().label("finished"),
        func.avg(seconds_between(_step.started_at, _step.finished_at)).label("mean_s"),
    )
    .where(
        _step.hall_id == bindparam("hall"),
        _step.day == bindparam("on"),
        _step.state == spelled(TicketState.FINISHED),
    )
    .group_by(_step.service_id)
)
_POSTS = (
    select(
        _window.id,
        _window.number,
        _duty.state.label("duty"),
        _link.service_id,
        _link.until_at,
    )
    .join_from(table_of(WindowService), table_of(ServiceWindow), _window.id == _link.window_id)
    .outerjoin(table_of(WindowDuty), and_(_duty.window_id == _window.id, _duty.until.is_(None)))
    .where(_window.hall_id == bindparam("hall"))
    .order_by(_window.number)
)
_NAMES = (
    select(_service.id, _service.name)
    .where(_service.hall_id == bindparam("hall"), _service.is_active)
    .order_by(_service.position)
)


@dataclass(frozen=True)
class Post:
    """A window with what it serves now.

    Attributes:
        duty: Open, paused, or None where nobody has signed in.
        services: What it serves at the moment asked about.
    """

    window_id: uuid.UUID
    number: int
    duty: DutyState | None
    services: frozenset[uuid.UUID]


@dataclass(frozen=True)
class Queued:
    """Who waits for a service and how its visits went today."""

    service_id: uuid.UUID
    name: str
    waiting: int
    first_at: datetime | None
    finished: int
    mean_service_s: float


def link(
    connection: Connection, window_id: uuid.UUID, service_id: uuid.UUID
) -> tuple[int, datetime | None] | None:
    """Return lead and end of what a window serves, or None where it does not."""
    row = connection.execute(_LINK, {"window": window_id, "service": service_id}).first()
    return None if row is None else (row.lead_minutes, row.until_at)


def add_help(
    connection: Connection,
    hall_id: uuid.UUID,
    window_id: uuid.UUID,
    service_id: uuid.UUID,
    until_at: datetime,
) -> None:
    """Let a window serve one service more, until a moment."""
    made = {"hall_id": hall_id, "window_id": window_id, "service_id": service_id}
    connection.execute(_ADD_LINK, {**made, "lead_minutes": 0, "until_at": until_at})


def help_until(
    connection: Connection, window_id: uuid.UUID, service_id: uuid.UUID, until_at: datetime
) -> None:
    """Move the end of a help."""
    asked = {"helping": window_id, "helped": service_id, "ends": until_at}
    connection.execute(_HELP_UNTIL, asked)


def add_notice(connection: Connection, **values: object) -> None:
    """Keep a notice to a window; see `WindowNotice`."""
    connection.execute(_ADD_NOTICE, values)


def notices(
    connection: Connection, hall_id: uuid.UUID, window_id: uuid.UUID
) -> tuple[NoticeRow, ...]:
    """Return what a window has not read yet, oldest first."""
    rows = connection.execute(_UNSEEN, {"hall": hall_id, "window": window_id}).mappings()
    return tuple(NoticeRow(**row) for row in rows)


def notice_window(connection: Connection, notice_id: uuid.UUID) -> uuid.UUID | None:
    """Return the window that a notice was sent to, or None."""
    return connection.scalar(select(_notice.window_id).where(_notice.id == notice_id))


def see(
    connection: Connection, notice_id: uuid.UUID, moment: datetime, person_id: uuid.UUID | None
) -> None:
    """Keep who read a notice first, and when."""
    connection.execute(_SEE, {"notice": notice_id, "at": moment, "person": person_id})


def posts(connection: Connection, hall_id: uuid.UUID, now: datetime) -> tuple[Post, ...]:
    """Return the windows that serve anything, by number; help that has run out is left away."""
    found: dict[uuid.UUID, Post] = {}
    for row in connection.execute(_POSTS, {"hall": hall_id}):
        holds = row.until_at is None or now < row.until_at
        before = found.get(row.id)
        services: set[uuid.UUID] = set() if before is None else set(before.services)
        if holds:
            services.add(row.service_id)
        found[row.id] = Post(row.id, row.number, row.duty, frozenset(services))
    return tuple(found.values())


def queues(connection: Connection, hall_id: uuid.UUID, day: date) -> tuple[Queued, ...]:
    """Return every active service with who waits and how its visits went today."""
    asked = {"hall": hall_id, "on": day}
    waits = {row.service_id: row for row in connection.execute(_WAITS, asked)}
    done = {row.service_id: row for row in connection.execute(_DONE, asked)}
    rows: list[Queued] = []
    for service_id, name in connection.execute(_NAMES, {"hall": hall_id}):
        waiting, finished = waits.get(service_id), done.get(service_id)
        rows.append(
            Queued(
                service_id,
                name,
                waiting=0 if waiting is None else waiting.waiting,
                first_at=None if waiting is None else waiting.first,
                finished=0 if finished is None else finished.finished,
                mean_service_s=0.0 if finished is None else float(finished.mean_s or 0),
            )
        )
    return tuple(rows)
