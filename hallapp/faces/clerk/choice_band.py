"""Offers what can be done with somebody in the list, in place: by digit, or Enter for the first."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_MOST = 4


@dataclass(frozen=True)
class Choice:
    """One thing that can be done.

    Attributes:
        word: What it is called.
        act: Does it.
        reason: Why it cannot be done now; empty when it can.
    """

    word: str
    act: Callable[[], None]
    reason: str = ""


class ChoiceBand(QFrame):
    """A sentence, up to four things to do (1 to 4), Esc to leave.

    Signals:
        settled: Something was done, or it was left.
    """

    settled = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", "band")
        self._said = words("", "strong", wrap=True)
        self._rule = words("", "muted", wrap=True)
        self._choices: tuple[Choice, ...] = ()
        self._buttons = [KeyButton("", str(number + 1)) for number in range(_MOST)]
        self._leave = KeyButton(_("不办了"), "Esc")
        self._build()
        self.hide()

    def offer(self, said: str, rule: str, choices: tuple[Choice, ...]) -> None:
        """Show what can be done; the keyboard waits on the first that can.

        Args:
            said: Who it is and how it stands.
            rule: What the hall's rule says; empty for nothing.
            choices: At most four.
        """
        self._said.setText(said)
        self._rule.setText(rule)
        self._rule.setVisible(bool(rule))
        self._choices = choices
        for number, button in enumerate(self._buttons):
            there = number < len(choices)
            button.setVisible(there)
            if there:
                button.set_word(choices[number].word)
                button.setEnabled(not choices[number].reason)
                button.setToolTip(choices[number].reason)
                button.setAccessibleDescription(choices[number].reason)
        self.show()
        first = next((b for b in self._buttons if b.isVisible() and b.isEnabled()), self._leave)
        first.setFocus()

    @Slot()
    def _on_button(self) -> None:
        pressed = self.sender()
        for number, button in enumerate(self._buttons):
            if button is pressed:
                self.close_quietly()
                self.settled.emit()
                self._choices[number].act()
                return

    def close_quietly(self) -> None:
        """Go away without handing the keyboard to the next widget: a list would mark a row."""
        for part in self.findChildren(QWidget):
            if part.hasFocus():
                part.clearFocus()
        self.hide()

    @Slot()
    def _on_leave(self) -> None:
        self.close_quietly()
        self.settled.emit()

    def _build(self) -> None:
        name = self.objectName()
        top = QHBoxLayout()
        top.addWidget(self._said, 1)
        top.addWidget(self._leave)
        row = QHBoxLayout()
        row.setSpacing(10)
        for number, button in enumerate(self._buttons):
            button.setObjectName(f"{name}_{number + 1}")
            button.clicked.connect(self._on_button)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._rule)
        column.addLayout(row)
        self._leave.setObjectName(f"{name}Leave")
        self._leave.clicked.connect(self._on_leave)
