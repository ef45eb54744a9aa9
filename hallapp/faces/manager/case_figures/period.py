"""A month, a quarter or a year, and those before and after it; no widgets."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from hallapp.cases.tally import Span
from hallapp.kernel.texts import _

_MONTHS_A_YEAR = 12


class Length(Enum):
    """How long a period is; the value counts months."""

    MONTH = 1
    QUARTER = 3
    YEAR = 12

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {Length.MONTH: _("月"), Length.QUARTER: _("季"), Length.YEAR: _("年")}[self]


@dataclass(frozen=True)
class Period:
    """A period that begins with a month.

    Attributes:
        first: Its first day.
    """

    length: Length
    first: date

    @classmethod
    def holding(cls, length: Length, day: date) -> "Period":
        """Return the period in which a day lies."""
        month = (day.month - 1) // length.value * length.value + 1
        return cls(length, date(day.year, month, 1))

    @property
    def span(self) -> Span:
        """Its days."""
        return Span(self.first, self.stepped(1).first)

    @property
    def words(self) -> str:
        """The period as a person reads it."""
        if self.length is Length.QUARTER:
            quarter = (self.first.month - 1) // self.length.value + 1
            said = _("{year}年第{quarter}季度")
            return said.format(year=self.first.year, quarter=quarter)
        return self.span.words

    def stepped(self, by: int) -> "Period":
        """Return a period before or after."""
        months = self.first.year * _MONTHS_A_YEAR + self.first.month - 1 + by * self.length.value
        return Period(self.length, date(months // _MONTHS_A_YEAR, months % _MONTHS_A_YEAR + 1, 1))
