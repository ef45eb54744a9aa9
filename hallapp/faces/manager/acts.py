"""What a manager does to the queue with one press: each knows its words and how to take it back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from hallapp.evaluation.terms import FollowUpState
from hallapp.faces.manager.services import ManagerServices
from hallapp.kernel.clock import day_in, zone_named
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.queueing.terms import Destination, OrderKind, ReliefKind, ReliefRow


class Act(Protocol):
    """One thing to do."""

    def do(self, services: ManagerServices, request: Request) -> str:
        """Do it, on a worker; return the sentence that says what was done."""
        ...

    def undo(self) -> "Act | None":
        """Return what takes it back, or None where nothing can."""
        ...


@dataclass(frozen=True)
class Relieve:
    """Do what an alert proposes."""

    relief: ReliefRow

    def do(self, services: ManagerServices, request: Request) -> str:
        """Ask the hall to do it."""
        services.oversee.act_on(request, self.relief)
        return {
            ReliefKind.OPEN_WINDOW: _("已通知 {window} 号窗口开窗叫{service}"),
            ReliefKind.RESUME_WINDOW: _("已通知 {window} 号窗口结束暂停，叫{service}"),
            ReliefKind.HELP_OUT: _("{window} 号窗口帮办{service}一小时，已经通知"),
            ReliefKind.STOP_ISSUE: _("{service}已停止取号，取号处写明：等候人数较多"),
        }[self.relief.kind].format(
            window=self.relief.window_number, service=self.relief.service_name
        )

    def undo(self) -> Act | None:
        """End the help, or give numbers again; a notice that was read cannot be unread."""
        relief = self.relief
        if relief.kind is ReliefKind.HELP_OUT and relief.window_id is not None:
            return EndHelp(
                relief.window_id, relief.window_number or 0, relief.service_id, relief.service_name
            )
        if relief.kind is ReliefKind.STOP_ISSUE:
            return Order(relief.service_id, relief.service_name, OrderKind.RESUME)
        return None


@dataclass(frozen=True)
class EndHelp:
    """End a help before its time."""

    window_id: UUID
    window_number: int
    service_id: UUID
    service_name: str

    def do(self, services: ManagerServices, request: Request) -> str:
        """End it."""
        services.oversee.end_help(request, self.window_id, self.service_id)
        return _("{window} 号窗口不再帮办{service}").format(
            window=self.window_number, service=self.service_name
        )

    def undo(self) -> Act | None:
        """Nothing: the alert proposes it anew."""
        return None


@dataclass(frozen=True)
class Order:
    """Stop, resume or extend the numbers of a service.

    Attributes:
        reason: Shown to the public with a stop.
        until_at: Until when an extension holds, in the hall's zone.
        extra: Numbers that an extension adds.
    """

    service_id: UUID
    service_name: str
    kind: OrderKind
    reason: str = ""
    until_at: datetime | None = None
    extra: int = 0

    def do(self, services: ManagerServices, request: Request) -> str:
        """Order it."""
        services.queue.order_issue(
            request, self.service_id, self.kind, self.reason, self.until_at, self.extra
        )
        if self.kind is OrderKind.STOP:
            said = _("{service}已停止取号，取号处写明：{reason}")
        elif self.kind is OrderKind.RESUME:
            said = _("{service}恢复取号")
        elif self.until_at is not None:
            said = _("{service}取号延长到 {until}")
        else:
            said = _("{service}今天加放 {extra} 个号")
        until = "" if self.until_at is None else f"{self.until_at:%H:%M}"
        return said.format(
            service=self.service_name, reason=self.reason, until=until, extra=self.extra
        )

    def undo(self) -> Act | None:
        """Give numbers again as usual; numbers that were added stay added."""
        if self.kind is OrderKind.RESUME or self.extra:
            return None
        return Order(self.service_id, self.service_name, OrderKind.RESUME)


@dataclass(frozen=True)
class Notify:
    """Show words at a window until they are read."""

    window_id: UUID
    window_number: int
    words: str

    def do(self, services: ManagerServices, request: Request) -> str:
        """Send them."""
        services.oversee.notify_window(request, self.window_id, self.words)
        return _("已发到 {window} 号窗口：{words}").format(
            window=self.window_number, words=self.words
        )

    def undo(self) -> Act | None:
        """Nothing: it may have been read."""
        return None


@dataclass(frozen=True)
class Move:
    """Send a waiting ticket elsewhere.

    Attributes:
        to_words: Where, as the manager reads it.
        home_id: The service that it waited for without a reservation; None when it had one.
    """

    ticket_id: UUID
    label: str
    to: Destination
    to_words: str
    reason: str
    home_id: UUID | None = None

    def do(self, services: ManagerServices, request: Request) -> str:
        """Send it."""
        services.oversee.move(request, self.ticket_id, self.to, self.reason)
        return _("{label} 改派到{where}，位置不变").format(label=self.label, where=self.to_words)

    def undo(self) -> Act | None:
        """Send it back to the service where it waited."""
        if self.home_id is None:
            return None
        home = Destination(service_id=self.home_id)
        return Move(self.ticket_id, self.label, home, _("原来的队"), _("撤销改派"))


@dataclass(frozen=True)
class Prioritise:
    """Let a waiting ticket count as if it had come earlier."""

    ticket_id: UUID
    label: str
    minutes: int
    reason: str

    def do(self, services: ManagerServices, request: Request) -> str:
        """Decide it, and read from the report how much the hall's cap has left of it."""
        services.oversee.prioritise(request, self.ticket_id, self.minutes, self.reason)
        today = day_in(services.clock.now(), zone_named(services.hall.zone))
        kept = services.queue.chosen_report(today, today)
        given = [row.minutes for row in kept if row.ticket_id == self.ticket_id and row.minutes]
        minutes = given[-1] if given else self.minutes
        if minutes < self.minutes:
            return _("{label} 安排优先 {minutes} 分钟：大厅规定最多这么多，已记入越序报表").format(
                label=self.label, minutes=minutes
            )
        return _("{label} 安排优先 {minutes} 分钟，已记入越序报表").format(
            label=self.label, minutes=minutes
        )

    def undo(self) -> Act | None:
        """Nothing: it stands in the report."""
        return None


@dataclass(frozen=True)
class Remove:
    """Make a waiting number void."""

    ticket_id: UUID
    label: str
    reason: str

    def do(self, services: ManagerServices, request: Request) -> str:
        """Make it void."""
        services.queue.void(request, self.ticket_id, self.reason)
        return _("{label} 已作废：{reason}").format(label=self.label, reason=self.reason)

    def undo(self) -> Act | None:
        """Nothing: a void number is given anew."""
        return None


@dataclass(frozen=True)
class GoThere:
    """Answer a call for help oneself."""

    call_id: UUID
    station: str

    def do(self, services: ManagerServices, request: Request) -> str:
        """Tell the kiosk that somebody comes."""
        services.reception.answer(request, self.call_id)
        return _("{station}的求助由您接应，自助机上已经写明有人来").format(station=self.station)

    def undo(self) -> Act | None:
        """Nothing: the citizen has read it."""
        return None


@dataclass(frozen=True)
class Advance:
    """Take the next step of a follow-up."""

    follow_up_id: UUID
    label: str
    state: FollowUpState
    words: str

    def do(self, services: ManagerServices, request: Request) -> str:
        """Write it down."""
        row = services.evaluation.advance(request, self.follow_up_id, self.state, self.words)
        return _("{label} 的差评：{state}").format(label=self.label, state=row.state.label)

    def undo(self) -> Act | None:
        """Nothing: steps are only added."""
        return None
