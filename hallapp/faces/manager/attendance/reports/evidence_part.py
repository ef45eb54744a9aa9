"""The list of what is counted: every figure and every sentence opens one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from hallapp.faces.manager.attendance.reports.columns import Columns
from hallapp.faces.manager.attendance.reports.evidence import (
    EvidenceAsked,
    EvidenceLine,
    evidence_lines,
)
from hallapp.faces.manager.attendance.reports.part import ReportPart
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_SEARCH_PX = 250


class EvidencePart(ReportPart):
    """What proves a figure or a sentence; Enter opens each where it is worked at."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__("evidencePart")
        self._question: EvidenceAsked | None = None
        self.title = words("", "title", wrap=True)
        self.definition = words("", "muted", wrap=True)
        self.back = KeyButton(_("返回上一页"), "Esc")
        self.open = KeyButton(_("打开这一条"), look="primary")
        self.search = SearchField(_("找姓名、单位"))
        self.model = RowTableModel[EvidenceLine](_columns(), _key, parent=self)
        self.table = RowTableView(self.model, _("依据清单"))
        self.table.setObjectName("evidenceList")
        self._sizes = Columns(self.table)
        self._build()

    def ask(self, question: EvidenceAsked) -> None:
        """Show what proves something."""
        self._question = question
        self.title.setText(question.title)
        self.definition.setText(question.definition)
        self.definition.setVisible(bool(question.definition))
        self.model.show_rows(())
        self.search.set_text("")
        self.refresh()

    @override
    def refresh(self) -> None:
        """Read the lines again."""
        question = self._question
        if question is not None:
            self.look(lambda hall: evidence_lines(hall, question), self._show)

    @override
    def take_keyboard(self) -> None:
        """Put the keyboard on the list."""
        (self.table if self.model.rowCount() else self.back).setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Settle the columns."""
        super().resizeEvent(event)
        self._sizes.settle()

    def _show(self, lines: tuple[EvidenceLine, ...]) -> None:
        self.model.show_rows(lines)
        count = len(lines)
        if self._question is not None:
            said = _("{title}，{count} 条").format(title=self._question.title, count=count)
            self.title.setText(said)
        if count and self.table.selected_row() is None:
            self.table.selectRow(0)
        if self.isVisible() and not self.search.hasFocus():
            self.take_keyboard()

    @Slot(object)
    def _on_opened(self, line: EvidenceLine) -> None:
        if line.tab:
            self.tab_asked.emit(line.tab, line.wanted)

    @Slot(object)
    def _on_selected(self, line: EvidenceLine | None) -> None:
        self.open.setEnabled(line is not None and bool(line.tab))

    @Slot()
    def _on_open(self) -> None:
        line = self.table.selected_row()
        if line is not None:
            self._on_opened(line)

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("look", "card")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.search)
        head.addWidget(self.open)
        head.addWidget(self.back)
        self.search.setFixedWidth(_SEARCH_PX)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 8, 1, 1)
        inner.setSpacing(4)
        top = QVBoxLayout()
        top.setContentsMargins(15, 0, 11, 4)
        top.addLayout(head)
        top.addWidget(self.definition)
        inner.addLayout(top)
        inner.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.search.typed.connect(self.model.set_filter)
        self.search.left_downwards.connect(self.take_keyboard)
        self.table.row_opened.connect(self._on_opened)
        self.table.row_selected.connect(self._on_selected)
        self.open.clicked.connect(self._on_open)
        self.back.clicked.connect(self.left)
        self.open.setEnabled(False)


def _columns() -> list[Column[EvidenceLine]]:
    return [
        Column(_("依据"), lambda row: row.sort.label, tone=lambda _row: "muted", width_px=96),
        Column(_("日期"), lambda row: row.when, width_px=150),
        Column(_("对象"), lambda row: row.who, tip=lambda row: row.who, width_px=300),
        Column(_("内容"), lambda row: row.what, tip=lambda row: row.what, width_px=0),
    ]


def _key(row: EvidenceLine) -> object:
    return row.sort, row.key
