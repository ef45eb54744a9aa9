"""The shapes that stand beside every colour, painted: typed signs differ from font to font."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


class Shape(Enum):
    """One painted sign. Faces say what it means; here it is only a form."""

    DOT = "dot"
    RING = "ring"
    BARRED_RING = "barred_ring"
    TRIANGLE = "triangle"
    SQUARE = "square"
    SQUARE_BANG = "square_bang"
    BARS = "bars"
    CROSS = "cross"
    DASH = "dash"
    BOX = "box"
    TICK = "tick"


def shape_width(shape: Shape, side: float) -> float:
    """Return how wide a shape paints when it is `side` px high."""
    return side * 1.55 if shape is Shape.SQUARE_BANG else side


def draw_shape(painter: QPainter, shape: Shape, area: QRectF, colour: QColor) -> None:
    """Paint a shape centred in an area, as large as the area is high."""
    side = min(area.height(), area.width())
    width = shape_width(shape, side)
    box = QRectF(0, 0, side, side)
    box.moveCenter(area.center())
    box.moveLeft(area.center().x() - width / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if shape in _FILLED:
        _fill(painter, shape, box)
    else:
        _stroke(painter, shape, box, colour)
    painter.restore()


_FILLED = {Shape.DOT, Shape.TRIANGLE, Shape.SQUARE, Shape.SQUARE_BANG, Shape.BARS}


def _fill(painter: QPainter, shape: Shape, box: QRectF) -> None:
    side = box.width()
    if shape is Shape.DOT:
        painter.drawEllipse(box.adjusted(side * 0.04, side * 0.04, -side * 0.04, -side * 0.04))
    elif shape is Shape.TRIANGLE:
        top = QPointF(box.center().x(), box.top() + side * 0.06)
        base = box.bottom() - side * 0.06
        painter.drawPolygon(QPolygonF([top, QPointF(box.right(), base), QPointF(box.left(), base)]))
    elif shape is Shape.BARS:
        bar = side * 0.27
        painter.drawRect(QRectF(box.left() + side * 0.1, box.top(), bar, side))
        painter.drawRect(QRectF(box.right() - side * 0.1 - bar, box.top(), bar, side))
    else:
        painter.drawRect(box.adjusted(side * 0.04, side * 0.04, -side * 0.04, -side * 0.04))
        if shape is Shape.SQUARE_BANG:
            _bang(painter, box)


def _bang(painter: QPainter, box: QRectF) -> None:
    """Paint the exclamation mark that follows the square of a case past the law's limit."""
    side = box.width()
    bar = side * 0.2
    left = box.right() + side * 0.24
    painter.drawRect(QRectF(left, box.top() + side * 0.04, bar, side * 0.62))
    painter.drawRect(QRectF(left, box.bottom() - side * 0.04 - bar, bar, bar))


def _stroke(painter: QPainter, shape: Shape, box: QRectF, colour: QColor) -> None:
    side = box.width()
    pen = QPen(colour, max(1.5, side * 0.17))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = pen.widthF() / 2 + side * 0.04
    inner = box.adjusted(inset, inset, -inset, -inset)
    if shape in {Shape.RING, Shape.BARRED_RING}:
        painter.drawEllipse(inner)
        if shape is Shape.BARRED_RING:
            painter.drawLine(
                QPointF(inner.left(), box.center().y()), QPointF(inner.right(), box.center().y())
            )
    elif shape is Shape.CROSS:
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.bottomLeft(), inner.topRight())
    elif shape is Shape.DASH:
        middle = box.center().y()
        painter.drawLine(
            QPointF(box.left() + side * 0.2, middle), QPointF(box.right() - side * 0.2, middle)
        )
    elif shape is Shape.TICK:
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(inner.left(), box.center().y()),
                    QPointF(box.left() + side * 0.4, inner.bottom() - side * 0.08),
                    QPointF(inner.right(), inner.top() + side * 0.08),
                ]
            )
        )
    else:
        painter.drawRect(inner)
