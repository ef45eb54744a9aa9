"""Draws the flow of an item on screen; the same boxes and arrows go onto paper."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from hallapp.guides.flow_chart import Arrow, Box, BoxKind, FlowChart, FlowStep, flow_chart
from hallapp.kernel.texts import _
from hallapp.qtkit import theme

_FONT_PX = 13
_HEAD_PX = 5
_EDGE_PX = 4


class _ScreenFont:
    """Measures words in the font of the boxes; Chinese may break anywhere."""

    def __init__(self) -> None:
        self._plain = QFontMetricsF(theme.font(_FONT_PX))
        self._bold = QFontMetricsF(theme.font(_FONT_PX, bold=True))

    @property
    def line_height(self) -> float:
        """Height of one line in px."""
        return self._plain.height() + 1

    def broken(self, text: str, width: float, *, bold: bool) -> Sequence[str]:
        """Return a text in lines that are no wider than this."""
        metrics = self._bold if bold else self._plain
        lines: list[str] = []
        line = ""
        for character in text:
            if line and metrics.horizontalAdvance(line + character) > width:
                lines.append(line)
                line = ""
            line += character
        return (*lines, line)


class FlowView(QWidget):
    """As wide as there is room, as high as the flow is long."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[FlowStep, ...] = ()
        self._specials: tuple[FlowStep, ...] = ()
        self._chart: FlowChart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("流程图"))

    def show_flow(self, steps: Sequence[FlowStep], specials: Sequence[FlowStep]) -> None:
        """Draw these; a screen reader hears the names in order."""
        self._steps, self._specials = tuple(steps), tuple(specials)
        said = _(" → ").join(each.name for each in steps)
        self.setAccessibleDescription(said)
        self._lay_out()

    def chart(self) -> FlowChart | None:
        """Return what is drawn; None for nothing."""
        return self._chart

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        chart = self._chart
        if chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_EDGE_PX, _EDGE_PX)
        for box in chart.boxes:
            _draw_box(painter, box)
        for arrow in chart.arrows:
            _draw_arrow(painter, arrow)
        painter.end()

    def _lay_out(self) -> None:
        self._chart = None
        if self._steps or self._specials:
            wide = max(40.0, float(self.width() - 2 * _EDGE_PX))
            self._chart = flow_chart(self._steps, self._specials, wide, _ScreenFont())
        high = 0 if self._chart is None else round(self._chart.height) + 2 * _EDGE_PX
        if self.minimumHeight() != high:
            self.setFixedHeight(high)
        self.update()


def _draw_box(painter: QPainter, box: Box) -> None:
    tokens = theme.tokens()
    is_frame = box.kind is BoxKind.FRAME
    pen = QPen(tokens.colour("control_border" if is_frame else "primary"), 1)
    if box.kind is not BoxKind.STEP:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(tokens.colour("selected" if box.kind is BoxKind.STEP else "surface"))
    place = QRectF(box.left + 0.5, box.top + 0.5, box.width - 1, box.height - 1)
    painter.drawRoundedRect(place, 4, 4)
    measure = _ScreenFont()
    unit = measure.line_height
    top = box.top + unit / 2
    for line in box.lines:
        painter.setFont(theme.font(_FONT_PX, bold=line.is_bold))
        painter.setPen(tokens.colour("muted" if line.is_quiet else "text"))
        area = QRectF(box.left + unit / 2, top, box.width - unit, unit)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, line.text)
        top += unit


def _draw_arrow(painter: QPainter, arrow: Arrow) -> None:
    colour = theme.tokens().colour("control_border")
    pen = QPen(colour, 1.5)
    if arrow.is_dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    start, end = QPointF(*arrow.start), QPointF(*arrow.end)
    painter.drawLine(start, end)
    is_sideways = arrow.start[1] == arrow.end[1]
    back = QPointF(-_HEAD_PX * 1.4, 0) if is_sideways else QPointF(0, -_HEAD_PX * 1.4)
    across = QPointF(0, _HEAD_PX) if is_sideways else QPointF(_HEAD_PX, 0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([end, end + back + across, end + back - across]))
