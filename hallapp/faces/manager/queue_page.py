"""The live queue (排队): every service and window, one of them opened, and what to do about it."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.acts import Act
from hallapp.faces.manager.hall_now import HallNow
from hallapp.faces.manager.intervention_form import Answer
from hallapp.faces.manager.queue_detail import Doing, QueueDetail, QueueShown
from hallapp.faces.manager.queue_lists import ServiceTable, WindowTable
from hallapp.faces.manager.queue_presenter import QueuePresenter
from hallapp.faces.manager.queue_questions import (
    service_act,
    service_question,
    ticket_act,
    ticket_question,
    window_act,
    window_question,
)
from hallapp.faces.manager.queue_rows import (
    ServiceLine,
    WindowLine,
    service_id_of,
    service_lines,
    tickets_of,
    window_lines,
)
from hallapp.faces.manager.services import ManagerServices
from hallapp.faces.manager.tall_area import TallArea
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.clock import DEFAULT_ZONE
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.queueing.terms import TicketRow

_SERVICES, _WINDOWS, _EMPTY = 0, 1, 2
_SIDE_BY_SIDE_FROM_PX = 1040
_LEAST_PX = 470
_OF_TICKET = {Doing.MOVE, Doing.PRIORITISE, Doing.REMOVE}
_Pending = tuple[Doing, TicketRow | ServiceLine | WindowLine]


class QueuePage(QWidget):
    """Queues at the left, the chosen one at the right; behind each other where there is no room.

    Signals:
        acted: Something is to be done; carries the `Act`.
        failed: Something could not be read; carries the `HallError`.
    """

    acted = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: HallNow | None = None
        self._zone_name = DEFAULT_ZONE
        self._presenter: QueuePresenter | None = None
        self._pending: _Pending | None = None
        self._first: TicketRow | None = None
        self._of_window: tuple[UUID, tuple[TicketRow, ...]] | None = None
        self._wanted: UUID | None = None
        self._segments = Segments(_("按业务或按窗口"), (_("按业务"), _("按窗口")))
        self._segments.setObjectName("queueBy")
        self._search = SearchField(_("找业务、窗口或人"))
        self._search.setObjectName("queueSearch")
        self.services = ServiceTable()
        self.windows = WindowTable()
        self._nothing = EmptyState(
            _("还没有取号业务"), _("在设置里登记了业务，这里就是各业务的队。"), icon="ticket"
        )
        self._lists = QStackedWidget()
        self._left = QFrame()
        self.detail = QueueDetail()
        self._build()

    def begin(self, services: ManagerServices, jobs: Jobs, owner: QObject) -> None:
        """Ask this hall from now on."""
        self._zone_name = services.hall.zone
        self.detail.set_zone(services.hall.zone)
        self._presenter = QueuePresenter(self, services, jobs, owner)

    def show_now(self, now: HallNow) -> None:
        """Show a reading; selection, filter and an open question stay."""
        self._now = now
        self.services.lines.show_rows(service_lines(now))
        self.windows.lines.show_rows(window_lines(now))
        for table in (self.services, self.windows):
            if table.selected_row() is None and table.lines.rowCount():
                table.selectRow(0)
        self._show_list()
        self._show_chosen()
        if self._presenter is not None:
            self._presenter.refresh()

    def go_to_service(self, service_id: UUID) -> None:
        """Open the queue of a service."""
        self._segments.choose(_SERVICES)
        self.services.select_key(service_id)
        self._on_opened()

    def go_to_ticket(self, label: str) -> None:
        """Open the queue in which a ticket waits, with the keyboard on it."""
        waiting = () if self._now is None else self._now.waiting
        ticket = next((row for row in waiting if row.label == label), None)
        if ticket is None or self._now is None:
            return
        service_id = service_id_of(self._now, ticket)
        if service_id is not None:
            self.go_to_service(service_id)
            self.detail.table.select_key(ticket.id)

    def take_keyboard(self) -> None:
        """Put the keyboard on the list of queues."""
        if self._left.isHidden():
            self.detail.take_keyboard()
        else:
            self._table().setFocus()

    # What the presenter calls

    def show_window_tickets(self, window_id: UUID, tickets: tuple[TicketRow, ...]) -> None:
        """Show who may be called at a window."""
        self._of_window = (window_id, tickets)
        self._show_chosen()

    def show_why(self, sentence: str) -> None:
        """Say which of two goes first, and why."""
        self._first = None
        self.detail.say(sentence)

    def show_failure(self, error: HallError) -> None:
        """Pass on what could not be read."""
        self.failed.emit(error)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put both side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    # What people do

    @Slot(int)
    def _on_segment(self, _number: int) -> None:
        self._show_list()
        self._on_chosen(self._table().selected_row())

    @Slot(object)
    def _on_chosen(self, row: object) -> None:
        """Follow the keyboard on the list that is in sight."""
        if self.sender() in {self.services, self.windows} and self.sender() is not self._table():
            return
        self._first = None
        self.detail.say("")
        if self.detail.is_asking():
            self.detail.close_form()
            self.take_keyboard()
        if self._presenter is not None:
            self._presenter.choose_window(row.id if isinstance(row, WindowLine) else None)
        self._show_chosen()

    @Slot()
    def _on_opened(self) -> None:
        if self.width() < _SIDE_BY_SIDE_FROM_PX:
            self._left.hide()
            self.detail.show()
        self.detail.take_keyboard()

    @Slot(object)
    def _on_asked(self, doing: Doing) -> None:
        ticket, chosen = self.detail.selected(), self._table().selected_row()
        if doing is Doing.BACK:
            self._left.show()
            self._arrange()
            self._table().setFocus()
        elif doing is Doing.COMPARE:
            self._compare(ticket)
        elif doing in _OF_TICKET:
            if ticket is not None and self._now is not None:
                self._pending = (doing, ticket)
                self.detail.form.ask(ticket_question(doing, ticket, self._now))
                self.detail.open_form()
        elif isinstance(chosen, ServiceLine | WindowLine):
            self._pending = (doing, chosen)
            is_service = isinstance(chosen, ServiceLine)
            self.detail.form.ask(
                service_question(doing, chosen) if is_service else window_question(chosen)
            )
            self.detail.open_form()

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        act = self._act_of(answer)
        self._pending = None
        self.detail.close_form()
        if act is not None:
            self.acted.emit(act)

    def _act_of(self, answer: Answer) -> Act | None:
        if self._pending is None or self._now is None:
            return None
        doing, about = self._pending
        if isinstance(about, TicketRow):
            return ticket_act(doing, about, answer, self._now)
        if isinstance(about, ServiceLine):
            return service_act(doing, about, answer, self._now, self._zone_name)
        return window_act(about, answer)

    def _compare(self, ticket: TicketRow | None) -> None:
        """Remember the first of two, or ask about both."""
        first = self._first
        if ticket is None:
            return
        if first is None or first.id == ticket.id or self._presenter is None:
            self._first = ticket
            said = _("{label} 和谁比先后？选另一个号，再按一次 F6。").format(label=ticket.label)
            self.detail.say(said)
            return
        self._presenter.explain(first, ticket)

    # What is shown

    def _table(self) -> ServiceTable | WindowTable:
        return self.services if self._segments.number() == _SERVICES else self.windows

    def _show_list(self) -> None:
        table = self._table()
        has_none = self._now is not None and not table.lines.rowCount() and not self._search.text()
        self._lists.setCurrentIndex(_EMPTY if has_none else self._segments.number())

    def _show_chosen(self) -> None:
        chosen, now = self._table().selected_row(), self._now
        if now is None:
            return
        if isinstance(chosen, ServiceLine):
            self.detail.show_queue(
                _service_shown(chosen, now.wait_limit_s), tickets_of(now, chosen.code)
            )
        elif isinstance(chosen, WindowLine):
            seen = self._of_window
            tickets = seen[1] if seen is not None and seen[0] == chosen.id else ()
            self.detail.show_queue(_window_shown(chosen, now.wait_limit_s), tickets)
        else:
            shown = QueueShown("", "", frozenset(), _("选一个队，这里看谁在等"))
            self.detail.show_queue(shown, ())

    def _arrange(self) -> None:
        is_narrow = self.width() < _SIDE_BY_SIDE_FROM_PX
        self.detail.set_alone(is_alone=is_narrow)
        if is_narrow:
            self.detail.setVisible(self._left.isHidden())
            self._left.setMaximumWidth(16_777_215)
        else:
            self._left.setMaximumWidth(max(520, self.width() * 45 // 100))
            self._left.show()
            self.detail.show()

    def _build(self) -> None:
        self._left.setProperty("look", "card")
        column = QVBoxLayout(self._left)
        column.setContentsMargins(1, 12, 1, 1)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(12)
        head.addWidget(self._segments)
        self._search.setMaximumWidth(280)
        head.addWidget(self._search, 1)
        column.addLayout(head)
        for page in (self.services, self.windows, self._nothing):
            self._lists.addWidget(page)
        column.addWidget(self._lists, 1)
        inner = QWidget()
        inner.setProperty("look", "ground")
        row = QHBoxLayout(inner)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self._left, 1)
        row.addWidget(self.detail, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(TallArea(inner, _LEAST_PX))
        self._connect()

    def _connect(self) -> None:
        self._segments.chosen.connect(self._on_segment)
        for table in (self.services, self.windows):
            table.row_selected.connect(self._on_chosen)
            table.row_opened.connect(self._on_opened)
            self._search.typed.connect(table.lines.set_filter)
        self._search.left_downwards.connect(self.take_keyboard)
        self._search.entered.connect(self.take_keyboard)
        self.detail.asked.connect(self._on_asked)
        self.detail.answered.connect(self._on_answered)


def _service_shown(line: ServiceLine, wait_limit_s: int) -> QueueShown:
    facts = _("等 {count} 人，{windows} 个窗口在办，今天放号 {numbers}，{state}").format(
        count=line.waiting, windows=line.open_windows, numbers=line.numbers, state=line.mark.text
    )
    if line.is_stopped and line.stop_words:
        facts = _("{facts}：{reason}").format(facts=facts, reason=line.stop_words)
    may = {Doing.RESUME} if line.is_stopped else {Doing.STOP, Doing.EXTEND, Doing.ADD}
    if line.is_extended:
        facts = _("{facts}，今天有延长或加放").format(facts=facts)
    title = f"{line.prefix} {line.name}"
    return QueueShown(title, facts, frozenset(may), wait_limit_s=wait_limit_s)


def _window_shown(line: WindowLine, wait_limit_s: int) -> QueueShown:
    facts = _("{person}，可在这里叫 {count} 人，今天办结 {done} 个号，{state}").format(
        person=line.person or _("没有人在岗"),
        count=line.waiting,
        done=line.finished,
        state=line.mark.text,
    )
    title = _("{number} 号窗口").format(number=line.number)
    return QueueShown(title, facts, frozenset({Doing.NOTIFY}), wait_limit_s=wait_limit_s)
