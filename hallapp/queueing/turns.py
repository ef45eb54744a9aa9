"""One turn of a hall's day: what every use case of the queue shares."""

import uuid
from collections.abc import Callable

from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on
from hallapp.queueing.errors import DayOverError, NothingCalledError, WrongStateError
from hallapp.queueing.policy import QUEUE_POLICY, QueuePolicy
from hallapp.queueing.rules import check_holder, may_follow
from hallapp.queueing.store import asides, days, moves, undo
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.moves import WindowNow
from hallapp.queueing.store.steps import StepNow
from hallapp.queueing.store.undo import Made
from hallapp.queueing.terms import TicketRow, TicketState
from hallapp.queueing.views import QueueViews

NOTHING_MADE = Made()


class QueueTurns(QueueViews):
    """Takes turns of the hall's day and tells what happened in them."""

    def __init__(self, work: UnitOfWork) -> None:
        super().__init__(work)
        self._work = work

    def _turn(self, act: Writing) -> Turn:
        """Take the next turn of the hall's day.

        What earlier days left over expires, and whose time aside is over waits again: each is
        reported as if somebody had done it at its time.
        """
        turn = days.take_turn(act.connection, self._work.hall_id, act.today, act.now)
        for ticket_id, state in turn.expired:
            self._tell(act, ticket_id, (state, TicketState.EXPIRED), "ticket_expired")
        if turn.return_at is not None and turn.return_at <= turn.moment:
            self._wake_due(act, turn)
        return turn

    def _wake_due(self, act: Writing, turn: Turn) -> int:
        found = asides.due(act.connection, self._work.hall_id, turn)
        for late in found:
            asides.wake_due(act.connection, late)
            self._tell(act, late.ticket_id, (late.state, TicketState.WAITING), "ticket_returned")
        return len(found)

    @staticmethod
    def _tell(
        act: Writing,
        ticket_id: uuid.UUID,
        states: tuple[TicketState, TicketState],
        what: str,
        reason: str | None = None,
    ) -> None:
        """Report that a ticket went from one state to another."""
        before, after = ({"state": state.value} for state in states)
        act.record(Happening(f"queueing.{what}", "ticket", ticket_id, reason, before, after))
        act.changed(Change.TICKETS)

    def _policy(self, act: Writing, turn: Turn) -> QueuePolicy:
        """Return the rules that the hall has set for its queue."""
        return value_on(act.session, self._work.hall_id, QUEUE_POLICY, turn.day)

    def _called(
        self,
        request: Request,
        kind: str,
        window_id: uuid.UUID,
        choose: Callable[[Writing], TicketRow | None],
        **more: object,
    ) -> TicketRow | None:
        """Run a use case that ends in a call; a repeat is told the same ticket."""
        at_window = request.at_window(window_id)
        with self._work.write(at_window, kind, window=window_id, **more) as act:
            if act.first_answer is None:
                called = choose(act)
                act.answer = {"ticket_id": None if called is None else str(called.id)}
                return called
        told = act.first_answer["ticket_id"]
        return None if told is None else self.ticket(uuid.UUID(told))

    def _at_window(self, act: Writing, window_id: uuid.UUID, following: TicketState) -> WindowNow:
        here = moves.window_now(act.connection, window_id)
        if here is None or here.step_id is None or here.state is None:
            raise NothingCalledError
        check_holder(act.request.actor, here.person_id, here.number)
        if not may_follow(here.state, following):
            raise WrongStateError(label=here.label, state=here.state.value)
        return here

    def _report(
        self,
        act: Writing,
        here: WindowNow,
        state: TicketState,
        verb: str,
        reason: str | None = None,
    ) -> None:
        before = {"state": None if here.state is None else here.state.value}
        after = {"state": state.value, "label": here.label, "window": here.number}
        subject = here.ticket_id or ""
        act.record(Happening(f"queueing.ticket_{verb}", "ticket", subject, reason, before, after))
        act.changed(Change.TICKETS)

    def _remember(
        self, act: Writing, turn: Turn, here: WindowNow, action: str, made: Made = NOTHING_MADE
    ) -> None:
        """Keep a move that ended what was at a window, so that it can be taken back."""
        move = (action, act.request.id, made)
        undo.remember(act.connection, self._work.hall_id, here, move, turn)

    def _moved(
        self,
        request: Request,
        verb: str,
        window_id: uuid.UUID,
        state: TicketState,
        move: Callable[[Writing, Turn, WindowNow], None],
        **more: object,
    ) -> TicketRow:
        """Run a use case that moves the ticket at a window along the diagram.

        What was asked `more` tells one request from another; a `reason` among it is reported.
        """
        reason = more.get("reason")
        with self._work.write(
            request.at_window(window_id), f"queueing.{verb}", window=window_id, **more
        ) as act:
            if act.first_answer is None:
                turn = self._turn(act)
                here = self._at_window(act, window_id, state)
                move(act, turn, here)
                self._report(act, here, state, verb, None if reason is None else str(reason))
                act.answer = {"ticket_id": str(here.ticket_id)}
                ticket_id = here.ticket_id
            else:
                ticket_id = uuid.UUID(act.first_answer["ticket_id"])
        if ticket_id is None:
            raise NothingCalledError
        return self.ticket(ticket_id)

    @staticmethod
    def _check_today(here: WindowNow | StepNow, turn: Turn) -> None:
        """Refuse to let a ticket of another day wait once more: nobody would call it."""
        if here.day != turn.day:
            raise DayOverError(label=here.label)
