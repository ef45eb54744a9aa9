"""What a desk asks before it acts: why, how long, what with somebody in the list."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hallapp.faces.clerk.choice_band import Choice, ChoiceBand
from hallapp.faces.clerk.desk_facts import Act, DeskFacts
from hallapp.faces.clerk.late_words import rule_words, why_not_back
from hallapp.faces.parts.reason_band import Lengths, ReasonBand
from hallapp.kernel.texts import _
from hallapp.queueing.terms import ASIDE_STATES, TicketRow, TicketState

_PAUSE_MINUTES = (10, 20, 30, None)
_HOLD_MINUTES = (5, 15, 30, 60)


class ActsOnTickets(Protocol):
    """What is done once the question is answered; the presenter of the desk."""

    @property
    def facts(self) -> DeskFacts | None:
        """Return what is known of the window."""
        ...

    def may(self, act: Act) -> bool:
        """Return whether a key can be pressed now; if not, say why."""
        ...

    def call_chosen(self, ticket: TicketRow, reason: str) -> None:
        """Call one out of order."""
        ...

    def pause(self, reason: str, minutes: int | None = None) -> None:
        """Call nobody for a while."""
        ...

    def hold(self, reason: str, minutes: int | None) -> None:
        """Put the ticket aside."""
        ...

    def skip_step(self, reason: str) -> None:
        """Leave out a service of a package."""
        ...

    def bring_back(self, ticket: TicketRow) -> None:
        """Go on with one who is held or away."""
        ...

    def wake(self, ticket: TicketRow) -> None:
        """Let one who is held or away wait again."""
        ...

    def readmit(self, ticket: TicketRow) -> None:
        """Let a late-comer wait again."""
        ...

    def gone(self, ticket: TicketRow) -> None:
        """Close the number of one who has gone."""
        ...


class DeskQuestions(QWidget):
    """The bands above the list; one of them is open at most.

    Signals:
        opened: A question stands there: the list must be in sight.
        settled: It was answered or left: the keyboard goes back to the large button.
    """

    opened = Signal()
    settled = Signal()

    def __init__(self, acts: ActsOnTickets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._ticket: TicketRow | None = None
        self._choose = ReasonBand("chooseReason")
        self._pause = ReasonBand("pauseReason")
        self._hold = ReasonBand("holdReason")
        self._skip = ReasonBand("skipReason")
        self._choice = ChoiceBand("ticketChoice")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(0)
        answers = {
            self._choose: self._on_choose,
            self._pause: self._on_pause,
            self._hold: self._on_hold,
            self._skip: self._on_skip,
        }
        for band, answer in answers.items():
            column.addWidget(band)
            band.given.connect(answer)
            band.left.connect(self.settled)
        column.addWidget(self._choice)
        self._choice.settled.connect(self.settled)

    def close_all(self) -> None:
        """Take every question away, such as when its ticket is gone."""
        for band in (self._choose, self._pause, self._hold, self._skip, self._choice):
            band.close_quietly()

    def ask_choose(self, ticket: TicketRow) -> None:
        """Ask why somebody is called out of order."""
        self._open(ticket)
        question = _("指定叫号 {label}，{subject}。为什么先叫？")
        self._choose.ask(
            question.format(label=ticket.label, subject=ticket.subject),
            (_("老人、残疾人、孕妇"), _("过号后回来"), _("接着刚才的办"), _("有急事")),
        )

    def ask_pause(self) -> None:
        """Ask why and how long the window is paused."""
        self._open(None)
        self._pause.ask(
            _("暂停窗口。为什么？外面的屏幕会显示。"),
            (_("临时离开"), _("整理材料"), _("设备故障"), _("交接班")),
            Lengths(_("多久"), _PAUSE_MINUTES),
        )

    def ask_hold(self) -> None:
        """Ask why and how long the ticket is put aside."""
        facts = self._acts.facts
        if facts is None or facts.live is None:
            return
        self._open(facts.live)
        usual = facts.rules.hold_minutes
        lengths = (*sorted({*_HOLD_MINUTES, usual}), None)
        question = _("挂起 {label}，窗口空出来。为什么？")
        self._hold.ask(
            question.format(label=facts.live.label),
            (_("去复印"), _("去缴费"), _("补材料"), _("等人"), _("其他")),
            Lengths(_("多久以后回到队里"), lengths, usual),
            usual=_("去复印"),
        )

    def ask_skip(self) -> None:
        """Ask why a service of a package is left out."""
        facts = self._acts.facts
        if facts is None or facts.live is None:
            return
        self._open(facts.live)
        question = _("{label} 跳过{service}，接着办下一步。为什么？")
        self._skip.ask(
            question.format(label=facts.live.label, service=facts.live.service_name),
            (_("已经办过"), _("不需要办"), _("群众不办了")),
        )

    def ask_gone(self, ticket: TicketRow) -> None:
        """Ask once more before the number of somebody in the list is closed."""
        self._open(ticket)
        said = _("{label}，{subject}。人已经离开？").format(
            label=ticket.label, subject=ticket.subject
        )
        close = Choice(_("已离开，号作废"), lambda: self._acts.gone(ticket))
        self._choice.offer(said, "", (close,))

    def ask_other_item(self, ticket: TicketRow, item_name: str, change: Callable[[], None]) -> None:
        """Ask whether the ticket is for another item, such as that of a scanned guide slip."""
        self._open(ticket)
        said = _("{label} 现在是“{before}”，指南单是“{after}”。换成这个事项？").format(
            label=ticket.label, before=ticket.subject, after=item_name
        )
        self._choice.offer(said, _("号码不变。"), (Choice(_("换成这个事项"), change),))

    def open_ticket(self, ticket: TicketRow) -> None:
        """Do what Enter means for a row of the list: call, bring back, let in again."""
        if ticket.state in ASIDE_STATES:
            self._open_aside(ticket)
        elif ticket.state is TicketState.MISSED:
            self._offer_missed(ticket)
        elif self._acts.may(Act.CHOOSE):
            self.ask_choose(ticket)

    def _open_aside(self, ticket: TicketRow) -> None:
        facts = self._acts.facts
        if facts is None:
            return
        if facts.is_free:
            self._acts.bring_back(ticket)
            self.settled.emit()
            return
        self._open(ticket)
        said = _("{label} {state}，{subject}。").format(
            label=ticket.label, state=ticket.state.label, subject=ticket.subject
        )
        busy = _("窗口空出来以后，在这一行按回车就接着办。")
        self._choice.offer(
            said, busy, (Choice(_("现在回到队里等候"), lambda: self._acts.wake(ticket)),)
        )

    def _offer_missed(self, ticket: TicketRow) -> None:
        facts = self._acts.facts
        if facts is None or facts.now is None:
            return
        self._open(ticket)
        rule = facts.late_rules.get(ticket.service_code)
        why_not = why_not_back(ticket, rule, facts.now)
        said = _("{label} 过号，{subject}。").format(label=ticket.label, subject=ticket.subject)
        told = _("{rule}{why}，只能指定叫号。") if why_not else "{rule}"
        busy = "" if facts.is_free else _("窗口还没有空出来")
        self._choice.offer(
            said,
            told.format(rule=rule_words(rule), why=why_not),
            (
                Choice(_("恢复排队"), lambda: self._acts.readmit(ticket), why_not),
                Choice(_("现在就叫"), lambda: self._call_missed(ticket), busy),
            ),
        )

    def _call_missed(self, ticket: TicketRow) -> None:
        self._acts.call_chosen(ticket, _("过号后回来"))

    def _open(self, ticket: TicketRow | None) -> None:
        self.close_all()
        self._ticket = ticket
        self.opened.emit()

    @Slot(str)
    def _on_choose(self, reason: str) -> None:
        ticket, self._ticket = self._ticket, None
        self.settled.emit()
        if ticket is not None:
            self._acts.call_chosen(ticket, reason)

    @Slot(str)
    def _on_pause(self, reason: str) -> None:
        self.settled.emit()
        self._acts.pause(reason, self._pause.minutes)

    @Slot(str)
    def _on_hold(self, reason: str) -> None:
        self.settled.emit()
        self._acts.hold(reason, self._hold.minutes)

    @Slot(str)
    def _on_skip(self, reason: str) -> None:
        self.settled.emit()
        self._acts.skip_step(reason)
