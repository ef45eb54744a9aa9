"""Brings a store to this program's schema, and refuses one that is newer.

SQLite is upgraded by whoever opens it, after a copy was made; PostgreSQL only by the owner
through `db upgrade`, because stations have no right to change tables.
"""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, MetaData, inspect, text
from sqlalchemy.exc import DBAPIError

from hallapp.kernel.database.engine import reading
from hallapp.kernel.database.faults import explained
from hallapp.kernel.database.stations import apply_rights
from hallapp.kernel.errors import SurroundingsError
from hallapp.kernel.places import database_scripts

if TYPE_CHECKING:
    from alembic.config import Config

# The newest migration; a test compares it with the folder of migrations.
HEAD = "0006"
_UPGRADE_LOCK = 731_2026
_KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006")


class SchemaNewerError(SurroundingsError):
    """The store was written by a newer program; this one must not touch it."""

    code = "database.schema_newer"


class SchemaOlderError(SurroundingsError):
    """The store on the server is older; its owner must run `db upgrade`."""

    code = "database.schema_older"


class SchemaMissingError(SurroundingsError):
    """The store has no tables of this program."""

    code = "database.schema_missing"


class SchemaBrokenError(SurroundingsError):
    """After the upgrade some rows pointed at nothing; the upgrade was undone."""

    code = "database.schema_broken"


def version_of(engine: Engine) -> str | None:
    """Return the schema version of a store, None when it has none.

    Raises:
        SurroundingsError: The store cannot be reached or is no database.
    """
    if engine.dialect.name == "sqlite" and not Path(engine.url.database or "").exists():
        # Only to look would make an empty file, which the next start would take for a hall.
        return None
    try:
        with reading(engine) as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return connection.scalar(text("SELECT version_num FROM alembic_version"))
    except DBAPIError as error:
        raise explained(error) or error from error


def check(engine: Engine) -> None:
    """Refuse a store whose schema is not this program's.

    Raises:
        SchemaMissingError: No tables yet.
        SchemaNewerError: A newer program wrote it.
        SchemaOlderError: It has to be upgraded first.
    """
    version = version_of(engine)
    if version is None:
        raise SchemaMissingError
    if version not in _KNOWN:
        raise SchemaNewerError(found=version, known=HEAD)
    if version != HEAD:
        raise SchemaOlderError(found=version, needed=HEAD)


def upgrade(engine: Engine, metadata: MetaData) -> bool:
    """Bring a store to this program's schema; return whether anything was done.

    Several programs may start at once on an empty file: they wait for one another.

    Raises:
        SchemaNewerError: A newer program wrote it.
        SchemaBrokenError: The upgrade would have left rows without their parents.
    """
    version = version_of(engine)
    if version is not None and version not in _KNOWN:
        raise SchemaNewerError(found=version, known=HEAD)
    if engine.dialect.name == "postgresql":
        return _upgrade_postgresql(engine, metadata)
    if version == HEAD:
        return False
    if version is not None:
        _copy_before(Path(engine.url.database or ""), version)
    return _upgrade_sqlite(engine, metadata)


def _upgrade_sqlite(engine: Engine, metadata: MetaData) -> bool:
    with engine.connect() as connection:
        # A rebuilt table with keys on silently emptied the rows that pointed at it; and the
        # switch is ignored inside a transaction, so it comes first.
        raw = connection.connection.driver_connection
        assert raw is not None  # noqa: S101 - a checked-out connection has one
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                changed = _migrate(connection, metadata)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise SchemaBrokenError
        finally:
            raw.execute("PRAGMA foreign_keys=ON")
    return changed


def _upgrade_postgresql(engine: Engine, metadata: MetaData) -> bool:
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        changed = _migrate(connection, metadata)
        apply_rights(connection, metadata)
    return changed


def _migrate(connection: Connection, metadata: MetaData) -> bool:
    # alembic takes longer to load than all the rest, and is needed once a release.
    from alembic import command
    from alembic.runtime.migration import MigrationContext

    before = MigrationContext.configure(connection).get_current_revision()
    command.upgrade(_config(connection, metadata), "head")
    return before != HEAD


def _config(connection: Connection, metadata: MetaData) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(database_scripts() / "migrations"))
    config.attributes["connection"] = connection
    config.attributes["metadata"] = metadata
    return config


def _copy_before(path: Path, version: str) -> None:
    """Keep the file as it was; the upgrade is one transaction, the copy is for people."""
    target = path.with_name(f"{path.stem}-before-{HEAD}-from-{version}{path.suffix}")
    # By the backup interface: the newest rows may still stand in the log beside the file.
    source, copy = sqlite3.connect(path), sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        source.close()
        copy.close()
