"""The month's page: which month, which unit, whom; the grid; what the chosen cell says."""

from collections.abc import Sequence
from datetime import date, tzinfo
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.month.grid_model import MonthGridModel
from hallapp.faces.manager.attendance.month.grid_view import MonthGridView, month_step
from hallapp.faces.manager.attendance.month.legend import legend_row
from hallapp.faces.manager.attendance.month.reading import MonthRead
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.pages.month_bar import MonthBar
from hallapp.faces.manager.settings_fields import CalmCombo
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.words import words
from hallapp.hall.terms import DepartmentRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.busy import BusyBand
from hallapp.qtkit.key_button import KeyButton
from hallapp.wording import sentence

_NARROW_PX = 900
_UNIT_PX = 190
_SEARCH_PX = 210
_NARROW_SEARCH_PX = 150


class GridPage(QFrame):
    """Shows a month; what is asked of it is told to the tab.

    Signals:
        month_chosen: Another month or unit is to be read.
        count_asked: The month is to be counted.
        lock_asked: The month is to be closed, or opened again.
        print_asked: The month's sheet is to be printed.
        save_asked: It is to be saved; carries the ending.
        again_asked: It could not be read and should be tried again.
        sources_asked: Nobody is there yet: people and punches are to be brought in.
    """

    month_chosen = Signal()
    count_asked = Signal()
    lock_asked = Signal()
    print_asked = Signal()
    save_asked = Signal(str)
    again_asked = Signal()
    sources_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setObjectName("monthPage")
        self.month = MonthBar()
        self.unit = CalmCombo()
        self.search = SearchField(_("姓名、工号、窗口"))
        self.count = KeyButton(_("统计本月"), "F6")
        self.lock = KeyButton(_("锁定本月"))
        self.print = KeyButton(_("打印月表"), "Ctrl+P")
        self.workbook = KeyButton(_("存为 Excel"))
        self.pdf = KeyButton(_("存为 PDF"))
        self.model = MonthGridModel(self)
        self.view = MonthGridView(self.model)
        self.state = words("", "small", wrap=True)
        self.cell = words("", "muted")
        self.busy = BusyBand()
        self._legend = legend_row()
        self._empty = EmptyState("")
        self._stack = QStackedWidget()
        self._units: tuple[UUID | None, ...] = ()
        self._has_read = False
        self._build()

    def begin(self, today: date, zone: tzinfo) -> None:
        """Begin with the month of today."""
        self._today, self._zone = today, zone
        self.month.show_month(today)
        self._show_units(())
        for key in (self.count, self.lock, self.print, self.workbook, self.pdf):
            key.setEnabled(False)

    def department_id(self) -> UUID | None:
        """Return the unit that is looked at, None for all."""
        number = self.unit.currentIndex()
        return self._units[number] if 0 <= number < len(self._units) else None

    def show_read(self, read: MonthRead, *, may_count: bool, may_lock: bool) -> None:
        """Show a month as it stands; whoever may not count or close it reads why not."""
        self._show_units(read.departments)
        is_first = not self._has_read
        self._has_read = True
        self.model.show_grid(read.grid)
        self.busy.end()
        self._settle(read, may_count=may_count, may_lock=may_lock)
        if read.grid.lines:
            self._stack.setCurrentWidget(self.view)
            if is_first or not self.view.currentIndex().isValid():
                self.view.choose_day(self._today)
        else:
            said = _("这个月还没有人员的考勤。先在“打卡来源”导入人员和打卡，或换一个月看。")
            step = _("去打卡来源")
            self._empty.show_text(_("没有可以看的人"), said, step, icon="people")
            self._show_empty()
        self._on_searched(self.search.text())

    def show_failure(self, error: HallError) -> None:
        """Say that the month could not be read; what was shown stays where there is something."""
        self.busy.end()
        if not self._has_read:
            title = _("月历没有读出来")
            self._empty.show_text(title, sentence(error), _("再试一次"), icon="warning")
            self._stack.setCurrentWidget(self._empty)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the month, from wherever on the page the keyboard has no other use for the key."""
        step = month_step(event)
        if not step:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            (self.month.back if step < 0 else self.month.on).click()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the grid."""
        shown = self._stack.currentWidget()
        (self.view if shown is self.view else self.month.back).setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the search less room where the window is narrow."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW_PX
        self.search.setFixedWidth(_NARROW_SEARCH_PX if is_narrow else _SEARCH_PX)
        self._head.settle()

    def _show_empty(self) -> None:
        """Show that there is nobody; a keyboard on the grid goes to where the month changes."""
        had_keyboard = self.view.hasFocus()
        self._stack.setCurrentWidget(self._empty)
        if had_keyboard:
            self.month.back.setFocus()

    def _settle(self, read: MonthRead, *, may_count: bool, may_lock: bool) -> None:
        grid, held = read.grid, read.lock
        is_over = grid.days[-1] < self._today
        begins = grid.days[0] <= self._today
        self.count.setEnabled(may_count and begins)
        self.lock.set_word(_("锁定本月") if held is None else _("解锁本月"))
        self.lock.setEnabled(may_lock and (held is not None or is_over))
        for key in (self.print, self.workbook, self.pdf):
            key.setEnabled(bool(grid.lines))
        self.state.setText(self._state_words(read, may_lock=may_lock, is_over=is_over))
        self._head.settle()

    def _show_units(self, rows: Sequence[DepartmentRow]) -> None:
        units = (None, *(row.id for row in rows))
        if units == self._units:
            return
        kept = self.department_id()
        self._units = units
        self.unit.clear()
        self.unit.addItems([_("所有单位"), *(row.name for row in rows)])
        self.unit.setCurrentIndex(units.index(kept) if kept in units else 0)

    @Slot(str)
    def _on_searched(self, typed: str) -> None:
        self.model.set_filter(typed)
        grid = self.model.grid
        if grid is None or not grid.lines:
            return
        if self.model.people():
            self._stack.setCurrentWidget(self.view)
            if not self.view.currentIndex().isValid():
                self.view.choose_day(self._today)
        else:
            said = _("没有名字、工号或窗口含“{typed}”的人。").format(typed=typed)
            self._empty.show_text(_("没有找到"), said, icon="search")
            self._stack.setCurrentWidget(self._empty)

    @Slot(str)
    def _on_cell(self, said: str) -> None:
        self.cell.setText(said)

    @Slot()
    def _on_workbook(self) -> None:
        self.save_asked.emit("xlsx")

    @Slot()
    def _on_pdf(self) -> None:
        self.save_asked.emit("pdf")

    @Slot()
    def _on_step(self) -> None:
        (self.sources_asked if self._has_read else self.again_asked).emit()

    @Slot()
    def _on_down(self) -> None:
        self.take_keyboard()

    def _state_words(self, read: MonthRead, *, may_lock: bool, is_over: bool) -> str:
        """Return whether the month is closed, and up to when the devices delivered."""
        grid, held = read.grid, read.lock
        said: list[str] = []
        if held is not None:
            at = f"{held.locked_at.astimezone(self._zone):%Y-%m-%d %H:%M}"
            said.append(_("{by}于 {at} 锁定。").format(by=held.locked_by or _("系统"), at=at))
        elif grid.locked and len(grid.locked) == len(grid.days):
            said.append(_("过了补签和更正的期限，再改要写明理由。"))
        elif not is_over:
            said.append(_("这个月还没有过完，过完才能锁定。"))
        if not may_lock:
            said.append(_("锁定和解锁由大厅管理办理。"))
        if grid.delivered_until is not None:
            at = f"{grid.delivered_until.astimezone(self._zone):%m-%d %H:%M}"
            said.append(_("考勤机交数到 {at}。").format(at=at))
        return "　".join(said)

    def _build(self) -> None:
        for button, key in ((self.month.back, "PageUp"), (self.month.on, "PageDown")):
            button.setToolTip(f"{button.accessibleName()} {key}")
        self.unit.setAccessibleName(_("单位"))
        self.unit.setFixedWidth(_UNIT_PX)
        self.unit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = self._head = FlowRow(8)
        for part in (self.month, self.unit, self.search):
            head.add(part)
        head.push()
        for key in (self.count, self.lock, self.print, self.workbook, self.pdf):
            head.add(key)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._stack.setMinimumSize(1, 1)
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(11, 2, 11, 6)
        below.setSpacing(2)
        self.cell.setMinimumWidth(1)
        self.cell.setMinimumHeight(22)
        for part in (self.cell, self._legend, self.state):
            below.addWidget(part)
        above = QVBoxLayout()
        above.setContentsMargins(7, 5, 7, 3)
        above.addWidget(head)
        above.addWidget(self.busy)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        column.addWidget(foot)
        self._connect()

    def _connect(self) -> None:
        self.month.chosen.connect(self.month_chosen)
        self.unit.activated.connect(self.month_chosen)
        self.search.typed.connect(self._on_searched)
        self.search.left_downwards.connect(self._on_down)
        self.search.entered.connect(self._on_down)
        self.view.cell_chosen.connect(self._on_cell)
        self.count.clicked.connect(self.count_asked)
        self.lock.clicked.connect(self.lock_asked)
        self.print.clicked.connect(self.print_asked)
        self.workbook.clicked.connect(self._on_workbook)
        self.pdf.clicked.connect(self._on_pdf)
        self._empty.pressed.connect(self._on_step)
