"""A long list on paper: headings on every page, units together, nothing cut."""

from datetime import UTC, datetime

import pytest
from pypdfium2 import PdfDocument

from hallapp.kernel.printed_table import Column, PrintedTable
from hallapp.slips.table import table_paper
from tests.unit.slips.paper_examples import HALL

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
COLUMNS = (Column("部门", 2), Column("事项名称", 5), Column("天数", is_number=True))


def test_several_tables_follow_one_another_on_one_paper() -> None:
    other = PrintedTable("本月变化", COLUMNS[1:], (("事项A", 3),))

    document = PdfDocument(table_paper([long_table(3), other], HALL, NOW).data)

    whole = "".join(document[0].get_textpage().get_text_range().split())
    assert whole.index("一次办清单") < whole.index("本月变化") < whole.index("事项A")


def pages(table: PrintedTable) -> list[str]:
    document = PdfDocument(table_paper([table], HALL, NOW).data)
    return [page.get_textpage().get_text_range() for page in document]


def long_table(count: int) -> PrintedTable:
    rows = tuple(
        ("公安局" if n < count // 2 else "民政局", f"事项{n:03d}", n) for n in range(count)
    )
    return PrintedTable("一次办清单", COLUMNS, rows, "2026年11月", ("说明在后。",), unit_column=0)


def test_headings_stand_on_every_page_and_every_row_once() -> None:
    found = pages(long_table(120))

    assert len(found) > 2
    assert all("事项名称" in page for page in found)
    whole = "\n".join(found)
    assert [whole.count(f"事项{n:03d}") for n in range(120)] == [1] * 120
    assert "公安局（续）" in found[1]
    assert "说明在后。" in found[-1]


def test_a_cell_longer_than_a_page_is_laid_in_pieces() -> None:
    row = ("公安局", "很长的名称" * 900, 1)

    found = pages(PrintedTable("一次办清单", COLUMNS, (row,)))

    assert "".join("".join(found).split()).count("很长的名称") > 880


@pytest.mark.parametrize("rows", [(), (("", None, None),)])
def test_an_empty_list_says_so_and_an_empty_cell_shows_a_dash(rows) -> None:
    (page,) = pages(PrintedTable("就近办清单", COLUMNS, rows))

    assert ("没有条目。" in page) is not rows or "—" in page
