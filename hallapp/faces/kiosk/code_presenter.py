"""A code typed, scanned, or found by a card: an appointment's, or a ticket's."""

from collections.abc import Callable, Sequence
from typing import Protocol

from hallapp.appointments.errors import AppointmentUnknownError
from hallapp.appointments.terms import AppointmentRow, BookingState
from hallapp.cases.terms import CaseProgressRow
from hallapp.evaluation.errors import AlreadyRatedError
from hallapp.evaluation.terms import RatableRow
from hallapp.faces.kiosk.asking import Asking
from hallapp.faces.kiosk.cards import card_of
from hallapp.faces.kiosk.journey import CodeUse, Station
from hallapp.kernel.clock import day_in, zone_named
from hallapp.kernel.errors import HallError, RuleError, SurroundingsError
from hallapp.kernel.identity import CardRow, CardTextError
from hallapp.queueing.terms import TicketRow

CODE_LENGTH = 8


class CodeView(Protocol):
    """The page of a code as its presenter sees it."""

    def show_code(self, use: CodeUse, typed: str) -> None:
        """Show what was typed so far, and what for."""
        ...

    def show_asking(self, *, asking: bool) -> None:
        """Say that the hall is being asked."""
        ...

    def show_trouble(self, error: HallError) -> None:
        """Say why the code leads nowhere."""
        ...


class CodePresenter:
    """Takes a code in any way there is and opens what it is for."""

    def __init__(self, view: CodeView, station: Station) -> None:
        self._view = view
        self._station = station
        self._asking = Asking(station.jobs, station.owner)
        self._use = CodeUse.PROGRESS
        self._typed = ""

    def open(self, use: CodeUse) -> None:
        """Begin with nothing typed."""
        self._use = use
        self._typed = ""
        self._view.show_asking(asking=False)
        self._view.show_code(use, "")

    def type(self, sign: str) -> None:
        """Add a sign; a code has eight."""
        if len(self._typed) < CODE_LENGTH:
            self._typed += sign
            self._view.show_code(self._use, self._typed)

    def rub_out(self) -> None:
        """Take the last sign back."""
        if self._typed:
            self._typed = self._typed[:-1]
            self._view.show_code(self._use, self._typed)

    def submit(self) -> None:
        """Look the code up."""
        if len(self._typed) == CODE_LENGTH:
            self._look_up(self._typed)

    def scanned(self, read: str | CardRow) -> None:
        """Hear a scanner or a card reader; only appointments are found by a card."""
        try:
            number = card_of(read, self._station.card_template).number
        except CardTextError:
            # A notice holds its case number, a blank, and the code that asks about it.
            last = str(read).split()[-1:] or [""]
            code = "".join(sign for sign in last[0] if sign.isalnum()).upper()
            self._typed = code[:CODE_LENGTH]
            self._view.show_code(self._use, self._typed)
            self._look_up(code)
        except RuleError as error:
            self._view.show_trouble(error)
        else:
            self._find_person(number)

    def leave(self) -> None:
        """Forget the code, and hear nothing more."""
        self._asking.drop()
        self._typed = ""

    def _look_up(self, code: str) -> None:
        services = self._station.services
        if self._use is CodeUse.APPOINTMENT:
            self._ask(lambda: (services.appointments.find_code(code),), self._found)
        elif self._use is CodeUse.RATING:
            self._ask(lambda: services.evaluation.ratable(code), self._ratable)
        else:
            self._ask(lambda: (self._number_or_case(code),), self._told)

    def _number_or_case(self, code: str) -> TicketRow | CaseProgressRow:
        """Return the number of a code, or the case: both are written on papers of the hall."""
        services = self._station.services
        try:
            return services.queue.ticket_of_code(code)
        except RuleError:
            if services.cases is None:
                raise
            return services.cases.of_code(code)

    def _find_person(self, number: str) -> None:
        if self._use is not CodeUse.APPOINTMENT:
            self._view.show_trouble(CardTextError())
            return
        found = self._station.services.appointments.find_person
        self._ask(lambda: self._of_today(found(number)), self._found)

    def _of_today(self, found: Sequence[AppointmentRow]) -> tuple[AppointmentRow, ...]:
        """Return what a card is for: today's first, those that stand before those that are over."""
        services = self._station.services
        zone = zone_named(services.hall.zone)
        today = day_in(services.clock.now(), zone)
        own = [row for row in found if day_in(row.slot.starts_at, zone) == today]
        if not found:
            raise AppointmentUnknownError
        is_open = {BookingState.BOOKED: 0, BookingState.NO_SHOW: 1}
        shown = own or list(found)
        return tuple(sorted(shown, key=lambda row: (is_open.get(row.state, 2), row.slot.starts_at)))

    def _ask(
        self,
        work: Callable[[], tuple[object, ...]],
        done: Callable[[tuple[object, ...]], None],
    ) -> None:
        self._view.show_asking(asking=True)
        self._asking.ask(work, done, self._failed)

    def _found(self, found: tuple[object, ...]) -> None:
        self._view.show_asking(asking=False)
        rows = [row for row in found if isinstance(row, AppointmentRow)]
        self._station.journey.open_appointments(rows)

    def _ratable(self, found: tuple[object, ...]) -> None:
        self._view.show_asking(asking=False)
        rows = [row for row in found if isinstance(row, RatableRow)]
        if rows:
            self._station.journey.open_rating(rows)
        else:
            self._view.show_trouble(AlreadyRatedError(name=self._typed))

    def _told(self, found: tuple[object, ...]) -> None:
        self._view.show_asking(asking=False)
        for row in found:
            if isinstance(row, TicketRow):
                self._station.journey.open_progress(row)
            elif isinstance(row, CaseProgressRow):
                self._station.journey.open_case(row)

    def _failed(self, error: HallError) -> None:
        self._view.show_asking(asking=False)
        if isinstance(error, SurroundingsError):
            self._station.journey.store_failed(error)
        else:
            self._view.show_trouble(error)
