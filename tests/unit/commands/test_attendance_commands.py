"""Attendance at the command line: rules, people, a device's file, the day; on a fresh folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from punch_files import attlog, write

DONE, REFUSED, MISUSED, AT_FAULT = 0, 1, 2, 3
Run = Callable[..., Any]
FRIDAY = "2026-11-20"
PEOPLE = (
    "pin,name,unit,window\n7001,张一,市场监管局,61\n7002,李二,市场监管局,62\n7003,王三,公安局,\n"
    "7004,赵四,公安局,\n"
)
PUNCHES = attlog(
    *(("7001", f"{FRIDAY} {time}") for time in ("08:55:10", "12:01:00", "13:20:00", "17:02:00")),
    *(("7002", f"{FRIDAY} {time}") for time in ("09:05:00", "12:01:00", "13:20:00", "16:50:00")),
    *(("7003", f"{FRIDAY} {time}") for time in ("09:30:00", "12:05:00", "13:31:30")),
)
GARBAGE = "garbage\r\n" + attlog(("9999", f"{FRIDAY} 08:50:00"), ("7001", "2099-01-01 08:00:00"))


@pytest.fixture
def lists(tmp_path: Path) -> tuple[str, str]:
    people = write(tmp_path, "people.csv", PEOPLE)
    return str(people), str(write(tmp_path, "1_attlog.dat", PUNCHES + GARBAGE))


def day(run: Run, on: str = FRIDAY) -> dict[str, Any]:
    """Return what a day came to, by number."""
    told = run("attendance", "day", on, "--json")
    assert told.status == DONE
    return {row["pin"]: row for row in told.answer}


def test_a_fresh_hall_takes_rules_people_and_punches_in_and_tells_the_day(
    run: Run, lists: tuple[str, str]
):
    people, punches = lists

    chosen = run("attendance", "preset", "default")
    taken = run("attendance", "people", people, "--json")
    first = run("import", "punches", punches, "--json").answer
    again = run("import", "punches", punches, "--json").answer

    assert (chosen.status, taken.status) == (DONE, DONE)
    assert [taken.answer[name] for name in ("new", "faulty", "new_windows")] == [4, 0, [61, 62]]
    assert [first[name] for name in ("new", "known", "quarantined")] == [11, 0, 3]
    assert [again[name] for name in ("new", "known", "quarantined")] == [0, 11, 3]
    found = day(run)
    assert found["7001"] == {
        "pin": "7001",
        "name": "张一",
        "slots": {
            "am_in": "08:55:10",
            "am_out": "12:01:00",
            "pm_in": "13:20:00",
            "pm_out": "17:02:00",
        },
        "am": "present",
        "pm": "present",
        "late_minutes": 0,
        "early_minutes": 0,
    }
    states = {pin: (row["am"], row["pm"]) for pin, row in found.items()}
    assert states == {
        "7001": ("present", "present"),
        "7002": ("late", "early_leave"),
        "7003": ("absent", "missing_punch"),
        "7004": ("absent", "absent"),
    }
    assert (found["7002"]["late_minutes"], found["7002"]["early_minutes"]) == (5, 10)
    assert {row["am"] for row in day(run, "2026-11-22").values()} == {"off"}


def test_what_was_put_aside_is_told_line_by_line(run: Run, lists: tuple[str, str]):
    people, punches = lists
    run("attendance", "people", people)

    look = run("import", "punches", punches, "--dry-run")
    told = run("import", "punches", punches)
    again = run("import", "punches", punches)

    assert (look.status, told.status, again.status) == (DONE, DONE, DONE)
    assert "第 12 行：看不出考勤号和时间｜garbage" in told.out
    assert "共 14 条，新 11，已有 0，隔离 3" in told.out
    assert look.out == told.out
    assert "没有新的打卡记录" in again.out
    assert "已经导入过（1_attlog.dat）" in again.out


def test_punches_before_people_wait_for_them(run: Run, lists: tuple[str, str]):
    people, punches = lists
    before = run("import", "punches", punches, "--json").answer

    taken = run("attendance", "people", people, "--json").answer

    assert (before["new"], before["unknown_pins"]["7001"]) == (0, 4)
    assert taken["released"] == 11
    assert day(run)["7001"]["am"] == "present"


def test_a_table_with_a_map_and_a_device_is_imported(
    run: Run, lists: tuple[str, str], tmp_path: Path
):
    run("attendance", "people", lists[0])
    table = write(tmp_path, "刷.csv", f"员工,号,刷\n张一,7001,{FRIDAY} 08:55:10\n")
    told = write(tmp_path, "map.json", '{"pin": "号", "when": "刷"}')

    without = run("import", "punches", str(table))
    report = run("import", "punches", str(table), "--map", str(told), "--device", "5", "--json")

    assert without.status == REFUSED
    assert without.is_one_clear_line()
    assert (report.answer["new"], report.answer["device"]) == (1, "5")


def test_wrong_rows_of_a_list_are_told_and_the_right_ones_taken(run: Run, tmp_path: Path):
    people = write(tmp_path, "people.csv", PEOPLE + "7001,重号,公安局,\n,无号,,\n")

    look = run("attendance", "people", str(people), "--dry-run")
    told = run("attendance", "people", str(people))

    assert (look.status, told.status) == (REFUSED, REFUSED)
    assert "第 6 行 7001：这个考勤号在名单里前面已有" in told.out
    assert "新增 4，有误 2" in told.out
    assert len(day(run)) == 4


def test_a_preset_is_known_by_its_chinese_name_and_letter(run: Run):
    for name in ("庆城", "汨罗", "C", "G", "H", "L", "苍南"):
        assert run("attendance", "preset", name).status == DONE

    refused = run("attendance", "preset", "月亮")

    assert refused.status == REFUSED
    assert refused.is_one_clear_line()


def test_rules_chosen_later_leave_the_days_before_alone(run: Run, lists: tuple[str, str]):
    people, punches = lists
    run("attendance", "preset", "default")
    run("attendance", "people", people)
    run("import", "punches", punches)

    later = run("attendance", "preset", "庆城")

    assert "以前的日子按原来的规则" in later.out
    assert day(run)["7003"]["pm"] == "missing_punch"


def test_a_file_that_is_none_and_a_day_that_is_none_are_told_in_one_line(run: Run, tmp_path: Path):
    binary = write(tmp_path, "att.dat", bytes(range(256)) * 20)

    refused, missing = run("import", "punches", str(binary)), run("import", "punches", "/没有")

    assert (refused.status, missing.status) == (REFUSED, AT_FAULT)
    assert refused.is_one_clear_line()
    assert "1_attlog.dat" in refused.err
    assert missing.is_one_clear_line()
    assert run("attendance", "day", "昨天").status == MISUSED


def test_the_demo_hall_takes_the_same_commands(in_demo: Run, lists: tuple[str, str]):
    people, punches = lists

    assert in_demo("attendance", "preset", "default").status == DONE
    assert in_demo("attendance", "people", people).status == DONE
    report = json.loads(in_demo("import", "punches", punches, "--json").out)

    assert report["new"] == 11
    found = day(in_demo)
    assert (found["7002"]["am"], found["7002"]["pm"]) == ("late", "early_leave")
