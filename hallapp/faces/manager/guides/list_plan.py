"""Which items come into a list: candidates to tick, with their batch and day (列入计划)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from hallapp.faces.manager.guides.inputs import DayField
from hallapp.faces.manager.settings_fields import NumberField
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.words import words
from hallapp.guides.terms import ItemRow
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_MOST_BATCHES = 99


@dataclass(frozen=True)
class Candidate:
    """An item that may come into the list."""

    item: ItemRow
    is_ticked: bool


class _TickTable(RowTableView):
    """Ticks with the blank, or a click.

    Signals:
        ticked: Carries the id of the item.
    """

    ticked = Signal(object)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with the blank."""
        if event.key() == Qt.Key.Key_Space:
            row: Candidate | None = self.selected_row()
            if row is not None:
                self.ticked.emit(row.item.id)
            return
        super().keyPressEvent(event)


class PlanPanel(QFrame):
    """Offers candidates; what is ticked comes into a batch of the month.

    Signals:
        given: Carries the ids, the batch, and the day for which it is planned, or None.
        left: Nothing is to be planned.
    """

    given = Signal(object, int, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._items: tuple[ItemRow, ...] = ()
        self._ticked: set[UUID] = set()
        self._title = words("", "title", wrap=True)
        self._none = words("", "muted", wrap=True)
        self._fault = words("", "late", wrap=True)
        self.search = SearchField(_("在表里找"))
        self.model = RowTableModel[Candidate](_columns(), lambda row: row.item.id, _found_by)
        self.model.setParent(self)
        self.table = _TickTable(self.model, _("可以列入的事项"))
        self.batch = NumberField("batch", _("批次"), _("批"), (1, _MOST_BATCHES))
        self.day = DayField("planned_on", _("计划公布日"))
        self.all = KeyButton(_("全选"), "Ctrl+A")
        self.do = KeyButton(_("列入计划"), "F2", look="primary")
        self.leave = KeyButton(_("返回清单"), "Esc")
        self._build()

    def show_candidates(self, title: str, items: Sequence[ItemRow], batch: int) -> None:
        """Offer items; none is ticked."""
        self._items, self._ticked = tuple(items), set()
        self._title.setText(title)
        self.search.set_text("")
        self.batch.show_value(batch)
        self.day.show_value("")
        self.say("")
        self._show()
        if items:
            self.table.select_key(items[0].id)
        (self.table if items else self.leave).setFocus()

    def say(self, text: str) -> None:
        """Say why it was not planned; the ticks stay."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    @Slot(object)
    def tick(self, item_id: UUID) -> None:
        """Tick an item, or take its tick away."""
        self._ticked ^= {item_id}
        self._show()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None:
            self.tick(row.item.id)

    @Slot()
    def _on_all(self) -> None:
        """Tick everything in sight; a second press takes all ticks away."""
        seen = {row.item.id for row in self.model.rows()}
        self._ticked = self._ticked - seen if seen <= self._ticked else self._ticked | seen
        self._show()

    @Slot()
    def _on_do(self) -> None:
        for field in (self.batch, self.day):
            field.show_fault(field.problem())
            if field.problem():
                field.setFocus()
                return
        if not self._ticked:
            self.say(_("还没有勾选事项：用空格勾选。"))
            return
        chosen = [item.id for item in self._items if item.id in self._ticked]
        day = date.fromisoformat(self.day.value()) if self.day.value() else None
        self.given.emit(chosen, self.batch.value(), day)

    def _show(self) -> None:
        self.model.show_rows([Candidate(item, item.id in self._ticked) for item in self._items])
        self.do.set_word(_("列入计划（{count} 项）").format(count=len(self._ticked)))
        self._none.setVisible(not self._items)
        self.table.setVisible(bool(self._items))
        for part in (self.do, self.all, self.search):
            part.setEnabled(bool(self._items))
        if self._ticked:
            self.say("")

    def _build(self) -> None:
        self._none.setText(_("按指南所写，没有别的事项该列入这张清单。"))
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.setSpacing(12)
        top.addWidget(self._title, 2)
        top.addWidget(self.search, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(7, 0, 12, 0)
        for field in (self.batch, self.day):
            foot.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        keys = QHBoxLayout()
        keys.setContentsMargins(12, 0, 12, 0)
        keys.setSpacing(8)
        for button in (self.do, self.all, self.leave):
            keys.addWidget(button)
        keys.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 10)
        column.setSpacing(6)
        for label in (self._none, self._fault):
            label.setContentsMargins(12, 0, 12, 0)
        column.addLayout(top)
        column.addWidget(self._none)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        column.addLayout(foot)
        column.addWidget(self._fault)
        column.addLayout(keys)
        self.search.typed.connect(self.model.set_filter)
        self.search.left_downwards.connect(self.table.setFocus)
        self.table.ticked.connect(self.tick)
        self.table.clicked.connect(self._on_clicked)
        self.all.clicked.connect(self._on_all)
        self.do.clicked.connect(self._on_do)
        self.leave.clicked.connect(self.left)


def _columns() -> list[Column[Candidate]]:
    def check(row: Candidate) -> Qt.CheckState:
        return Qt.CheckState.Checked if row.is_ticked else Qt.CheckState.Unchecked

    return [
        Column(
            _("列入"),
            lambda row: _("勾选") if row.is_ticked else "",
            tone=lambda _row: "primary",
            width_px=92,
            extra={_CHECK: check},
        ),
        Column(_("代码"), lambda row: row.item.code, tone=lambda _row: "muted", width_px=110),
        Column(
            _("事项名称"),
            lambda row: shown(row.item.name),
            tip=lambda row: row.item.name,
            width_px=0,
        ),
        Column(_("部门"), lambda row: row.item.department, width_px=200),
    ]


def _found_by(row: Candidate) -> str:
    item = row.item
    return f"{item.name} {item.code} {item.initials} {item.department}"
