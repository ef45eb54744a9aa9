"""A store for every storage test: a SQLite file and a throw-away PostgreSQL, always both."""

import os
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hall_rows import SmallHall, small_hall
from hall_store import HallStore, Server, start_server

from hallapp.kernel import texts

MONDAY_MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server | None]:
    """The throw-away PostgreSQL of the whole run, or None where it cannot start."""
    started = start_server(tmp_path_factory.mktemp("postgres"))
    if isinstance(started, Exception) and os.environ.get("CI") == "true":
        pytest.fail(f"no PostgreSQL for the storage tests: {started!r}")
    if isinstance(started, Exception):
        yield None
        return
    yield started
    started.stop()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(
    request: pytest.FixtureRequest, tmp_path: Path, server: Server | None
) -> Iterator[HallStore]:
    """An empty hall on each engine, on Monday 2026-11-23 at 09:00 in the hall."""
    if request.param == "sqlite":
        made = HallStore.on_sqlite(tmp_path / "大厅 100%.db", MONDAY_MORNING)
    elif server is None:
        pytest.skip("PostgreSQL could not start on this machine")
    else:
        made = HallStore.on_postgres(server, f"hall_{uuid.uuid4().hex}", MONDAY_MORNING)
    yield made
    made.close()


@pytest.fixture
def hall(store: HallStore) -> SmallHall:
    """A small hall in the store: three windows that nobody has opened yet."""
    return small_hall(store)


@pytest.fixture
def english() -> Iterator[None]:
    """Screens are English; what is kept in the store is not."""
    texts.set_language(texts.ENGLISH)
    yield
    texts.set_language(texts.CHINESE)


@pytest.fixture
def open_hall(hall: SmallHall) -> SmallHall:
    """The small hall with every window taken by the person of the same number."""
    for number in hall.windows:
        hall.open_window(number)
    return hall
