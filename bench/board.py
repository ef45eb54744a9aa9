"""How long a call takes to be seen: pressed in one process, painted by a board in another.

The board is the product's own window, offscreen, with its watcher, worker and voice (played into
nothing); the window is a process that presses 下一位 as a clerk does, at moments of its own. A
time runs from the press to the end of the paint that shows the call.

Usage: uv run bench/board.py --db sqlite|postgres [--calls N] [--json]
"""

import argparse
import json
import multiprocessing
import os
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from queue_clients import Product
from queue_hall import BenchHall, analyze, make_hall, sqlite_file, start_postgres, stock_up
from typing_extensions import override

from hallapp.devices import Announcer
from hallapp.faces.board.main_window import BoardMainWindow
from hallapp.faces.board.services import BoardOptions, BoardServices
from hallapp.hall.people import PeopleService
from hallapp.kernel.clock import DEFAULT_ZONE, SystemClock, zone_named
from hallapp.kernel.database.engine import open_engine
from hallapp.kernel.database.listening import watch
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.settings import SettingsService
from hallapp.qtkit import theme
from hallapp.qtkit.jobs import PoolJobs
from hallapp.qtkit.watch import ChangeWatcher
from hallapp.queueing.playback import BoardService

AIMS_MS = {"sqlite": 400, "postgres": 150}
_SOON_MS, _LATE_MS = 150, 450
_PATIENCE_S = 20.0
_WARM = 5


@dataclass
class Seen:
    """When each call was pressed, acknowledged and painted; seconds of the monotonic clock."""

    pressed: dict[str, float] = field(default_factory=dict)
    acknowledged: dict[str, float] = field(default_factory=dict)
    painted: dict[str, float] = field(default_factory=dict)

    def waits_ms(self) -> list[float]:
        """Return how long each call took from the press to the paint, in the order pressed."""
        return [1000 * (self.painted[one] - at) for one, at in self.pressed.items()]

    def calls_ms(self) -> list[float]:
        """Return how long each press took to be acknowledged."""
        return [1000 * (self.acknowledged[one] - at) for one, at in self.pressed.items()]


class Eye(QObject):
    """Notes which calls stand on the glass when a paint is over."""

    def __init__(self, board: BoardMainWindow, seen: Seen) -> None:
        super().__init__(board)
        self._board = board
        self._seen = seen
        board.page.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look right after a paint; the label is noted the first time it stands there."""
        if event.type() == QEvent.Type.Paint:
            shown = self._board.page.board
            labels = () if shown is None else tuple(call.label for call in shown.calls)
            if any(label not in self._seen.painted for label in labels):
                QTimer.singleShot(0, self, lambda: self._note(labels))
        return False

    def _note(self, labels: tuple[str, ...]) -> None:
        now = time.monotonic()
        for label in labels:
            self._seen.painted.setdefault(label, now)


class Nowhere:
    """A loudspeaker that nobody hears."""

    def play(self, samples: bytes, title: str) -> None:
        """Play nothing, at once."""

    def close(self) -> None:
        """Do nothing."""


def main() -> None:
    """Run the bench and print what it found."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="hall") as name:
        folder = Path(name)
        if asked.db == "postgres":
            make_url, stop = start_postgres(folder / "server")
        else:
            make_url, stop = (lambda side: sqlite_file(folder, side)), (lambda: None)
        try:
            hall = make_hall(make_url("product"))
            engine = open_engine(hall.url)
            with engine.begin() as connection:
                stock_up(connection, hall, 0)
                analyze(connection)
            engine.dispose()
            seen = _watch_calls(hall, asked.calls + _WARM)
        finally:
            stop()
    answer = _answer(asked.db, seen)
    for key, value in answer.items():
        print(f"{key:14s} {value}")
    if asked.json:
        print(json.dumps(answer))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--calls", type=int, default=80)
    parser.add_argument("--json", action="store_true", help="one last line of JSON")
    return parser.parse_args()


def _watch_calls(hall: BenchHall, calls: int) -> Seen:
    """Let a window call and the board paint; return what was seen of each call."""
    # Started before Qt has any thread: a forked child must not inherit one half way.
    context: Any = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    window = context.Process(target=_call_at_times, args=(hall, calls, there), daemon=True)
    window.start()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme.apply_theme(application)
    seen = Seen()
    clock = SystemClock()
    engine = open_engine(hall.url)
    work = UnitOfWork(engine, hall.hall_id, clock, zone_named(DEFAULT_ZONE))
    jobs, papers = PoolJobs("hall"), PoolJobs("paper")
    announcer = Announcer(clock, Nowhere())
    people = PeopleService(work)
    board = BoardMainWindow(clock, jobs, papers, BoardOptions(is_windowed=True))
    board.resize(1920, 1080)
    board.show()
    eye = Eye(board, seen)
    source = watch(work, engine)
    watcher = ChangeWatcher(source, jobs)
    watcher.changed.connect(board.refresh)
    boards = BoardService(work, SettingsService(work), engine)
    board.open_hall(BoardServices(people.hall(), boards, people, clock, announcer))
    watcher.start()
    try:
        _run_until_seen(application, here, seen, calls)
    finally:
        watcher.stop()
        board.close()
        eye.deleteLater()
        announcer.close()
        jobs.close()
        papers.close()
        source.close()
        engine.dispose()
        window.join(10)
    return seen


def _run_until_seen(application: QApplication, here: Connection, seen: Seen, calls: int) -> None:
    """Run the event loop until every call that was made is painted."""
    last_news = time.monotonic()

    def look() -> None:
        nonlocal last_news
        while here.poll():
            label, pressed, acknowledged = here.recv()
            seen.pressed[label], seen.acknowledged[label] = pressed, acknowledged
            last_news = time.monotonic()
        is_over = len(seen.pressed) == calls and seen.painted.keys() >= seen.pressed.keys()
        if is_over or time.monotonic() - last_news > _PATIENCE_S:
            application.quit()

    timer = QTimer()
    timer.setInterval(50)
    timer.timeout.connect(look)
    timer.start()
    # The window begins when the board is up and has asked once.
    QTimer.singleShot(1500, lambda: here.send("begin"))
    application.exec()
    timer.stop()
    missing = calls - len(seen.pressed), seen.pressed.keys() - seen.painted.keys()
    assert missing == (0, set()), missing


def _call_at_times(hall: BenchHall, calls: int, line: Connection) -> None:
    """Press 下一位 again and again, each time at another window, at moments of chance."""
    product, chance = Product(hall), random.Random(7)  # noqa: S311 - chance of a day, no secret
    line.recv()
    for number in range(calls):
        time.sleep(chance.uniform(_SOON_MS, _LATE_MS) / 1000)
        pressed = time.monotonic()
        label = product.call(number)
        assert label is not None
        line.send((label, pressed, time.monotonic()))


def _answer(database: str, seen: Seen) -> dict[str, float | int | str]:
    waits = seen.waits_ms()[_WARM:]
    calls = seen.calls_ms()[_WARM:]
    ordered = sorted(waits)
    return {
        "db": database,
        "calls": len(waits),
        "p50_ms": round(statistics.median(waits), 1),
        "p95_ms": round(ordered[int(0.95 * (len(ordered) - 1))], 1),
        "max_ms": round(ordered[-1], 1),
        "call_p50_ms": round(statistics.median(calls), 1),
        "aim_p95_ms": AIMS_MS[database],
    }


if __name__ == "__main__":
    main()
