"""A workbook holds the rows of its table, as text where they are text."""

import io
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from hallapp.kernel.printed_table import Column, PrintedTable
from hallapp.reports.workbook import workbook

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
COLUMNS = (Column("事项编码"), Column("事项名称", 3), Column("天数", is_number=True))


def table(*rows, title: str = "马上办清单") -> PrintedTable:
    return PrintedTable(title, COLUMNS, rows, subtitle="2026年11月", notes=("按编码排列。",))


def read(data: bytes):
    return load_workbook(io.BytesIO(data))


def test_every_row_comes_back_as_it_was() -> None:
    rows = (("GA-001", "居民身份证换领", 15), ("GA-002", "补领", None))

    sheet = read(workbook([table(*rows)], NOW)).worksheets[0]

    cells = list(sheet.iter_rows(min_row=3, max_row=5, values_only=True))
    assert cells[0] == ("事项编码", "事项名称", "天数")
    assert cells[1] == ("GA-001", "居民身份证换领", 15)
    assert cells[2][:2] == ("GA-002", "补领")
    assert sheet["A1"].value == "马上办清单"
    assert sheet.freeze_panes == "A4"


@pytest.mark.parametrize("name", ["=1+1", "+SUM(A1)", "-2", "@cmd", '=HYPERLINK("x")', "http://x"])
def test_a_name_is_never_a_formula(name: str) -> None:
    cell = read(workbook([table(("GA-001", name, 1))], NOW)).worksheets[0]["B4"]

    assert cell.data_type == "s"
    assert cell.value == name
    assert cell.hyperlink is None


def test_sheets_of_the_same_title_get_names_of_their_own() -> None:
    long = "一" * 40 + "[清单]"

    book = read(workbook([table(title=long), table(title=long), table(title="")], NOW))

    assert len(set(book.sheetnames)) == 3
    assert max(map(len, book.sheetnames)) <= 31


def test_a_row_of_another_length_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="马上办"):
        table(("GA-001",))
