"""Check-in (预约报到): an appointment becomes a number of the queue, in one transaction."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import RowMapping

from hallapp.appointments import store
from hallapp.appointments.booking import Booking
from hallapp.appointments.errors import (
    AlreadyArrivedError,
    AppointmentCancelledError,
    AppointmentUnknownError,
    TooEarlyError,
)
from hallapp.appointments.rules import arrival_at, opens_at, wish_for
from hallapp.appointments.terms import Arrival, BookingState
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Channel, Request
from hallapp.kernel.secrets import Vault
from hallapp.queueing.admitting import plain_id
from hallapp.queueing.policy import QueuePolicy
from hallapp.queueing.service import QueueService
from hallapp.queueing.terms import IssuedRow, PersonGiven

_ALMOST_A_MINUTE = timedelta(seconds=59, microseconds=999_999)


class CheckIn(Booking):
    """Lets booked people in: early, on time, late, or too late for their place."""

    def __init__(self, work: UnitOfWork, queue: QueueService, vault: Vault) -> None:
        super().__init__(work, vault)
        self._queue = queue

    def check_in(
        self, request: Request, appointment_id: uuid.UUID, person: PersonGiven | None = None
    ) -> tuple[Arrival, IssuedRow]:
        """Give the number of an appointment; who comes too late gets an ordinary one.

        Args:
            request: Who asks.
            appointment_id: The appointment.
            person: Who it is, as a card says; kept only where the service asks for it. At the
                desk the booking itself says it.

        Raises:
            TooEarlyError: Says from when on.
            AlreadyArrivedError: Says which number was given.
            AppointmentCancelledError: It was cancelled.
            AppointmentUnknownError: There is no such appointment.
            RuleError: Whatever keeps the service from giving a number, as `QueueService.issue`.
        """
        who = None if person is None else self._vault.digest(plain_id(person.id_number))
        with self._work.write(
            request, "appointments.check_in", appointment=appointment_id, who=who
        ) as act:
            if act.first_answer is None:
                arrival = self._let_in(act, appointment_id, person)
                act.answer = {"arrival": arrival.value}
            else:
                arrival = Arrival(act.first_answer["arrival"])
        # The ticket bears the id of its request.
        return arrival, self._queue.issued(request.id)

    def _let_in(
        self, act: Writing, appointment_id: uuid.UUID, person: PersonGiven | None
    ) -> Arrival:
        found = store.one(act.connection, appointment_id)
        if found is None:
            raise AppointmentUnknownError
        _check_stands(found)
        policy = self._policy(act.session, act.today)
        arrival = arrival_at(act.now, found["starts_at"], found["ends_at"], policy)
        if arrival is Arrival.TOO_EARLY:
            raise self._too_early(found["starts_at"], policy)
        named = self._named(act, found, person)
        wish = wish_for(arrival, act.now, found["starts_at"], policy, named)
        ticket = self._queue.give(act, found["service_id"], found["item_id"], wish)
        # Too late stays a no-show in the figures; the number shows that the person came after all.
        is_missed = arrival is Arrival.TOO_LATE
        came = {
            "state": BookingState.NO_SHOW if is_missed else BookingState.ARRIVED,
            "arrived_at": act.now,
            "ticket_id": ticket.id,
        }
        if not store.arrive(act.connection, appointment_id, came):
            # Somebody else let the person in while this waited for its turn.
            again = store.one(act.connection, appointment_id)
            raise AlreadyArrivedError(label="" if again is None else again["label"])
        after = {"arrival": arrival.value, "label": ticket.label}
        self._tell(act, "appointments.arrived", appointment_id, after=after)
        act.changed(Change.TICKETS)
        self._close_missed(act)
        return arrival

    def _named(
        self, act: Writing, found: RowMapping, person: PersonGiven | None
    ) -> PersonGiven | None:
        """Return whose number it is, and nothing where the service does not ask."""
        if not found["needs_identity"]:
            return None
        if person is not None or act.request.actor.channel is Channel.KIOSK:
            return person
        booked = store.person(act.connection, found["id"])
        if booked is None:
            return None
        sealed: str | None = booked["id_sealed"]
        number = "" if sealed is None else self._vault.open(sealed)
        return PersonGiven(booked["name"], number, booked["phone"])

    def _too_early(self, starts_at: datetime, policy: QueuePolicy) -> TooEarlyError:
        # A time that is told is rounded up: who comes then is let in.
        comes_at = (opens_at(starts_at, policy) + _ALMOST_A_MINUTE).astimezone(self._work.zone)
        return TooEarlyError(day=comes_at.date().isoformat(), time=comes_at.strftime("%H:%M"))


def _check_stands(found: RowMapping) -> None:
    if found["ticket_id"] is not None:
        raise AlreadyArrivedError(label=found["label"])
    if found["state"] is BookingState.CANCELLED:
        raise AppointmentCancelledError
