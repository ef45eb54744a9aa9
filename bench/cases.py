"""How long the clerk's page of cases takes among 100,000 open ones: to open, to filter, to find.

The page is the clerk's own, offscreen at 998x534, over a real store (`_many_cases.py`). A time
runs from the press until the rows are painted, with the look at the store in it. Each act is
asked in turn, in rounds; before each round a case changes, so that its first look counts anew.
Beside the time on the wall stands that of the processor, for a machine that has other work; on
PostgreSQL that leaves the server's part out.

Usage: uv run bench/cases.py [--db sqlite|postgres] [--cases 100000] [--rounds 5] [--json]
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from _many_cases import stock_cases
from PySide6.QtWidgets import QApplication
from queue_hall import BenchHall, analyze, make_hall, sqlite_file, start_postgres

from hallapp.cases.service import CaseService
from hallapp.cases.terms import CaseQuestion
from hallapp.faces.clerk.cases.list_page import CasesPage
from hallapp.faces.clerk.messages import Message
from hallapp.faces.parts.segments import Segments
from hallapp.hall.people import PeopleService
from hallapp.hall.terms import DutyRow
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import DEFAULT_ZONE, SystemClock, zone_named
from hallapp.kernel.database.engine import open_engine
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.qtkit import theme
from hallapp.qtkit.jobs import InlineJobs

AIM_MS = 150
_WINDOW, _HALL = 0, 2
_ALL, _YELLOW, _LATE, _STOOD, _WANTED = 0, 1, 2, 3, 4


class Strip:
    """Takes what would be told; a bench that fails must not look quick."""

    def tell(self, message: Message) -> None:
        """Fail: nothing in the bench is refused."""
        raise RuntimeError(message.text)


class Hand:
    """Presses in the page and waits for the paint."""

    def __init__(self, app: QApplication, work: UnitOfWork, duty: DutyRow) -> None:
        self._app = app
        self._work = work
        self.page = CasesPage(CaseService(work), InlineJobs(), Strip())
        self.page.resize(998, 534)
        self.page.show()
        self.page.serve(duty)
        self._scope = self._segments("caseScope")
        self._filter = self._segments("caseFilter")
        self._paint()

    def timed(self, press: Callable[[], None]) -> tuple[float, float]:
        """Return the ms from a press to the end of its paint: on the wall, and of the processor."""
        wall, cpu = time.perf_counter(), time.process_time()
        press()
        self._paint()
        return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000

    def change(self) -> None:
        """Let a case change: what was counted before is not true any more."""
        request = Request(Actor(station="BENCH", channel=Channel.COMMAND_LINE))
        with self._work.write(request, "bench.changed") as act:
            act.changed(Change.CASES)

    def look_at(self, scope: int, chosen: int) -> None:
        """Choose whose cases, and which."""
        self._scope.choose(scope)
        self._filter.choose(chosen)

    def type(self, text: str) -> None:
        """Put a text into the search field."""
        self.page.search.set_text(text)

    def _segments(self, name: str) -> Segments:
        found = self.page.findChild(Segments, name)
        assert isinstance(found, Segments)
        return found

    def _paint(self) -> None:
        self._app.processEvents()
        self.page.grab()


def measure(hand: Hand, number: str, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Return the times of each act, by its name."""
    took: dict[str, list[tuple[float, float]]] = {}

    def act(name: str, press: Callable[[], None]) -> None:
        took.setdefault(name, []).append(hand.timed(press))

    for _round in range(rounds):
        hand.look_at(_WINDOW, _ALL)
        hand.change()
        act("open_hall_after_change", lambda: hand.look_at(_HALL, _ALL))
        act("filter_yellow", lambda: hand.look_at(_HALL, _YELLOW))
        act("filter_late", lambda: hand.look_at(_HALL, _LATE))
        act("filter_suspended", lambda: hand.look_at(_HALL, _STOOD))
        act("filter_supplement", lambda: hand.look_at(_HALL, _WANTED))
        act("open_hall", lambda: hand.look_at(_HALL, _ALL))
        act("find_name", lambda: hand.type("王伟"))
        act("find_common_word", lambda: hand.type("许可"))
        act("find_number", lambda: hand.type(number))
        act("find_nothing", lambda: hand.type("没有这个人"))
        act("empty_field", lambda: hand.type(""))
        act("open_window", lambda: hand.look_at(_WINDOW, _ALL))
    return took


def run(hall: BenchHall, cases: int, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Stock a hall and measure its page."""
    engine = open_engine(hall.url)
    work = UnitOfWork(engine, hall.hall_id, SystemClock(), zone_named(DEFAULT_ZONE))
    try:
        with engine.begin() as connection:
            stock_cases(connection, hall, cases, work.today())
            analyze(connection)
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        theme.apply_theme(app)
        duty = next(iter(PeopleService(work).duties()))
        number = CaseService(work).search(CaseQuestion(), limit=1).rows[0].case_number
        hand = Hand(app, work, duty)
        measure(hand, number, 1)
        return measure(hand, number, rounds)
    finally:
        engine.dispose()


def main() -> None:
    """Run the bench and print what it found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="one last line of JSON")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hall") as name:
        folder = Path(name)
        if asked.db == "postgres":
            make_url, stop = start_postgres(folder / "server")
        else:
            make_url, stop = (lambda side: sqlite_file(folder, side)), (lambda: None)
        try:
            took = run(make_hall(make_url("product")), asked.cases, asked.rounds)
        finally:
            stop()
    figures: dict[str, float] = {}
    for act, times in took.items():
        for place, of in enumerate(("wall", "cpu")):
            middle = statistics.median(each[place] for each in times)
            figures[f"{act}_{of}_ms"] = round(middle, 1)
    for act in took:
        print(
            f"{act:24s} wall {figures[f'{act}_wall_ms']:7.1f}  cpu {figures[f'{act}_cpu_ms']:7.1f}"
        )
    print(f"aim: every act within {AIM_MS} ms")
    if asked.json:
        print(json.dumps({"db": asked.db, "cases": asked.cases, **figures}))


if __name__ == "__main__":
    main()
