"""Asks in place what an intervention needs: where to, how many minutes, and always why."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.queue_rows import PlaceLine
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_MOST_REASONS = 4
_REASON_MOST = 100
_LIST_LEAST_PX = 110


@dataclass(frozen=True)
class Question:
    """What an intervention asks.

    Attributes:
        title: What is about to be done: 改派 A023.
        word: On the button that does it.
        hint: What follows from it, in a sentence.
        reasons: At most four usual reasons; 1 to 4 choose one while nothing is typed.
        places: Where it can be sent; empty where that is not asked.
        minutes: Lengths to choose from; empty where that is not asked.
    """

    title: str
    word: str
    hint: str
    reasons: tuple[str, ...] = ()
    places: tuple[PlaceLine, ...] = ()
    minutes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What was answered."""

    reason: str
    place: PlaceLine | None = None
    minutes: int = 0


class InterventionForm(QFrame):
    """One question at a time; Enter in the reason does it, Esc leaves it.

    Signals:
        answered: Carries the `Answer`.
        left: The question was left with Esc.
    """

    answered = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("intervention")
        self._question: Question | None = None
        self._title = words("", "title", wrap=True)
        self._hint = words("", "muted", wrap=True)
        self._problem = words("", "strong", wrap=True)
        self._problem.setObjectName("interventionProblem")
        self._leave = KeyButton(_("不办了"), "Esc")
        self._leave.setObjectName("interventionLeave")
        self._search = SearchField(_("找业务、窗口或人"), key="")
        self._search.setObjectName("placeSearch")
        self.model = RowTableModel[PlaceLine](_columns(), _place_key, parent=self)
        self.table = RowTableView(self.model, _("送到哪里"))
        self.table.setObjectName("placeList")
        self._minutes_row = QHBoxLayout()
        self._minutes: Segments | None = None
        self._reason_buttons = [KeyButton("") for _number in range(_MOST_REASONS)]
        self._line = QLineEdit()
        self._line.setObjectName("interventionReason")
        self._do = KeyButton("", look="primary")
        self._do.setObjectName("interventionDo")
        self._build()

    def ask(self, question: Question) -> None:
        """Show a question; the keyboard goes to its first part."""
        self._question = question
        self._title.setText(question.title)
        self._hint.setText(question.hint)
        self._problem.hide()
        self._do.set_word(question.word)
        self._offer_places(question)
        self._offer_minutes(question)
        for number, button in enumerate(self._reason_buttons):
            has = number < len(question.reasons)
            button.set_word(f"{number + 1}  {question.reasons[number]}" if has else "")
            button.setVisible(has)
        self._reasons.settle()
        self._line.clear()
        self._line.setAccessibleName(_("{title}，原因").format(title=question.title))
        if question.places:
            self._search.take_keyboard()
        else:
            self._line.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose a usual reason with its digit while nothing of one's own is typed."""
        if watched is not self._line or not isinstance(event, QKeyEvent):
            return False
        usual = () if self._question is None else self._question.reasons
        if event.type() is not QEvent.Type.KeyPress or self._line.text() not in ("", *usual):
            return False
        number = event.key() - int(Qt.Key.Key_1)
        if self._question is not None and 0 <= number < len(self._question.reasons):
            self._line.setText(self._question.reasons[number])
            return True
        return False

    @Slot()
    def _on_reason(self) -> None:
        pressed = self.sender()
        for number, button in enumerate(self._reason_buttons):
            if button is pressed and self._question is not None:
                self._line.setText(self._question.reasons[number])
                self._line.setFocus()

    @Slot()
    def _on_do(self) -> None:
        question, reason = self._question, self._line.text().strip()
        if question is None:
            return
        place = self.table.selected_row() if question.places else None
        if question.places and not isinstance(place, PlaceLine):
            self._refuse(_("请先选送到哪里。"), self._search)
        elif not reason:
            self._refuse(_("请写原因：它会写进报表。"), self._line)
        else:
            minutes = self._chosen_minutes(question)
            self.answered.emit(Answer(reason, place, minutes))

    @Slot()
    def _on_placed(self) -> None:
        """Go on to the reason when the place is chosen."""
        if self.table.selected_row() is None and self.model.rowCount():
            self.table.selectRow(0)
        self._line.setFocus()

    @Slot()
    def _on_down(self) -> None:
        if self.table.selected_row() is None and self.model.rowCount():
            self.table.selectRow(0)
        self.table.setFocus()

    def _refuse(self, text: str, where: QWidget) -> None:
        self._problem.setText(text)
        self._problem.show()
        where.setFocus()

    def _chosen_minutes(self, question: Question) -> int:
        if self._minutes is None or not question.minutes:
            return 0
        return question.minutes[self._minutes.number()]

    def _offer_places(self, question: Question) -> None:
        self._search.set_text("")
        self.model.show_rows(question.places)
        self.table.clearSelection()
        self._search.setVisible(bool(question.places))
        self.table.setVisible(bool(question.places))
        self._filler.setVisible(not question.places)

    def _offer_minutes(self, question: Question) -> None:
        if self._minutes is not None:
            self._minutes_row.removeWidget(self._minutes)
            self._minutes.hide()
            self._minutes.deleteLater()
            self._minutes = None
        if question.minutes:
            said = [_("{minutes} 分").format(minutes=each) for each in question.minutes]
            self._minutes = Segments(_("提前多少"), said)
            self._minutes.setObjectName("priorityMinutes")
            self._minutes_row.addWidget(self._minutes)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._leave)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self._search)
        column.addWidget(self.table, 1)
        column.addLayout(self._minutes_row)
        self.table.setMinimumHeight(_LIST_LEAST_PX)
        self._reasons = FlowRow(8)
        for number, button in enumerate(self._reason_buttons):
            button.setObjectName(f"interventionReason{number + 1}")
            button.clicked.connect(self._on_reason)
            self._reasons.add(button)
        column.addWidget(self._reasons)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self._line.setMaxLength(_REASON_MOST)
        self._line.setPlaceholderText(_("原因：按数字选，或写几个字，按回车"))
        foot.addWidget(self._line, 1)
        foot.addWidget(self._do)
        column.addLayout(foot)
        column.addWidget(self._problem)
        self._filler = QWidget()
        column.addWidget(self._filler, 1)
        self._line.installEventFilter(self)
        self._line.returnPressed.connect(self._on_do)
        self._do.clicked.connect(self._on_do)
        self._leave.clicked.connect(self.left)
        self._search.typed.connect(self.model.set_filter)
        self._search.left_downwards.connect(self._on_down)
        self._search.entered.connect(self._on_placed)
        self.table.row_opened.connect(self._on_placed)


def _columns() -> list[Column[PlaceLine]]:
    return [
        Column("", _kind, tone=_muted, width_px=64),
        Column(_("送到哪里"), _name, bold=True, width_px=160),
        Column(_("现在"), _detail, tone=_muted, width_px=0),
    ]


def _place_key(line: PlaceLine) -> tuple[object, ...]:
    return (line.to.service_id, line.to.window_id, line.to.person_id)


def _kind(line: PlaceLine) -> str:
    return line.kind


def _name(line: PlaceLine) -> str:
    return line.name


def _detail(line: PlaceLine) -> str:
    return line.detail


def _muted(_line: PlaceLine) -> str:
    return "muted"
