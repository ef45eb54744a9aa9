"""Checking in for an appointment: one press, one number."""

from collections.abc import Sequence
from enum import Enum
from typing import Protocol
from uuid import UUID

from hallapp.appointments.terms import AppointmentRow, Arrival, BookingState
from hallapp.faces.kiosk.cards import card_of
from hallapp.faces.kiosk.journey import NumberExtra, Station
from hallapp.kernel.errors import HallError, RuleError, SurroundingsError
from hallapp.kernel.identity import CardRow
from hallapp.kernel.requests import Request
from hallapp.queueing.terms import IssuedRow, LateRuleRow, PersonGiven


class CheckInStep(Enum):
    """Where the check-in stands."""

    READY = "ready"
    BUSY = "busy"
    REFUSED = "refused"


class AppointmentView(Protocol):
    """The page of appointments as its presenter sees it."""

    def show_appointments(self, found: Sequence[AppointmentRow]) -> None:
        """Show appointments, one at a time."""
        ...

    def show_step(self, step: CheckInStep, error: HallError | None = None) -> None:
        """Say whether one can check in, and why not."""
        ...


class AppointmentPresenter:
    """Lets a booked citizen in; pressing again gives no second number."""

    def __init__(self, view: AppointmentView, station: Station) -> None:
        self._view = view
        self._station = station
        self._requests: dict[tuple[UUID, str], Request] = {}
        self._shown: AppointmentRow | None = None
        self._busy = False
        self._visit = 0

    def open(self, found: Sequence[AppointmentRow]) -> None:
        """Show what was found."""
        self.leave()
        self._shown = found[0] if found else None
        self._view.show_step(CheckInStep.READY)
        self._view.show_appointments(found)

    def show(self, row: AppointmentRow) -> None:
        """Another one is on the glass now."""
        self._shown = row
        if not self._busy:
            self._view.show_step(CheckInStep.READY)

    def go_on(self) -> None:
        """Check in, or print the number again that was given at check-in."""
        row = self._shown
        if row is None or self._busy:
            return
        if row.state is BookingState.ARRIVED and row.ticket_id is not None:
            self._reprint(row.ticket_id)
        else:
            self._check_in(row, None)

    def scanned(self, read: str | CardRow) -> None:
        """Check in with a card, where the service asks whose number it is."""
        row = self._shown
        if row is None or self._busy:
            return
        try:
            card = card_of(read, self._station.card_template)
        except RuleError as error:
            self._view.show_step(CheckInStep.REFUSED, error)
            return
        self._check_in(row, PersonGiven(card.name, card.number))

    def leave(self) -> None:
        """Forget the appointments."""
        self._visit += 1
        self._requests.clear()
        self._shown = None
        self._busy = False

    def _check_in(self, row: AppointmentRow, person: PersonGiven | None) -> None:
        # The same press after a store that failed asks for the same check-in.
        whose = (row.id, "" if person is None else person.id_number)
        request = self._requests.setdefault(whose, self._station.request())
        self._busy = True
        self._view.show_step(CheckInStep.BUSY)
        services, visit = self._station.services, self._visit

        def work() -> tuple[Arrival | None, IssuedRow, LateRuleRow | None]:
            arrival, issued = services.appointments.check_in(request, row.id, person)
            offered = services.queue.services()
            late = next((each.late for each in offered if each.id == row.slot.service_id), None)
            return arrival, issued, late

        self._station.jobs.submit(
            work,
            lambda given: self._came(visit, given),
            lambda error: self._failed(visit, whose, error),
            self._station.owner,
        )

    def _reprint(self, ticket_id: UUID) -> None:
        self._busy = True
        self._view.show_step(CheckInStep.BUSY)
        queue, visit = self._station.services.queue, self._visit
        self._station.jobs.submit(
            lambda: queue.issued(ticket_id),
            lambda issued: self._came(visit, (None, issued, issued.late)),
            lambda error: self._failed(visit, None, error),
            self._station.owner,
        )

    def _came(
        self, visit: int, given: tuple[Arrival | None, IssuedRow, LateRuleRow | None]
    ) -> None:
        if visit != self._visit:
            return
        arrival, issued, late = given
        self._view.show_step(CheckInStep.READY)
        self.leave()
        self._station.journey.open_number(issued, NumberExtra(late, arrival))

    def _failed(self, visit: int, whose: tuple[UUID, str] | None, error: HallError) -> None:
        if visit != self._visit:
            return
        self._busy = False
        if isinstance(error, SurroundingsError):
            self._view.show_step(CheckInStep.READY)
            self._station.journey.store_failed(error)
            return
        if whose is not None:
            self._requests.pop(whose, None)
        self._view.show_step(CheckInStep.REFUSED, error)
