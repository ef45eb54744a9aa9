"""Engines for the two kinds of store, set up so that nothing is lost and no key is ignored."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from hallapp.kernel.database.faults import DatabaseMissingError
from hallapp.kernel.errors import RuleError

READING = "hallapp_reading"
_BUSY_S = 20


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
    return create_engine(
        url,
        pool_size=3,
        max_overflow=2,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": 5,
            "options": "-c timezone=UTC -c lock_timeout=15000 -c statement_timeout=60000",
        },
    )


def _sqlite_engine(url: URL) -> Engine:
    folder = Path(url.database or "").parent
    if not folder.is_dir():
        raise DatabaseMissingError(path=str(folder))
    engine = create_engine(url, connect_args={"timeout": _BUSY_S, "check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
    del record
    # The driver must not open transactions of its own: it does so only at the first write, and
    # two windows would read the same last number before either writes it.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A reader takes no write lock: with one it waits behind every writer.
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN" if options.get(READING) else "BEGIN IMMEDIATE")


def reading(engine: Engine) -> Connection:
    """Return a connection that only reads: on SQLite it waits for no writer and needs no right."""
    return engine.connect().execution_options(**{READING: True})
