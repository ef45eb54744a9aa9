"""Use cases of the queue: give a number, call, start, miss, finish, and what faces ask.

Every write is serialised by the hall's day, writes request, audit and revision with itself,
and can be repeated with the same request.
"""

import uuid
from collections.abc import Callable

from hallapp.hall.terms import DutyState
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.queueing.errors import (
    AlreadyCalledError,
    NoServiceError,
    NothingCalledError,
    NotWaitingError,
    ReasonNeededError,
    TicketUnknownError,
    WindowBusyError,
    WindowClosedError,
    WrongStateError,
)
from hallapp.queueing.rules import check_holder, may_follow
from hallapp.queueing.store import days, moves
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.moves import Picked, WindowNow
from hallapp.queueing.terms import (
    AT_WINDOW_STATES,
    IssuedRow,
    PrintState,
    TicketRow,
    TicketState,
)
from hallapp.queueing.views import QueueViews


class QueueService(QueueViews):
    """Gives numbers and moves tickets; the questions faces ask are in `QueueViews`."""

    def __init__(self, work: UnitOfWork) -> None:
        super().__init__(work)
        self._work = work

    def issue(
        self, request: Request, service_id: uuid.UUID, item_id: uuid.UUID | None = None
    ) -> IssuedRow:
        """Give the next number of a service (取号); nothing is printed yet.

        Args:
            request: Who asks.
            service_id: The service to wait for.
            item_id: The service item the citizen came for, if known.

        Raises:
            NoServiceError: No such service, or it gives no numbers now.
            SeriesFullError: The day's numbers are used up.
        """
        with self._work.write(request, "queueing.issue", service=service_id, item=item_id) as act:
            given = None if act.first_answer is not None else self._give(act, service_id, item_id)
        # The ticket bears the id of its request: a repeat knows it without an answer.
        return self.issued(request.id) if given is None else self._told(given)

    def _give(self, act: Writing, service_id: uuid.UUID, item_id: uuid.UUID | None) -> TicketRow:
        service = moves.numbered(act.connection, service_id)
        if service is None:
            raise NoServiceError(service=str(service_id))
        turn = self._turn(act)
        hall_id, series_id = self._work.hall_id, service.series_id
        number = service.band.number(days.next_count(act.connection, hall_id, series_id, turn.day))
        ticket = {
            "id": act.request.id,
            "hall_id": hall_id,
            "number": number,
            "label": service.band.label(number),
            "item_id": item_id,
        }
        given = moves.add_ticket(act.connection, turn, ticket, service)
        after = {"label": given.label, "day": turn.day.isoformat(), "state": "waiting"}
        act.record(Happening("queueing.ticket_issued", "ticket", given.id, after=after))
        act.changed(Change.TICKETS)
        return given

    def record_print(
        self, request: Request, ticket_id: uuid.UUID, state: PrintState, fault: str | None = None
    ) -> None:
        """Keep whether a ticket came out of the printer; `fault` is the code of the error."""
        with self._work.write(
            request, "queueing.record_print", ticket=ticket_id, state=state.value, fault=fault
        ) as act:
            if act.first_answer is not None:
                return
            moves.set_print(act.connection, ticket_id, state, fault)
            after = {"print_state": state.value, "fault": fault}
            act.record(Happening("queueing.ticket_printed", "ticket", ticket_id, after=after))
            act.changed(Change.TICKETS)

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

    def finish_and_call_next(self, request: Request, window_id: uuid.UUID) -> TicketRow | None:
        """Finish the ticket served and call the next, in one transaction (办结并下一位)."""

        def both(act: Writing) -> TicketRow | None:
            turn = self._turn(act)
            here = self._at_window(act, window_id, TicketState.FINISHED)
            self._end(act, turn, here)
            return self._call_first(act, turn, window_id)

        return self._called(request, "queueing.finish_and_call_next", window_id, both)

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

    def finish(self, request: Request, window_id: uuid.UUID) -> TicketRow:
        """Finish the ticket served without calling the next (办结)."""
        return self._moved(request, "finish", window_id, TicketState.FINISHED, self._finish)

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

    def _end(self, act: Writing, turn: Turn, here: WindowNow) -> None:
        self._finish(act, turn, here)
        self._report(act, here, TicketState.FINISHED, "finish")

    @staticmethod
    def _finish(act: Writing, turn: Turn, here: WindowNow) -> None:
        if here.step_id is not None:
            moves.finish(act.connection, here.step_id, turn.moment)

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
