"""Calling (叫号): the next, a chosen one, the same one again; start and miss."""

import uuid
from datetime import date

from hallapp.hall.errors import NotEntitledError
from hallapp.hall.terms import DutyState
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Channel, Request
from hallapp.queueing.errors import (
    AlreadyCalledError,
    NotServedHereError,
    NotWaitingError,
    ReadmitRefusedError,
    ReasonNeededError,
    TicketUnknownError,
    WindowBusyError,
    WindowClosedError,
)
from hallapp.queueing.one_number import check_one_number
from hallapp.queueing.policy import check_recall, lead_cap
from hallapp.queueing.rules import check_holder, may_follow
from hallapp.queueing.store import moves, picking, steps, undo
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.deeds import Deed, deeds, keep
from hallapp.queueing.store.moves import WindowNow
from hallapp.queueing.store.picking import Certain, Picked
from hallapp.queueing.terms import (
    AT_WINDOW_STATES,
    ChosenRow,
    LatePolicy,
    OutOfTurnKind,
    TicketRow,
    TicketState,
)
from hallapp.queueing.turns import QueueTurns


class Calling(QueueTurns):
    """Calls tickets to windows, in the one true order or by choice with a reason."""

    def call_next(self, request: Request, window_id: uuid.UUID) -> TicketRow | None:
        """Call the first waiting ticket that a window serves (叫号).

        Returns:
            The ticket, or None when nobody waits for this window.

        Raises:
            WindowClosedError: Nobody has signed in at the window, or it is paused.
            NotHolderError: Whoever asks does not hold the window.
            NotEntitledError: The account of whoever holds it was closed.
            WindowBusyError: The ticket called before is neither started, missed nor finished.
        """
        return self._called(
            request,
            "queueing.call_next",
            window_id,
            lambda act: self._call_first(act, self._turn(act), window_id),
        )

    def call_chosen(
        self, request: Request, window_id: uuid.UUID, ticket_id: uuid.UUID, reason: str
    ) -> TicketRow:
        """Call a certain waiting or missed ticket out of order (指定叫号).

        Raises:
            ReasonNeededError: No reason was given; it appears in the report.
            AlreadyCalledError: Another window has it.
            NotWaitingError: It is finished or expired, or another window holds it.
            ReadmitRefusedError: It missed its call, and is void by the rule of its service.
            NotServedHereError: The window does not serve it, and it is reserved for others.
            LiveTicketExistsError: It missed its call, and the citizen has another number.
        """
        if not reason.strip():
            raise ReasonNeededError
        called = self._called(
            request,
            "queueing.call_chosen",
            window_id,
            lambda act: self._call_certain(act, window_id, ticket_id, reason.strip()),
            ticket=ticket_id,
            reason=reason.strip(),
        )
        if called is None:
            raise TicketUnknownError
        return called

    def recall(self, request: Request, window_id: uuid.UUID) -> TicketRow:
        """Call the same ticket again (重呼).

        Raises:
            NothingCalledError: No ticket has been called to the window.
            WrongStateError: It is being served already.
            RecallTooSoonError: It was called only seconds ago; `wait_s` says how long to wait.
            RecallLimitError: It was called as often as the hall allows; it may be missed.
        """

        def again(act: Writing, turn: Turn, here: WindowNow) -> None:
            # The program itself calls again when it must, such as after a power cut.
            if act.request.actor.channel is not Channel.SYSTEM:
                check_recall(self._policy(act, turn), here, turn.moment)
            if here.step_id is not None:
                moves.recall(act.connection, here.step_id, turn)

        return self._moved(request, "recall", window_id, TicketState.CALLED, again)

    def start(self, request: Request, window_id: uuid.UUID) -> TicketRow:
        """Begin to serve the called ticket (开始办理)."""

        def begin(act: Writing, turn: Turn, here: WindowNow) -> None:
            moves.start(act.connection, here, turn.moment)

        return self._moved(request, "start", window_id, TicketState.SERVING, begin)

    def miss(self, request: Request, window_id: uuid.UUID) -> TicketRow:
        """Put the called ticket aside because nobody came (过号)."""

        def aside(act: Writing, turn: Turn, here: WindowNow) -> None:
            if here.step_id is not None:
                moves.miss(act.connection, here.step_id)
                self._remember(act, turn, here, "miss")

        return self._moved(request, "miss", window_id, TicketState.MISSED, aside)

    def chosen_report(self, day_from: date, day_to: date) -> tuple[ChosenRow, ...]:
        """Return what was done against the plain order in a range of days (越序报表).

        Chosen calls, managers' priorities and moves: who, at which window, which number, before
        whom, why and when; in the order in which it happened.
        """
        with self._work.look() as connection:
            return deeds(connection, self._work.hall_id, day_from, day_to)

    def explain(
        self, ticket_id: uuid.UUID, other_id: uuid.UUID, window_id: uuid.UUID | None = None
    ) -> str:
        """Return in one sentence which of two tickets goes first, and why; for the clerk.

        Args:
            ticket_id: One of the two.
            other_id: The other.
            window_id: Where; None looks at the hall's order without any window's preference.

        Raises:
            TicketUnknownError: One of them is not there.
        """
        now, hall_id = self._work.clock.now(), self._work.hall_id
        with self._work.read() as session:
            connection, day = session.connection(), self._work.today()
            here = None if window_id is None else moves.window_now(connection, window_id)
            seen = [
                picking.seen_by(
                    connection, each, here, now, lambda: lead_cap(session, hall_id, day)
                )
                for each in (ticket_id, other_id)
            ]
        known = [each for each in seen if each is not None]
        if len(known) < len(seen):
            raise TicketUnknownError
        first, second = sorted(known, key=lambda each: each.seen.key)
        return picking.sentence_of(first, second)

    def _call_first(self, act: Writing, turn: Turn, window_id: uuid.UUID) -> TicketRow | None:
        here = self._open_window(act, window_id)
        picked = self._pick(act, turn, here)
        return None if picked is None else self._call(act, turn, here, picked)

    def _pick(self, act: Writing, turn: Turn, here: WindowNow) -> Picked | None:
        hall_id = self._work.hall_id
        return picking.pick(
            act.connection, hall_id, here, turn, lambda: lead_cap(act.session, hall_id, turn.day)
        )

    def _call_certain(
        self, act: Writing, window_id: uuid.UUID, ticket_id: uuid.UUID, reason: str
    ) -> TicketRow:
        turn = self._turn(act)
        here = self._free_window(act, window_id)
        found = picking.step_of(act.connection, ticket_id, turn)
        if found is None:
            raise TicketUnknownError
        ticket = found.picked.ticket
        self._check_chosen(act, turn, here, found)
        picked = picking.chosen(self._pick(act, turn, here), found.picked)
        called = self._call(act, turn, here, picked, reason)
        keep(act, self._work.hall_id, turn, Deed(OutOfTurnKind.CHOSEN, ticket.id, reason), picked)
        return called

    def _check_chosen(self, act: Writing, turn: Turn, here: WindowNow, found: Certain) -> None:
        ticket = found.picked.ticket
        if ticket.state in AT_WINDOW_STATES:
            raise AlreadyCalledError(label=ticket.label, window=ticket.window_number)
        # Who missed a call of another day comes for a new number.
        if not may_follow(ticket.state, TicketState.CALLED) or found.day != turn.day:
            raise NotWaitingError(label=ticket.label)
        # Its papers lie there, and who keeps it goes on with it.
        if ticket.state is TicketState.HELD and ticket.window_number != here.number:
            raise NotWaitingError(label=ticket.label)
        self._check_served(act, turn, here, found)
        if ticket.state is TicketState.MISSED:
            if steps.late_rule(act.connection, found.service_id).policy is LatePolicy.VOID:
                raise ReadmitRefusedError(label=ticket.label)
            check_one_number(act, self._work.hall_id, turn, ticket.id, found.service_id)

    @staticmethod
    def _check_served(act: Writing, turn: Turn, here: WindowNow, found: Certain) -> None:
        ticket, asked = found.picked.ticket, (here.window_id, found.service_id)
        # Who was here before is known here, as when it is brought back.
        was_here = ticket.state is not TicketState.WAITING and ticket.window_number == here.number
        if was_here or found.wanted.is_for(here.window_id, here.person_id):
            return
        if not steps.is_served_at(act.connection, *asked, turn.moment):
            raise NotServedHereError(number=here.number)

    def _call(
        self,
        act: Writing,
        turn: Turn,
        here: WindowNow,
        picked: Picked,
        reason: str | None = None,
    ) -> TicketRow:
        picking.call(act.connection, picked, turn, here.window_id, here.person_id)
        ticket = picked.ticket
        before = {"state": ticket.state.value}
        after = {"state": "called", "label": ticket.label, "window": here.number}
        if picked.why is not None:
            after |= {"why": picked.why.spelled(), "before": picked.before}
        action = "queueing.ticket_called" if reason is None else "queueing.ticket_chosen"
        act.record(Happening(action, "ticket", ticket.id, reason, before, after))
        act.changed(Change.TICKETS)
        return picked.called(turn, here.number)

    def _free_window(self, act: Writing, window_id: uuid.UUID) -> WindowNow:
        """Return a window to which somebody comes now: what it did before is final."""
        here = self._open_window(act, window_id)
        undo.forget(act.connection, window_id, act.now)
        return here

    def _open_window(self, act: Writing, window_id: uuid.UUID) -> WindowNow:
        here = moves.window_now(act.connection, window_id)
        if here is None or here.duty is not DutyState.OPEN:
            raise WindowClosedError(window=None if here is None else here.number)
        check_holder(act.request.actor, here.person_id, here.number)
        # Whose account was closed meanwhile ends what is at the window and begins nothing more.
        if not here.works_here:
            raise NotEntitledError
        if here.step_id is not None:
            raise WindowBusyError(label=here.label)
        return here
