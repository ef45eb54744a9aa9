"""Calling (叫号): the next, a chosen one, the same one again; start and miss."""

import uuid

from hallapp.hall.terms import DutyState
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.queueing.errors import (
    AlreadyCalledError,
    NotWaitingError,
    ReasonNeededError,
    TicketUnknownError,
    WindowBusyError,
    WindowClosedError,
)
from hallapp.queueing.rules import check_holder, may_follow
from hallapp.queueing.store import moves
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.moves import Picked, WindowNow
from hallapp.queueing.terms import AT_WINDOW_STATES, TicketRow, TicketState
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
            NotWaitingError: It is finished or expired.
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
        """

        def again(act: Writing, turn: Turn, here: WindowNow) -> None:
            if here.step_id is not None:
                moves.recall(act.connection, here.step_id, turn)

        return self._moved(request, "recall", window_id, TicketState.CALLED, again)

    def start(self, request: Request, window_id: uuid.UUID) -> TicketRow:
        """Begin to serve the called ticket (开始办理)."""

        def begin(act: Writing, turn: Turn, here: WindowNow) -> None:
            if here.step_id is not None:
                moves.start(act.connection, here.step_id, turn.moment)

        return self._moved(request, "start", window_id, TicketState.SERVING, begin)

    def miss(self, request: Request, window_id: uuid.UUID) -> TicketRow:
        """Put the called ticket aside because nobody came (过号)."""

        def aside(act: Writing, turn: Turn, here: WindowNow) -> None:
            del turn
            if here.step_id is not None:
                moves.miss(act.connection, here.step_id)

        return self._moved(request, "miss", window_id, TicketState.MISSED, aside)

    def _call_first(self, act: Writing, turn: Turn, window_id: uuid.UUID) -> TicketRow | None:
        here = self._free_window(act, window_id)
        picked = moves.pick(act.connection, self._work.hall_id, here, turn)
        return None if picked is None else self._call(act, turn, here, picked)

    def _call_certain(
        self, act: Writing, window_id: uuid.UUID, ticket_id: uuid.UUID, reason: str
    ) -> TicketRow:
        turn = self._turn(act)
        here = self._free_window(act, window_id)
        found = moves.step_of(act.connection, ticket_id, turn)
        if found is None:
            raise TicketUnknownError
        picked, day = found
        ticket = picked.ticket
        if ticket.state in AT_WINDOW_STATES:
            raise AlreadyCalledError(label=ticket.label, window=ticket.window_number)
        # Who missed a call of another day comes for a new number.
        if not may_follow(ticket.state, TicketState.CALLED) or day != turn.day:
            raise NotWaitingError(label=ticket.label)
        return self._call(act, turn, here, picked, reason)

    def _call(
        self,
        act: Writing,
        turn: Turn,
        here: WindowNow,
        picked: Picked,
        reason: str | None = None,
    ) -> TicketRow:
        moves.call(act.connection, picked, turn, here.window_id, here.person_id)
        ticket = picked.ticket
        before = {"state": ticket.state.value}
        after = {"state": "called", "label": ticket.label, "window": here.number}
        action = "queueing.ticket_called" if reason is None else "queueing.ticket_chosen"
        act.record(Happening(action, "ticket", ticket.id, reason, before, after))
        act.changed(Change.TICKETS)
        return picked.called(turn, here.number)

    def _free_window(self, act: Writing, window_id: uuid.UUID) -> WindowNow:
        here = moves.window_now(act.connection, window_id)
        if here is None or here.duty is not DutyState.OPEN:
            raise WindowClosedError(window=None if here is None else here.number)
        check_holder(act.request.actor, here.person_id, here.number)
        if here.step_id is not None:
            raise WindowBusyError(label=here.label)
        return here
