"""A button that says its word and the key that presses it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)
from typing_extensions import override

from hallapp.qtkit import theme

_GAP_PX = 7
_FILLED = ("primary", "tall_primary")
_WORD_TINTS = {"accent": "primary", "link": "primary"} | dict.fromkeys(_FILLED, "on_primary")


def bind_key(button: QPushButton, key: str) -> QShortcut:
    """Let a key press a button at once, as long as the button is enabled and visible.

    `QPushButton.setShortcut` would show the press for 100 ms before it acts, and forget the key
    whenever the word changes.

    Args:
        button: What the key presses.
        key: Such as `F2` or `Ctrl+Z`; empty for none until `rebind`.
    """
    shortcut = QShortcut(QKeySequence(key), button)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(button.click)
    return shortcut


def rebind(shortcut: QShortcut, key: str) -> None:
    """Let another key do what a shortcut does; an empty one lets no key do it."""
    shortcut.setKey(QKeySequence(key))


class KeyButton(QPushButton):
    """An outlined button with its word and, quieter, its key: 撤销 Ctrl+Z.

    The property `look` chooses `primary` (the one filled block), `accent` (word in the accent
    colour), `link`, `tall` and `tall_primary` (44 px high), or nothing.
    """

    def __init__(
        self, word: str, key: str = "", look: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(word, parent)
        self._key_word = key
        self._shortcut = bind_key(self, key)
        self.setAccessibleName(word)
        if look:
            self.setProperty("look", look)

    def set_word(self, word: str) -> None:
        """Change the word in its place; the key stays."""
        self.setText(word)
        self.setAccessibleName(word)
        self.updateGeometry()

    def set_key(self, key: str) -> None:
        """Press with another key, or with none."""
        self._key_word = key
        rebind(self._shortcut, key)
        self.updateGeometry()

    def set_look(self, look: str) -> None:
        """Take another look of the sheet, such as `primary` for the outcome that fits."""
        self.setProperty("look", look)
        self.style().unpolish(self)
        self.style().polish(self)
        self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter too, which Qt does in dialogs only; once for a key held down."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        """Return the size that shows word and key whole."""
        hint = super().sizeHint()
        if self._key_word:
            hint.setWidth(
                hint.width() + _GAP_PX + self._key_metrics().horizontalAdvance(self._key_word)
            )
        return hint

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint: a cut word is no word."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, then word and key side by side in the middle."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        words = QFontMetrics(self.font())
        wide = words.horizontalAdvance(self.text())
        key_wide = self._key_metrics().horizontalAdvance(self._key_word)
        total = wide + (_GAP_PX + key_wide if self._key_word else 0)
        left = (self.width() - total) // 2
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(theme.tokens().colour(self._word_tint()))
        painter.drawText(QRect(left, 0, wide + 2, self.height()), middle, self.text())
        if self._key_word:
            painter.setFont(self._key_font())
            painter.setPen(theme.tokens().colour(self._key_tint()))
            place = QRect(left + wide + _GAP_PX, 0, key_wide + 2, self.height())
            painter.drawText(place, middle, self._key_word)
        painter.end()

    def _key_font(self) -> QFont:
        made = QFont(self.font())
        made.setBold(False)
        return made

    def _key_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._key_font())

    def _word_tint(self) -> str:
        if not self.isEnabled():
            return "disabled"
        return _WORD_TINTS.get(str(self.property("look")), "text")

    def _key_tint(self) -> str:
        if not self.isEnabled():
            return "disabled"
        return "on_primary" if self.property("look") in _FILLED else "muted"
