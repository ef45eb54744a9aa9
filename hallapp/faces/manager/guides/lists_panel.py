"""一月一清单: five lists by month, planned, published in batches, ended."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.guides.list_month import (
    ListMonth,
    MovedRow,
    entry_columns,
    month_words,
    moved,
    moved_columns,
    read_month,
)
from hallapp.faces.manager.guides.list_plan import PlanPanel
from hallapp.faces.manager.pages.month_bar import MonthBar
from hallapp.faces.manager.services_guides_more import more
from hallapp.faces.manager.settings_desk import MAY_CHANGE
from hallapp.faces.manager.tall_area import TallArea
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.guides.terms import ItemRow, ListedItemRow, ListKind
from hallapp.kernel.clock import day_in
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.door import Choice
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RowTableModel
from hallapp.qtkit.table_view import COMPACT_ROW_PX, RowTableView
from hallapp.wording import sentence

_KINDS = tuple(ListKind)
_CHANGES_PX = 380
_LEAST_PLAN_PX = 300
_ONE_COLUMN_BELOW_PX = 760


class ListsPanel(QWidget):
    """Shows a list of a month and what changed in it; plans, publishes, ends.

    Signals:
        told: Something was done; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._desk: GuidesDesk | None = None
        self._read: ListMonth | None = None
        self._asked = 0
        self._is_writing = False
        self.kinds = Segments(_("哪个清单"), [kind.label for kind in _KINDS])
        self.month = MonthBar()
        self.search = SearchField(_("在表里找"))
        self.model = RowTableModel[ListedItemRow](list(entry_columns()), lambda row: row.id)
        self.changes = RowTableModel[MovedRow](
            list(moved_columns()), lambda row: (row.row.id, row.has_come)
        )
        for model in (self.model, self.changes):
            model.setParent(self)
        self.table = RowTableView(self.model, _("清单"))
        self.moved = RowTableView(self.changes, _("本月变化"), row_px=COMPACT_ROW_PX)
        self.plan = KeyButton(_("列入计划"), "Ctrl+N", look="accent")
        self.publish = KeyButton(_("公布一批"), "F2", look="primary")
        self.end = KeyButton(_("移出清单"))
        self.candidates = PlanPanel()
        self._said = words("", "muted", wrap=True)
        self._none = words(_("这个月没有变化。"), "muted", wrap=True)
        self._empty = EmptyState(_("正在读取……"), icon="checklist")
        self._stack, self._whole = QStackedWidget(), QStackedWidget()
        self._build()

    def begin(self, desk: GuidesDesk) -> None:
        """Work for whoever is signed in, in the month that is."""
        self._desk = desk
        self.month.show_month(day_in(desk.services.clock.now(), desk.services.zone))
        self.refresh()

    @property
    def kind(self) -> ListKind:
        """Which list is shown."""
        return _KINDS[self.kinds.number()]

    def take_keyboard(self) -> None:
        """Bring the keyboard to the list."""
        (self.table if self.model.rowCount() else self.kinds).setFocus()

    @Slot()
    def refresh(self) -> None:
        """Read the list of the month."""
        if self._desk is None:
            return
        kind, month = self.kind, self.month.first()
        self._asked += 1
        asked = self._asked

        def show(read: ListMonth) -> None:
            if asked == self._asked:
                self._show(read)

        self._desk.look(lambda services: read_month(services, kind, month), show, self._fail)

    def _show(self, read: ListMonth) -> None:
        self._read = read
        month = self.month.first()
        self._said.setText(month_words(read, month))
        self.model.show_rows(read.entries)
        if read.entries and self.table.selected_row() is None:
            self.table.select_key(read.entries[0].id)
        title = _("{month}的{list}清单还是空的").format(
            month=self.month.said(), list=self.kind.label
        )
        text = _("按“列入计划”，从指南符合条件的事项里勾选，再成批公布。")
        self._empty.show_text(title, text, icon="checklist")
        self._stack.setCurrentWidget(self.table if read.entries else self._empty)
        lines = moved(read)
        self.changes.show_rows(lines)
        self.moved.setVisible(bool(lines))
        self._none.setVisible(not lines)
        self._offer()

    def _fail(self, error: HallError) -> None:
        if self._read is None:
            self._empty.show_text(_("没有读出来"), sentence(error), icon="warning")
            self._stack.setCurrentWidget(self._empty)
        self.failed.emit(error)

    @Slot()
    def _offer(self) -> None:
        read, desk = self._read, self._desk
        may = desk is not None and not MAY_CHANGE.isdisjoint(desk.person.roles)
        waiting = () if read is None else read.batches(self.month.first())
        self.plan.setEnabled(may)
        self.publish.setEnabled(may and bool(waiting) and not self._is_writing)
        row = self.table.selected_row()
        self.end.setEnabled(may and row is not None and row.until_month is None)
        word = _("公布一批")
        if len(waiting) == 1:
            word = _("公布第 {batch} 批（{count} 项）").format(
                batch=waiting[0][0], count=waiting[0][1]
            )
        self.publish.set_word(word)
        self._keys.settle()

    # What people do

    @Slot()
    def _on_plan(self) -> None:
        desk, kind = self._desk, self.kind
        if desk is None or self._read is None:
            return
        batches = [row.batch for row in self._read.entries if row.month == self.month.first()]
        batch = max(batches, default=1)
        if batches and not self._read.planned(self.month.first()):
            batch += 1
        title = _("列入{month}的{list}清单").format(month=self.month.said(), list=kind.label)

        def show(items: tuple[ItemRow, ...]) -> None:
            self._tops.hide()
            self._whole.setCurrentIndex(1)
            self.candidates.show_candidates(title, items, batch)

        desk.look(lambda services: more(services).lists.candidates(kind), show, self.failed.emit)

    @Slot(object, int, object)
    def _on_planned(self, ids: list[UUID], batch: int, day: date | None) -> None:
        desk, kind, month = self._desk, self.kind, self.month.first()
        if desk is None:
            return

        def done(count: int) -> None:
            said = _("{count} 项列入{list}清单第 {batch} 批，还没公布")
            self.told.emit(said.format(count=count, list=kind.label, batch=batch))
            self._on_left()
            self.refresh()

        desk.write(
            lambda services, request: more(services).lists.plan(
                request, kind, month, ids, batch=batch, planned_on=day
            ),
            done,
            lambda error: self.candidates.say(sentence(error)),
        )

    @Slot()
    def _on_left(self) -> None:
        self._tops.show()
        self._whole.setCurrentIndex(0)
        self.take_keyboard()

    @Slot()
    def _on_publish(self) -> None:
        desk, read, month = self._desk, self._read, self.month.first()
        if desk is None or read is None or self._is_writing:
            return
        batch = self._asked_batch(desk, read.batches(month))
        if batch is None:
            return
        kind = self.kind
        self._is_writing = True

        def done(count: int) -> None:
            self._is_writing = False
            said = _("已公布{list}清单第 {batch} 批，{count} 项")
            self.told.emit(said.format(list=kind.label, batch=batch, count=count))
            self.refresh()

        desk.write(
            lambda services, request: more(services).lists.publish_batch(
                request, kind, month, batch
            ),
            done,
            self._on_refused,
        )

    def _asked_batch(self, desk: GuidesDesk, waiting: tuple[tuple[int, int], ...]) -> int | None:
        """Return which batch is to be published, once the person said so."""
        if not waiting:
            return None
        batch, count = waiting[0]
        if len(waiting) > 1:
            choices = [
                Choice(
                    each,
                    _("第 {batch} 批").format(batch=each),
                    _("{count} 项").format(count=number),
                )
                for each, number in waiting
            ]
            chosen = desk.door.choose(_("公布哪一批"), choices)
            if chosen is None:
                return None
            batch, count = chosen.value, dict(waiting)[chosen.value]
        question = _("公布{month}{list}清单第 {batch} 批？")
        detail = _("{count} 项马上对外可见；公布以后只能移出，不能改回计划。")
        is_sure = desk.door.confirm(
            question.format(month=self.month.said(), list=self.kind.label, batch=batch),
            detail.format(count=count),
            _("公布"),
        )
        return batch if is_sure else None

    @Slot()
    def _on_end(self) -> None:
        desk, row, kind, month = self._desk, self.table.selected_row(), self.kind, self.month
        if desk is None or row is None:
            return
        question = _("把“{name}”移出{list}清单？").format(name=row.name, list=kind.label)
        detail = _("从{month}起不再列在清单里；以前的月份照旧。").format(month=month.said())
        if not desk.door.confirm(question, detail, _("移出清单")):
            return
        first, item_id = month.first(), row.item_id

        def done(_nothing: None) -> None:
            said = _("“{name}”从{month}起移出{list}清单")
            self.told.emit(said.format(name=row.name, month=month.said(), list=kind.label))
            self.refresh()

        desk.write(
            lambda services, request: more(services).lists.end(request, kind, first, item_id),
            done,
            self._on_refused,
        )

    def _on_refused(self, error: HallError) -> None:
        self._is_writing = False
        self._offer()
        self.failed.emit(error)

    # How it is put together

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list alone where there is little room."""
        super().resizeEvent(event)
        is_wide = self.width() >= _ONE_COLUMN_BELOW_PX
        for part in (self._moved_card, self._said, self.search):
            part.setVisible(is_wide)

    def _build(self) -> None:
        top = self._tops = FlowRow(12)
        for part in (self.kinds, self.month):
            top.add(part)
        self._keys = FlowRow(8)
        for button in (self.publish, self.plan, self.end):
            self._keys.add(button)
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self._left_card(), 1)
        row.addWidget(self._right_card())
        self._whole.addWidget(place)
        self._whole.addWidget(TallArea(self.candidates, _LEAST_PLAN_PX))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(top)
        column.addWidget(self._whole, 1)
        for stack in (self._stack, self._whole):
            stack.setMinimumSize(1, 1)
        self.table.setItemDelegate(LightDelegate(self.table))
        self._connect()

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._on_other)
        self.month.chosen.connect(self._on_other)
        self.search.typed.connect(self.model.set_filter)
        self.search.left_downwards.connect(self.table.setFocus)
        self.table.row_selected.connect(self._offer)
        self.plan.clicked.connect(self._on_plan)
        self.publish.clicked.connect(self._on_publish)
        self.end.clicked.connect(self._on_end)
        self.candidates.given.connect(self._on_planned)
        self.candidates.left.connect(self._on_left)

    @Slot()
    def _on_other(self) -> None:
        self._whole.setCurrentIndex(0)
        self.refresh()

    def _left_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 8, 1, 1)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.addWidget(self._said, 2)
        top.addWidget(self.search, 1)
        column.addLayout(top)
        keys = QHBoxLayout()
        keys.setContentsMargins(7, 0, 12, 0)
        keys.addWidget(self._keys)
        column.addLayout(keys)
        for page in (self._empty, self.table):
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        return card

    def _right_card(self) -> QFrame:
        card = self._moved_card = QFrame()
        card.setProperty("look", "card")
        card.setMaximumWidth(_CHANGES_PX)
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 10, 1, 8)
        title = words(_("本月变化"), "title")
        for label in (title, self._none):
            label.setContentsMargins(12, 0, 12, 0)
        column.addWidget(title)
        column.addWidget(self._none)
        column.addWidget(self.moved, 1)
        column.addStretch(0)
        return card
