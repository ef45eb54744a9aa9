"""What the desk gives: numbers, guides, advice; and what it takes back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.appointments.terms import Arrival
from hallapp.faces.guide_desk.desk_hands import DeskHands
from hallapp.faces.guide_desk.finder import Finder
from hallapp.faces.guide_desk.found import FoundKind, FoundRow
from hallapp.faces.guide_desk.refusals import LENGTHEN_MINUTES, MORE_NUMBERS, Way, way_on
from hallapp.faces.guide_desk.saying import NextStep, Said, refused
from hallapp.faces.guide_desk.slip_presenter import SlipPresenter, SlipView
from hallapp.faces.guide_desk.wishing import (
    BOOKED_CLASS,
    Wish,
    issue_wish,
    person_of,
    primary_reason,
)
from hallapp.kernel.errors import HallError, RuleError
from hallapp.kernel.identity import CardRow
from hallapp.kernel.texts import _
from hallapp.qtkit.message_strip import Level
from hallapp.queueing.issue_errors import LiveTicketExistsError
from hallapp.queueing.terms import IssuedRow, OrderKind, PriorityRow, TicketRow
from hallapp.reception.terms import HelpCallRow


class IssueView(SlipView, Protocol):
    """Shows what is chosen and asks for what is missing."""

    def show_classes(self, classes: tuple[PriorityRow, ...]) -> None:
        """Show the classes that may be chosen."""
        ...

    def show_wish(self, wish: Wish, reason: str) -> None:
        """Show what is chosen, and why Enter does nothing now."""
        ...

    def ask_identity(self) -> None:
        """Bring the cursor to the ID number."""
        ...

    def ask_reason(
        self, question: str, reasons: tuple[str, ...], given: Callable[[str], None]
    ) -> None:
        """Ask for a reason in place."""
        ...

    def begin_anew(self) -> None:
        """Empty the search field and bring the cursor there."""
        ...


class IssuePresenter:
    """One press, one request; a fault keeps the request for another try.

    Args of the constructor:
        changed: Called when what the right side shows has changed through this side.
    """

    def __init__(
        self,
        view: IssueView,
        hands: DeskHands,
        finder: Finder,
        changed: Callable[[], None],
        owner: QObject | None = None,
    ) -> None:
        self._view = view
        self._hands = hands
        self._hall = hands.services
        self._finder = finder
        self._changed = changed
        self._owner = owner
        self._slips = SlipPresenter(view, hands, changed, self.void_last, owner)
        self._wish = Wish()
        self._classes: tuple[PriorityRow, ...] = ()
        self._helping: HelpCallRow | None = None
        self._last: TicketRow | None = None
        self._is_busy = False

    @property
    def wish(self) -> Wish:
        """What is chosen for the next number."""
        return self._wish

    def begin(self) -> None:
        """Learn which classes the hall has."""
        self._ask(self._hall.queue.priorities, self._on_classes)

    # What is chosen

    def take_row(self, row: FoundRow | None) -> None:
        """Take the row that is chosen; a package of another item is forgotten."""
        self._change(row=row, package_id=None)

    def take_class(self, number: int) -> None:
        """Take a class by its place; 0 is an ordinary number."""
        self._change(priority=None if number == 0 else self._classes[number - 1])

    def take_package(self, package_id: UUID | None) -> None:
        """Take the item alone, or with the whole package."""
        self._change(package_id=package_id)

    def take_identity(self, name: str, id_number: str) -> None:
        """Take what was typed; only this desk takes a typed number."""
        self._wish = replace(self._wish, name=name, id_number=id_number)

    def take_card(self, card: CardRow) -> None:
        """Take what the reader read."""
        self._change(name=card.name, id_number=card.number, is_named=True)

    def switch_identity(self) -> None:
        """Ask for name and number, or forget them."""
        if self._wish.shows_identity and not self._wish.needs_identity:
            self._change(is_named=False, name="", id_number="")
            return
        self._change(is_named=True)
        self._view.ask_identity()

    def switch_escort(self) -> None:
        """Go along with the citizen after the number is given, or not."""
        self._change(is_escorted=not self._wish.is_escorted)

    def help_with(self, call: HelpCallRow | None) -> None:
        """Give the next number to the citizen of this kiosk."""
        self._helping = call

    # What is done

    def enter(self) -> None:
        """Do what the big button says."""
        row = self._wish.row
        if row is None or primary_reason(row, is_busy=self._is_busy):
            return
        if row.kind is FoundKind.APPOINTMENT:
            self.check_in(row.key, row.name.split("　")[0])
        elif row.ticket is not None and row.kind is FoundKind.MISSED:
            self.readmit(row.ticket)
        elif row.ticket is not None:
            self.reprint(row.ticket)
        else:
            self._issue(row)

    def advise(self) -> None:
        """Give a number for advice to who does not know what they need."""
        self._ask(self._finder.advice, self._on_advice)

    def check_in(self, appointment_id: UUID, code: str) -> None:
        """Give the number of an appointment."""
        request, booked = self._hands.request(), self._hall.appointments
        try:
            person = person_of(self._wish)
        except RuleError as error:
            self._refuse(error)
            return

        def arrived(answer: tuple[Arrival, IssuedRow]) -> None:
            arrival, issued = answer
            how = _("{code} 签到，{arrival}").format(code=code, arrival=arrival.label)
            self._given(issued, how)

        self._write(lambda: booked.check_in(request, appointment_id, person), arrived)

    def readmit(self, ticket: TicketRow, rule: str = "") -> None:
        """Let a late-comer wait again, and say by which rule of the service."""
        request, queue = self._hands.request(), self._hall.queue

        def is_back(back: TicketRow) -> None:
            self._last = None
            told = _("{label} 已恢复排队").format(label=back.label)
            how = rule or _("原来的小票还能用")
            self._view.say(Said(told, how, Level.DONE))
            self._view.begin_anew()

        self._write(lambda: queue.readmit(request, ticket.id), is_back)

    def reprint(self, ticket: TicketRow) -> None:
        """Print a number once more; it can then be made void here."""
        self._last = ticket
        self._slips.print_ticket(ticket, _("{label} 已重打").format(label=ticket.label))
        self._view.begin_anew()

    def void_last(self) -> None:
        """Make the last number void: it was taken by mistake."""
        ticket = self._last
        if ticket is None:
            return
        request, queue = self._hands.request(), self._hall.queue
        reason = _("导办台取错了号")
        self._write(lambda: queue.void(request, ticket.id, reason), self._on_void)

    def print_guide(self) -> None:
        """Print the guide of the chosen item."""
        self._slips.print_guide(self._wish.row)

    def read_guide(self) -> None:
        """Show the materials of the chosen item."""
        self._slips.read_guide(self._wish.row)

    # What comes of it

    def _issue(self, row: FoundRow) -> None:
        service = row.service
        if service is None:
            return
        try:
            wish = issue_wish(self._wish)
        except RuleError as error:
            self._refuse(error)
            return
        request, queue = self._hands.request(), self._hall.queue
        self._write(lambda: queue.issue(request, service.id, row.item_id, wish), self._given)

    def _order_and_issue(self, kind: OrderKind, reason: str, extra: int = 0) -> None:
        """Give an order about the chosen service, then the number that was refused."""
        row = self._wish.row
        if row is None or row.service is None:
            return
        service, queue = row.service, self._hall.queue
        now = self._hall.clock.now()
        until = now + timedelta(minutes=LENGTHEN_MINUTES) if kind is OrderKind.EXTEND else None
        order, request = self._hands.request(), self._hands.request()
        wish = issue_wish(self._wish)

        def ordered() -> IssuedRow:
            queue.order_issue(order, service.id, kind, reason, None if extra else until, extra)
            return queue.issue(request, service.id, row.item_id, wish)

        self._write(ordered, self._given)

    def _given(self, issued: IssuedRow, how: str = "") -> None:
        """Print a number that was given, and tie to it who goes along and who called for it."""
        ticket, wish = issued.ticket, self._wish
        self._last = ticket
        self._hands.count(self._changed, numbers=1)
        told = _("已取 {label}").format(label=ticket.label)
        self._slips.print_ticket(ticket, _("，").join(filter(None, (how, told))))
        if wish.is_escorted:
            self._begin_escort(ticket)
        if self._helping is not None:
            self._attach(self._helping, ticket)
        self._wish, self._helping = Wish(), None
        self._view.begin_anew()

    def _begin_escort(self, ticket: TicketRow) -> None:
        request, reception = self._hands.request(), self._hall.reception
        self._ask(lambda: reception.begin_escort(request, ticket.subject, ticket.id), _nothing)

    def _attach(self, call: HelpCallRow, ticket: TicketRow) -> None:
        request, reception = self._hands.request(), self._hall.reception
        self._ask(lambda: reception.attach_ticket(request, call.id, ticket.id), _nothing)

    def _on_void(self, ticket: TicketRow) -> None:
        self._last = None
        self._hands.count(self._changed, numbers=-1)
        self._view.say(Said(_("{label} 已作废").format(label=ticket.label), level=Level.DONE))

    def _on_classes(self, classes: tuple[PriorityRow, ...]) -> None:
        self._classes = tuple(each for each in classes if each.code != BOOKED_CLASS)
        self._view.show_classes(self._classes)
        self._show()

    def _on_advice(self, row: FoundRow | None) -> None:
        if row is None:
            self._view.begin_anew()
            words = _("本厅没有咨询窗口：请从常办事项里选，按 Ctrl+P 打印指南给群众。")
            self._view.say(Said(words, level=Level.WARNING))
            return
        self._change(row=row, package_id=None)
        self._issue(row)

    # Refusals

    def _refuse(self, error: HallError, again: Callable[[], None] | None = None) -> None:
        way = way_on(error, self._hands.person)
        if way is Way.IDENTITY:
            self._change(is_named=True)
            self._view.ask_identity()
        self._view.say(refused(error, self._step(way, error, again)))

    def _step(
        self, way: Way, error: HallError, again: Callable[[], None] | None
    ) -> NextStep | None:
        steps: dict[Way, tuple[str, Callable[[], None] | None]] = {
            Way.REPRINT: (_("重打小票"), lambda: self._reprint_of(error)),
            Way.ADD: (_("加号 {count}").format(count=MORE_NUMBERS), self._ask_more),
            Way.RESUME: (_("恢复取号"), self._ask_resume),
            Way.LENGTHEN: (
                _("延长 {minutes} 分").format(minutes=LENGTHEN_MINUTES),
                self._ask_lengthen,
            ),
            Way.GUIDE: (_("改打指南"), self.print_guide if self._has_item() else None),
            Way.RETRY: (_("再试一次"), again),
        }
        word, act = steps.get(way, ("", None))
        return None if act is None else NextStep(word, "Ctrl+R", act)

    def _ask_more(self) -> None:
        question = _("加号 {count} 个，写明原因").format(count=MORE_NUMBERS)
        reasons = (_("外地群众专程来办"), _("老人或行动不便"), _("系统故障耽误"))
        extend = OrderKind.EXTEND
        self._view.ask_reason(
            question, reasons, lambda reason: self._order_and_issue(extend, reason, MORE_NUMBERS)
        )

    def _ask_resume(self) -> None:
        reasons = (_("窗口又开了"), _("系统已恢复"))
        resume = OrderKind.RESUME
        self._view.ask_reason(
            _("恢复取号，写明原因"),
            reasons,
            lambda reason: self._order_and_issue(resume, reason),
        )

    def _ask_lengthen(self) -> None:
        question = _("延长取号 {minutes} 分钟，写明原因").format(minutes=LENGTHEN_MINUTES)
        reasons = (_("大厅里还有人"), _("延时服务"))
        extend = OrderKind.EXTEND
        self._view.ask_reason(
            question, reasons, lambda reason: self._order_and_issue(extend, reason)
        )

    def _reprint_of(self, error: HallError) -> None:
        if not isinstance(error, LiveTicketExistsError):
            return
        queue, ticket_id = self._hall.queue, UUID(str(error.facts["ticket_id"]))
        self._wish = Wish()
        self._ask(lambda: queue.issued(ticket_id).ticket, self.reprint)

    # Small parts

    def _has_item(self) -> bool:
        return self._wish.row is not None and self._wish.row.item_id is not None

    def _change(self, **values: object) -> None:
        self._wish = replace(self._wish, **values)  # type: ignore[arg-type]
        self._show()

    def _show(self) -> None:
        reason = primary_reason(self._wish.row, is_busy=self._is_busy)
        self._view.show_wish(self._wish, reason)

    def _ask(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._hands.jobs.submit(
            work, done, lambda error: self._view.say(refused(error)), self._owner
        )

    def _write(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Do one thing at a time; after a fault the very same request can be sent again."""
        if self._is_busy:
            return
        self._set_busy(is_busy=True)

        def answered(answer: object) -> None:
            self._set_busy(is_busy=False)
            done(answer)

        def failed(error: HallError) -> None:
            self._set_busy(is_busy=False)
            self._refuse(error, lambda: self._write(work, done))

        self._hands.jobs.submit(work, answered, failed, self._owner)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._show()


def _nothing(_answer: object) -> None:
    """The side of the desk shows it."""
