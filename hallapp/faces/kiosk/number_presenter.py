"""A number that was given: shown, printed, and told truly when no paper came out."""

from typing import Protocol

from hallapp.faces.kiosk.asking import Asking
from hallapp.faces.kiosk.journey import NOTHING_MORE, NumberExtra, Station
from hallapp.kernel.errors import HallError
from hallapp.queueing.terms import IssuedRow, PrintState


class NumberView(Protocol):
    """The page of a number as its presenter sees it."""

    def show_issued(self, issued: IssuedRow, extra: NumberExtra) -> None:
        """Show the number, who is ahead, how long, where to sit."""
        ...

    def show_print(self, state: PrintState, error: HallError | None = None) -> None:
        """Say whether paper came out, and why not."""
        ...


class NumberPresenter:
    """Prints the ticket when the page opens, and again when asked."""

    def __init__(self, view: NumberView, station: Station) -> None:
        self._view = view
        self._station = station
        self._asking = Asking(station.jobs, station.owner)
        self._issued: IssuedRow | None = None
        self._extra = NOTHING_MORE
        self._printing = False
        self._visit = 0

    def open(self, issued: IssuedRow, extra: NumberExtra = NOTHING_MORE) -> None:
        """Show a number and print it."""
        self.leave()
        self._issued, self._extra = issued, extra
        self._view.show_issued(issued, extra)
        self.print()

    def print(self) -> None:
        """Print the ticket; a press while it prints does nothing."""
        issued = self._issued
        if issued is None or self._printing:
            return
        self._printing = True
        self._view.show_print(PrintState.PENDING)
        request, papers, visit = self._station.request(), self._station.services.papers, self._visit
        self._station.paper_jobs.submit(
            lambda: papers.print_ticket(request, issued.ticket.id),
            lambda state: self._printed(visit, state),
            lambda error: self._printed(visit, PrintState.FAILED, error),
            self._station.owner,
        )

    def ask(self) -> None:
        """Ask again who is ahead."""
        issued = self._issued
        if issued is None:
            return
        queue, number = self._station.services.queue, issued.ticket.id
        # The number holds when the store is gone: a failed refresh changes nothing.
        self._asking.ask(lambda: queue.issued(number), self._told, self._kept)

    def leave(self) -> None:
        """Forget the number; a print under way goes on."""
        self._asking.drop()
        self._visit += 1
        self._issued = None
        self._extra = NOTHING_MORE
        self._printing = False

    def _told(self, issued: IssuedRow) -> None:
        self._view.show_issued(issued, self._extra)

    def _kept(self, _error: HallError) -> None:
        """Leave the page as it is."""

    def _printed(self, visit: int, state: PrintState, error: HallError | None = None) -> None:
        if visit == self._visit:
            self._printing = False
            self._view.show_print(state, error)
