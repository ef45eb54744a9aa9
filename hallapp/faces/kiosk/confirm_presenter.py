"""The moment before a number is given: said in words, then one press gives one number."""

from typing import Protocol

from hallapp.faces.kiosk.journey import Choice, Station
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.kernel.requests import Request
from hallapp.queueing.terms import IssuedRow


class ConfirmView(Protocol):
    """The page of the confirmation as its presenter sees it."""

    def show_choice(self, choice: Choice) -> None:
        """Say what would be taken and how many wait before it."""
        ...

    def show_busy(self, *, busy: bool) -> None:
        """Let nothing be pressed while the number is being given."""
        ...

    def show_refused(self, error: HallError) -> None:
        """Say why there is no number."""
        ...


class ConfirmPresenter:
    """Gives the number; however often one presses, it is one."""

    def __init__(self, view: ConfirmView, station: Station) -> None:
        self._view = view
        self._station = station
        self._choice: Choice | None = None
        self._request: Request | None = None
        self._busy = False
        self._visit = 0

    def open(self, choice: Choice) -> None:
        """Ask in words; the request is made here, so that pressing again asks for the same."""
        self._visit += 1
        self._choice = choice
        self._request = self._station.request()
        self._busy = False
        self._view.show_choice(choice)
        self._view.show_busy(busy=False)

    def take(self) -> None:
        """Give the number; a press while it is being given does nothing."""
        choice, request = self._choice, self._request
        if choice is None or request is None or self._busy:
            return
        self._busy = True
        self._view.show_busy(busy=True)
        queue, visit = self._station.services.queue, self._visit
        self._station.jobs.submit(
            lambda: queue.issue(request, choice.service.id, choice.item_id),
            lambda issued: self._issued(visit, issued),
            lambda error: self._failed(visit, error),
            self._station.owner,
        )

    def leave(self) -> None:
        """Forget the choice."""
        self._visit += 1
        self._choice = None
        self._request = None
        self._busy = False

    def _issued(self, visit: int, issued: IssuedRow) -> None:
        if visit != self._visit:
            return
        self.leave()
        self._station.journey.open_number(issued)

    def _failed(self, visit: int, error: HallError) -> None:
        if visit != self._visit:
            return
        self._busy = False
        self._view.show_busy(busy=False)
        if isinstance(error, SurroundingsError):
            # Nobody knows whether the number was given: the request is kept, and the same press
            # after the recovery gets the same number.
            self._station.journey.store_failed(error)
            return
        self._request = self._station.request()
        self._view.show_refused(error)
