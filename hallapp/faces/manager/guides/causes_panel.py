"""复核原因: what changed outside the guides, and which guides are to be looked at for it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.authoring.terms import CauseItemRow, CauseKind, CauseRow
from hallapp.faces.manager.guides.cause_rows import cause_columns, cause_fields, touched_columns
from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.faces.manager.services_guides_more import more
from hallapp.faces.manager.settings_form import SettingsForm
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.reason_band import ReasonBand
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.clock import day_in
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence

_ONE_COLUMN_BELOW_PX = 760


class CausesPanel(QWidget):
    """Keeps causes and what came of looking at each touched guide.

    Signals:
        told: Something was kept; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
        item_asked: A guide was opened; carries the item's id.
    """

    told = Signal(str)
    failed = Signal(object)
    item_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._desk: GuidesDesk | None = None
        self._cause: CauseRow | None = None
        self._read: tuple[CauseItemRow, ...] = ()
        self.causes = RowTableModel[CauseRow](cause_columns(), lambda row: row.id)
        self.items = RowTableModel[CauseItemRow](touched_columns(), lambda row: row.item_id)
        for model in (self.causes, self.items):
            model.setParent(self)
        self.table = RowTableView(self.causes, _("复核原因"))
        self.touched = RowTableView(self.items, _("涉及的指南"))
        self.new = KeyButton(_("新增原因"), "Ctrl+N", look="accent")
        self.form = SettingsForm(cause_fields(), "", save_word=_("查找涉及的指南"))
        self.which = Segments(_("看哪些"), (_("待核对"), _("全部")))
        self.settle = KeyButton(_("写结果"), "F2", look="primary")
        self.open = KeyButton(_("打开指南"))
        self.outcome = ReasonBand("causeOutcome")
        self._title = words("", "title", wrap=True)
        self._facts = words("", "muted", wrap=True)
        self._none = words("", "muted", wrap=True)
        self._empty = EmptyState(_("正在读取……"), icon="checklist")
        self._pick = EmptyState(
            _("选一条原因"), _("这里列出它涉及的指南，逐份写下核对结果。"), icon="checklist"
        )
        self.back = KeyButton(_("返回原因"), "Esc")
        self._is_open = False
        self._card, self._body = QFrame(), QFrame()
        self._left, self._right = QStackedWidget(), QStackedWidget()
        self._build()

    def begin(self, desk: GuidesDesk) -> None:
        """Work for whoever is signed in."""
        self._desk = desk
        self.new.setVisible(desk.may_write)
        self.refresh()

    def refresh(self) -> None:
        """Read again; what is typed stays."""
        if self._desk is not None:
            self._desk.look(
                lambda services: more(services).authoring.causes(), self._on_causes, self._fail
            )

    def has_unsaved(self) -> bool:
        """Return whether a cause is half typed."""
        return self._right.currentWidget() is self.form and self.form.is_dirty()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the causes, or to the button that begins one."""
        if self._right.currentWidget() is self.form:
            self.form.take_keyboard()
        else:
            (self.table if self.causes.rowCount() else self.new).setFocus()

    # What was read

    def _on_causes(self, rows: tuple[CauseRow, ...]) -> None:
        self.causes.show_rows(rows)
        text = _("法规、收费或节假日变了，在这里写下来：系统找出涉及的指南，逐份核对。")
        self._empty.show_text(_("没有待核对的变化"), text, icon="checklist")
        self._left.setCurrentWidget(self.table if rows else self._empty)
        if self._right.currentWidget() is self.form:
            return
        known = next((row for row in rows if self._cause and row.id == self._cause.id), None)
        chosen = known or next(iter(rows), None)
        if chosen is None:
            self._right.setCurrentWidget(self._pick)
            return
        self.table.select_key(chosen.id)
        self._show_cause(chosen)

    def _fail(self, error: HallError) -> None:
        if not self.causes.rowCount():
            self._empty.show_text(_("没有读出来"), sentence(error), icon="warning")
            self._left.setCurrentWidget(self._empty)
        self.failed.emit(error)

    @Slot(object)
    def _on_cause(self, row: CauseRow | None) -> None:
        if row is not None and self._right.currentWidget() is not self.form:
            self._show_cause(row)

    def _show_cause(self, row: CauseRow) -> None:
        self._cause = row
        self._title.setText(row.words)
        facts = (row.kind.label, row.document, _("{day} 起").format(day=row.on.isoformat()))
        self._facts.setText(_("，").join(filter(None, facts)))
        self._right.setCurrentWidget(self._body)
        if self._desk is None:
            return

        def show(items: tuple[CauseItemRow, ...]) -> None:
            if self._cause is not None and self._cause.id == row.id:
                self._read = items
                self._show_items()

        self._desk.look(
            lambda services: more(services).authoring.cause_items(row.id, only_open=False),
            show,
            self.failed.emit,
        )

    @Slot()
    def _show_items(self) -> None:
        left = [row for row in self._read if row.settled_at is None]
        self.which.set_word(0, _("待核对 {count}").format(count=len(left)))
        self.which.set_word(1, _("全部 {count}").format(count=len(self._read)))
        listed = self._read if self.which.number() else left
        self.items.show_rows(listed)
        if listed and self.touched.selected_row() is None:
            self.touched.select_key(listed[0].item_id)
        said = _("都核对过了。") if self._read else _("没有指南提到这些字词。")
        self._none.setText(said)
        self._none.setVisible(not listed)
        self.touched.setVisible(bool(listed))
        self._offer()

    @Slot()
    def _offer(self) -> None:
        row = self.touched.selected_row() if self.items.rowCount() else None
        may = self._desk is not None and self._desk.may_write
        self.settle.setEnabled(may and row is not None and row.settled_at is None)
        self.open.setEnabled(row is not None)

    # What people do

    @Slot()
    def _on_new(self) -> None:
        if self._desk is None:
            return
        services = self._desk.services
        today = day_in(services.clock.now(), services.zone).isoformat()
        blank = {"kind": CauseKind.LAW, "words": "", "searched": "", "document": "", "on": today}
        self.form.show_title(_("什么变了"))
        self.form.show_values(blank, is_new=True)
        self._right.setCurrentWidget(self.form)
        self._fit()
        self.form.take_keyboard()

    @Slot()
    def _on_keep(self) -> None:
        if self._desk is None or not self.form.is_right():
            return
        values = self.form.values()

        def kept(items: tuple[CauseItemRow, ...]) -> None:
            self.form.set_busy(is_busy=False)
            said = _("“{words}”涉及 {count} 份指南，请逐份核对")
            self.told.emit(said.format(words=values["words"], count=len(items)))
            self._cause = None
            self._right.setCurrentWidget(self._body)
            self._is_open = True
            self._fit()
            self.which.choose(0)
            self.refresh()
            self.touched.setFocus()

        def refused(error: HallError) -> None:
            self.form.set_busy(is_busy=False)
            self.form.say(sentence(error))

        self.form.set_busy(is_busy=True)
        self._desk.write(lambda s, request: _keep(s, request, values), kept, refused)

    @Slot()
    def _on_left(self) -> None:
        self._right.setCurrentWidget(self._pick)
        self._fit()
        self.refresh()
        self.take_keyboard()

    @Slot()
    def _on_settle(self) -> None:
        row = self.touched.selected_row()
        if row is not None:
            question = _("“{name}”核对的结果").format(name=row.name)
            # Where there is little room the question has the place of the list.
            for part in (self.touched, self._facts):
                part.setVisible(self.width() >= _ONE_COLUMN_BELOW_PX)
            self.back.hide()
            self.outcome.ask(question, (_("已修订"), _("不受影响"), _("事项已取消")))

    @Slot(str)
    def _on_outcome(self, outcome: str) -> None:
        cause, row, desk = self._cause, self.touched.selected_row(), self._desk
        if cause is None or row is None or desk is None:
            return
        item_id: UUID = row.item_id

        def done(_nothing: None) -> None:
            self.outcome.close_quietly()
            self._after_outcome()
            said = _("“{name}”：{outcome}").format(name=row.name, outcome=outcome)
            self.told.emit(said)
            self.refresh()
            self.touched.setFocus()

        desk.write(
            lambda services, request: more(services).authoring.settle(
                request, cause.id, item_id, outcome
            ),
            done,
            self.failed.emit,
        )

    @Slot()
    def _on_outcome_left(self) -> None:
        self._after_outcome()
        self.touched.setFocus()

    def _after_outcome(self) -> None:
        for part in (self.touched, self._facts):
            part.show()
        self._fit()

    @Slot()
    def _on_open(self) -> None:
        row = self.touched.selected_row()
        if row is not None:
            self.item_asked.emit(row.item_id)

    # How it is put together

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show causes or what they touch alone where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < _ONE_COLUMN_BELOW_PX
        is_typing = self._right.currentWidget() is self.form
        is_open = self._is_open or is_typing
        self._card.setVisible(not is_narrow or not is_open)
        self._right.setVisible(not is_narrow or is_open)
        self.back.setVisible(is_narrow)

    @Slot()
    def _on_opened(self) -> None:
        self._is_open = True
        self._fit()
        (self.touched if self.items.rowCount() else self.which).setFocus()

    @Slot()
    def _on_back(self) -> None:
        self._is_open = False
        self._fit()
        self.table.setFocus()

    def _build(self) -> None:
        card = self._card
        card.setProperty("look", "card")
        left = QVBoxLayout(card)
        left.setContentsMargins(1, 8, 1, 1)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.addWidget(words(_("还有指南没核对的在前"), "muted"), 1)
        top.addWidget(self.new)
        left.addLayout(top)
        for page in (self._empty, self.table):
            self._left.addWidget(page)
        left.addWidget(self._left, 1)
        self.table.setItemDelegate(LightDelegate(self.table))
        self._build_body()
        for page in (self._pick, self._body, self.form):
            self._right.addWidget(page)
        for stack in (self._left, self._right):
            stack.setMinimumSize(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(card, 1)
        row.addWidget(self._right, 1)
        self.table.row_selected.connect(self._on_cause)
        self.table.row_opened.connect(self._on_opened)
        self.back.clicked.connect(self._on_back)
        self.new.clicked.connect(self._on_new)
        self.form.save_asked.connect(self._on_keep)
        self.form.given_up.connect(self._on_left)

    def _build_body(self) -> None:
        self._body.setProperty("look", "card")
        body = QVBoxLayout(self._body)
        body.setContentsMargins(1, 10, 1, 8)
        body.setSpacing(6)
        keys = QHBoxLayout()
        keys.setContentsMargins(12, 0, 12, 0)
        keys.setSpacing(8)
        for part in (self.which, self.back, self.open, self.settle):
            keys.addWidget(part)
        for label in (self._title, self._facts, self._none):
            label.setContentsMargins(12, 0, 12, 0)
        body.addWidget(self._title)
        body.addWidget(self._facts)
        body.addLayout(keys)
        body.addWidget(self.outcome)
        body.addWidget(self._none)
        body.addWidget(self.touched, 1)
        body.addStretch(0)
        self.which.chosen.connect(self._show_items)
        self.touched.row_selected.connect(self._offer)
        self.touched.row_opened.connect(self._on_settle)
        self.settle.clicked.connect(self._on_settle)
        self.open.clicked.connect(self._on_open)
        self.outcome.given.connect(self._on_outcome)
        self.outcome.left.connect(self._on_outcome_left)


def _keep(
    services: GuidesServices, request: Request, values: Mapping[str, Any]
) -> tuple[CauseItemRow, ...]:
    day = date.fromisoformat(values["on"])
    kind, said = values["kind"], values["words"]
    found = more(services).authoring.add_cause
    return found(request, kind, said, values["searched"], values["document"], day)
