"""The preview of a changed calendar: which days, which cases move, then 保存."""

from threading import Event

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from hallapp.cases.clockwork.calendar_rows import MoveExample, MovePreview
from hallapp.faces.manager.cases.calendar_plan import PlannedChange
from hallapp.faces.manager.cases.day_words import iso, moved_sentence, saved_sentence
from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import COMPACT_ROW_PX, RowTableView

_BAR_AFTER_MS = 300
_REASON_LONGEST = 60


class PlanPanel(QFrame):
    """Shows old and new days beside each other; nothing is written before 保存.

    Signals:
        left: The preview is closed, saved or not.
        told: It was saved; carries the sentence.
        failed: It was not; carries the `HallError`.
        written: Rows were written: how many of how many; from the worker.
    """

    left = Signal()
    told = Signal(str)
    failed = Signal(object)
    written = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setObjectName("planPanel")
        self._desk: CasesDesk | None = None
        self._plan: PlannedChange | None = None
        self._stop = Event()
        self._title = words("", "title", wrap=True)
        self._source = words("", "muted", wrap=True)
        self.moved = words("", "strong", wrap=True)
        self._faults = words("", "late", wrap=True)
        self._notes = words("", "", wrap=True)
        self._changed = words("", "muted", wrap=True)
        self.reason = QLineEdit()
        self.model = RowTableModel[MoveExample](_columns(), lambda row: row.case_number)
        self.model.setParent(self)
        self.table = RowTableView(self.model, _("变动举例"), row_px=COMPACT_ROW_PX)
        self.save = KeyButton(_("保存"), "Ctrl+S", look="primary")
        self.save.setObjectName("savePlan")
        self.back = KeyButton(_("不改了"), "Esc")
        self.stop = KeyButton(_("停下"))
        self.bar = QProgressBar()
        self._late = QTimer(self)
        self._build()

    def begin(self, desk: CasesDesk) -> None:
        """Write for whoever is signed in."""
        self._desk = desk

    def show_plan(self, plan: PlannedChange) -> None:
        """Show what would change."""
        self._plan = plan
        self._title.setText(plan.title)
        _say(self._source, _("来源：{source}").format(source=plan.source) if plan.source else "")
        self.moved.setText(_verdict(plan))
        _say(self._faults, "\n".join(plan.faults))
        _say(self._notes, "\n".join(plan.notes))
        _say(self._changed, _("；").join(plan.changed))
        # A case of which only the law's day moves has nothing to compare.
        moving = [each for each in plan.moves.examples if each.old_on != each.new_on]
        self.model.show_rows(moving)
        self.table.setVisible(bool(moving))
        self.reason.clear()
        self.reason.setVisible(plan.asks_reason)
        self.save.setEnabled(not plan.faults and not plan.changes_nothing)
        self._rest()
        (self.reason if plan.asks_reason else self.back).setFocus()

    def is_saving(self) -> bool:
        """Return whether it is being written."""
        return self.stop.isVisibleTo(self)

    @Slot()
    def _on_save(self) -> None:
        desk, plan = self._desk, self._plan
        if desk is None or plan is None:
            return
        stop = self._stop = Event()
        reason = self.reason.text().strip()
        if plan.asks_reason and not reason:
            # Every case that moves tells this reason; without one nobody could defend it.
            _say(self._faults, _("请先写事由：每个变动的办件都要写明为什么。"))
            self.reason.setFocus()
            return
        self.save.setEnabled(False)
        self.back.setEnabled(False)
        self._late.start()
        desk.write(
            lambda services, request: plan.save(
                services, request, reason, self.written.emit, stop.is_set
            ),
            self._on_saved,
            self._on_failed,
        )

    @Slot()
    def _on_late(self) -> None:
        self.bar.setRange(0, 0)
        self.bar.show()
        self.stop.show()

    @Slot(int, int)
    def _on_written(self, count: int, whole: int) -> None:
        """Show how far it is; what has begun to be written is written whole."""
        self.stop.setEnabled(False)
        self.stop.setToolTip(_("已经开始写入，要写完为止"))
        self.bar.setRange(0, whole)
        self.bar.setValue(count)

    @Slot()
    def _on_stop(self) -> None:
        self._stop.set()
        self.stop.setEnabled(False)

    def _on_saved(self, moves: MovePreview) -> None:
        plan = self._plan
        self._rest()
        title = "" if plan is None else plan.title
        self.told.emit(saved_sentence(title, moves))
        self.left.emit()

    def _on_failed(self, error: HallError) -> None:
        self._rest()
        self.save.setEnabled(True)
        self.failed.emit(error)

    def _rest(self) -> None:
        self._late.stop()
        self.bar.hide()
        self.stop.hide()
        self.stop.setEnabled(True)
        self.stop.setToolTip("")
        self.back.setEnabled(True)

    def _build(self) -> None:
        self._late.setSingleShot(True)
        self._late.setInterval(_BAR_AFTER_MS)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(200)
        self.reason.setPlaceholderText(_("事由，如：办公场所停电检修"))
        self.reason.setAccessibleName(_("事由"))
        self.reason.setMaxLength(_REASON_LONGEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(8)
        for part in (self._title, self._source, self.moved, self._faults, self._notes):
            column.addWidget(part)
        column.addWidget(self._changed)
        column.addWidget(self.reason)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        column.addLayout(self._foot())
        self.table.setMinimumHeight(4 * COMPACT_ROW_PX)
        self.save.clicked.connect(self._on_save)
        self.back.clicked.connect(self.left)
        self.stop.clicked.connect(self._on_stop)
        self.reason.returnPressed.connect(self.save.click)
        self._late.timeout.connect(self._on_late)
        self.written.connect(self._on_written)

    def _foot(self) -> QHBoxLayout:
        buttons = FlowRow()
        for button in (self.save, self.back, self.bar, self.stop):
            buttons.add(button)
        self._buttons = buttons
        row = QHBoxLayout()
        row.addWidget(buttons)
        return row


def _verdict(plan: PlannedChange) -> str:
    if plan.faults:
        return _("这份通知还不能用，改好了再导入；现在什么也没有改。")
    if plan.changes_nothing:
        return _("和现在的日历一样，不用保存。")
    return moved_sentence(plan.moves)


def _say(label: QWidget, text: str) -> None:
    label.setProperty("text", text)
    label.setVisible(bool(text))


def _columns() -> list[Column[MoveExample]]:
    return [
        Column(_("受理编号"), lambda row: row.case_number, width_px=204),
        Column(_("事项"), lambda row: row.item_name, tip=lambda row: row.item_name, width_px=0),
        Column(_("原到期"), lambda row: iso(row.old_on), width_px=110),
        Column(_("现到期"), lambda row: iso(row.new_on), width_px=110),
    ]
