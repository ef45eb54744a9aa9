"""Buttons of a citizen's screen: large by touch, words before signs, no level made to stand out."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from hallapp.evaluation.reasons import ReasonRow
from hallapp.evaluation.terms import EvaluationLevel
from hallapp.qtkit import theme
from hallapp.qtkit.shapes import Shape, draw_shape

LEVEL_PX = 30
WORD_PX = 24
_STAR_PX = 26
_STARS = 5
_RADIUS_PX = 12
_TOUCH_PX = 84
_REASON_HIGH_PX = 72
_LEVEL_HIGH_PX = 104
_WIDE_PX = 220
_TICK_PX = 22


class TouchButton(QPushButton):
    """A large button with one line of words or two, painted whole."""

    def __init__(
        self,
        word: str,
        *,
        is_filled: bool = False,
        high_px: int = _TOUCH_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(word, parent)
        self._is_filled = is_filled
        self._high_px = high_px
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        """Return what a finger needs; the sheet's heights are a mouse's."""
        return QSize(_WIDE_PX, self._high_px)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, border and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_words(painter, QRectF(self.rect()).adjusted(20, 6, -20, -6))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        shown = theme.tokens()
        frame = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        ground = "primary" if self._is_filled else "surface"
        if self.isDown():
            ground = "primary_pressed" if self._is_filled else "selected"
        elif self.isChecked():
            ground = "selected"
        border = "primary" if self.isChecked() or self.hasFocus() else "control_border"
        painter.setPen(QPen(shown.colour(border), 3 if self.isChecked() else 2))
        painter.setBrush(shown.colour(ground))
        painter.drawRoundedRect(frame, _RADIUS_PX, _RADIUS_PX)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        tint = "on_primary" if self._is_filled else "text"
        painter.setPen(theme.tokens().colour(tint))
        painter.setFont(theme.font(WORD_PX, bold=self._is_filled))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, self.text())


class LevelButton(TouchButton):
    """One of the five levels: its word, and as many of five stars."""

    def __init__(self, level: EvaluationLevel, parent: QWidget | None = None) -> None:
        super().__init__(level.label, high_px=_LEVEL_HIGH_PX, parent=parent)
        self.level = level
        self.setObjectName(f"level_{int(level)}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @override
    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        shown = theme.tokens()
        gap = 16
        top = room.center().y() - (LEVEL_PX * 1.3 + gap + _STAR_PX) / 2
        painter.setPen(shown.colour("text"))
        painter.setFont(theme.font(LEVEL_PX, bold=True))
        line = QRectF(self.rect().left() + 4, top, self.rect().width() - 8, LEVEL_PX * 1.3)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self.text())
        across = _STARS * _STAR_PX + (_STARS - 1) * 6
        left = room.center().x() - across / 2
        painter.setPen(QPen(shown.colour("primary"), 1.6))
        for number in range(_STARS):
            is_full = number < int(self.level)
            painter.setBrush(shown.colour("primary") if is_full else Qt.BrushStyle.NoBrush)
            middle = QPointF(
                left + number * (_STAR_PX + 6) + _STAR_PX / 2, line.bottom() + gap + _STAR_PX / 2
            )
            painter.drawPolygon(_star(middle, _STAR_PX / 2))


class ReasonButton(TouchButton):
    """A reason that is pressed and let go again."""

    def __init__(self, reason: ReasonRow, parent: QWidget | None = None) -> None:
        super().__init__(reason.words, high_px=_REASON_HIGH_PX, parent=parent)
        self.code = reason.code
        self.setCheckable(True)
        self.setObjectName(f"reason_{reason.code}")

    @override
    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        shown = theme.tokens()
        box = QRectF(room.left(), room.center().y() - _TICK_PX / 2, _TICK_PX, _TICK_PX)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(shown.colour("control_border"), 2))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            draw_shape(painter, Shape.TICK, box.adjusted(3, 3, -3, -3), shown.colour("primary"))
        painter.setPen(shown.colour("text"))
        painter.setFont(theme.font(WORD_PX, bold=self.isChecked()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room.adjusted(_TICK_PX + 14, 0, 0, 0), flags, self.text())


def _star(middle: QPointF, radius: float) -> QPolygonF:
    """Return a star of five points that stands upright."""
    points = [
        QPointF(
            middle.x() + radius * (1 if n % 2 == 0 else 0.42) * sin(n * pi / _STARS),
            middle.y() - radius * (1 if n % 2 == 0 else 0.42) * cos(n * pi / _STARS),
        )
        for n in range(2 * _STARS)
    ]
    return QPolygonF(points)
