"""A workbook that is not as it should be is refused with what to do, or read as it is meant."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from exchange_contents import codes, guide, read, written
from guide_contents import plain_content, whole_content

from hallapp.guides.exchange import errors
from hallapp.guides.exchange.checking import CheckedItem
from hallapp.guides.exchange.exporting import write_template
from hallapp.guides.exchange.rows import FileForm
from hallapp.kernel.errors import HallError
from hallapp.kernel.sheets import errors as sheets
from hallapp.wording import sentence

Change = Callable[[Any], None]
A_DAY = datetime(2026, 12, 1)  # noqa: DTZ001 - days in a workbook have no zone


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("workbook")
    guides = [guide(whole_content(), "SCJG-001")]
    return written(folder, guides, FileForm.WORKBOOK).read_bytes()


@pytest.fixture
def path(tmp_path: Path, made: bytes) -> Path:
    path = tmp_path / "事项.xlsx"
    path.write_bytes(made)
    return path


def changed(path: Path, change: Change) -> Path:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def column(page: Any, label: str) -> int:
    return next(cell.column for cell in page[1] if cell.value == label)


def only(path: Path) -> CheckedItem:
    items, loose = read(path)
    assert loose == []
    assert len(items) == 1
    return items[0]


def set_cell(path: Path, label: str, value: object, sheet: str = "事项") -> Path:
    def change(book: Any) -> None:
        book[sheet].cell(2, column(book[sheet], label)).value = value

    return changed(path, change)


def refused_as(path: Path, error: type[HallError]) -> str:
    with pytest.raises(error) as refused:
        read(path)
    return sentence(refused.value)


def test_a_workbook_that_was_cut_off_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-500])

    assert "不完整" in refused_as(path, sheets.WorkbookBrokenError)


@pytest.mark.parametrize("place", range(40, 1400, 170))
def test_a_workbook_with_flipped_bytes_never_ends_in_a_traceback(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[-place] ^= 0xFF
    path.write_bytes(bytes(content))

    with suppress(HallError):
        read(path)


def test_an_old_workbook_under_a_new_name_is_refused(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))

    assert "另存为 xlsx" in refused_as(path, sheets.WorkbookOldError)


def test_a_workbook_with_a_password_is_refused(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))

    assert "密码" in refused_as(path, sheets.WorkbookLockedError)


def test_a_zip_of_something_else_is_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("照片.jpg", b"no workbook")

    assert "xlsx" in refused_as(path, sheets.NotAWorkbookError)


def test_a_workbook_that_would_fill_the_memory_is_refused_before_it_is_unpacked(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/none.xml", bytes(16 * 1024 * 1024))

    assert "分成几个文件" in refused_as(path, sheets.WorkbookHugeError)


def test_entities_that_grow_without_end_are_refused(path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    again = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(again, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, bomb if "sharedStrings" in entry else old.read(entry))
    path.write_bytes(again.getvalue())

    refused_as(path, sheets.WorkbookBrokenError)


def test_a_web_page_called_xlsx_is_refused(path: Path) -> None:
    path.write_text("<html><table><tr><td>事项</td></tr></table></html>", encoding="utf-8")

    assert "网页" in refused_as(path, sheets.WebPageError)


def test_another_workbook_is_refused_with_its_sheets_named(path: Path) -> None:
    def change(book: Any) -> None:
        book["事项"].title = "工资表"

    assert "工资表" in refused_as(changed(path, change), errors.SheetMissingError)


def test_a_missing_and_an_unknown_column_are_named(path: Path) -> None:
    def change(book: Any) -> None:
        page = book["材料"]
        page.cell(1, column(page, "纸质份数")).value = "份数"

    words = refused_as(changed(path, change), errors.SheetColumnsError)
    assert "缺少：纸质份数" in words
    assert "不认识：份数" in words


def test_a_column_of_own_notes_is_passed_over(path: Path) -> None:
    def change(book: Any) -> None:
        book["事项"].cell(1, 90).value = "#谁填的"
        book["事项"].cell(2, 90).value = "小王"

    assert only(changed(path, change)).content == whole_content()


def test_a_column_that_was_removed_leaves_what_the_hall_has(path: Path) -> None:
    def change(book: Any) -> None:
        page = book["事项"]
        page.delete_cols(column(page, "咨询电话"))
        del book["收费"]

    item = only(changed(path, change))
    assert "consult_phone" not in item.given
    assert "complaint_phone" in item.given
    assert "fees" not in item.given


def test_a_code_merged_over_its_materials_means_each_of_them(path: Path) -> None:
    def change(book: Any) -> None:
        book["材料"].merge_cells("A2:A6")
        for row in range(2, 7):
            book["材料"].cell(row, 2).value = None

    assert only(changed(path, change)).content == whole_content()


def test_any_other_merged_cell_is_refused_by_its_name(path: Path) -> None:
    def change(book: Any) -> None:
        book["材料"].merge_cells("C3:D4")

    item = only(changed(path, change))
    assert "C3:D4" in item.refusals[0].words
    assert "“材料”表第 3 行" in item.refusals[0].words


def test_hidden_rows_are_imported_with_a_word(path: Path) -> None:
    from hallapp.guides.exchange.opening import opened, read_rows

    def change(book: Any) -> None:
        book["材料"].row_dimensions[3].hidden = True
        book["事项"].column_dimensions["G"].hidden = True

    file = read_rows(opened(changed(path, change)))

    assert {note.note.code for note in file.warnings} == {
        "guides.note_hidden_rows",
        "guides.note_hidden_columns",
    }
    assert len(file.rows["materials"]) == 5


def test_a_formula_without_a_result_is_refused_by_its_cell(path: Path) -> None:
    item = only(set_cell(path, "受理条件", '=CONCATENATE("a","b")'))

    assert codes(item.refusals) == ["guides.cell_formula"]
    assert "请" in item.refusals[0].words


def test_an_error_of_a_formula_is_refused(path: Path) -> None:
    assert codes(only(set_cell(path, "受理条件", "#REF!")).refusals) == ["guides.cell_error"]


@pytest.mark.parametrize(
    ("label", "key", "typed", "meant"),
    [
        ("到办事现场次数", "visits", "１", 1),
        ("到办事现场次数", "visits", 2.0, 2),
        ("到办事现场次数", "visits", "1.0", 1),
        ("咨询电话", "consult_phone", "０７３０－８８８１２３４", "0730-8881234"),
        ("咨询电话", "consult_phone", "0730-8881234", "0730-8881234"),
        ("基本编码", "catalog_code", "０００１２３０２００００", "000123020000"),
        ("是否收费", "charges", " 是 ", True),
        ("是否收费", "charges", "ＮＯ", False),
        ("办件类型", "handling_type", "即 办 件", "instant"),
        ("法定时限单位", "statutory_unit", "自然日", "calendar_days"),
        ("计划生效日期", "effective_on", A_DAY, "2026-12-01"),
        ("计划生效日期", "effective_on", "2026年12月1日", "2026-12-01"),
        ("计划生效日期", "effective_on", "２０２６/１２/１", "2026-12-01"),
        ("受理条件", "conditions", "（１）年满18岁", "（１）年满18岁"),
        ("受理条件", "conditions", 3.0, "3"),
        ("受理条件", "conditions", A_DAY, "2026-12-01"),
        ("受理条件", "conditions", "右\u202e左👨‍👩‍👧𠮷", "右\u202e左👨‍👩‍👧𠮷"),
        ("审批结果类型", "result_kind", "发放津贴", "发放津贴"),
    ],
)
def test_a_cell_is_read_as_it_is_meant(
    path: Path, label: str, key: str, typed: object, meant: object
) -> None:
    item = only(set_cell(path, label, typed))

    assert [note.words for note in item.refusals] == []
    assert item.values[key] == meant


@pytest.mark.parametrize(
    ("label", "typed", "code"),
    [
        ("到办事现场次数", "两次", "guides.cell_number"),
        ("到办事现场次数", 1.5, "guides.cell_number"),
        ("到办事现场次数", -1, "guides.cell_number"),
        ("是否收费", "也许", "guides.cell_yes_no"),
        ("办件类型", "快办件", "guides.cell_choice"),
        ("计划生效日期", "2026-02-31", "guides.cell_day"),
        ("计划生效日期", 46357, "guides.cell_day"),
        ("实施编码", 123456789012345678, "guides.cell_code_number"),
        ("审批结果样本文件", "样本.pdf", "guides.cell_file"),
        ("法定办结时限", None, "guides.cell_limit_pair"),
        ("事项名称", "长" * 201, "guides.cell_too_long"),
        ("设定依据", "长" * 30_001, "guides.cell_too_long"),
        ("受理条件", "乱\ufffd码", "guides.cell_garbled"),
        ("事项名称", "  ", "guides.cell_missing"),
        ("事项类型", None, "guides.cell_missing"),
    ],
)
def test_a_cell_that_nobody_can_read_is_refused_at_its_place(
    path: Path, label: str, typed: object, code: str
) -> None:
    item = only(set_cell(path, label, typed))

    assert codes(item.refusals) == [code]
    assert "第 2 行" in item.refusals[0].words
    assert "请" in item.refusals[0].words


def test_a_phone_that_became_a_number_is_taken_with_a_word(path: Path) -> None:
    item = only(set_cell(path, "咨询电话", 7308881234))

    assert item.values["consult_phone"] == "7308881234"
    assert "guides.note_was_number" in codes(item.warnings)


def test_a_name_of_200_characters_is_kept_whole(path: Path) -> None:
    assert only(set_cell(path, "事项名称", "长" * 200)).name == "长" * 200


def test_the_same_code_twice_is_refused_on_both_rows(tmp_path: Path) -> None:
    guides = [guide(plain_content(), "GZC-001"), guide(plain_content("另一件"), "GZC-001")]

    items, _loose = read(written(tmp_path, guides, FileForm.WORKBOOK))

    assert [codes(item.refusals) for item in items] == [["guides.row_code_twice"]] * 2
    assert "2、3" in items[0].refusals[0].words


def test_materials_of_an_item_that_is_not_there_are_refused(path: Path) -> None:
    _items, loose = read(set_cell(path, "事项编码", "XX-999", "材料"))

    assert codes(loose) == ["guides.row_of_nobody"]
    assert "XX-999" in loose[0].words


def test_a_new_item_without_a_code_is_found_by_its_name(path: Path) -> None:
    def change(book: Any) -> None:
        for page in book.worksheets[1:]:
            for row in range(2, page.max_row + 1):
                page.cell(row, 1).value = None

    item = only(changed(path, change))
    assert item.code == ""
    assert item.content == whole_content()


def test_conditions_are_read_in_either_width(path: Path) -> None:
    item = only(set_cell(path, "适用情形", "ｗｈｏ＝agent，self；kind=new", "材料"))

    assert [(c.question, c.options) for c in item.content.materials[0].when] == [
        ("kind", ("new",)),
        ("who", ("agent", "self")),
    ]


def test_conditions_on_a_question_that_is_not_asked_are_told(path: Path) -> None:
    item = only(set_cell(path, "适用情形", "whom=agent", "材料"))

    assert codes(item.warnings) == ["guides.note_condition_unknown"]


def test_the_template_has_an_example_that_is_never_imported(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    write_template(path)

    refused_as(path, errors.NothingToImportError)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [
        "说明", "事项", "材料", "收费", "环节", "特别程序", "情形", "常见问题"
    ]  # fmt: skip
    page = book["事项"]
    assert page["A2"].value == "示例"
    assert page.freeze_panes == "D2"
    assert page["A1"].comment is not None
    lists = [rule.formula1 for rule in page.data_validations.dataValidation]
    assert '"是,否"' in lists
    assert any("行政许可" in str(rule) for rule in lists)


def test_a_filled_template_is_read_beside_its_example(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    write_template(path)

    def change(book: Any) -> None:
        page = book["事项"]
        for label, value in (("部门", "公安局"), ("事项名称", "某证"), ("事项类型", "公共服务")):
            page.cell(3, column(page, label)).value = value
        book["材料"].cell(4, 2).value = "某证"
        book["材料"].cell(4, 3).value = "申请表"

    item = only(changed(path, change))
    assert item.refusals == []
    assert [material.name for material in item.content.materials] == ["申请表"]
