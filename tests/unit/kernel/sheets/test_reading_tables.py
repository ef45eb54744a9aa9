"""Tables of other programs: however they are written, each row is read or called by its fault."""

import csv
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallapp.kernel.errors import HallError, RuleError
from hallapp.kernel.sheets.encodings import legible
from hallapp.kernel.sheets.errors import (
    FileBinaryError,
    FileIsFolderError,
    FileMissingError,
    FileTooBigError,
    NotAWorkbookError,
    WebPageError,
    WorkbookBrokenError,
    WorkbookLockedError,
    WorkbookOldError,
)
from hallapp.kernel.sheets.headings import plain_heading
from hallapp.kernel.sheets.reading import SheetFile, read_sheet
from hallapp.kernel.sheets.separated import LineFault, recovered
from hallapp.kernel.sheets.workbooks import cell_text
from hallapp.wording import sentence

TABLE = '办件编号,申请人,备注\nA1,李小明,"第一行\n第二行"\n\nA2,欧阳红,好\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "办件 100%.csv"


def of_text(path: Path, text: str, encoding: str = "utf-8") -> SheetFile:
    path.write_bytes(text.encode(encoding))
    return read_sheet(path)


def of_book(path: Path, rows: list[list[Any]]) -> SheetFile:
    book = openpyxl.Workbook()
    page: Any = book.active
    for row in rows:
        page.append(row)
    book.create_sheet("别的").append(["不看"])
    book.save(path)
    return read_sheet(path)


def refused(path: Path, content: bytes, kind: type[HallError]) -> str:
    path.write_bytes(content)
    with pytest.raises(kind) as refusal:
        read_sheet(path)
    return sentence(refusal.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_csv_is_read_as_table_programs_save_it(path: Path, encoding: str, line_end: str) -> None:
    file = of_text(path, TABLE.replace("\n", line_end), encoding)

    assert file.form == encoding.removesuffix("-sig")
    assert [(row.line, row.fields[0], row.fault) for row in file.rows] == [
        (1, "办件编号", None), (2, "A1", None), (5, "A2", None),
    ]  # fmt: skip
    assert file.rows[1].fields[2] == "第一行\n第二行"


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_columns_may_be_parted_in_other_ways(path: Path, separator: str) -> None:
    file = of_text(path, "办件明细表\n编号,人\n1,甲\n".replace(",", separator))

    assert [row.fields for row in file.rows] == [("办件明细表",), ("编号", "人"), ("1", "甲")]


def test_an_open_quotation_mark_costs_its_own_line_only(path: Path) -> None:
    file = of_text(path, '编号,人\n1,"甲\n2,乙\n3,"丙"丙\n4,"丁"\n')

    assert [(row.line, row.fault) for row in file.rows] == [
        (1, None), (2, LineFault.QUOTES), (3, None), (4, LineFault.QUOTES), (5, None),
    ]  # fmt: skip


def test_a_damaged_byte_costs_its_own_line_only(path: Path) -> None:
    path.write_bytes(TABLE.encode().replace("欧".encode(), b"\xe6\xac", 1))

    assert [row.fault for row in read_sheet(path).rows] == [None, None, LineFault.GARBLED]


def test_a_damaged_list_of_utf8_never_turns_into_other_characters() -> None:
    text, encoding = legible("申请人李小明欧阳红".encode()[:-1])

    assert encoding == "utf-8"
    assert text.startswith("申请人李小明欧阳")


def test_signs_that_nobody_sees_are_called_by_their_line(path: Path) -> None:
    file = of_text(path, "编号,人\n1,甲\x07\n2,　乙\t\n")

    assert [row.fault for row in file.rows] == [None, LineFault.CONTROL, None]


def test_the_first_sheet_of_a_workbook_is_read_by_its_rows(tmp_path: Path) -> None:
    file = of_book(
        tmp_path / "办件.xlsx",
        [["办件编号", "时间"], [None, None], ["A1", datetime(2026, 11, 22, 9, 30)]],  # noqa: DTZ001
    )

    assert file.form == "xlsx"
    assert [(row.line, row.fields) for row in file.rows] == [
        (1, ("办件编号", "时间")), (3, ("A1", "2026-11-22 09:30:00")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (5, "5"), (5.0, "5"), (2.5, "2.5"), (True, "True"), ("00012", "00012"),
        (123456789012345, "123456789012345"),
        (350212199001011234, "3.50212199001011E+17"),
        (date(2026, 11, 22), "2026-11-22"),
        # What a workbook makes of 9:30 in the fractions of a day.
        (datetime(2026, 11, 22, 9, 29, 59, 999997), "2026-11-22 09:30:00"),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_a_cell_is_read_as_a_person_would_have_typed_it(value: object, text: str) -> None:
    assert cell_text(value) == text


@pytest.mark.parametrize(
    ("content", "kind", "hint"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), WorkbookOldError, "另存为 xlsx"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), WorkbookLockedError, "密码"),
        (b"PK\x03\x04rest", WorkbookBrokenError, "损坏"),
        (b"PK\x05\x06" + bytes(18), FileBinaryError, "xlsx"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileBinaryError, "CSV"),
        (b"<html><table></table></html>", WebPageError, "网页"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_with_a_way_out(
    path: Path, content: bytes, kind: type[HallError], hint: str
) -> None:
    assert hint in refused(path, content, kind)


def test_another_archive_is_no_workbook(path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("照片.jpg", b"no workbook")

    with pytest.raises(NotAWorkbookError):
        read_sheet(path)


def test_a_folder_a_missing_and_a_huge_file_are_told_apart(tmp_path: Path, path: Path) -> None:
    path.write_bytes(bytes(3))

    with pytest.raises(FileIsFolderError):
        read_sheet(tmp_path)
    with pytest.raises(FileMissingError):
        read_sheet(tmp_path / "没有.csv")
    with pytest.raises(FileTooBigError):
        read_sheet(path, most_bytes=2)


@pytest.mark.parametrize(
    "said", ["办件编号", " 办件 编号*", "办件编号（必填）", "【查】办件编号[1]"]
)
def test_a_heading_is_known_in_any_dress(said: str) -> None:
    assert plain_heading(said) == "办件编号"


CELL = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=8
).filter(lambda text: text.count("\n") < 3)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=6))
def test_no_row_of_a_written_table_is_ever_lost(rows: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
        [["编号", "人", "时间", "状态"]] * 10 + rows
    )
    told = [tuple(row) for row in rows if any(cell.strip() for cell in row)]

    found = list(recovered(written.getvalue()))[10:]

    assert [row.fields for row in found] == told


@given(st.binary(max_size=200))
@settings(max_examples=60)
def test_any_bytes_are_read_or_refused_with_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "file.csv"
    path.write_bytes("编号,人\n".encode("gb18030") + content)

    said = "read"
    try:
        said = "".join(read_sheet(path).rows[0].fields)
    except RuleError as error:
        said = sentence(error)

    assert said == "编号人" or said.endswith("。")


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_unicode_text_of_a_table_program_is_read(path: Path, mark: bytes):
    kind = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    path.write_bytes(mark + "工号\t姓名\r\n7\t陈一\r\n".encode(kind))

    file = read_sheet(path)

    assert file.form == "utf-16"
    assert [row.fields for row in file.rows] == [("工号", "姓名"), ("7", "陈一")]
