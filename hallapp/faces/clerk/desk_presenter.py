"""Turns keys of the desk and the mini bar into use cases, and their answers into what both show."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.faces.clerk.desk_state import Act, DeskFacts, desk_row, keys_of, primary_of
from hallapp.faces.clerk.desk_views import DeskView, QueueView
from hallapp.faces.clerk.material_counts import MaterialCounts
from hallapp.faces.clerk.messages import Message, Teller, failure
from hallapp.faces.clerk.services import ClerkServices
from hallapp.hall.terms import DutyRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.kernel.requests import Actor, Request
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level
from hallapp.queueing.terms import TicketRow

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class _Snapshot:
    duty: DutyRow | None
    live: TicketRow | None
    waiting: tuple[TicketRow, ...]
    missed: tuple[TicketRow, ...]


class DeskPresenter:
    """The state of one service window, for every view of it.

    Attributes:
        on_left: Called when the window is no longer held by the person signed in here.
    """

    def __init__(
        self,
        services: ClerkServices,
        jobs: Jobs,
        teller: Teller,
        owner: QObject | None = None,
        double_press_s: float = 0.3,
    ) -> None:
        self._services = services
        self._jobs = jobs
        self._teller = teller
        self._owner = owner
        self._double_press_s = double_press_s
        self._pressed_at: float | None = None
        self._zone: tzinfo = zone_named(services.hall.zone)
        self._facts: DeskFacts | None = None
        self._actor = Actor("")
        self._desks: list[DeskView] = []
        self._queues: list[QueueView] = []
        self._asking = False
        self._ask_again = False
        self._counts = MaterialCounts(services.guides, jobs, self._show, owner)
        self._accepted: dict[UUID, int] = {}
        self._last_call = ""
        self.on_left: Callable[[], None] = lambda: None

    # Who sits here

    def begin(self, duty: DutyRow, actor: Actor) -> None:
        """Serve a window from now on, or go on after a change of person.

        Args:
            duty: The window and who holds it.
            actor: Says who acts in every request.
        """
        kept = self._facts
        same = kept is not None and kept.duty.window.id == duty.window.id
        self._facts = replace(kept, duty=duty) if kept is not None and same else DeskFacts(duty)
        self._actor = actor
        self._show()
        self.refresh()

    def end(self) -> None:
        """Forget the window: nobody sits here."""
        self._facts = None
        self._last_call = ""
        self._accepted.clear()

    @property
    def duty(self) -> DutyRow | None:
        """Return the window served and who holds it; None before signing in."""
        return None if self._facts is None else self._facts.duty

    @property
    def live(self) -> TicketRow | None:
        """Return the ticket at the window."""
        return None if self._facts is None else self._facts.live

    @property
    def is_accepting(self) -> bool:
        """Return whether a tick list is open and undecided."""
        return self._facts is not None and self._facts.is_accepting

    @property
    def actor(self) -> Actor:
        """Return who acts here."""
        return self._actor

    def add_desk(self, view: DeskView) -> None:
        """Let a view show every change of the window's state."""
        self._desks.append(view)

    def add_queue(self, view: QueueView) -> None:
        """Let a view show who waits."""
        self._queues.append(view)

    # What changes from outside

    def refresh(self) -> None:
        """Ask again what is true; one question at a time, one more when asked meanwhile."""
        facts = self._facts
        if facts is None:
            return
        if self._asking:
            self._ask_again = True
            return
        self._asking = True
        window_id, queue = facts.duty.window.id, self._services.queue

        def look() -> _Snapshot:
            duties = self._services.people.duties()
            return _Snapshot(
                duty=next((row for row in duties if row.window.id == window_id), None),
                live=queue.live(window_id),
                waiting=queue.waiting(window_id),
                missed=queue.missed(window_id),
            )

        self._jobs.submit(look, self._looked, self._look_failed, self._owner)

    def set_cut_off(self, since: datetime | None) -> None:
        """Say since when the hall cannot be reached; None when it can."""
        if self._facts is not None:
            self._facts = replace(self._facts, cut_off_since=since)
            self._show()

    def set_accepting(self, *, accepting: bool) -> None:
        """Say whether a tick list is open and undecided."""
        if self._facts is not None and self._facts.is_accepting is not accepting:
            self._facts = replace(self._facts, is_accepting=accepting)
            self._show()

    def note_accepted(self) -> None:
        """Note that a case was accepted from the live ticket."""
        if self.live is not None:
            self._accepted[self.live.id] = self._accepted.get(self.live.id, 0) + 1
        self.set_accepting(accepting=False)
        self._show()

    def show_again(self) -> None:
        """Show the same state anew, such as after a change of language or when a minute passed."""
        self._show()

    # Keys

    def press_primary(self) -> None:
        """Do what the large button says; a second press right after the first does nothing."""
        facts = self._facts
        if facts is None or facts.is_busy or self._is_slip():
            return
        primary = primary_of(facts)
        if primary.reason:
            self._teller.tell(Message(primary.reason, level=Level.WARNING))
            return
        if facts.is_accepting:
            text = _("正在收件：先受理，或者按 Esc 回到排队，再办结。")
            self._teller.tell(Message(text, level=Level.WARNING))
            return
        self._pressed_at = time.monotonic()
        self._act(primary.act)

    def press(self, act: Act) -> None:
        """Do what a line of the list says; what is not allowed now is answered by its reason."""
        facts = self._facts
        if facts is None or facts.is_busy:
            return
        state = keys_of(facts).get(act)
        if state is not None and not state.allowed:
            text = _("{word}：{remark}").format(word=state.word, remark=state.remark)
            self._teller.tell(Message(text, level=Level.WARNING))
            return
        self._act(act)

    def call_chosen(self, ticket: TicketRow, reason: str) -> None:
        """Call one out of order (指定叫号); the reason goes into the log."""
        self._write(
            lambda request, window: self._services.queue.call_chosen(
                request, window, ticket.id, reason
            ),
            self._called,
        )

    def pause(self, reason: str) -> None:
        """Call nobody for a while (暂停窗口); the reason is shown to the public."""
        self._write(
            lambda request, window: self._services.serving.pause(request, window, reason),
            self._duty_changed,
        )

    def press_without_desk(self, act: Act) -> None:
        """Do what a word of the mini bar says; it has no room to ask for a reason."""
        facts = self._facts
        if act is Act.PAUSE and facts is not None:
            if facts.is_paused:
                self._act(Act.RESUME)
            else:
                self.pause(_("临时离开"))
            return
        self.press(act)

    def leave(self) -> None:
        """Sign out (离开窗口); a live ticket is refused in words."""
        self._write(self._services.serving.leave_window, self._left)

    # How an act runs

    def _act(self, act: Act) -> None:
        queue, serving = self._services.queue, self._services.serving
        if act is Act.NEXT:
            self._write(queue.call_next, self._called)
        elif act is Act.START:
            self._write(queue.start, self._started)
        elif act is Act.FINISH_NEXT:
            self._write(queue.finish_and_call_next, self._finished_and_called)
        elif act is Act.FINISH:
            self._write(queue.finish, self._finished)
        elif act is Act.RECALL:
            self._write(queue.recall, self._recalled)
        elif act is Act.MISS:
            self._write(queue.miss, self._missed)
        elif act is Act.RESUME:
            self._write(serving.resume, self._duty_changed)

    def _write(
        self,
        work: Callable[[Request, UUID], Answer],
        done: Callable[[Answer], None],
        request: Request | None = None,
    ) -> None:
        facts = self._facts
        if facts is None or facts.is_busy:
            return
        wish = request or Request(self._actor)
        window_id = facts.duty.window.id
        self._set_busy(busy=True)

        def settled(answer: Answer) -> None:
            self._set_busy(busy=False)
            done(answer)
            self.refresh()

        def failed(error: HallError) -> None:
            self._set_busy(busy=False)
            # What the surroundings broke off may have been done: the same request asks safely.
            again = isinstance(error, SurroundingsError)
            retry = (lambda: self._write(work, done, wish)) if again else None
            self._teller.tell(failure(error, retry))
            self.refresh()

        self._jobs.submit(lambda: work(wish, window_id), settled, failed, self._owner)

    def _called(self, ticket: TicketRow | None) -> None:
        self._set_live(ticket)
        if ticket is None:
            self._teller.tell(Message(_("现在没有人等候这个窗口。")))
            return
        self._say(_("已叫 {label}，{subject}"), ticket)

    def _started(self, ticket: TicketRow) -> None:
        self._set_live(ticket)
        self._say(_("{label} 开始办理"), ticket)

    def _recalled(self, ticket: TicketRow) -> None:
        self._set_live(ticket)
        self._say(_("又叫了一次 {label}，共 {count} 次"), ticket)

    def _missed(self, ticket: TicketRow) -> None:
        self._set_live(None)
        self._say(_("{label} 记为过号，人来了可以用指定叫号再叫"), ticket)

    def _finished(self, ticket: TicketRow) -> None:
        self._set_live(None)
        self._say(_("{label} 已办结"), ticket)

    def _finished_and_called(self, ticket: TicketRow | None) -> None:
        gone = "" if self.live is None else self.live.label
        self._set_live(ticket)
        if ticket is None:
            text = _("{label} 已办结，现在没有人等候").format(label=gone)
        else:
            text = _("{label} 已办结，已叫 {called}").format(label=gone, called=ticket.label)
        self._teller.tell(Message(text, level=Level.DONE))

    def _duty_changed(self, duty: DutyRow) -> None:
        if self._facts is not None:
            self._facts = replace(self._facts, duty=duty)
            paused = self._facts.is_paused
            reason = duty.pause_reason or ""
            text = _("窗口已暂停：{reason}").format(reason=reason) if paused else _("窗口已恢复")
            self._teller.tell(Message(text, level=Level.DONE))
            self._show()

    def _left(self, _nothing: None) -> None:
        self.end()
        self.on_left()

    # What is known and shown

    def _looked(self, found: _Snapshot) -> None:
        self._asking = False
        facts = self._facts
        if facts is None:
            return
        if found.duty is None or found.duty.person.id != facts.duty.person.id:
            self._lost_window()
            return
        self._facts = replace(
            facts,
            duty=found.duty,
            live=found.live,
            waiting=found.waiting,
            missed=found.missed,
        )
        self._show()
        for view in self._queues:
            view.show_tickets(found.waiting, found.missed)
        self._counts.look(found.live)
        if self._ask_again:
            self._ask_again = False
            self.refresh()

    def _look_failed(self, error: HallError) -> None:
        self._asking = False
        self._ask_again = False
        if self._facts is not None and self._facts.cut_off_since is None:
            self._teller.tell(failure(error, self.refresh))

    def _lost_window(self) -> None:
        """Stop acting for a window that somebody else has taken or closed meanwhile."""
        if self._facts is not None and self._facts.is_busy:
            return
        self.end()
        self.on_left()
        text = _("这个窗口已经由别处接管或者关闭，请重新登录。")
        self._teller.tell(Message(text, level=Level.WARNING))

    def _set_live(self, ticket: TicketRow | None) -> None:
        if self._facts is not None:
            self._facts = replace(self._facts, live=ticket, is_accepting=False)
            self._show()

    def _set_busy(self, *, busy: bool) -> None:
        if self._facts is not None:
            self._facts = replace(self._facts, is_busy=busy)
            self._show()

    def _say(self, text: str, ticket: TicketRow) -> None:
        words = text.format(label=ticket.label, subject=ticket.subject, count=ticket.call_count)
        self._teller.tell(Message(words, level=Level.DONE))

    def _show(self) -> None:
        if self._facts is None:
            return
        live = self._facts.live
        facts = replace(
            self._facts,
            material_count=self._counts.of(live),
            accepted=0 if live is None else self._accepted.get(live.id, 0),
        )
        row = desk_row(facts, self._services.clock.now(), self._zone)
        row = replace(row, last_call=self._last_call_of(live))
        for view in self._desks:
            view.show_desk(row)

    def _last_call_of(self, live: TicketRow | None) -> str:
        """Return the last call in words; it stays when its ticket is gone."""
        if live is not None and live.called_at is not None:
            at = live.called_at.astimezone(self._zone)
            text = _("上一次叫号 {label}，{time}")
            self._last_call = text.format(label=live.label, time=f"{at:%H:%M}")
        return self._last_call

    def _is_slip(self) -> bool:
        at = self._pressed_at
        return at is not None and time.monotonic() - at < self._double_press_s
