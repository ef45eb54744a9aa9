"""CSV, JSON and formulas: what is typed stays a text, and what cannot be read is named."""

import json
from pathlib import Path

import openpyxl
import pytest
from exchange_contents import codes, guide, read, written
from guide_contents import plain_content, whole_content
from hypothesis import given
from hypothesis import strategies as st

from hallapp.guides.content import GuideContent, MaterialEntry
from hallapp.guides.exchange import errors
from hallapp.guides.exchange.csv_files import bare, guarded
from hallapp.guides.exchange.exporting import file_of, keep
from hallapp.guides.exchange.opening import opened
from hallapp.guides.exchange.rows import FileForm
from hallapp.kernel.sheets.errors import CellHugeError, FileBytesError, FileQuotesError
from hallapp.wording import sentence

FORMULAS = (
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "＠甲", "'=1", "''",
)  # fmt: skip


def content(text: str) -> GuideContent:
    values = {"name": f"{text.strip()}", "item_type": "licence", "conditions": text}
    return GuideContent(values, materials=(MaterialEntry(text, remark=text),))


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula_in_a_workbook(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, [guide(content(text))], FileForm.WORKBOOK)

    book = openpyxl.load_workbook(path)
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if cell.hyperlink]
    assert text in [cell.value for cell in cells]
    assert read(path)[0][0].content == content(text)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_begins_as_a_formula_and_all_come_back(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, [guide(content(text))], FileForm.CSV)

    import csv

    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r", "＝", "＠"}]
    assert read(path)[0][0].content == content(text)


@given(st.text())
def test_what_is_guarded_comes_back(text: str) -> None:
    assert bare(guarded(text)) == text
    assert guarded(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"}


def test_an_open_quotation_mark_is_refused_by_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, [guide(plain_content())], FileForm.CSV)
    path.write_text(path.read_text("utf-8-sig") + '\r\n"GZC-001,没有关', encoding="utf-8")

    with pytest.raises(FileQuotesError):
        read(path)


def test_a_cell_of_ten_megabytes_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, [guide(plain_content())], FileForm.CSV)
    path.write_text(path.read_text("utf-8-sig") + "\r\nX," + "长" * 4_000_000, encoding="utf-8")

    with pytest.raises(CellHugeError) as refused:
        read(path)
    assert "引号" in sentence(refused.value)


def test_an_unknown_sheet_in_a_csv_is_refused_by_name(tmp_path: Path) -> None:
    path = written(tmp_path, [guide(plain_content())], FileForm.CSV)
    path.write_text(path.read_text("utf-8-sig").replace("【材料】", "【材料清单】"), "utf-8")

    with pytest.raises(errors.SheetMissingError) as refused:
        read(path)
    assert "材料清单" in sentence(refused.value)


def test_a_csv_that_a_table_program_padded_with_commas_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, [guide(whole_content())], FileForm.CSV)
    lines = path.read_text("utf-8-sig").split("\r\n")
    padded = [
        line + ",,," if not line.endswith('"') and '"' not in line else line for line in lines
    ]
    path.write_text("\r\n".join(padded), encoding="utf-8", newline="")

    assert read(path)[0][0].content == whole_content()


def test_a_damaged_text_file_is_refused_by_line_and_byte(tmp_path: Path) -> None:
    path = written(tmp_path, [guide(whole_content())], FileForm.CSV)
    path.write_bytes(path.read_bytes()[:-1000] + b"\xff\xff")

    with pytest.raises(FileBytesError):
        read(path)


def test_a_file_in_another_encoding_than_named_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, [guide(whole_content())], FileForm.CSV, "gb18030")

    with pytest.raises(errors.EncodingWrongError):
        opened(path, "utf-8")


def test_eleven_columns_are_still_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "旧.csv"
    path.write_text("name,department\n甲,乙\n", encoding="utf-8")

    assert opened(path).form is FileForm.OLD_CSV


@pytest.mark.parametrize("text", ["[{", "[1]", "[[]]", '{"a": ', "[" * 100_000, "[NaN]"])
def test_broken_json_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "事项.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(errors.NotJsonError) as refused:
        read(path)
    assert "JSON" in sentence(refused.value)


def test_json_bears_the_names_of_the_national_model(tmp_path: Path) -> None:
    path = written(tmp_path, [guide(whole_content())], FileForm.JSON)

    item = json.loads(path.read_text("utf-8"))[0]
    assert item["task_name"] == "食品经营许可新办"
    assert item["task_type"] == "行政许可"
    assert item["anticipate_day"] == 20
    assert item["is_fee"] is False
    assert item["row_guid"]
    assert item["materials"][1] == {
        "material_name": "授权委托书", "is_need": "必要", "when": {"who": ["agent"]}
    }  # fmt: skip
    assert item["fees"][0]["fee_stand"] == "10元/证"


def test_json_of_another_platform_may_say_more_and_less(tmp_path: Path) -> None:
    path = tmp_path / "事项.json"
    facts = {
        "department": "公安局", "task_name": "某证", "task_type": "公共服务", "is_fee": "1",
        "limit_scene_num": "1", "extra": 1, "materials": [{"material_name": "表", "order_num": 1}],
    }  # fmt: skip
    path.write_text(json.dumps([facts], ensure_ascii=False), encoding="utf-8")

    items, loose = read(path)

    assert loose == []
    assert items[0].refusals == []
    assert codes(items[0].warnings) == ["guides.note_unknown_names"]
    assert items[0].values["charges"] is True
    assert items[0].values["visits"] == 1
    assert "place" not in items[0].given
    assert "fees" not in items[0].given


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("accept_condition", "a\x00b", "guides.cell_control"),
        ("accept_condition", ["a"], "guides.cell_not_plain"),
        ("limit_scene_num", True, "guides.cell_number"),
        ("materials", "身份证", "guides.cell_not_plain"),
    ],
)
def test_json_that_holds_the_wrong_kind_is_refused(
    tmp_path: Path, name: str, value: object, code: str
) -> None:
    facts = {"department": "公安局", "task_name": "某证", "task_type": "公共服务", name: value}
    path = tmp_path / "事项.json"
    path.write_text(json.dumps([facts]), encoding="utf-8")

    assert codes(read(path)[0][0].refusals) == [code]


def test_a_text_that_no_cell_can_hold_refuses_the_workbook_and_json_takes_it() -> None:
    long = GuideContent({"name": "某证", "item_type": "licence", "place": "长" * 32_768})

    with pytest.raises(errors.TextNotForWorkbookError) as refused:
        file_of([guide(long)], FileForm.WORKBOOK)
    assert "JSON" in sentence(refused.value)
    assert file_of([guide(long)], FileForm.JSON)


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    folder = tmp_path / "不是文件夹"
    folder.write_text("旧", encoding="utf-8")

    with pytest.raises(errors.FileNotKeptError):
        keep(folder / "事项.xlsx", b"new")
    assert folder.read_text("utf-8") == "旧"
