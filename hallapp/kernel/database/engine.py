"""Engines for the two kinds of store, set up so that nothing is lost and no key is ignored."""

import os
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from hallapp.kernel.database.faults import DatabaseMissingError, DatabaseReadOnlyError
from hallapp.kernel.errors import RuleError

READING = "hallapp_reading"
_BUSY_S = 20
_TRUSTED_S = 2


class DatabaseAddressError(RuleError):
    """The address of the database cannot be used."""

    code = "database.address"


def sqlite_url(path: Path) -> URL:
    """Return the address of a SQLite file; safe for `%` and Chinese characters in its path."""
    return URL.create("sqlite", database=str(path))


def parse_url(address: str) -> URL:
    """Return the address of a store as given by a person.

    Raises:
        DatabaseAddressError: It is no address of SQLite or PostgreSQL.
    """
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise DatabaseAddressError(address=address) from error
    if url.drivername in {"postgresql", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database:
        return url
    raise DatabaseAddressError(address=url.render_as_string(hide_password=True))


def open_engine(url: URL) -> Engine:
    """Return an engine for a store; no connection is made yet.

    Raises:
        DatabaseMissingError: The folder of a SQLite file does not exist.
    """
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url)
    # A hall station needs one connection a worker; the server's clock and zone never matter.
    engine = create_engine(
        url,
        # What was written is nobody's business in a log or a crash report.
        hide_parameters=True,
        pool_size=3,
        max_overflow=2,
        connect_args={
            "connect_timeout": 5,
            "options": "-c timezone=UTC -c lock_timeout=15000 -c statement_timeout=60000",
        },
    )
    event.listen(engine, "checkin", _note_use)
    event.listen(engine, "checkout", _ask_if_alive)
    return engine


def _note_use(connection: object, record: ConnectionPoolEntry) -> None:
    del connection
    record.info["used_s"] = time.monotonic()


def _ask_if_alive(
    connection: Any, record: ConnectionPoolEntry, proxy: PoolProxiedConnection
) -> None:
    """Ask a connection that lay idle whether its server still knows it, before it is used.

    One that was used a moment ago is not asked: between a write and the reading after it that
    would be a round trip in vain.
    """
    del proxy
    if time.monotonic() - record.info.get("used_s", time.monotonic()) < _TRUSTED_S:
        return
    try:
        before = connection.autocommit
        connection.autocommit = True
        connection.execute("SELECT 1")
        connection.autocommit = before
    except _driver_error() as error:
        raise DisconnectionError from error


def _driver_error() -> type[Exception]:
    """Return what the PostgreSQL driver raises; it is loaded only where it is used."""
    import psycopg

    return psycopg.Error


def looking(engine: Engine) -> Engine:
    """Return the same engine for short readings: no write lock, and no transaction on a server."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="AUTOCOMMIT")
    return engine.execution_options(**{READING: True})


def _sqlite_engine(url: URL) -> Engine:
    folder = Path(url.database or "").parent
    if not folder.is_dir():
        raise DatabaseMissingError(path=str(folder))
    engine = create_engine(
        url, hide_parameters=True, connect_args={"timeout": _BUSY_S, "check_same_thread": False}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
    del record
    # The driver must not open transactions of its own: it does so only at the first write, and
    # two windows would read the same last number before either writes it.
    connection.isolation_level = None
    try:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.OperationalError as error:
        read_only = _is_read_only(connection)
        connection.close()
        if read_only:
            raise DatabaseReadOnlyError from error
        raise


def _is_read_only(connection: sqlite3.Connection) -> bool:
    """Return whether the file is there and may not be written; the driver calls that unopenable.

    The log beside the file has to be written even by who only reads.
    """
    path = Path(connection.execute("PRAGMA database_list").fetchone()[2])
    return path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _begin_sqlite(connection: Connection) -> None:
    # A reader takes no write lock: with one it waits behind every writer.
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN" if options.get(READING) else "BEGIN IMMEDIATE")


def reading(engine: Engine) -> Connection:
    """Return a connection that only reads: on SQLite it waits for no writer and needs no right."""
    return engine.connect().execution_options(**{READING: True})
