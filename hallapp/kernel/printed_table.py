"""A table as paper and workbook both show it: the same rows, whichever is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from typing_extensions import override


@dataclass(frozen=True)
class Measure:
    """A number that papers write in their own way: 92.8%, 1.78, 280 000 000.00.

    Attributes:
        value: What a workbook calculates with; 0.928 for 92.8%.
        words: How papers and screens write it.
        pattern: The same, in the number formats of workbooks.
    """

    value: float
    words: str
    pattern: str

    @override
    def __str__(self) -> str:
        """Return what is read."""
        return self.words


Cell = str | int | Measure | None
"""What a cell holds; numbers stay numbers in a workbook, None prints as a dash."""


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        heading: As a person reads it.
        share: Its part of the width, against the others' shares.
        is_number: Set to the right, and summed by whoever wants to.
    """

    heading: str
    share: float = 1.0
    is_number: bool = False


@dataclass(frozen=True)
class PrintedTable:
    """A table with what stands round it.

    Attributes:
        title: Its heading, and the name of the sheet.
        subtitle: What the rows are and of which day or month; empty when the title says it.
        columns: From left to right.
        rows: One tuple a line, as long as `columns`.
        notes: How figures are defined and where the rows come from, a line each.
        unit_column: Column by which rows are gathered under headings, None for one list. Rows of
            the same unit stand together.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    unit_column: int | None = None

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(self.title)

    def units(self) -> Iterable[tuple[str, tuple[tuple[Cell, ...], ...]]]:
        """Yield the rows gathered by their unit; one nameless unit where nothing gathers them."""
        at = self.unit_column
        if at is None:
            yield "", self.rows
            return
        for unit, rows in groupby(self.rows, key=lambda row: row[at]):
            yield str(unit or ""), tuple(rows)
