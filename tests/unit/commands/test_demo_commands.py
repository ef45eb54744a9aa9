"""Commands in the demo hall: numbers, calls, papers, imports, the store."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from program_source import ROOT

DONE, REFUSED, AT_FAULT = 0, 1, 3
Run = Callable[..., Any]


def test_the_demo_hall_is_made_with_its_counts(demo_made: tuple[Path, Any]) -> None:
    _folder, told = demo_made

    assert told.status == DONE
    counts = told.answer
    assert {name: counts[name] for name in ("windows", "zones", "people", "items")} == {
        "windows": 6,
        "zones": 5,
        "people": 12,
        "items": 97,
    }
    assert counts["tickets"] > 0
    assert counts["cases"] > 0


def test_a_second_demo_leaves_the_first_one_as_it_is(in_demo: Run, demo_made: Any) -> None:
    assert in_demo("demo", "--json").answer == demo_made[1].answer


def test_a_number_is_given_kept_as_a_paper_and_called(in_demo: Run, tmp_path: Path) -> None:
    paper = tmp_path / "号票.pdf"

    issued = in_demo("ticket", "issue", "--service", "a", "--out", str(paper), "--json")
    called = in_demo("ticket", "call", "--window", "1", "--json")

    assert (issued.status, called.status) == (DONE, DONE)
    number = issued.answer["number"]
    assert issued.answer == {"number": number, "window": None, "state": "waiting"}
    assert called.answer == {"number": number, "window": 1, "state": "called"}
    with closing(pypdfium2.PdfDocument(paper)) as pdf:
        assert number in pdf[0].get_textpage().get_text_bounded()


def test_a_window_with_nobody_waiting_is_told_so(in_demo: Run) -> None:
    told = in_demo("ticket", "call", "--window", "1", "--json")

    assert told.status == DONE
    assert told.answer == {"number": None, "window": 1, "state": "nobody_waiting"}


def test_the_guide_slip_of_a_real_item_is_written(in_demo: Run, tmp_path: Path) -> None:
    paper = tmp_path / "指南单.pdf"

    told = in_demo("slip", "guide", "居民身份证换领", "--paper", "a4", "--out", str(paper))

    assert told.status == DONE
    with closing(pypdfium2.PdfDocument(paper)) as pdf:
        assert "居民身份证换领" in pdf[0].get_textpage().get_text_bounded()


def test_the_store_checks_upgrades_and_verifies(in_demo: Run) -> None:
    for words in (("db", "check"), ("db", "upgrade"), ("db", "verify-audit")):
        told = in_demo(*words)

        assert (told.status, told.err) == (DONE, ""), words
        assert told.out.endswith("\n")


def test_a_dry_run_of_an_import_writes_nothing(in_demo: Run, demo_folder: Path) -> None:
    seed = ROOT / "db" / "seed" / "service-items.csv"
    changed = demo_folder / "items.csv"
    text = seed.read_text(encoding="utf-8-sig")
    changed.write_text(text.replace("居民身份证换领", "居民身份证更换"), encoding="utf-8")
    before = items(demo_folder)

    told = in_demo("import", "items", str(changed), "--dry-run")

    assert told.status in {DONE, REFUSED}
    assert "items.csv" in told.out
    assert items(demo_folder) == before


@pytest.mark.parametrize(
    "words",
    [
        ("ticket", "issue", "--service", "没有这项"),
        ("ticket", "call", "--window", "99"),
        ("slip", "guide", "没有这个事项", "--out", "slip.pdf"),
        ("import", "items", "没有这个文件.csv"),
    ],
)
def test_what_is_not_there_is_refused_in_one_line(in_demo: Run, words: tuple[str, ...]) -> None:
    told = in_demo(*words)

    assert told.status in {REFUSED, AT_FAULT}
    assert told.is_one_clear_line(), told


def test_a_paper_that_cannot_be_written_is_told(in_demo: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")

    told = in_demo("slip", "guide", "居民身份证换领", "--out", str(blocked / "slip.pdf"))

    assert told.status == AT_FAULT
    assert told.is_one_clear_line(), told


@pytest.mark.parametrize("way", ["printer off", "file not writable"])
def test_a_number_that_no_paper_came_out_for_is_told(
    in_demo: Run, demo_folder: Path, way: str
) -> None:
    words = ["ticket", "issue", "--service", "A", "--json"]
    if way == "printer off":
        off = 'ticket_printer = "tcp://127.0.0.1:1"\n'
        (demo_folder / "station.toml").write_text(off, encoding="utf-8")
    else:
        words += ["--out", str(demo_folder / "demo" / "hall.db" / "号票.pdf")]

    told = in_demo(*words)

    assert told.status == AT_FAULT
    assert told.answer["state"] == "waiting"
    assert told.err.startswith("hallapp: ")
    assert len(told.err.splitlines()) == 1
    state, fault = printed(demo_folder, told.answer["number"])
    assert state == "failed"
    assert fault


@pytest.mark.parametrize(
    "words", [("ticket", "call", "--window", "1"), ("ticket", "issue", "--service", "A")]
)
def test_nobody_of_that_name_is_said_with_the_name(in_demo: Run, words: tuple[str, ...]) -> None:
    told = in_demo(*words, "--as", "没有这个人")

    assert told.status == REFUSED
    assert told.is_one_clear_line(), told
    assert "没有工号或姓名叫 没有这个人 的人" in told.err


def test_a_number_is_given_as_somebody_of_the_demo_hall(in_demo: Run, demo_folder: Path) -> None:
    number, person = somebody(demo_folder)

    told = in_demo("ticket", "issue", "--service", "A", "--as", number, "--json")

    assert told.status == DONE
    with closing(sqlite3.connect(demo_folder / "demo" / "hall.db")) as store:
        newest = "SELECT person_id FROM audit_event ORDER BY seq DESC LIMIT 1"
        assert store.execute(newest).fetchone()[0] == person


def test_a_changed_audit_event_is_found(in_demo: Run, demo_folder: Path) -> None:
    with closing(sqlite3.connect(demo_folder / "demo" / "hall.db")) as store, store:
        store.execute("DROP TRIGGER audit_event_kept")
        store.execute("UPDATE audit_event SET station = 'other' WHERE seq = 7")

    told = in_demo("db", "verify-audit")

    assert told.status == REFUSED
    assert "第 7 条" in told.err


def items(folder: Path) -> str:
    """Everything that the store says of items, as text."""
    with closing(sqlite3.connect(folder / "demo" / "hall.db")) as store:
        rows = store.execute("SELECT id, name, version FROM service_item ORDER BY id").fetchall()
        events = store.execute("SELECT count(*) FROM audit_event").fetchone()
    return json.dumps([rows, events], default=str)


def printed(folder: Path, label: str) -> tuple[str, str | None]:
    """Whether the newest ticket of this number came out, and why not."""
    with closing(sqlite3.connect(folder / "demo" / "hall.db")) as store:
        found: tuple[str, str | None] = store.execute(
            "SELECT print_state, print_fault FROM ticket WHERE label = ? ORDER BY issued_at DESC",
            [label],
        ).fetchone()
    return found


def somebody(folder: Path) -> tuple[str, str]:
    """Staff number and id of a person of the demo hall."""
    with closing(sqlite3.connect(folder / "demo" / "hall.db")) as store:
        found: tuple[str, str] = store.execute("SELECT staff_number, id FROM person").fetchone()
    return found


def test_a_day_of_appointments_is_told_line_by_line_and_brought_in_once(
    in_demo: Run, tmp_path: Path
) -> None:
    listed = tmp_path / "预约.csv"
    listed.write_text(
        "业务,日期,时间,姓名,身份证号,预约编号\n"
        "综合受理,2099-11-24,09:00-09:30,李小花,11010119900307109X,P1\n"
        "没有的业务,2099-11-24,09:00-09:30,赵大山,,P2\n",
        encoding="gb18030",
    )

    tried = in_demo("import", "appointments", str(listed), "--dry-run")
    first = in_demo("import", "appointments", str(listed))
    again = in_demo("import", "appointments", str(listed))

    assert (tried.status, first.status, again.status) == (REFUSED, REFUSED, REFUSED)
    assert "新增 1" in tried.out
    assert "新增 1" in first.out
    assert "新增" not in again.out
    assert "李小花" not in first.out
    assert "没有的业务" in first.out
