"""The platform's export at the command line: a look, the right rows, then nothing new."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

DONE, REFUSED, MISUSED, AT_FAULT = 0, 1, 2, 3
Run = Callable[..., Any]
HEADER = ("流水", "事项名称", "申请人", "联系电话", "申请时间", "受理时间", "承诺时限", "办件状态",
          "办件来源", "满意度")  # fmt: skip
GOOD = ("P1", "公证办理", "李小明", "13900000001", "2026-07-02", "2026-07-03", 5, "已受理",
        "网上申报", "")  # fmt: skip
BAD = ("P2", "公证办理", "王五", "", "2026-07-02", "2026-07-01", 5, "月亮", "窗口", "")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    page = made.worksheets[0]
    for row in (("办件明细",), HEADER, GOOD, BAD):
        page.append(row)
    made.save(tmp_path / "办件.xlsx")
    return tmp_path / "办件.xlsx"


@pytest.fixture
def columns(tmp_path: Path) -> Path:
    path = tmp_path / "列名.json"
    path.write_text('{"number": "流水", "promised_unit": "=工作日"}', encoding="utf-8")
    return path


def test_an_export_is_looked_at_imported_and_known(in_demo: Run, book: Path, columns: Path) -> None:
    asked = ("import", "cases", str(book), "--map", str(columns))

    look = in_demo(*asked, "--dry-run")
    first, second = in_demo(*asked), in_demo(*asked, "--json")

    assert (look.status, first.status, second.status) == (REFUSED, REFUSED, REFUSED)
    assert "number           ← 流水" in look.out
    assert "没有用到的列：满意度" in look.out
    assert "李××｜139***001" in look.out
    assert "新增 1，有错，不导入 1" in look.out
    assert "第 4 行 P2" in first.out
    assert "[办件状态] 办理状态“月亮”是本程序不认识的说法" in first.out
    told = json.loads(second.out)
    assert [told[name] for name in ("new", "changed", "known", "faulty")] == [0, 0, 1, 1]
    assert [(fault["line"], fault["column"]) for fault in told["faults"]] == [
        (4, "受理时间"), (4, "办件状态"),
    ]  # fmt: skip


def test_a_file_that_cannot_be_used_says_what_to_do(in_demo: Run, book: Path) -> None:
    unmapped = in_demo("import", "cases", str(book))

    assert unmapped.status == REFUSED
    assert "看不出这些列：办件编号" in unmapped.err
    assert in_demo("import", "cases", str(book.parent / "无.xlsx")).status == AT_FAULT
    assert in_demo("import", "cases").status == MISUSED
