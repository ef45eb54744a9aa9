"""Pictures of cells, drawn once each: a month of five hundred people has a few dozen of them."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen, QPixmap, QPolygonF

from hallapp.attendance.terms.person_days import DayBasis, HalfMark, MonthCell
from hallapp.faces.manager.attendance.month.marks import LOOKS
from hallapp.qtkit import theme

LETTER_PX = 13
_INSET_PX = 2
_CORNER_PX = 6
_TOTAL_EDGE_PX = 8


@dataclass(frozen=True, slots=True)
class CellFrame:
    """What all pictures of one screen have in common.

    Attributes:
        theme: Name of the theme: another one needs other pictures.
        is_working: Rest days stand on their own ground.
    """

    wide_px: int
    high_px: int
    ratio: float
    theme: str
    is_working: bool


def cell_picture(cell: MonthCell | None, frame: CellFrame) -> QPixmap:
    """Return the picture of a cell, from those that were drawn already where there is one."""
    if cell is None:
        return _drawn(None, None, False, frame)  # noqa: FBT003 - a key of the cache
    is_different = cell.basis is DayBasis.DIFFERENT
    return _drawn(_facts(cell.morning), _facts(cell.afternoon), is_different, frame)


@lru_cache(maxsize=500)
def total_picture(text: str, frame: CellFrame, stands_out: bool) -> QPixmap:  # noqa: FBT001 - a key
    """Return the picture of a figure at the right; what should be looked at stands out."""
    picture, shown = _blank(frame), theme.tokens()
    painter = QPainter(picture)
    painter.setFont(theme.font(theme.BODY_PX, bold=stands_out))
    painter.setPen(shown.colour("late" if stands_out else "text"))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(0, 0, frame.wide_px - _TOTAL_EDGE_PX, frame.high_px - 1), right, text)
    painter.fillRect(QRectF(0, frame.high_px - 1, frame.wide_px, 1), QColor(shown.hairline))
    painter.end()
    return picture


def letter_picture(mark: HalfMark, frame: CellFrame) -> QPixmap:
    """Return the picture of one half day alone, for the legend."""
    picture = _blank(frame)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_half(painter, QRectF(0, 0, frame.wide_px, frame.high_px), _facts(mark))
    painter.end()
    return picture


_Facts = tuple[str, str, str, str, bool, bool]


def _facts(mark: HalfMark) -> _Facts:
    look = LOOKS[mark.state]
    return (mark.letter, look.text, look.ground, look.edge, look.is_bold, mark.is_corrected)


@lru_cache(maxsize=2_000)
def _drawn(
    morning: _Facts | None,
    afternoon: _Facts | None,
    is_different: bool,  # noqa: FBT001 - a key of the cache
    frame: CellFrame,
) -> QPixmap:
    picture = _blank(frame)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    high = (frame.high_px - 1) / 2
    for place, facts in enumerate((morning, afternoon)):
        if facts is not None:
            _draw_half(painter, QRectF(0, place * high, frame.wide_px, high), facts)
    shown = theme.tokens()
    if is_different:
        painter.setPen(QPen(shown.colour("primary"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0.5, 0.5, frame.wide_px - 2, frame.high_px - 2))
    painter.fillRect(QRectF(0, frame.high_px - 1, frame.wide_px, 1), QColor(shown.hairline))
    painter.end()
    return picture


def _blank(frame: CellFrame) -> QPixmap:
    picture = QPixmap(round(frame.wide_px * frame.ratio), round(frame.high_px * frame.ratio))
    picture.setDevicePixelRatio(frame.ratio)
    shown = theme.tokens()
    picture.fill(shown.colour("surface" if frame.is_working else "ground"))
    if not frame.is_working and shown.ground == shown.surface:
        # In high contrast both grounds are one: rest days are hatched instead.
        painter = QPainter(picture)
        hatch = QBrush(shown.colour("hairline"), Qt.BrushStyle.BDiagPattern)
        painter.fillRect(QRectF(0, 0, frame.wide_px, frame.high_px), hatch)
        painter.end()
    return picture


def _fitted(letter: str, metrics: QFontMetrics, room_px: float) -> str:
    """Return as much of a mark as fits: other languages have words where Chinese has a letter."""
    while len(letter) > 1 and metrics.horizontalAdvance(letter) > room_px:
        letter = letter[:-1]
    return letter


def _draw_half(painter: QPainter, area: QRectF, facts: _Facts) -> None:
    letter, text, ground, edge, is_bold, is_corrected = facts
    shown = theme.tokens()
    inner = area.adjusted(_INSET_PX, 1, -_INSET_PX, -1)
    if ground or edge:
        painter.setPen(QPen(shown.colour(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(shown.colour(ground) if ground else QColor(Qt.GlobalColor.transparent))
        painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if letter:
        painter.setFont(theme.font(LETTER_PX, bold=is_bold))
        painter.setPen(shown.colour(text))
        fitted = _fitted(letter, painter.fontMetrics(), area.width() - 2 * _INSET_PX)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, fitted)
    if is_corrected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.colour("primary"))
        corner = inner.topRight()
        painter.drawPolygon(
            QPolygonF(
                [
                    corner,
                    corner + QPointF(-_CORNER_PX, 0),
                    corner + QPointF(0, _CORNER_PX),
                ]
            )
        )
