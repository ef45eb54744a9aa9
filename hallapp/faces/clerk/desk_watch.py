"""Knows the state of one service window, and shows it wherever it is shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.faces.clerk.desk_facts import DeskFacts, QueueRules
from hallapp.faces.clerk.desk_state import desk_row
from hallapp.faces.clerk.desk_views import DeskView, QueueShown, QueueView
from hallapp.faces.clerk.material_counts import MaterialCounts
from hallapp.faces.clerk.messages import Message, Teller, failure
from hallapp.faces.clerk.services import ClerkServices
from hallapp.hall.terms import DutyRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Request
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level
from hallapp.queueing.terms import (
    LateRuleRow,
    NoticeRow,
    PackageProgressRow,
    TicketRow,
)


@dataclass(frozen=True)
class _Snapshot:
    duty: DutyRow | None
    live: TicketRow | None
    waiting: tuple[TicketRow, ...]
    aside: tuple[TicketRow, ...]
    missed: tuple[TicketRow, ...]
    progress: tuple[PackageProgressRow, ...]
    notices: tuple[NoticeRow, ...]
    late_rules: Mapping[str, LateRuleRow]
    rules: QueueRules


class DeskWatch:
    """The state of one service window, asked for and shown.

    Attributes:
        on_left: Called when the window is no longer held by the person signed in here.
    """

    def __init__(
        self,
        services: ClerkServices,
        jobs: Jobs,
        teller: Teller,
        owner: QObject | None = None,
    ) -> None:
        self._services = services
        self._jobs = jobs
        self._teller = teller
        self._owner = owner
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
    def facts(self) -> DeskFacts | None:
        """Return what is known of the window at this moment; None before signing in."""
        if self._facts is None:
            return None
        return replace(self._facts, now=self._services.clock.now())

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
        known = facts.late_rules
        window_id = facts.duty.window.id
        self._jobs.submit(
            lambda: self._look(window_id, known), self._looked, self._look_failed, self._owner
        )

    def tick(self) -> None:
        """Let time pass: waits have grown, and who was away so long waits again."""
        facts = self.facts
        if facts is None:
            return
        now = self._services.clock.now()
        if any(row.return_at is not None and row.return_at <= now for row in facts.aside):
            request = Request(self._actor)
            queue = self._services.queue
            self._jobs.submit(
                lambda: queue.wake_due(request), self._woken, self._look_failed, self._owner
            )
            return
        self.refresh()

    def set_cut_off(self, since: datetime | None) -> None:
        """Say since when the hall cannot be reached; None when it can."""
        self._change(cut_off_since=since)

    def set_accepting(self, *, accepting: bool) -> None:
        """Say whether a tick list is open and undecided."""
        if self._facts is not None and self._facts.is_accepting is not accepting:
            self._change(is_accepting=accepting)

    def note_accepted(self) -> None:
        """Note that a case was accepted from the live ticket."""
        if self.live is not None:
            self._accepted[self.live.id] = self._accepted.get(self.live.id, 0) + 1
        self.set_accepting(accepting=False)
        self._show()

    def show_again(self) -> None:
        """Show the same state anew, such as after a change of language or when time passed."""
        self._show()

    # What is known and shown

    def _look(self, window_id: UUID, known: Mapping[str, LateRuleRow]) -> _Snapshot:
        """Ask everything that the window's state consists of; runs on the worker."""
        queue, duties = self._services.queue, self._services.people.duties()
        live, missed = queue.live(window_id), queue.missed(window_id)
        waiting = queue.waiting(window_id)
        there = {row.id for row in waiting}
        rules = known
        if any(row.service_code not in known for row in missed):
            rules = {row.code: row.late for row in queue.services() if row.late is not None}
        is_package = live is not None and bool(live.package_name)
        return _Snapshot(
            duty=next((row for row in duties if row.window.id == window_id), None),
            live=live,
            waiting=waiting,
            aside=tuple(row for row in queue.aside(window_id) if row.id not in there),
            missed=missed,
            progress=queue.package_progress(live.id) if live is not None and is_package else (),
            notices=self._services.oversee.notices(window_id),
            late_rules=rules,
            rules=self._services.rules(),
        )

    def _looked(self, found: _Snapshot) -> None:
        self._asking = False
        facts = self._facts
        if facts is None:
            return
        if found.duty is None or found.duty.person.id != facts.duty.person.id:
            self._lost_window()
            return
        self._set_live(found.live, keeps_accepting=True)
        self._change(
            duty=found.duty,
            waiting=found.waiting,
            aside=found.aside,
            missed=found.missed,
            progress=found.progress,
            notices=found.notices,
            late_rules=found.late_rules,
            rules=found.rules,
        )
        shown = QueueShown(
            found.waiting,
            found.aside,
            found.missed,
            found.late_rules,
            found.rules.wait_limit_minutes,
        )
        for view in self._queues:
            view.show_tickets(shown)
        self._counts.look(found.live)
        if self._ask_again:
            self._ask_again = False
            self.refresh()

    def _look_failed(self, error: HallError) -> None:
        self._asking = False
        self._ask_again = False
        if self._facts is not None and self._facts.cut_off_since is None:
            self._teller.tell(failure(error, self.refresh))

    def _woken(self, _count: int) -> None:
        self.refresh()

    def _lost_window(self) -> None:
        """Stop acting for a window that somebody else has taken or closed meanwhile."""
        if self._facts is not None and self._facts.is_busy:
            return
        self.end()
        self.on_left()
        text = _("这个窗口已经由别处接管或者关闭，请重新登录。")
        self._teller.tell(Message(text, level=Level.WARNING))

    def _set_live(self, ticket: TicketRow | None, *, keeps_accepting: bool = False) -> None:
        """Keep which ticket is here; what was chosen as done belongs to one ticket only."""
        facts = self._facts
        if facts is None:
            return
        same = facts.live is not None and ticket is not None and facts.live.id == ticket.id
        accepting = facts.is_accepting if keeps_accepting else False
        self._facts = replace(
            facts,
            live=ticket,
            is_accepting=accepting,
            work=facts.work if same else None,
            progress=facts.progress if same else (),
        )
        if not keeps_accepting:
            self._show()

    def _change(self, **changed: object) -> None:
        if self._facts is not None:
            self._facts = replace(self._facts, **changed)  # pyright: ignore[reportArgumentType]
            self._show()

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
