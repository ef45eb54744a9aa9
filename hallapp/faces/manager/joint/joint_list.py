"""The list of joint cases with the year's totals above it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.joint.joint_words import (
    is_running,
    joint_columns,
    kinds_words,
    totals_words,
)
from hallapp.faces.manager.joint.reading import JointBoard
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.joint.terms import JointRow
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RowTableModel
from hallapp.qtkit.table_view import RowTableView

_RUNNING, _LATE, _DONE = range(3)
_SEARCH_PX = 190


class JointList(QFrame):
    """Newest first; what is typed narrows it, and selection survives every reading.

    Signals:
        selected: Another one is stood on; carries the `JointRow`, or None.
        opened: One is to be worked on.
        new_asked: A new one is to be opened.
        read_asked: The list is to be read again.
    """

    selected = Signal(object)
    opened = Signal()
    new_asked = Signal()
    read_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._rows: Sequence[JointRow] = ()
        self._has_failed = False
        self._totals = words("", "strong", wrap=True)
        self._totals.setObjectName("jointTotals")
        self._totals.setToolTip(
            _("立项日在本年的联办件，撤回和退回的不算；面积、投资、费用只加已经填写的。")
        )
        self._kinds = words("", "small", wrap=True)
        self.which = Segments(_("看哪些联办件"), [_word(number, 0) for number in range(3)])
        self.search = SearchField(_("在表里找"))
        self.new = KeyButton(_("新立项"), "Ctrl+N")
        self.new.setObjectName("newJoint")
        self._head = FlowRow(8)
        self.model = RowTableModel[JointRow](
            joint_columns(), lambda row: row.id, found_by=_found_by, parent=self
        )
        self.table = RowTableView(self.model, _("联办件"))
        self.table.setObjectName("jointList")
        self.table.setItemDelegate(LightDelegate(self.table))
        self._nothing = EmptyState(_("正在读联办件……"), icon="people")
        self._pages = QStackedWidget()
        self._build()

    def show_board(self, board: JointBoard) -> None:
        """Show what was read."""
        self._has_failed = False
        self._rows = board.rows
        has_any = bool(board.rows)
        self._totals.setText(totals_words(board.totals, board.today.year) if has_any else "")
        self._kinds.setText(kinds_words(board.totals) if len(board.totals) > 1 else "")
        for label in (self._totals, self._kinds):
            label.setVisible(bool(label.text()))
        for number in range(3):
            self.which.set_word(number, _word(number, len(self._narrowed(number))))
        self._head.settle()
        self._show()

    def show_unread(self, title: str, text: str) -> None:
        """Say that nothing could be read, where nothing was read before."""
        if not self.model.rowCount():
            self._has_failed = True
            self._nothing.show_text(title, text, _("再读一次"), icon="warning")
            self._pages.setCurrentWidget(self._nothing)

    def select(self, joint_id: UUID) -> None:
        """Stand on one; what hides it is given up."""
        row = next((each for each in self._rows if each.id == joint_id), None)
        if row is None:
            return
        self.search.set_text("")
        if row not in self._narrowed(self.which.number()):
            self.which.choose(_RUNNING if is_running(row) else _DONE)
        self.table.select_key(joint_id)

    def row(self) -> JointRow | None:
        """Return the one that is stood on."""
        return self.table.selected_row()

    def totals(self) -> str:
        """Return what stands above the list."""
        return self._totals.text()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the list, or to the first step where it is empty."""
        if self.model.rowCount():
            if self.table.selected_row() is None:
                self.table.selectRow(0)
            self.table.setFocus()
        else:
            self.new.setFocus()

    def _show(self) -> None:
        self.model.show_rows(self._narrowed(self.which.number()))
        has_rows = bool(self.model.rowCount())
        if not has_rows:
            self._nothing.show_text(*self._empty_words(), icon="people")
        self._pages.setCurrentWidget(self.table if has_rows else self._nothing)
        if has_rows and self.table.selected_row() is None:
            self.table.selectRow(0)
        self.selected.emit(self.table.selected_row())

    def _narrowed(self, number: int) -> list[JointRow]:
        if number == _DONE:
            return [row for row in self._rows if not is_running(row)]
        rows = [row for row in self._rows if is_running(row)]
        return rows if number == _RUNNING else [row for row in rows if row.late]

    def _empty_words(self) -> tuple[str, str, str]:
        if self.search.text().strip():
            return _("没有找到“{text}”").format(text=self.search.text().strip()), "", ""
        if not self._rows:
            text = _("一件事要几个部门一起办，就在这里立项：一次受理，同时征求意见，统一送达。")
            return _("还没有联办件"), text, _("新立项")
        if self.which.number() == _LATE:
            return _("没有超过回复期限的联办件"), "", ""
        return _("这里没有联办件"), "", ""

    @Slot()
    def _on_which(self) -> None:
        self._show()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.model.set_filter(text)
        self._show()

    @Slot()
    def _on_step(self) -> None:
        (self.read_asked if self._has_failed else self.new_asked).emit()

    def _build(self) -> None:
        self.search.setFixedWidth(_SEARCH_PX)
        for part in (self.which, self.search, self.new):
            self._head.add(part)
        above = QWidget()
        inner = QVBoxLayout(above)
        inner.setContentsMargins(11, 0, 11, 0)
        inner.setSpacing(2)
        for label in (self._totals, self._kinds):
            label.setContentsMargins(5, 0, 5, 0)
            inner.addWidget(label)
        inner.addWidget(self._head)
        self._pages.setMinimumSize(1, 1)
        for page in (self._nothing, self.table):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 1)
        column.setSpacing(4)
        column.addWidget(above)
        column.addWidget(self._pages, 1)
        self.which.chosen.connect(self._on_which)
        self.search.typed.connect(self._on_typed)
        self.search.left_downwards.connect(self.take_keyboard)
        self.table.row_selected.connect(self.selected)
        self.table.row_opened.connect(self._on_opened)
        self.new.clicked.connect(self.new_asked)
        self._nothing.pressed.connect(self._on_step)

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit()


def _word(number: int, count: int) -> str:
    said = (_("在办 {count}"), _("超期 {count}"), _("已办 {count}"))[number]
    return said.format(count=count)


def _found_by(row: JointRow) -> str:
    return " ".join(
        (row.number, row.case_number, row.project.name, row.project.place, row.theme,
         row.lead_department, row.agent_name)
    )  # fmt: skip
