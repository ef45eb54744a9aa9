"""`print paper-pack` and `import paper-visits`: the whole way of a power cut, by command line."""

import csv
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hallapp.kernel.clock import SystemClock
from tests.unit.commands.conftest import AT_FAULT, DONE, MISUSED, REFUSED, Run

HALL_ZONE = ZoneInfo("Asia/Shanghai")


def test_a_pack_is_printed_filled_in_and_keyed_in_once(in_demo: Run, tmp_path: Path):
    out = tmp_path / "停电包"
    printed = in_demo("print", "paper-pack", "--out", str(out), "--numbers", "2")
    (table,) = out.glob("*.csv")
    now = SystemClock().now().astimezone(HALL_ZONE)
    fill(table, now)

    day = f"{now:%Y-%m-%d}"
    tried = in_demo("import", "paper-visits", str(table), "--day", day, "--dry-run")
    first = in_demo("import", "paper-visits", str(table), "--day", day)
    again = in_demo("import", "paper-visits", str(table), "--day", day)

    assert printed.status == tried.status == first.status == again.status == DONE
    assert len(printed.out.splitlines()) == 1
    assert "号码条 5 页" in printed.out
    assert len(list(out.glob("*.pdf"))) == 6
    assert "停A-001" in tried.out
    assert "已补录" not in tried.out.splitlines()[-1]
    assert first.out.splitlines()[-1] == "已补录 1 件；已补录过 0 件，跳过 0 行。"
    assert again.out.splitlines()[-1] == "已补录 0 件；已补录过 1 件，跳过 0 行。"


def fill(table: Path, at: datetime) -> None:
    """Write what happened with the first stub, as a person does in a table program."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    said = dict.fromkeys(("取号时间", "叫号时间", "办结时间"), f"{at:%H:%M}")
    for column, text in (said | {"窗口": "1", "结果": "办结"}).items():
        rows[0][header.index(column)] = text
    with table.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def test_a_hall_that_gives_no_numbers_is_refused_in_one_line(run: Run, tmp_path: Path):
    told = run("print", "paper-pack", "--out", str(tmp_path / "out"))

    assert told.status == REFUSED
    assert told.is_one_clear_line()


def test_a_folder_is_needed(run: Run):
    assert run("print", "paper-pack").status == MISUSED


def test_a_file_that_is_not_there_is_told_in_one_line(run: Run, tmp_path: Path):
    told = run("import", "paper-visits", str(tmp_path / "没有.csv"), "--dry-run")

    assert told.status == AT_FAULT
    assert told.is_one_clear_line()
