"""Tickets that change places: sent on (转移), back after a missed call (过号恢复), gone (离开)."""

import uuid
from datetime import datetime

from hallapp.hall.errors import PersonUnknownError
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.queueing.errors import (
    NoServiceError,
    NotMissedError,
    NotServedHereError,
    NowhereError,
    ReadmitLateError,
    ReadmitLimitError,
    ReadmitRefusedError,
    TicketUnknownError,
    WrongStateError,
)
from hallapp.queueing.one_number import check_one_number
from hallapp.queueing.rules import begun_at, check_staff, may_follow, waited_between
from hallapp.queueing.store import steps
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.moves import WindowNow
from hallapp.queueing.store.steps import LateRule, StepNow
from hallapp.queueing.store.undo import Made
from hallapp.queueing.terms import (
    AT_WINDOW_STATES,
    Destination,
    Entry,
    LatePolicy,
    TicketRow,
    TicketState,
)
from hallapp.queueing.turns import QueueTurns


class Transferring(QueueTurns):
    """Ends a step and begins another of the same ticket: the printed number stays."""

    def transfer(
        self, request: Request, window_id: uuid.UUID, to: Destination, words: str = ""
    ) -> TicketRow:
        """Send the ticket at a window on; it waits where its first number put it (转移).

        Args:
            request: Who asks.
            window_id: Where the ticket is.
            to: A service, a window, a person, or several of them; and whether it comes back.
            words: What the next one shall know; shown there as `aside_words`.

        Returns:
            The ticket as it waits.

        Raises:
            NowhereError: Neither a service nor a window nor a person is named.
            NothingCalledError: No ticket has been called to the window.
            NoServiceError: There is no such service, or it is closed.
            NotServedHereError: The wanted window does not serve what the ticket waits for.
            PersonUnknownError: There is no such person.
            LiveTicketExistsError: The citizen has another number of the wanted service.
            DayOverError: The ticket is of a day that is over.
        """
        if to.service_id is None and to.window_id is None and to.person_id is None:
            raise NowhereError

        def send(act: Writing, turn: Turn, here: WindowNow) -> None:
            self._check_today(here, turn)
            self._send(act, turn, here, to, words.strip())

        return self._moved(
            request,
            "transfer",
            window_id,
            TicketState.TRANSFERRED,
            send,
            to=to,
            reason=words.strip() or None,
        )

    def readmit(self, request: Request, ticket_id: uuid.UUID) -> TicketRow:
        """Let a late-comer wait again, as the rule of the service has it (过号恢复).

        Returns:
            The ticket as it waits.

        Raises:
            StaffOnlyError: Nobody has signed in where it was asked.
            TicketUnknownError: There is no such ticket.
            NotMissedError: It did not miss a call, or came back already.
            DayOverError: It missed a call of another day.
            ReadmitRefusedError: At this service a missed number is void.
            ReadmitLimitError: It came back as often as allowed.
            ReadmitLateError: The time in which it may come back is over.
            LiveTicketExistsError: The citizen has taken another number of the service meanwhile.
        """
        with self._work.write(request, "queueing.readmit", ticket=ticket_id) as act:
            if act.first_answer is None:
                check_staff(act.request.actor)
                turn = self._turn(act)
                here = self._latest(act, ticket_id)
                if here.state is not TicketState.MISSED:
                    raise NotMissedError(label=here.label)
                self._check_today(here, turn)
                self._readmit(act, turn, here)
        return self.ticket(ticket_id)

    def leave(self, request: Request, ticket_id: uuid.UUID) -> TicketRow:
        """Close the number of a citizen who has gone (群众离开); it was not served.

        Raises:
            StaffOnlyError: Nobody has signed in where it was asked.
            TicketUnknownError: There is no such ticket.
            WrongStateError: It is over already.
            NotHolderError: It is at a window of somebody else.
        """
        with self._work.write(request, "queueing.leave", ticket=ticket_id) as act:
            if act.first_answer is None:
                check_staff(act.request.actor)
                turn = self._turn(act)
                here = self._latest(act, ticket_id)
                if not may_follow(here.state, TicketState.LEFT):
                    raise WrongStateError(label=here.label, state=here.state.value)
                self._leave(act, turn, here)
                self._tell(act, ticket_id, (here.state, TicketState.LEFT), "ticket_left")
        return self.ticket(ticket_id)

    def _latest(self, act: Writing, ticket_id: uuid.UUID) -> StepNow:
        taken = steps.steps_of(act.connection, ticket_id)
        if not taken:
            raise TicketUnknownError
        return taken[-1]

    def _leave(self, act: Writing, turn: Turn, here: StepNow) -> None:
        if here.state in AT_WINDOW_STATES and here.window_id is not None:
            window = self._at_window(act, here.window_id, TicketState.LEFT)
            self._remember(act, turn, window, "leave")
        steps.change(
            act.connection,
            here.id,
            state=TicketState.LEFT,
            started_at=begun_at(here.state, here.started_at),
            finished_at=turn.moment,
            return_at=None,
        )

    def _send(
        self, act: Writing, turn: Turn, window: WindowNow, to: Destination, words: str
    ) -> None:
        here = None if window.step_id is None else steps.step(act.connection, window.step_id)
        if here is None:
            raise TicketUnknownError
        service_id = to.service_id or here.service_id
        self._check_destination(act, turn, to, service_id)
        if service_id != here.service_id:
            check_one_number(act, self._work.hall_id, turn, here.ticket_id, service_id)
        steps.change(
            act.connection,
            here.id,
            state=TicketState.TRANSFERRED,
            started_at=begun_at(here.state, here.started_at),
            finished_at=turn.moment,
        )
        back = (window.window_id, window.person_id)
        if not to.comes_back:
            # Sent on for good from where it was to come back from: the first sender still waits.
            back = (here.back_window_id, here.back_person_id)
        made = steps.begin(
            act.connection,
            turn,
            here,
            Entry.TRANSFERRED,
            service_id=service_id,
            effective_at=steps.first_effective_at(act.connection, here.ticket_id),
            wanted_window_id=to.window_id,
            wanted_person_id=to.person_id,
            back_window_id=back[0],
            back_person_id=back[1],
            aside_words=words or None,
        )
        self._remember(act, turn, window, "transfer", Made((made,)))

    def _check_destination(
        self, act: Writing, turn: Turn, to: Destination, service_id: uuid.UUID
    ) -> None:
        if not steps.is_offered(act.connection, service_id):
            raise NoServiceError(service=str(service_id))
        if to.window_id is not None and not steps.is_served_at(
            act.connection, to.window_id, service_id, turn.moment
        ):
            raise NotServedHereError(number=steps.window_number(act.connection, to.window_id))
        if to.person_id is not None and not steps.is_here(
            act.connection, self._work.hall_id, to.person_id
        ):
            raise PersonUnknownError

    def _readmit(self, act: Writing, turn: Turn, here: StepNow) -> None:
        rule = steps.late_rule(act.connection, here.service_id)
        self._check_late(rule, here, turn)
        check_one_number(act, self._work.hall_id, turn, here.ticket_id, here.service_id)
        # Reserved for nobody: the window that called in vain has gone on.
        steps.begin(
            act.connection,
            turn,
            here,
            Entry.READMITTED,
            effective_at=self._place(act, turn, here, rule),
            late_times=here.late_times + 1,
            back_window_id=here.back_window_id,
            back_person_id=here.back_person_id,
        )
        states = (TicketState.MISSED, TicketState.WAITING)
        self._tell(act, here.ticket_id, states, "ticket_readmitted")

    @staticmethod
    def _check_late(rule: LateRule, here: StepNow, turn: Turn) -> None:
        if rule.policy is LatePolicy.VOID:
            raise ReadmitRefusedError(label=here.label)
        if here.late_times >= rule.times:
            raise ReadmitLimitError(label=here.label, times=rule.times)
        called_at = here.called_at or turn.moment
        if waited_between(called_at, turn.moment, 0) > rule.minutes * 60:
            raise ReadmitLateError(label=here.label, minutes=rule.minutes)

    def _place(self, act: Writing, turn: Turn, here: StepNow, rule: LateRule) -> datetime:
        """Return what orders a late-comer: where it stood, or right behind the k-th waiting.

        Never before the place it had; with fewer people waiting it stands at the end, as one who
        joins now.
        """
        if rule.policy is LatePolicy.WITHIN:
            return here.effective_at
        if rule.places < 1:
            return here.effective_at
        behind = steps.waiting_at(act.connection, here, rule.places)
        return turn.moment if behind is None else max(behind, here.effective_at)
