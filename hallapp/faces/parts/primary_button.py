"""The one filled button of a desk: its word changes in its place, its key stays."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget
from typing_extensions import override

from hallapp.qtkit import theme
from hallapp.qtkit.key_button import bind_key, rebind

HEIGHT_PX = 56
_EDGE_PX = 18


class PrimaryButton(QPushButton):
    """A filled block 56 px high: the word at the left, the key's cap at the right.

    It can go quiet (outline) while another button is the next step.
    """

    def __init__(self, word: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(word, parent)
        self._key_word = key
        self._quiet = False
        self.setProperty("look", "block")
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shortcut = bind_key(self, key)

    def set_word(self, word: str, reason: str = "") -> None:
        """Change the word in its place.

        Args:
            word: What the next press does.
            reason: Why it cannot be pressed now, for the tip; empty when it can.
        """
        self.setText(word)
        self.setAccessibleName(word)
        self.setAccessibleDescription(reason)
        self.setToolTip(reason)
        self.setEnabled(not reason)

    def set_key(self, key: str) -> None:
        """Take another key, or none."""
        self._key_word = key
        rebind(self._shortcut, key)
        self.updateGeometry()
        self.update()

    def show_key(self, key: str) -> None:
        """Show a key that the page itself listens to, such as Enter in its field."""
        self._key_word = key
        self.updateGeometry()
        self.update()

    def set_quiet(self, *, quiet: bool) -> None:
        """Leave the filled block to another button, or take it back."""
        self._quiet = quiet
        self.setProperty("look", "block_quiet" if quiet else "block")
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the size that shows word and key whole."""
        words = QFontMetrics(theme.font(18, bold=True)).horizontalAdvance(self.text())
        keys = QFontMetrics(theme.font(13)).horizontalAdvance(self._key_word) + 24
        return QSize(words + keys + 3 * _EDGE_PX, HEIGHT_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint: a cut word is no word."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the block, the word and the key's cap."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        tint = theme.tokens().colour(self._tint())
        painter.setPen(tint)
        painter.setFont(theme.font(18, bold=True))
        area = self.rect().adjusted(_EDGE_PX, 0, -_EDGE_PX, 0)
        painter.drawText(
            area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        if self._key_word:
            painter.setFont(theme.font(13))
            painter.setPen(QPen(tint, 1))
            self._draw_cap(painter, area)
        painter.end()

    def _draw_cap(self, painter: QPainter, area: QRect) -> None:
        wide = max(33, painter.fontMetrics().horizontalAdvance(self._key_word) + 16)
        cap = QRectF(area.right() - wide + 0.5, area.center().y() - 10.5, wide, 22)
        painter.drawRoundedRect(cap, 4, 4)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key_word)

    def _tint(self) -> str:
        if not self.isEnabled():
            return "disabled"
        return "muted" if self._quiet else "on_primary"
