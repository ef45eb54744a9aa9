"""The list of guides as a model that makes a cell when it is seen: ten thousand rows at once."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush
from typing_extensions import override

from hallapp.authoring.shelf_rows import ShelfRow
from hallapp.qtkit import theme
from hallapp.qtkit.table_model import Column, RowTableModel

_AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class ShelfModel(RowTableModel[ShelfRow]):
    """Filters by what was found before where the search only grows."""

    def __init__(self, columns: Sequence[Column[ShelfRow]]) -> None:
        super().__init__(columns, lambda row: row.item_id)
        self._all: tuple[ShelfRow, ...] = ()
        self._found_in: dict[Hashable, str] = {}
        self._typed = ""
        self._shown: tuple[ShelfRow, ...] = ()

    @override
    def show_rows(self, rows: Sequence[ShelfRow]) -> None:
        """Show these rows, filtered as before."""
        if tuple(rows) == self._all:
            return
        self._all = tuple(rows)
        self._found_in = {row.item_id: _found_by(row) for row in self._all}
        self._put(self._matching_of(self._all, self._typed))

    @override
    def set_filter(self, typed: str) -> None:
        """Show only rows that contain every typed word, whatever its case."""
        grows = bool(self._typed) and typed.startswith(self._typed)
        self._typed = typed
        self._put(self._matching_of(self._shown if grows else self._all, typed))

    @override
    def rows(self) -> tuple[ShelfRow, ...]:
        """Return the rows now shown."""
        return self._shown

    @override
    def row_at(self, index: _AnyIndex) -> ShelfRow | None:
        """Return the row of an index, or None where it points at nothing."""
        there = index.isValid() and index.row() < len(self._shown)
        return self._shown[index.row()] if there else None

    @override
    def key_at(self, index: _AnyIndex) -> Hashable | None:
        """Return the id of an index's item, or None."""
        row = self.row_at(index)
        return None if row is None else row.item_id

    @override
    def index_of(self, key: Hashable) -> QModelIndex:
        """Return the first cell of an item; invalid when it is not shown."""
        at = next((n for n, row in enumerate(self._shown) if row.item_id == key), -1)
        return QModelIndex() if at < 0 else self.index(at, 0)

    @override
    def rowCount(self, parent: _AnyIndex = _NO_PARENT) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    @override
    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    @override
    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        row = self.row_at(index)
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole and column.tip is not None:
            return column.tip(row)
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            tone = column.tone(row)
            return QBrush(theme.tokens().colour(tone)) if tone else None
        return column.align if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _put(self, rows: tuple[ShelfRow, ...]) -> None:
        if rows == self._shown:
            return
        self.beginResetModel()
        self._shown = rows
        self.endResetModel()

    def _matching_of(self, rows: tuple[ShelfRow, ...], typed: str) -> tuple[ShelfRow, ...]:
        words = typed.casefold().split()
        if not words:
            return rows
        found_in = self._found_in
        return tuple(row for row in rows if all(word in found_in[row.item_id] for word in words))


def _found_by(row: ShelfRow) -> str:
    """Return what an item is found by: name, code, initials, department, state."""
    said = (row.name, row.code, row.initials, row.department, row.state_words)
    return " ".join(said).casefold()
