"""Small painted pictures of the faces, in the colours of the theme."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from hallapp.qtkit import theme
from hallapp.qtkit.shapes import Shape, draw_shape

WIDE, HIGH = 128.0, 80.0


def draw_face(painter: QPainter, face: str, area: QRectF) -> None:
    """Paint the picture of a face into an area of 128 to 80.

    Raises:
        KeyError: There is no such face.
    """
    draw = _DRAWN[face]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    painter.scale(area.width() / WIDE, area.height() / HIGH)
    draw(painter)
    painter.restore()


def _screen(painter: QPainter, box: QRectF, ground: str) -> None:
    shown = theme.tokens()
    painter.setPen(QPen(shown.colour("control_border"), 1.5))
    painter.setBrush(shown.colour(ground))
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(Qt.PenStyle.NoPen)


def _block(painter: QPainter, box: tuple[float, float, float, float], tint: str) -> None:
    painter.setBrush(theme.tokens().colour(tint))
    painter.drawRoundedRect(QRectF(*box), 2, 2)


def _text(painter: QPainter, place: tuple[float, float], text: str, size: int, tint: str) -> None:
    painter.setPen(theme.tokens().colour(tint))
    painter.setFont(theme.font(size, bold=True))
    painter.drawText(QPointF(*place), text)
    painter.setPen(Qt.PenStyle.NoPen)


def _clerk(painter: QPainter) -> None:
    _screen(painter, QRectF(2, 2, 124, 76), "surface")
    _text(painter, (10, 31), "A023", 20, "text")
    _block(painter, (10, 42, 46, 13), "primary")
    for y in (60, 68):
        _block(painter, (10, y, 34, 4), "border")
    for row in range(5):
        _block(painter, (66, 12 + row * 13, 14, 5), "muted" if row == 0 else "border")
        _block(painter, (84, 12 + row * 13, 34, 5), "muted" if row == 0 else "border")


def _kiosk(painter: QPainter) -> None:
    _screen(painter, QRectF(38, 1, 52, 78), "surface")
    _block(painter, (44, 8, 26, 4), "border")
    _block(painter, (44, 20, 40, 18), "primary")
    painter.setPen(QPen(theme.tokens().colour("primary"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(44.5, 43, 39, 17), 2, 2)
    painter.setPen(Qt.PenStyle.NoPen)
    for x in (44, 58.5, 73):
        _block(painter, (x, 66, 11, 7), "border")


def _board(painter: QPainter) -> None:
    _screen(painter, QRectF(2, 6, 124, 68), "board_ground")
    _text(painter, (10, 40), "A023", 26, "board_number")
    _text(painter, (102, 40), "3", 26, "on_board")
    painter.setPen(QPen(theme.tokens().colour("on_board"), 2.5))
    painter.drawLine(QPointF(80, 31), QPointF(94, 31))
    painter.drawLine(QPointF(94, 31), QPointF(89, 26))
    painter.drawLine(QPointF(94, 31), QPointF(89, 36))
    painter.setPen(Qt.PenStyle.NoPen)
    for x in (10, 68):
        for y in (50, 61):
            _block(painter, (x, y, 26, 6), "board_number")
            _block(painter, (x + 36, y, 12, 6), "on_board")


def _manager(painter: QPainter) -> None:
    _screen(painter, QRectF(2, 2, 124, 76), "surface")
    _block(painter, (9, 9, 110, 6), "selected")
    _block(painter, (9, 19, 80, 6), "selected")
    for row in range(3):
        for column in range(7):
            tint = {3: "warning", 11: "late_by_law", 16: "paused"}.get(row * 7 + column)
            box = QRectF(9 + column * 16, 32 + row * 15, 13, 12)
            painter.setPen(QPen(theme.tokens().colour("border"), 1))
            painter.setBrush(theme.tokens().colour(tint or "surface"))
            painter.drawRoundedRect(box, 2, 2)
            painter.setPen(Qt.PenStyle.NoPen)
            if tint is None:
                dot = QRectF(box.center().x() - 2, box.center().y() - 2, 4, 4)
                draw_shape(painter, Shape.DOT, dot, theme.tokens().colour("normal"))


def _guide_desk(painter: QPainter) -> None:
    _screen(painter, QRectF(2, 2, 124, 76), "surface")
    painter.setPen(QPen(theme.tokens().colour("primary"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(9, 9, 70, 13), 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    for row in range(4):
        _block(painter, (10, 29 + row * 8, 40, 4), "muted" if row == 0 else "border")
        _block(painter, (62, 29 + row * 8, 16, 4), "muted" if row == 0 else "border")
    _block(painter, (9, 61, 36, 11), "primary")
    for y, tint in ((9, "warning"), (33, "border"), (54, "border")):
        _block(painter, (88, y, 30, 16), tint)


def _posting(painter: QPainter) -> None:
    _screen(painter, QRectF(2, 6, 124, 68), "board_ground")
    for x in (10, 68):
        _block(painter, (x, 14, 48, 8), "board_notice")
        for row in range(4):
            _block(painter, (x, 28 + row * 9, 10, 4), "on_board")
            _block(painter, (x + 14, 28 + row * 9, 12, 4), "on_board")
        _block(painter, (x + 31, 46, 17, 4), "board_number")
    _block(painter, (10, 66, 40, 3), "board_line")


_DRAWN = {
    "clerk": _clerk,
    "kiosk": _kiosk,
    "board": _board,
    "manager": _manager,
    "guide_desk": _guide_desk,
    "posting": _posting,
}
