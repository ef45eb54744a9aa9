"""A file from its bytes to records: whatever it is, it is read or refused with a way out."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.guides import errors
from hallapp.guides.importing.checking import check, refuse_duplicates
from hallapp.guides.importing.plan import COLUMNS, LineVerdict
from hallapp.guides.importing.reading import read_table
from hallapp.kernel.errors import HallError
from hallapp.kernel.sheets import errors as sheets
from hallapp.wording import sentence

HEADER = ",".join(COLUMNS)
LINE = "公证办理,公证处,公共服务,承诺件,公证法,15工作日,,不收费,,身份证明;证明材料,来源"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "事项 100%.csv"


def refusal(file: Path, content: bytes, kind: type[HallError]) -> str:
    file.write_bytes(content)
    with pytest.raises(kind) as caught:
        read_table(file)
    said = sentence(caught.value)
    assert file.name in said
    assert "—" not in said
    return said


@pytest.mark.parametrize(
    ("encoding", "named"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("gb18030", "gb18030")]
)
def test_a_file_is_read_in_the_encodings_that_tables_save(file: Path, encoding, named):
    file.write_bytes(f"{HEADER}\r\n{LINE}\r\n".encode(encoding))

    table = read_table(file)

    assert table.encoding == named
    assert table.columns == COLUMNS
    assert table.records[0].fields[0] == "公证办理"


def test_a_cell_of_several_lines_is_one_record_and_the_next_knows_its_line(file: Path):
    lines = [HEADER, '"公证办理","公证处",公共服务,,,,,,,"甲\n乙",', "", " , ", LINE]
    file.write_text("\n".join(lines), encoding="utf-8")

    table = read_table(file)

    assert [record.line for record in table.records] == [2, 6]


def test_a_wrong_header_names_the_columns(file: Path):
    said = refusal(file, f"{HEADER},phone,name\n{LINE}\n".replace("fee_basis,", "").encode(),
                   errors.FileHeaderError)  # fmt: skip

    assert "缺少：fee_basis" in said
    assert "不认识：phone" in said
    assert "重复：name" in said


def test_a_semicolon_table_is_refused_by_its_header(file: Path):
    refusal(file, f"{HEADER}\n{LINE}\n".replace(",", ";").encode(), errors.FileHeaderError)


def test_unreadable_bytes_are_told_by_line_and_position(file: Path):
    content = f"{HEADER}\n{LINE}\n{LINE}\n".encode()
    broken = content.replace("公证处".encode(), "公证".encode() + b"\xff", 1)

    said = refusal(file, broken, sheets.FileBytesError)

    assert "第 2 行第 20 个字节" in said


def test_a_damaged_utf8_file_never_turns_into_other_characters(file: Path):
    content = f"{HEADER}\n{LINE}\n{LINE}\n".encode()

    refusal(
        file, content.replace("公证法".encode(), "公证法".encode()[:-1], 1), sheets.FileBytesError
    )


def test_damaged_gb18030_is_told_too(file: Path):
    content = f"{HEADER}\n{LINE}\n".encode("gb18030") + b"\xff\xff\n"

    assert "第 3 行第 1 个字节" in refusal(file, content, sheets.FileBytesError)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n\n ,, \n", HEADER.encode()])
def test_a_file_without_items_says_so(file: Path, content):
    refusal(file, content, errors.FileEmptyError)


def test_a_workbook_given_by_mistake_is_told_how_to_save(file: Path):
    assert "另存为 CSV" in refusal(file, b"PK\x03\x04rest", sheets.FileIsWorkbookError)
    assert "另存为 CSV" in refusal(file, b"\xd0\xcf\x11\xe0rest", sheets.FileIsWorkbookError)


def test_an_open_quotation_mark_is_told_by_its_line(file: Path):
    said = refusal(file, f'{HEADER}\n{LINE}\n"{LINE}\n{LINE}\n'.encode(), sheets.FileQuotesError)

    assert "第 3 行" in said


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path):
    with pytest.raises(sheets.FileIsFolderError):
        read_table(tmp_path)
    with pytest.raises(sheets.FileMissingError):
        read_table(tmp_path / "没有.csv")


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (PermissionError(13, "denied"), sheets.FileForbiddenError),
        (OSError(5, "Input/output error"), sheets.FileUnreadableError),
    ],
)
def test_a_file_that_may_not_or_cannot_be_read_says_which(file, monkeypatch, fault, kind):
    file.write_text(HEADER)

    def refuse(path: Path) -> bytes:
        raise fault

    monkeypatch.setattr(Path, "read_bytes", refuse)

    with pytest.raises(kind) as caught:
        read_table(file)
    assert file.name in sentence(caught.value)


def test_a_file_far_too_big_is_not_read(file: Path):
    with file.open("wb") as big:
        big.truncate(65 * 1024 * 1024)

    with pytest.raises(sheets.FileTooBigError):
        read_table(file)


def read_and_check(content: bytes):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "items.csv"
        file.write_bytes(content)
        table = read_table(file)
    return table, refuse_duplicates([check(record, table.columns) for record in table.records])


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_are_read_or_refused_with_a_sentence(content, headed):
    said = "read"

    try:
        read_and_check((HEADER.encode() + b"\n" if headed else b"") + content)
    except HallError as error:
        said = sentence(error)

    assert said


CELL = st.one_of(
    st.sampled_from(
        ["", "公证处", "公共服务", "承诺件", "15工作日", "当场", '"', ",", "甲;乙", "不收费"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)


@given(st.lists(st.lists(CELL, min_size=1, max_size=13), min_size=1, max_size=8))
def test_no_line_of_a_written_table_is_ever_lost(rows):
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([COLUMNS, *rows])
    told = [row for row in rows if any(cell.strip() for cell in row)]

    try:
        table, lines = read_and_check(written.getvalue().encode())
    except errors.FileEmptyError:
        assert not told
        return

    assert [list(record.fields) for record in table.records] == told
    assert len(lines) == len(told)
    assert all((line.verdict is LineVerdict.REFUSED) == bool(line.refusals) for line in lines)
    assert all(note.words for line in lines for note in (*line.refusals, *line.warnings))
