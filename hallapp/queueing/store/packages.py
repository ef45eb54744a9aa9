"""Statements for visits of several services under one number (一件事联办)."""

import uuid
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, or_, select

from hallapp.hall.tables import WindowDuty
from hallapp.hall.terms import DutyState
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.columns import Moment
from hallapp.queueing.store.rows import IS_WAITING
from hallapp.queueing.tables import PackageStep, QueueService, TicketStep, WindowService
from hallapp.queueing.terms import PackageStepRow

_package = table_of(PackageStep).c
_service = table_of(QueueService).c
_step = table_of(TicketStep).c
_link = table_of(WindowService).c
_duty = table_of(WindowDuty).c

_STEPS = (
    select(_package.service_id, _service.name, _package.item_id, _package.position)
    .join_from(table_of(PackageStep), table_of(QueueService), _service.id == _package.service_id)
    .where(_package.package_id == bindparam("package"))
    .order_by(_package.position, _service.position, _service.id)
)
_WAITING = (
    select(_step.service_id, func.count())
    .where(
        _step.hall_id == bindparam("hall"),
        _step.day == bindparam("on"),
        IS_WAITING,
        _step.service_id.in_(bindparam("services", expanding=True)),
    )
    .group_by(_step.service_id)
)
_OPEN = (
    select(_link.service_id, func.count())
    .join_from(table_of(WindowService), table_of(WindowDuty), _duty.window_id == _link.window_id)
    .where(
        _duty.until.is_(None),
        _duty.state == DutyState.OPEN,
        _link.service_id.in_(bindparam("services", expanding=True)),
    )
    .group_by(_link.service_id)
)
_GIVEN = (
    select(_service.id)
    .join_from(table_of(QueueService), table_of(WindowService), _link.service_id == _service.id)
    .where(
        _service.id == bindparam("service"),
        _service.is_active,
        or_(_link.until_at.is_(None), _link.until_at > bindparam("at", type_=Moment())),
    )
    .limit(1)
)


def package_steps(connection: Connection, package_id: uuid.UUID) -> tuple[PackageStepRow, ...]:
    """Return the services of a package in their order."""
    return tuple(
        PackageStepRow(*row) for row in connection.execute(_STEPS, {"package": package_id})
    )


def loads(
    connection: Connection, hall_id: uuid.UUID, day: date, services: tuple[uuid.UUID, ...]
) -> dict[uuid.UUID, tuple[int, int]]:
    """Return how many wait for each service, and how many open windows serve it."""
    asked = {"hall": hall_id, "on": day, "services": services}
    waiting = {row[0]: row[1] for row in connection.execute(_WAITING, asked)}
    opened = {row[0]: row[1] for row in connection.execute(_OPEN, {"services": services})}
    return {each: (waiting.get(each, 0), opened.get(each, 0)) for each in services}


def is_given(connection: Connection, service_id: uuid.UUID, moment: datetime) -> bool:
    """Return whether a service is offered, and served by a window, be it closed just now."""
    return connection.scalar(_GIVEN, {"service": service_id, "at": moment}) is not None
