"""How fast numbers are given and called, beside the same statements at the bare driver.

Usage: uv run bench/queueing.py --db sqlite|postgres --clients N --seconds S [--json]
"""

import argparse
import json
import statistics
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from queue_clients import Clients, Side, Told, Work
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
from sqlalchemy import Engine

from hallapp.kernel.database.engine import open_engine

ROUNDS = 5
# The rest of the time goes into clearing away and stocking up between phases.
_MEASURED_SHARE = 0.7
_PHASES: tuple[tuple[Side, Work], ...] = (
    ("floor", "issue"),
    ("product", "issue"),
    ("floor", "call"),
    ("product", "call"),
)


@dataclass
class Figures:
    """What was measured, a list entry a round."""

    rates: dict[tuple[Side, Work], list[float]] = field(default_factory=dict)
    latencies_s: dict[Work, list[float]] = field(default_factory=dict)
    labels: Counter[tuple[Work, str]] = field(default_factory=Counter)

    def add(self, side: Side, work: Work, told: list[Told]) -> None:
        """Add what all clients did in one phase."""
        rate = sum(len(each.latencies_s) / each.spent_s for each in told if each.latencies_s)
        self.rates.setdefault((side, work), []).append(rate)
        if side == "product":
            for each in told:
                self.latencies_s.setdefault(work, []).extend(each.latencies_s)
                self.labels.update((work, label) for label in each.labels)

    def ratio(self, work: Work) -> float:
        """Return the median over the rounds of product beside floor."""
        pairs = zip(self.rates["product", work], self.rates["floor", work], strict=True)
        return statistics.median(product / floor for product, floor in pairs)

    def p99_ms(self, *works: Work) -> float:
        """Return what 99 of 100 operations of the product stay under."""
        spent = sorted(each for work in works for each in self.latencies_s[work])
        return spent[min(len(spent) - 1, int(len(spent) * 0.99))] * 1000


def main() -> None:
    """Run the bench and print what it found."""
    asked = _arguments()
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="hall") as name:
        folder = Path(name)
        if asked.db == "postgres":
            make_url, stop = start_postgres(folder / "server")
        else:
            make_url, stop = (lambda side: sqlite_file(folder, side)), (lambda: None)
        try:
            halls: dict[Side, BenchHall] = {
                "floor": make_hall(make_url("floor")),
                "product": make_hall(make_url("product")),
            }
            figures, found = _measure(halls, asked.clients, begin + asked.seconds)
        finally:
            stop()
    answer = _answer(figures, found) | {"db": asked.db, "clients": asked.clients}
    _print(figures, answer, time.perf_counter() - begin)
    if asked.json:
        print(json.dumps(answer))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=20, help="time of the whole run")
    parser.add_argument("--json", action="store_true", help="one last line of JSON")
    return parser.parse_args()


def _measure(
    halls: dict[Side, BenchHall], count: int, deadline: float
) -> tuple[Figures, tuple[int, int]]:
    clients = Clients(count, halls["floor"], halls["product"])
    engines = {side: open_engine(hall.url) for side, hall in halls.items()}
    figures = Figures()
    for round_number in range(ROUNDS):
        left = deadline - time.perf_counter()
        seconds = max(0.1, left / (ROUNDS - round_number) * _MEASURED_SHARE / len(_PHASES))
        # Every other round begins with the product, so that neither always runs first.
        order = _PHASES if round_number % 2 == 0 else tuple(reversed(_PHASES))
        for side, work in order:
            _prepare(engines[side], halls[side], work, round_number)
            figures.add(side, work, clients.phase(side, work, seconds))
    clients.stop()
    with engines["product"].connect() as connection:
        found = faults(connection)
    for engine in engines.values():
        engine.dispose()
    return figures, found


def _prepare(engine: Engine, hall: BenchHall, work: Work, round_number: int) -> None:
    with engine.begin() as connection:
        clear(connection)
        if work == "call":
            stock_up(connection, hall, round_number)
        analyze(connection)


def _answer(figures: Figures, found: tuple[int, int]) -> dict[str, float | int | str]:
    told_twice = Counter(work for (work, _label), times in figures.labels.items() if times > 1)
    return {
        "issue_per_s": round(statistics.median(figures.rates["product", "issue"]), 1),
        "call_per_s": round(statistics.median(figures.rates["product", "call"]), 1),
        "issue_ratio": round(figures.ratio("issue"), 3),
        "call_ratio": round(figures.ratio("call"), 3),
        "duplicates": found[0] + told_twice["issue"],
        "double_calls": found[1] + told_twice["call"],
        "p99_ms": round(figures.p99_ms("issue", "call"), 2),
        "issue_p99_ms": round(figures.p99_ms("issue"), 2),
        "call_p99_ms": round(figures.p99_ms("call"), 2),
    }


def _print(figures: Figures, answer: dict[str, float | int | str], spent_s: float) -> None:
    for side, work in _PHASES:
        rounds = " ".join(f"{rate:7.0f}" for rate in figures.rates[side, work])
        median = statistics.median(figures.rates[side, work])
        print(f"{side:8s}{work:6s} per s {median:7.0f}   rounds {rounds}")
    for name, value in answer.items():
        print(f"{name:14s} {value}")
    print(f"{spent_s:.1f} s, {ROUNDS} rounds")


if __name__ == "__main__":
    main()
