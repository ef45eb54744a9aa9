"""The one item model: frozen rows in columns, refreshed without losing the reader's place.

All cells are made in `show_rows`, so `data` cannot fail while Qt paints. Rows that stayed equal
keep their cells; rows that came, went or moved are told to the view one by one, so that
selection, focus and scroll place survive a refresh.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont
from typing_extensions import override

from hallapp.qtkit import theme

Row = TypeVar("Row")
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter

TONE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Name of the token in which a cell's text is painted."""
LIGHT_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""A light for the delegate of `faces.parts.lights`; this model only carries it."""
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 3
"""The row itself."""
HEADING_ROLE = int(Qt.ItemDataRole.UserRole) + 4
"""True for a row that is only a heading of those below it."""

# Beyond this many separate changes telling them one by one costs more than a reset, whose place
# `RowTableView` restores.
_MOST_STEPS = 40
_NO_PARENT = QModelIndex()
_AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of a table.

    Attributes:
        title: Heading, already in the language shown.
        text: What stands in the cell.
        align: `LEFT`, `RIGHT` or `CENTRE`.
        tip: What the tool tip and a screen reader add; None for nothing.
        tone: Token name of the text's colour, such as `muted`; None or an empty answer for `text`.
        bold: Whether the column is bold.
        size_px: Font size when it is not the body's.
        width_px: First width; 0 lets the column take what is left.
        extra: Further item data roles, such as `LIGHT_ROLE`.
    """

    title: str
    text: Callable[[Row], str]
    align: Qt.AlignmentFlag = LEFT
    tip: Callable[[Row], str] | None = None
    tone: Callable[[Row], str] | None = None
    bold: bool = False
    size_px: int = theme.BODY_PX
    width_px: int = 120
    extra: Mapping[int, Callable[[Row], Any]] = field(
        default_factory=dict[int, Callable[[Row], Any]]
    )


@dataclass(frozen=True)
class _Line(Generic[Row]):
    """A row with everything that can be asked of it."""

    key: Hashable
    row: Row
    texts: tuple[str, ...]
    more: Mapping[tuple[int, int], Any]
    found_by: str


class RowTableModel(QAbstractTableModel, Generic[Row]):
    """Shows a tuple of frozen rows.

    Args of the constructor:
        columns: The columns, left to right.
        key: What tells a row from all others and stays when the row changes (its id).
        found_by: Text that the filter searches; all cells of the row by default.
        heading: What a row says when it only heads those below it (不在队里 2 人), empty for
            ordinary rows. A heading cannot be selected and is hidden by a filter.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        found_by: Callable[[Row], str] | None = None,
        heading: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._heading = heading
        self._columns = tuple(columns)
        self._key = key
        self._found_by = found_by
        self._words: tuple[str, ...] = ()
        self._known: dict[Hashable, _Line[Row]] = {}
        self._lines: tuple[_Line[Row], ...] = ()
        self._fixed: dict[tuple[int, int], Any] = {}
        for number, column in enumerate(self._columns):
            self._fixed[number, int(Qt.ItemDataRole.TextAlignmentRole)] = column.align
            self._fixed[number, int(Qt.ItemDataRole.FontRole)] = _font(column)

    # What a face calls

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows in this order; equal keys are the same row, changed.

        Raises:
            ValueError: Two rows have the same key.
        """
        known = {line.key: line for line in map(self._line, rows)}
        if len(known) != len(rows):
            message = "two rows have the same key"
            raise ValueError(message)
        self._known = known
        self._show(self._matching())

    def set_filter(self, typed: str) -> None:
        """Show only rows that contain every typed word, whatever its case."""
        self._words = tuple(typed.casefold().split())
        self._show(self._matching())

    def rows(self) -> tuple[Row, ...]:
        """Return the rows now shown, top to bottom."""
        return tuple(line.row for line in self._lines)

    def row_at(self, index: _AnyIndex) -> Row | None:
        """Return the row of an index, or None where the index points at nothing."""
        return self._lines[index.row()].row if index.isValid() else None

    def index_of(self, key: Hashable) -> QModelIndex:
        """Return the first cell of the row with this key; invalid when it is not shown."""
        for number, line in enumerate(self._lines):
            if line.key == key:
                return self.index(number, 0)
        return QModelIndex()

    def key_at(self, index: _AnyIndex) -> Hashable | None:
        """Return the key of an index's row, or None where the index points at nothing."""
        return self._lines[index.row()].key if index.isValid() else None

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """Return the columns, left to right."""
        return self._columns

    # What Qt calls

    @override
    def rowCount(self, parent: _AnyIndex = _NO_PARENT) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: _AnyIndex = _NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what was made ready for a cell."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return line.texts[column]
        if role == Qt.ItemDataRole.ForegroundRole:
            return _brush(line.more.get((column, TONE_ROLE)))
        if role == ROW_ROLE:
            return line.row
        return line.more.get((column, role), self._fixed.get((column, role)))

    @override
    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a cell: a heading can only be read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._lines[index.row()].more.get((index.column(), HEADING_ROLE)):
            return Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def headings(self) -> list[int]:
        """Return the numbers of the rows that are headings, rising."""
        if self._heading is None:
            return []
        return [n for n, line in enumerate(self._lines) if (0, HEADING_ROLE) in line.more]

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's title and alignment; rows have no heading."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._columns[section].align
        return None

    # How rows are made and moved

    def _line(self, row: Row) -> _Line[Row]:
        key = self._key(row)
        old = self._known.get(key)
        if old is not None and old.row == row:
            return old
        heading = self._heading(row) if self._heading is not None else ""
        if heading:
            return self._heading_line(key, row, heading)
        texts = tuple(column.text(row) for column in self._columns)
        more: dict[tuple[int, int], Any] = {}
        for number, column in enumerate(self._columns):
            if column.tip is not None:
                more[number, int(Qt.ItemDataRole.ToolTipRole)] = column.tip(row)
            if column.tone is not None:
                more[number, TONE_ROLE] = column.tone(row)
            for role, value in column.extra.items():
                more[number, role] = value(row)
        found_by = " ".join(texts) if self._found_by is None else self._found_by(row)
        return _Line(key, row, texts, more, found_by.casefold())

    def _heading_line(self, key: Hashable, row: Row, heading: str) -> _Line[Row]:
        """Return a line whose first cell says the heading, for all columns together."""
        more: dict[tuple[int, int], Any] = {}
        for number in range(len(self._columns)):
            more[number, HEADING_ROLE] = True
            more[number, int(Qt.ItemDataRole.FontRole)] = theme.font(13)
            more[number, int(Qt.ItemDataRole.TextAlignmentRole)] = LEFT
            more[number, TONE_ROLE] = "muted"
        return _Line(key, row, (heading, *[""] * (len(self._columns) - 1)), more, "")

    def _matching(self) -> tuple[_Line[Row], ...]:
        words = self._words
        if not words:
            return tuple(self._known.values())
        return tuple(
            line for line in self._known.values() if all(word in line.found_by for word in words)
        )

    def _show(self, lines: tuple[_Line[Row], ...]) -> None:
        kept = {line.key for line in lines}
        was = {line.key for line in self._lines}
        gone = _runs([n for n, line in enumerate(self._lines) if line.key not in kept])
        come = _runs([n for n, line in enumerate(lines) if line.key not in was])
        if len(gone) + len(come) > _MOST_STEPS:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
            return
        self._take_out(gone)
        self._put_in_order([line for line in lines if line.key in was])
        self._put_in(come, lines)
        self._tell_changed(lines)

    def _take_out(self, runs: list[tuple[int, int]]) -> None:
        for first, last in reversed(runs):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._lines = self._lines[:first] + self._lines[last + 1 :]
            self.endRemoveRows()

    def _put_in_order(self, survivors: list[_Line[Row]]) -> None:
        """Bring the rows that stay into their new order, still with their old cells."""
        old = {line.key: (number, line) for number, line in enumerate(self._lines)}
        order = [old[line.key] for line in survivors]
        if all(before < after for (before, _), (after, _) in pairwise(order)):
            return
        self.layoutAboutToBeChanged.emit()
        new_place = {number: place for place, (number, _) in enumerate(order)}
        before = self.persistentIndexList()
        after = [self.index(new_place[index.row()], index.column()) for index in before]
        self._lines = tuple(line for _, line in order)
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _put_in(self, runs: list[tuple[int, int]], lines: tuple[_Line[Row], ...]) -> None:
        for first, last in runs:
            self.beginInsertRows(QModelIndex(), first, last)
            self._lines = self._lines[:first] + lines[first : last + 1] + self._lines[first:]
            self.endInsertRows()

    def _tell_changed(self, lines: tuple[_Line[Row], ...]) -> None:
        pairs = enumerate(zip(self._lines, lines, strict=True))
        changed = [number for number, (old, new) in pairs if old is not new]
        self._lines = lines
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Return rising numbers as runs without gaps, each by its first and last."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _font(column: Column[Any]) -> QFont | None:
    """Return the font of a column that is not plain body text."""
    if column.bold or column.size_px != theme.BODY_PX:
        return theme.font(column.size_px, bold=column.bold)
    return None


def _brush(tone: str | None) -> QBrush | None:
    return QBrush(QColor(theme.tokens().colour(tone))) if tone else None
