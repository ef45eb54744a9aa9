"""The guide desk's window (导办台): opens at once, then sign-in, then the one page."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.faces.guide_desk.desk import Desk
from hallapp.faces.guide_desk.desk_hands import DeskHands
from hallapp.faces.guide_desk.desk_page import DeskPage
from hallapp.faces.guide_desk.keys_page import KeysPage
from hallapp.faces.guide_desk.saying import NextStep, Said
from hallapp.faces.guide_desk.services import (
    MAY_SIT_HERE,
    GuideDeskOptions,
    GuideDeskServices,
)
from hallapp.faces.guide_desk.side_now import SideNow
from hallapp.faces.parts.banner import Banner
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.header_bar import Figure, HeaderBar
from hallapp.faces.parts.laid_reader import LaidReader
from hallapp.faces.parts.staff_sign_in_page import SignInWords, StaffSignInPage
from hallapp.faces.parts.staff_sign_in_presenter import Door, StaffSignInPresenter
from hallapp.faces.parts.wedge_reader import WedgeReader
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import DEFAULT_ZONE, Clock, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Channel
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level, MessageStrip, StripAction
from hallapp.qtkit.rare_names import shown
from hallapp.reception.terms import HelpState
from hallapp.wording import sentence

if TYPE_CHECKING:
    from hallapp.kernel.identity import CardRow

ASK_EVERY_MS = 30_000
"""How often waits, late appointments and the load before closing are looked at."""
GATHER_MS = 150
_ROLES = (Role.GUIDE_STAFF, Role.SHIFT_LEADER, Role.MANAGER, Role.FRONT_CLERK)
_LOW_WIDE_PX, _LOW_HIGH_PX = 1000, 600
_SHOWN_KINDS = (
    Change.TICKETS
    | Change.WINDOWS
    | Change.GUIDES
    | Change.SETTINGS
    | Change.APPOINTMENTS
    | Change.HELP
)


class GuideDeskMainWindow(QMainWindow):
    """The guide desk.

    Signals:
        retry_asked: The hall could not be opened and somebody pressed 重试.
    """

    retry_asked = Signal()

    def __init__(
        self,
        clock: Clock,
        jobs: Jobs,
        paper_jobs: Jobs,
        options: GuideDeskOptions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._jobs, self._paper_jobs = clock, jobs, paper_jobs
        self._options = options
        self._services: GuideDeskServices | None = None
        self._desk: Desk | None = None
        self._zone = zone_named(DEFAULT_ZONE)
        self._gathered = Change(0)
        self._calls: set[UUID] = set()
        self.page: DeskPage | None = None
        self.header = self._make_header()
        self.sign_in_page = StaffSignInPage(
            SignInWords(
                _("登录导办台"),
                _("演示大厅：选一个名字就可以开始导办。"),
                _("导办、值班长、大厅管理和替岗的窗口人员从这里登录。"),
                MAY_SIT_HERE,
            )
        )
        self._banner = Banner(_("演示数据：这里的人、号和预约都是示例"))
        self._strip = MessageStrip()
        self._strip.setObjectName("strip")
        self._opening = EmptyState(_("正在打开大厅……"), icon="people")
        self._opening.setObjectName("opening")
        self.keys_page = KeysPage()
        self._stack = QStackedWidget()
        self._reader = WedgeReader(options.card_reader, options.card_template, self)
        self.laid = LaidReader(options.card_reader, paper_jobs, self, options.open_reader)
        self._asking = self._timer(ASK_EVERY_MS, is_single=False)
        self._gathering = self._timer(GATHER_MS, is_single=True)
        self._build()

    # What the app calls

    def show_face(self) -> None:
        """Show the window, maximised unless it is set to be a window."""
        if self._options.is_windowed:
            self.show()
        else:
            self.showMaximized()

    def open_hall(self, services: GuideDeskServices) -> None:
        """Ask who works here; the page follows."""
        self._services = services
        self._zone = zone_named(services.hall.zone)
        self._renew_header()
        self.setWindowTitle(f"{_('导办台')} {services.hall.name}")
        self._fit()
        self._ask_who()

    def fail_to_open(self, error: HallError) -> None:
        """Say what happened, what to do, and offer to try again."""
        self._opening.show_text(_("大厅没有打开"), sentence(error), _("重试"), icon="warning")
        self._stack.setCurrentWidget(self._opening)

    def refresh(self, kinds: Change) -> None:
        """Ask again, shortly, for what shows one of these kinds."""
        if self._desk is not None and kinds & _SHOWN_KINDS:
            self._gathered |= kinds
            if not self._gathering.isActive():
                self._gathering.start()

    def set_connected(self, is_connected: bool, since: datetime | None = None) -> None:  # noqa: FBT001 - the app calls every face so
        """Say whether the hall's store is reached, and since when it is not."""
        said = ""
        if not is_connected and since is not None:
            said = _("断开，{time} 起").format(time=f"{since.astimezone(self._zone):%H:%M}")
        self.header.show_connected(connected=is_connected, words=said)
        if is_connected:
            self.refresh(_SHOWN_KINDS)

    def last_message(self) -> str:
        """Return what the strip says."""
        return self._strip.text()

    # What is shown

    @Slot(object)
    def say(self, said: Said) -> None:
        """Show a message in the strip with its next step."""
        step: NextStep | None = said.step
        action = None if step is None else StripAction(step.word, step.key, step.act)
        self._strip.tell(said.text, said.detail, said.level, action)

    @Slot(object)
    def _on_side_read(self, now: SideNow) -> None:
        calls = {call.id for call in now.calls if call.state is HelpState.OPEN}
        if calls - self._calls:
            # The task bar blinks where the window lies behind another.
            QApplication.alert(self)
        self._calls = calls
        self.header.show_figures((Figure(_("全厅等候"), str(now.waiting), _("人")),))
        self._strip.tell_right(
            _("今天本台取号 {numbers}，打印指南 {guides}，自助机求助 {helps}").format(
                numbers=now.count.numbers, guides=now.count.guides, helps=now.helped
            )
        )

    # What people do

    @Slot(object)
    def _on_signed_in(self, person: PersonRow) -> None:
        services = self._services
        assert services is not None  # noqa: S101 - nobody signs in before the hall is open
        said = _("{name}，{role}").format(name=shown(person.masked_name), role=_role(person))
        self.header.show_person(said)
        page = DeskPage()
        page.said.connect(self.say)
        page.side_read.connect(self._on_side_read)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.page = page
        options = self._options
        hands = DeskHands(
            services, person, options.station_name, self._jobs, self._paper_jobs, options.tally
        )
        self._desk = Desk(page, hands)
        self._fit()
        self._strip.clear()
        self._desk.begin()
        self._reader.start()
        self.laid.start()
        self._asking.start()

    @Slot()
    def _ask_who(self) -> None:
        """Show the sign-in, at the start and for another person."""
        services = self._services
        if services is None:
            return
        self._reader.stop()
        self.laid.stop()
        self._asking.stop()
        self._gathering.stop()
        if self.page is not None:
            # Nothing that was typed for one citizen stays for the next person.
            self._stack.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
            self.page = self._desk = None
        self._strip.clear()
        self._strip.tell_right("")
        self.header.show_person("")
        self._stack.setCurrentWidget(self.sign_in_page)
        door = Door(
            services.people,
            services.hall.is_demo,
            Actor(self._options.station_name, channel=Channel.DESK),
            MAY_SIT_HERE,
            _("这里只给导办、值班长、大厅管理和窗口人员用。请到自己的岗位登录。"),
        )
        self.sign_in_page.begin(StaffSignInPresenter(self.sign_in_page, door, self._jobs, self))

    @Slot()
    def _on_settings(self) -> None:
        if self.page is not None:
            leave = NextStep(_("换人"), "Ctrl+R", self._ask_who)
            self.say(Said(_("换一个人来导办？没有取完的号会清掉。"), step=leave))

    @Slot()
    def _on_help(self) -> None:
        """Show every key, or the desk again."""
        if self._stack.currentWidget() is self.keys_page:
            self._on_keys_left()
        elif self.page is not None:
            self._stack.setCurrentWidget(self.keys_page)
            self.keys_page.take_keyboard()

    @Slot()
    def _on_keys_left(self) -> None:
        if self.page is not None:
            self._stack.setCurrentWidget(self.page)
            self.page.take_keyboard()

    @Slot(object)
    def _on_card(self, card: "CardRow") -> None:
        if self._desk is not None:
            self._desk.take_card(card)

    @Slot(str)
    def _on_code(self, text: str) -> None:
        if self._desk is not None:
            self._desk.take_code(text)

    @Slot(object)
    def _on_unreadable(self, error: HallError) -> None:
        self.say(Said(sentence(error), level=Level.WARNING))

    @Slot()
    def _on_ask_due(self) -> None:
        self.refresh(Change.TICKETS)

    @Slot()
    def _on_gathered(self) -> None:
        kinds, self._gathered = self._gathered, Change(0)
        if self._desk is not None:
            self._desk.refresh(kinds)

    @Slot()
    def _on_retry(self) -> None:
        self._opening.show_text(_("正在打开大厅……"), icon="people")
        self.retry_asked.emit()

    # How it is put together

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one part at a time where there is little room."""
        super().resizeEvent(event)
        self._fit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the card reader to others."""
        self.laid.close()
        super().closeEvent(event)

    def _fit(self) -> None:
        is_low = self.width() < _LOW_WIDE_PX or self.height() < _LOW_HIGH_PX
        is_demo = self._services is not None and self._services.hall.is_demo
        self._banner.setVisible(is_demo and not is_low)
        self.header.show_title(_("导办台（演示）") if is_demo and is_low else _("导办台"))
        if self.page is not None:
            self.page.set_low(is_low=is_low)

    def _make_header(self) -> HeaderBar:
        made = HeaderBar(self._clock, self._zone)
        made.show_title(_("导办台"))
        made.settings_asked.connect(self._on_settings)
        made.help_asked.connect(self._on_help)
        return made

    def _renew_header(self) -> None:
        """Show the clock of the hall's own zone."""
        old, self.header = self.header, self._make_header()
        column = self._column
        column.replaceWidget(old, self.header)
        old.hide()
        old.deleteLater()

    def _build(self) -> None:
        self.setObjectName("guideDeskMainWindow")
        self.setWindowTitle(_("导办台"))
        self.resize(1366, 696)
        for page in (self._opening, self.sign_in_page, self.keys_page):
            self._stack.addWidget(page)
        ground = QWidget()
        ground.setProperty("look", "ground")
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for widget in (self.header, self._banner, self._stack, self._strip):
            self._column.addWidget(widget)
        self._column.setStretchFactor(self._stack, 1)
        # At 200 % only 683×312 remain: no hidden page may keep the window from shrinking to it.
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout = self.layout()
        if layout is not None:
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(600, 300)
        self.setCentralWidget(ground)
        self._banner.hide()
        self._opening.pressed.connect(self._on_retry)
        self.keys_page.left.connect(self._on_keys_left)
        self.sign_in_page.signed_in.connect(self._on_signed_in)
        self._reader.card_read.connect(self._on_card)
        self._reader.code_read.connect(self._on_code)
        self._reader.failed.connect(self._on_unreadable)
        self.laid.card_read.connect(self._on_card)
        self.laid.failed.connect(self._on_unreadable)
        self._asking.timeout.connect(self._on_ask_due)
        self._gathering.timeout.connect(self._on_gathered)

    def _timer(self, every_ms: int, *, is_single: bool) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.setSingleShot(is_single)
        return timer


def _role(person: PersonRow) -> str:
    """Return as what somebody works here; a clerk of the front only where nothing else fits."""
    return next(role.label for role in _ROLES if role in person.roles)
