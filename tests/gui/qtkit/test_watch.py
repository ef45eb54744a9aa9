"""The watcher: hints lead to one look, an outage is told once."""

import socket
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hallapp.kernel.changes import EVERYTHING, NOTHING, Change
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.qtkit.jobs import InlineJobs
from hallapp.qtkit.watch import ChangeWatcher


class StoreAwayError(SurroundingsError):
    code = "test.store_away"


class ToldSource:
    """A source whose hints and answers the test decides."""

    def __init__(self, path: Path | None = None, number: int | None = None) -> None:
        self.news = NOTHING
        self.hint = False
        self.away = False
        self.looks = 0
        self.drain: Callable[[], object] = lambda: None
        self._path = path
        self.number = number

    def socket(self) -> int | None:
        return self.number

    def path(self) -> Path | None:
        return self._path

    def hinted(self) -> bool:
        self.drain()
        hint, self.hint = self.hint, False
        return hint

    def look(self) -> Change:
        self.looks += 1
        if self.away:
            raise StoreAwayError
        news, self.news = self.news, NOTHING
        return news

    def close(self) -> None: ...


class LateJobs:
    """Jobs that wait until the test lets them run."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def submit(
        self,
        work: Callable[[], object],
        done: Callable[..., None],
        failed: Callable[[HallError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        self.waiting.append(lambda: InlineJobs().submit(work, done, failed, owner))

    def run_one(self) -> None:
        self.waiting.pop(0)()


def watched(source: ToldSource, poll_ms: int = 3000) -> tuple[ChangeWatcher, list[object]]:
    watcher = ChangeWatcher(source, InlineJobs(), poll_ms)
    told: list[object] = []
    watcher.changed.connect(told.append)
    watcher.lost.connect(lambda error: told.append(error.code))
    watcher.recovered.connect(lambda: told.append("recovered"))
    return watcher, told


def test_a_hint_leads_to_the_kinds_that_changed(qtbot: QtBot) -> None:
    source = ToldSource()
    watcher, told = watched(source)
    watcher.start()

    source.news, source.hint = Change.TICKETS | Change.WINDOWS, True
    qtbot.waitUntil(lambda: bool(told))
    watcher.stop()

    assert told == [Change.TICKETS | Change.WINDOWS]


def test_the_poll_finds_what_no_hint_told(qtbot: QtBot) -> None:
    source = ToldSource()
    watcher, told = watched(source, poll_ms=30)
    watcher.start()

    source.news = Change.CASES
    qtbot.waitUntil(lambda: bool(told))
    watcher.stop()

    assert told == [Change.CASES]


def test_a_file_that_is_written_or_replaced_is_a_hint(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "大厅.db-wal"
    path.write_text("1", encoding="utf-8")
    source = ToldSource(path)
    watcher, told = watched(source, poll_ms=60_000)
    watcher.start()
    looks = source.looks

    path.unlink()
    path.write_text("2", encoding="utf-8")
    qtbot.waitUntil(lambda: source.looks > looks)
    looks = source.looks
    source.news = Change.GUIDES
    path.write_text("22", encoding="utf-8")
    qtbot.waitUntil(lambda: bool(told))
    watcher.stop()

    assert told == [Change.GUIDES]


def test_a_notice_on_the_socket_is_read_and_looked_at_once(qtbot: QtBot) -> None:
    hall, station = socket.socketpair()
    station.settimeout(0)
    source = ToldSource(number=station.fileno())

    def drain() -> None:
        try:
            station.recv(100)
        except BlockingIOError:
            return

    source.drain = drain
    watcher, told = watched(source, poll_ms=60_000)
    watcher.start()
    looks = source.looks

    source.news = Change.TICKETS
    hall.send(b"tickets")
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(50)
    watcher.stop()
    hall.close()
    station.close()

    assert told == [Change.TICKETS]
    assert source.looks == looks + 1


def test_a_connection_that_comes_back_on_another_socket_is_listened_to(qtbot: QtBot) -> None:
    old_hall, old = socket.socketpair()
    hall, station = socket.socketpair()
    source = ToldSource(number=old.fileno())
    watcher, told = watched(source, poll_ms=60_000)
    watcher.start()

    def cut() -> None:
        source.number = None
        old.close()
        old_hall.close()
        source.drain = lambda: None

    source.drain = cut
    old_hall.send(b"x")
    qtbot.waitUntil(lambda: source.number is None)
    source.number = station.fileno()
    watcher.look()
    source.news = Change.WINDOWS
    hall.send(b"windows")
    qtbot.waitUntil(lambda: bool(told))
    watcher.stop()
    hall.close()
    station.close()

    assert told == [Change.WINDOWS]


def test_an_outage_is_told_once_and_on_recovery_everything_is_asked_again(qtbot: QtBot) -> None:
    source = ToldSource()
    watcher, told = watched(source)
    source.away = True
    watcher.look()
    watcher.look()
    assert watcher.is_lost

    source.away = False
    watcher.look()

    assert told == ["test.store_away", "recovered", EVERYTHING]
    assert not watcher.is_lost


def test_hints_during_a_look_lead_to_just_one_more(qtbot: QtBot) -> None:
    source, jobs = ToldSource(), LateJobs()
    watcher = ChangeWatcher(source, jobs)

    for _ in range(5):
        watcher.look()
    jobs.run_one()
    jobs.run_one()

    assert source.looks == 2
    assert jobs.waiting == []


def test_a_desk_at_rest_reads_many_changes_with_one_look(qtbot: QtBot) -> None:
    source = ToldSource()
    watcher, told = watched(source)
    watcher.set_rest(50)
    source.news = Change.TICKETS
    watcher.look()

    for _change in range(5):
        source.news = Change.TICKETS | Change.WINDOWS
        watcher.look()

    assert (told, source.looks) == ([Change.TICKETS], 1)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert (told[1], source.looks) == (Change.TICKETS | Change.WINDOWS, 2)


def test_a_rest_without_any_hint_leads_to_no_look(qtbot: QtBot) -> None:
    source = ToldSource()
    watcher, _told = watched(source)
    watcher.set_rest(10)
    source.news = Change.TICKETS
    watcher.look()

    with qtbot.waitSignal(watcher._rest.timeout):
        pass

    assert source.looks == 1
