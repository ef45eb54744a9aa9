"""A busy day of a large hall: 60 windows, 10 kiosks, 5,000 numbers, at ten times real speed.

Usage: uv run bench/day.py [--minutes 3] [--whole] [--soak] [--json]
       [--tickets 5000] [--speed 10] [--windows 60] [--kiosks 10]

Every kiosk, window and board is a process with connections of its own to a throw-away
PostgreSQL; this machine plays the server and all of them. Each screen listens and reads its lists
again whenever something changed, as the faces do; papers, paint and voice are left out.

Measured: a call from the press of 下一位 (or 办结并下一位) to its answer, and the board's lag, from
that press until a board of the zone has read the call. `ping` is one empty statement: what it
takes beyond a millisecond is other work on this machine, and every statement of a call pays it.
Lists at desks are read at most once a second (see `DESK_REST_S`), boards at once. At the end the
clock is put to midnight, all kiosks give numbers at once, and the database is asked whether I1
to I12 hold.

Without `--whole` the busiest part from 09:30 is played, `--minutes` of this machine's time; the
whole day takes 48 minutes. `--soak` plays the whole day (or `--minutes` of it) and fails when the
memory of any process grows.
"""

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import psutil
from _hall_day_checks import CHECKS, Kept, broken, read_kept
from _hall_day_stations import HOUR_S, FastClock, Orders, Role, run, warm_up
from _hall_day_store import OPENS_AT, ZONES, DayHall, make_day_hall, start_server

from hallapp.kernel.clock import DEFAULT_ZONE, day_in, zone_named
from hallapp.kernel.database.engine import open_engine

DAY_S = 8 * HOUR_S
CALL_AIM_MS, BOARD_AIM_MS = 200, 1000
# A day's growth of one process that counts as flat: buffers fill, caches warm, nothing leaks.
GROWTH_AIM_MB = 8.0
_START_S, _SAMPLE_S = 25.0, 10.0
_MINUTES = 3.0
_CALLS = ("call_next", "finish_and_call_next")


@dataclass
class Memory:
    """What every process holds (resident), sampled while the day is played, in MB.

    Not its private part: that grows while pages shared with the parent are copied on writing.
    """

    samples: dict[int, list[tuple[float, float]]] = field(default_factory=dict)
    roles: dict[int, Role] = field(default_factory=dict)

    def sample(self, processes: list[tuple[Role, BaseProcess]], at_s: float) -> None:
        """Look at every process once."""
        for role, process in processes:
            if process.pid is None or not process.is_alive():
                continue
            try:
                held = psutil.Process(process.pid).memory_info().rss / 2**20
            except psutil.Error:
                continue  # it has just ended
            self.roles[process.pid] = role
            self.samples.setdefault(process.pid, []).append((at_s, held))

    def growth(self) -> dict[str, dict[str, float]]:
        """Return for each role what a process holds and how it grows, MB an hour of the hall.

        The first quarter is warming up and is not looked at.
        """
        found: dict[str, dict[str, float]] = {}
        for pid, samples in self.samples.items():
            late = [each for each in samples if each[0] >= samples[-1][0] / 4]
            role = found.setdefault(
                self.roles[pid], {"processes": 0, "held_mb": 0.0, "mb_an_hour": -1e9}
            )
            role["processes"] += 1
            role["held_mb"] = round(max(role["held_mb"], samples[-1][1]), 1)
            role["mb_an_hour"] = round(max(role["mb_an_hour"], _slope(late) * HOUR_S), 2)
        return found


def _slope(points: list[tuple[float, float]]) -> float:
    """Return the slope of the line through some points."""
    count = len(points)
    if count < 3:  # noqa: PLR2004 - a line through two points says nothing
        return 0.0
    middle = sum(x for x, _y in points) / count, sum(y for _x, y in points) / count
    across = sum((x - middle[0]) ** 2 for x, _y in points)
    return sum((x - middle[0]) * (y - middle[1]) for x, y in points) / across if across else 0.0


def main() -> None:
    """Run the bench and print what it found; ends with 1 when something does not hold."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="hall") as name:
        folder = Path(name)
        url, stop = start_server(folder / "server")
        try:
            hall = make_day_hall(url, asked.windows)
            memory = Memory()
            _play(hall, asked, folder, memory)
            kept = _kept(hall, folder)
        finally:
            stop()
    answer = _answer(kept, memory) | {"windows": asked.windows, "kiosks": asked.kiosks}
    is_good = _print(answer, is_soak=asked.soak)
    if asked.json:
        print(json.dumps(answer))
    sys.exit(0 if is_good else 1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, help="of this machine's time; 3 unless told")
    parser.add_argument("--whole", action="store_true", help="all eight hours")
    parser.add_argument("--soak", action="store_true", help="all eight hours unless told; memory")
    parser.add_argument("--tickets", type=int, default=5000, help="numbers of a whole day")
    parser.add_argument("--speed", type=float, default=10.0, help="times real speed")
    parser.add_argument("--windows", type=int, default=60)
    parser.add_argument("--kiosks", type=int, default=10)
    parser.add_argument("--json", action="store_true", help="one last line of JSON")
    return parser.parse_args()


def _play(hall: DayHall, asked: argparse.Namespace, folder: Path, memory: Memory) -> None:
    """Let all stations play the day, and look at their memory meanwhile."""
    is_whole = asked.whole or (asked.soak and asked.minutes is None)
    minutes = _MINUTES if asked.minutes is None else asked.minutes
    # Forked children share the loaded modules: eighty of them are ready within seconds.
    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    gate = context.Barrier(asked.kiosks + asked.windows)
    crew: tuple[tuple[Role, int], ...] = (
        ("kiosk", asked.kiosks),
        ("window", asked.windows),
        ("board", len(ZONES)),
    )
    day = Orders(
        hall=hall,
        role="board",
        number=0,
        notes=folder,
        begins=time.monotonic() + _START_S,
        speed=asked.speed,
        from_s=0.0 if is_whole else HOUR_S / 2,
        lasts_s=DAY_S if is_whole else minutes * 60 * asked.speed,
        tickets=asked.tickets,
        kiosks=asked.kiosks,
    )
    if context.get_start_method() == "fork":
        warm_up(replace(day, role="window", notes=folder / "warm.notes"))
    processes: list[tuple[Role, BaseProcess]] = []
    stations: list[tuple[Role, int]] = [
        (role, number) for role, count in crew for number in range(count)
    ]
    for role, number in stations:
        notes = folder / f"{role}-{number}.jsonl"
        orders = replace(day, role=role, number=number, notes=notes)
        process = context.Process(target=run, args=(orders, gate), daemon=True)
        process.start()
        processes.append((role, process))
    clock = FastClock(day)
    while any(process.is_alive() for _role, process in processes):
        time.sleep(min(_SAMPLE_S, day.lasts_s / day.speed / 20))
        memory.sample(processes, clock.open_s())
    failed = [role for role, process in processes if process.exitcode != 0]
    if failed:
        raise SystemExit(f"stations that did not end well: {Counter(failed)}")


def _kept(hall: DayHall, folder: Path) -> Kept:
    notes = [
        json.loads(line)
        for path in folder.glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    engine = open_engine(hall.url)
    day = day_in(OPENS_AT, zone_named(DEFAULT_ZONE))
    with engine.connect() as connection:
        kept = read_kept(connection, hall.hall_id, notes, day)
    engine.dispose()
    return kept


def _percentile_ms(spent_s: list[float], share: float) -> float:
    ordered = sorted(spent_s)
    if not ordered:
        return 0.0
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000, 1)


def _lags(kept: Kept) -> tuple[list[float], int]:
    """Return how long after its press each call stood on a board; and how many never did."""
    shown: dict[str, float] = {}
    for note in kept.notes:
        if note[0] == "shown" and note[3] not in shown:
            shown[note[3]] = note[2]
    calls = list(kept.told(*_CALLS))
    # A board is off when the hall closes: what was called in its last seconds is not asked of it.
    closing = max((note[2] for note in kept.notes if note[0] == "shown"), default=0.0) - 2
    lags = [shown[note[4]] - note[1] for note in calls if note[4] in shown]
    unseen = sum(1 for note in calls if note[4] not in shown and note[2] < closing)
    return lags, unseen


def _answer(kept: Kept, memory: Memory) -> dict[str, Any]:
    calls = [note[2] - note[1] for note in kept.told(*_CALLS)]
    issues = [note[2] - note[1] for note in kept.told("issue")]
    pings = [note[2] - note[1] for note in kept.notes if note[0] == "ping"]
    lags, unseen = _lags(kept)
    refused = Counter(f"{note[3]} {note[5]}" for note in kept.notes if note[0] == "refused")
    return {
        "tickets": len(issues),
        "ping_p95_ms": _percentile_ms(pings, 0.95),
        "calls": len(calls),
        "call_p50_ms": _percentile_ms(calls, 0.5),
        "call_p95_ms": _percentile_ms(calls, 0.95),
        "call_p99_ms": _percentile_ms(calls, 0.99),
        "issue_p95_ms": _percentile_ms(issues, 0.95),
        "board_p50_ms": _percentile_ms(lags, 0.5),
        "board_p95_ms": _percentile_ms(lags, 0.95),
        "board_worst_ms": _percentile_ms(lags, 1.0),
        "calls_no_board_showed": unseen,
        "refused": dict(refused),
        "broken": broken(kept),
        "memory": memory.growth(),
        "cores": os.cpu_count(),
    }


def _print(answer: dict[str, Any], *, is_soak: bool) -> bool:
    """Print what was found; return whether the aims are met."""
    for name, value in answer.items():
        if name not in {"broken", "memory"}:
            print(f"{name:22s} {value}")
    for role, held in answer["memory"].items():
        print(f"memory {role:15s} {held}")
    for name in CHECKS:
        faults = answer["broken"].get(name)
        print(f"{name:30s} {'holds' if faults is None else faults}")
    growth = max((held["mb_an_hour"] for held in answer["memory"].values()), default=0.0) * 8
    is_flat = not is_soak or growth <= GROWTH_AIM_MB
    is_quick = answer["call_p95_ms"] <= CALL_AIM_MS and answer["board_p95_ms"] <= BOARD_AIM_MS
    if is_soak:
        print(f"a day's growth at most {growth:.1f} MB, aim {GROWTH_AIM_MB}")
    print(f"aims: call p95 {CALL_AIM_MS} ms, board p95 {BOARD_AIM_MS} ms, none broken or unseen")
    return is_quick and is_flat and not answer["broken"] and not answer["calls_no_board_showed"]


if __name__ == "__main__":
    main()
