"""Bands in the page that ask one thing more: which of a few, or in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout
from typing_extensions import override

from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.pages.deed_form import DeedForm
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

MOST_WORDS = 500
_MOST_KEYS = 9


class ChoiceBand(QFrame):
    """Asks which of a few; a digit takes one.

    Signals:
        left: None was taken.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "band")
        self.setObjectName("choiceBand")
        self._question = words("", "strong", wrap=True)
        self._flow = FlowRow(8)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(4)
        self._column.addWidget(self._question)
        self._column.addWidget(self._flow)
        self._taken: Callable[[Any], None] | None = None
        self._meaning: dict[KeyButton, Any] = {}
        self.hide()

    def ask(
        self, question: str, choices: Sequence[tuple[str, Any]], taken: Callable[[Any], None]
    ) -> None:
        """Ask, with the keyboard on the first choice."""
        self._question.setText(question)
        self.setAccessibleName(question)
        self._taken = taken
        self._make_anew(choices)
        self.show()
        next(iter(self._meaning)).setFocus()

    def buttons(self) -> tuple[KeyButton, ...]:
        """Return the choices."""
        return tuple(self._meaning)

    def _make_anew(self, choices: Sequence[tuple[str, Any]]) -> None:
        self._flow.hide()
        self._flow.deleteLater()
        self._flow = FlowRow(8)
        self._column.addWidget(self._flow)
        self._meaning = {}
        for number, (word, meaning) in enumerate(choices, start=1):
            key = str(number) if number <= _MOST_KEYS else ""
            button = KeyButton(word, key)
            button.setObjectName(f"choice{number}")
            button.clicked.connect(self._on_taken)
            self._meaning[button] = meaning
            self._flow.add(button)
        leave = KeyButton(_("不办了"), "Esc")
        leave.setObjectName("leaveChoice")
        leave.clicked.connect(self._on_left)
        self._flow.add(leave)

    @Slot()
    def _on_taken(self) -> None:
        button = self.sender()
        taken = self._taken
        if isinstance(button, KeyButton) and button in self._meaning and taken is not None:
            meaning = self._meaning[button]
            self.hide()
            self.left.emit()
            taken(meaning)

    @Slot()
    def _on_left(self) -> None:
        self.hide()
        self.left.emit()


@dataclass(frozen=True)
class Written:
    """What was written.

    Attributes:
        name: Who signed outside; empty where nobody had to.
    """

    words: str
    name: str = ""


class WordsForm(DeedForm):
    """Asks for words, and for the name of whoever signed where that is needed."""

    def __init__(self) -> None:
        super().__init__("today")
        self.line = QLineEdit()
        self.line.setObjectName("todayWords")
        self.line.setMaxLength(MOST_WORDS)
        self.name_line = QLineEdit()
        self.name_line.setObjectName("todayName")
        self.name_line.setMaxLength(MOST_WORDS)
        self._needs_words = True
        self.lay_out([self.line, self.name_line], side_px=16, apart_px=6)
        for each in (self.line, self.name_line):
            each.returnPressed.connect(self.press)

    def ask(
        self, question: str, deed: str, hint: str, name_hint: str, *, needs_words: bool
    ) -> None:
        """Ask, with the cursor in the line; `name_hint` empty asks for no name."""
        self._needs_words = needs_words
        for each, said in ((self.line, hint), (self.name_line, name_hint)):
            each.clear()
            each.setPlaceholderText(said)
            each.setAccessibleName(said)
        self.name_line.setVisible(bool(name_hint))
        self.open_with(question, deed)
        self.line.setFocus()

    @override
    def gathered(self) -> Written | None:
        """Return what was written; None when something is missing, which has the cursor."""
        if self._needs_words and not self.line.text().strip():
            self.line.setFocus()
            self.say(_("请写几个字，说明为什么。"))
            return None
        if not self.name_line.isHidden() and not self.name_line.text().strip():
            self.name_line.setFocus()
            self.say(_("请写派出单位谁签的字。"))
            return None
        return Written(self.line.text().strip(), self.name_line.text().strip())
