"""How long a month of attendance takes to count, and a month of punches to come in.

`recount`: 2,000 people for 31 days through `RecountService.carry`, the first count, so that every
day of everybody is read, judged and written, with audit, request id and what-changed. The floor
reads the same punches and writes the same counted days into a second store with the bare driver,
values ready, in one transaction. `preview` is what the manager waits for before saying yes.

`import`: a device's file of 100,000 punches through `PunchImport.carry`: read, judged, matched to
people, written with the raw line. The floor inserts the same rows, values ready, into a second
store with the same unique index. Both in turns, each round in a fresh store.

`--grid`: the manager's month grid of 500 people scrolled through without a screen; no store. No
frame should take more than 16 ms.

Usage: uv run bench/attendance.py [--db sqlite|postgres] [--people 2000] [--days 31]
       [--punches 100000] [--rounds 3] [--grid] [--json]
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from pathlib import Path

from _attendance_month import (
    FIRST_DAY,
    HALL_ID,
    NOW,
    keep_punches,
    month_of_punches,
    open_hall,
    write_file,
)
from queue_hall import sqlite_file, start_postgres
from sqlalchemy import URL, Engine, text

from hallapp.attendance.importing.carrying import PunchImport
from hallapp.attendance.service.recounting import RecountService
from hallapp.attendance.terms.acts import CountWish
from hallapp.kernel.clock import DEFAULT_ZONE, SettableClock, zone_named
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Actor, Channel, Request

_GRID_PEOPLE = 500
NewStore = Callable[[str], URL]


@dataclass
class Times:
    """Seconds of each round, on the wall and of this process."""

    product: list[float] = field(default_factory=list[float])
    floor: list[float] = field(default_factory=list[float])
    product_cpu: list[float] = field(default_factory=list[float])
    floor_cpu: list[float] = field(default_factory=list[float])
    preview: list[float] = field(default_factory=list[float])
    steps: int = 0
    rows: int = 0

    def told(self, *, in_process: bool) -> dict[str, float | int | None]:
        """Return the figures; the processor's where the store is in this process."""
        return {
            "rows": self.rows,
            "steps_told": self.steps,
            "preview_s": _median(self.preview),
            "product_s": _median(self.product),
            "floor_s": _median(self.floor),
            "ratio": _ratio(self.product, self.floor),
            "cpu_ratio": _ratio(self.product_cpu, self.floor_cpu) if in_process else None,
        }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--people", type=int, default=2_000)
    parser.add_argument("--days", type=int, default=31)
    parser.add_argument("--punches", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--grid", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if args.grid:
        # Loaded only here: it brings the faces, and needs no store.
        from _attendance_grid import grid_frames

        print(json.dumps(grid_frames(_GRID_PEOPLE, args.days), indent=None if args.json else 2))
        return
    with tempfile.TemporaryDirectory() as folder, _stores(args.db, Path(folder)) as new_store:
        counted, brought = Times(), Times()
        for number in range(args.rounds):
            _recount(new_store, args, number, counted)
            _import(new_store, args, number, brought, Path(folder))
    in_process = args.db == "sqlite"
    found = {
        "db": args.db,
        "people": args.people,
        "days": args.days,
        "recount": counted.told(in_process=in_process),
        "import": brought.told(in_process=in_process),
    }
    print(json.dumps(found, ensure_ascii=False) if args.json else json.dumps(found, indent=2))


def _recount(new_store: NewStore, args: argparse.Namespace, number: int, times: Times) -> None:
    product = open_hall(new_store(f"recount{number}"), args.people)
    floor = open_hall(new_store(f"recount{number}floor"), args.people)
    for engine in (product, floor):
        keep_punches(engine, month_of_punches(args.people, args.days))
    service = RecountService(_work(product))
    until = FIRST_DAY + timedelta(days=args.days - 1)
    with _timed(times.preview, []):
        service.preview(FIRST_DAY, until)
    told: list[object] = []
    with _timed(times.product, times.product_cpu):
        service.carry(
            _request(), CountWish(FIRST_DAY, until, "月底统计"), lambda *step: told.append(step)
        )
    times.steps = len(told)
    counts, days = _all(product, "attendance_count"), _all(product, "attendance_day")
    times.rows = len(days[1])
    _write(floor, *counts)
    with _timed(times.floor, times.floor_cpu):
        _all(floor, "punch")
        _write(floor, *days)
    for engine in (product, floor):
        engine.dispose()


def _import(
    new_store: NewStore, args: argparse.Namespace, number: int, times: Times, folder: Path
) -> None:
    path = folder / "1_attlog.dat"
    write_file(path, islice(month_of_punches(args.people, 3 * args.days), args.punches))
    product = open_hall(new_store(f"import{number}"), args.people)
    floor = open_hall(new_store(f"import{number}floor"), args.people)
    told: list[object] = []
    with _timed(times.product, times.product_cpu):
        report = PunchImport(_work(product)).carry(
            _request(), path, progress=lambda *step: told.append(step)
        )
    times.steps, times.rows = len(told), report.tally.new
    files, punches = _all(product, "punch_file"), _all(product, "punch")
    _write(floor, *files)
    with _timed(times.floor, times.floor_cpu):
        _write(floor, *punches)
    for engine in (product, floor):
        engine.dispose()


Rows = tuple[str, list[tuple[object, ...]]]


def _all(engine: Engine, table: str) -> Rows:
    """Return the statement that writes all rows of a table, and the driver's own values."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(f"SELECT * FROM {table}")
        names = [each[0] for each in cursor.description or ()]
        rows = [tuple(row) for row in cursor.fetchall()]
    finally:
        connection.close()
    mark = "?" if engine.dialect.name == "sqlite" else "%s"
    marks = ", ".join([mark] * len(names))
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows


def _write(engine: Engine, statement: str, rows: list[tuple[object, ...]]) -> None:
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        if engine.dialect.name == "sqlite":
            cursor.execute("BEGIN IMMEDIATE")
        cursor.executemany(statement, rows)
        connection.commit()
    finally:
        connection.close()


def _work(engine: Engine) -> UnitOfWork:
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    return UnitOfWork(engine, HALL_ID, SettableClock(NOW), zone_named(DEFAULT_ZONE))


def _request() -> Request:
    return Request(Actor("bench", channel=Channel.SYSTEM))


@contextmanager
def _stores(engine: str, folder: Path) -> Iterator[NewStore]:
    if engine == "sqlite":
        yield lambda name: sqlite_file(folder, name)
        return
    database, stop = start_postgres(folder / "server")
    try:
        yield database
    finally:
        stop()


@contextmanager
def _timed(wall: list[float], cpu: list[float]) -> Iterator[None]:
    began, began_cpu = time.perf_counter(), time.process_time()
    yield
    wall.append(time.perf_counter() - began)
    cpu.append(time.process_time() - began_cpu)


def _median(seconds: list[float]) -> float | None:
    return round(statistics.median(seconds), 2) if seconds else None


def _ratio(product: list[float], floor: list[float]) -> float:
    found = (one / other for one, other in zip(product, floor, strict=True))
    return round(statistics.median(found), 2)


if __name__ == "__main__":
    main()
