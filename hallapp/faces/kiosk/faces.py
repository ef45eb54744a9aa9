"""The five faces of an evaluation: drawn, each with its word, never told by colour alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from typing_extensions import override

from hallapp.evaluation.terms import EvaluationLevel
from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.lettering import Across, Run, Setting, draw_runs, fit_runs
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.words import draw_block
from hallapp.qtkit import theme

_CURVES = {
    EvaluationLevel.VERY_GOOD: 0.34,
    EvaluationLevel.GOOD: 0.2,
    EvaluationLevel.FAIR: 0.0,
    EvaluationLevel.BAD: -0.16,
    EvaluationLevel.VERY_BAD: -0.28,
}
"""How far the middle of the mouth hangs below its corners, in radii."""
_LINE = 0.1
_WORD = 60.0
_PAD = 44


class LevelButton(KioskButton):
    """A face and its word, side by side."""

    def __init__(self, scale: Scale, level: EvaluationLevel) -> None:
        super().__init__(scale, f"level_{int(level)}", Look(size=_WORD, bold=True))
        self.level = level

    @override
    def settings(self) -> tuple[Setting, ...]:
        return (fit_runs(self._runs(), self._words_area(), self._scale.factor, Across.LEFT),)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the block, the face and the word."""
        painter = QPainter(self)
        ground = "selected" if self.isDown() or self.isChecked() else "surface"
        edge = "control_border" if self.isEnabled() else "border"
        draw_block(painter, QRectF(self.rect()), self._scale, ground, edge)
        tint = "primary" if self.isEnabled() else "disabled"
        draw_face(painter, self.level, self._face_area(), tint)
        draw_runs(painter, self._runs(), self._words_area(), self._scale.factor)
        painter.end()

    def _runs(self) -> tuple[Run, ...]:
        return (Run(self.word(), _WORD, bold=True, tint="text" if self.isEnabled() else "muted"),)

    def _face_area(self) -> QRectF:
        side = min(self.height() * 0.76, self.width() * 0.28)
        return QRectF(self._scale.px(_PAD), (self.height() - side) / 2, side, side)

    def _words_area(self) -> QRectF:
        left = self._face_area().right() + self._scale.px(_PAD)
        return QRectF(left, 4, self.width() - left - self._scale.px(8), self.height() - 8)


def draw_face(painter: QPainter, level: EvaluationLevel, area: QRectF, tint: str) -> None:
    """Paint a face in a square: a ring, two eyes, a mouth that says the level."""
    radius = area.width() / 2
    middle = area.center()
    colour = theme.tokens().colour(tint)
    pen = QPen(colour, radius * _LINE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, radius * 0.94, radius * 0.94)
    curve = _CURVES[level] * radius
    mouth = QPainterPath(
        QPointF(middle.x() - radius * 0.45, middle.y() + radius * 0.34 - curve / 2)
    )
    mouth.quadTo(
        QPointF(middle.x(), middle.y() + radius * 0.34 + curve * 1.5),
        QPointF(middle.x() + radius * 0.45, middle.y() + radius * 0.34 - curve / 2),
    )
    painter.drawPath(mouth)
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    for side in (-1, 1):
        eye = QPointF(middle.x() + side * radius * 0.34, middle.y() - radius * 0.26)
        painter.drawEllipse(eye, radius * 0.09, radius * 0.11)
    painter.restore()
