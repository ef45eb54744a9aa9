"""The foot of the board: who is next, how many wait, one calm line."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from hallapp.faces.board.lettering import (
    HAN_GAP,
    advance,
    around,
    baseline,
    draw_left,
    draw_right,
)
from hallapp.faces.board.measures import BoardMeasures
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.queueing.terms import BoardRow

_BETWEEN = 0.45
"""Blank between two labels as a part of their size."""


def draw_next(painter: QPainter, area: QRectF, sizes: BoardMeasures, board: BoardRow) -> None:
    """Paint who is next as far as there is room, and at the right how many wait."""
    if sizes.next_y is None:
        return
    size = sizes.next_px
    foot = baseline(sizes.next_y, sizes.notice_y - sizes.next_y, size)
    painter.setPen(theme.tokens().colour("on_board"))
    right = _draw_waiting(painter, QPointF(area.right(), foot), board.waiting, size)
    words = _("接下来")
    left = area.left() + advance(words, size, bold=False) + size * _BETWEEN
    if not board.next_labels or left + advance(board.next_labels[0], size) > right:
        return
    draw_left(painter, QPointF(area.left(), foot), words, size, bold=False)
    for label in board.next_labels:
        if left + advance(label, size) > right - size * _BETWEEN:
            return
        left = draw_left(painter, QPointF(left, foot), label, size) + size * _BETWEEN


def _draw_waiting(painter: QPainter, place: QPointF, waiting: int, size: int) -> float:
    """Paint 等候 23 人 ending at a point; return where it starts."""
    before, after = around(_("等候{count}人"), "count")
    gap, right = size * HAN_GAP * 1.5, place.x()
    for text, bold in ((after, False), (str(waiting), True), (before, False)):
        if text:
            start = draw_right(painter, QPointF(right, place.y()), text, size, bold=bold)
            right = start - gap
    return right


def draw_notice(
    painter: QPainter,
    width: float,
    area: QRectF,
    sizes: BoardMeasures,
    lines: tuple[str, str],
    hall_name: str,
) -> None:
    """Paint the last line.

    Args:
        painter: Painter of the board.
        width: Of the whole glass.
        area: What lies between the margins.
        sizes: Of the board.
        lines: The notice, and what takes its place while data are old.
        hall_name: At the right.
    """
    colours = theme.tokens()
    band = QRectF(0, sizes.notice_y, width, sizes.notice_high)
    painter.fillRect(band, colours.colour("board_notice"))
    painter.setPen(colours.colour("on_board"))
    foot = baseline(band.top(), band.height(), sizes.notice_px)
    notice, stale = lines
    words, right = stale or notice, area.right()
    room = area.width() - advance(words, sizes.notice_px, bold=False) - sizes.notice_px
    # The name gives way: everybody in the hall knows where they are.
    if advance(hall_name, sizes.notice_px, bold=False) <= room:
        draw_right(painter, QPointF(right, foot), hall_name, sizes.notice_px, bold=False)
    draw_left(painter, QPointF(area.left(), foot), words, sizes.notice_px, bold=bool(stale))
