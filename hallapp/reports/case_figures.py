"""Figures of cases: worked out by their definitions, written in one way everywhere."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from hallapp.cases.tally import CaseTally
from hallapp.kernel.printed_table import Cell, Measure
from hallapp.reports.case_definitions import DEFINITIONS, FigureDefinition, FigureForm


@dataclass(frozen=True)
class CaseFigure:
    """One figure of a span of days.

    Attributes:
        definition: What it says.
        over: The figure itself, or what stands over the line.
        under: What stands under the line; None for plain counts.
    """

    definition: FigureDefinition
    over: int
    under: int | None = None

    @property
    def value(self) -> Decimal | None:
        """The figure; None where nothing is under the line, so that nothing can be said."""
        if self.under is None:
            is_money = self.definition.form is FigureForm.MONEY
            return Decimal(self.over) / (100 if is_money else 1)
        return Decimal(self.over) / self.under if self.under else None

    @property
    def words(self) -> str:
        """The figure as it is printed; a share of nothing is a dash, never 0%."""
        value = self.value
        if value is None:
            return "—"
        return {
            FigureForm.COUNT: f"{self.over}",
            FigureForm.SHARE: f"{_rounded(100 * value, '0.1')}%",
            FigureForm.DAYS: f"{_rounded(value, '0.01')}",
            FigureForm.MONEY: f"{_rounded(value, '0.01'):,}",
        }[self.definition.form]

    @property
    def cell(self) -> Cell:
        """The figure for a table: numbers stay numbers, rounded as they are printed."""
        value = self.value
        if value is None:
            return None
        form = self.definition.form
        if form is FigureForm.COUNT:
            return self.over
        # What a workbook adds up or sorts by is the number that was printed.
        exact = {
            FigureForm.SHARE: _rounded(100 * value, "0.1") / 100,
            FigureForm.DAYS: _rounded(value, "0.01"),
            FigureForm.MONEY: _rounded(value, "0.01"),
        }[form]
        return Measure(float(exact), self.words, _PATTERNS[form])

    def change_from(self, before: "CaseFigure") -> Cell:
        """Return by how much the figure moved, shares in points of a hundred.

        None where one of the two cannot be said.
        """
        if self.cell is None or before.cell is None or self.definition.is_of_today:
            return None
        if isinstance(self.cell, Measure) and isinstance(before.cell, Measure):
            # Of the printed numbers, so that whoever subtracts them gets the same.
            factor = 100 if self.definition.form is FigureForm.SHARE else 1
            step, pattern = _CHANGES[self.definition.form]
            moved = Decimal(str(self.cell.value)) - Decimal(str(before.cell.value))
            exact = _rounded(factor * moved, step)
            return Measure(float(exact), f"{exact:+,}" if exact else f"{abs(exact)}", pattern)
        moved_by = self.over - before.over
        return Measure(moved_by, f"{moved_by:+}" if moved_by else "0", "+0;-0;0")

    @property
    def fraction(self) -> str:
        """What was divided by what: 92 / 100; empty for plain counts."""
        return "" if self.under is None else f"{self.over} / {self.under}"


_CHANGES = {
    FigureForm.SHARE: ("0.1", "+0.0;-0.0;0.0"),
    FigureForm.DAYS: ("0.01", "+0.00;-0.00;0.00"),
    FigureForm.MONEY: ("0.01", "+#,##0.00;-#,##0.00;0.00"),
}
_PATTERNS = {
    FigureForm.SHARE: "0.0%",
    FigureForm.DAYS: "0.00",
    FigureForm.MONEY: "#,##0.00",
}


def _rounded(value: Decimal, step: str) -> Decimal:
    # Nothing is added but a sign taken away: what rounds to nought is never printed as -0.0.
    return value.quantize(Decimal(step), ROUND_HALF_UP) + 0


_BY_CODE = {each.code: each for each in DEFINITIONS}


def figures_of(tally: CaseTally, codes: tuple[str, ...] = ()) -> tuple[CaseFigure, ...]:
    """Return figures of a tally; all of them unless some are named."""
    wanted = [_BY_CODE[code] for code in codes] if codes else DEFINITIONS
    return tuple(
        CaseFigure(each, each.over(tally), None if each.under is None else each.under(tally))
        for each in wanted
    )
