"""The month's grid as Qt asks for it: no object a cell, everything painted is looked up.

A line is a person or the heading of a unit; a column is a day, then come the totals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from hallapp.attendance.terms.person_days import DayBasis, MonthCell, MonthGridRow, MonthLineRow
from hallapp.faces.manager.attendance.month.totals import TOTALS
from hallapp.kernel.texts import _

_NO_PARENT = QModelIndex()
_AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class GridLine:
    """One line: a person, or the heading of a unit.

    Attributes:
        text: The name, or what the heading says.
        remark: The window, empty without one.
        row: None for a heading.
        cells: By day of the month from 0; None where the person did not belong to the hall.
        totals: What stands in the columns of totals.
    """

    text: str
    remark: str = ""
    row: MonthLineRow | None = None
    cells: tuple[MonthCell | None, ...] = ()
    totals: tuple[str, ...] = ()


class MonthGridModel(QAbstractTableModel):
    """Shows the lines of one month that a search leaves."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid: MonthGridRow | None = None
        self.lines: tuple[GridLine, ...] = ()
        self._all: tuple[MonthLineRow, ...] = ()
        self._words: tuple[str, ...] = ()

    def show_grid(self, grid: MonthGridRow) -> None:
        """Show another month, or the same one as it stands now."""
        self.beginResetModel()
        self.grid = grid
        self._all = grid.lines
        self.lines = _lines(grid, self._found())
        self.endResetModel()

    def set_filter(self, typed: str) -> None:
        """Show only people whose name, number, unit or window has every typed word."""
        words = tuple(typed.casefold().split())
        if words == self._words:
            return
        self._words = words
        if self.grid is not None:
            self.beginResetModel()
            self.lines = _lines(self.grid, self._found())
            self.endResetModel()

    def people(self) -> int:
        """Return how many people are shown."""
        return sum(line.row is not None for line in self.lines)

    def line_of(self, person_id: UUID) -> int:
        """Return the line of a person, -1 where the person is not shown."""
        for number, line in enumerate(self.lines):
            if line.row is not None and line.row.person.person_id == person_id:
                return number
        return -1

    def day_at(self, index: _AnyIndex) -> date | None:
        """Return the day of a cell, None for totals and nothing."""
        if self.grid is None or not index.isValid() or index.column() >= len(self.grid.days):
            return None
        return self.grid.days[index.column()]

    # What Qt calls

    @override
    def rowCount(self, parent: _AnyIndex = _NO_PARENT) -> int:
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: _AnyIndex = _NO_PARENT) -> int:
        """Return how many days the month has, and the totals."""
        if parent.isValid() or self.grid is None:
            return 0
        return len(self.grid.days) + len(TOTALS)

    @override
    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell for who reads it aloud; what is painted does not come this way."""
        if not index.isValid() or self.grid is None:
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(line, column)
        return None

    @override
    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a cell: a heading can only be read."""
        if not index.isValid() or self.lines[index.row()].row is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a person's name, a day, or what a total counts."""
        if role != Qt.ItemDataRole.DisplayRole or self.grid is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.lines[section].text if section < len(self.lines) else None
        days = self.grid.days
        return str(days[section].day) if section < len(days) else TOTALS[section - len(days)].word

    def _found(self) -> Sequence[MonthLineRow]:
        if not self._words:
            return self._all
        return [row for row in self._all if all(each in _found_by(row) for each in self._words)]

    def _text(self, line: GridLine, column: int) -> str:
        if line.row is None:
            return line.text if column == 0 else ""
        if column >= len(line.cells):
            return line.totals[column - len(line.cells)]
        cell = line.cells[column]
        return "" if cell is None else f"{cell.morning.letter} {cell.afternoon.letter}".strip()

    def _said(self, line: GridLine, column: int) -> str:
        if line.row is None:
            return line.text
        if column >= len(line.cells):
            total = TOTALS[column - len(line.cells)]
            return f"{line.text} {total.said} {line.totals[column - len(line.cells)]}"
        return cell_words(line.text, line.cells[column])


def cell_words(name: str, cell: MonthCell | None) -> str:
    """Return a cell in words, for a tip and for who cannot see the colour."""
    if cell is None:
        return ""
    said = _("{name}，{month}月{day}日：上午{morning}；下午{afternoon}").format(
        name=name,
        month=cell.day.month,
        day=cell.day.day,
        morning=cell.morning.words,
        afternoon=cell.afternoon.words,
    )
    if cell.basis is DayBasis.DIFFERENT:
        said += _("（{basis}）").format(basis=cell.basis.label)
    return said


def _lines(grid: MonthGridRow, rows: Sequence[MonthLineRow]) -> tuple[GridLine, ...]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.person.department] = counts.get(row.person.department, 0) + 1
    lines: list[GridLine] = []
    unit: str | None = None
    for row in rows:
        if row.person.department != unit:
            unit = row.person.department
            name = unit or _("没有单位")
            said = _("{unit}　{count} 人").format(unit=name, count=counts[unit])
            lines.append(GridLine(said))
        lines.append(_line(grid, row))
    return tuple(lines)


def _line(grid: MonthGridRow, row: MonthLineRow) -> GridLine:
    by_day = {cell.day: cell for cell in row.cells}
    number = row.person.window_number
    remark = "" if number is None else _("{window} 号窗").format(window=number)
    return GridLine(
        row.person.name,
        remark,
        row,
        tuple(by_day.get(day) for day in grid.days),
        tuple(total.text(row.totals) for total in TOTALS),
    )


def _found_by(row: MonthLineRow) -> str:
    person = row.person
    number = "" if person.window_number is None else str(person.window_number)
    return f"{person.name} {person.staff_number} {person.department} {number}".casefold()
