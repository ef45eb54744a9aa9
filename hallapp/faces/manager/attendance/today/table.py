"""The one table of the day: keeps its place, paints what will be posted on its own ground."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem
from typing_extensions import override

from hallapp.faces.manager.attendance.today import columns
from hallapp.faces.manager.attendance.today.lines import TodayLine
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.lights import LightMark
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.table_model import HEADING_ROLE, LIGHT_ROLE, TONE_ROLE, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_HEAD_LINE_PX = 26
_EDGE_PX = 3
_AnyIndex = QModelIndex | QPersistentModelIndex
_KEYS = {
    Qt.Key.Key_Space: "present",
    Qt.Key.Key_1: "vacant",
    Qt.Key.Key_2: "b_post",
    Qt.Key.Key_3: "conduct",
    Qt.Key.Key_4: "dress",
}
"""What a key says of the window of the selected row."""


class TodayModel(RowTableModel[TodayLine]):
    """The lines, with titles that tell when a round began."""

    def __init__(self) -> None:
        super().__init__(columns.columns(), _key, heading=_heading)
        self._titles: Mapping[int, str] = {}

    def set_titles(self, titles: Mapping[int, str]) -> None:
        """Call columns otherwise."""
        if titles != self._titles:
            self._titles = dict(titles)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the title of today where a column has one."""
        is_flat = orientation is Qt.Orientation.Horizontal
        if is_flat and role == Qt.ItemDataRole.ToolTipRole:
            return self.headerData(section, orientation)
        if is_flat and role == Qt.ItemDataRole.DisplayRole and section in self._titles:
            return self._titles[section]
        return super().headerData(section, orientation, role)


class TodayTable(RowTableView):
    """Shows the lines.

    Signals:
        sight_keyed: A key said what is seen at the selected window; carries its name.
    """

    sight_keyed = Signal(str)

    def __init__(self, model: TodayModel) -> None:
        super().__init__(model, _("考勤"))
        self.setObjectName("sheetTable")
        self.setHorizontalHeader(SpanHeader(self))
        # A new header forgets the widths.
        self._set_columns()
        self._delegate = TodayDelegate(self)
        self.setItemDelegate(self._delegate)
        self._is_marking = False

    def set_marking(self, number: int | None) -> None:
        """Take keys for a round and ring its cell in the selected row; None for no round."""
        self._is_marking = number is not None
        self._delegate.ringed = -1 if number is None else columns.FIRST_ROUND + number - 1
        self.viewport().update()

    def select_next(self) -> None:
        """Go to the next person; stay at the last."""
        down = self.moveCursor(RowTableView.CursorAction.MoveDown, Qt.KeyboardModifier.NoModifier)
        self.setCurrentIndex(down)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a round while one is under way."""
        said = _KEYS.get(Qt.Key(event.key()))
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if said is None or not self._is_marking or plain != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.sight_keyed.emit(said)


class SpanHeader(QHeaderView):
    """A header of two lines: words over columns that belong together, and their titles."""

    def __init__(self, parent: TodayTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._is_low = False

    def set_low(self, *, is_low: bool) -> None:
        """Leave the upper line out where there is little room."""
        if is_low != self._is_low:
            self._is_low = is_low
            self.updateGeometry()
            self.geometriesChanged.emit()

    @override
    def sizeHint(self) -> QSize:
        """Return the height of both lines."""
        high = _HEAD_LINE_PX + 4 if self._is_low else 2 * _HEAD_LINE_PX
        return QSize(super().sizeHint().width(), high)

    @override
    def paintSection(self, painter: QPainter, rect: Any, logicalIndex: int) -> None:
        """Paint a title in the lower line."""
        shown = theme.tokens()
        painter.save()
        ground = "ground" if logicalIndex == columns.POSTED else "surface"
        painter.fillRect(rect, shown.colour(ground))
        model = self.model()
        flat = Qt.Orientation.Horizontal
        text = str(model.headerData(logicalIndex, flat, Qt.ItemDataRole.DisplayRole) or "")
        align = Qt.AlignmentFlag(
            model.headerData(logicalIndex, flat, Qt.ItemDataRole.TextAlignmentRole)
        )
        area = rect.adjusted(12, 0, -1, -1)
        if align & Qt.AlignmentFlag.AlignHCenter:
            area = rect.adjusted(2, 0, -2, -1)
        if not self._is_low:
            area.setTop(rect.top() + _HEAD_LINE_PX)
        painter.setFont(theme.font(13))
        painter.setPen(shown.colour("muted"))
        fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(align), fitted)
        painter.setPen(QPen(shown.colour("control_border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint the titles, then the words that belong to several of them."""
        super().paintEvent(e)
        if self._is_low:
            return
        painter = QPainter(self.viewport())
        painter.setFont(theme.font(13))
        painter.setPen(theme.tokens().colour("muted"))
        for span in columns.spans():
            shown = [n for n in range(span.first, span.last + 1) if not self.isSectionHidden(n)]
            if shown:
                left = self.sectionViewportPosition(shown[0])
                wide = self.sectionViewportPosition(shown[-1]) + self.sectionSize(shown[-1]) - left
                is_one = span.first == span.last
                area = QRectF(left + (12 if is_one else 0), 0, wide, _HEAD_LINE_PX)
                align = Qt.AlignmentFlag.AlignLeft if is_one else Qt.AlignmentFlag.AlignHCenter
                painter.drawText(area, align | Qt.AlignmentFlag.AlignVCenter, span.word)
        painter.end()


class TodayDelegate(LightDelegate):
    """Paints cells with lines between groups, and a ring on the cell that a key will fill.

    Attributes:
        ringed: Column of the round that is under way; -1 without one.
    """

    def __init__(self, parent: TodayTable) -> None:
        super().__init__(parent)
        self.ringed = -1

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave the text of narrow cells to `paint`, and set deviations in bold."""
        super().initStyleOption(option, index)
        facts: Any = option
        if _is_narrow(index):
            facts.text = ""
        elif index.data(TONE_ROLE) == "late":
            facts.font = theme.font(theme.BODY_PX, bold=True)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground of what is posted, the cell, and what lies over it."""
        facts: Any = option
        shown = theme.tokens()
        if index.column() == columns.POSTED:
            painter.fillRect(facts.rect, shown.colour("ground"))
        super().paint(painter, option, index)
        if index.data(HEADING_ROLE):
            return
        area = QRectF(facts.rect)
        if _is_narrow(index):
            _draw_narrow(painter, area, index)
        if index.column() in columns.SPANS_FROM:
            painter.fillRect(
                QRectF(area.left(), area.top(), 1, area.height()), shown.colour("border")
            )
        is_current = index.row() == facts.widget.currentIndex().row()
        if index.column() == self.ringed and is_current:
            self._draw_ring(painter, area)

    def _draw_ring(self, painter: QPainter, area: QRectF) -> None:
        shown = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shown.colour("primary"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(3, 3, -3, -4), shown.radius_px, shown.radius_px)
        painter.restore()


def _is_narrow(index: _AnyIndex) -> bool:
    """Return whether a cell is so narrow that its word needs the air at its sides."""
    if index.data(HEADING_ROLE) or isinstance(index.data(LIGHT_ROLE), LightMark):
        return False
    return columns.FIRST_SLOT <= index.column() < columns.DRESS


def _draw_narrow(painter: QPainter, area: QRectF, index: _AnyIndex) -> None:
    """Paint a word in the middle of its cell from edge to edge, deviations in bold."""
    tone = str(index.data(TONE_ROLE) or "text")
    painter.save()
    painter.setFont(theme.font(theme.BODY_PX, bold=tone == "late"))
    painter.setPen(theme.tokens().colour(tone))
    # Cells of Qt stand on the line below them.
    inner = area.adjusted(_EDGE_PX, 0, -_EDGE_PX, -3)
    text = str(index.data() or "")
    fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()))
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, fitted)
    painter.restore()


def _key(line: TodayLine) -> str:
    return line.key


def _heading(line: TodayLine) -> str:
    return line.heading
