"""The list of cases, due soonest first, and the chosen one beside it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.cases.terms import CaseRow, Light
from hallapp.faces.manager.cases.case_card import CaseCard
from hallapp.faces.manager.cases.case_columns import case_columns, case_id
from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.cases.latest import Latest
from hallapp.faces.manager.cases.list_head import ListHead, window_choices
from hallapp.faces.manager.cases.list_reading import (
    STEP,
    CaseFilter,
    Listed,
    read_due,
    read_list,
    scope_of,
)
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.door import Choice
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence

SIDE_BY_SIDE_FROM_PX = 1000
_LIST_PERCENT = 66
_FEW_COLUMNS_BELOW_PX = 720
_SPARED = (3, 5)
"""Applicant and what is left: in a narrow list the item needs their room; the case says both."""


class ListPanel(QWidget):
    """Grows with 再看 and never jumps: selection and place survive every reading.

    Signals:
        failed: The hall could not be asked; carries the `HallError`.
        turned: The case stands alone in the place of the list, or no longer.
    """

    failed = Signal(object)
    turned = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._desk: CasesDesk | None = None
        self._latest: Latest | None = None
        self._counts: Latest | None = None
        self._counted: CaseFilter | None = None
        self._limit = STEP
        self._wanted_number = ""
        self.head = ListHead()
        self.model = RowTableModel[CaseRow](case_columns(), case_id, parent=self)
        self.table = RowTableView(self.model, _("办件"))
        self.table.setObjectName("caseList")
        self.table.setItemDelegate(LightDelegate(self.table))
        self.card = CaseCard()
        self.more = KeyButton(_("再看 {count} 件").format(count=STEP), "Ctrl+L", look="accent")
        self.more.setObjectName("moreCases")
        self._foot = words("", "muted")
        self._nothing = EmptyState(_("正在读办件……"), icon="document")
        self._pages = QStackedWidget()
        self._left = QFrame()
        self._build()

    def begin(self, desk: CasesDesk) -> None:
        """Ask this hall from now on."""
        self._desk, self._latest, self._counts = desk, Latest(desk), Latest(desk)
        self.head.begin(desk)
        self.card.begin(desk)
        self.refresh()

    def refresh(self) -> None:
        """Read again what is wanted now."""
        self._counted = None
        self._read()

    def _read(self) -> None:
        wanted, limit = self.head.wanted(), self._limit
        if self._latest is not None:
            self._latest.ask(
                lambda services: read_list(services, wanted, limit), self._on_read, self._on_failed
            )

    def choose(self, light: Light | None) -> None:
        """List the open cases on a light; all of them for None."""
        self.head.choose(light)

    def choose_window(self, number: int) -> None:
        """List the open cases that a window took."""
        desk = self._desk
        if desk is None:
            return

        def narrow(choices: list[Choice]) -> None:
            word = _("{number} 号窗口").format(number=number)
            found = next((each for each in choices if each.word == word), None)
            self.head.choose(None, found)

        desk.look(window_choices, narrow, self.failed.emit)

    def open_case(self, number: str) -> None:
        """Find a case by its number and show it."""
        self._wanted_number = number
        self.head.choose(None)
        self.head.search.set_text(number)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the list, or to the case where that is alone."""
        if self._left.isHidden():
            self.card.take_keyboard()
        elif self.model.rowCount():
            if self.table.selected_row() is None:
                self.table.selectRow(0)
            self.table.setFocus()
        else:
            self.head.search.setFocus()

    def said(self) -> str:
        """Return what stands below the list."""
        return self._foot.text()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put both side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _count_due(self) -> None:
        """Count what is due soon after the list is shown, unless that is known."""
        scope = scope_of(self.head.wanted())
        if self._counts is not None and scope != self._counted:
            self._counted = scope
            self._counts.ask(
                lambda services: read_due(services, scope), self.head.show_due, self.failed.emit
            )

    def _on_read(self, listed: Listed) -> None:
        self.head.show_counts(listed)
        self.model.show_rows(listed.rows)
        self._foot.setText(_foot_words(listed))
        self.more.setVisible(len(listed.rows) < listed.total or listed.is_at_least)
        if listed.rows:
            self._pages.setCurrentWidget(self.table)
            self._keep_place()
        else:
            self._nothing.show_text(*self._nothing_words(listed), icon="document")
            self._pages.setCurrentWidget(self._nothing)
        self.card.show_case(self.table.selected_row())
        self._count_due()

    def _keep_place(self) -> None:
        wanted, self._wanted_number = self._wanted_number, ""
        row = next((each for each in self.model.rows() if each.case_number == wanted), None)
        if row is not None:
            self.table.select_key(row.id)
            self._on_opened()
        elif self.table.selected_row() is None:
            self.table.selectRow(0)

    def _on_failed(self, error: HallError) -> None:
        if not self.model.rowCount():
            self._nothing.show_text(
                _("没有读出办件"), sentence(error), _("再读一次"), icon="warning"
            )
            self._pages.setCurrentWidget(self._nothing)
        self.failed.emit(error)

    def _nothing_words(self, listed: Listed) -> tuple[str, str, str]:
        wanted = self.head.wanted()
        if wanted.is_open and not sum(listed.found.lights.values()):
            return _("还没有办件"), _("窗口受理后，办件会在这里，按到期先后排列。"), ""
        if wanted.text.strip():
            said = _("换一个编号、事项或姓名；办结的办件要输完整的编号。")
            return _("没有找到“{text}”").format(text=wanted.text.strip()), said, ""
        if wanted.light is not None:
            return _("没有{light}的办件").format(light=wanted.light.label), "", ""
        return _("没有这样的办件"), _("按 Alt+0 去掉条件。"), ""

    @Slot()
    def _on_changed(self) -> None:
        self._limit = STEP
        self._read()

    @Slot()
    def _on_more(self) -> None:
        self._limit += STEP
        self._read()
        self.table.setFocus()

    @Slot(object)
    def _on_selected(self, row: CaseRow | None) -> None:
        if row is not None:
            self.card.show_case(row)

    @Slot()
    def _on_opened(self) -> None:
        if self.width() < SIDE_BY_SIDE_FROM_PX:
            self._left.hide()
            self._arrange()
        self.card.take_keyboard()

    @Slot()
    def _on_left(self) -> None:
        self._left.show()
        self._arrange()
        self.take_keyboard()

    def _arrange(self) -> None:
        is_narrow = self.width() < SIDE_BY_SIDE_FROM_PX
        self.card.set_alone(is_alone=is_narrow)
        if is_narrow:
            self.card.setVisible(self._left.isHidden())
            self.head.setVisible(not self._left.isHidden())
        else:
            for part in (self._left, self.card, self.head):
                part.show()
        for column in _SPARED:
            self.table.setColumnHidden(column, self.width() < _FEW_COLUMNS_BELOW_PX)
        self.turned.emit(self._left.isHidden())

    def _build(self) -> None:
        self._left.setProperty("look", "card")
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 2, 12, 6)
        foot.addWidget(self._foot, 1)
        foot.addWidget(self.more)
        inner = QVBoxLayout(self._left)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(2)
        for page in (self._nothing, self.table):
            self._pages.addWidget(page)
        self._pages.setMinimumSize(1, 1)
        inner.addWidget(self._pages, 1)
        inner.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._left, _LIST_PERCENT)
        row.addWidget(self.card, 100 - _LIST_PERCENT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self.head)
        column.addLayout(row, 1)
        for part in (self._left, self.card):
            part.setMinimumWidth(1)
        self.more.hide()
        self._connect()

    def _connect(self) -> None:
        self.head.changed.connect(self._on_changed)
        self.head.failed.connect(self.failed)
        self.head.left_downwards.connect(self.take_keyboard)
        self.table.row_selected.connect(self._on_selected)
        self.table.row_opened.connect(self._on_opened)
        self.card.left.connect(self._on_left)
        self.more.clicked.connect(self._on_more)
        self._nothing.pressed.connect(self.refresh)


def _foot_words(listed: Listed) -> str:
    shown = len(listed.rows)
    if listed.is_at_least:
        return _("前 {shown} 件，后面还有；多输几个字就能找准").format(shown=shown)
    if shown < listed.total:
        return _("共 {total} 件，这里是最先到期的 {shown} 件").format(
            total=f"{listed.total:,}", shown=shown
        )
    return _("共 {total} 件").format(total=f"{listed.total:,}")
