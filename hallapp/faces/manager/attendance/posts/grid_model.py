"""The month's roster as a model: people down, days across; cells are typed in."""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from hallapp.faces.manager.attendance.posts.duty_list import weekday
from hallapp.faces.manager.attendance.posts.grid_words import cell_text, cell_tip
from hallapp.kernel.texts import _
from hallapp.roster.terms import AssignedShift, RosterGrid, RosterLine, RosterOccasion

_NO_PARENT = QModelIndex()
_AnyIndex = QModelIndex | QPersistentModelIndex
_QUIET = {RosterOccasion.REST}


class RosterModel(QAbstractTableModel):
    """Shows a `RosterGrid`; what is asked for a cell is looked up only while it is painted.

    Signals:
        typed: A code was typed into a cell; carries the index and the text.
    """

    typed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._grid: RosterGrid | None = None
        self._lines: tuple[RosterLine, ...] = ()
        self._working: frozenset[date] = frozenset()

    def show_grid(self, grid: RosterGrid, typed: str = "") -> None:
        """Show a month; only people who have every typed word in name, number or unit."""
        old = self._grid
        words = typed.casefold().split()
        lines = tuple(line for line in grid.lines if all(word in _found(line) for word in words))
        same_people = [x.person_id for x in lines] == [x.person_id for x in self._lines]
        is_same = old is not None and old.days == grid.days and same_people
        if not is_same:
            self.beginResetModel()
        self._grid, self._lines = grid, lines
        self._working = frozenset(each.day for each in grid.days if each.is_working)
        if is_same:
            last = self.index(len(lines) - 1, len(grid.days) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.endResetModel()

    def cell(self, index: _AnyIndex) -> tuple[UUID, Any, tuple[AssignedShift, ...]] | None:
        """Return person, day and entries of a cell."""
        if self._grid is None or not index.isValid():
            return None
        line, day = self._lines[index.row()], self._grid.days[index.column()].day
        return line.person_id, day, tuple(line.cells.get(day, ()))

    def look(self, index: _AnyIndex) -> tuple[str, str, str]:
        """Return text, ground and tone of a cell in one go, for every cell that is painted."""
        grid = self._grid
        if grid is None:
            return "", "surface", "text"
        day = grid.days[index.column()]
        entries = self._lines[index.row()].cells.get(day.day)
        ground = "surface" if day.day in self._working else "ground"
        if not entries:
            return "", ground, "text"
        tone = "muted" if entries[0].occasion in _QUIET else "text"
        return cell_text(entries), ground, tone

    def column_of(self, day: date) -> int:
        """Return the column of a day, the first one for a day of another month."""
        days = () if self._grid is None else self._grid.days
        return next((number for number, each in enumerate(days) if each.day == day), 0)

    def line(self, row: int) -> RosterLine:
        """Return a person's line."""
        return self._lines[row]

    @override
    def rowCount(self, parent: _AnyIndex = _NO_PARENT) -> int:
        """Return how many people are shown."""
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: _AnyIndex = _NO_PARENT) -> int:
        """Return how many days the month has."""
        return 0 if parent.isValid() or self._grid is None else len(self._grid.days)

    @override
    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; grounds of days on which the hall does not work are grey."""
        found = self.cell(index)
        if found is None or self._grid is None:
            return None
        entries = found[2]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return cell_text(entries)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return self._tip(index, entries)
        centre = Qt.AlignmentFlag.AlignCenter
        return centre if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def setData(self, index: _AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; the cell changes when the hall has written it."""
        if role != Qt.ItemDataRole.EditRole or str(value).strip() == self.data(index):
            return False
        self.typed.emit(index, str(value))
        return True

    @override
    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        """Let every cell be typed in."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return day and weekday above, names at the left."""
        if self._grid is None or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return None
        if orientation is Qt.Orientation.Vertical:
            line = self._lines[section]
            if role == Qt.ItemDataRole.ToolTipRole:
                return f"{line.person_name}\u2002{line.staff_number}\u2002{line.department}"
            return line.person_name
        day = self._grid.days[section].day
        if role == Qt.ItemDataRole.ToolTipRole:
            return day.isoformat()
        return f"{day.day}\n{weekday(day)[-1]}"

    def _tip(self, index: _AnyIndex, entries: tuple[AssignedShift, ...]) -> str:
        line, grid = self._lines[index.row()], self._grid
        day = "" if grid is None else grid.days[index.column()].day.isoformat()
        said = cell_tip(entries) or _("按大厅的上班时间")
        return f"{line.person_name}\u2002{day}\u2002{said}"


def _found(line: RosterLine) -> str:
    return f"{line.person_name} {line.staff_number} {line.department}".casefold()
