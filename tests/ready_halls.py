"""Small halls made once on each engine and copied for every test that begins with one.

To fill an empty store and to open its windows takes longer than most of what is then tried there.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from pathlib import Path

from hall_rows import SmallHall, small_hall
from hall_store import HallStore, Server

MONDAY_MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


class Begun(Enum):
    """How a hall stands when a test begins."""

    EMPTY = "empty"
    """Nothing but the hall itself."""
    CLOSED = "closed"
    """Windows, people, services and items; nobody has opened a window yet."""
    OPEN = "open"
    """Every window is taken by the person of the same number."""


def on_sqlite(path: Path, begun: Begun) -> tuple[HallStore, SmallHall | None]:
    """Return a store in a new file, and the hall in it unless it is empty."""
    if begun is Begun.EMPTY:
        return HallStore.on_sqlite(path, MONDAY_MORNING), None
    template, hall = _of_sqlite(begun)
    store = HallStore.on_sqlite(path, MONDAY_MORNING, template)
    return store, _over(store, hall)


def on_postgres(server: Server, name: str, begun: Begun) -> tuple[HallStore, SmallHall | None]:
    """Return a store in a new database, and the hall in it unless it is empty."""
    if begun is Begun.EMPTY:
        return HallStore.on_postgres(server, name, MONDAY_MORNING), None
    template, hall = _of_server(server.address, begun)
    store = HallStore.on_postgres(server, name, MONDAY_MORNING, template)
    return store, _over(store, hall)


@cache
def _of_sqlite(begun: Begun) -> tuple[Path, SmallHall]:
    path = Path(tempfile.mkdtemp(prefix="hall")) / f"{begun.value}.db"
    store = HallStore.on_sqlite(path, MONDAY_MORNING)
    return path, _filled(store, begun)


@cache
def _of_server(address: str, begun: Begun) -> tuple[str, SmallHall]:
    name = f"hall_{begun.value}"
    # Without a way to drop it: it is copied until the server itself goes.
    store = HallStore.on_postgres(Server(address, lambda: None), name, MONDAY_MORNING, keeps=True)
    return name, _filled(store, begun)


def _filled(store: HallStore, begun: Begun) -> SmallHall:
    hall = small_hall(store)
    if begun is Begun.OPEN:
        for number in hall.windows:
            hall.open_window(number)
    # A database that somebody is connected to cannot be copied.
    store.close()
    return hall


def _over(store: HallStore, hall: SmallHall) -> SmallHall:
    """Return the same hall over its copy; a test may change what it knows of it."""
    return replace(
        hall,
        store=store,
        windows=dict(hall.windows),
        people=dict(hall.people),
        services=dict(hall.services),
        items=dict(hall.items),
    )
