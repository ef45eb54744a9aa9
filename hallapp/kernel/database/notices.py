"""Listening for notices of a PostgreSQL store, on a connection of its own.

A module of its own, because a station on SQLite must not load the server's driver.
"""

from pathlib import Path

import psycopg
from sqlalchemy import Engine
from typing_extensions import override

from hallapp.kernel.changes import Change
from hallapp.kernel.database.faults import DatabaseUnreachableError
from hallapp.kernel.database.listening import RevisionReader
from hallapp.kernel.database.work import NOTICE_CHANNEL, UnitOfWork


class PostgresChanges(RevisionReader):
    """Listens for notices on a connection of its own; they carry kinds only."""

    def __init__(self, work: UnitOfWork, engine: Engine) -> None:
        super().__init__(work)
        self._address = engine.url.set(drivername="postgresql").render_as_string(
            hide_password=False
        )
        self._connection: psycopg.Connection | None = None
        self._connect()

    def socket(self) -> int | None:
        """Return the listening connection's socket, or None while it is cut."""
        return None if self._connection is None else self._connection.fileno()

    def path(self) -> Path | None:
        """Return nothing: there is no file to watch."""
        return None

    def hinted(self) -> bool:
        """Return whether a notice has come; drains all that have."""
        if self._connection is None:
            return False
        try:
            return any(True for _notice in self._connection.notifies(timeout=0))
        except psycopg.OperationalError:
            # Notices sent meanwhile are lost: look at everything once the slow poll succeeds.
            self._drop()
            return True

    @override
    def look(self) -> Change:
        """Return the kinds that changed; connects the listener again when it was cut."""
        if self._connection is None:
            self._connect()
        return super().look()

    def close(self) -> None:
        """Give back the connection that listens."""
        self._drop()

    def _connect(self) -> None:
        try:
            connection = psycopg.connect(self._address, autocommit=True, connect_timeout=5)
            connection.execute(f"LISTEN {NOTICE_CHANNEL}".encode())
        except psycopg.OperationalError as error:
            raise DatabaseUnreachableError from error
        self._connection = connection

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
