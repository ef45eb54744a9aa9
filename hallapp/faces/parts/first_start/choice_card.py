"""A large choice: picture, word, one sentence; chosen by mouse, space or arrows."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from hallapp.qtkit import theme
from hallapp.qtkit.icons import draw_icon

_ICON_PX = 32
_EDGE_PX = 16


class ChoiceCard(QAbstractButton):
    """One of several: the chosen one has the selected ground and a thick edge."""

    def __init__(self, icon: str, word: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._sentence = sentence
        self._is_compact = False
        self.setToolTip(sentence)
        self.setText(word)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(word)
        self.setAccessibleDescription(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_compact(self, *, is_compact: bool) -> None:
        """Leave the sentence to the tip where there is little height."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(240, self.heightForWidth(240))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the least size at which nothing is cut."""
        return QSize(180, self.heightForWidth(180))

    @override
    def hasHeightForWidth(self) -> bool:
        """Return that the sentence wraps."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height that shows the whole sentence."""
        if self._is_compact:
            return 2 * _EDGE_PX + 24
        room = max(60, width - 2 * _EDGE_PX - _ICON_PX - 12)
        metrics = QFontMetrics(theme.font(theme.BODY_PX))
        said = metrics.boundingRect(0, 0, room, 400, int(Qt.TextFlag.TextWordWrap), self._sentence)
        return 2 * _EDGE_PX + 28 + said.height()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, edge, icon, word and sentence."""
        shown = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2 if self.isChecked() else shown.border_px
        half = edge / 2
        ground = "selected" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.setPen(
            QPen(shown.colour("primary" if self.isChecked() else "control_border"), edge)
        )
        painter.setBrush(shown.colour(ground))
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, shown.radius_px, shown.radius_px)
        place = QRectF(_EDGE_PX, _EDGE_PX - 2, _ICON_PX, _ICON_PX)
        draw_icon(painter, self._icon, place, shown.colour("primary"))
        left = _EDGE_PX + _ICON_PX + 12
        painter.setPen(shown.colour("text"))
        painter.setFont(theme.font(18, bold=True))
        room = self.width() - left - _EDGE_PX
        painter.drawText(QRectF(left, _EDGE_PX - 4, room, 26), self.text())
        if self._is_compact:
            painter.end()
            return
        painter.setPen(shown.colour("muted"))
        painter.setFont(theme.font(theme.BODY_PX))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
        below = QRectF(left, _EDGE_PX + 26, room, self.height() - 26 - _EDGE_PX)
        painter.drawText(below, flags, self._sentence)
        painter.end()
