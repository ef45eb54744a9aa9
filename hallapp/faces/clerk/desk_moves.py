"""Puts tickets aside, sends them on, brings them back, corrects and takes back (窗口业务)."""

from collections.abc import Callable
from uuid import UUID

from hallapp.faces.clerk.desk_calls import CHANGE_ITEM, DeskCalls
from hallapp.faces.clerk.desk_state import usual_work
from hallapp.faces.clerk.messages import Message
from hallapp.guides.terms import GuideRow
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.message_strip import Level
from hallapp.queueing.terms import (
    Destination,
    MissingPaper,
    Outcome,
    TicketRow,
    TicketState,
    WorkDone,
)


class DeskMoves(DeskCalls):
    """What a clerk does with a ticket beyond calling and finishing it."""

    def call_chosen(self, ticket: TicketRow, reason: str) -> None:
        """Call one out of order (指定叫号); the reason goes into the log."""
        queue = self._services.queue
        self._write(lambda r, w: queue.call_chosen(r, w, ticket.id, reason), self._called)

    def pause(self, reason: str, minutes: int | None = None) -> None:
        """Call nobody for a while (暂停窗口); reason and length are shown to the public."""
        serving = self._services.serving
        self._write(lambda r, w: serving.pause(r, w, reason, minutes), self._duty_changed)

    def hold(self, reason: str, minutes: int | None) -> None:
        """Put the ticket aside (挂起); the window is free for the next."""
        queue = self._services.queue
        self._write(lambda r, w: queue.hold(r, w, reason, minutes), self._held)

    def step_out(self, ticket: TicketRow) -> None:
        """Keep the number of a citizen who goes away for a while (暂离)."""
        queue = self._services.queue
        self._write(lambda r, _w: queue.step_out(r, ticket.id), self._stepped_out)

    def bring_back(self, ticket: TicketRow) -> None:
        """Go on at once with one who is held or away."""
        queue = self._services.queue
        self._write(lambda r, w: queue.bring_back(r, w, ticket.id), self._brought_back)

    def wake(self, ticket: TicketRow) -> None:
        """Let one who is held or away wait again, where it stood."""
        self._write(lambda r, _w: self._services.queue.wake(r, ticket.id), self._waits_again)

    def readmit(self, ticket: TicketRow) -> None:
        """Let a late-comer wait again, as the rule of the service has it (过号恢复)."""
        self._write(lambda r, _w: self._services.queue.readmit(r, ticket.id), self._waits_again)

    def transfer(self, to: Destination, where: str, words: str = "") -> None:
        """Send the ticket on (转移).

        Args:
            to: Where it goes.
            where: The same in words, for the strip.
            words: What the next one shall know.
        """
        queue = self._services.queue

        def sent(ticket: TicketRow) -> None:
            self._set_live(None)
            text = _("{label} 已转移：{where}，号码不变").format(label=ticket.label, where=where)
            if to.comes_back:
                text += _("，办完回来")
            self._say_undoable(text)

        self._write_undoable(lambda r, w: queue.transfer(r, w, to, words), sent)

    def gone(self, ticket: TicketRow) -> None:
        """Close the number of a citizen who has gone (离开)."""
        queue = self._services.queue
        is_here = self.live is not None and self.live.id == ticket.id

        def closed(left: TicketRow) -> None:
            if is_here:
                self._set_live(None)
            self._say_undoable(_("{label} 记为已离开").format(label=left.label))

        if is_here:
            self._write_undoable(lambda r, _w: queue.leave(r, ticket.id), closed)
        else:
            self._write(lambda r, _w: queue.leave(r, ticket.id), closed)

    def fail_visit(
        self,
        guide: GuideRow,
        missing: tuple[MissingPaper, ...],
        then: Callable[[TicketRow], None],
    ) -> None:
        """End the visit for want of papers (材料不全); no case, the window is free.

        Args:
            guide: Of the item; its version names the papers.
            missing: What was missing.
            then: Called with the ticket, such as to print its notice.
        """
        queue = self._services.queue

        def sent_home(ticket: TicketRow) -> None:
            self._set_live(None)
            text = _("{label} 材料不全，缺 {count} 份，正在打印告知单")
            self._say_undoable(text.format(label=ticket.label, count=len(missing)))
            then(ticket)

        self._write_undoable(
            lambda r, w: queue.fail_visit(r, w, guide.item.id, guide.version, missing), sent_home
        )

    def skip_step(self, reason: str) -> None:
        """Leave out the service of a package that is here; the next one begins (跳过)."""
        queue = self._services.queue

        def skipped(ticket: TicketRow) -> None:
            self._set_live(None)
            text = _("{label} 跳过了这一步").format(label=ticket.label)
            if ticket.state is TicketState.WAITING:
                text += _("，接着排{service}").format(service=ticket.service_name)
            self._say_undoable(text)

        self._write_undoable(lambda r, w: queue.skip_step(r, w, reason), skipped)

    def walk_in(self, service_id: UUID, item_id: UUID | None) -> None:
        """Serve somebody at once who has no number (无号办理)."""
        queue = self._services.queue
        self._write(lambda r, w: queue.walk_in(r, w, service_id, item_id), self._walked_in)

    def correct_item(
        self, item_id: UUID, then: Callable[[TicketRow], None] = lambda _ticket: None
    ) -> None:
        """Let the ticket be for another item; its number stays (换事项)."""
        before = self.live
        if before is None:
            return
        self._item_before = before.item_id
        queue = self._services.queue

        def changed(ticket: TicketRow) -> None:
            self._set_live(ticket)
            self._change(work=None)
            if before.item_id is not None:
                self.note_undo(self._undo_until(CHANGE_ITEM, ticket.label))
            text = _("{label} 已换事项，由“{before}”改为“{after}”").format(
                label=ticket.label, before=before.subject, after=ticket.subject
            )
            self._say_undoable(text)
            then(ticket)

        self._write(lambda r, w: queue.correct_item(r, w, item_id), changed)

    # What was done

    def plan_work(self, work: tuple[WorkDone, ...]) -> None:
        """Keep what will be written down as done when the live ticket is finished."""
        self._change(work=work)
        self._teller.tell(Message(_("记下了，办结时一起记。"), level=Level.DONE))

    def note_visit(self, item_id: UUID, outcome: Outcome) -> None:
        """Add what the visit was for besides accepting; what the clerk wrote of it stays."""
        facts = self.facts
        if facts is None or facts.live is None:
            return
        own = facts.work
        if own is None:
            own = usual_work(facts.live, facts.accepted) if facts.accepted else ()
        if all(done.item_id != item_id for done in own):
            self._change(work=(*own, WorkDone(item_id, 1, outcome)))

    def correct_work(self, ticket: TicketRow, work: tuple[WorkDone, ...]) -> None:
        """Write down anew what was done for a ticket finished here."""
        queue = self._services.queue

        def corrected(_work: tuple[WorkDone, ...]) -> None:
            self._say(_("{label} 办了什么，已更正"), ticket)

        self._write(lambda r, _w: queue.correct_work(r, ticket.step_id, work), corrected)

    # Notices

    def read_notice(self) -> None:
        """Say that the first notice was read (知道了)."""
        facts = self._facts
        if facts is None or not facts.notices:
            return
        first, request = facts.notices[0], Request(self._actor)
        self._change(notices=facts.notices[1:])
        self._jobs.submit(
            lambda: self._services.oversee.seen(request, first.id),
            self._was_read,
            self._look_failed,
            self._owner,
        )

    def _was_read(self, _nothing: None) -> None:
        self.refresh()

    # What is said afterwards

    def _held(self, ticket: TicketRow) -> None:
        self._set_live(None)
        text = _("{label} 已挂起：{reason}").format(
            label=ticket.label, reason=ticket.aside_words or ""
        )
        self._teller.tell(Message(text + self._returns(ticket), level=Level.DONE))

    def _stepped_out(self, ticket: TicketRow) -> None:
        if self.live is not None and self.live.id == ticket.id:
            self._set_live(None)
        text = _("{label} 暂离，号给他留着").format(label=ticket.label)
        self._teller.tell(Message(text + self._returns(ticket), level=Level.DONE))

    def _returns(self, ticket: TicketRow) -> str:
        if ticket.return_at is None:
            return _("，等您叫回来")
        time = f"{ticket.return_at.astimezone(self._zone):%H:%M}"
        return _("，{time} 回到队里").format(time=time)

    def _brought_back(self, ticket: TicketRow) -> None:
        self._set_live(ticket)
        serving = ticket.state is TicketState.SERVING
        self._say(_("{label} 接着办") if serving else _("已叫 {label} 回来"), ticket)

    def _waits_again(self, ticket: TicketRow) -> None:
        self._say(_("{label} 回到队里等候"), ticket)

    def _walked_in(self, ticket: TicketRow) -> None:
        self._set_live(ticket)
        self._say(_("{label} 没有纸票，已开始办理，{subject}"), ticket)
