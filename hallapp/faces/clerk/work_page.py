"""办了什么: which items were done in a visit, how many, with what result; by keyboard alone."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.words import line, words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.queueing.terms import Outcome, WorkDone

_MOST = 99
# Papers missing and citizen gone have keys of their own.
_OUTCOMES = (Outcome.DONE, Outcome.ACCEPTED, Outcome.COLLECTED, Outcome.ADVICE, Outcome.OTHER)


@dataclass(frozen=True)
class WorkRow:
    """One line: an item, how many, with what result.

    Attributes:
        item_id: None for something that is no item of the hall.
    """

    item_id: UUID | None
    name: str
    quantity: int = 1
    outcome: Outcome = Outcome.DONE

    @property
    def done(self) -> WorkDone:
        """The same as the hall writes it down."""
        return WorkDone(self.item_id, self.quantity, self.outcome)


class WorkPage(QFrame):
    """The lines of one visit.

    Signals:
        settled: Enter: write it down; carries a tuple of `WorkDone`.
        item_asked: Another item is added.
        left: Esc: as it was.
    """

    settled = Signal(object)
    item_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName("workPage")
        self._rows: list[WorkRow] = []
        self._title = words("", "title")
        self._said = words("", "muted", wrap=True)
        self._model = RowTableModel(_columns(), _key, parent=self)
        self._table = RowTableView(self._model, _("办了什么"))
        self._table.setObjectName("workTable")
        self._empty = EmptyState(_("没有记事项"), _("按 Ctrl+I 加一个。"), icon="checklist")
        self._leave = KeyButton(_("不改"), "Esc")
        self._add = KeyButton(_("加事项"), "Ctrl+I")
        self._keep = KeyButton(_("记下"), "Ctrl+S", look="primary")
        self._build()

    def ask(self, title: str, said: str, rows: tuple[WorkRow, ...]) -> None:
        """Begin anew.

        Args:
            title: Such as 办了什么 A023.
            said: When it is written down.
            rows: What stands there unless it is changed.
        """
        self._title.setText(title)
        self._said.setText(said)
        self._rows = list(rows)
        self._show(0)
        self.take_keyboard()

    def add(self, row: WorkRow) -> None:
        """Add an item, or one more of it."""
        for number, known in enumerate(self._rows):
            if known.item_id == row.item_id:
                self._rows[number] = replace(known, quantity=min(_MOST, known.quantity + 1))
                self._show(number)
                return
        self._rows.append(row)
        self._show(len(self._rows) - 1)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the lines."""
        (self._table if self._rows else self._add).setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count with + and -, choose the result with ← and →, take out with Delete."""
        if watched is not self._table or not isinstance(event, QKeyEvent):
            return False
        if event.type() is not QEvent.Type.KeyPress:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_keep()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._count(1)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self._count(-1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._turn(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Delete:
            self._take_out()
        else:
            return False
        return True

    @Slot()
    def _on_keep(self) -> None:
        self.settled.emit(tuple(row.done for row in self._rows))

    def _count(self, by: int) -> None:
        number = self._number()
        if number is not None:
            row = self._rows[number]
            self._rows[number] = replace(row, quantity=max(1, min(_MOST, row.quantity + by)))
            self._show(number)

    def _turn(self, by: int) -> None:
        number = self._number()
        if number is not None:
            row = self._rows[number]
            place = _OUTCOMES.index(row.outcome) if row.outcome in _OUTCOMES else 0
            outcome = _OUTCOMES[(place + by) % len(_OUTCOMES)]
            self._rows[number] = replace(row, outcome=outcome)
            self._show(number)

    def _take_out(self) -> None:
        number = self._number()
        if number is not None:
            del self._rows[number]
            self._show(max(0, number - 1))
            self.take_keyboard()

    def _number(self) -> int | None:
        row: WorkRow | None = self._table.selected_row()
        return None if row is None else self._rows.index(row)

    def _show(self, number: int) -> None:
        self._model.show_rows(self._rows)
        self._table.setVisible(bool(self._rows))
        self._empty.setVisible(not self._rows)
        if self._rows:
            self._table.selectRow(number)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 16, 10)
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._said, 1)
        head.addWidget(self._leave)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 16, 12)
        foot.setSpacing(10)
        foot.addWidget(words(_("+ - 件数，←→ 结果，Delete 去掉，回车记下"), "small"), 1)
        foot.addWidget(self._add)
        foot.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._table, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)
        self._leave.setObjectName("workLeave")
        self._add.setObjectName("workAdd")
        self._keep.setObjectName("workKeep")
        self._table.installEventFilter(self)
        self._leave.clicked.connect(self.left)
        self._add.clicked.connect(self.item_asked)
        self._keep.clicked.connect(self._on_keep)


def _columns() -> list[Column[WorkRow]]:
    return [
        Column(_("事项"), lambda row: row.name, tip=lambda row: row.name, width_px=0),
        Column(_("件数"), lambda row: str(row.quantity), align=RIGHT, bold=True, width_px=80),
        Column(_("结果"), lambda row: row.outcome.label, width_px=170),
    ]


def _key(row: WorkRow) -> Hashable:
    return row.item_id
