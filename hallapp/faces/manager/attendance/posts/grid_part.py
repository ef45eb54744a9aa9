"""月排班: people and days of a month; a shift's code is typed into a cell."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.part import DutyPart
from hallapp.faces.manager.attendance.posts.grid_model import RosterModel
from hallapp.faces.manager.attendance.posts.grid_view import RosterView
from hallapp.faces.manager.attendance.posts.grid_words import Wanted, meant
from hallapp.faces.manager.attendance.posts.services import PostHall
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.case_figures.stack import Stack
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconButton
from hallapp.roster.terms import AssignedShift, AssignmentWish, RosterGrid
from hallapp.wording import sentence

_ONE_DAY = timedelta(days=1)
_SEARCH_PX = 240
_TABLE, _EMPTY = 0, 1
_Cell = tuple[Any, date, tuple[AssignedShift, ...]]


class RosterGridPart(DutyPart):
    """One month; the cell keeps its place while it is written.

    Attributes:
        model: The people and days.
        view: The table.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("gridSection")
        self._desk: AttendanceDesk | None = None
        self._grid: RosterGrid | None = None
        self._month = date.min
        self._asked = 0
        self.earlier = IconButton("arrow-left", _("上个月"))
        self.later = IconButton("arrow-right", _("下个月"))
        self._title = words("", "strong")
        self._codes = words("", "muted", wrap=True)
        self._fault = words("", "late", wrap=True)
        self.search = SearchField(_("姓名、工号、部门"))
        self.model = RosterModel()
        self.model.setParent(self)
        self.view = RosterView(self.model)
        self._empty = EmptyState(_("没有可以排班的人"), icon="calendar")
        self._pages, self._flow = Stack(), FlowRow(8)
        self._build()

    @override
    def begin(self, desk: AttendanceDesk) -> None:
        """Show this month."""
        self._desk = desk
        self._month = desk.today().replace(day=1)
        self.refresh()

    @override
    def refresh(self) -> None:
        """Read the month; an answer that was overtaken is not shown."""
        desk = self._desk
        if desk is None:
            return
        self._asked += 1
        number, month = self._asked, self._month
        self._title.setText(_("{year} 年 {month} 月").format(year=month.year, month=month.month))
        self._flow.settle()

        def done(grid: RosterGrid) -> None:
            if number == self._asked:
                self._show(grid)

        desk.look(
            lambda services: PostHall(services).rosters.month(month.year, month.month),
            done,
            self._on_unread,
        )

    @override
    def take_keyboard(self) -> None:
        """Put the keyboard on the cells."""
        self.view.setFocus()

    def fault(self) -> str:
        """Return what is said to be wrong."""
        return self._fault.text()

    def _show(self, grid: RosterGrid) -> None:
        self._grid = grid
        codes = _("、").join(f"{each.code} {each.hours_text}" for each in grid.shifts)
        hint = _("直接打代码，可选几格一起打；休 轮休，午 午间值班，延 延时；Delete 清空。{codes}")
        self._codes.setText(hint.format(codes=codes))
        self._filter()
        self.changed.emit(len(grid.lines))

    def _on_unread(self, error: HallError) -> None:
        self._empty.show_text(_("没有读出排班"), sentence(error), _("再试一次"))
        self._pages.setCurrentIndex(_EMPTY)
        self.failed.emit(error)

    @Slot()
    def _filter(self) -> None:
        if self._grid is None:
            return
        self.model.show_grid(self._grid, self.search.text())
        if not self.model.rowCount():
            self._empty.show_text(_("没有符合的人"), _("换个词再找。"))
        elif not self.view.currentIndex().isValid():
            today = date.min if self._desk is None else self._desk.today()
            self.view.setCurrentIndex(self.model.index(0, self.model.column_of(today)))
        self._pages.setCurrentIndex(_TABLE if self.model.rowCount() else _EMPTY)

    # Writing

    @Slot(object, str)
    def _on_typed(self, index: Any, text: str) -> None:
        wanted = meant(text, () if self._grid is None else self._grid.shifts)
        if wanted is None:
            self._say(_("没有代码“{code}”：先在“班次”里加，或者写 休、午、延。").format(code=text))
            return
        chosen = self.view.selectionModel().selectedIndexes()
        self._write([index] if index not in chosen else chosen, wanted)

    @Slot()
    def _on_cleared(self) -> None:
        self._write(self.view.selectionModel().selectedIndexes(), Wanted())

    def _write(self, indexes: Sequence[Any], wanted: Wanted) -> None:
        desk = self._desk
        if desk is None:
            return
        if not desk.may_run:
            self._say(_("排班由值班长或管理人员改。"))
            return
        found = [self.model.cell(index) for index in indexes]
        cells = [cell for cell in found if cell is not None]

        def failed(error: HallError) -> None:
            self._say(sentence(error))
            self.refresh()

        def done(_answer: None) -> None:
            self._say("")
            self.refresh()

        desk.write(lambda services, request: put(services, request, cells, wanted), done, failed)

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    # How it is put together

    @Slot()
    def _on_earlier(self) -> None:
        self._month = (self._month - _ONE_DAY).replace(day=1)
        self.refresh()

    @Slot()
    def _on_later(self) -> None:
        self._month = (self._month + 31 * _ONE_DAY).replace(day=1)
        self.refresh()

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("look", "card")
        self.earlier.setObjectName("earlierMonth")
        self.later.setObjectName("laterMonth")
        self.search.setFixedWidth(_SEARCH_PX)
        for part in (self.earlier, self._title, self.later):
            self._flow.add(part)
        self._flow.push()
        self._flow.add(self.search)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(12, 6, 12, 8)
        inner.setSpacing(4)
        for part in (self._flow, self._codes, self._fault):
            inner.addWidget(part)
        inner.addWidget(self._pages, 1)
        self._fault.hide()
        for page in (self.view, self._empty):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self.search.typed.connect(self._filter)
        self.search.left_downwards.connect(self.take_keyboard)
        self.model.typed.connect(self._on_typed)
        self.view.cleared.connect(self._on_cleared)
        self._empty.pressed.connect(self.refresh)


def put(
    services: AttendanceServices, request: Request, cells: Sequence[_Cell], wanted: Wanted
) -> None:
    """Let cells hold something else: what stood there is withdrawn, then all is put in at once.

    Raises:
        RuleError: The hall refuses it; what was withdrawn before is put back.
    """
    rosters = PostHall(services).rosters
    old = [entry for _person, _day, entries in cells for entry in entries]
    for entry in old:
        rosters.withdraw(Request(request.actor), entry.id)
    occasion = wanted.occasion
    if occasion is None:
        return
    wishes = [AssignmentWish(person, day, wanted.shift_id, occasion) for person, day, _old in cells]
    try:
        rosters.assign(request, wishes)
    except HallError:
        back = [_again(entry) for entry in old]
        if back:
            rosters.assign(Request(request.actor), back)
        raise


def _again(entry: AssignedShift) -> AssignmentWish:
    shift_id = None if entry.shift is None else entry.shift.id
    return AssignmentWish(entry.person_id, entry.day, shift_id, entry.occasion, entry.note)
