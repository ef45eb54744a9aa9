"""Counting or closing a month: first what would change, then the word that does it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout
from typing_extensions import override

from hallapp.attendance.errors import CountCancelledError
from hallapp.attendance.terms.acts import DayDifference, RecountDifference
from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.long_work import LongWork
from hallapp.faces.manager.attendance.month.count_tasks import CountGiven, CountTask
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.guides.enter_button import EnterButton
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence

_MOST_WORDS = 200
_NARROW_PX = 800
_UNIT_COLUMN = 2


class CountPanel(QFrame):
    """Shows the difference, asks for the reason, carries it out.

    Signals:
        told: It was done; carries the sentence.
        left: Back to the month.
    """

    told = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setObjectName("countPanel")
        self._desk: AttendanceDesk | None = None
        self._task: CountTask | None = None
        self._found: RecountDifference | None = None
        self._request: Request | None = None
        self._is_closed = False
        self.title = words("", "title")
        self._meaning = words("", "muted", wrap=True)
        self.said = words("", "strong", wrap=True)
        self.fault = words("", "late", wrap=True)
        self.work = LongWork()
        self.model = RowTableModel[DayDifference](
            _columns(), lambda row: (row.person_id, row.day), parent=self
        )
        self.table = RowTableView(self.model, _("会变动的日子"))
        self.reason, self.override = QLineEdit(), QLineEdit()
        self.do = EnterButton("", look="primary")
        self.again = KeyButton(_("再算一遍"))
        self.back = KeyButton(_("返回月历"), "Esc")
        self._build()

    def begin(self, desk: AttendanceDesk, task: CountTask, *, is_closed: bool) -> None:
        """Show what a task would change.

        Args:
            desk: Who does it.
            task: Counting or closing.
            is_closed: Days of it are closed: it takes the right and a reason that prints.
        """
        self._desk, self._task, self._is_closed = desk, task, is_closed
        self.title.setText(task.title)
        self._meaning.setText(task.meaning)
        self.do.set_word(task.deed)
        self.reason.clear()
        self.override.clear()
        self._preview()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the unit out where the window is narrow."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_UNIT_COLUMN, self.width() < _NARROW_PX)

    def is_busy(self) -> bool:
        """Return whether it is being counted."""
        return self.work.is_busy

    def stop(self) -> None:
        """Stop what is being counted."""
        self.work.stop()

    def take_keyboard(self) -> None:
        """Bring the keyboard to what is asked for."""
        (self.reason if self.reason.isVisible() else self.back).setFocus()

    @Slot()
    def _preview(self) -> None:
        desk, task = self._desk, self._task
        if desk is None or task is None:
            return
        self._found, self._request = None, None
        self.fault.setText("")
        self.said.setText("")
        self.model.show_rows(())
        self._settle()
        self.work.run(desk, _("正在比对"), task.preview, self._on_previewed, self._on_failed)

    def _on_previewed(self, found: RecountDifference) -> None:
        self._found = found
        self.said.setText(_found_words(found))
        self.model.show_rows(found.lines)
        self._settle()
        self.take_keyboard()

    @Slot()
    def _carry(self) -> None:
        desk, task, found = self._desk, self._task, self._found
        if desk is None or task is None or found is None or not self.do.isEnabled():
            return
        if not self._is_said(task):
            return
        request = self._request = self._request or Request(desk.actor)
        given = CountGiven(
            self.reason.text().strip(), self.override.text().strip(), accepts_changes=True
        )
        self.work.run(
            desk,
            task.title,
            lambda services, steps: task.carry(services, request, given, steps),
            self._on_done,
            self._on_failed,
        )

    def _is_said(self, task: CountTask) -> bool:
        lines = ((self.reason, task.takes_reason), (self.override, self._asks_override(task)))
        for line, is_needed in lines:
            if is_needed and not line.text().strip():
                self.fault.setText(_("请写几个字，说明为什么。"))
                self._settle()
                line.setFocus()
                return False
        self.fault.setText("")
        return True

    def _on_done(self, said: str) -> None:
        self.told.emit(said)
        self.left.emit()

    def _on_failed(self, error: HallError) -> None:
        # What was refused may be asked for otherwise: that is another request.
        self._request = None
        is_stopped = isinstance(error, CountCancelledError)
        self.fault.setText(_("已停下，什么都没有写。") if is_stopped else sentence(error))
        self._settle()
        (self.again if self._found is None else self.do).setFocus()

    @Slot()
    def _on_back(self) -> None:
        self.work.stop()
        self.left.emit()

    def _asks_override(self, task: CountTask) -> bool:
        return self._is_closed and task.takes_reason

    @Slot()
    def _settle(self) -> None:
        """Offer only what makes sense now."""
        task, found = self._task, self._found
        is_busy = self.work.is_busy
        is_ready = found is not None and not is_busy
        is_nothing = found is not None and found.is_nothing and task is not None
        self.reason.setVisible(is_ready and task is not None and task.takes_reason)
        self.override.setVisible(is_ready and task is not None and self._asks_override(task))
        may = is_ready and not (is_nothing and task is not None and task.takes_reason)
        self.do.setEnabled(may)
        self.do.setVisible(found is not None)
        self.again.setVisible(not is_busy and found is None)
        self.table.setVisible(found is not None and bool(found.lines))
        self.fault.setVisible(bool(self.fault.text()))
        self.said.setVisible(bool(self.said.text()))
        self._keys.settle()

    def _build(self) -> None:
        for line, name, hint in (
            (self.reason, "countReason", _("为什么统计，例如：月底统计、补签后重新统计")),
            (self.override, "countOverride", _("已锁定或过了期限，为什么还要改（会印在表上）")),
        ):
            line.setObjectName(name)
            line.setMaxLength(_MOST_WORDS)
            line.setPlaceholderText(hint)
            line.setAccessibleName(hint)
            line.returnPressed.connect(self._carry)
        keys = self._keys = FlowRow(8)
        for key in (self.do, self.again, self.back):
            keys.add(key)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 12, 15, 12)
        column.setSpacing(8)
        for part in (self.title, self._meaning, self.work, self.said):
            column.addWidget(part)
        column.addWidget(self.table, 100)
        for part in (self.reason, self.override, self.fault, keys):
            column.addWidget(part)
        column.addStretch(1)
        self.do.clicked.connect(self._carry)
        self.again.clicked.connect(self._preview)
        self.back.clicked.connect(self._on_back)
        self.work.changed.connect(self._settle)


def _columns() -> list[Column[DayDifference]]:
    return [
        Column(_("日期"), lambda row: f"{row.day:%m-%d}", width_px=72),
        Column(_("姓名"), lambda row: row.person_name, bold=True, width_px=110),
        Column(_("单位"), lambda row: row.department, tip=lambda row: row.department, width_px=170),
        Column(_("原来统计的"), lambda row: row.before, tip=lambda row: row.before, width_px=210),
        Column(
            _("现在是"), lambda row: row.after, tone=lambda _row: "primary",
            tip=lambda row: row.after, width_px=0,
        ),
    ]  # fmt: skip


def _found_words(found: RecountDifference) -> str:
    if found.is_nothing:
        said = _("看了 {people} 人 {days} 条，和已统计的完全一样，不用再统计。")
        return said.format(people=f"{found.people:,}", days=f"{found.days:,}")
    said = _("看了 {people} 人 {days} 条：{first} 条还没有统计过，{changed} 条与已统计的不同。")
    words_of = said.format(
        people=f"{found.people:,}", days=f"{found.days:,}", first=f"{found.first:,}",
        changed=f"{found.changed:,}",
    )  # fmt: skip
    if found.unsettled:
        more = _("另有 {count} 个半天还不能定。").format(count=f"{found.unsettled:,}")
        return f"{words_of}　{more}"
    return words_of
