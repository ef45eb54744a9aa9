"""How columns are found: by their usual names, by the hall's own map, and where they are not."""

from pathlib import Path

import openpyxl
import pytest

from hallapp.cases.importing.columns import Field
from hallapp.cases.importing.errors import (
    CaseFileEmptyError,
    CaseFileHeaderError,
    ColumnMapBrokenError,
    ColumnMapFieldError,
    ColumnMapHeadingError,
)
from hallapp.cases.importing.sheet import CaseSheet, read_cases, read_map
from hallapp.kernel.sheets.separated import LineFault
from hallapp.wording import sentence

HEADER = "办件编号,事项名称,申请人,收件时间,办理状态"
ROW = "A1,食品经营许可,李小明,2026-11-18,已受理"


def read(folder: Path, text: str, chosen: dict[Field, str] | None = None) -> CaseSheet:
    path = folder / "办件.csv"
    path.write_text(text, encoding="utf-8")
    return read_cases(path, chosen or {})


def test_the_header_is_found_below_a_title_and_in_any_dress(tmp_path: Path) -> None:
    header = "受理号*,*事项,申请单位 ,申报时间（必填）,办件状态,承诺时限(工作日)"

    file = read(tmp_path, f"办件明细表\n\n导出时间：2026-11-22,\n{header}\n{ROW},9\n")

    assert file.header_line == 4
    assert set(file.columns.places) == {
        Field.NUMBER, Field.ITEM_NAME, Field.APPLICANT, Field.RECEIVED, Field.STATE, Field.PROMISED,
    }  # fmt: skip
    assert [row.line for row in file.rows] == [5]


def test_a_column_that_means_nothing_here_is_named_and_left_alone(tmp_path: Path) -> None:
    file = read(tmp_path, f"{HEADER},好评\n{ROW},5\n")

    assert file.columns.unused == ("好评",)


def test_the_first_column_of_two_with_one_meaning_is_taken(tmp_path: Path) -> None:
    file = read(tmp_path, f"{HEADER},受理编号\n{ROW},B1\n")

    assert file.rows[0].texts[Field.NUMBER] == "A1"
    assert file.columns.unused == ("受理编号",)


def test_the_hall_s_own_map_goes_before_what_is_recognised(tmp_path: Path) -> None:
    chosen = {Field.NUMBER: "流水", Field.ACCEPTED: "收件时间", Field.PROMISED_UNIT: "=工作日",
              Field.ITEM_CODE: ""}  # fmt: skip

    file = read(tmp_path, f"{HEADER},流水,事项编码\n{ROW},Z9,X\n", chosen)

    texts = file.rows[0].texts
    assert texts[Field.NUMBER] == "Z9"
    assert texts[Field.ACCEPTED] == texts[Field.RECEIVED] == "2026-11-18"
    assert texts[Field.PROMISED_UNIT] == "工作日"
    assert Field.ITEM_CODE not in texts


def test_a_map_is_read_from_json_with_either_name_of_a_field(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_text('{"number": "流水", "办理状态": "进度", "stage": null}', encoding="utf-8")

    assert read_map(path) == {Field.NUMBER: "流水", Field.STATE: "进度", Field.STAGE: ""}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{", ColumnMapBrokenError), ("[1]", ColumnMapBrokenError),
        ('{"number": 3}', ColumnMapBrokenError), ('{"moon": "月亮"}', ColumnMapFieldError),
    ],
)  # fmt: skip
def test_a_map_that_cannot_be_used_is_refused(
    tmp_path: Path, text: str, error: type[Exception]
) -> None:
    path = tmp_path / "map.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(error):
        read_map(path)


def test_a_map_to_a_heading_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ColumnMapHeadingError) as refused:
        read(tmp_path, f"{HEADER}\n{ROW}\n", {Field.NUMBER: "月亮"})

    assert "办件编号" in sentence(refused.value)


def test_a_file_without_what_a_case_needs_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CaseFileHeaderError) as refused:
        read(tmp_path, "申请人,备注\n李小明,好\n")

    assert refused.value.facts["missing"] == "办件编号、事项名称、收件时间、办理状态"


@pytest.mark.parametrize("text", ["", "\n\n", f"{HEADER}\n"])
def test_a_file_without_cases_says_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(CaseFileEmptyError):
        read(tmp_path, text)


def test_cells_are_read_as_they_were_meant(tmp_path: Path) -> None:
    file = read(tmp_path, f'{HEADER}\n="0012",\t食品经营许可,\u3000李 小明 ,\'2026-11-18,已受理\n')

    assert file.rows[0].texts == {
        Field.NUMBER: "0012", Field.ITEM_NAME: "食品经营许可", Field.APPLICANT: "李 小明",
        Field.RECEIVED: "2026-11-18", Field.STATE: "已受理",
    }  # fmt: skip


def test_a_row_with_too_many_cells_is_a_fault_and_one_with_too_few_is_filled(
    tmp_path: Path,
) -> None:
    file = read(tmp_path, f"{HEADER}\n{ROW},多\nA2,食品经营许可\n")

    assert [row.fault for row in file.rows] == [LineFault.COLUMNS, None]
    assert file.rows[1].texts[Field.STATE] == ""


def test_a_workbook_is_read_like_a_list(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (["办件明细"], HEADER.split(","), ROW.split(",")):
        page.append(row)
    book.save(tmp_path / "办件.xlsx")

    file = read_cases(tmp_path / "办件.xlsx", {})

    assert (file.form, file.header_line, file.rows[0].line) == ("xlsx", 2, 3)
    assert file.rows[0].texts[Field.APPLICANT] == "李小明"
    assert file.preview()[0][Field.APPLICANT] == "李××"
