"""The manager's face (大厅管理): opens at once, then sign-in, then the hall, sheet and cases."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.cases.terms import Light as CaseLight
from hallapp.faces.manager.acts import Act
from hallapp.faces.manager.attendance.seat import AttendanceSeat
from hallapp.faces.manager.cases.seat import CasesSeat
from hallapp.faces.manager.door import door_of, sign_in_words
from hallapp.faces.manager.figures import head_figures
from hallapp.faces.manager.guides.seat import GuidesSeat
from hallapp.faces.manager.hall_now import HallNow
from hallapp.faces.manager.hall_page import HallPage
from hallapp.faces.manager.hall_presenter import HallPresenter
from hallapp.faces.manager.head_bar import ManagerHead
from hallapp.faces.manager.queue_page import QueuePage
from hallapp.faces.manager.rail import Rail
from hallapp.faces.manager.reports_page import ReportsPage
from hallapp.faces.manager.routes import HALL, Routes
from hallapp.faces.manager.running_pages import RunningPages
from hallapp.faces.manager.services import ManagerOptions, ManagerServices
from hallapp.faces.manager.settings_seat import SettingsSeat
from hallapp.faces.manager.words import may_run, person_words
from hallapp.faces.parts.banner import Banner
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.staff_sign_in_page import StaffSignInPage
from hallapp.faces.parts.staff_sign_in_presenter import StaffSignInPresenter
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import DEFAULT_ZONE, Clock, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level, MessageStrip, StripAction
from hallapp.qtkit.theme import dressed_at_once
from hallapp.supervision.terms import SupervisionNotice
from hallapp.wording import sentence

ASK_EVERY_MS = 30_000
"""How often waits and pauses are looked at although nothing was changed."""
GATHER_MS = 150
"""Changes that come so close together lead to one question."""
# A post that has just become empty lights up at once, so windows and duty are news.
_NEWS_KINDS = (
    Change.HELP | Change.EVALUATIONS | Change.SETTINGS | Change.WINDOWS | Change.ATTENDANCE
)
_HALL_KINDS = (
    Change.TICKETS | Change.WINDOWS | Change.CASES | Change.ATTENDANCE | Change.PEOPLE | _NEWS_KINDS
)
_CASE_KINDS = Change.CASES | Change.SETTINGS | Change.PEOPLE
_SHEET_KINDS = Change.ATTENDANCE | Change.PEOPLE | Change.WINDOWS
_SETTINGS_KINDS = Change.SETTINGS | Change.APPOINTMENTS
_NARROW_BELOW_PX = 1200
_BANNER_FROM_PX = 560


class ManagerMainWindow(QMainWindow):
    """The manager's window.

    Signals:
        retry_asked: The hall could not be opened and somebody pressed 重试.
    """

    retry_asked = Signal()

    @dressed_at_once
    def __init__(
        self,
        clock: Clock,
        jobs: Jobs,
        paper_jobs: Jobs,
        options: ManagerOptions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._jobs, self._paper_jobs = clock, jobs, paper_jobs
        self._options = options
        self._services: ManagerServices | None = None
        self._hall_presenter: HallPresenter | None = None
        self._person: PersonRow | None = None
        self._gathered = Change(0)
        self._has_trouble = False
        self._zone = zone_named(DEFAULT_ZONE)
        self.head = ManagerHead(clock, self._zone)
        self.rail = Rail()
        self.hall_page = HallPage()
        self.attendance_seat = AttendanceSeat(jobs, paper_jobs)
        self.cases_seat = CasesSeat(jobs, paper_jobs)
        self.guides_seat = GuidesSeat(jobs, paper_jobs)
        self.settings_seat = SettingsSeat()
        self.sign_in_page = StaffSignInPage(sign_in_words())
        self._banner = Banner(_("演示数据：这里的人、号和办件都是示例"))
        self._strip = MessageStrip()
        self._strip.setObjectName("strip")
        self._routes = Routes(self)
        self.running = RunningPages(jobs, self._strip, self)
        self._opening = EmptyState(_("正在打开大厅……"), icon="grid")
        self._opening.setObjectName("opening")
        self._stack = QStackedWidget()
        self._pages = QStackedWidget()
        self._asking = self._timer(ASK_EVERY_MS, self._on_ask_due)
        self._gathering = self._timer(GATHER_MS, self._on_gathered)
        self._gathering.setSingleShot(True)
        self._build()

    # What the app calls

    def show_face(self) -> None:
        """Show the window, maximised unless it is set to be a window."""
        if self._options.is_windowed:
            self.show()
        else:
            self.showMaximized()

    def open_hall(self, services: ManagerServices) -> None:
        """Ask who manages from here; the pages follow."""
        self._services = services
        hall = services.hall
        self._zone = zone_named(hall.zone)
        self.head.set_zone(self._zone)
        self.hall_page.set_zone(hall.zone)
        self.running.open_hall(services, self._options.station_name)
        self.setWindowTitle(f"{_('大厅管理')} {hall.name}")
        self._show_banner()
        self._ask_who()

    def fail_to_open(self, error: HallError) -> None:
        """Say what happened, what to do, and offer to try again."""
        self._opening.show_text(_("大厅没有打开"), sentence(error), _("重试"), icon="warning")
        self._stack.setCurrentWidget(self._opening)
        self.rail.hide()

    def refresh(self, kinds: Change) -> None:
        """Ask again, shortly, for the pages that show one of these kinds."""
        self._gathered |= kinds
        if self._person is not None and not self._gathering.isActive():
            self._gathering.start()

    def set_connected(self, is_connected: bool, since: datetime | None = None) -> None:  # noqa: FBT001 - the app calls every face so
        """Say whether the hall's store is reached, and since when it is not."""
        self.head.show_connected(is_connected=is_connected, since=since)
        if is_connected and self._hall_presenter is not None:
            self._hall_presenter.refresh()

    def open_page(self, number: int) -> None:
        """Open a page by its number."""
        self._on_page(number)

    def signed_in_roles(self) -> tuple[Role, ...]:
        """Return the roles of who manages; none while nobody is signed in."""
        return () if self._person is None else self._person.roles

    def tell_lights(self, notice: SupervisionNotice) -> None:
        """Tell of new lights of supervision, all in one sentence."""
        self._strip.show()
        self._strip.tell(notice.words, level=Level.WARNING)

    def last_message(self) -> str:
        """Return what the strip says."""
        return self._strip.text()

    # What the presenters call

    def show_now(self, now: HallNow) -> None:
        """Show a reading on the pages that are made of it."""
        self.hall_page.show_now(now)
        self.running.show_now(now)
        self.head.show_figures(head_figures(now))
        if self._has_trouble:
            self._has_trouble = False
            self._strip.hide()

    def show_window_cases(self, window_id: UUID, lights: Mapping[CaseLight, int]) -> None:
        """Show how the cases of the window that is looked at stand."""
        self.hall_page.show_window_cases(window_id, lights)

    def show_trouble(self, error: HallError) -> None:
        """Say that the hall could not be read; what was read stays."""
        self._has_trouble = True
        self._tell_failure(error)

    # What people do

    @Slot(object)
    def _on_signed_in(self, person: PersonRow) -> None:
        services = self._services
        assert services is not None  # noqa: S101 - nobody signs in before the hall is open
        self._person = person
        self.head.show_person(person_words(person))
        self.rail.show()
        self._stack.setCurrentWidget(self._pages)
        self._hall_presenter = HallPresenter(self, services, self._jobs, self)
        self.hall_page.set_may_act(may_act=may_run(person))
        self.running.begin(services, person, self._options.station_name)
        self.guides_seat.begin(services.guides, person, self._options.station_name)
        self.cases_seat.begin(services.case_work, person, self._options.station_name)
        self.attendance_seat.begin(services.duty, person, self._options.station_name)
        self.settings_seat.begin(services.setup, person, self._options.station_name, self._jobs)
        self._on_page(HALL)
        self._hall_presenter.refresh()
        self._asking.start()
        self.hall_page.take_keyboard()

    @Slot(int)
    def _on_page(self, number: int) -> None:
        self.rail.open(number)
        self._pages.setCurrentIndex(number)
        self.head.show_title(self.rail.word(number))
        self._paged()[number].take_keyboard()

    @Slot(object)
    def _on_window_shown(self, window_id: UUID) -> None:
        if self._hall_presenter is not None:
            self._hall_presenter.look_at(window_id)

    @Slot()
    def _ask_who(self) -> None:
        """Show the sign-in, at the start and for 换人."""
        services = self._services
        if services is None:
            return
        self._person = None
        self.guides_seat.end()
        self.cases_seat.end()
        self.attendance_seat.end()
        self.running.leave()
        self._asking.stop()
        # What was told to the one who leaves is not for the next one.
        self._strip.hide()
        self.rail.hide()
        self.head.show_title(_("大厅管理"))
        self.head.show_person("")
        self._stack.setCurrentWidget(self.sign_in_page)
        door = door_of(services, self._options)
        self.sign_in_page.begin(StaffSignInPresenter(self.sign_in_page, door, self._jobs, self))

    @Slot()
    def _on_ask_due(self) -> None:
        self.running.look_at_day()
        if self._hall_presenter is not None:
            self._hall_presenter.refresh()

    @Slot()
    def _on_gathered(self) -> None:
        kinds, self._gathered = self._gathered, Change(0)
        self.running.refresh(kinds)
        if kinds & _CASE_KINDS:
            self.cases_seat.refresh()
        if kinds & Change.GUIDES:
            self.guides_seat.refresh()
        if kinds & _SETTINGS_KINDS:
            self.settings_seat.refresh()
        if self._hall_presenter is not None and kinds & _HALL_KINDS:
            self._hall_presenter.refresh(is_news=bool(kinds & _NEWS_KINDS))
        if kinds & _SHEET_KINDS:
            self.attendance_seat.refresh()

    @Slot()
    def _on_retry(self) -> None:
        self._opening.show_text(_("正在打开大厅……"), icon="grid")
        self.retry_asked.emit()

    @Slot(str)
    def _tell(self, text: str) -> None:
        self._strip.show()
        self._strip.tell(text, level=Level.DONE)

    @Slot(object)
    def _tell_failure(self, error: HallError) -> None:
        self._strip.show()
        again = StripAction(_("再试一次"), "F5", self._try_again)
        self._strip.tell(sentence(error), level=Level.FAILED, action=again)

    def _try_again(self) -> None:
        self._strip.hide()
        self._gathered = _HALL_KINDS
        self._on_gathered()

    @Slot(object)
    def _on_done(self, act: Act) -> None:
        if self._hall_presenter is not None:
            self._hall_presenter.remember(act)

    @Slot(object)
    def _on_taken_back(self, act: Act) -> None:
        if self._hall_presenter is not None:
            self._hall_presenter.forget(act)

    def _paged(
        self,
    ) -> tuple[
        HallPage, AttendanceSeat, CasesSeat, QueuePage, GuidesSeat, ReportsPage, SettingsSeat
    ]:
        """Return the pages in the order of their numbers."""
        running = self.running
        own = (self.hall_page, self.attendance_seat, self.cases_seat)
        later = (self.guides_seat, running.reports_page, self.settings_seat)
        return (*own, running.queue_page, *later)

    # How it is put together

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pages more room where there is little: icons alone, banner left out."""
        super().resizeEvent(event)
        self.rail.set_narrow(is_narrow=self.width() < _NARROW_BELOW_PX)
        self._show_banner()

    def _show_banner(self) -> None:
        is_demo = self._services is not None and self._services.hall.is_demo
        self._banner.setVisible(is_demo and self.height() >= _BANNER_FROM_PX)
        self.head.show_demo(is_demo=is_demo and self.height() < _BANNER_FROM_PX)

    def _build(self) -> None:
        self.setObjectName("managerMainWindow")
        self.setWindowTitle(_("大厅管理"))
        self.head.show_title(_("大厅管理"))
        self.resize(1366, 696)
        for page in self._paged():
            self._pages.addWidget(page)
        for page in (self._opening, self.sign_in_page, self._pages):
            self._stack.addWidget(page)
        right = QVBoxLayout()
        right.setSpacing(0)
        for widget in (self.head, self._banner, self._stack, self._strip):
            right.addWidget(widget)
        right.setStretchFactor(self._stack, 1)
        ground = QWidget()
        ground.setProperty("look", "ground")
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        # At 200 % only 683×312 remain: no hidden page may keep the window from shrinking to it.
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout = self.layout()
        if layout is not None:
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(600, 300)
        self.setCentralWidget(ground)
        for widget in (self.rail, self._banner, self._strip):
            widget.hide()
        self._connect()

    def _connect(self) -> None:
        self._opening.pressed.connect(self._on_retry)
        self.rail.page_chosen.connect(self._on_page)
        self.head.figure_opened.connect(self._routes.show_figure)
        self.head.leave_asked.connect(self._ask_who)
        self.sign_in_page.signed_in.connect(self._on_signed_in)
        self.hall_page.decided.connect(self._routes.follow)
        self.hall_page.cases_asked.connect(self._routes.show_cases_of)
        self.hall_page.acted.connect(self.running.do)
        self.running.done.connect(self._on_done)
        self.running.taken_back.connect(self._on_taken_back)
        self.hall_page.window_shown.connect(self._on_window_shown)
        for page in (
            self.attendance_seat,
            self.cases_seat,
            self.guides_seat,
            self.settings_seat,
        ):
            page.told.connect(self._tell)
            page.failed.connect(self._tell_failure)

    def _timer(self, every_ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.timeout.connect(slot)  # pyright: ignore[reportArgumentType]
        return timer
