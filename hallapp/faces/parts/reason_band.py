"""Asks for a reason in place, without a modal box: a short list by number, or a typed one."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_MOST = 4


class ReasonBand(QFrame):
    """A question, up to four usual reasons (1 to 4), a line for another one, Esc to leave.

    Signals:
        given: A reason was chosen or typed; carries it.
        left: The question was left with Esc.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", "band")
        self._question = words("", "strong", wrap=True)
        self._line = QLineEdit()
        self._line.setObjectName(f"{name}Line")
        self._reasons: tuple[str, ...] = ()
        self._buttons = [KeyButton("") for _number in range(_MOST)]
        self._leave = KeyButton(_("不办了"), "Esc")
        self._build()
        self.hide()

    def ask(self, question: str, reasons: tuple[str, ...]) -> None:
        """Show the question with the cursor in the line.

        Args:
            question: Such as 指定叫号 A024，原因.
            reasons: At most four usual reasons; 1 to 4 choose one.
        """
        self._question.setText(question)
        self._reasons = reasons
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(reasons))
            button.set_word(f"{number + 1}  {reasons[number]}" if number < len(reasons) else "")
        self._line.clear()
        self._line.setAccessibleName(question)
        self.show()
        self._line.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose with a digit while nothing is typed."""
        if watched is self._line and isinstance(event, QKeyEvent) and not self._line.text():
            if event.type() is not QEvent.Type.KeyPress or event.isAutoRepeat():
                return False
            number = event.key() - int(Qt.Key.Key_1)
            if 0 <= number < len(self._reasons):
                self._give(self._reasons[number])
                return True
        return False

    @Slot()
    def _on_entered(self) -> None:
        typed = self._line.text().strip()
        if typed:
            self._give(typed)

    @Slot()
    def _on_button(self) -> None:
        pressed = self.sender()
        for number, button in enumerate(self._buttons):
            if button is pressed:
                self._give(self._reasons[number])
                return

    @Slot()
    def _on_leave(self) -> None:
        self.hide()
        self.left.emit()

    def _give(self, reason: str) -> None:
        self.hide()
        self.given.emit(reason)

    def _build(self) -> None:
        name = self.objectName()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 12)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self._question, 1)
        top.addWidget(self._leave)
        row = QHBoxLayout()
        row.setSpacing(10)
        for number, button in enumerate(self._buttons):
            button.setObjectName(f"{name}_{number + 1}")
            button.clicked.connect(self._on_button)
            row.addWidget(button)
        self._line.setPlaceholderText(_("或者写别的原因，按回车"))
        self._line.setMaxLength(60)
        row.addWidget(self._line, 1)
        column.addLayout(top)
        column.addLayout(row)
        self._line.installEventFilter(self)
        self._line.returnPressed.connect(self._on_entered)
        self._leave.setObjectName(f"{name}Leave")
        self._leave.clicked.connect(self._on_leave)
