"""Tickets put aside: held by the clerk (挂起), or away with the citizen (暂离)."""

import uuid
from datetime import timedelta

from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.queueing.calling import Calling
from hallapp.queueing.errors import (
    AsideMinutesError,
    AsideReasonError,
    BookedLaterError,
    NotAsideError,
    NotServedHereError,
    TicketUnknownError,
    WrongStateError,
)
from hallapp.queueing.rules import begun_at, check_staff, may_follow, waited_between
from hallapp.queueing.store import asides, reading, rows, steps
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.moves import WindowNow
from hallapp.queueing.store.steps import StepNow
from hallapp.queueing.terms import ASIDE_STATES, AT_WINDOW_STATES, TicketRow, TicketState

MOST_MINUTES = 480
"""Longest time aside: a working day of the hall."""


class Asides(Calling):
    """Lets a ticket rest with its place kept, and brings it back; any number at one window."""

    def hold(
        self, request: Request, window_id: uuid.UUID, reason: str, minutes: int | None = None
    ) -> TicketRow:
        """Put the ticket at a window aside; the window is free for the next (挂起).

        Args:
            request: Who asks.
            window_id: Where the ticket is.
            reason: Why; whoever goes on with it reads it.
            minutes: After them it waits again by itself, where it stood; None until somebody
                brings it back.

        Raises:
            AsideReasonError: No reason was given.
            AsideMinutesError: The time is not between a minute and a working day.
            NothingCalledError: No ticket has been called to the window.
            DayOverError: It is of a day that is over.
        """
        if not reason.strip():
            raise AsideReasonError
        _check_minutes(minutes)

        def put_aside(act: Writing, turn: Turn, here: WindowNow) -> None:
            self._check_today(here, turn)
            self._put_aside(act, turn, here, TicketState.HELD, minutes, reason.strip())

        return self._moved(
            request,
            "hold",
            window_id,
            TicketState.HELD,
            put_aside,
            reason=reason.strip(),
            minutes=minutes,
        )

    def step_out(
        self, request: Request, ticket_id: uuid.UUID, minutes: int | None = None
    ) -> TicketRow:
        """Keep the number of a citizen who goes away for a while (暂离).

        Args:
            request: Who asks: for a ticket at a window whoever holds it, else anybody.
            ticket_id: A waiting ticket, or one at a window.
            minutes: After them it waits again, where it stood; None for the hall's usual time.

        Raises:
            AsideMinutesError: The time is not between a minute and a working day.
            TicketUnknownError: There is no such ticket.
            WrongStateError: It neither waits nor is at a window.
            NotHolderError: It is at a window of somebody else.
            DayOverError: It is of a day that is over.
        """
        _check_minutes(minutes)
        with self._work.write(
            request, "queueing.step_out", ticket=ticket_id, minutes=minutes
        ) as act:
            if act.first_answer is None:
                turn = self._turn(act)
                here = self._present(act, ticket_id)
                self._check_today(here, turn)
                if not may_follow(here.state, TicketState.AWAY):
                    raise WrongStateError(label=here.label, state=here.state.value)
                self._step_out(act, turn, here, minutes)
                states = (here.state, TicketState.AWAY)
                self._tell(act, ticket_id, states, "ticket_step_out")
        return self.ticket(ticket_id)

    def bring_back(self, request: Request, window_id: uuid.UUID, ticket_id: uuid.UUID) -> TicketRow:
        """Go on at once with a ticket that is held or away (恢复办理).

        Who was being served goes on being served, without a call; everybody else is called.

        Raises:
            WindowClosedError: Nobody has signed in at the window, or it is paused.
            WindowBusyError: The window still has another ticket.
            NotHolderError: Whoever asks does not hold the window.
            NotAsideError: The ticket is neither held nor away.
            NotServedHereError: It was at another window, and this one does not serve it.
            BookedLaterError: It is held for an appointment whose time has not come.
            DayOverError: It is of a day that is over.
        """
        with self._work.write(
            request.at_window(window_id),
            "queueing.bring_back",
            window=window_id,
            ticket=ticket_id,
        ) as act:
            if act.first_answer is None:
                turn = self._turn(act)
                window = self._free_window(act, window_id)
                here = self._aside(act, ticket_id)
                self._check_today(here, turn)
                self._check_not_early(here, turn)
                self._go_on_with(act, turn, window, here)
        return self.ticket(ticket_id)

    def wake(self, request: Request, ticket_id: uuid.UUID) -> TicketRow:
        """Let a ticket that is held or away wait again now, where it stood (回来等候).

        Raises:
            NotAsideError: The ticket is neither held nor away.
            StaffOnlyError: It is held, and nobody has signed in.
            BookedLaterError: It is held for an appointment whose time has not come.
            TicketUnknownError: There is no such ticket.
        """
        with self._work.write(request, "queueing.wake", ticket=ticket_id) as act:
            if act.first_answer is None:
                turn = self._turn(act)
                here = self._aside(act, ticket_id)
                if here.state is TicketState.HELD:
                    check_staff(act.request.actor)
                self._check_today(here, turn)
                self._check_not_early(here, turn)
                asides.wake(act.connection, here, turn.moment)
                self._tell(act, ticket_id, (here.state, TicketState.WAITING), "ticket_returned")
        return self.ticket(ticket_id)

    def wake_due(self, request: Request) -> int:
        """Let everybody wait again whose time aside is over; return how many.

        Every call does it by itself; a face asks on its tick so that its lists are exact.
        """
        with self._work.write(request, "queueing.wake_due") as act:
            if act.first_answer is None:
                found = asides.all_due(act.connection, self._work.hall_id, act.now)
                if found:
                    self._turn(act)
                act.answer = {"woken": found}
                return found
            return int(act.first_answer.get("woken", 0))

    def aside(self, window_id: uuid.UUID | None = None) -> tuple[TicketRow, ...]:
        """Return who is held or away, who returns first first; for one window or the whole hall."""
        now = self._reading.clock.now()
        with self._reading.look() as connection:
            hall_id = self._reading.hall_id
            day = reading.current_day(connection, hall_id, self._reading.today())
            where = asides.of_day(hall_id, day, window_id)
            found = rows.tickets(connection, now, *where)
        return tuple(sorted(found, key=lambda row: (row.return_at is None, row.return_at or now)))

    def _present(self, act: Writing, ticket_id: uuid.UUID) -> StepNow:
        taken = steps.steps_of(act.connection, ticket_id)
        if not taken:
            raise TicketUnknownError
        return taken[-1]

    def _aside(self, act: Writing, ticket_id: uuid.UUID) -> StepNow:
        here = self._present(act, ticket_id)
        if here.state not in ASIDE_STATES:
            raise NotAsideError(label=here.label)
        return here

    def _check_not_early(self, here: StepNow, turn: Turn) -> None:
        """Refuse to go on with who came before the booked time: no window put that one aside."""
        is_booked = here.state is TicketState.HELD and here.called_at is None
        if is_booked and here.return_at is not None and turn.moment < here.return_at:
            comes_at = here.return_at.astimezone(self._work.zone)
            raise BookedLaterError(label=here.label, time=comes_at.strftime("%H:%M"))

    def _step_out(self, act: Writing, turn: Turn, here: StepNow, minutes: int | None) -> None:
        kept = self._policy(act, turn).away_minutes if minutes is None else minutes
        if here.state not in AT_WINDOW_STATES or here.window_id is None:
            return_at = turn.moment + timedelta(minutes=kept)
            asides.step_out(act.connection, here.id, turn.moment, return_at)
            return
        window = self._at_window(act, here.window_id, TicketState.AWAY)
        self._put_aside(act, turn, window, TicketState.AWAY, kept, None)

    def _put_aside(
        self,
        act: Writing,
        turn: Turn,
        here: WindowNow,
        state: TicketState,
        minutes: int | None,
        words: str | None,
    ) -> None:
        step = None if here.step_id is None else steps.step(act.connection, here.step_id)
        if step is None:
            raise TicketUnknownError
        begun = begun_at(step.state, step.started_at)
        served_s = 0 if begun is None else waited_between(begun, turn.moment, 0)
        steps.change(
            act.connection,
            step.id,
            state=state,
            aside_at=turn.moment,
            aside_words=words,
            return_at=None if minutes is None else turn.moment + timedelta(minutes=minutes),
            started_at=begun,
            served_s=step.served_s + served_s,
        )

    def _go_on_with(self, act: Writing, turn: Turn, window: WindowNow, here: StepNow) -> None:
        is_known = here.window_id == window.window_id
        if not is_known and not steps.is_served_at(
            act.connection, window.window_id, here.service_id, turn.moment
        ):
            raise NotServedHereError(number=window.number)
        values: dict[str, object] = {
            "state": TicketState.SERVING,
            "started_at": turn.moment,
            "call_count": here.call_count,
        }
        if here.started_at is None:
            values = {
                "state": TicketState.CALLED,
                "call_sequence": turn.sequence,
                "call_count": here.call_count + 1,
            }
        steps.change(
            act.connection,
            here.id,
            window_id=window.window_id,
            person_id=window.person_id,
            called_at=turn.moment,
            aside_at=None,
            return_at=None,
            aside_s=asides.aside_seconds(here.aside_at, here.aside_s, turn.moment),
            **values,
        )
        state = TicketState.CALLED if here.started_at is None else TicketState.SERVING
        after = {"state": state.value, "label": here.label, "window": window.number}
        before = {"state": here.state.value}
        act.record(
            Happening("queueing.ticket_brought_back", "ticket", here.ticket_id, None, before, after)
        )
        act.changed(Change.TICKETS)


def _check_minutes(minutes: int | None) -> None:
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise AsideMinutesError(most=MOST_MINUTES)
