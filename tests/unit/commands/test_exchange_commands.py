"""Guides go out of the demo hall and come back: the commands of staff."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

DONE, REFUSED, MISUSED, AT_FAULT = 0, 1, 2, 3
Run = Callable[..., Any]


@pytest.mark.parametrize("name", ["事项.xlsx", "事项.csv", "事项.json"])
def test_what_was_exported_changes_nothing(in_demo: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name

    out = in_demo("export", "items", "--out", str(path))
    back = in_demo("import", "items", str(path), "--dry-run")

    assert (out.status, back.status) == (DONE, DONE)
    assert "新增 0，更改 0，相同 97，不能导入 0" in back.out


def test_a_bad_cell_is_told_with_its_place_and_nothing_is_written(
    in_demo: Run, tmp_path: Path
) -> None:
    path = tmp_path / "事项.xlsx"
    in_demo("export", "items", "--out", str(path))
    book = openpyxl.load_workbook(path)
    sheet: Any = book["材料"]
    sheet.cell(3, 5).value = "两份"
    book.save(path)

    told = in_demo("import", "items", str(path))

    assert told.status == REFUSED
    assert "“材料”表第 3 行“纸质份数”" in told.out
    assert "什么都没有写入" in told.err


def test_the_template_and_a_missing_file_end_as_they_should(in_demo: Run, tmp_path: Path) -> None:
    template = tmp_path / "模板.xlsx"

    assert in_demo("export", "template", "--out", str(template)).status == DONE
    assert in_demo("import", "items", str(template), "--dry-run").status == REFUSED
    assert in_demo("import", "items", str(tmp_path / "无.xlsx")).status == AT_FAULT
