"""Letters of a board: measured, placed on a baseline, and the arrow between ticket and window."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from hallapp.qtkit import theme
from hallapp.qtkit.millimetres import CAPITAL

ARROW = 0.54
"""Length of an arrow as a part of the font size beside it."""
HAN_GAP = 0.125
"""Blank between Han and digits as a part of the font size; drawn, never stored."""


def advance(text: str, size_px: float, *, bold: bool = True) -> float:
    """Return how wide a text runs at a font size, in logical px."""
    # Measured large and scaled: hinting at small sizes would make lines jump while resizing.
    metrics = QFontMetricsF(theme.font(200, bold=bold))
    return metrics.horizontalAdvance(text) * size_px / 200


def draw_left(
    painter: QPainter, place: QPointF, text: str, size_px: float, *, bold: bool = True
) -> float:
    """Paint a text that starts exactly at a point of its baseline; return where it ends."""
    font = theme.font(round(size_px), bold=bold)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    # The ink, not the box: bearings of Han letters are told wrong by some systems.
    bearing = metrics.tightBoundingRect(text).left()
    painter.drawText(QPointF(place.x() - bearing, place.y()), text)
    return place.x() - bearing + metrics.horizontalAdvance(text)


def draw_right(
    painter: QPainter, place: QPointF, text: str, size_px: float, *, bold: bool = True
) -> float:
    """Paint a text that ends exactly at a point of its baseline; return where it starts."""
    font = theme.font(round(size_px), bold=bold)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    left = place.x() - metrics.tightBoundingRect(text).right()
    painter.drawText(QPointF(left, place.y()), text)
    return left


def draw_centred(
    painter: QPainter, place: QPointF, text: str, size_px: float, *, bold: bool = True
) -> None:
    """Paint a text centred on a point of its baseline."""
    draw_left(
        painter,
        QPointF(place.x() - advance(text, size_px, bold=bold) / 2, place.y()),
        text,
        size_px,
        bold=bold,
    )


def draw_arrow(painter: QPainter, middle: QPointF, size_px: float, colour: QColor) -> None:
    """Paint an arrow to the right, centred on a point, as heavy as bold type of this size."""
    pen = QPen(colour, size_px * 0.066)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setPen(pen)
    half = size_px * (ARROW - 0.066) / 2
    tip = QPointF(middle.x() + half, middle.y())
    back = size_px * 0.21
    painter.drawLine(QPointF(middle.x() - half, middle.y()), tip)
    painter.drawPolyline(
        QPolygonF(
            [QPointF(tip.x() - back, tip.y() - back), tip, QPointF(tip.x() - back, tip.y() + back)]
        )
    )
    painter.restore()


def baseline(top: float, high: float, size_px: float) -> float:
    """Return the baseline that centres capitals of a font size in a band."""
    return top + (high + size_px * CAPITAL) / 2


def around(template: str, blank: str) -> tuple[str, str]:
    """Return what a translated text says before and after its `{blank}`, without the spaces."""
    before, _blank, after = template.partition("{" + blank + "}")
    return before.strip(), after.strip()
