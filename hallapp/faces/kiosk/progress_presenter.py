"""Where a number stands: asked by its holder, told without anything personal."""

from dataclasses import dataclass
from typing import Protocol

from hallapp.evaluation.terms import RatableRow
from hallapp.faces.kiosk.asking import Asking
from hallapp.faces.kiosk.journey import Station
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.queueing.terms import IssuedRow, PackageProgressRow, TicketRow, TicketState


@dataclass(frozen=True)
class Progress:
    """Where a number stands now.

    Attributes:
        steps: How far each service of its package is; nothing without a package.
    """

    issued: IssuedRow
    steps: tuple[PackageProgressRow, ...] = ()

    @property
    def ticket(self) -> TicketRow:
        """The number itself."""
        return self.issued.ticket

    @property
    def can_rate(self) -> bool:
        """Whether the visit is over and was served."""
        return self.ticket.state is TicketState.FINISHED


class ProgressView(Protocol):
    """The page of a number's progress as its presenter sees it."""

    def show_ticket(self, ticket: TicketRow) -> None:
        """Show the number at once, while the rest is asked for."""
        ...

    def show_progress(self, progress: Progress) -> None:
        """Show where it stands."""
        ...

    def show_trouble(self, error: HallError | None) -> None:
        """Say why it cannot be rated; None: nothing is left to rate."""
        ...


class ProgressPresenter:
    """Keeps a number's progress true while it is on the glass."""

    def __init__(self, view: ProgressView, station: Station) -> None:
        self._view = view
        self._station = station
        self._asking = Asking(station.jobs, station.owner)
        self._ticket: TicketRow | None = None
        self._known: Progress | None = None

    def open(self, ticket: TicketRow) -> None:
        """Show a number."""
        self.leave()
        self._ticket = ticket
        self._view.show_ticket(ticket)
        self.ask()

    def ask(self) -> None:
        """Ask where it stands now."""
        ticket, queue = self._ticket, self._station.services.queue
        if ticket is None:
            return

        def work() -> Progress:
            return Progress(queue.issued(ticket.id), queue.package_progress(ticket.id))

        self._asking.ask(work, self._told, self._kept)

    def go_on(self) -> None:
        """Print the number again; one that was served is rated instead."""
        known = self._known
        if known is None:
            return
        if known.can_rate:
            self._rate(known)
        else:
            self._station.journey.open_number(known.issued)

    def leave(self) -> None:
        """Forget the number."""
        self._asking.drop()
        self._ticket = self._known = None

    def _rate(self, known: Progress) -> None:
        evaluation, ticket_id = self._station.services.evaluation, known.ticket.id
        self._asking.ask(lambda: evaluation.ratable_ticket(ticket_id), self._ratable, self._failed)

    def _ratable(self, found: tuple[RatableRow, ...]) -> None:
        if found:
            self._station.journey.open_rating(found)
        else:
            self._view.show_trouble(None)

    def _told(self, progress: Progress) -> None:
        self._known = progress
        self._view.show_progress(progress)

    def _kept(self, _error: HallError) -> None:
        """Leave the page as it is."""

    def _failed(self, error: HallError) -> None:
        if isinstance(error, SurroundingsError):
            self._station.journey.store_failed(error)
        else:
            self._view.show_trouble(error)
