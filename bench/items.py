"""How long 10,000 whole guides take from a workbook into the hall, beside reading and inserting.

The workbook is written by the product's own export: an item with its limits, four materials,
a fee and three steps each. The product looks at the file and carries the import out, with every
check, request id, audit and what-changed. The floor reads the same cells with openpyxl, spells
the names with pypinyin, and puts the same rows into the same tables through the bare driver, in
one transaction. Both in turns, into an empty hall each time; medians and ratios are printed.

Usage: uv run bench/items.py [--db sqlite|postgres] [--items 10000] [--rounds 3] [--drafts] [--json]
"""

import argparse
import gc
import json
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pypinyin
from _many_guides import rows as invented
from queue_hall import make_hall, sqlite_file, start_postgres
from sqlalchemy import Engine, update

from hallapp.authoring.importing import GuideImportService
from hallapp.guides.content import FeeEntry, GuideContent, MaterialEntry, StepEntry
from hallapp.guides.exchange.exporting import file_of
from hallapp.guides.exchange.plan import StoredGuide
from hallapp.guides.exchange.rows import FileForm
from hallapp.guides.terms import GuideState
from hallapp.hall.tables import Hall
from hallapp.kernel.clock import DEFAULT_ZONE, SystemClock, zone_named
from hallapp.kernel.database.engine import open_engine
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Actor, Channel, Request

AIM = 3.0
# Parts go before the items that they hang on.
TABLES = (
    "department", "service_item", "required_material", "item_fee", "item_step", "guide_draft",
)  # fmt: skip
_OTHER_PARTS = ("item_special", "item_situation", "item_question")

Rows = dict[str, tuple[Sequence[str], list[tuple[Any, ...]]]]


def content(name: str) -> GuideContent:
    """Return a guide of ordinary length."""
    values: dict[str, str | int | bool | None] = {
        "name": name,
        "item_type": "licence",
        "handling_type": "promised",
        "legal_basis": "示例：法律名称第三十五条，办法第十二条",
        "statutory_amount": 20,
        "statutory_unit": "working_days",
        "promised_amount": 10,
        "promised_unit": "working_days",
        "conditions": "示例：有固定场所，已领营业执照",
        "audience": "自然人、营利法人",
        "charges": True,
        "visits": 1,
        "place": "示例：一楼 A 区",
        "consult_phone": "示例电话一",
        "complaint_phone": "示例电话二",
        "result_name": "示例证",
    }
    return GuideContent(
        values,
        materials=tuple(
            MaterialEntry(said, form="原件", copies=1, remark="示例")
            for said in ("申请表", "身份证明", "场所使用证明", "授权委托书")
        ),
        fees=(FeeEntry("示例：工本费", "示例：每证若干元"),),
        steps=tuple(StepEntry(said, 3, "working_days") for said in ("受理", "审核", "办结")),
    )


def write_workbook(path: Path, count: int) -> list[str]:
    """Write so many guides; return their names."""
    named = invented(count)
    guides = [
        StoredGuide(uuid.uuid4(), "", 1, GuideState.DRAFT, department, content(name))
        for name, department in named
    ]
    coded = [
        StoredGuide(each.id, f"SX-{number:05d}", 1, each.state, each.department, each.content)
        for number, each in enumerate(guides, 1)
    ]
    path.write_bytes(file_of(coded, FileForm.WORKBOOK))
    return [name for name, _department in named]


class Took:
    """Times of one side, by part: on the wall, and of the processor for the program itself."""

    def __init__(self) -> None:
        self.wall: dict[str, float] = {}
        self.cpu: dict[str, float] = {}
        self._last = self._now()
        self._first = self._last

    def part(self, name: str) -> None:
        """End a part."""
        now = self._now()
        self._keep(name, self._last, now)
        self._keep("all", self._first, now)
        self._last = now

    def _keep(self, name: str, begun: tuple[float, float], now: tuple[float, float]) -> None:
        self.wall[name], self.cpu[name] = now[0] - begun[0], now[1] - begun[1]

    @staticmethod
    def _now() -> tuple[float, float]:
        return time.perf_counter(), time.process_time()


class Bench:
    """One hall and one workbook, brought in again and again."""

    def __init__(self, engine: Engine, work: UnitOfWork, book: Path, names: list[str]) -> None:
        self._engine = engine
        self._work = work
        self._book = book
        self._names = names
        self._rows: Rows = {}

    def product(self) -> Took:
        """Look at the file and carry the import out."""
        service = GuideImportService(self._work)
        request = Request(Actor(station="BENCH", channel=Channel.COMMAND_LINE))
        took = Took()
        plan = service.plan_import(self._book)
        took.part("look")
        result = service.carry_out(request, plan)
        took.part("carry")
        assert result.new == len(self._names), result
        return took

    def keep_rows(self) -> None:
        """Keep what the product has written, as the driver gives it."""
        with self._engine.connect() as connection:
            for table in TABLES:
                found = connection.exec_driver_sql(f"SELECT * FROM {table}")
                self._rows[table] = (tuple(found.keys()), [tuple(row) for row in found])

    def floor(self) -> Took:
        """Read the cells, spell the names, insert the rows."""
        took = Took()
        book = openpyxl.load_workbook(self._book, read_only=True, data_only=True)
        cells = sum(1 for page in book.worksheets for _row in page.iter_rows(values_only=True))
        book.close()
        took.part("read")
        for name in self._names:
            pypinyin.lazy_pinyin(name)
        took.part("spell")
        self._insert()
        took.part("insert")
        assert cells > len(self._names)
        return took

    def _insert(self) -> None:
        sign = "?" if self._engine.dialect.name == "sqlite" else "%s"
        with self._engine.begin() as connection:
            for table, (columns, rows) in self._rows.items():
                if rows:
                    named = ", ".join(f'"{column}"' for column in columns)
                    signs = ", ".join(sign for _column in columns)
                    connection.exec_driver_sql(
                        f"INSERT INTO {table} ({named}) VALUES ({signs})", rows
                    )

    def clear(self) -> None:
        """Empty the hall of guides."""
        with self._engine.begin() as connection:
            for table in (*_OTHER_PARTS, *reversed(TABLES)):
                connection.exec_driver_sql(f"DELETE FROM {table}")


def measure(bench: Bench, rounds: int) -> dict[str, float]:
    """Return the medians of all rounds; every other round begins with the floor."""
    bench.clear()
    bench.product()
    bench.keep_rows()
    kept: list[tuple[Took, Took]] = []
    for number in range(rounds):
        found: dict[str, Took] = {}
        sides: list[tuple[str, Callable[[], Took]]] = [
            ("product", bench.product),
            ("floor", bench.floor),
        ]
        for name, side in sides if number % 2 == 0 else reversed(sides):
            bench.clear()
            gc.collect()
            found[name] = side()
        kept.append((found["product"], found["floor"]))
        print(f"round {number + 1}: {_words(found['product'])} | floor {_words(found['floor'])}")
    facts = {f"product_{key}_s": _median(p.wall[key] for p, _f in kept) for key in kept[0][0].wall}
    facts |= {f"floor_{key}_s": _median(f.wall[key] for _p, f in kept) for key in kept[0][1].wall}
    facts["ratio"] = _median(p.wall["all"] / f.wall["all"] for p, f in kept)
    return facts | {"cpu_ratio": _median(p.cpu["all"] / f.cpu["all"] for p, f in kept)}


def _median(values: Iterable[float]) -> float:
    return statistics.median(list(values))


def _words(took: Took) -> str:
    parts = (f"{name} {took.wall[name]:.2f} ({took.cpu[name]:.2f})" for name in took.wall)
    return ", ".join(parts)


def main() -> None:
    """Measure, print, and with `--json` end with one line of JSON."""
    parser = argparse.ArgumentParser(description="Import of whole guides beside its floor.")
    parser.add_argument("--db", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--drafts", action="store_true", help="as a real hall, into drafts")
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        if chosen.db == "postgres":
            make_url, stop = start_postgres(folder / "server")
        else:
            make_url, stop = (lambda side: sqlite_file(folder, side)), (lambda: None)
        url = make_url("items")
        hall = make_hall(url)
        engine = open_engine(url)
        with engine.begin() as connection:
            connection.execute(update(Hall).values(is_demo=not chosen.drafts))
        work = UnitOfWork(engine, hall.hall_id, SystemClock(), zone_named(DEFAULT_ZONE))
        book = folder / "items.xlsx"
        names = write_workbook(book, chosen.items)
        facts = measure(Bench(engine, work, book, names), chosen.rounds)
        engine.dispose()
        stop()
    print(
        f"median ratio {facts['ratio']:.2f} on the wall, {facts['cpu_ratio']:.2f} of the "
        f"processor (aim {AIM:.1f}); seconds on the wall, in brackets of the processor"
    )
    if chosen.json:
        print(json.dumps({name: round(value, 3) for name, value in facts.items()}))


if __name__ == "__main__":
    main()
