"""A choice of one of a few, all in sight: 全部 96 | 有情况 9 | 巡查 3."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

_SIDES_PX = 32
"""What a segment has left and right of its word: padding and edges."""


class Segments(QWidget):
    """Buttons that touch, of which one is pressed; ← and → move between them.

    Signals:
        chosen: Another one was pressed by mouse or key; carries its number from 0.
    """

    chosen = Signal(int)

    def __init__(self, name: str, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name = name
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, word in enumerate(words):
            row.addWidget(self._segment(number, word, len(words)))
        row.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)

    def choose(self, number: int) -> None:
        """Press one by its number from 0."""
        self._group.button(number).setChecked(True)

    def number(self) -> int:
        """Return the number of the pressed one, from 0."""
        return self._group.checkedId()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the pressed one."""
        self._group.button(self.number()).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def segment(self, number: int) -> QAbstractButton:
        """Return one of them, to hide what does not concern everybody."""
        return self._group.button(number)

    def set_word(self, number: int, word: str) -> None:
        """Change a word in its place, such as a count."""
        button = self._group.button(number)
        button.setText(word)
        button.setAccessibleName(f"{self._name} {word}")
        _make_room(button)

    def _segment(self, number: int, word: str, count: int) -> QPushButton:
        button = QPushButton(word)
        button.setCheckable(True)
        button.setAccessibleName(f"{self._name} {word}")
        button.setProperty("look", "segment")
        place = "first" if number == 0 else "last" if number == count - 1 else "between"
        button.setProperty("place", place)
        self._group.addButton(button, number)
        _make_room(button)
        return button

    def _on_toggled(self, number: int, checked: bool) -> None:  # noqa: FBT001 - Qt calls it so
        if checked:
            self.chosen.emit(number)


def _make_room(button: QAbstractButton) -> None:
    """Leave room for the word in bold, as the pressed one shows it."""
    button.ensurePolished()
    font = button.font()
    font.setBold(True)
    button.setMinimumWidth(QFontMetrics(font).horizontalAdvance(button.text()) + _SIDES_PX)
