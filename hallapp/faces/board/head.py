"""The head of the board: which windows, demo or real, heard or not, the time."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from hallapp.faces.board.lettering import advance, baseline, draw_left, draw_right
from hallapp.faces.board.measures import BoardMeasures
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.icons import draw_icon

_DEMO = 0.85
"""Size of the word for a demo hall, as a part of the notice's."""


@dataclass(frozen=True)
class HeadShown:
    """What stands at the head.

    Attributes:
        place: Which windows this board serves.
        time: Hour and minute.
        is_demo: Whether the hall is a demo hall.
        silent: Why calls cannot be heard; empty when they can.
    """

    place: str = ""
    time: str = ""
    is_demo: bool = False
    silent: str = ""


def draw_head(painter: QPainter, area: QRectF, sizes: BoardMeasures, shown: HeadShown) -> None:
    """Paint the head over the width of an area."""
    colours = theme.tokens()
    painter.setPen(colours.colour("on_board"))
    foot = baseline(0, sizes.head_high, sizes.clock_px)
    end = draw_left(
        painter, QPointF(area.left(), foot), shown.place or _("叫号屏"), sizes.head_px, bold=False
    )
    right = draw_right(painter, QPointF(area.right(), foot), shown.time, sizes.clock_px)
    demo = _demo_width(sizes) if shown.is_demo else 0.0
    if shown.silent:
        room = (end + demo, right - sizes.head_px)
        right = _draw_silent(painter, room, foot, sizes, shown.silent)
    if shown.is_demo:
        _draw_demo(painter, (end, right), foot, sizes)


def _draw_silent(
    painter: QPainter, room: tuple[float, float], foot: float, sizes: BoardMeasures, words: str
) -> float:
    """Paint that calls cannot be heard, in words where there is room; return where it starts."""
    side, right = float(sizes.notice_px), room[1]
    if advance(words, side, bold=False) + 2 * side < right - room[0]:
        right = draw_right(painter, QPointF(right, foot), words, sizes.notice_px, bold=False)
    left = right - side * 1.2
    colour = theme.tokens().colour("on_board")
    draw_icon(painter, "sound-off", QRectF(left, foot - side * 0.86, side, side), colour)
    return left


def _demo_width(sizes: BoardMeasures) -> float:
    """Return what the word for a demo hall takes, its frame and blanks included."""
    size = sizes.notice_px * _DEMO
    return advance(_("演示数据"), size, bold=False) + 2.4 * size


def _draw_demo(
    painter: QPainter, room: tuple[float, float], foot: float, sizes: BoardMeasures
) -> None:
    """Paint the word for a demo hall in a frame, in the middle of what is left."""
    words, size = _("演示数据"), sizes.notice_px * _DEMO
    wide, edge = advance(words, size, bold=False), size * 0.4
    middle = (room[0] + room[1]) / 2
    frame = QRectF(middle - wide / 2 - edge, foot - size * 1.05, wide + 2 * edge, size * 1.4)
    painter.setPen(QPen(theme.tokens().colour("on_board"), max(1.0, 2 * sizes.scale)))
    painter.drawRoundedRect(frame, 6 * sizes.scale, 6 * sizes.scale)
    draw_left(painter, QPointF(middle - wide / 2, foot), words, size, bold=False)
