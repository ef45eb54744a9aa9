"""One turn of a hall's day: what every use case of the queue shares."""

import uuid
from collections.abc import Callable

from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.queueing.errors import NothingCalledError, WrongStateError
from hallapp.queueing.rules import check_holder, may_follow
from hallapp.queueing.store import days, moves
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.moves import WindowNow
from hallapp.queueing.terms import TicketRow, TicketState
from hallapp.queueing.views import QueueViews


class QueueTurns(QueueViews):
    """Takes turns of the hall's day and tells what happened in them."""

    def __init__(self, work: UnitOfWork) -> None:
        super().__init__(work)
        self._work = work

    def _turn(self, act: Writing) -> Turn:
        """Take the next turn of the hall's day; report tickets that it found left over."""
        turn = days.take_turn(act.connection, self._work.hall_id, act.today, act.now)
        for ticket_id in turn.expired:
            before, after = {"state": "waiting"}, {"state": "expired"}
            act.record(
                Happening("queueing.ticket_expired", "ticket", ticket_id, None, before, after)
            )
        if turn.expired:
            act.changed(Change.TICKETS)
        return turn

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

    def _report(self, act: Writing, here: WindowNow, state: TicketState, verb: str) -> None:
        before = {"state": None if here.state is None else here.state.value}
        after = {"state": state.value, "label": here.label, "window": here.number}
        subject = here.ticket_id or ""
        act.record(Happening(f"queueing.ticket_{verb}", "ticket", subject, None, before, after))
        act.changed(Change.TICKETS)

    def _moved(
        self,
        request: Request,
        verb: str,
        window_id: uuid.UUID,
        state: TicketState,
        move: Callable[[Writing, Turn, WindowNow], None],
    ) -> TicketRow:
        """Run a use case that moves the ticket at a window along the diagram."""
        with self._work.write(
            request.at_window(window_id), f"queueing.{verb}", window=window_id
        ) as act:
            if act.first_answer is None:
                turn = self._turn(act)
                here = self._at_window(act, window_id, state)
                move(act, turn, here)
                self._report(act, here, state, verb)
                act.answer = {"ticket_id": str(here.ticket_id)}
                ticket_id = here.ticket_id
            else:
                ticket_id = uuid.UUID(act.first_answer["ticket_id"])
        if ticket_id is None:
            raise NothingCalledError
        return self.ticket(ticket_id)
