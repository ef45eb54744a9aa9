"""The migrations make exactly the tables that the program works with."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from hallapp.app.schema import whole_schema
from hallapp.kernel.database import schema
from hallapp.kernel.database.schema import (
    SchemaMissingError,
    SchemaNewerError,
    SchemaOlderError,
)
from hallapp.kernel.places import database_scripts


def test_an_empty_store_upgraded_is_what_the_program_expects(engine: Engine) -> None:
    models = whole_schema()

    assert schema.upgrade(engine, models)

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, models) == []
    schema.check(engine)


def test_migrations_make_the_same_columns_and_indexes_as_the_models(engine: Engine) -> None:
    models = whole_schema()
    with engine.begin() as connection:
        models.create_all(connection)
        wanted = anatomy(connection)
        models.drop_all(connection)
    schema.upgrade(engine, models)

    with engine.connect() as connection:
        made = anatomy(connection)

    assert len(wanted) > len(models.tables)
    assert sorted(made - wanted) == []
    assert sorted(wanted - made) == []


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    schema.upgrade(engine, whole_schema())

    assert not schema.upgrade(engine, whole_schema())


def test_a_store_of_a_newer_program_is_refused(engine: Engine) -> None:
    schema.upgrade(engine, whole_schema())
    set_version(engine, "9999")

    with pytest.raises(SchemaNewerError):
        schema.check(engine)
    with pytest.raises(SchemaNewerError):
        schema.upgrade(engine, whole_schema())


def test_a_station_refuses_a_store_that_its_owner_must_upgrade(engine: Engine) -> None:
    schema.upgrade(engine, whole_schema())
    set_version(engine, "0001")

    with pytest.raises(SchemaOlderError):
        schema.check(engine)


def test_an_empty_place_is_no_store(engine: Engine) -> None:
    with pytest.raises(SchemaMissingError):
        schema.check(engine)


def test_the_program_knows_every_migration_and_its_head_is_the_newest() -> None:
    scripts = ScriptDirectory(str(database_scripts() / "migrations"))

    assert scripts.get_heads() == [schema.HEAD]
    assert {each.revision for each in scripts.walk_revisions()} == set(schema._KNOWN)


def test_no_migration_imports_the_program() -> None:
    for path in Path(database_scripts() / "migrations" / "versions").glob("*.py"):
        assert "hallapp" not in path.read_text(encoding="utf-8"), path.name


def set_version(engine: Engine, version: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})


def anatomy(connection: Connection) -> set[str]:
    """Describe every column, index and key of a store, conditions of indexes included."""
    inspector = inspect(connection)
    found: set[str] = set()
    for table in inspector.get_table_names():
        if table == "alembic_version":
            continue
        for column in inspector.get_columns(table):
            facts = (column["type"].compile(connection.dialect), column["nullable"])
            found.add(f"{table}.{column['name']} {facts} default {column['default']}")
        for key in inspector.get_foreign_keys(table):
            found.add(f"{table} {key['name']} {key['constrained_columns']} {key.get('options')}")
        found |= {f"{table} unique {u['name']}" for u in inspector.get_unique_constraints(table)}
    return found | {" ".join(words) for words in indexes(connection)}


def indexes(connection: Connection) -> list[list[str]]:
    """Return the statement of every index, as words."""
    if connection.dialect.name == "sqlite":
        asked = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    else:
        asked = (
            "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
            " AND tablename <> 'alembic_version'"
        )
    return [row.replace('"', "").split() for row in connection.execute(text(asked)).scalars()]
