"""The figures of one year: what the hall counted, what a person entered, and which one holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from hallapp.kernel.printed_table import Cell, Measure
from hallapp.kernel.texts import _, mark
from hallapp.openness.terms import AnnualFigureRow
from hallapp.reports.annual.editions import Edition, Line
from hallapp.reports.annual.indicators import INDICATORS, FigureKind, Indicator, Source
from hallapp.reports.errors import FigureUnknownError, FigureValueError

YES, NO = Decimal(1), Decimal(0)
_LARGEST = Decimal(10) ** 12
_FINEST = -4  # four decimals


@dataclass(frozen=True)
class AnnualFigure:
    """One indicator of one year.

    Attributes:
        indicator: What it counts.
        counted: What the hall counted; None where it cannot know.
        entered: What a person entered last; None where nobody did.
    """

    indicator: Indicator
    counted: Decimal | None = None
    entered: AnnualFigureRow | None = None

    @property
    def value(self) -> Decimal | None:
        """What the table prints; None where there is nothing to print."""
        return self.counted if self.entered is None else self.entered.value

    @property
    def source(self) -> Source:
        """Who knows it."""
        if self.entered is not None:
            return Source.HAND
        return Source.NOBODY if self.counted is None else Source.HALL

    @property
    def words(self) -> str:
        """The value as it is printed; a value that nobody entered is told from a nought."""
        value = self.value
        return _("—（未填）") if value is None else self.bare_words

    @property
    def bare_words(self) -> str:
        """The value beside others of its line; a dash where nobody entered it."""
        value = self.value
        if value is None:
            return "—"
        if self.indicator.kind is FigureKind.YES_NO:
            return _("是") if value else _("否")
        return f"{value.normalize():f}"

    @property
    def cell(self) -> Cell:
        """The value for a table: a number stays one."""
        value = self.value
        if value is None or self.indicator.kind is FigureKind.YES_NO:
            return self.words
        if value == value.to_integral_value():
            return int(value)
        return Measure(float(value), self.words, "General")


@dataclass(frozen=True)
class AnnualLine:
    """One line of the table with its values.

    Attributes:
        line: As the edition prints it.
        figures: The values, one for each of the line's codes.
    """

    line: Line
    figures: tuple[AnnualFigure, ...]

    @property
    def words(self) -> str:
        """The name of the line in the language now shown."""
        return _(self.line.words)

    @property
    def cell(self) -> Cell:
        """What stands in the column of values."""
        if len(self.figures) == 1:
            return self.figures[0].cell
        said = _(self.line.pattern).format(*(each.bare_words for each in self.figures))
        if all(each.value is not None for each in self.figures):
            return said
        return _("{figures}（未填）").format(figures=said)


@dataclass(frozen=True)
class AnnualPart:
    """One part of the table.

    Attributes:
        title: As printed, in the language now shown; empty where the part is its one line.
        lines: In the printed order.
    """

    title: str
    lines: tuple[AnnualLine, ...]


class YearFigures:
    """Every figure of a year, whether a line shows it or only a check needs it."""

    def __init__(
        self, counted: Mapping[str, Decimal], entered: Mapping[str, AnnualFigureRow]
    ) -> None:
        self._figures = {
            code: AnnualFigure(each, counted.get(code), entered.get(code))
            for code, each in INDICATORS.items()
        }

    def __getitem__(self, code: str) -> AnnualFigure:
        """Return one figure."""
        return self._figures[code]

    def value(self, code: str) -> Decimal | None:
        """Return what a figure says; None where nobody knows it."""
        return self._figures[code].value

    def parts(self, edition: Edition) -> tuple[AnnualPart, ...]:
        """Return the table's parts with their values."""
        return tuple(
            AnnualPart(
                _(part.title) if part.title else "",
                tuple(
                    AnnualLine(line, tuple(self._figures[code] for code in line.codes))
                    for line in part.lines
                ),
            )
            for part in edition.parts
        )

    def shown(self, edition: Edition) -> tuple[AnnualFigure, ...]:
        """Return the figures of an edition, those that only checks need at the end."""
        return tuple(self._figures[code] for code in (*edition.codes, *edition.extra))


def checked_value(code: str, text: str) -> Decimal:
    """Return what a person entered for an indicator.

    Args:
        code: Of the indicator.
        text: A number, or 是 and 否; yes and no are read too.

    Raises:
        FigureUnknownError: There is no such indicator.
        FigureValueError: It is none that the indicator can have.
    """
    indicator = INDICATORS.get(code)
    if indicator is None:
        raise FigureUnknownError(given=code)
    given = text.strip().casefold()
    if indicator.kind is FigureKind.YES_NO:
        if given not in _SAID:
            raise FigureValueError(name=indicator.label, given=text)
        return _SAID[given]
    value = _number(given)
    is_whole = value is not None and value == value.to_integral_value()
    if value is None or (indicator.kind is FigureKind.COUNT and not is_whole):
        raise FigureValueError(name=indicator.label, given=text)
    return value


_SAID = {mark("是"): YES, "yes": YES, "1": YES, mark("否"): NO, "no": NO, "0": NO}


def _number(text: str) -> Decimal | None:
    """Return a number from 0 with at most four decimals; None for anything else."""
    # Decimal reads `1_000` and digits of other scripts; a person who types them means something
    # else, and a comma may be a decimal point to the next one.
    if not text.isascii() or "_" in text:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not value.is_finite() or not 0 <= value < _LARGEST:
        return None
    exponent = value.normalize().as_tuple().exponent
    return value if isinstance(exponent, int) and exponent >= _FINEST else None
