"""Statements about priority classes and packages: what a number may be given with."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, bindparam, func, select
from sqlalchemy.engine import Row

from hallapp.hall.tables import WindowDuty
from hallapp.hall.terms import DutyState
from hallapp.kernel.database.base import table_of
from hallapp.queueing.store.rows import IS_WAITING
from hallapp.queueing.tables import (
    PackageStep,
    PriorityClass,
    QueueService,
    TicketStep,
    VisitPackage,
    WindowService,
)
from hallapp.queueing.terms import PackageRow, PackageStepRow, PriorityRow

_class = table_of(PriorityClass).c
_package = table_of(VisitPackage).c
_part = table_of(PackageStep).c
_service = table_of(QueueService).c
_step = table_of(TicketStep).c
_link = table_of(WindowService).c
_duty = table_of(WindowDuty).c

_CLASSES = select(
    _class.id,
    _class.code,
    _class.name,
    _class.head_start_minutes,
    _class.needs_proof,
    _class.position,
    _class.is_active,
)
_ONE_CLASS = _CLASSES.where(_class.id == bindparam("priority"), _class.is_active)
_waiting = (
    select(func.count(_step.id))
    .where(
        _step.hall_id == _part.hall_id,
        _step.day == bindparam("on"),
        _step.service_id == _part.service_id,
        IS_WAITING,
    )
    .correlate(table_of(PackageStep))
    .scalar_subquery()
)
_windows = (
    select(func.count(_duty.id))
    .join_from(
        table_of(WindowService),
        table_of(WindowDuty),
        and_(_duty.window_id == _link.window_id, _duty.until.is_(None)),
    )
    .where(_link.service_id == _part.service_id, _duty.state == DutyState.OPEN)
    .correlate(table_of(PackageStep))
    .scalar_subquery()
)
_PARTS = (
    select(_package.name, _part.service_id, _part.item_id, _part.position, _waiting, _windows)
    .join_from(table_of(VisitPackage), table_of(PackageStep), _part.package_id == _package.id)
    .join(table_of(QueueService), _service.id == _part.service_id)
    .where(_package.id == bindparam("package"), _package.is_active)
    .order_by(_part.position, _service.position, _part.service_id)
)


@dataclass(frozen=True)
class PackagePart:
    """One service of a package, with how busy it is now.

    Attributes:
        waiting: People who wait for it.
        windows: Open windows that serve it.
    """

    package_name: str
    service_id: uuid.UUID
    item_id: uuid.UUID | None
    position: int
    waiting: int
    windows: int


def priorities(
    connection: Connection, hall_id: uuid.UUID, *, with_retired: bool = False
) -> tuple[PriorityRow, ...]:
    """Return the hall's priority classes in their order."""
    asked = _CLASSES.where(_class.hall_id == hall_id).order_by(_class.position, _class.code)
    if not with_retired:
        asked = asked.where(_class.is_active)
    return tuple(PriorityRow(*row) for row in connection.execute(asked))


def priority(connection: Connection, priority_id: uuid.UUID) -> PriorityRow | None:
    """Return one class that numbers are given with, or None."""
    found = connection.execute(_ONE_CLASS, {"priority": priority_id}).first()
    return None if found is None else PriorityRow(*found)


def package_parts(
    connection: Connection, package_id: uuid.UUID, day: date
) -> tuple[PackagePart, ...]:
    """Return the services of an offered package in their order; nothing when it is not offered."""
    found = connection.execute(_PARTS, {"package": package_id, "on": day})
    return tuple(PackagePart(*row) for row in found)


def packages(
    connection: Connection, hall_id: uuid.UUID, *, with_retired: bool = False
) -> tuple[PackageRow, ...]:
    """Return the hall's packages with their services in order."""
    asked = (
        select(_package.id, _package.code, _package.name, _package.words, _package.is_active)
        .where(_package.hall_id == hall_id)
        .order_by(_package.code)
    )
    if not with_retired:
        asked = asked.where(_package.is_active)
    steps = connection.execute(
        select(_part.package_id, _part.service_id, _service.name, _part.item_id, _part.position)
        .join_from(table_of(PackageStep), table_of(QueueService), _service.id == _part.service_id)
        .where(_part.hall_id == hall_id)
        .order_by(_part.position, _service.position, _part.service_id)
    )
    by_package = _by_package(steps)
    return tuple(
        PackageRow(*row, steps=by_package.get(row[0], ())) for row in connection.execute(asked)
    )


def _by_package(
    rows: Iterable[Row[uuid.UUID, uuid.UUID, str, uuid.UUID | None, int]],
) -> dict[uuid.UUID, tuple[PackageStepRow, ...]]:
    found: dict[uuid.UUID, tuple[PackageStepRow, ...]] = {}
    for package_id, service_id, name, item_id, position in rows:
        one = PackageStepRow(service_id, name, item_id, position)
        found[package_id] = (*found.get(package_id, ()), one)
    return found
