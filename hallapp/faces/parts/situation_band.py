"""The questions about a citizen's situation (情形) at a desk: a line each, answered by a press."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.parts.words import words
from hallapp.guides.tailoring import asked, open_question
from hallapp.guides.terms import Answers, GuideRow, SituationRow
from hallapp.kernel.texts import _

_MOST_PX = 320
_AIR_PX = 4


class _Line(QFrame):
    """One question with its answers; the one that was given is pressed.

    Signals:
        chosen: An answer was pressed; carries the question's key and its own.
    """

    chosen = Signal(str, str)

    def __init__(self, question: SituationRow, answer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = question.key
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        said = words(question.ask, "strong", wrap=True)
        # A label that may wrap asks for little: a short question shall stand in one line.
        said.ensurePolished()
        whole = said.fontMetrics().horizontalAdvance(question.ask) + _AIR_PX
        said.setMinimumWidth(min(whole, _MOST_PX))
        said.setMaximumWidth(_MOST_PX)
        row.addWidget(said)
        self.buttons: list[QPushButton] = []
        joined = QHBoxLayout()
        joined.setSpacing(0)
        for number, option in enumerate(question.options):
            button = QPushButton(option.words)
            last = number == len(question.options) - 1
            button.setProperty("look", "segment")
            button.setProperty("place", "first" if not number else "last" if last else "between")
            button.setCheckable(True)
            button.setChecked(option.key == answer)
            button.setProperty("answer", option.key)
            button.setAccessibleName(f"{question.ask} {option.words}")
            button.setObjectName(f"situation_{question.key}_{option.key}")
            button.clicked.connect(self._on_pressed)
            joined.addWidget(button)
            self.buttons.append(button)
        row.addLayout(joined)
        row.addStretch(1)

    @Slot()
    def _on_pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton):
            self.chosen.emit(self._key, str(pressed.property("answer")))


class SituationBand(QFrame):
    """Asks what a guide asks, in its order; an answer can be changed as long as it stands there.

    Signals:
        answered: Carries the answers by question, as they are now.
    """

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("situationBand")
        self.setProperty("look", "ground")
        self.setAccessibleName(_("办事人的情形"))
        self._guide: GuideRow | None = None
        self._answers: Answers = {}
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 8, 16, 8)
        self._column.setSpacing(6)
        self.hide()

    def show_questions(self, guide: GuideRow | None, answers: Answers) -> None:
        """Show the questions answered so far and the next one; nothing where nothing is asked."""
        self._guide, self._answers = guide, dict(answers)
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = []
        questions = [] if guide is None else list(asked(guide, answers))
        following = None if guide is None else open_question(guide, answers)
        if following is not None:
            questions.append(following)
        for question in questions:
            line = _Line(question, answers.get(question.key, ""))
            line.chosen.connect(self._on_chosen)
            self._column.addWidget(line)
            self._lines.append(line)
        self.setVisible(bool(self._lines))
        for line in self._lines:
            # Shown at once: what only will be shown cannot take the keyboard.
            line.show()

    def take_keyboard(self) -> bool:
        """Bring the keyboard to the question that is not answered; return whether there is one."""
        if self._guide is None or open_question(self._guide, self._answers) is None:
            return False
        self._lines[-1].buttons[0].setFocus()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter on an answer for the answer, not for what the desk's button offers."""
        button = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(button, QPushButton) and button.hasFocus():
            button.click()
        else:
            super().keyPressEvent(event)

    @Slot(str, str)
    def _on_chosen(self, key: str, option: str) -> None:
        self.answered.emit({**self._answers, key: option})
