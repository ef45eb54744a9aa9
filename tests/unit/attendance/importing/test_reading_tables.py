"""Tables of punches: headings in both languages, several times in one cell, a map of columns."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from punch_files import write

from hallapp.attendance.importing.columns import PunchField, read_punch_map
from hallapp.attendance.importing.errors import (
    PunchColumnsError,
    PunchMapBrokenError,
    PunchMapFieldError,
    PunchMapHeadingError,
)
from hallapp.attendance.importing.moments import moments_in
from hallapp.attendance.importing.reading import PunchSheet, read_punches
from hallapp.attendance.terms.files import PunchFileFormat, QuarantineReason

NINE = datetime.fromisoformat("2026-11-20 08:55:10")


def said(sheet: PunchSheet) -> list[tuple[str, str]]:
    return [(line.pin, f"{line.local:%m-%d %H:%M:%S}") for line in sheet.lines if line.local]


@pytest.mark.parametrize(
    "header",
    ["工号,姓名,打卡时间", "考勤号码,姓名,日期时间", "PIN,Name,DateTime", "AC-No.,Name,Time",
     "编号,名字,时间", "User ID,name,check time"],
)  # fmt: skip
def test_headings_are_known_in_chinese_and_english(tmp_path: Path, header: str):
    sheet = read_punches(write(tmp_path, "打卡.csv", f"{header}\n1001,张一,2026-11-20 08:55:10\n"))

    assert said(sheet) == [("1001", "11-20 08:55:10")]
    assert sheet.format is PunchFileFormat.TABLE


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_table_is_read_in_every_encoding(tmp_path: Path, encoding: str):
    text = "工号,姓名,打卡时间\r\n1001,张一,2026/11/20 8:55\r\n"

    assert said(read_punches(write(tmp_path, "a.csv", text.encode(encoding)))) == [
        ("1001", "11-20 08:55:00")
    ]


def test_one_cell_may_hold_all_punches_of_a_day(tmp_path: Path):
    text = "考勤号,日期,打卡记录\n1001,2026-11-20,08:55 12:01 13:20 17:03\n1002,2026-11-20,\n"

    sheet = read_punches(write(tmp_path, "a.csv", text))

    assert [moment for _pin, moment in said(sheet)] == [
        "11-20 08:55:00", "11-20 12:01:00", "11-20 13:20:00", "11-20 17:03:00",
    ]  # fmt: skip
    assert all(line.fault is None for line in sheet.lines)


def test_columns_of_coming_and_going_are_both_read(tmp_path: Path):
    text = "工号,日期,签到时间,签退时间\n1001,2026-11-20,08:55:10,17:02:00\n"

    assert len(said(read_punches(write(tmp_path, "a.csv", text)))) == 2


def test_a_workbook_is_read_with_real_times(tmp_path: Path):
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["某县政务服务中心打卡记录"])
    page.append(["工号", "姓名", "打卡时间", "设备编号"])
    page.append([1001, "张一", NINE, 2])
    page.append(["1002", "李二", "2026-11-20 09:01:02", "2"])
    book.save(tmp_path / "打卡.xlsx")

    sheet = read_punches(tmp_path / "打卡.xlsx")

    assert said(sheet) == [("1001", "11-20 08:55:10"), ("1002", "11-20 09:01:02")]
    assert sheet.device_number == "2"


def test_rows_that_are_no_punch_keep_their_line_and_reason(tmp_path: Path):
    wrong = (",2026-11-20 09:00:00", "1003,没打", '"1004', "1005,2026-02-30 08:00")
    text = "\n".join(("工号,打卡时间", "1001,2026-11-20 08:55:10", *wrong))

    sheet = read_punches(write(tmp_path, "a.csv", text))

    assert [(line.line, line.fault, line.raw) for line in sheet.lines[1:]] == [
        (3, QuarantineReason.NO_PIN, ",2026-11-20 09:00:00"),
        (4, QuarantineReason.UNREADABLE, "1003,没打"),
        (5, QuarantineReason.UNREADABLE, '"1004'),
        (6, QuarantineReason.BAD_TIME, "1005,2026-02-30 08:00"),
    ]


def test_lines_without_headings_are_read_like_a_device_s(tmp_path: Path):
    sheet = read_punches(
        write(tmp_path, "a.csv", "1001,2026-11-20 08:55:10\n1002,2026-11-20 09:00:00\n")
    )

    assert len(said(sheet)) == 2


def test_the_hall_s_own_map_goes_before_what_is_guessed(tmp_path: Path):
    text = "员工,卡号,工号,刷\n张一,55,1001,2026-11-20 08:55:10\n"
    told = write(tmp_path, "m.json", json.dumps({"pin": "卡号", "打卡时间": ["刷"]}))

    sheet = read_punches(write(tmp_path, "a.csv", text), read_punch_map(told))

    assert said(sheet) == [("55", "11-20 08:55:10")]
    assert sheet.columns.headings[PunchField.WHEN] == ("刷",)


def test_a_table_or_map_that_names_nothing_says_what_is_missing(tmp_path: Path):
    with pytest.raises(PunchColumnsError) as refused:
        read_punches(write(tmp_path, "a.csv", "工号,姓名\n1001,张一\n"))
    assert refused.value.facts["missing"] == "打卡时间"
    with pytest.raises(PunchMapHeadingError):
        read_punches(tmp_path / "a.csv", {PunchField.WHEN: ("没有这列",)})
    with pytest.raises(PunchMapFieldError):
        read_punch_map(write(tmp_path, "m.json", '{"颜色": "红"}'))
    with pytest.raises(PunchMapBrokenError):
        read_punch_map(write(tmp_path, "m.json", "[1]"))


@pytest.mark.parametrize(
    "text",
    ["2026-11-20 08:55:10", "2026/11/20 8:55:10", "2026.11.20 08:55:10", "20261120085510",
     "2026年11月20日 8时55分10秒", "2026-11-20T08:55:10", "2026/11/20 上午 8:55:10",
     "2026-11-20 08:55:10 AM", "46346.37164352"],
)  # fmt: skip
def test_a_moment_is_read_however_it_is_written(text: str):
    assert list(moments_in(text, None)) == [NINE]


def test_a_moment_with_its_zone_keeps_it():
    (found,) = moments_in("2026-11-20T00:55:10Z", None)

    assert found == datetime.fromisoformat("2026-11-20T08:55:10+08:00")
