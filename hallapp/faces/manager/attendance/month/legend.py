"""What the letters of the grid mean, beneath it."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from hallapp.attendance.terms import Half
from hallapp.attendance.terms.person_days import HalfMark
from hallapp.faces.manager.attendance.month.cell_pictures import CellFrame, letter_picture
from hallapp.faces.manager.attendance.month.marks import legend
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit import theme

_WIDE_PX, _HIGH_PX = 30, 20
_GAP_PX = 6


class LegendMark(QWidget):
    """One letter as it stands in a cell, and its word."""

    def __init__(self, mark: HalfMark, word: str) -> None:
        super().__init__()
        self._mark, self._word = mark, word
        self.setAccessibleName(f"{mark.letter} {word}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        """Return the size of both."""
        wide = QFontMetrics(theme.font(13)).horizontalAdvance(self._word)
        return QSize(_WIDE_PX + _GAP_PX + wide + 2, _HIGH_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the letter in its colours, and the word."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        frame = CellFrame(_WIDE_PX, _HIGH_PX, ratio, theme.theme(), is_working=True)
        painter.drawPixmap(QPoint(0, 0), letter_picture(self._mark, frame))
        painter.setFont(theme.font(13))
        painter.setPen(theme.tokens().colour("muted"))
        metrics = painter.fontMetrics()
        middle = (_HIGH_PX - metrics.height()) // 2 + metrics.ascent()
        painter.drawText(_WIDE_PX + _GAP_PX, middle, self._word)
        painter.end()


def legend_row() -> FlowRow:
    """Return all marks side by side, with what else a cell may show."""
    row = FlowRow(12)
    for state, letter, word in legend():
        row.add(LegendMark(HalfMark(Half.MORNING, letter, state, word), word))
    present = legend()[0]
    corrected = HalfMark(Half.MORNING, present[1], present[0], "", is_corrected=True)
    row.add(LegendMark(corrected, _("右上蓝角：有补签")))
    row.add(words(_("虚线框：和统计时不同，待重新统计"), "small"))
    return row
