"""What numbers are given for, as kiosk and desk show it: with who waits and whether it is open."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, Row, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from hallapp.hall.tables import WindowDuty, Zone
from hallapp.hall.terms import DutyState
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork
from hallapp.queueing.issue_errors import IssueStoppedError
from hallapp.queueing.limits import HallMoment, ServiceLimits, refusal
from hallapp.queueing.store import limits, reading
from hallapp.queueing.store.limits import HAS_POLICY, HAS_SESSIONS, Given, has_orders
from hallapp.queueing.store.rows import IS_WAITING
from hallapp.queueing.tables import (
    NumberSeries,
    QueueService,
    ServiceOffer,
    TicketStep,
    WindowService,
)
from hallapp.queueing.terms import LateRuleRow, ServiceRow

_service = table_of(QueueService).c
_series = table_of(NumberSeries).c
_zone = table_of(Zone).c
_step = table_of(TicketStep).c
_link = table_of(WindowService).c
_duty = table_of(WindowDuty).c
_offer = table_of(ServiceOffer).c

_OFFERED = (
    select(
        _service.id,
        _service.code,
        _service.name,
        _series.prefix,
        _zone.name.label("zone_name"),
        _zone.place,
        _service.needs_identity,
        _service.late_policy,
        _service.late_places,
        _service.late_minutes,
        _service.late_times,
        _service.slip_words,
        _service.daily_max,
        HAS_SESSIONS.label("has_sessions"),
        has_orders(bindparam("day")).label("has_orders"),
        HAS_POLICY.label("has_policy"),
    )
    .join_from(table_of(QueueService), table_of(Zone), _zone.id == _service.zone_id)
    .join(table_of(NumberSeries), _series.id == _service.series_id)
    .where(_service.hall_id == bindparam("hall"), _service.is_active)
    .order_by(_service.position)
)


@dataclass(frozen=True)
class _Offer:
    """A service with what says whether looking for its limits is worth a statement."""

    row: ServiceRow
    daily_max: int
    has_sessions: bool
    has_orders: bool
    has_policy: bool

    @property
    def is_limited(self) -> bool:
        return bool(self.daily_max or self.has_sessions or self.has_orders or self.has_policy)


def gives_for(item_id: uuid.UUID) -> ColumnElement[bool]:
    """Return the condition that a service gives the number for an item."""
    return _service.id.in_(select(_offer.service_id).where(_offer.item_id == item_id))


def offered(work: UnitOfWork, *more: ColumnElement[bool]) -> tuple[ServiceRow, ...]:
    """Return every active service that fits, in their order, with whether it gives numbers now.

    Services without limits cost three statements, however many there are; limits five more.
    """
    now = work.clock.now()
    with work.look() as connection:
        day = reading.current_day(connection, work.hall_id, work.today())
        found = _offers(connection, work.hall_id, (day, now), more)
    if not any(each.is_limited for each in found):
        return tuple(each.row for each in found)
    with work.read() as session:
        return _with_refusals(session, work, day, found)


def _offers(
    connection: Connection,
    hall_id: uuid.UUID,
    when: tuple[date, datetime],
    more: tuple[ColumnElement[bool], ...],
) -> tuple[_Offer, ...]:
    day, now = when
    waiting = _waiting(connection, hall_id, day)
    windows = _open_windows(connection, hall_id, now)
    rows = connection.execute(_OFFERED.where(*more), {"hall": hall_id, "day": day})
    return tuple(
        _Offer(
            _row(row, waiting.get(row.id, 0), windows.get(row.id, 0)),
            row.daily_max,
            row.has_sessions,
            row.has_orders,
            row.has_policy,
        )
        for row in rows
    )


def _row(found: Row[*tuple[object, ...]], waiting: int, windows: int) -> ServiceRow:
    return ServiceRow(
        id=found.id,
        code=found.code,
        name=found.name,
        prefix=found.prefix,
        zone_name=found.zone_name,
        place=found.place,
        waiting=waiting,
        open_windows=windows,
        needs_identity=found.needs_identity,
        late=LateRuleRow(
            found.late_policy, found.late_places, found.late_minutes, found.late_times
        ),
        slip_words=found.slip_words,
    )


def _waiting(connection: Connection, hall_id: uuid.UUID, day: date) -> dict[uuid.UUID, int]:
    rows = connection.execute(
        select(_step.service_id, func.count())
        .where(_step.hall_id == hall_id, _step.day == day, IS_WAITING)
        .group_by(_step.service_id)
    )
    return dict(rows.all())


def _open_windows(
    connection: Connection, hall_id: uuid.UUID, now: datetime
) -> dict[uuid.UUID, int]:
    rows = connection.execute(
        select(_link.service_id, func.count())
        .join_from(
            table_of(WindowService), table_of(WindowDuty), _duty.window_id == _link.window_id
        )
        .where(
            and_(_duty.hall_id == hall_id, _duty.until.is_(None), _duty.state == DutyState.OPEN),
            or_(_link.until_at.is_(None), _link.until_at > now),
        )
        .group_by(_link.service_id)
    )
    return dict(rows.all())


def _with_refusals(
    session: Session, work: UnitOfWork, day: date, found: tuple[_Offer, ...]
) -> tuple[ServiceRow, ...]:
    """Return the services with what `issue` would refuse now; by the same rule."""
    connection, hall_id = session.connection(), work.hall_id
    sessions = limits.sessions(connection, hall_id)
    orders = limits.orders(connection, hall_id, day)
    counted = tuple(
        each.row.id
        for each in found
        if each.daily_max or any(one.quota for one in sessions.get(each.row.id, ()))
    )
    given: Given = limits.given(connection, day, counted) if counted else {}
    at = limits.hall_moment(
        session,
        hall_id,
        work.clock.now(),
        work.zone,
        has_policy=any(each.has_policy for each in found),
    )
    return tuple(
        _refused(
            each.row,
            ServiceLimits(
                each.daily_max,
                sessions.get(each.row.id, ()),
                orders.get(each.row.id, ()),
                given.get(each.row.id, {}),
            ),
            at,
        )
        for each in found
    )


def _refused(row: ServiceRow, found: ServiceLimits, at: HallMoment) -> ServiceRow:
    closed = refusal(found, at)
    if closed is None:
        return row
    stopped = isinstance(closed, IssueStoppedError)
    return replace(
        row,
        refusal=closed.code,
        refusal_words=str(closed.facts["reason"]) if stopped else "",
        next_opens=str(closed.facts.get("next_opens") or ""),
    )
