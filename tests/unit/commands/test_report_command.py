"""`report`: figures of cases and the yearly table, as files, by command line."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from tests.unit.commands.conftest import DONE, MISUSED, REFUSED, Run


def test_what_is_entered_stands_in_the_table_that_is_written(in_demo: Run, tmp_path: Path):
    out = tmp_path / "统计表.xlsx"

    told = in_demo(
        "report", "s2", "--year", "2026", "--set", "requests=0", "--set", "budget=9.5",
        "--note", "台账", "--out", str(out),
    )  # fmt: skip

    assert told.status == DONE
    assert told.out.splitlines()[0] == "2026 年度已填报 2 项。"
    assert any(line.startswith("相符") for line in told.out.splitlines())
    rows = list(load_workbook(out).worksheets[0].iter_rows(min_row=4, values_only=True))
    found = {row[1]: row[2] for row in rows}
    assert found["二、依申请公开数量（件）"] == 0
    assert found["信息公开专项经费（万元）"] == 9.5
    assert found["三、行政复议数量（件）"] == "—（未填）"


def test_an_old_edition_is_asked_for_by_name(in_demo: Run, tmp_path: Path):
    out = tmp_path / "统计表.pdf"

    told = in_demo("report", "s2", "--year", "2026", "--template", "2012", "--out", str(out))

    assert told.status == DONE
    page = PdfDocument(out)[0].get_textpage().get_text_range()
    assert "行政非许可事项(项)" in page


@pytest.mark.parametrize("by", ["unit", "item", "window", "month"])
def test_figures_of_a_month_are_written_by_group(in_demo: Run, tmp_path: Path, by: str):
    out = tmp_path / "办件.xlsx"

    told = in_demo("report", "cases", "--month", "2026-11", "--by", by, "--out", str(out))

    assert told.status == DONE
    book = load_workbook(out)
    assert book.sheetnames[-1] == "指标口径"
    assert book.worksheets[0]["A4"].value == "全厅"


@pytest.mark.parametrize(
    "wrong",
    [
        ("report", "s2", "--year", "2026", "--set", "requests"),
        ("report", "s2", "--year", "2026", "--set", "requests=许多"),
        ("report", "s2", "--year", "2026", "--set", "unheard=1"),
        ("report", "s2", "--year", "1999"),
        ("report", "cases", "--month", "十一月", "--out", "a.pdf"),
        ("report", "cases", "--month", "2026-11", "--out", "a.doc"),
    ],
)
def test_a_wrong_wish_is_refused_in_one_line(in_demo: Run, wrong: tuple[str, ...]):
    told = in_demo(*wrong)

    assert told.status == REFUSED
    assert told.is_one_clear_line()


def test_an_unknown_edition_is_no_usage(in_demo: Run):
    assert in_demo("report", "s2", "--year", "2026", "--template", "2013").status == MISUSED
