"""Checks of the yearly table find what published tables got wrong."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from hallapp.openness.terms import AnnualFigureRow
from hallapp.reports.annual.checks import YearFacts, annual_checks
from hallapp.reports.annual.editions import EDITION_2012
from hallapp.reports.annual.figures import YearFigures
from hallapp.reports.checking import Check, Outcome, checks_table

AT = datetime(2013, 1, 16, tzinfo=UTC)
# The numbers that were published for 2012, and those its own text named beside them.
PUBLISHED = {
    "web_published": "2306", "web_in_text": "2302", "press": "5", "requests": "0",
    "reconsidered": "0", "lawsuits": "5", "housing": "14", "food_safety": "15",
    "environment": "8", "land_taking": "1", "accidents": "0", "prices": "1",
    "farm_support": "82", "reading_points": "2", "readings": "130", "items_licence": "178",
    "items_nonlicence": "68", "items_service": "10", "items_total": "256", "hall_area": "220",
    "is_online": "1", "cases_handled": "20582", "cases_done": "20582", "items_stationed": "217",
    "agency_points": "0", "bodies": "76", "staff_full": "10", "staff_part": "76",
    "meetings": "6", "trainings": "4", "trained": "106", "budget": "9.5",
}  # fmt: skip


def year(values: dict[str, str], **counted: int) -> YearFigures:
    rows = {
        code: AnnualFigureRow(2012, code, Decimal(value), "", "", AT)
        for code, value in values.items()
    }
    return YearFigures({code: Decimal(count) for code, count in counted.items()}, rows)


def found(facts: YearFacts) -> dict[str, Check]:
    return {check.code: check for check in annual_checks(facts)}


@pytest.fixture
def facts() -> YearFacts:
    return YearFacts(EDITION_2012, year(PUBLISHED), carried_in=0)


def test_the_published_table_differs_where_it_did(facts: YearFacts) -> None:
    checks = found(facts)

    assert checks["text_and_table"].outcome is Outcome.DIFFERS
    assert "正文 2302，表内 2306" in checks["text_and_table"].words
    # The lower number of the ratio was never printed, and nobody can say what it was.
    assert checks["items_stationed"].outcome is Outcome.UNKNOWN
    assert checks["filled"].outcome is Outcome.DIFFERS
    assert checks["filled"].words.count("、") == 1


def test_the_published_table_agrees_where_it_did(facts: YearFacts) -> None:
    checks = found(facts)

    agreeing = {code for code, each in checks.items() if each.outcome is Outcome.AGREES}
    assert agreeing >= {"items_add_up", "done", "trainings", "reading_points", "entered"}
    assert "178 ＋ 68 ＋ 10 ＝ 256" in checks["items_add_up"].words


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"items_licence": "179"}, "items_add_up"),
        ({"cases_done": "20583"}, "done"),
        ({"trainings": "0"}, "trainings"),
        ({"reading_points": "0"}, "reading_points"),
        ({"items_expected": "216"}, "items_stationed"),
        ({"agency_points": "3", "villages": "2"}, "agency_points"),
    ],
)
def test_a_slip_of_the_pen_is_found(facts: YearFacts, changed, code: str) -> None:
    checks = found(replace(facts, figures=year(PUBLISHED | changed)))

    assert checks[code].outcome is Outcome.DIFFERS


def test_cases_carried_over_may_be_done_beside_the_new_ones(facts: YearFacts) -> None:
    more = replace(facts, figures=year(PUBLISHED | {"cases_done": "20590"}), carried_in=8)

    assert found(more)["done"].outcome is Outcome.AGREES


def test_a_ratio_says_its_percentage(facts: YearFacts) -> None:
    whole = replace(facts, figures=year(PUBLISHED | {"items_expected": "256"}))

    assert found(whole)["items_stationed"].words == "217 / 256，即 84.8%"


def test_a_ratio_over_nothing_has_no_percentage(facts: YearFacts) -> None:
    none = replace(facts, figures=year(PUBLISHED | {"villages": "0"}))

    assert found(none)["agency_points"].words == "0 / 0"


def test_an_entered_number_over_a_counted_one_is_named(facts: YearFacts) -> None:
    over = replace(facts, figures=year(PUBLISHED, cases_handled=20000, cases_done=20582))

    check = found(over)["entered"]

    assert check.outcome is Outcome.ASKS
    assert check.words == "政务服务中心办件量：填报 20582，系统 20000"


def test_half_as_much_again_is_asked_about_and_less_is_not(facts: YearFacts) -> None:
    before = {"housing": Decimal(10), "food_safety": Decimal(10), "accidents": Decimal(0)}

    check = found(replace(facts, last_year=before))["last_year"]

    assert check.outcome is Outcome.AGREES
    grown = found(replace(facts, last_year=before | {"housing": Decimal(9)}))["last_year"]
    assert grown.outcome is Outcome.ASKS
    assert "保障性住房信息 上年 9，本年 14" in grown.words


def test_what_somebody_has_to_look_at_stands_first(facts: YearFacts) -> None:
    table = checks_table(annual_checks(facts))

    results = [str(row[1]) for row in table.rows]
    assert results[0] == "不符"
    assert results.index("无法核对") < results.index("相符")
    assert results == sorted(results, key=["不符", "无法核对", "请核实", "相符"].index)
