"""The one door through which a person is asked; tests and the tour answer for them.

Pages ask through a `Door` they are given, never by opening a dialog themselves. What a strip can
say is not asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_WIDE_PX = 440
_ITEM_PX = 36


@dataclass(frozen=True)
class Choice:
    """One answer of several.

    Attributes:
        value: What the caller gets back.
        word: What the person reads.
        remark: What stands behind the word, such as how many wait there.
    """

    value: Any
    word: str
    remark: str = ""


class Door(Protocol):
    """Asks a person; every answer may be None or False, for who turns back."""

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        """Ask whether to do something that cannot be undone; `yes` is the word that does it."""
        ...

    def choose(self, question: str, choices: Sequence[Choice]) -> Choice | None:
        """Ask for one of several answers."""
        ...

    def write(self, question: str, hint: str = "", start: str = "") -> str | None:
        """Ask for a line of text; never an empty one."""
        ...

    def save_as(self, title: str, name: str) -> Path | None:
        """Ask where to save a file; `name` is the proposed one, its ending says the kind."""
        ...

    def open_file(self, title: str, endings: Sequence[str]) -> Path | None:
        """Ask which file to read; `endings` such as `csv`."""
        ...


class QtDoor:
    """Asks with small dialogs over a window; all by keyboard."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        """Ask with a word that says what happens, never with 是 and 否."""
        dialog = AskDialog(self._parent, question, detail, yes)
        said_yes = bool(dialog.exec())
        dialog.deleteLater()
        return said_yes

    def choose(self, question: str, choices: Sequence[Choice]) -> Choice | None:
        """Ask with a list that the arrows move on."""
        dialog = ChooseDialog(self._parent, question, choices)
        answer = dialog.chosen() if dialog.exec() else None
        dialog.deleteLater()
        return answer

    def write(self, question: str, hint: str = "", start: str = "") -> str | None:
        """Ask with a field."""
        dialog = WriteDialog(self._parent, question, hint, start)
        answer = dialog.text() if dialog.exec() else None
        dialog.deleteLater()
        return answer

    def save_as(self, title: str, name: str) -> Path | None:
        """Ask with the system's own dialog."""
        path, _kind = QFileDialog.getSaveFileName(self._parent, title, name)
        return Path(path) if path else None

    def open_file(self, title: str, endings: Sequence[str]) -> Path | None:
        """Ask with the system's own dialog."""
        kinds = " ".join(f"*.{ending}" for ending in endings)
        path, _kind = QFileDialog.getOpenFileName(self._parent, title, "", kinds)
        return Path(path) if path else None


class AnsweringDoor:
    """A door behind which the answers lie ready: for tests and the tour.

    Attributes:
        asked: The questions so far, in order.
    """

    def __init__(self, *answers: Any) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        """Answer with the next answer; without one, turn back."""
        del detail, yes
        return bool(self._next(question))

    def choose(self, question: str, choices: Sequence[Choice]) -> Choice | None:
        """Answer with the choice whose value comes next."""
        value = self._next(question)
        return next((choice for choice in choices if choice.value == value), None)

    def write(self, question: str, hint: str = "", start: str = "") -> str | None:
        """Answer with the text that comes next."""
        del hint, start
        return self._next(question)

    def save_as(self, title: str, name: str) -> Path | None:
        """Answer with the path that comes next."""
        del name
        return self._next(title)

    def open_file(self, title: str, endings: Sequence[str]) -> Path | None:
        """Answer with the path that comes next."""
        del endings
        return self._next(title)

    def _next(self, question: str) -> Any:
        self.asked.append(question)
        return self._answers.pop(0) if self._answers else None


class AskDialog(QDialog):
    """A question, what it means, the word that does it, and 返回 (Esc)."""

    def __init__(self, parent: QWidget | None, question: str, detail: str, yes: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setMinimumWidth(_WIDE_PX)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(12)
        self._label(question, "title")
        if detail:
            self._label(detail, "muted")
        self.yes = KeyButton(yes, look="primary")
        self.no = KeyButton(_("返回"), "Esc")
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.no)
        self.buttons.addWidget(self.yes)
        self.column.addSpacing(4)
        self.column.addLayout(self.buttons)
        self.yes.setDefault(True)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.yes.setFocus()

    def put_in(self, widget: QWidget) -> None:
        """Put what is asked for above the buttons, with the keyboard on it."""
        self.column.insertWidget(self.column.count() - 2, widget)
        widget.setFocus()

    def _label(self, text: str, look: str) -> None:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("look", look)
        self.column.addWidget(label)


class ChooseDialog(AskDialog):
    """A question with a list of answers; a double click or Enter takes one."""

    def __init__(self, parent: QWidget | None, question: str, choices: Sequence[Choice]) -> None:
        super().__init__(parent, question, "", _("就选这个"))
        self._choices = tuple(choices)
        self._list = QListWidget()
        self._list.setAccessibleName(question)
        self._list.setProperty("look", "boxed")
        self._list.setMinimumHeight(min(len(choices), 8) * _ITEM_PX + 8)
        for choice in choices:
            said = f"{choice.word}　{choice.remark}" if choice.remark else choice.word
            item = QListWidgetItem(said)
            # The sheet's height reaches items only after the list was first laid out.
            item.setSizeHint(QSize(0, _ITEM_PX))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(self._on_activated)
        self.yes.setEnabled(bool(choices))
        self.put_in(self._list)

    def chosen(self) -> Choice | None:
        """Return the answer the keyboard is on."""
        number = self._list.currentRow()
        return self._choices[number] if number >= 0 else None

    @Slot()
    def _on_activated(self) -> None:
        self.accept()


class WriteDialog(AskDialog):
    """A question with a field; an empty answer cannot be given."""

    def __init__(self, parent: QWidget | None, question: str, hint: str, start: str) -> None:
        super().__init__(parent, question, hint, _("就这样"))
        self._line = QLineEdit(start)
        self._line.setAccessibleName(question)
        self._line.textChanged.connect(self._on_changed)
        self._on_changed(start)
        self.put_in(self._line)

    def text(self) -> str:
        """Return what was written, without blanks round it."""
        return self._line.text().strip()

    @Slot(str)
    def _on_changed(self, text: str) -> None:
        self.yes.setEnabled(bool(text.strip()))
