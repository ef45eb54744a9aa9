"""How long a changed calendar takes with 100,000 open cases, each dated again with its reason.

Two stores with the same cases (`_recalc_cases.py`). In one a manager closes the hall on a day:
`CalendarService.set_day` reads every open clock, reckons it, writes what it shows, a row with
the reason of each day that moves and a line in the history of its case, with audit, request id
and what-changed. The floor writes the same rows into the other store: bare statements of the
driver, `executemany`, the values ready, nothing read and nothing reckoned. They take turns.

`preview` is what the manager waits for before saving: reading and reckoning alone. `cpu_ratio` is
of the processor, for a machine that has other work; only where the store is in the process.

Usage: uv run bench/recalc.py [--db sqlite|postgres] [--cases 100000] [--rounds 5] [--json]
"""

import argparse
import json
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from _recalc_cases import HALL_ID, NOW, fill
from queue_hall import sqlite_file, start_postgres
from sqlalchemy import Engine, text

from hallapp.cases.clockwork.calendar_rows import DayChoice, MovePreview
from hallapp.cases.clockwork.calendar_service import CalendarService
from hallapp.cases.clockwork.keeper import ClockKeeper
from hallapp.hall.workdays import calendar_from_notices
from hallapp.kernel.clock import DEFAULT_ZONE, SettableClock, zone_named
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.kernel.settings import SettingsService

_FIRST_CLOSED = date(2026, 3, 17)
_UPDATE = (
    "UPDATE case_clock SET due_on=?, law_due_on=?, yellow_on=?, is_provisional=?, due_at=?"
    " WHERE id=?"
)
_MOVE = (
    "INSERT INTO case_due_move (id, hall_id, case_id, clock_id, reason, rule, old_on, new_on,"
    " old_law_on, new_law_on, moved_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
)
_EVENT = (
    'INSERT INTO case_event (case_id, position, hall_id, kind, at, "on", person_name, facts)'
    " VALUES (?,?,?,?,?,?,?,?)"
)


@dataclass
class Times:
    """Seconds of each round."""

    preview: list[float] = field(default_factory=list[float])
    product: list[float] = field(default_factory=list[float])
    floor: list[float] = field(default_factory=list[float])
    product_cpu: list[float] = field(default_factory=list[float])
    floor_cpu: list[float] = field(default_factory=list[float])

    @property
    def ratio(self) -> float:
        """Median of the rounds' ratios on the wall."""
        return _ratio(self.product, self.floor)

    @property
    def cpu_ratio(self) -> float:
        """Median of the rounds' ratios of this process; a server's time is not in it."""
        return _ratio(self.product_cpu, self.floor_cpu)


def _ratio(product: list[float], floor: list[float]) -> float:
    return statistics.median(one / other for one, other in zip(product, floor, strict=True))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _stores(args, Path(folder)) as stores:
        times, moved = _measure(*stores, args.rounds)
    _report(args, times, moved)


@contextmanager
def _stores(args: argparse.Namespace, folder: Path) -> Iterator[tuple[Engine, Engine]]:
    stop: Callable[[], None] = lambda: None  # noqa: E731 - nothing to stop for a file
    if args.db == "sqlite":
        urls = [sqlite_file(folder, name) for name in ("product", "floor")]
    else:
        database, stop = start_postgres(folder / "server")
        urls = [database(name) for name in ("product", "floor")]
    engines = [fill(url, args.cases) for url in urls]
    try:
        yield engines[0], engines[1]
    finally:
        for engine in engines:
            engine.dispose()
        stop()


def _measure(product: Engine, floor: Engine, rounds: int) -> tuple[Times, list[int]]:
    work = UnitOfWork(product, HALL_ID, SettableClock(NOW), zone_named(DEFAULT_ZONE))
    settings = SettingsService(work)
    calendar = CalendarService(work, settings, ClockKeeper(work, settings))
    days = calendar_from_notices().working_days_in(_FIRST_CLOSED, date(2026, 4, 30))
    times, moved = Times(), []
    for day in days[:rounds]:
        before = _shown(product)
        with _timed(times.preview, []):
            calendar.preview_day(day, DayChoice.CLOSURE)
        with _timed(times.product, times.product_cpu):
            saved = _close(calendar, day)
        moved.append(saved.cases)
        rows = _rows_written(product, floor, before)
        with _timed(times.floor, times.floor_cpu):
            _write_bare(floor, *rows)
    return times, moved


def _close(calendar: CalendarService, day: date) -> MovePreview:
    request = Request(Actor("bench", channel=Channel.SYSTEM))
    return calendar.set_day(request, day, DayChoice.CLOSURE, "系统检修")


@contextmanager
def _timed(wall: list[float], cpu: list[float]) -> Iterator[None]:
    began, began_cpu = time.perf_counter(), time.process_time()
    yield
    wall.append(time.perf_counter() - began)
    cpu.append(time.process_time() - began_cpu)


def _shown(engine: Engine) -> dict[str, tuple[Any, ...]]:
    """Return what each case's clock shows, by the case's number."""
    asked = text(
        "SELECT h.case_number, c.due_on, c.law_due_on, c.yellow_on, c.is_provisional, c.due_at,"
        " c.id, h.id"
        " FROM case_clock c JOIN hall_case h ON h.id = c.case_id"
    )
    with engine.connect() as connection:
        return {row[0]: tuple(row[1:]) for row in connection.execute(asked)}


def _rows_written(
    product: Engine, floor: Engine, before: dict[str, tuple[Any, ...]]
) -> tuple[list[Any], list[Any], list[Any]]:
    """Return the rows that the product wrote, ready for the other store."""
    is_file = floor.dialect.name == "sqlite"
    now = NOW.strftime("%Y-%m-%d %H:%M:%S.%f") if is_file else NOW
    hall = HALL_ID.hex if is_file else HALL_ID
    after, other = _shown(product), _shown(floor)
    changed = [number for number in after if after[number][:5] != before[number][:5]]
    moved = [number for number in changed if after[number][:2] != before[number][:2]]
    with floor.connect() as connection:
        last = dict(
            connection.execute(
                text("SELECT case_id, max(position) FROM case_event GROUP BY case_id")
            ).all()
        )
    facts = json.dumps({"clock": "decision", "new": "2026-04-01", "old": "2026-03-31"})
    updates = [(*after[number][:5], other[number][5]) for number in changed]
    moves, events = [], []
    for number in moved:
        clock_id, case_id = other[number][5:7]
        key = uuid.uuid4().hex if is_file else uuid.uuid4()
        old, new = before[number], after[number]
        why = ("calendar", "2026-03-17 停办一天：系统检修")
        moves.append((key, hall, case_id, clock_id, *why, old[0], new[0], old[1], new[1], now))
        day = NOW.date().isoformat() if is_file else NOW.date()
        events.append((case_id, last[case_id] + 1, hall, "due_moved", now, day, "", facts))
    return updates, moves, events


def _write_bare(engine: Engine, updates: list[Any], moves: list[Any], events: list[Any]) -> None:
    """Write the rows with the bare driver, in one transaction."""
    mark = "?" if engine.dialect.name == "sqlite" else "%s"
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        if engine.dialect.name == "sqlite":
            cursor.execute("BEGIN IMMEDIATE")
        for statement, rows in ((_UPDATE, updates), (_MOVE, moves), (_EVENT, events)):
            cursor.executemany(statement.replace("?", mark), rows)
        connection.commit()
    finally:
        connection.close()


def _report(args: argparse.Namespace, times: Times, moved: list[int]) -> None:
    found = {
        "db": args.db,
        "cases": args.cases,
        "moved": moved,
        "preview_s": round(statistics.median(times.preview), 2),
        "product_s": round(statistics.median(times.product), 2),
        "floor_s": round(statistics.median(times.floor), 2),
        "ratio": round(times.ratio, 2),
        "cpu_ratio": round(times.cpu_ratio, 2) if args.db == "sqlite" else None,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),  # noqa: TID251 - of the report
    }
    if args.json:
        print(json.dumps(found))
        return
    for name, value in found.items():
        print(f"{name:>12}  {value}")


if __name__ == "__main__":
    main()
