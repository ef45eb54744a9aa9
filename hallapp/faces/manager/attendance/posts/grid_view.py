"""The month's roster on the screen: names stay at the left, a key begins to type in a cell."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from hallapp.faces.manager.attendance.posts.grid_model import RosterModel
from hallapp.kernel.texts import _
from hallapp.qtkit import theme

_CELL_PX, _ROW_PX, _NAME_PX, _HEAD_PX = 33, 32, 128, 44
_SMALL_PX, _FITS = 13, 2
_LONGEST = 12
_CHOSEN, _HAS_KEYS = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_WRAPPED = _CENTRE | int(Qt.TextFlag.TextWordWrap)


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
        self.setItemDelegate(CellDelegate(self, model))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        across, down = DayHeader(self), self.verticalHeader()
        self.setHorizontalHeader(across)
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
    def updateGeometries(self) -> None:
        """Keep the corner away: nobody types one code into a whole month."""
        super().updateGeometries()
        corner = self.findChild(QAbstractButton)
        if isinstance(corner, QAbstractButton):
            corner.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type at once; Enter opens the cell, Delete empties what is selected."""
        key = event.key()
        if self.state() is QAbstractItemView.State.EditingState:
            # What the editor leaves over ends the typing; it begins nothing.
            event.accept()
            return
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.cleared.emit()
            return
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)


class DayHeader(QHeaderView):
    """Day and weekday without the air of other headers: cells are narrow."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint both lines in the middle."""
        shown = theme.tokens()
        painter.save()
        painter.fillRect(rect, shown.colour("surface"))
        painter.setFont(theme.font(_SMALL_PX))
        painter.setPen(shown.colour("muted"))
        flat = Qt.Orientation.Horizontal
        text = str(self.model().headerData(logicalIndex, flat, Qt.ItemDataRole.DisplayRole) or "")
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.setPen(QPen(shown.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class CellDelegate(QStyledItemDelegate):
    """Hairlines between cells, and an editor as wide as what may be typed."""

    def __init__(self, parent: QTableView, model: RosterModel) -> None:
        super().__init__(parent)
        self._model = model

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground, what stands there, and hairlines; nothing is cut for want of air."""
        facts: Any = option
        area: QRect = facts.rect
        text, ground, tone = self._model.look(index)
        state = facts.state
        colour = theme.tokens().colour
        painter.fillRect(area, colour("selected" if state & _CHOSEN else ground))
        painter.setPen(colour("hairline"))
        right, bottom = area.right(), area.bottom()
        painter.drawLine(area.left(), bottom, right, bottom)
        painter.drawLine(right, area.top(), right, bottom)
        if text:
            self._write(painter, area, text, tone)
        if state & _HAS_KEYS:
            painter.setPen(QPen(colour("primary"), 2))
            painter.drawRect(area.adjusted(1, 1, -2, -2))

    def _write(self, painter: QPainter, area: QRect, text: str, tone: str) -> None:
        small = len(text) > _FITS
        painter.setFont(theme.font(_SMALL_PX if small else theme.BODY_PX))
        painter.setPen(theme.tokens().colour(tone))
        painter.drawText(area, _WRAPPED if small else _CENTRE, text)

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
