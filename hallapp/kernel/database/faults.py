"""Database failures, told apart: the surroundings are at fault, or we have a bug."""

import sqlite3
from typing import NoReturn

from sqlalchemy.exc import DBAPIError

from hallapp.kernel.errors import SurroundingsError


class DatabaseBusyError(SurroundingsError):
    """Another program has held the store for too long."""

    code = "database.busy"


class DatabaseFullError(SurroundingsError):
    """The disk of the store is full; nothing was written."""

    code = "database.disk_full"


class DatabaseDiskError(SurroundingsError):
    """The disk of the store reads or writes no longer: unplugged, failing, off the network."""

    code = "database.disk_fault"


class DatabaseReadOnlyError(SurroundingsError):
    """The store may be read only."""

    code = "database.read_only"


class DatabaseBrokenError(SurroundingsError):
    """The file is no database, or is damaged."""

    code = "database.broken"


class DatabaseMissingError(SurroundingsError):
    """The file of the store cannot be opened."""

    code = "database.cannot_open"


class DatabaseUnreachableError(SurroundingsError):
    """The database server does not answer or has cut the connection."""

    code = "database.unreachable"


class DatabaseRightsError(SurroundingsError):
    """This station's role may not do what was asked."""

    code = "database.rights"


_BY_SQLITE_NAME: tuple[tuple[str, type[SurroundingsError]], ...] = (
    ("SQLITE_BUSY", DatabaseBusyError),
    ("SQLITE_LOCKED", DatabaseBusyError),
    ("SQLITE_FULL", DatabaseFullError),
    # The only sign of a full disk that is not called full: the index of the log cannot grow.
    ("SQLITE_IOERR_SHMSIZE", DatabaseFullError),
    ("SQLITE_IOERR", DatabaseDiskError),
    ("SQLITE_READONLY", DatabaseReadOnlyError),
    ("SQLITE_CORRUPT", DatabaseBrokenError),
    ("SQLITE_NOTADB", DatabaseBrokenError),
    ("SQLITE_CANTOPEN", DatabaseMissingError),
)
# SQLSTATE: 42501 insufficient privilege, 53 resources, 25006 read-only, 55P03/57014 time-outs,
# 40 transactions that the server gave up for another's sake: asking again helps.
_BY_SQLSTATE: tuple[tuple[str, type[SurroundingsError]], ...] = (
    ("42501", DatabaseRightsError),
    ("53100", DatabaseFullError),
    ("53", DatabaseUnreachableError),
    ("25006", DatabaseReadOnlyError),
    ("55P03", DatabaseBusyError),
    ("57014", DatabaseBusyError),
    ("40", DatabaseBusyError),
    ("57P", DatabaseUnreachableError),
    ("08", DatabaseUnreachableError),
    ("28", DatabaseUnreachableError),
    ("3D", DatabaseUnreachableError),
)


def raise_explained(error: DBAPIError) -> NoReturn:
    """Raise what to tell the person; a fault of ours goes on as it is."""
    reason = explained(error)
    if reason is None:
        raise error
    raise reason from error


def explained(error: DBAPIError) -> SurroundingsError | None:
    """Return what to tell the person, or None when the fault is ours."""
    origin = error.orig
    if isinstance(origin, sqlite3.Error):
        name: str = getattr(origin, "sqlite_errorname", "") or ""
        return _first(_BY_SQLITE_NAME, name)
    state: str = getattr(origin, "sqlstate", None) or ""
    if state:
        return _first(_BY_SQLSTATE, state)
    # psycopg gives no state when there never was a connection.
    return DatabaseUnreachableError() if type(origin).__name__ == "OperationalError" else None


def _first(
    table: tuple[tuple[str, type[SurroundingsError]], ...], name: str
) -> SurroundingsError | None:
    return next((kind() for start, kind in table if name.startswith(start)), None)
