"""A large button that opens a face: picture, word, key, one sentence."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from hallapp.faces.parts.first_start.face_pictures import HIGH, WIDE, draw_face
from hallapp.qtkit import theme
from hallapp.qtkit.key_button import bind_key

_EDGE_PX = 24


class FaceButton(QPushButton):
    """One of the choices; a digit presses it too."""

    def __init__(
        self, face: str, key: str, word: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(word, parent)
        self.face = face
        self._key_word = key
        self._sentence = sentence
        self.setObjectName(f"open_{face}")
        self.setAccessibleName(word)
        self.setAccessibleDescription(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(250, 100)
        bind_key(self, key)

    @override
    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(420, 190)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, picture, word, key and sentence."""
        shown = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = shown.border_px / 2
        ground = "selected" if self.isDown() else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(shown.colour("control_border"), shown.border_px))
        painter.setBrush(shown.colour(ground))
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, shown.radius_px, shown.radius_px)
        high = min(self.height() - _EDGE_PX, 0.32 * self.width() * HIGH / WIDE, 120)
        wide = high * WIDE / HIGH
        picture = QRectF(_EDGE_PX, (self.height() - high) / 2, wide, high)
        draw_face(painter, self.face, picture)
        left = picture.right() + _EDGE_PX
        room = self.width() - left - _EDGE_PX
        middle = self.height() / 2
        painter.setPen(shown.colour("text"))
        painter.setFont(theme.font(24, bold=True))
        painter.drawText(QRectF(left, middle - 44, room, 34), self.text())
        painter.setPen(shown.colour("muted"))
        painter.setFont(theme.font(theme.BODY_PX))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
        painter.drawText(QRectF(left, middle - 4, room, middle), flags, self._sentence)
        painter.setFont(theme.font(13))
        cap = QRectF(self.width() - 40, 14, 26, 22)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(shown.colour("border"), shown.border_px))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(shown.colour("muted"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key_word)
        painter.end()
