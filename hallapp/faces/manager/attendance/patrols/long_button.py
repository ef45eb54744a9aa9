"""A large button whose words break into lines: a hall may name a finding in thirty characters."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter, QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.patrols.touch import TOUCH_PX
from hallapp.qtkit import theme
from hallapp.qtkit.key_button import KeyButton

_SIDES_PX = 32
_AIR_PX = 12
_FLAGS = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class LongButton(KeyButton):
    """Never wider than its place; what is too long for a line takes a second one."""

    def __init__(self, word: str, key: str, widest_px: int, parent: QWidget | None = None) -> None:
        super().__init__(word, key, look="tall", parent=parent)
        self._widest_px = widest_px
        self._said = f"{word} {key}".strip()

    @override
    def sizeHint(self) -> QSize:
        """Return the size that shows all lines whole."""
        hint = super().sizeHint()
        if hint.width() <= self._widest_px:
            return hint
        room = QRect(0, 0, self._widest_px - _SIDES_PX, 10_000)
        taken = QFontMetrics(self.font()).boundingRect(room, int(_FLAGS), self._said)
        return QSize(self._widest_px, max(TOUCH_PX, taken.height() + _AIR_PX))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint word and key in one line, or word after word in several."""
        if super().sizeHint().width() <= self._widest_px:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setPen(theme.tokens().colour("text" if self.isEnabled() else "disabled"))
        inside = self.rect().adjusted(_SIDES_PX // 2, 0, -_SIDES_PX // 2, 0)
        painter.drawText(inside, int(_FLAGS), self._said)
        painter.end()
