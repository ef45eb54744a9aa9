"""Figures of cases: defined, divided and written in one way."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from hallapp.cases.tally import COUNTS, CaseTally, Grouping, GroupTally, Span
from hallapp.kernel.printed_table import Measure
from hallapp.reports.case_checks import case_checks, sum_check
from hallapp.reports.case_definitions import DEFINITIONS, FigureForm
from hallapp.reports.case_figures import figures_of
from hallapp.reports.case_sheet import CaseFigureSheet, case_tables
from hallapp.reports.checking import Outcome
from hallapp.reports.workbook import workbook
from hallapp.slips.table import TableLayout, table_paper
from tests.unit.slips.paper_examples import HALL

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
OCTOBER = Span(date(2026, 10, 1), date(2026, 11, 1))
TALLIES = st.builds(CaseTally, **dict.fromkeys(COUNTS, st.integers(0, 10**6)))
TALLY = CaseTally(
    received=120, accepted=100, carried_in=20, decisions=90, done=90, instant=40, at_once=36,
    early=50, on_time=2, late=2, pending=28, ended=2, handled=54, handled_days=96,
    promised_days=200, promised_used=120, law_days=400, law_used=96, compared_law=400,
    compared_promise=200, items=20, items_instant=17, paid_fen=28_000_050,
)  # fmt: skip


def words(tally: CaseTally, code: str) -> str:
    return figures_of(tally, (code,))[0].words


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("done", "90"),
        ("done_rate", "75.0%"),
        ("early_rate", "92.6%"),
        ("on_time_rate", "97.8%"),
        ("instant_cases", "44.4%"),
        ("instant_items", "85.0%"),
        ("compression_cases", "50.0%"),
        ("saved_promise", "40.0%"),
        ("saved_law", "76.0%"),
        ("average_days", "1.78"),
        ("paid", "280,000.50"),
    ],
)
def test_a_figure_is_what_its_definition_says(code: str, said: str) -> None:
    assert words(TALLY, code) == said


def test_a_share_of_nothing_is_a_dash_and_no_percentage() -> None:
    for figure in figures_of(CaseTally()):
        if figure.definition.under is not None:
            assert figure.words == "—"
            assert figure.cell is None
        else:
            assert figure.words in {"0", "0.00"}


def test_slower_than_promised_is_less_than_nothing() -> None:
    assert words(CaseTally(promised_days=10, promised_used=12), "saved_promise") == "-20.0%"


@given(TALLIES)
def test_a_workbook_calculates_with_the_number_that_was_printed(tally: CaseTally) -> None:
    for figure in figures_of(tally):
        cell = figure.cell
        if isinstance(cell, Measure):
            if figure.definition.form is FigureForm.SHARE:
                assert f"{cell.value * 100:.1f}%".replace("-0.0%", "0.0%") == figure.words
            else:
                assert figure.words.replace(",", "") == f"{cell.value:.2f}"


@given(TALLIES)
def test_every_figure_shows_what_was_divided_by_what(tally: CaseTally) -> None:
    for figure in figures_of(tally):
        if figure.under:
            over, under = figure.fraction.split(" / ")
            assert float(figure.value or 0) == pytest.approx(int(over) / int(under))


def test_every_figure_is_named_defined_and_opens_a_count_that_there_is() -> None:
    codes = [each.code for each in DEFINITIONS]

    assert len(set(codes)) == len(codes)
    for each in DEFINITIONS:
        assert each.definition.endswith("。")
        assert each.counts in {"", *COUNTS}


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 900))
def test_months_of_a_span_follow_one_another(start: date, days: int) -> None:
    span = Span(start, date.fromordinal(start.toordinal() + days))

    months = span.months()

    assert (months[0].start, months[-1].end) == (span.start, span.end)
    assert all(one.end == other.start for one, other in pairwise(months))
    assert all(each.end <= Span.of_month(each.start).end for each in months)


def test_a_span_without_a_day_is_none() -> None:
    with pytest.raises(ValueError, match="2026"):
        Span(date(2026, 10, 1), date(2026, 10, 1))


def test_a_span_is_called_by_its_month_its_year_or_its_days() -> None:
    assert OCTOBER.words == "2026年10月"
    assert Span.of_year(2026).words == "2026年"
    assert Span(date(2026, 10, 1), date(2026, 10, 9)).words == "2026年10月1日 至 2026年10月8日"


def test_what_came_in_is_what_went_out_and_what_is_left() -> None:
    outcomes = {each.code: each.outcome for each in case_checks(OCTOBER, TALLY, date(2026, 11, 1))}

    assert outcomes == {
        "flow": Outcome.AGREES,
        "qualities": Outcome.AGREES,
        "law": Outcome.AGREES,
    }


@pytest.mark.parametrize(
    ("count", "code"),
    [("pending", "flow"), ("early", "qualities"), ("late_by_law", "law"), ("accepted", "flow")],
)
def test_a_count_that_is_off_is_found(count: str, code: str) -> None:
    off = TALLY + CaseTally(**{count: 3})

    outcomes = {each.code: each.outcome for each in case_checks(OCTOBER, off, date(2026, 11, 1))}

    assert outcomes[code] is Outcome.DIFFERS


def test_a_span_up_to_today_is_held_against_what_stands() -> None:
    checks = case_checks(OCTOBER, TALLY, date(2026, 10, 20))

    assert checks[-1].code == "standing"
    assert checks[-1].outcome is Outcome.DIFFERS


def test_a_group_that_is_missing_is_found() -> None:
    groups = [GroupTally(None, "公安局", OCTOBER, TALLY)]

    assert sum_check(Grouping.UNIT, TALLY, groups).outcome is Outcome.AGREES
    assert sum_check(Grouping.UNIT, TALLY + TALLY, groups).outcome is Outcome.DIFFERS


def test_paper_and_workbook_show_the_figures_of_the_screen() -> None:
    whole = CaseFigureSheet("全厅", OCTOBER, TALLY, case_checks(OCTOBER, TALLY, NOW.date()))
    group = CaseFigureSheet("公安局", OCTOBER, TALLY)
    tables = case_tables(whole, Grouping.UNIT, [group])

    layout = TableLayout(begins_pages=True, counts_units=False)
    document = PdfDocument(table_paper(tables, HALL, NOW, layout=layout).data)
    pages = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    book = load_workbook(io.BytesIO(workbook(tables, NOW)))
    efficiency = book.worksheets[1]
    heads = [cell.value for cell in efficiency[3]]
    row = dict(zip(heads, efficiency[4], strict=True))

    for figure in whole.figures:
        if figure.definition.label in row:
            assert figure.words.replace("—", "") in pages[1]
            cell = figure.cell
            expected = cell.value if isinstance(cell, Measure) else cell
            assert row[figure.definition.label].value == expected
    assert row["比承诺提速"].number_format == "0.0%"
    assert "指标口径" in pages[-2] + pages[-1]
    assert DEFINITIONS[-1].definition in pages[-1]
    assert book.sheetnames[-1] == "指标口径"


@given(TALLIES, TALLIES)
def test_a_change_is_the_difference_of_the_printed_numbers(now: CaseTally, then: CaseTally) -> None:
    for figure, before in zip(figures_of(now), figures_of(then), strict=True):
        moved = figure.change_from(before)
        if figure.cell is None or before.cell is None or figure.definition.is_of_today:
            assert moved is None
        else:
            printed = [Decimal(each.words.strip("%").replace(",", "")) for each in (figure, before)]
            assert Decimal(str(moved).replace(",", "")) == printed[0] - printed[1]
            assert str(moved)[0] in "+-" or Decimal(str(moved)) == 0


@pytest.mark.parametrize(
    ("span", "before"),
    [
        (Span.of_month(date(2026, 1, 5)), Span.of_month(date(2025, 12, 1))),
        (Span.of_year(2026), Span.of_year(2025)),
        (Span(date(2026, 3, 9), date(2026, 3, 16)), Span(date(2026, 3, 2), date(2026, 3, 9))),
    ],
)
def test_a_month_follows_a_month_and_a_year_a_year(span: Span, before: Span) -> None:
    assert span.before() == before


def test_a_report_says_by_how_much_each_figure_moved() -> None:
    whole = CaseFigureSheet("全厅", OCTOBER, TALLY)
    before = CaseFigureSheet("九月", OCTOBER.before(), TALLY + CaseTally(received=3))

    table = case_tables(whole, Grouping.UNIT, [], before)[2]
    alone = case_tables(whole, Grouping.UNIT, [])[2]

    assert [str(cell) for cell in table.rows[0]] == ["收件", "件", "120", "123", "-3", ""]
    assert alone.rows[0][3:5] == (None, None)
    assert [column.heading for column in table.columns][2:4] == ["2026年10月", "2026年9月"]
