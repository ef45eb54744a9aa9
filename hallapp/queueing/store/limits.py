"""Statements about what limits a service's numbers: sessions, orders, numbers given."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, tzinfo
from typing import Any, Protocol

from sqlalchemy import Connection, and_, exists, func, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from hallapp.hall.calendars import load_calendar
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.records import HallSetting
from hallapp.kernel.settings import value_on
from hallapp.queueing.limits import HallMoment, ServiceLimits
from hallapp.queueing.policy import QUEUE_POLICY, QueuePolicy
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.rows import IS_WAITING, spelled
from hallapp.queueing.tables import IssueOrder, IssueSession, QueueService, Ticket, TicketStep
from hallapp.queueing.terms import OrderRow, SessionRow, TicketState

_service = table_of(QueueService).c
_session = table_of(IssueSession).c
_order = table_of(IssueOrder).c
_ticket = table_of(Ticket).c
_step = table_of(TicketStep).c
_setting = table_of(HallSetting).c

Given = Mapping[uuid.UUID, Mapping[uuid.UUID | None, int]]


class Limited(Protocol):
    """A service with what says whether looking for its limits is worth a statement."""

    @property
    def service_id(self) -> uuid.UUID:
        """The service."""
        ...

    @property
    def daily_max(self) -> int:
        """Most numbers of a day; 0 for no such limit."""
        ...

    @property
    def has_sessions(self) -> bool:
        """It gives numbers in sessions only."""
        ...

    @property
    def has_orders(self) -> bool:
        """Somebody ordered about its numbers today."""
        ...

    @property
    def has_policy(self) -> bool:
        """The hall has set rules of its own for its queue."""
        ...


# Read with the service itself, so that a service without limits costs nothing more.
HAS_SESSIONS = exists().where(_session.service_id == _service.id, _session.is_active)
HAS_POLICY = exists().where(
    _setting.hall_id == _service.hall_id, _setting.name == QUEUE_POLICY.name
)


def has_orders(day: ColumnElement[date]) -> ColumnElement[bool]:
    """Return the condition that a service has orders of a day or later."""
    return exists().where(
        _order.hall_id == _service.hall_id, _order.service_id == _service.id, _order.day >= day
    )


def sessions(
    connection: Connection, hall_id: uuid.UUID, service_id: uuid.UUID | None = None
) -> dict[uuid.UUID, tuple[SessionRow, ...]]:
    """Return the active sessions of one service, or of all, by service."""
    found = connection.execute(
        select(
            _session.id,
            _session.service_id,
            _session.weekdays,
            _session.opens,
            _session.closes,
            _session.quota,
            _session.kind,
            _session.is_active,
        )
        .where(
            _session.hall_id == hall_id,
            _session.is_active,
            *(() if service_id is None else (_session.service_id == service_id,)),
        )
        .order_by(_session.opens, _session.id)
    )
    by_service: dict[uuid.UUID, tuple[SessionRow, ...]] = {}
    for row in found:
        one = SessionRow(*row)
        by_service[one.service_id] = (*by_service.get(one.service_id, ()), one)
    return by_service


def orders(
    connection: Connection, hall_id: uuid.UUID, day: date, service_id: uuid.UUID | None = None
) -> dict[uuid.UUID, tuple[OrderRow, ...]]:
    """Return a day's orders of one service, or of all, by service and oldest first."""
    found = connection.execute(
        select(
            _order.service_id,
            _order.kind,
            _order.reason,
            _order.until_at,
            _order.extra,
            _order.ordered_at,
        )
        .where(
            _order.hall_id == hall_id,
            _order.day == day,
            *(() if service_id is None else (_order.service_id == service_id,)),
        )
        .order_by(_order.sequence)
    )
    by_service: dict[uuid.UUID, tuple[OrderRow, ...]] = {}
    for row in found:
        one = OrderRow(*row)
        by_service[one.service_id] = (*by_service.get(one.service_id, ()), one)
    return by_service


def given(connection: Connection, day: date, services: tuple[uuid.UUID, ...]) -> Given:
    """Return how many numbers of each service were given on a day, by session; none void."""
    void = exists().where(
        and_(_step.ticket_id == _ticket.id, _step.state == spelled(TicketState.VOID))
    )
    found = connection.execute(
        select(_ticket.service_id, _ticket.session_id, func.count())
        .where(_ticket.service_id.in_(services), _ticket.day == day, ~void)
        .group_by(_ticket.service_id, _ticket.session_id)
    )
    counted: dict[uuid.UUID, dict[uuid.UUID | None, int]] = {}
    for service_id, session_id, count in found:
        counted.setdefault(service_id, {})[session_id] = count
    return counted


def limits_of(
    session: Session,
    hall_id: uuid.UUID,
    service: Limited,
    when: tuple[date, datetime, tzinfo],
    *,
    is_counted: bool = True,
) -> tuple[ServiceLimits, HallMoment]:
    """Return what limits one service, and the moment with the hall's working days.

    Args:
        session: Of the use case; inside the hall's turn nobody gives a number meanwhile.
        hall_id: The hall.
        service: What to look for; what it does not have is not looked for.
        when: The hall's day, the moment and the hall's zone.
        is_counted: Whether the numbers given matter.
    """
    day, moment, zone = when
    connection, service_id = session.connection(), service.service_id
    open_in = sessions(connection, hall_id, service_id) if service.has_sessions else {}
    ordered = orders(connection, hall_id, day, service_id) if service.has_orders else {}
    found = ServiceLimits(
        service.daily_max, open_in.get(service_id, ()), ordered.get(service_id, ())
    )
    if is_counted and (found.daily_max or any(each.quota for each in found.sessions)):
        counts = given(connection, day, (service_id,)).get(service_id, {})
        found = replace(found, given=counts)
    return found, hall_moment(session, hall_id, moment, zone, has_policy=service.has_policy)


def policy_of(session: Session, hall_id: uuid.UUID, service: Limited, day: date) -> QueuePolicy:
    """Return the queue's rules that hold on a day; asked for only when the hall has set any."""
    if not service.has_policy:
        return QUEUE_POLICY.default
    return value_on(session, hall_id, QUEUE_POLICY, day)


def last_waiting(
    connection: Connection, hall_id: uuid.UUID, day: date, service_id: uuid.UUID
) -> tuple[int, uuid.UUID | None]:
    """Return how many wait for a service, and the ticket of the last of them."""
    found = connection.scalars(
        select(_step.ticket_id)
        .where(
            _step.hall_id == hall_id, _step.day == day, _step.service_id == service_id, IS_WAITING
        )
        .order_by(_step.effective_at, _step.sequence)
    ).all()
    return len(found), found[-1] if found else None


def add_order(
    connection: Connection,
    hall_id: uuid.UUID,
    service_id: uuid.UUID,
    turn: Turn,
    values: Mapping[str, Any],
) -> None:
    """Store an order; the newest of a service and day holds."""
    connection.execute(
        insert(table_of(IssueOrder)),
        {
            **values,
            "id": uuid.uuid4(),
            "hall_id": hall_id,
            "service_id": service_id,
            "day": turn.day,
            "sequence": turn.sequence,
            "ordered_at": turn.moment,
        },
    )


def hall_moment(
    session: Session, hall_id: uuid.UUID, moment: datetime, zone: tzinfo, *, has_policy: bool
) -> HallMoment:
    """Return a moment with the hall's working days, if the hall keeps them at issue."""
    plain = HallMoment(moment, zone)
    if not has_policy:
        return plain
    policy = value_on(session, hall_id, QUEUE_POLICY, plain.day)
    if not policy.closes_on_rest_days:
        return plain
    return HallMoment(moment, zone, load_calendar(session, hall_id))
