"""One list with the row that is looked at beside it; in that place what is to be typed."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.ask_form import AskForm
from hallapp.faces.manager.attendance.lists.deed import Deed
from hallapp.faces.manager.attendance.lists.doing import Doing
from hallapp.faces.manager.attendance.lists.head import ListHead
from hallapp.faces.manager.attendance.lists.part import DutyPart
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.lists.printed import printed_list
from hallapp.faces.manager.attendance.lists.side import RowSide
from hallapp.faces.manager.case_figures.stack import Stack
from hallapp.faces.manager.pages.saving import Report, ReportSaver, Shape
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence

SIDE_BY_SIDE_FROM_PX = 900
_SIDE_PERCENT, _SIDE_LEAST_PX, _SIDE_MOST_PX = 30, 368, 460
_ANY_PX = 16_777_215
_MS = 1000
_TABLE, _EMPTY = 0, 1
_ROW, _FORM = 0, 1


class ListSection(DutyPart):
    """Shows a `ListPlan`; rows keep their place, what is typed stays when it is refused.

    Attributes:
        plan: The list.
        head: Its days, filters and keys.
        side: The row that is looked at.
        form: What is to be typed.
        model: The rows that are shown.
        table: The list on the screen.
    """

    def __init__(self, plan: ListPlan[Any]) -> None:
        super().__init__()
        self.setObjectName(f"{plan.name}Section")
        self.plan = plan
        self._desk: AttendanceDesk | None = None
        self._rows: Sequence[Any] = ()
        self._asked = self._more_asked = 0
        self._wanted: Any = None
        self._was_at_list = True
        deeds = plan.deeds()
        self.head = ListHead(
            plan.days, plan.filters(), [d for d in deeds if not d.is_for_row], plan.hint
        )
        self.side = RowSide([d for d in deeds if d.is_for_row], _("选一行看详情"))
        self.form = AskForm()
        self.model = RowTableModel[Any](plan.columns(), plan.key, plan.found_by)
        self.model.setParent(self)
        self.table = RowTableView(self.model, plan.word)
        self.table.setItemDelegate(LightDelegate(self.table))
        self._empty = EmptyState("", icon="calendar")
        self._pages, self._places = Stack(), Stack()
        self._card = QFrame()
        self._saver = ReportSaver(self)
        self._doing = Doing(self)
        self._clock = QTimer(self)
        self._build()

    # What the tab calls

    @override
    def begin(self, desk: AttendanceDesk) -> None:
        """Work for a person and read."""
        self._desk = desk
        first = self.plan.first_days(desk.today())
        self.head.set_days(first.from_on, first.until_on)
        self.head.offer_deeds(self.plan.offered(None, desk))
        self.refresh()

    @override
    @Slot()
    def refresh(self) -> None:
        """Read again; an answer that was overtaken is not shown."""
        desk = self._desk
        if desk is None:
            return
        self._asked += 1
        number, query, person_id = self._asked, self.head.query(), desk.person.id

        def done(rows: Sequence[Any]) -> None:
            if number == self._asked:
                self._on_rows(rows)

        desk.look(lambda services: self.plan.read(services, query, person_id), done, self._unread)

    @override
    def take_keyboard(self) -> None:
        """Bring the keyboard to where one works."""
        if self.is_asking():
            self.form.take_keyboard()
        elif self._card.isHidden():
            self.side.take_keyboard()
        elif self._pages.currentIndex() == _EMPTY:
            self.head.search.take_keyboard()
        else:
            self.table.setFocus()

    @override
    def select(self, key: object) -> None:
        """Look at the row of a key, now or as soon as it has been read."""
        self._wanted = key
        self.table.select_key(key)

    @override
    def has_unsaved(self) -> bool:
        """Return whether a question is open."""
        return self.is_asking()

    def is_asking(self) -> bool:
        """Return whether something is to be typed."""
        return self._places.currentIndex() == _FORM

    def row(self) -> Any:
        """Return the row that is looked at, None for none."""
        return self.table.selected_row()

    def press(self, deed: Deed[Any]) -> None:
        """Begin with a deed, as its key does."""
        if self._desk is not None:
            row = self.row() if deed.is_for_row else None
            self._doing.begin(self._desk, deed, row, self.head.query())

    @Slot()
    def _on_minute(self) -> None:
        if self.isVisible():
            self.refresh()

    # What the doing calls

    def open_form(self) -> None:
        """Put the question in the place of the row."""
        self._was_at_list = not self._card.isHidden()
        self._places.setCurrentIndex(_FORM)
        self.form.show()
        self._arrange()
        self.form.take_keyboard()

    @Slot()
    def close_form(self) -> None:
        """Show the row again."""
        if self.is_asking():
            self._places.setCurrentIndex(_ROW)
            self._card.setVisible(self._was_at_list or not self._is_narrow())
            self._arrange()
            self.take_keyboard()

    # Rows

    def _on_rows(self, rows: Sequence[Any]) -> None:
        self._rows = rows
        self.head.offer(rows)
        self._offer_deeds()
        self._filter()
        self.changed.emit(len(rows))

    def _offer_deeds(self) -> None:
        if self._desk is not None:
            self.head.offer_deeds(self.plan.offered(None, self._desk))

    def _unread(self, error: HallError) -> None:
        self._rows = ()
        self.model.show_rows(())
        self._offer_deeds()
        self.head.set_filled(is_filled=False)
        self._empty.show_text(
            _("没有读出：{word}").format(word=self.plan.word), sentence(error), _("再试一次")
        )
        self._pages.setCurrentIndex(_EMPTY)
        self.failed.emit(error)

    @Slot()
    def _filter(self) -> None:
        self.model.set_filter(self.head.search.text())
        self.model.show_rows([row for row in self._rows if self.head.fits(row)])
        count = self.model.rowCount()
        self.head.set_filled(is_filled=count > 0)
        if count:
            self._choose_row()
            self._pages.setCurrentIndex(_TABLE)
        elif self._rows:
            self._empty.show_text(_("没有符合的"), _("换个词，或者换个筛选条件。"))
            self._pages.setCurrentIndex(_EMPTY)
        else:
            self._empty.show_text(*self.plan.empty)
            self._pages.setCurrentIndex(_EMPTY)
        self._show_row()

    def _choose_row(self) -> None:
        if self._wanted is not None and self.model.index_of(self._wanted).isValid():
            self.table.select_key(self._wanted)
            self._wanted = None
        elif not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    @Slot()
    def _show_row(self) -> None:
        desk, row = self._desk, self.row()
        if desk is None or row is None:
            self.side.show_row("", "", (), ())
            return
        self._show_side(row, ())
        if not self.plan.tells_rest:
            return
        self._more_asked += 1
        number = self._more_asked

        def done(more: Lines) -> None:
            if number == self._more_asked:
                self._show_side(row, more)

        desk.look(lambda services: self.plan.read_more(services, row), done, self.failed.emit)

    def _show_side(self, row: Any, more: Lines) -> None:
        plan, desk = self.plan, self._desk
        if desk is not None:
            lines = [each for each in (*plan.lines_of(row), *more) if each[1]]
            offered = plan.offered(row, desk)
            self.side.show_row(plan.title_of(row), plan.said_of(row), lines, offered)

    # Files and papers

    @Slot()
    def _on_save(self) -> None:
        if self._desk is not None:
            self._saver.save(self._desk, self._report(), "xlsx")

    @Slot()
    def _on_print(self) -> None:
        if self._desk is not None:
            self._saver.print(self._desk, self._report(), lambda services: services.papers)

    def _report(self) -> Report[Any]:
        table = printed_list(self.plan, self.model.rows(), self.head.query())
        return Report(table.title, lambda _services: [table], Shape.LIST)

    # How it stands

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put both side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _on_opened(self) -> None:
        if self._is_narrow():
            self._card.hide()
            self._places.show()
        self.side.take_keyboard()

    @Slot()
    def _on_left(self) -> None:
        self._card.show()
        self._arrange()
        self.table.setFocus()

    def _is_narrow(self) -> bool:
        return self.width() < SIDE_BY_SIDE_FROM_PX

    def _arrange(self) -> None:
        is_narrow = self._is_narrow()
        self.side.set_alone(is_alone=is_narrow)
        if is_narrow:
            self._places.setMaximumWidth(_ANY_PX)
            if self.is_asking():
                self._card.hide()
            elif self._card.isHidden() and self.row() is None:
                self._card.show()
            self._places.setVisible(self._card.isHidden())
            return
        wide = min(_SIDE_MOST_PX, max(_SIDE_LEAST_PX, self.width() * _SIDE_PERCENT // 100))
        self._places.setFixedWidth(wide)
        self._card.show()
        self._places.show()

    def _build(self) -> None:
        self._card.setProperty("look", "card")
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(2)
        inner.addWidget(self.head)
        inner.addWidget(self._saver.busy)
        inner.addWidget(self._pages, 1)
        for page in (self.table, self._empty):
            self._pages.addWidget(page)
        for place in (self.side, self.form):
            self._places.addWidget(place)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._card, 1)
        row.addWidget(self._places)
        self._connect()

    def _connect(self) -> None:
        self.head.asked.connect(self.refresh)
        self.head.filtered.connect(self._filter)
        self.head.pressed.connect(self.press)
        self.head.save.clicked.connect(self._on_save)
        self.head.print.clicked.connect(self._on_print)
        self.head.search.left_downwards.connect(self.take_keyboard)
        self.table.row_selected.connect(self._show_row)
        self.table.row_opened.connect(self._on_opened)
        self.side.pressed.connect(self.press)
        self.side.left.connect(self._on_left)
        self.form.given.connect(self._doing.go_on)
        self.form.left.connect(self.close_form)
        self._empty.pressed.connect(self.refresh)
        self._saver.told.connect(self.told)
        self._saver.failed.connect(self.failed)
        self._clock.timeout.connect(self._on_minute)
        if self.plan.every_s:
            self._clock.start(self.plan.every_s * _MS)
