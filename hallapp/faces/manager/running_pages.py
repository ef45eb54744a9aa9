"""The live queue and the reports behind the rail, with what their buttons do (现场管理)."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from hallapp.faces.manager.act_doer import ActDoer
from hallapp.faces.manager.acts import Act
from hallapp.faces.manager.day_chores import DayChores
from hallapp.faces.manager.hall_now import HallNow
from hallapp.faces.manager.queue_page import QueuePage
from hallapp.faces.manager.reports_page import ReportsPage
from hallapp.faces.manager.services import ManagerServices
from hallapp.faces.manager.words import may_follow_up, may_run
from hallapp.hall.terms import PersonRow
from hallapp.kernel.changes import Change
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Channel
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level, MessageStrip, StripAction
from hallapp.wording import sentence

_REPORT_KINDS = Change.EVALUATIONS | Change.WINDOWS


class RunningPages(QObject):
    """Joins both pages with the one who does; says on the strip what was done.

    Signals:
        done: An act was done, or taken back; carries the `Act`.
        taken_back: An act is being taken back; carries it.
    """

    done = Signal(object)
    taken_back = Signal(object)

    def __init__(self, jobs: Jobs, strip: MessageStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.queue_page = QueuePage()
        self.reports_page = ReportsPage()
        self._jobs = jobs
        self._strip = strip
        self._doer: ActDoer | None = None
        self._chores: DayChores | None = None
        for page in (self.queue_page, self.reports_page):
            page.acted.connect(self.do)
            page.failed.connect(self._on_failed)

    def open_hall(self, services: ManagerServices, station: str) -> None:
        """Ask this hall from now on."""
        self.queue_page.begin(services, self._jobs, self)
        self.reports_page.begin(services, self._jobs, self)
        self._chores = DayChores(
            services, self._jobs, station, self._on_failed, self, self._on_told
        )

    def begin(self, services: ManagerServices, person: PersonRow, station: str) -> None:
        """Act for this person from now on, and do what the day wants done."""
        actor = Actor(station, person.id, channel=Channel.MANAGER)
        self._doer = ActDoer(self, services, self._jobs, actor, self)
        self.queue_page.detail.set_may_act(may_act=may_run(person))
        for panel in self.reports_page.panels:
            panel.form.set_may_act(may_act=may_follow_up(person))
        self.look_at_day()

    def leave(self) -> None:
        """Act for nobody."""
        self._doer = None

    def look_at_day(self) -> None:
        """Do what is due once a day."""
        if self._chores is not None and self._doer is not None:
            self._chores.look()

    def show_now(self, now: HallNow) -> None:
        """Show a reading."""
        self.queue_page.show_now(now)

    def refresh(self, kinds: Change) -> None:
        """Read the report in sight again where one of these kinds touches it."""
        if kinds & _REPORT_KINDS:
            self.reports_page.refresh()

    def open_service(self, service_id: UUID) -> None:
        """Open the queue of a service."""
        self.queue_page.go_to_service(service_id)

    def open_ticket(self, label: str) -> None:
        """Open the queue of a ticket, on the ticket."""
        self.queue_page.go_to_ticket(label)

    @Slot(object)
    def do(self, act: Act) -> None:
        """Do what was pressed."""
        if self._doer is not None:
            self._doer.do(act)

    # What the doer calls

    def show_done(self, act: Act, text: str, undo: Callable[[], None] | None) -> None:
        """Say what was done, and offer to take it back."""
        action: StripAction | None = None
        if undo is not None:
            back = undo

            def take_back() -> None:
                self.taken_back.emit(act)
                back()

            action = StripAction(_("撤销"), "Ctrl+Z", take_back)
        self._strip.show()
        self._strip.tell(text, level=Level.DONE, action=action)
        self.done.emit(act)
        self.reports_page.refresh()

    def show_not_done(self, error: HallError, again: Callable[[], None]) -> None:
        """Say why it was not done, and offer to try once more."""
        self._strip.show()
        action = StripAction(_("再做一次"), "F5", again)
        self._strip.tell(sentence(error), level=Level.FAILED, action=action)

    def _on_told(self, text: str) -> None:
        self._strip.show()
        self._strip.tell(text, level=Level.DONE)

    @Slot(object)
    def _on_failed(self, error: HallError) -> None:
        self._strip.show()
        self._strip.tell(sentence(error), level=Level.FAILED)
