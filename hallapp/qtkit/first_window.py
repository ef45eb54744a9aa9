"""What is seen first: a calm shell, painted before anything large is loaded."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.kernel.texts import _
from hallapp.qtkit import theme

_HEADER_PX = 48
_TEXT_PX = 18


class FirstWindow(QWidget):
    """Ground, header and one sentence; gives way to the real window as soon as that is made.

    It paints itself: a style sheet for every widget of the program is not needed for three
    rectangles, and takes longer than they do.

    Signals:
        painted: It has been seen; what takes time may be loaded now.
    """

    painted = Signal()

    def __init__(self, look: str) -> None:
        super().__init__()
        self.setObjectName("firstWindow")
        self.setWindowTitle("hallapp")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(1000, 620)
        self._tokens = theme.load_tokens(look)
        self._is_seen = False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._tokens.colour("ground"))
        header = QRect(0, 0, self.width(), _HEADER_PX)
        painter.fillRect(header, self._tokens.colour("surface"))
        painter.setPen(self._tokens.colour("muted"))
        font = QFont(theme.family())
        font.setPixelSize(_TEXT_PX)
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("正在打开大厅……"))
        painter.end()
        if not self._is_seen:
            self._is_seen = True
            self.painted.emit()
