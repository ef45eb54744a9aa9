"""A quiet line of what can be done: key cap, word, and at the right the reason or a remark."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from hallapp.qtkit import theme
from hallapp.qtkit.key_button import bind_key, rebind

HEIGHT_PX = 32
_CAP_PX = 40
_CAP_HEIGHT_PX = 22


class KeyRow(QPushButton):
    """One act with its key; click and key give the same `clicked`.

    What makes no sense now is dim, and why stands readable in the row (muted), not only in
    the tip.
    """

    def __init__(
        self, word: str, key: str, remark: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(word, parent)
        self._key_word = key
        self._remark = remark
        self._cap_px = _CAP_PX
        self.setProperty("look", "key_row")
        self.setAccessibleName(word)
        self.setAccessibleDescription(remark)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shortcut = bind_key(self, key)

    def allow(self, remark: str = "") -> None:
        """Let it be pressed; the remark says what it is about, such as 核对 7 项材料."""
        self._say(remark)
        self.setEnabled(True)

    def forbid(self, reason: str) -> None:
        """Make it dim and say why in the row."""
        self._say(reason)
        self.setEnabled(False)

    def set_word(self, word: str) -> None:
        """Change the word in its place, such as 暂停窗口 to 恢复窗口."""
        self.setText(word)
        self.setAccessibleName(word)

    def set_key(self, key: str) -> None:
        """Take another key, or none."""
        self._key_word = key
        rebind(self._shortcut, key)
        self.update()

    def cap_wanted_px(self) -> int:
        """Return how wide the cap must be for the key to be whole."""
        key = QFontMetrics(theme.font(13)).horizontalAdvance(self._key_word)
        return max(_CAP_PX, key + 14)

    def set_cap_px(self, wide_px: int) -> None:
        """Give the cap the width of its neighbours, so that the words stand in one line."""
        self._cap_px = wide_px
        self.updateGeometry()
        self.update()

    def remark(self) -> str:
        """Return what stands at the right."""
        return self._remark

    @override
    def sizeHint(self) -> QSize:
        """Return the size that shows key, word and remark whole."""
        words = QFontMetrics(theme.font(theme.BODY_PX)).horizontalAdvance(self.text())
        remark = QFontMetrics(theme.font(13)).horizontalAdvance(self._remark)
        return QSize(self._cap_px + 14 + words + 16 + remark, HEIGHT_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the size without the remark, which is also in the tip."""
        words = QFontMetrics(theme.font(theme.BODY_PX)).horizontalAdvance(self.text())
        return QSize(self._cap_px + 14 + words, HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint hover or press, the cap, the word and the remark."""
        shown = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.colour("selected" if self.isDown() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), shown.radius_px, shown.radius_px)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        self._draw_cap(painter)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(theme.BODY_PX))
        painter.setPen(shown.colour("text" if self.isEnabled() else "disabled"))
        words = QRect(self._cap_px + 14, 0, self.width(), self.height())
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(theme.font(13))
        painter.setPen(shown.colour("muted"))
        painter.drawText(self.rect(), middle | Qt.AlignmentFlag.AlignRight, self._remark)
        painter.end()

    def _draw_cap(self, painter: QPainter) -> None:
        if not self._key_word:
            return
        shown = theme.tokens()
        top = (self.height() - _CAP_HEIGHT_PX) / 2
        cap = QRectF(0.5, top + 0.5, self._cap_px - 1, _CAP_HEIGHT_PX - 1)
        painter.setPen(QPen(shown.colour("border"), shown.border_px))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(theme.font(13))
        painter.setPen(shown.colour("muted" if self.isEnabled() else "disabled"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key_word)

    def _say(self, remark: str) -> None:
        self._remark = remark
        self.setToolTip(remark)
        self.setAccessibleDescription(remark)
        self.updateGeometry()
        self.update()
