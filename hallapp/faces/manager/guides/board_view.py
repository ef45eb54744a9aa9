"""The table of the completeness board: a figure in each cell, zero quiet, others with a sign."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget
from typing_extensions import override

from hallapp.faces.manager.guides.board_rows import BoardLine, CompletenessBoard
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import LIGHT_ROLE, RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_NAME_PX, _TOTAL_PX, _LEAST_PX = 190, 56, 50
_HEAD_PX, _HEAD_LINES = 13, 3
_EDGE_PX = 6
_SIGN_PX = 34
"""What a figure has beside it: the edges of its cell and the sign."""
_SIGNS_A_LINE = 3
_FIRST = 2
"""Number of the first column that counts an element."""


class BoardView(RowTableView):
    """Cells by keyboard; Enter or a click opens what a cell counts.

    Signals:
        cell_opened: Carries the `BoardLine` and the key of the element.
        cell_said: The keyboard stands on a cell; carries what it counts, in words.
    """

    cell_opened = Signal(object, str)
    cell_said = Signal(str)

    def __init__(self, board: CompletenessBoard, parent: QWidget | None = None) -> None:
        self._board = board
        made = RowTableModel[BoardLine](_columns(board), lambda line: line.department)
        super().__init__(made, _("完整度"), parent=parent)
        made.setParent(self)
        made.show_rows(board.lines)
        self.setObjectName("completenessBoard")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setItemDelegate(LightDelegate(self))
        self.setHorizontalHeader(_WordyHeader(self))
        self._set_columns()
        self.selectionModel().currentChanged.connect(self._on_moved)
        self.clicked.connect(self._on_clicked)
        self.row_opened.connect(self._on_entered)

    def show_board(self, board: CompletenessBoard) -> bool:
        """Show newer figures; return False where the columns are no longer the same."""
        if board.elements != self._board.elements:
            return False
        self._board = board
        self._rows.show_rows(board.lines)
        for number, (_key, label) in enumerate(board.elements, _FIRST):
            self.setColumnWidth(number, _wide(label, board))
        return True

    def stand_on(self, line: int, element: str) -> None:
        """Put the keyboard on a cell."""
        keys = [key for key, _label in self._board.elements]
        self.setCurrentIndex(self._rows.index(line, _FIRST + keys.index(element)))

    @Slot(QModelIndex)
    def _on_moved(self, index: QModelIndex) -> None:
        line, at = self._rows.row_at(index), index.column() - _FIRST
        if line is None:
            return
        if at < 0:
            said = _("{name}，{total} 份指南，缺 {count} 处")
            gaps = sum(line.lacking.values())
            self.cell_said.emit(said.format(name=line.name, total=line.total, count=gaps))
            return
        key, label = self._board.elements[at]
        said = _("{name}，“{element}”：{total} 份指南，{count} 份没有填")
        count = line.lacking.get(key, 0)
        self.cell_said.emit(
            said.format(name=line.name, element=label, total=line.total, count=count)
        )

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._open(index)

    @Slot(object)
    def _on_entered(self, _line: object) -> None:
        self._open(self.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        line, at = self._rows.row_at(index), index.column() - _FIRST
        if line is not None and at >= 0:
            self.cell_opened.emit(line, self._board.elements[at][0])


class _WordyHeader(QHeaderView):
    """A heading of up to three lines, so that nineteen columns fit beside one another."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self._font = theme.font(_HEAD_PX)

    @override
    def sizeHint(self) -> QSize:
        """Return room for three lines."""
        high = _HEAD_LINES * QFontMetrics(self._font).height() + 2 * _EDGE_PX
        return QSize(super().sizeHint().width(), high)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint the words, broken wherever they have to be."""
        painter.save()
        painter.fillRect(rect, theme.tokens().colour("surface"))
        painter.setPen(theme.tokens().colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(self._font)
        painter.setPen(theme.tokens().colour("muted"))
        said = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        flags = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        flags |= Qt.AlignmentFlag.AlignRight if logicalIndex == 1 else Qt.AlignmentFlag.AlignLeft
        inner = rect.adjusted(2 * _EDGE_PX if logicalIndex != 1 else 0, 0, 0, -_EDGE_PX)
        if logicalIndex == 1:
            inner.adjust(0, 0, -2 * _EDGE_PX, 0)
        painter.drawText(inner, int(flags), _broken(said) if logicalIndex >= _FIRST else said)
        painter.restore()


def _columns(board: CompletenessBoard) -> list[Column[BoardLine]]:
    return [
        Column(
            _("部门"),
            lambda line: shown(line.name),
            tip=lambda line: line.name,
            width_px=_NAME_PX,
        ),
        Column(_("指南"), lambda line: str(line.total), align=RIGHT, width_px=_TOTAL_PX),
        *(_element(key, label, _wide(label, board)) for key, label in board.elements),
    ]


def _element(key: str, label: str, width_px: int) -> Column[BoardLine]:
    def count(line: BoardLine) -> str:
        return str(line.lacking.get(key, 0))

    def tone(line: BoardLine) -> str:
        return "" if line.lacking.get(key, 0) else "muted"

    return Column(
        label,
        count,
        tip=_tip(label, key),
        tone=tone,
        width_px=width_px,
        extra={LIGHT_ROLE: lambda line: _mark(line.lacking.get(key, 0))},
    )


def _mark(count: int) -> LightMark | None:
    return LightMark(Light.WARNING, str(count), filled=False) if count else None


def _tip(label: str, key: str) -> Callable[[BoardLine], str]:
    said = _("“{element}”没有填：{count} 份")
    return lambda line: said.format(element=label, count=line.lacking.get(key, 0))


def _wide(label: str, board: CompletenessBoard) -> int:
    """Return the width that shows the largest figure, and a heading without cutting a word."""
    figure = max((max(line.lacking.values(), default=0) for line in board.lines), default=0)
    least = max(_LEAST_PX, _SIGN_PX + QFontMetrics(theme.font(15)).horizontalAdvance(str(figure)))
    if " " not in label and not label.isascii():
        return least
    metrics = QFontMetrics(theme.font(_HEAD_PX))
    longest = max(metrics.horizontalAdvance(word) for word in label.split())
    return max(least, longest + 2 * _EDGE_PX)


def _broken(label: str) -> str:
    """Return a Chinese heading in lines of like length; others break at their blanks."""
    if " " in label or label.isascii():
        return label
    lines = -(-len(label) // _SIGNS_A_LINE)
    each = -(-len(label) // lines)
    return "\n".join(label[at : at + each] for at in range(0, len(label), each))
