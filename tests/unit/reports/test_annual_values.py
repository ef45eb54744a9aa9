"""What can be entered for the yearly table, and how it is written."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.kernel.printed_table import Measure
from hallapp.openness.terms import AnnualFigureRow
from hallapp.reports.annual.editions import Line
from hallapp.reports.annual.figures import AnnualFigure, AnnualLine, checked_value
from hallapp.reports.annual.indicators import INDICATORS, Source
from hallapp.reports.errors import FigureUnknownError, FigureValueError

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)


def entered(code: str, value: str) -> AnnualFigure:
    row = AnnualFigureRow(2026, code, Decimal(value), "", "", AT)
    return AnnualFigure(INDICATORS[code], entered=row)


@pytest.mark.parametrize(
    "wrong", ["", "三", "-1", "1.5", "1,000", "1_000", "１０", "NaN", "Infinity", "1e99", "五 件"]
)
def test_a_count_is_a_whole_number_from_nought(wrong: str) -> None:
    with pytest.raises(FigureValueError):
        checked_value("requests", wrong)


@pytest.mark.parametrize("wrong", ["", "2", "也许", "1.0"])
def test_yes_or_no_is_nothing_else(wrong: str) -> None:
    with pytest.raises(FigureValueError):
        checked_value("is_online", wrong)


def test_an_unknown_indicator_is_named() -> None:
    with pytest.raises(FigureUnknownError) as refused:
        checked_value("unheard", "1")

    assert refused.value.facts == {"given": "unheard"}


@given(st.integers(0, 10**9))
def test_a_count_comes_back_as_it_was_typed(count: int) -> None:
    value = checked_value("requests", f" {count} ")

    assert entered("requests", str(value)).words == str(count)


@given(st.decimals(0, 10**6, places=2))
def test_an_amount_keeps_its_value(amount: Decimal) -> None:
    figure = entered("budget", str(checked_value("budget", str(amount))))

    assert Decimal(figure.words) == amount
    cell = figure.cell
    shown = cell.value if isinstance(cell, Measure) else cell
    assert shown == float(amount)


def test_a_nought_is_a_figure_and_an_empty_line_is_not() -> None:
    assert entered("requests", "0").cell == 0
    assert AnnualFigure(INDICATORS["requests"]).cell == "—（未填）"
    assert AnnualFigure(INDICATORS["requests"]).source is Source.NOBODY


def test_yes_and_no_are_words_of_the_table() -> None:
    assert [entered("is_online", value).cell for value in "10"] == ["是", "否"]


def test_a_line_of_two_values_says_which_one_is_missing() -> None:
    over = Line("进驻/应进驻", ("items_stationed", "items_expected"), "{}/{}")
    there, missing = entered("items_stationed", "217"), AnnualFigure(INDICATORS["items_expected"])

    assert AnnualLine(over, (there, missing)).cell == "217/—（未填）"
    assert AnnualLine(over, (there, entered("items_expected", "220"))).cell == "217/220"


def test_what_a_person_entered_goes_before_what_the_hall_counted() -> None:
    row = AnnualFigureRow(2026, "readings", Decimal(130), "", "", AT)
    figure = AnnualFigure(INDICATORS["readings"], Decimal(3), row)

    assert (figure.words, figure.source) == ("130", Source.HAND)
    assert AnnualFigure(INDICATORS["readings"], Decimal(3)).source is Source.HALL
