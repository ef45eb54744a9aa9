"""The questions about a citizen's situation above the tick list: one line each, one key each."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hallapp.faces.clerk.accept_form import AcceptForm
from hallapp.faces.parts.words import words
from hallapp.guides.tailoring import asked, open_question
from hallapp.guides.terms import SituationRow
from hallapp.kernel.texts import _

_MOST_PX = 320


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
        said.setMaximumWidth(_MOST_PX)
        row.addWidget(said)
        self.buttons: list[QPushButton] = []
        for option in question.options:
            button = QPushButton(option.words)
            button.setCheckable(True)
            button.setChecked(option.key == answer)
            button.setProperty("answer", option.key)
            button.setAccessibleName(f"{question.ask} {option.words}")
            button.setObjectName(f"situation_{question.key}_{option.key}")
            button.clicked.connect(self._on_pressed)
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)

    @Slot()
    def _on_pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton):
            self.chosen.emit(self._key, str(pressed.property("answer")))


class SituationBand(QFrame):
    """Asks what the guide asks, in its order; an answer can be changed until the case is made.

    Signals:
        answered: Carries the answers by question, as they are now.
    """

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("situationBand")
        self.setProperty("look", "ground")
        self.setAccessibleName(_("办事人的情形"))
        self._form: AcceptForm | None = None
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 8, 16, 8)
        self._column.setSpacing(6)
        self.hide()

    def show_form(self, form: AcceptForm) -> None:
        """Show the questions answered so far and the next one; nothing where nothing is asked."""
        self._form = form
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = []
        guide = form.guide
        questions = [] if guide is None else list(asked(guide, form.answers))
        following = None if guide is None else open_question(guide, form.answers)
        if following is not None:
            questions.append(following)
        for question in questions:
            line = _Line(question, form.answers.get(question.key, ""))
            line.chosen.connect(self._on_chosen)
            self._column.addWidget(line)
            self._lines.append(line)
        self.setVisible(bool(self._lines))
        for line in self._lines:
            # Shown at once: what only will be shown cannot take the keyboard.
            line.show()

    def take_keyboard(self) -> bool:
        """Bring the keyboard to the question that is not answered; return whether there is one."""
        form = self._form
        if form is None or form.guide is None or open_question(form.guide, form.answers) is None:
            return False
        self._lines[-1].buttons[0].setFocus()
        return True

    @Slot(str, str)
    def _on_chosen(self, key: str, option: str) -> None:
        if self._form is not None:
            self.answered.emit({**self._form.answers, key: option})
