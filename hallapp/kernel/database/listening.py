"""How a station learns that the store has changed: notices on PostgreSQL, a pragma on SQLite."""

import sqlite3
import uuid
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from hallapp.kernel.changes import NOTHING, Change, ChangeSource
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.faults import explained
from hallapp.kernel.database.records import Revision
from hallapp.kernel.database.work import UnitOfWork

_BY_NAME = {str(kind.name).lower(): kind for kind in Change}
_revision = table_of(Revision).c


class RevisionReader:
    """Compares the revision rows with those read last; the slow truth on both engines."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._seen: dict[str, int] | None = None

    def look(self) -> Change:
        """Return the kinds that changed since the last look; nothing at the first.

        Raises:
            SurroundingsError: The store cannot be reached.
        """
        hall_id: uuid.UUID = self._work.hall_id
        with self._work.read() as session:
            found = dict(
                session.execute(
                    select(_revision.kind, _revision.n).where(_revision.hall_id == hall_id)
                ).all()
            )
        seen, self._seen = self._seen, found
        raised = NOTHING
        for name, count in found.items():
            if seen is not None and seen.get(name) != count and name in _BY_NAME:
                raised |= _BY_NAME[name]
        return raised


class SqliteChanges(RevisionReader):
    """Watches a SQLite file through `PRAGMA data_version`, some microseconds a call."""

    def __init__(self, work: UnitOfWork, path: Path) -> None:
        super().__init__(work)
        self._path = path
        # Opened by the worker that builds the hall, asked by the main thread, never by both.
        self._connection = sqlite3.connect(
            path, isolation_level=None, timeout=0.05, check_same_thread=False
        )
        self._version = self._data_version()

    def socket(self) -> int | None:
        """Return nothing: files have no notices."""
        return None

    def path(self) -> Path | None:
        """Return the write-ahead log, which every commit touches."""
        return self._path.with_name(self._path.name + "-wal")

    def hinted(self) -> bool:
        """Return whether another connection has committed since the last call."""
        version = self._data_version()
        changed, self._version = version != self._version, version
        return changed

    def close(self) -> None:
        """Give back the connection that watches."""
        self._connection.close()

    def _data_version(self) -> int:
        try:
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        except sqlite3.OperationalError:
            # Locked for a moment, or gone: the slow poll finds out which.
            return -1
        return version


def watch(work: UnitOfWork, engine: Engine) -> ChangeSource:
    """Return what tells a station of changes in its store.

    Raises:
        SurroundingsError: The store cannot be reached.
    """
    try:
        if engine.dialect.name == "postgresql":
            from hallapp.kernel.database.notices import PostgresChanges

            return PostgresChanges(work, engine)
        return SqliteChanges(work, Path(engine.url.database or ""))
    except DBAPIError as error:
        raise explained(error) or error from error
