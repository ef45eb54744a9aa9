"""The yearly table on paper and in a workbook: the same numbers, and one page to sign."""

import io
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from hallapp.kernel.clock import zone_named
from hallapp.kernel.printed_table import Cell
from hallapp.openness.terms import AnnualFigureRow
from hallapp.reports.annual.checks import YearFacts, annual_checks
from hallapp.reports.annual.editions import EDITIONS
from hallapp.reports.annual.figures import YearFigures
from hallapp.reports.annual.indicators import INDICATORS
from hallapp.reports.annual.table import AnnualTable
from hallapp.reports.workbook import workbook
from hallapp.slips.form import form_paper
from tests.unit.slips.paper_examples import HALL

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)


def annual(edition: str, *, is_filled: bool) -> AnnualTable:
    given = {code: Decimal(1000 + n) for n, code in enumerate(INDICATORS)} if is_filled else {}
    given |= {"requests": Decimal(0), "is_online": Decimal(1), "budget": Decimal("9.5")}
    rows = {
        code: AnnualFigureRow(2026, code, value, "", "王一", NOW) for code, value in given.items()
    }
    chosen, figures = EDITIONS[edition], YearFigures({}, rows)
    checks = annual_checks(YearFacts(chosen, figures))
    return AnnualTable(
        2026,
        chosen,
        figures.parts(chosen),
        figures.shown(chosen),
        checks,
        is_whole=False,
        zone=zone_named(HALL.zone),
    )


def first_page(table: AnnualTable) -> tuple[str, int]:
    tables = table.printed()
    document = PdfDocument(form_paper(tables[0], tables[1:], HALL, NOW).data)
    return "".join(document[0].get_textpage().get_text_range().split()), len(document)


def plain(cell: Cell) -> object:
    return getattr(cell, "value", cell)


@pytest.mark.parametrize("edition", EDITIONS)
def test_paper_and_workbook_show_the_numbers_of_the_screen(edition: str) -> None:
    table = annual(edition, is_filled=True)

    on_paper, _count = first_page(table)
    sheet = load_workbook(io.BytesIO(workbook(table.printed(), NOW))).worksheets[0]
    in_book = {row[1]: row[2] for row in sheet.iter_rows(min_row=4, values_only=True)}

    for line in (line for part in table.parts for line in part.lines):
        assert f"{line.words}{line.cell}" in on_paper
        assert in_book[line.words] == plain(line.cell)


@pytest.mark.parametrize("is_filled", [True, False])
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_whole_table_and_the_place_to_sign_stand_on_one_page(
    edition: str, *, is_filled: bool
) -> None:
    on_paper, _count = first_page(annual(edition, is_filled=is_filled))

    assert on_paper.index("一、主动公开数量") < on_paper.index("信息公开专项经费")
    assert on_paper.index("信息公开专项经费") < on_paper.index("填表单位（盖章）")


def test_a_nought_is_printed_and_an_empty_line_says_that_nobody_filled_it() -> None:
    on_paper, pages = first_page(annual("current", is_filled=False))

    assert "二、依申请公开数量（件）0三、行政复议数量（件）—（未填）" in on_paper
    assert "本年未完" in on_paper
    assert pages >= 3


def test_the_sources_say_who_entered_a_figure_and_when() -> None:
    sources = annual("current", is_filled=False).printed()[2]

    (row,) = (row for row in sources.rows if row[-1] == "budget")
    assert row[3] == "手工填报，王一 2026-11-23"
    assert str(row[1]) == "9.5"
    assert {row[-1] for row in sources.rows} >= {"items_total", "web_in_text"}
