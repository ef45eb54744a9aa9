"""Runs the use cases of a window, one at a time, and keeps what can be taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar
from uuid import UUID

from hallapp.faces.clerk.desk_facts import Act
from hallapp.faces.clerk.desk_state import usual_work
from hallapp.faces.clerk.desk_watch import DeskWatch
from hallapp.faces.clerk.messages import Message, failure
from hallapp.hall.terms import DutyRow, DutyState
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.message_strip import Level
from hallapp.queueing.terms import TicketRow, TicketState, UndoRow, WorkDone

Answer = TypeVar("Answer")
CHANGE_ITEM = "change_item"
"""A change of item is taken back by the desk itself: the hall keeps no move of it."""


@dataclass(frozen=True)
class Done(Generic[Answer]):
    """What a use case answered, and whether it can be taken back."""

    answer: Answer
    undo: UndoRow | None


class DeskCalls(DeskWatch):
    """Calls, starts, misses, finishes and takes back; every press is one request."""

    _item_before: UUID | None = None

    def note_undo(self, undo: UndoRow | None) -> None:
        """Keep what can be taken back now."""
        self._change(undo=undo)

    def arrive(self, then: Callable[[TicketRow], None]) -> None:
        """Start the called ticket, then go on with it: F4 says that the citizen is here."""

        def started(ticket: TicketRow) -> None:
            self._started(ticket)
            then(ticket)

        self._write(self._services.queue.start, started)

    def _call(self, act: Act) -> None:
        """Do what a key says that asks nothing."""
        queue, serving = self._services.queue, self._services.serving
        work = self._work_now()
        if act is Act.NEXT:
            self._write(queue.call_next, self._called)
        elif act is Act.START:
            self._write(queue.start, self._started)
        elif act is Act.RECALL:
            self._write(queue.recall, self._recalled)
        elif act is Act.RESUME:
            self._write(serving.resume, self._duty_changed)
        elif act is Act.MISS:
            self._write_undoable(queue.miss, self._missed)
        elif act is Act.FINISH:
            self._write_undoable(lambda r, w: queue.finish(r, w, work), self._finished)
        elif act is Act.FINISH_NEXT:
            self._write_undoable(
                lambda r, w: queue.finish_and_call_next(r, w, work), self._finished_and_called
            )

    def undo(self) -> None:
        """Take the last move back (撤销); what it began is withdrawn."""
        facts, item_id = self.facts, self._item_before
        if facts is None or facts.undo is None:
            return
        queue = self._services.queue
        if facts.undo.action == CHANGE_ITEM and item_id is not None:
            self._write(lambda r, w: queue.correct_item(r, w, item_id), self._taken_back)
            return
        self._write(queue.undo, self._taken_back)

    def _work_now(self) -> tuple[WorkDone, ...]:
        """Return what is written down as done for the live ticket."""
        facts = self._facts
        if facts is None or facts.live is None:
            return ()
        if facts.work is not None:
            return facts.work
        return usual_work(facts.live, self._accepted.get(facts.live.id, 0))

    # How a use case runs

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
        self._change(is_busy=True)

        def settled(answer: Answer) -> None:
            self._change(is_busy=False, undo=None)
            done(answer)
            self.refresh()

        def failed(error: HallError) -> None:
            self._change(is_busy=False)
            # What the surroundings broke off may have been done: the same request asks safely.
            again = isinstance(error, SurroundingsError)
            retry = (lambda: self._write(work, done, wish)) if again else None
            self._teller.tell(failure(error, retry))
            self.refresh()

        self._jobs.submit(lambda: work(wish, window_id), settled, failed, self._owner)

    def _write_undoable(
        self, work: Callable[[Request, UUID], Answer], done: Callable[[Answer], None]
    ) -> None:
        """Run what can be taken back for some seconds; what the hall says of them is kept."""
        queue = self._services.queue

        def settled(both: Done[Answer]) -> None:
            self.note_undo(both.undo)
            done(both.answer)

        self._write(lambda r, w: Done(work(r, w), queue.undoable(w)), settled)

    # What is said afterwards

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
        self._say_undoable(_("{label} 记为过号").format(label=ticket.label))

    def _finished(self, ticket: TicketRow) -> None:
        self._keep_done()
        self._set_live(None)
        self._say_undoable(_("已办结 {label}").format(label=ticket.label) + _follows(ticket))

    def _finished_and_called(self, ticket: TicketRow | None) -> None:
        gone = "" if self.live is None else self.live.label
        self._keep_done()
        self._set_live(ticket)
        if ticket is None:
            text = _("已办结 {label}，现在没有人等候").format(label=gone)
        else:
            text = _("已办结 {label}，已叫 {called}").format(label=gone, called=ticket.label)
        self._say_undoable(text)

    def _keep_done(self) -> None:
        """Remember whose work can still be corrected."""
        if self.live is not None:
            self._change(done=self.live)

    def _duty_changed(self, duty: DutyRow) -> None:
        self._change(duty=duty)
        reason = duty.pause_reason or ""
        paused = duty.state is DutyState.PAUSED
        text = _("窗口已暂停：{reason}").format(reason=reason) if paused else _("窗口已恢复")
        if paused and duty.back_at is not None:
            time = f"{duty.back_at.astimezone(self._zone):%H:%M}"
            text += _("，预计 {time} 恢复").format(time=time)
        self._teller.tell(Message(text, level=Level.DONE))

    def _taken_back(self, ticket: TicketRow) -> None:
        self._set_live(ticket)
        self._change(done=None)
        self._say(_("已撤销，{label} 回到窗口"), ticket)

    def _say(self, text: str, ticket: TicketRow) -> None:
        words = text.format(label=ticket.label, subject=ticket.subject, count=ticket.call_count)
        self._teller.tell(Message(words, level=Level.DONE))

    def _say_undoable(self, text: str) -> None:
        """Say what was done, and for how long it can be taken back if it can."""
        facts = self.facts
        if facts is None or facts.undo is None or not facts.undo_left_s:
            self._teller.tell(Message(text, level=Level.DONE))
            return
        detail = _("{seconds} 秒内可撤销").format(seconds=facts.rules.undo_s)
        self._teller.tell(Message(text, detail, Level.DONE, undo=self.undo))

    def _undo_until(self, action: str, label: str) -> UndoRow | None:
        """Return that a move of the desk itself can be taken back, as long as the hall's can."""
        facts = self._facts
        if facts is None:
            return None
        until_at = self._services.clock.now() + timedelta(seconds=facts.rules.undo_s)
        return UndoRow(action, label, None, until_at)


def _follows(ticket: TicketRow) -> str:
    """Return where a finished ticket goes on to: its package, or back to who sent it."""
    if ticket.state is not TicketState.WAITING:
        return ""
    return _("，接着排{service}").format(service=ticket.service_name)
