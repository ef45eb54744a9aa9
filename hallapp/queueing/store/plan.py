"""Statements about what a hall has set up in its queue; a manager runs them a few times a year."""

import uuid
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, and_, insert, select, update

from hallapp.hall.tables import ServiceWindow
from hallapp.kernel.database.base import table_of
from hallapp.queueing.tables import (
    IssueSession,
    NumberSeries,
    PackageStep,
    QueueService,
    SeriesDay,
    WindowService,
)
from hallapp.queueing.terms import (
    PackageRow,
    SeriesRow,
    ServiceSetupRow,
    SessionRow,
    WindowServiceRow,
)

_series = table_of(NumberSeries).c
_service = table_of(QueueService).c
_session = table_of(IssueSession).c
_link = table_of(WindowService).c
_window = table_of(ServiceWindow).c
_series_day = table_of(SeriesDay).c

T = TypeVar("T")


def series(connection: Connection, hall_id: uuid.UUID) -> tuple[SeriesRow, ...]:
    """Return the hall's number series by prefix and beginning."""
    found = connection.execute(
        _columns(SeriesRow, _series)
        .where(_series.hall_id == hall_id)
        .order_by(_series.prefix, _series.first)
    )
    return tuple(SeriesRow(*row) for row in found)


def services(connection: Connection, hall_id: uuid.UUID) -> tuple[ServiceSetupRow, ...]:
    """Return the hall's services in their order, retired ones included."""
    found = connection.execute(
        _columns(ServiceSetupRow, _service)
        .where(_service.hall_id == hall_id)
        .order_by(_service.position, _service.code)
    )
    return tuple(ServiceSetupRow(*row) for row in found)


def sessions(connection: Connection, hall_id: uuid.UUID) -> tuple[SessionRow, ...]:
    """Return the hall's sessions by service and hour, removed ones included."""
    found = connection.execute(
        _columns(SessionRow, _session)
        .where(_session.hall_id == hall_id)
        .order_by(_session.service_id, _session.opens, _session.weekdays, _session.id)
    )
    return tuple(SessionRow(*row) for row in found)


def window_services(
    connection: Connection, hall_id: uuid.UUID, *where: Any
) -> tuple[WindowServiceRow, ...]:
    """Return which window serves what, ended links included."""
    found = connection.execute(
        select(
            _link.window_id,
            _window.number,
            _link.service_id,
            _service.name,
            _link.lead_minutes,
            _link.until_at,
        )
        .join_from(table_of(WindowService), table_of(ServiceWindow), _window.id == _link.window_id)
        .join(table_of(QueueService), _service.id == _link.service_id)
        .where(_link.hall_id == hall_id, *where)
        .order_by(_window.number, _service.position)
    )
    return tuple(WindowServiceRow(*row) for row in found)


def link_of(
    connection: Connection, hall_id: uuid.UUID, window_id: uuid.UUID, service_id: uuid.UUID
) -> WindowServiceRow | None:
    """Return the link of a window with a service, also an ended one, or None."""
    found = window_services(
        connection, hall_id, _link.window_id == window_id, _link.service_id == service_id
    )
    return found[0] if found else None


def issued_on(connection: Connection, series_id: uuid.UUID, day: date) -> int:
    """Return how many numbers of a series were given on a day."""
    found = connection.scalar(
        select(_series_day.issued).where(_series_day.series_id == series_id, _series_day.day == day)
    )
    return found or 0


def is_known(
    connection: Connection, hall_id: uuid.UUID, mapped: type[Any], part_id: uuid.UUID
) -> bool:
    """Return whether the hall has such a part."""
    column = table_of(mapped).c
    found = select(column.id).where(column.id == part_id, column.hall_id == hall_id)
    return connection.execute(found).first() is not None


def add(connection: Connection, hall_id: uuid.UUID, mapped: type[Any], values: Any) -> None:
    """Store something new."""
    connection.execute(insert(mapped), {**values, "hall_id": hall_id})


def change(
    connection: Connection, mapped: type[Any], own_id: uuid.UUID, values: dict[str, Any]
) -> None:
    """Change what is named and nothing else: no station has a right to the rest."""
    column = table_of(mapped).c
    connection.execute(update(mapped).where(column.id == own_id).values(**values))


def add_link(
    connection: Connection, hall_id: uuid.UUID, window_id: uuid.UUID, service_id: uuid.UUID
) -> None:
    """Let a window serve a service."""
    connection.execute(
        insert(table_of(WindowService)),
        {"hall_id": hall_id, "window_id": window_id, "service_id": service_id},
    )


def change_link(
    connection: Connection,
    window_id: uuid.UUID,
    service_id: uuid.UUID,
    lead_minutes: int,
    until_at: datetime | None,
) -> None:
    """Change how much a window prefers a service, and until when it serves it."""
    connection.execute(
        update(table_of(WindowService))
        .where(and_(_link.window_id == window_id, _link.service_id == service_id))
        .values(lead_minutes=lead_minutes, until_at=until_at)
    )


def add_steps(connection: Connection, hall_id: uuid.UUID, package: PackageRow) -> None:
    """Store the services of a new package."""
    connection.execute(
        insert(table_of(PackageStep)),
        [
            {
                "package_id": package.id,
                "service_id": step.service_id,
                "item_id": step.item_id,
                "position": step.position,
                "hall_id": hall_id,
            }
            for step in package.steps
        ],
    )


def values_of(row: Any) -> dict[str, Any]:
    """Return what a set-up row holds, by column."""
    values = asdict(row)
    values.pop("steps", None)
    return values


def _columns(row: type[T], table: Any) -> Any:
    names = list(getattr(row, "__dataclass_fields__"))  # noqa: B009 - not known to the type
    return select(*(table[name] for name in names))
