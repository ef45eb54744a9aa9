"""How platforms call their columns and write their times."""

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.appointments.errors import BookingFileEmptyError, BookingFileHeaderError
from hallapp.appointments.importing.columns import columns_of, day_of, times_of
from hallapp.appointments.importing.reading import read_bookings
from hallapp.kernel.sheets.errors import FileIsWorkbookError, FileMissingError


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-11-24", date(2026, 11, 24)),
        ("2026/11/4 09:00", date(2026, 11, 4)),
        ("２０２６年１１月２４日", date(2026, 11, 24)),
        ("20261124", date(2026, 11, 24)),
        ("2026-02-30", None),
        ("11:24", None),
        ("", None),
    ],
)
def test_a_day_is_read_however_it_is_written(said: str, day: date | None):
    assert day_of(said) == day


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("09:00-09:30", (time(9), time(9, 30))),
        ("9：00～9：30", (time(9), time(9, 30))),
        ("2026-11-24 14:05:00", (time(14, 5),)),
        ("下午2:00-2:30", (time(14), time(14, 30))),
        ("上午9点30分", (time(9, 30),)),
        ("9点", (time(9),)),
        ("25:00", ()),
        ("上午", ()),
    ],
)
def test_a_time_is_read_however_it_is_written(said: str, times: tuple[time, ...]):
    assert times_of(said) == times


@given(st.times(), st.sampled_from(["{0:%H:%M}", "{0.hour}:{0:%M}", "{0.hour}点{0.minute}分"]))
def test_every_time_of_the_day_is_read_as_itself(at: time, spelled: str):
    assert times_of(spelled.format(at)) == (time(at.hour, at.minute),)


def test_columns_are_found_in_any_order_and_dress():
    header = ["序号", " 手机号码 ", "预约时段（必填）", "*办事人", "取号业务", "证件号码"]

    assert columns_of(header) == {
        "phone": 1, "time": 2, "name": 3, "service": 4, "id_number": 5,
    }  # fmt: skip


def written(folder: Path, content: bytes) -> Path:
    path = folder / "预约名单.csv"
    path.write_bytes(content)
    return path


def test_a_file_without_names_or_times_is_no_list(tmp_path: Path):
    path = written(tmp_path, "电话,备注\n139,好\n".encode())

    with pytest.raises(BookingFileHeaderError) as refused:
        read_bookings(path)

    assert refused.value.facts["missing"] == "姓名、时段、业务"


def test_a_file_with_a_header_only_is_empty(tmp_path: Path):
    with pytest.raises(BookingFileEmptyError):
        read_bookings(written(tmp_path, "姓名,时段,业务\n\n".encode()))
    with pytest.raises(BookingFileEmptyError):
        read_bookings(written(tmp_path, b""))


def test_a_workbook_is_told_from_a_list(tmp_path: Path):
    with pytest.raises(FileIsWorkbookError):
        read_bookings(written(tmp_path, b"PK\x03\x04rest"))
    with pytest.raises(FileMissingError):
        read_bookings(tmp_path / "没有.csv")


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading_of_a_list(
    tmp_path_factory: pytest.TempPathFactory, garbage: bytes
):
    head = "姓名,时段,业务\n李小明,09:00,个人事务\n".encode()
    path = written(tmp_path_factory.mktemp("list"), head + garbage)

    lines = read_bookings(path).lines

    assert lines
    assert all(line.fault or line.fields for line in lines)
