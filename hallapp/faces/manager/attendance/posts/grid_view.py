"""The month's roster on the screen: names stay at the left, a key begins to type in a cell."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from hallapp.faces.manager.attendance.posts.grid_model import RosterModel
from hallapp.kernel.texts import _
from hallapp.qtkit import theme

_CELL_PX, _ROW_PX, _NAME_PX, _HEAD_PX = 40, 32, 92, 44
_LONGEST = 12


class RosterView(QTableView):
    """Keys: arrows, Shift with arrows for more cells, a code to type, Delete to clear.

    Signals:
        cleared: Delete was pressed on what is selected.
    """

    cleared = Signal()

    def __init__(self, model: RosterModel) -> None:
        super().__init__()
        self.setObjectName("rosterGrid")
        self.setAccessibleName(_("月排班表"))
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultSectionSize(_CELL_PX)
        across.setMinimumSectionSize(_CELL_PX)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setFixedHeight(_HEAD_PX)
        across.setHighlightSections(False)
        down.setDefaultSectionSize(_ROW_PX)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setFixedWidth(_NAME_PX)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for header in (across, down):
            header.setSectionsClickable(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type at once; Enter opens the cell, Delete empties what is selected."""
        key = event.key()
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.cleared.emit()
            return
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)


class CellDelegate(QStyledItemDelegate):
    """Hairlines between cells, and an editor as wide as what may be typed."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the cell and its lines."""
        super().paint(painter, option, index)
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.setPen(QPen(theme.tokens().colour("hairline"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topRight(), area.bottomRight())

    @override
    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Return a bare line: the cell is narrow."""
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setProperty("look", "bare")
        line.setMaxLength(_LONGEST)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.setAccessibleName(_("班次代码"))
        return line
