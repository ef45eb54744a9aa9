"""How long it takes from a key press to the list among 10,000 guides, and from page to page.

People who look for invented items (`_many_guides.py`) type initials, strokes and codes. Each press
is asked of `GuideService` as faces ask it, and of the floor: a bare look at the same 10,000 short
texts, one after the other. Then others press the keys of a real kiosk, offscreen at 1080x1920
with its worker (`_search_kiosk.py`): from the press until the list is painted.

Beside the time on the wall stands the time of the processor that the program itself took, for a
machine that has other work: on a quiet one both are the same.

Usage: uv run bench/search.py [--db sqlite|postgres] [--guides 10000] [--rounds 5] [--json]
"""

import argparse
import json
import os
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from _many_guides import SEED, Seeker, seekers, signs, write_file
from _search_kiosk import Took, bench_kiosk, timed
from queue_hall import BenchHall, make_hall, sqlite_file, start_postgres

from hallapp.guides.importing.service import ItemImportService
from hallapp.guides.service import GuideService
from hallapp.guides.terms import GuideState, ItemRow
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import DEFAULT_ZONE, SystemClock, zone_named
from hallapp.kernel.database.engine import open_engine
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Actor, Channel, Request

AIM_PRESS_MS, AIM_PAGE_MS, AIM_BUILD_MS = 16, 100, 1000
_SERVICE_SEEKERS, _KIOSK_SEEKERS, _WALKS = 60, 12, 4


@dataclass
class Found:
    """Times of everything that was measured."""

    build: list[Took] = field(default_factory=list)
    press: list[Took] = field(default_factory=list)
    floor: list[Took] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)
    painted: list[Took] = field(default_factory=list)
    pages: dict[str, list[Took]] = field(default_factory=dict)


class Floor:
    """A bare look at all texts, one after the other."""

    def __init__(self, items: Sequence[ItemRow]) -> None:
        self._texts = {
            "letters": [row.initials for row in items],
            "digits": [row.code for row in items],
            "strokes": [" ".join(map(signs, row.name)) for row in items],
        }

    def look(self, keys: str, typed: str) -> list[int]:
        """Return the numbers of the texts that hold what was typed."""
        wanted = typed.lower()
        return [number for number, text in enumerate(self._texts[keys]) if wanted in text]


def request() -> Request:
    """Return a request of the bench."""
    return Request(Actor(station="BENCH", channel=Channel.COMMAND_LINE))


def stock(work: UnitOfWork, folder: Path, count: int) -> None:
    """Bring the guides into the hall, as an import does."""
    file = folder / "guides.csv"
    write_file(file, count)
    imports = ItemImportService(work)
    plan = imports.plan_import(file)
    imports.carry_out(request(), plan, state=GuideState.PUBLISHED)


def build(found: Found, work: UnitOfWork, guides: GuideService) -> None:
    """Let guides change and time the first question after that."""
    with work.write(request(), "bench.changed") as act:
        act.changed(Change.GUIDES)
    with timed(found.build):
        guides.popular(16)


def measure(work: UnitOfWork, rounds: int) -> Found:
    """Measure everything in rounds."""
    guides = GuideService(work)
    items = guides.search("", for_kiosk=True, limit=1_000_000)
    floor, chance = Floor(items), Random(SEED)  # noqa: S311 - invented citizens
    found = Found()
    with bench_kiosk(work, guides) as kiosk:
        for number in range(rounds):
            build(found, work, guides)
            people = seekers(items, _SERVICE_SEEKERS, chance)
            _ask(found, guides, floor, people, floor_first=number % 2 == 1)
            for _walk in range(_WALKS):
                for name, took in kiosk.change_pages(items):
                    found.pages.setdefault(name, []).append(took)
            kiosk.press("find_guide", answers=1)
            kiosk.press("way_letters")
            for seeker in seekers(items, _KIOSK_SEEKERS, chance):
                found.painted.extend(kiosk.seek(seeker))
            kiosk.press("go_home")
    return found


def _ask(
    found: Found, guides: GuideService, floor: Floor, people: list[Seeker], *, floor_first: bool
) -> None:
    """Let people press; every other round begins with the floor."""
    presses = [(seeker.keys, typed) for seeker in people for typed in seeker.typed()]

    def product() -> list[Took]:
        took: list[Took] = []
        for _keys, typed in presses:
            with timed(took):
                guides.search(typed, for_kiosk=True)
        return took

    def bare() -> list[Took]:
        took: list[Took] = []
        for keys, typed in presses:
            with timed(took):
                floor.look(keys, typed)
        return took

    if floor_first:
        looked, asked = bare(), product()
    else:
        asked, looked = product(), bare()
    found.press += asked
    found.floor += looked
    found.ratios.append(percentile(asked, 0.5, "cpu") / percentile(looked, 0.5, "cpu"))


def percentile(times: Sequence[Took], part: float, of: str = "wall") -> float:
    """Return the time that so large a part stays below, on the wall or of the processor."""
    ordered = sorted(each.wall_ms if of == "wall" else each.cpu_ms for each in times)
    return ordered[int(part * (len(ordered) - 1))]


def answer(db: str, guides: int, found: Found) -> dict[str, float | int | str]:
    """Return the figures that are published."""
    figures: dict[str, float | int | str] = {"db": db, "guides": guides}
    pages = [took for times in found.pages.values() for took in times]
    every = {"press": found.press, "floor": found.floor, "painted": found.painted, "page": pages}
    for name, times in every.items():
        figures[f"{name}_n"] = len(times)
        for of in ("wall", "cpu"):
            figures[f"{name}_{of}_p50_ms"] = round(percentile(times, 0.5, of), 2)
            figures[f"{name}_{of}_p99_ms"] = round(percentile(times, 0.99, of), 2)
    figures["ratio"] = round(statistics.median(found.ratios), 2)
    for name, times in found.pages.items():
        figures[f"page_{name}_p50_ms"] = round(percentile(times, 0.5), 1)
    for of in ("wall", "cpu"):
        figures[f"build_{of}_ms"] = round(percentile(found.build, 0.5, of))
    return figures


def main() -> None:
    """Run the bench and print what it found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--guides", type=int, default=10_000)
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
            figures = answer(asked.db, asked.guides, _run(make_hall(make_url("product")), asked))
        finally:
            stop()
    for key, value in figures.items():
        print(f"{key:24s} {value}")
    print(f"aims: press p99 {AIM_PRESS_MS} ms, page p99 {AIM_PAGE_MS} ms, build {AIM_BUILD_MS} ms")
    if asked.json:
        print(json.dumps(figures))


def _run(hall: BenchHall, asked: argparse.Namespace) -> Found:
    engine = open_engine(hall.url)
    work = UnitOfWork(engine, hall.hall_id, SystemClock(), zone_named(DEFAULT_ZONE))
    try:
        with tempfile.TemporaryDirectory(prefix="hall") as folder:
            stock(work, Path(folder), asked.guides)
        return measure(work, asked.rounds)
    finally:
        engine.dispose()


if __name__ == "__main__":
    main()
