"""Running the queue (现场管理): put somebody elsewhere or first, help between windows, notices.

Every act against the plain order needs a reason and stands in the report of what was done out of
turn. A priority obeys the same cap as every head start, so that the bound of a wait holds.
"""

import uuid
from datetime import datetime, time, timedelta

from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.hall.errors import WindowUnknownError
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, papers
from hallapp.queueing import alerts
from hallapp.queueing.errors import (
    NoServiceError,
    NotServedHereError,
    NotWaitingError,
    NowhereError,
    ReasonNeededError,
    TicketUnknownError,
)
from hallapp.queueing.one_number import check_one_number
from hallapp.queueing.order import prioritised_at
from hallapp.queueing.overseeing_errors import (
    HelpOverError,
    NotHelpingError,
    NoticeEmptyError,
    NoticeUnknownError,
    PriorityMinutesError,
)
from hallapp.queueing.service import QueueService
from hallapp.queueing.store import days, overseeing, picking, steps
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.deeds import Deed, keep
from hallapp.queueing.store.picking import Found
from hallapp.queueing.store.steps import StepNow
from hallapp.queueing.terms import (
    Destination,
    Entry,
    LoadAlertRow,
    NoticeRow,
    OrderKind,
    OutOfTurnKind,
    ReliefKind,
    ReliefRow,
    TicketRow,
    TicketState,
)
from hallapp.queueing.turns import QueueTurns

HELP_MINUTES = 60
_MAY_NOTIFY = OVERSEERS | {Role.GUIDE_STAFF}
_WORDS_MOST = 200
_ENTRY_WORDS_MOST = 120


class OverseeService(QueueTurns):
    """What shift leader and manager do to the queue; the guide desk may send notices, too."""

    def __init__(self, work: UnitOfWork, queue: QueueService) -> None:
        super().__init__(work)
        self._queue = queue

    def move(
        self, request: Request, ticket_id: uuid.UUID, to: Destination, reason: str
    ) -> TicketRow:
        """Send a waiting ticket to another service, window or person (改派); its place is kept.

        Raises:
            NotEntitledError: Whoever asks does not run the hall.
            ReasonNeededError: No reason was given.
            NowhereError: The destination names nothing.
            NoServiceError: There is no such service, or it is not offered.
            WindowUnknownError: There is no such window.
            TicketUnknownError: There is no such ticket.
            NotWaitingError: It does not wait now.
            NotServedHereError: The wanted window does not serve what the ticket waits for.
            LiveTicketExistsError: The citizen has another number of the wanted service.
        """
        if (to.service_id, to.window_id, to.person_id) == (None, None, None):
            raise NowhereError

        def put(act: Writing, turn: Turn, found: Found, said: str) -> None:
            self._check_destination(act, to)
            window_id, service_id = to.window_id, to.service_id or found.row["service_id"]
            if service_id != found.row["service_id"]:
                check_one_number(act, self._work.hall_id, turn, ticket_id, service_id)
            if window_id is not None and not steps.is_served_at(
                act.connection, window_id, service_id, turn.moment
            ):
                number = steps.window_number(act.connection, window_id)
                raise NotServedHereError(number=number)
            wanted = {"wanted_window_id": to.window_id, "wanted_person_id": to.person_id}
            values = wanted if to.service_id is None else wanted | {"service_id": to.service_id}
            self._stand_anew(act, turn, found, Entry.TRANSFERRED, said, **values)
            keep(act, self._work.hall_id, turn, Deed(OutOfTurnKind.MOVED, ticket_id, said))

        asked = {"service": to.service_id, "to_window": to.window_id, "to_person": to.person_id}
        return self._changed(request, "move", ticket_id, reason, put, **asked)

    def prioritise(
        self, request: Request, ticket_id: uuid.UUID, minutes: int, reason: str
    ) -> TicketRow:
        """Let a waiting ticket count as if it had come earlier (安排优先), never above the cap.

        Args:
            request: Who decides.
            ticket_id: Whom.
            minutes: How much earlier; head starts are not summed, the largest counts.
            reason: Shown to the clerk with the call and kept in the report.

        Raises:
            NotEntitledError: Whoever asks does not run the hall.
            ReasonNeededError: No reason was given.
            PriorityMinutesError: Less than a minute was given.
            TicketUnknownError: There is no such ticket.
            NotWaitingError: It does not wait now.
        """

        def put(act: Writing, turn: Turn, found: Found, said: str) -> None:
            cap = self._policy(act, turn).head_start_cap_minutes
            if minutes < 1:
                raise PriorityMinutesError(cap=cap)
            moment, head_start_s = prioritised_at(found.seen.standing, minutes, cap)
            kept = ("wanted_window_id", "wanted_person_id")
            values = {name: found.row[name] for name in kept}
            values |= {"effective_at": moment, "head_start_s": head_start_s}
            self._stand_anew(act, turn, found, Entry.PRIORITISED, said, **values)
            deed = Deed(OutOfTurnKind.PRIORITISED, ticket_id, said, min(minutes, cap))
            keep(act, self._work.hall_id, turn, deed)

        return self._changed(request, "prioritise", ticket_id, reason, put, minutes=minutes)

    def help_out(
        self,
        request: Request,
        window_id: uuid.UUID,
        service_id: uuid.UUID,
        until_at: datetime | None = None,
    ) -> None:
        """Let a window serve one service more (帮办), until a moment or the end of the day.

        Raises:
            NotEntitledError: Whoever asks does not run the hall.
            HelpOverError: The moment has passed.
            NoServiceError: There is no such service, or it is not offered.
            WindowUnknownError: There is no such window.
        """
        asked = {"window": window_id, "service": service_id, "until": until_at}
        with self._work.write(request, "queueing.help_out", **asked) as act:
            if act.first_answer is None:
                check_role(act.connection, self._work.hall_id, request.actor, OVERSEERS)
                self._help(act, window_id, service_id, until_at or self._day_ends(act))

    def end_help(self, request: Request, window_id: uuid.UUID, service_id: uuid.UUID) -> None:
        """End a help before its time; what the window serves for good stays.

        Raises:
            NotEntitledError: Whoever asks does not run the hall.
            NotHelpingError: It serves the service for good, or not at all.
        """
        asked = {"window": window_id, "service": service_id}
        with self._work.write(request, "queueing.end_help", **asked) as act:
            if act.first_answer is not None:
                return
            check_role(act.connection, self._work.hall_id, request.actor, OVERSEERS)
            days.hold(act.connection, self._work.hall_id)
            found = overseeing.link(act.connection, window_id, service_id)
            if found is None or found[1] is None or found[1] <= act.now:
                raise NotHelpingError
            overseeing.help_until(act.connection, window_id, service_id, act.now)
            self._report_help(act, window_id, service_id, act.now)

    def notify_window(self, request: Request, window_id: uuid.UUID, words: str) -> None:
        """Show a word at a window until it is read (窗口提醒).

        Raises:
            NotEntitledError: Whoever asks neither runs the hall nor is of the guide desk.
            NoticeEmptyError: It says nothing.
            WindowUnknownError: There is no such window.
        """
        with self._work.write(
            request, "queueing.notify_window", window=window_id, words=words
        ) as act:
            if act.first_answer is None:
                check_role(act.connection, self._work.hall_id, request.actor, _MAY_NOTIFY)
                self._notify(act, window_id, words)

    def notices(self, window_id: uuid.UUID) -> tuple[NoticeRow, ...]:
        """Return what a window has not read yet, oldest first."""
        with self._work.look() as connection:
            return overseeing.notices(connection, self._work.hall_id, window_id)

    def seen(self, request: Request, notice_id: uuid.UUID) -> None:
        """Say that a notice was read at its window; whoever was first is kept.

        Raises:
            NoticeUnknownError: There is no such notice.
        """
        with self._work.write(request, "queueing.notice_seen", notice=notice_id) as act:
            if act.first_answer is not None:
                return
            window_id = overseeing.notice_window(act.connection, notice_id)
            if window_id is None:
                raise NoticeUnknownError
            overseeing.see(act.connection, notice_id, act.now, request.actor.person_id)
            act.record(Happening("queueing.notice_seen", "window", window_id))
            act.changed(Change.WINDOWS)

    def load_alerts(self) -> tuple[LoadAlertRow, ...]:
        """Return the services whose people wait too long, the longest wait first (等候预警)."""
        with self._work.read() as session:
            day = self._work.today()
            return alerts.load_alerts(session, self._work.hall_id, day, self._work.clock.now())

    def act_on(self, request: Request, relief: ReliefRow) -> None:
        """Do what an alert proposes, with one button.

        A window that is closed or paused gets a notice: only people open windows. A helping
        window serves the service for an hour and is told so. Numbers are stopped by an order.

        Raises:
            NotEntitledError: Whoever asks does not run the hall.
        """
        if relief.kind is ReliefKind.STOP_ISSUE:
            with papers():
                why = _("等候人数较多")
            self._queue.order_issue(request, relief.service_id, OrderKind.STOP, why)
            return
        window_id = relief.window_id
        if window_id is None:
            raise WindowUnknownError(number=None)
        asked = {"what": relief.kind.value, "service": relief.service_id, "window": window_id}
        with self._work.write(request, "queueing.relieve", **asked) as act:
            if act.first_answer is not None:
                return
            check_role(act.connection, self._work.hall_id, request.actor, OVERSEERS)
            if relief.kind is ReliefKind.HELP_OUT:
                until_at = act.now + timedelta(minutes=HELP_MINUTES)
                self._help(act, window_id, relief.service_id, until_at)
            self._notify(act, window_id, _notice_of(relief))

    def _changed(
        self,
        request: Request,
        verb: str,
        ticket_id: uuid.UUID,
        reason: str,
        put: alerts.Put,
        **more: object,
    ) -> TicketRow:
        said = reason.strip()
        if not said:
            raise ReasonNeededError
        asked = {"ticket": ticket_id, "reason": said, **more}
        with self._work.write(request, f"queueing.{verb}", **asked) as act:
            if act.first_answer is None:
                check_role(act.connection, self._work.hall_id, request.actor, OVERSEERS)
                turn = self._turn(act)
                put(act, turn, self._waiting_one(act, turn, ticket_id), said)
        return self.ticket(ticket_id)

    def _waiting_one(self, act: Writing, turn: Turn, ticket_id: uuid.UUID) -> Found:
        found = picking.seen_by(act.connection, ticket_id, None, turn.moment, lambda: 0)
        if found is None:
            raise TicketUnknownError
        if found.row["state"] is not TicketState.WAITING:
            raise NotWaitingError(label=found.label)
        return found

    def _stand_anew(
        self, act: Writing, turn: Turn, found: Found, entry: Entry, said: str, **values: object
    ) -> None:
        """End the waiting step and begin another, which stands where it is put."""
        before = steps.step(act.connection, found.row["step_id"])
        if before is None:
            raise TicketUnknownError
        steps.change(
            act.connection, before.id, state=TicketState.TRANSFERRED, finished_at=turn.moment
        )
        kept: dict[str, object] = {
            "back_window_id": before.back_window_id,
            "back_person_id": before.back_person_id,
        }
        if entry is Entry.PRIORITISED:
            # The queue is the same: a citizen let first has waited as long as before.
            kept["queued_at"] = _waits_since(before)
        words = {"entry_words": said[:_ENTRY_WORDS_MOST]}
        steps.begin(act.connection, turn, before, entry, **kept, **words, **values)
        after = {"label": found.label} | {name: str(value) for name, value in values.items()}
        was = {"effective_at": str(before.effective_at), "service_id": str(before.service_id)}
        act.record(
            Happening(
                f"queueing.ticket_{entry.value}", "ticket", before.ticket_id, said, was, after
            )
        )
        act.changed(Change.TICKETS)

    def _check_destination(self, act: Writing, to: Destination) -> None:
        if to.service_id is not None and not steps.is_offered(act.connection, to.service_id):
            raise NoServiceError(service=str(to.service_id))
        if to.window_id is not None:
            self._check_window(act, to.window_id)

    def _check_window(self, act: Writing, window_id: uuid.UUID) -> None:
        if steps.window_number(act.connection, window_id) is None:
            raise WindowUnknownError(number=None)

    def _help(
        self,
        act: Writing,
        window_id: uuid.UUID,
        service_id: uuid.UUID,
        until_at: datetime,
    ) -> None:
        if until_at <= act.now:
            raise HelpOverError
        self._check_destination(act, Destination(service_id, window_id))
        # A call that is under way ends first; the next one at the window knows of the help.
        days.hold(act.connection, self._work.hall_id)
        found = overseeing.link(act.connection, window_id, service_id)
        if found is None:
            hall_id = self._work.hall_id
            overseeing.add_help(act.connection, hall_id, window_id, service_id, until_at)
        elif found[1] is not None:
            overseeing.help_until(act.connection, window_id, service_id, until_at)
        self._report_help(act, window_id, service_id, until_at)

    def _day_ends(self, act: Writing) -> datetime:
        return datetime.combine(act.today + timedelta(days=1), time.min, self._work.zone)

    def _report_help(
        self, act: Writing, window_id: uuid.UUID, service_id: uuid.UUID, until_at: datetime
    ) -> None:
        after = {"service": str(service_id), "until": str(until_at)}
        act.record(Happening("queueing.window_helps", "window", window_id, None, None, after))
        act.changed(Change.TICKETS | Change.WINDOWS)

    def _notify(self, act: Writing, window_id: uuid.UUID, words: str) -> None:
        said = words.strip()[:_WORDS_MOST]
        if not said:
            raise NoticeEmptyError
        self._check_window(act, window_id)
        overseeing.add_notice(
            act.connection,
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            window_id=window_id,
            words=said,
            sent_at=act.now,
            sent_by=act.request.actor.person_id,
        )
        act.record(Happening("queueing.window_notified", "window", window_id, said))
        act.changed(Change.WINDOWS)


def _waits_since(before: StepNow) -> datetime | None:
    """Return since when a step would have waited had it never been aside or served."""
    if before.queued_at is None:
        return None
    return before.queued_at + timedelta(seconds=before.aside_s + before.served_s)


def _notice_of(relief: ReliefRow) -> str:
    """Return what the window is told; it is kept, so it is worded as on paper."""
    with papers():
        said = {
            ReliefKind.OPEN_WINDOW: _("{service}等候较多，请尽快开窗叫号。"),
            ReliefKind.RESUME_WINDOW: _("{service}等候较多，请尽快结束暂停。"),
            ReliefKind.HELP_OUT: _("请帮办{service}一小时，叫号时会自动叫到。"),
            ReliefKind.STOP_ISSUE: _("{service}暂停放号。"),
        }
    return said[relief.kind].format(service=relief.service_name)
