"""Giving numbers (取号), and whether they came out of the printer."""

import uuid
from dataclasses import replace

from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.queueing.admitting import Admitting, plain_id
from hallapp.queueing.errors import TicketUnknownError, WrongStateError
from hallapp.queueing.issue_errors import (
    CauseNeededError,
)
from hallapp.queueing.rules import check_staff, may_follow
from hallapp.queueing.store import giving, persons, reading, rows
from hallapp.queueing.terms import (
    PLAIN_WISH,
    IssuedRow,
    IssueWish,
    PersonGiven,
    PrintState,
    TicketRow,
    TicketState,
)


class Issuing(Admitting):
    """Gives numbers; nobody gets one that the day, the series or the hall has no place for."""

    def issue(
        self,
        request: Request,
        service_id: uuid.UUID,
        item_id: uuid.UUID | None = None,
        wish: IssueWish = PLAIN_WISH,
    ) -> IssuedRow:
        """Give the next number of a service (取号); nothing is printed yet.

        Args:
            request: Who asks.
            service_id: The service to wait for; a package decides it by itself.
            item_id: The service item the citizen came for, if known.
            wish: What is asked beyond a plain number.

        Raises:
            NoServiceError: No such service, or it gives no numbers now.
            PackageUnknownError: No such package, or it is not offered.
            PriorityUnknownError: No such priority class, or it is not given.
            IssueStoppedError: A manager has stopped the numbers of the service.
            RestDayError: The hall does not work today.
            NotInSessionError: No session is open; it says when the next one opens.
            AppointmentOnlyError: The open session is for people with an appointment.
            DayFullError: The day's maximum is reached.
            SessionFullError: The session's quota is used up.
            IdentityNeededError: The service gives numbers to named people only.
            LiveTicketExistsError: The person has a number of it that is still good.
            PersonLimitError: The person had as many today as one may have.
            SeriesFullError: The day's numbers are used up.
            KeyFileError: The person cannot be sealed, for the key is not here.
        """
        asked = {"service": service_id, "item": item_id, "wish": self._spelled(wish)}
        with self._work.write(request, "queueing.issue", **asked) as act:
            repeated = act.first_answer is not None
            given = None if repeated else self.give(act, service_id, item_id, wish)
        # The ticket bears the id of its request: a repeat knows it without an answer.
        return self.issued(request.id) if given is None else self._told(given)

    def record_print(
        self, request: Request, ticket_id: uuid.UUID, state: PrintState, fault: str | None = None
    ) -> None:
        """Keep whether a ticket came out of the printer; `fault` is the code of the error."""
        with self._work.write(
            request, "queueing.record_print", ticket=ticket_id, state=state.value, fault=fault
        ) as act:
            if act.first_answer is not None:
                return
            giving.set_print(act.connection, ticket_id, state, fault)
            after = {"print_state": state.value, "fault": fault}
            act.record(Happening("queueing.ticket_printed", "ticket", ticket_id, after=after))
            act.changed(Change.TICKETS)

    def void(self, request: Request, ticket_id: uuid.UUID, reason: str) -> TicketRow:
        """Make a number void that nobody shall call, such as one that was never printed (作废).

        It counts against no quota any more.

        Raises:
            StaffOnlyError: Nobody has signed in where it was asked.
            CauseNeededError: No reason was given.
            TicketUnknownError: There is no such ticket.
            WrongStateError: It is at a window, or over.
        """
        if not reason.strip():
            raise CauseNeededError
        with self._work.write(request, "queueing.void", ticket=ticket_id, reason=reason) as act:
            if act.first_answer is None:
                check_staff(act.request.actor)
                self._turn(act)
                self._make_void(act, ticket_id, reason.strip())
        return self.ticket(ticket_id)

    def live_of(self, service_id: uuid.UUID, id_number: str) -> TicketRow | None:
        """Return the number of a service that a person still has today, to print it again."""
        digest = self._sealer.digest(plain_id(id_number))
        with self._reading.look() as connection:
            hall_id = self._reading.hall_id
            day = reading.current_day(connection, hall_id, self._reading.today())
            found = persons.live_ticket(connection, hall_id, day, service_id, digest)
        return None if found is None else self.ticket(found[0])

    def _spelled(self, wish: IssueWish) -> IssueWish:
        """Return a wish as it may be remembered: of the person only what nobody can read."""
        if wish.person is None:
            return wish
        given = wish.person
        told = "\x1f".join((given.name, plain_id(given.id_number), given.phone))
        return replace(wish, person=PersonGiven(self._sealer.digest(told)))

    def _make_void(self, act: Writing, ticket_id: uuid.UUID, reason: str) -> None:
        now = rows.ticket(act.connection, ticket_id, act.now)
        if now is None:
            raise TicketUnknownError
        if not may_follow(now.state, TicketState.VOID):
            raise WrongStateError(label=now.label, state=now.state.value)
        giving.make_void(act.connection, now.step_id)
        before, after = {"state": now.state.value}, {"state": "void", "label": now.label}
        act.record(Happening("queueing.ticket_void", "ticket", ticket_id, reason, before, after))
        act.changed(Change.TICKETS)
