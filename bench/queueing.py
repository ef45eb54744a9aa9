"""How fast numbers are given and called, beside the same statements at the bare driver.

Usage: uv run bench/queueing.py --db sqlite|postgres --clients N --seconds S [--json]
           [--stored N]

With --stored, a second store of the product that holds so many finished tickets of past days
takes turns with the empty one, and the answer tells how they compare.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from queue_clients import Clients, Halls, Side, Told, Work
from queue_hall import (
    BenchHall,
    analyze,
    clear,
    faults,
    make_hall,
    sqlite_file,
    start_postgres,
    stock_up,
)
from queue_store import fill_up
from sqlalchemy import URL, Engine

from hallapp.kernel.database.engine import open_engine

ROUNDS = 5
# The rest of the time goes into clearing away and stocking up between phases.
_MEASURED_SHARE = 0.7
_WORKS: tuple[Work, ...] = ("issue", "call")


@dataclass
class Figures:
    """What was measured, a list entry a round."""

    rates: dict[tuple[Side, Work], list[float]] = field(default_factory=dict)
    latencies_s: dict[Work, list[float]] = field(default_factory=dict)
    labels: Counter[tuple[Side, Work, str]] = field(default_factory=Counter)

    def add(self, side: Side, work: Work, told: list[Told]) -> None:
        """Add what all clients did in one phase."""
        rate = sum(len(each.latencies_s) / each.spent_s for each in told if each.latencies_s)
        self.rates.setdefault((side, work), []).append(rate)
        for each in told if side != "floor" else ():
            if side == "product":
                self.latencies_s.setdefault(work, []).extend(each.latencies_s)
            self.labels.update((side, work, label) for label in each.labels)

    def ratio(self, side: Side, beside: Side, work: Work) -> float:
        """Return the median over the rounds of one side beside another."""
        pairs = zip(self.rates[side, work], self.rates[beside, work], strict=True)
        return statistics.median(one / other for one, other in pairs)

    def p99_ms(self, *works: Work) -> float:
        """Return what 99 of 100 operations of the product stay under."""
        spent = sorted(each for work in works for each in self.latencies_s[work])
        return spent[min(len(spent) - 1, int(len(spent) * 0.99))] * 1000


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
            halls = _make_halls(make_url, asked.stored)
            begin = time.perf_counter()
            figures, found = _measure(halls, asked.clients, begin + asked.seconds)
        finally:
            stop()
    answer = _answer(figures, found) | {"db": asked.db, "clients": asked.clients}
    if asked.stored:
        answer |= _beside_empty(figures) | {"stored": asked.stored}
    _print(figures, answer, time.perf_counter() - begin)
    if asked.json:
        print(json.dumps(answer))


def _make_halls(make_url: Callable[[str], URL], stored: int) -> Halls:
    halls: Halls = {
        "floor": make_hall(make_url("floor")),
        "product": make_hall(make_url("product")),
    }
    if stored:
        halls["stored"] = make_hall(make_url("stored"))
        begin = time.perf_counter()
        fill_up(halls["stored"], stored)
        print(f"{stored} tickets of past days stored in {time.perf_counter() - begin:.0f} s")
    return halls


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=20, help="time of the whole run")
    parser.add_argument(
        "--stored", type=int, default=0, help="finished tickets of past days in a second store"
    )
    parser.add_argument("--json", action="store_true", help="one last line of JSON")
    return parser.parse_args()


def _measure(halls: Halls, count: int, deadline: float) -> tuple[Figures, tuple[int, int]]:
    clients = Clients(count, halls)
    engines = {side: open_engine(hall.url) for side, hall in halls.items()}
    figures = Figures()
    phases: list[tuple[Side, Work]] = [(side, work) for work in _WORKS for side in halls]
    for round_number in range(ROUNDS):
        left = deadline - time.perf_counter()
        seconds = max(0.1, left / (ROUNDS - round_number) * _MEASURED_SHARE / len(phases))
        # Every other round begins with the product, so that neither always runs first.
        order = phases if round_number % 2 == 0 else phases[::-1]
        for side, work in order:
            _prepare(engines[side], halls[side], work, round_number)
            figures.add(side, work, clients.phase(side, work, seconds))
    clients.stop()
    found = [0, 0]
    for side, engine in engines.items():
        if side != "floor":
            with engine.connect() as connection:
                found = [sum(pair) for pair in zip(found, faults(connection), strict=True)]
        engine.dispose()
    return figures, (found[0], found[1])


def _prepare(engine: Engine, hall: BenchHall, work: Work, round_number: int) -> None:
    with engine.begin() as connection:
        clear(connection, hall)
        if work == "call":
            stock_up(connection, hall, round_number)
        analyze(connection)


def _answer(figures: Figures, found: tuple[int, int]) -> dict[str, float | int | str]:
    told_twice = Counter(
        work for (_side, work, _label), times in figures.labels.items() if times > 1
    )
    return {
        "issue_per_s": round(statistics.median(figures.rates["product", "issue"]), 1),
        "call_per_s": round(statistics.median(figures.rates["product", "call"]), 1),
        "issue_ratio": round(figures.ratio("product", "floor", "issue"), 3),
        "call_ratio": round(figures.ratio("product", "floor", "call"), 3),
        "duplicates": found[0] + told_twice["issue"],
        "double_calls": found[1] + told_twice["call"],
        "p99_ms": round(figures.p99_ms("issue", "call"), 2),
        "issue_p99_ms": round(figures.p99_ms("issue"), 2),
        "call_p99_ms": round(figures.p99_ms("call"), 2),
    }


def _beside_empty(figures: Figures) -> dict[str, float | int | str]:
    """Return how the filled store compares with the empty one of the same rounds; 1 is alike."""
    return {
        "stored_issue_per_s": round(statistics.median(figures.rates["stored", "issue"]), 1),
        "stored_call_per_s": round(statistics.median(figures.rates["stored", "call"]), 1),
        "stored_issue_ratio": round(figures.ratio("stored", "product", "issue"), 3),
        "stored_call_ratio": round(figures.ratio("stored", "product", "call"), 3),
    }


def _print(figures: Figures, answer: dict[str, float | int | str], spent_s: float) -> None:
    for (side, work), rates in figures.rates.items():
        rounds = " ".join(f"{rate:7.0f}" for rate in rates)
        median = statistics.median(rates)
        print(f"{side:8s}{work:6s} per s {median:7.0f}   rounds {rounds}")
    for name, value in answer.items():
        print(f"{name:19s} {value}")
    print(f"{spent_s:.1f} s, {ROUNDS} rounds")


if __name__ == "__main__":
    main()
