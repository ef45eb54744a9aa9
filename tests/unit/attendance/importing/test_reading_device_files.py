"""What devices write is read line by line; what is no punch keeps its reason."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from punch_files import attlog, attlog_line, write

from hallapp.attendance.importing.device_files import device_number_in
from hallapp.attendance.importing.errors import (
    PunchFileBinaryError,
    PunchFileEmptyError,
    PunchFileUnknownError,
)
from hallapp.attendance.importing.lines import PunchLine, device_line
from hallapp.attendance.importing.reading import PunchSheet, read_punches
from hallapp.attendance.terms.files import PunchFileFormat, QuarantineReason

NINE = "2026-11-20 08:55:10"
NOON = "2026-11-20 12:01:00"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def said(sheet: PunchSheet) -> list[tuple[str, datetime | None]]:
    return [(line.pin, line.local) for line in sheet.lines if line.fault is None]


def faults(sheet: PunchSheet) -> list[tuple[int, QuarantineReason]]:
    return [(line.line, line.fault) for line in sheet.lines if line.fault is not None]


def test_numbers_are_read_without_the_blanks_in_front(tmp_path: Path):
    sheet = read_punches(write(tmp_path, "1_attlog.dat", attlog(("1001", NINE), ("7", NOON))))

    assert said(sheet) == [("1001", at(NINE)), ("7", at(NOON))]
    assert sheet.format is PunchFileFormat.ATTLOG
    assert sheet.device_number == "1"


@pytest.mark.parametrize(
    ("name", "number"),
    [("1_attlog.dat", "1"), ("12_ATTLOG.DAT", "12"), ("1_attlog (2).dat", "1"),
     ("副本 3_attlog.dat", "3"), ("attlog.dat", ""), ("打卡.csv", "")],
)  # fmt: skip
def test_the_device_is_told_by_the_name_of_its_file(name: str, number: str):
    assert device_number_in(name) == number


def test_line_ends_of_both_kinds_give_the_same_punches(tmp_path: Path):
    text = attlog(("1001", NINE), ("1002", NOON))

    windows = read_punches(write(tmp_path, "1_attlog.dat", text))
    unix = read_punches(write(tmp_path, "2_attlog.dat", text.replace("\r\n", "\n")))

    assert said(windows) == said(unix)
    assert len(said(unix)) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_every_encoding_gives_the_same_punches(tmp_path: Path, encoding: str):
    text = attlog(("1001", NINE), ("1002", NOON))

    sheet = read_punches(write(tmp_path, "1_attlog.dat", text.encode(encoding)))

    assert said(sheet) == [("1001", at(NINE)), ("1002", at(NOON))]


def test_a_serial_number_in_front_and_a_checksum_behind_are_no_punches(tmp_path: Path):
    text = "CJDE193560277\r\n" + attlog(("1001", NINE), ("1002", NOON)) + "8F3A01\r\n"

    sheet = read_punches(write(tmp_path, "1_attlog.dat", text))

    assert sheet.serial == "CJDE193560277"
    assert len(sheet.lines) == 2
    assert faults(sheet) == []


def test_a_number_that_breaks_off_at_the_end_is_no_checksum(tmp_path: Path):
    text = attlog(("100123", NINE)) + "1001"

    sheet = read_punches(write(tmp_path, "1_attlog.dat", text))

    assert faults(sheet) == [(2, QuarantineReason.HALF_LINE)]


def test_columns_that_are_missing_or_wrong_behind_the_moment_do_no_harm(tmp_path: Path):
    lines = [
        attlog_line("1001", NINE, ""),
        attlog_line("1002", NINE, "1"),
        attlog_line("1003", NINE, "1\t255\t15\t0\t0\t0\t\t"),
        attlog_line("1004", NINE, "x\ty\tz"),
    ]

    sheet = read_punches(write(tmp_path, "1_attlog.dat", "\n".join(lines)))

    assert [pin for pin, _at in said(sheet)] == ["1001", "1002", "1003", "1004"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("garbage", QuarantineReason.UNREADABLE),
        ("%%% ###", QuarantineReason.UNREADABLE),
        ("error: 3 bad", QuarantineReason.UNREADABLE),
        ("     1001", QuarantineReason.HALF_LINE),
        ("     1001\t2026-11-2", QuarantineReason.HALF_LINE),
        ("     1001\t2026-11-20 08:5", QuarantineReason.HALF_LINE),
        ("     1001\t2026-11-20 08:55", QuarantineReason.HALF_LINE),
        ("     1001\t2026-11-20 08:55:1", QuarantineReason.HALF_LINE),
        ("1001\t2026-13-45 08:55:10\t1", QuarantineReason.BAD_TIME),
        ("1001\t2026-11-20 25:61:00\t1", QuarantineReason.BAD_TIME),
        ("\t2026-11-20 08:55:10\t1", QuarantineReason.NO_PIN),
    ],
)
def test_a_line_that_is_no_punch_says_why(line: str, reason: QuarantineReason):
    found = device_line(7, line)

    assert (found.line, found.raw, found.fault) == (7, line, reason)


def test_bytes_that_are_no_character_spoil_their_own_line_only(tmp_path: Path):
    good = attlog(("1001", NINE)).encode()
    torn = b"10\xff03\t2026-11-20 08:55:10\t1\r\n"
    behind = b"     1004\t2026-11-20 08:59:00\t\xff\xfe\r\n"

    sheet = read_punches(write(tmp_path, "1_attlog.dat", good + torn + behind))

    assert [pin for pin, _at in said(sheet)] == ["1001", "1004"]
    assert faults(sheet) == [(2, QuarantineReason.GARBLED)]
    assert "\\xff" in sheet.lines[1].raw


def test_lines_that_a_device_pushes_are_read_with_its_serial_number(tmp_path: Path):
    pushed = (
        "POST /iclock/cdata?SN=OID7010057042900172&table=ATTLOG&Stamp=9999 HTTP/1.1\r\n"
        "Host: 10.0.0.5:8081\r\nContent-Length: 80\r\n\r\n"
        "1001\t2026-11-20 08:55:10\t0\t15\t\t0\t0\t\t\r\n"
        "1002\t2026-11-20 12:01:00\t255\t1\t\t0\t0\t\t\r\n"
        "OPLOG 4\t0\t2026-11-20 08:00:00\t0\t0\t0\t0\r\n"
    )

    sheet = read_punches(write(tmp_path, "push.log", pushed))

    assert sheet.format is PunchFileFormat.ADMS
    assert sheet.serial == "OID7010057042900172"
    assert said(sheet) == [("1001", at(NINE)), ("1002", at(NOON))]
    assert faults(sheet) == []
    assert "1 行" in sheet.cautions[0].words


def test_lines_with_named_fields_are_read_in_any_order(tmp_path: Path):
    pushed = "SN=AB12345\ntime=2026-11-20 08:55:10\tpin=1001\tcardno=0\teventaddr=1\n"

    sheet = read_punches(write(tmp_path, "rtlog.txt", pushed))

    assert said(sheet) == [("1001", at(NINE))]


def test_a_device_s_own_store_is_refused_with_what_to_export(tmp_path: Path):
    with pytest.raises(PunchFileBinaryError):
        read_punches(write(tmp_path, "ATT.dat", bytes(range(256)) * 8))


def test_a_torn_line_does_not_make_a_short_record_a_binary_file(tmp_path: Path):
    content = attlog(("1001", NINE), ("1002", NOON)).encode() + bytes(range(9)) + b"\r\n"

    sheet = read_punches(write(tmp_path, "1_attlog.dat", content))

    assert len(said(sheet)) == 2
    assert len(faults(sheet)) == 1
    assert "\0" not in sheet.lines[-1].raw


def test_an_empty_file_and_one_about_something_else_are_refused(tmp_path: Path):
    with pytest.raises(PunchFileEmptyError):
        read_punches(write(tmp_path, "1_attlog.dat", "\r\n  \r\n"))
    with pytest.raises(PunchFileUnknownError):
        read_punches(write(tmp_path, "信.txt", "各位同事：\n明天开会。\n"))


@given(st.text(max_size=80).filter(lambda text: "\n" not in text and "\r" not in text))
def test_no_line_is_lost_whatever_it_holds(text: str):
    found = device_line(1, text)

    assert isinstance(found, PunchLine)
    assert found.fault is not None or (found.pin and found.local is not None)
    assert found.raw.replace("\\0", "\0").strip("\0") in text or "\\x" in found.raw
