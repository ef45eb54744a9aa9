"""An empty place for a store: a SQLite file and a throw-away PostgreSQL, always both."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hall_store import Server
from sqlalchemy import URL, Engine

from hallapp.kernel.database.engine import open_engine, sqlite_url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """Where a store may be made on each engine; nothing is there yet."""
    if request.param == "sqlite":
        yield sqlite_url(tmp_path / "大厅 100%.db")
        return
    server: Server | None = request.getfixturevalue("server")
    if server is None:
        pytest.skip("PostgreSQL could not start on this machine")
    name = f"upgrade_{uuid.uuid4().hex}"
    server.run(f"CREATE DATABASE {name}")
    yield server.url(name)
    server.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def engine(place: URL) -> Iterator[Engine]:
    """An engine for the empty place."""
    opened = open_engine(place)
    yield opened
    opened.dispose()


@pytest.fixture
def file_engine(tmp_path: Path) -> Iterator[Engine]:
    """An engine for an empty SQLite file."""
    opened = open_engine(sqlite_url(tmp_path / "大厅 100%.db"))
    yield opened
    opened.dispose()
