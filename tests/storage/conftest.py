"""A store for every storage test: a SQLite file and a throw-away PostgreSQL, always both."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import ready_halls
from hall_rows import SmallHall
from hall_store import HallStore, Server
from ready_halls import Begun

from hallapp.kernel import texts


def begun_for(request: pytest.FixtureRequest) -> Begun:
    """Return how the hall of a test stands when it begins."""
    if "open_hall" in request.fixturenames:
        return Begun.OPEN
    return Begun.CLOSED if "hall" in request.fixturenames else Begun.EMPTY


@pytest.fixture
def ready() -> list[SmallHall]:
    """The small hall that the store of the test begins with; none where it asks for none."""
    return []


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(
    request: pytest.FixtureRequest, tmp_path: Path, ready: list[SmallHall]
) -> Iterator[HallStore]:
    """A store on each engine, on Monday 2026-11-23 at 09:00 in the hall.

    The hall in it is empty, unless the test asks for more than a store.
    """
    if request.param == "sqlite":
        made, hall = ready_halls.on_sqlite(tmp_path / "大厅 100%.db", begun_for(request))
    else:
        server: Server | None = request.getfixturevalue("server")
        if server is None:
            pytest.skip("PostgreSQL could not start on this machine")
        name = f"hall_{uuid.uuid4().hex}"
        made, hall = ready_halls.on_postgres(server, name, begun_for(request))
    if hall is not None:
        ready.append(hall)
    yield made
    made.close()


@pytest.fixture
def hall(store: HallStore, ready: list[SmallHall]) -> SmallHall:
    """A small hall in the store: three windows that nobody has opened yet."""
    (made,) = ready
    assert made.store is store
    return made


@pytest.fixture
def english() -> Iterator[None]:
    """Screens are English; what is kept in the store is not."""
    texts.set_language(texts.ENGLISH)
    yield
    texts.set_language(texts.CHINESE)


@pytest.fixture
def open_hall(hall: SmallHall) -> SmallHall:
    """The small hall with every window taken by the person of the same number."""
    return hall
