"""Two stations on one file: what one writes wakes the pages of the other."""

from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hall_store import HallStore
from pytestqt.qtbot import QtBot

from hallapp.kernel.changes import Change
from hallapp.kernel.database.listening import watch
from hallapp.qtkit.jobs import PoolJobs
from hallapp.qtkit.watch import ChangeWatcher

MOMENT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Generator[HallStore]:
    made = HallStore.on_sqlite(tmp_path / "大厅.db", MOMENT)
    yield made
    made.close()


def test_a_ticket_taken_at_one_station_wakes_the_other_at_once(
    qtbot: QtBot, store: HallStore
) -> None:
    jobs = PoolJobs("hall")
    source = watch(store.work, store.engine)
    watcher = ChangeWatcher(source, jobs, poll_ms=60_000)
    told: list[object] = []
    watcher.changed.connect(told.append)
    watcher.start()
    qtbot.waitUntil(lambda: jobs.waiting == 0)
    other = HallStore(store.url, MOMENT, lambda: None)

    with other.work.write(other.request(), "test.take") as act:
        act.changed(Change.TICKETS)
        act.answer = {}
    # Long before the watcher would ask by itself.
    qtbot.waitUntil(lambda: bool(told))
    watcher.stop()
    jobs.close()
    source.close()
    other.close()

    assert told == [Change.TICKETS]
