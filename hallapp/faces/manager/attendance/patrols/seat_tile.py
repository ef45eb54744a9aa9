"""One window of a round: number, who sits there, what was seen, and why not as usual."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.patrols.seat_words import TileFace
from hallapp.faces.parts.lights import draw_sign
from hallapp.qtkit import theme

TILE_HIGH_PX = 68
LEAST_WIDE_PX = 104
_PAD_PX = 8
_SIGN_PX = 10
_SMALL_PX = 13
_LEFT_TO_PLAN = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Space,
    }
)


class SeatTile(QAbstractButton):
    """A tile for a finger: 68 px high, never narrower than 104."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self._face: TileFace | None = None
        self.setObjectName(f"seatTile{number}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_face(self, face: TileFace) -> None:
        """Show what was seen, or what the records say."""
        if face == self._face:
            return
        self._face = face
        self.setToolTip(face.tip)
        self.setAccessibleName(face.tip)
        self.update()

    @property
    def face(self) -> TileFace | None:
        """Return what is shown."""
        return self._face

    @override
    def sizeHint(self) -> QSize:
        """Return the least size; the plan stretches tiles over its width."""
        return QSize(LEAST_WIDE_PX, TILE_HIGH_PX)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows, Enter and the space bar to the plan."""
        if Qt.Key(event.key()) in _LEFT_TO_PLAN:
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, number and name, the word, the reason."""
        face = self._face
        if face is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, face)
        left, wide = _PAD_PX, self.width() - 2 * _PAD_PX
        number = str(face.number)
        self._write(painter, number, QRectF(left, 4, wide, 24), ("text", theme.font(18, bold=True)))
        taken = QFontMetrics(theme.font(18, bold=True)).horizontalAdvance(number) + 6
        area = QRectF(left + taken, 5, wide - taken, 24)
        self._write(painter, face.name, area, ("text", theme.font(_SMALL_PX)))
        self._paint_word(painter, face, QRectF(left, 27, wide, 18))
        area = QRectF(left, 46, wide, 18)
        self._write(painter, face.note, area, ("muted", theme.font(_SMALL_PX)))
        painter.end()

    def _paint_ground(self, painter: QPainter, face: TileFace) -> None:
        colours = theme.tokens()
        is_chosen = self.isChecked()
        wide = 3 if is_chosen else colours.border_px
        edge = "primary" if is_chosen else self._edge(face)
        pen = QPen(colours.colour(edge), wide)
        if face.is_proposal and face.note and not is_chosen:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        is_hovered = self.underMouse() and face.ground == "surface"
        painter.setBrush(colours.colour("hover" if is_hovered else face.ground))
        half = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 5, 5)

    def _edge(self, face: TileFace) -> str:
        if face.tint in {"late", "warning_border"}:
            return face.tint
        return "border" if face.is_proposal and not face.word else "control_border"

    def _paint_word(self, painter: QPainter, face: TileFace, area: QRectF) -> None:
        if face.sign is not None:
            box = QRectF(area.left(), area.top(), _SIGN_PX + 2, area.height())
            draw_sign(painter, box, face.sign, size_px=_SIGN_PX, tint=face.tint)
            area.setLeft(area.left() + _SIGN_PX + 7)
        font = theme.font(_SMALL_PX, bold=not face.is_proposal)
        self._write(painter, face.word, area, (face.tint, font))

    def _write(self, painter: QPainter, text: str, area: QRectF, look: tuple[str, QFont]) -> None:
        """Write a line; what has no room is told by the tip and beside the plan."""
        tint, font = look
        painter.setFont(font)
        painter.setPen(theme.tokens().colour(tint))
        room = int(area.width())
        said = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
