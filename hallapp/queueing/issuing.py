"""Giving numbers (取号), and whether they came out of the printer."""

import uuid

from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.queueing.errors import NoServiceError
from hallapp.queueing.store import days, giving
from hallapp.queueing.terms import IssuedRow, PrintState, TicketRow
from hallapp.queueing.turns import QueueTurns


class Issuing(QueueTurns):
    """Gives numbers; nobody gets one that the day, the series or the hall has no place for."""

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
        service = giving.numbered(act.connection, service_id)
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
        given = giving.add_ticket(act.connection, turn, ticket, service)
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
            giving.set_print(act.connection, ticket_id, state, fault)
            after = {"print_state": state.value, "fault": fault}
            act.record(Happening("queueing.ticket_printed", "ticket", ticket_id, after=after))
            act.changed(Change.TICKETS)
