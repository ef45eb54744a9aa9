"""Why an item is suspended, brought back or taken off the list (目录调整)."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton


class ReasonForm(QFrame):
    """Why an item is suspended, brought back or taken off the list: a document, or words.

    Signals:
        given: Both were given; carries document and note.
        left: Nothing is to be done.
    """

    given = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "band")
        self._question = words("", "strong", wrap=True)
        self.document = QLineEdit()
        self.note = QLineEdit()
        self._fault = words("", "late", wrap=True)
        self.do = KeyButton("", look="primary")
        self.leave = KeyButton(_("不办了"), "Esc")
        for field, hint in ((self.document, _("依据文号")), (self.note, _("原因"))):
            field.setPlaceholderText(hint)
            field.setAccessibleName(hint)
            field.returnPressed.connect(self._on_do)
        keys = FlowRow(8)
        keys.add(self.do)
        keys.add(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        for part in (self._question, self.document, self.note, self._fault, keys):
            column.addWidget(part)
        self.do.clicked.connect(self._on_do)
        self.leave.clicked.connect(self.left)
        self.hide()

    def ask(self, question: str, word: str) -> None:
        """Ask why, with the cursor in the first line."""
        self._question.setText(question)
        self.do.set_word(word)
        self.document.clear()
        self.note.clear()
        self.say("")
        self.show()
        self.document.setFocus()

    def say(self, text: str) -> None:
        """Say why it was not done; what is typed stays."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    @Slot()
    def _on_do(self) -> None:
        document, note = self.document.text().strip(), self.note.text().strip()
        if not document and not note:
            self.say(_("请写依据的文号，或写几个字的原因。"))
            return
        self.given.emit(document, note)
