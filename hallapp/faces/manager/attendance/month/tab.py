"""The tab 月历: a grid of the month, one person's days, and counting and closing."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.attendance.terms.acts import CorrectionRow, CorrectionWish
from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.month import count_tasks
from hallapp.faces.manager.attendance.month.correction_forms import CorrectionGiven, VerdictGiven
from hallapp.faces.manager.attendance.month.count_panel import CountPanel
from hallapp.faces.manager.attendance.month.grid_page import GridPage
from hallapp.faces.manager.attendance.month.person_page import PersonPage
from hallapp.faces.manager.attendance.month.reading import (
    DayRead,
    MonthRead,
    PersonRead,
    day_reader,
    month_reader,
    person_reader,
)
from hallapp.faces.manager.attendance.month.reopen_form import ReopenForm
from hallapp.faces.manager.attendance.month.services import MonthHall
from hallapp.faces.manager.attendance.month.sheet_maker import SheetMaker
from hallapp.faces.manager.attendance.tab import AttendanceTab
from hallapp.faces.manager.pages.deed_form import DeedForm
from hallapp.faces.manager.tall_area import TallArea
from hallapp.kernel.clock import zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _

_LEAST_PX = 500
_NARROW_LEAST_PX = 640
_NARROW_PX = 900
_Act = Callable[[MonthHall, Request], Any]
_Said = Callable[[CorrectionRow], str]
_Done = Callable[[Any], None]


class MonthTab(AttendanceTab):
    """Leads from the month to a person and back.

    Attributes:
        page: The month.
        person: One person's month.
        panel: Counting and closing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("monthTab")
        self.page, self.person, self.panel = GridPage(), PersonPage(), CountPanel()
        self.reopen = ReopenForm()
        self._desk: AttendanceDesk | None = None
        self._read: MonthRead | None = None
        self._request: Request | None = None
        self._asked: object = None
        self._maker = SheetMaker(self.page.busy, self)
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    # What the page asks of every tab

    @override
    def begin(self, desk: AttendanceDesk) -> None:
        """Read the month of today."""
        self._desk = desk
        zone = zone_named(desk.services.hall.zone)
        self.page.begin(desk.today(), zone)
        self.person.begin(desk.person.id, zone, may_run=desk.may_run)
        self._read_month()

    @override
    def refresh(self) -> None:
        """Read again what is in sight; what is typed stays."""
        shown = self._stack.currentWidget()
        if shown is self.page:
            self._read_month()
        elif shown is self.person and not self.person.is_asking():
            self._read_person()

    @override
    def take_keyboard(self) -> None:
        """Bring the keyboard to what is in sight."""
        shown = self._stack.currentWidget()
        if shown is self.person:
            self.person.take_keyboard()
        elif shown is self.panel:
            self.panel.take_keyboard()
        else:
            self.page.take_keyboard()

    @override
    def show_at(self, wanted: object) -> None:
        """Open a person at a day, where `(person_id, day)` is wanted, or the month of a day."""
        match wanted:
            case (UUID() as person_id, date() as day):
                self._open_person(person_id, day)
            case date() as day:
                self.page.month.show_month(day)
                self._on_person_left()
            case _other:
                pass

    @override
    def has_unsaved(self) -> bool:
        """Return whether a form is open."""
        return self.person.is_asking() or self.reopen.isVisible()

    @override
    def leave(self) -> None:
        """Stop what is being counted: nobody waits for it any more."""
        self.panel.stop()

    # Reading

    @Slot()
    def _read_month(self) -> None:
        desk = self._desk
        if desk is None:
            return
        first = self.page.month.first()
        self.page.busy.begin(_("正在读取月历……"))

        def done(read: MonthRead) -> None:
            if first != self.page.month.first():
                return
            self._read = read
            self.page.show_read(read, may_count=desk.may_run, may_lock=desk.may_manage)

        def failed(error: HallError) -> None:
            self.page.show_failure(error)
            self.failed.emit(error)

        desk.look(month_reader(first, self.page.department_id()), done, failed)

    @Slot()
    def _read_person(self) -> None:
        desk, person_id = self._desk, self.person.person_id
        if desk is None or person_id is None:
            return
        span = self.person.span()

        def done(read: PersonRead) -> None:
            if (person_id, span) == (self.person.person_id, self.person.span()):
                self.person.show_read(read)

        desk.look(person_reader(person_id, span), done, self.failed.emit)

    @Slot(object)
    def _read_day(self, day: date) -> None:
        desk, person_id = self._desk, self.person.person_id
        if desk is None or person_id is None:
            return

        def done(read: DayRead) -> None:
            if person_id == self.person.person_id:
                self.person.show_day(read)

        desk.look(day_reader(person_id, day), done, self.failed.emit)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the page be taller where its head takes several lines."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW_PX
        self._stack.setMinimumHeight(_NARROW_LEAST_PX if is_narrow else _LEAST_PX)

    @Slot()
    def _on_sources(self) -> None:
        self.tab_asked.emit("sources", None)

    # From the month to a person and back

    @Slot(object, object)
    def _open_person(self, person_id: UUID, day: date | None) -> None:
        at = day or self.page.month.first()
        self.person.ask_for(person_id, at)
        self._stack.setCurrentWidget(self.person)
        self._read_person()
        self.person.take_keyboard()

    @Slot()
    def _on_person_left(self) -> None:
        self._stack.setCurrentWidget(self.page)
        self._read_month()
        self.page.take_keyboard()

    # Corrections

    @Slot(object)
    def _on_correction(self, given: CorrectionGiven) -> None:
        row, person_id = self.person.day(), self.person.person_id
        if row is None or person_id is None:
            return
        wish = CorrectionWish(
            person_id, row.day, given.slot, given.cause, given.reason, given.stated
        )
        self._write_correction(
            self.person.correction,
            ("ask", wish, given.override_reason),
            lambda hall, request: hall.corrections.ask(request, wish, given.override_reason),
            lambda done: _("{number}已提交，等另一个人审批").format(number=done.number),
        )

    @Slot(object)
    def _on_verdict(self, given: VerdictGiven) -> None:
        self._write_correction(
            self.person.verdict,
            given,
            lambda hall, request: hall.corrections.decide(
                request,
                given.row.id,
                approved=given.approved,
                words=given.words,
                override_reason=given.override_reason,
            ),
            lambda done: _("{number}：{state}").format(number=done.number, state=done.state_text),
        )

    def _write_correction(self, form: DeedForm, asked: object, act: _Act, said: _Said) -> None:
        def done(row: CorrectionRow) -> None:
            self._asked = None
            self.person.close_forms()
            self.told.emit(said(row))
            self._read_person()
            self.person.take_keyboard()

        self._write(form, asked, act, done)

    def _write(self, form: DeedForm, asked: object, act: _Act, done: _Done) -> None:
        """Write once: the same words tried again are the same request."""
        desk = self._desk
        if desk is None:
            return
        request = self._request if asked == self._asked else None
        form.set_busy(is_busy=True)
        self._asked = asked
        self._request = desk.write(
            lambda services, request: act(MonthHall(services), request), done, form.refuse, request
        )

    # Counting, closing, opening again

    @Slot()
    def _on_count(self) -> None:
        read, desk = self._read, self._desk
        if read is None or desk is None:
            return
        span = read.grid.days[0], min(read.grid.days[-1], desk.today())
        self._open_panel(count_tasks.recount(span, self.page.month.said()))

    @Slot()
    def _on_lock(self) -> None:
        read = self._read
        if read is None:
            return
        if read.lock is not None:
            self.reopen.ask(read.lock)
            return
        span = read.grid.days[0], read.grid.days[-1]
        self._open_panel(count_tasks.lock(span, self.page.month.said()))

    def _open_panel(self, task: count_tasks.CountTask) -> None:
        read, desk = self._read, self._desk
        if read is None or desk is None or self.panel.is_busy():
            return
        self._stack.setCurrentWidget(self.panel)
        self.panel.begin(desk, task, is_closed=bool(read.grid.locked))
        self.panel.take_keyboard()

    @Slot()
    def _on_panel_left(self) -> None:
        self._stack.setCurrentWidget(self.page)
        self._read_month()
        self.page.take_keyboard()

    @Slot(object)
    def _on_reopen(self, reason: str) -> None:
        lock = self.reopen.lock
        if lock is None:
            return

        def done(_nothing: None) -> None:
            self._asked = None
            self._on_reopen_left()
            self.told.emit(_("{month}已解锁").format(month=self.page.month.said()))
            self._read_month()

        self._write(
            self.reopen,
            ("reopen", lock.id, reason),
            lambda hall, request: hall.locks.reopen(request, lock.id, reason),
            done,
        )

    @Slot()
    def _on_reopen_left(self) -> None:
        self.reopen.hide()
        self.page.take_keyboard()

    # Paper

    @Slot()
    def _on_print(self) -> None:
        if self._desk is not None:
            self._maker.print(self._desk, self.page.month.first(), self.page.department_id())

    @Slot(str)
    def _on_save(self, ending: str) -> None:
        if self._desk is not None:
            first, unit = self.page.month.first(), self.page.department_id()
            self._maker.save(self._desk, first, unit, ending)

    def _build(self) -> None:
        for part in (self.page, self.person, self.panel):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.reopen)
        column.addWidget(TallArea(self._stack, _LEAST_PX), 1)

    def _connect(self) -> None:
        page, person = self.page, self.person
        page.month_chosen.connect(self._read_month)
        page.again_asked.connect(self._read_month)
        page.sources_asked.connect(self._on_sources)
        page.view.person_opened.connect(self._open_person)
        page.count_asked.connect(self._on_count)
        page.lock_asked.connect(self._on_lock)
        page.print_asked.connect(self._on_print)
        page.save_asked.connect(self._on_save)
        person.left.connect(self._on_person_left)
        person.month_chosen.connect(self._read_person)
        person.day_chosen.connect(self._read_day)
        person.correction.given.connect(self._on_correction)
        person.verdict.given.connect(self._on_verdict)
        self.panel.told.connect(self.told)
        self.panel.left.connect(self._on_panel_left)
        self.reopen.given.connect(self._on_reopen)
        self.reopen.left.connect(self._on_reopen_left)
        self._maker.told.connect(self.told)
        self._maker.failed.connect(self.failed)
