"""Asks for a reason in place, without a modal box: a short list by number, or a typed one."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_MOST = 5
_LINE_PX = 118


@dataclass(frozen=True)
class Lengths:
    """How long it may be, chosen with ↑ and ↓ beside the reason.

    Attributes:
        question: Such as 多久回到队里.
        minutes: The choices; None for no time.
        usual: The choice that stands unless another is taken.
    """

    question: str
    minutes: tuple[int | None, ...]
    usual: int | None = None


class ReasonBand(QFrame):
    """A question, up to five usual reasons (1 to 5), a line for another one, Esc to leave.

    Signals:
        given: A reason was chosen or typed; carries it. `minutes` says how long.
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
        self._usual = ""
        self._lengths: Lengths | None = None
        self._segments: Segments | None = None
        self._buttons = [KeyButton("") for _number in range(_MOST)]
        self._leave = KeyButton(_("不办了"), "Esc")
        self._times = QHBoxLayout()
        self._build()
        self.hide()

    @property
    def minutes(self) -> int | None:
        """Return how long it shall be; None for no time."""
        if self._lengths is None or self._segments is None:
            return None
        return self._lengths.minutes[self._segments.number()]

    def ask(
        self,
        question: str,
        reasons: tuple[str, ...],
        lengths: Lengths | None = None,
        usual: str = "",
    ) -> None:
        """Show the question with the cursor in the line.

        Args:
            question: Such as 指定叫号 A024，原因.
            reasons: At most five usual reasons; 1 to 5 choose one.
            lengths: How long it may be; None where that is not asked.
            usual: The reason that Enter gives while nothing is typed; empty for none.
        """
        self._question.setText(question)
        self._reasons, self._usual = reasons, usual
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(reasons))
            button.set_word(f"{number + 1}  {reasons[number]}" if number < len(reasons) else "")
        self._offer_lengths(lengths)
        self._line.clear()
        self._line.setAccessibleName(question)
        hint = _("回车：{reason}").format(reason=usual)
        self._line.setPlaceholderText(hint if usual else _("或者写别的原因，按回车"))
        self.show()
        self._line.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose with a digit while nothing is typed, and the length with the arrows."""
        if watched is not self._line or not isinstance(event, QKeyEvent):
            return False
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._segments is not None:
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if self._line.text() or event.isAutoRepeat():
            return False
        number = event.key() - int(Qt.Key.Key_1)
        if 0 <= number < len(self._reasons):
            self._give(self._reasons[number])
            return True
        return False

    @Slot()
    def _on_entered(self) -> None:
        typed = self._line.text().strip() or self._usual
        if typed:
            self._give(typed)

    @Slot()
    def _on_button(self) -> None:
        pressed = self.sender()
        for number, button in enumerate(self._buttons):
            if button is pressed:
                self._give(self._reasons[number])
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
        self.left.emit()

    def _give(self, reason: str) -> None:
        self.close_quietly()
        self.given.emit(reason)

    def _step(self, by: int) -> None:
        if self._lengths is not None and self._segments is not None:
            last = len(self._lengths.minutes) - 1
            self._segments.choose(max(0, min(last, self._segments.number() + by)))

    def _offer_lengths(self, lengths: Lengths | None) -> None:
        self._lengths = lengths
        self._length_word.setVisible(lengths is not None)
        self._length_hint.setVisible(lengths is not None)
        if self._segments is not None:
            self._times.removeWidget(self._segments)
            self._segments.hide()
            self._segments.deleteLater()
            self._segments = None
        if lengths is None:
            return
        self._length_word.setText(lengths.question)
        made = Segments(lengths.question, [_minutes(each) for each in lengths.minutes])
        made.choose(lengths.minutes.index(lengths.usual))
        self._segments = made
        self._times.insertWidget(1, made)

    def _build(self) -> None:
        name = self.objectName()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 12)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self._question, 1)
        top.addWidget(self._leave)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._line.setMinimumWidth(_LINE_PX)
        for number, button in enumerate(self._buttons):
            button.setObjectName(f"{name}_{number + 1}")
            button.clicked.connect(self._on_button)
            row.addWidget(button)
        self._line.setMaxLength(60)
        row.addWidget(self._line, 1)
        self._length_word = words("", "muted")
        self._length_hint = words(_("↑↓ 改"), "small")
        self._times.setSpacing(10)
        self._times.addWidget(self._length_word)
        self._times.addWidget(self._length_hint)
        self._times.addStretch(1)
        column.addLayout(top)
        column.addLayout(row)
        column.addLayout(self._times)
        self._line.installEventFilter(self)
        self._line.returnPressed.connect(self._on_entered)
        self._leave.setObjectName(f"{name}Leave")
        self._leave.clicked.connect(self._on_leave)


def _minutes(length: int | None) -> str:
    return _("不定") if length is None else _("{minutes} 分").format(minutes=length)
