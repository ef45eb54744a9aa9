"""The moment before a number is given: said in words, then one press gives one number."""

from dataclasses import replace
from typing import Protocol

from hallapp.faces.kiosk.asking import Asking
from hallapp.faces.kiosk.journey import Choice, CodeUse, NumberExtra, Station
from hallapp.faces.kiosk.outlook import Outlook, look_ahead
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.kernel.requests import Request
from hallapp.queueing.issue_errors import AppointmentOnlyError, IdentityNeededError
from hallapp.queueing.terms import IssuedRow, PackageRow, PriorityRow


class ConfirmView(Protocol):
    """The page of the confirmation as its presenter sees it."""

    def show_choice(self, choice: Choice) -> None:
        """Say what would be taken and how many wait before it."""
        ...

    def show_outlook(self, outlook: Outlook) -> None:
        """Say what should be known before the press; the choice stays."""
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
        self._asking = Asking(station.jobs, station.owner)
        self._choice: Choice | None = None
        self._request: Request | None = None
        self._refused: HallError | None = None
        self._busy = False
        self._visit = 0

    @property
    def choice(self) -> Choice | None:
        """Return what would be taken."""
        return self._choice

    def open(self, choice: Choice) -> None:
        """Ask in words; the request is made here, so that pressing again asks for the same."""
        self._visit += 1
        self._request = self._station.request()
        self._busy = False
        self._refused = None
        self._choose(choice)
        self._view.show_busy(busy=False)
        self.ask()

    def ask(self) -> None:
        """Ask what should be known before the press; a store that fails says so at the press."""
        choice, services = self._choice, self._station.services
        if choice is not None and not self._busy:
            self._asking.ask(lambda: look_ahead(services, choice), self._told, self._kept)

    def take_package(self, package: PackageRow) -> None:
        """Take the whole of it, or the item alone again."""
        choice = self._choice
        if choice is not None and not self._busy:
            chosen = None if choice.package == package else package
            self._change(replace(choice, package=chosen))

    def name_class(self, priority: PriorityRow) -> None:
        """Say that one belongs to a class, or take it back."""
        choice = self._choice
        if choice is not None and not self._busy:
            chosen = None if choice.priority_id == priority.id else priority.id
            self._change(replace(choice, priority_id=chosen))

    def read_guide(self) -> None:
        """Show what to bring."""
        if self._choice is not None and self._choice.item is not None and not self._busy:
            self._station.journey.open_guide(self._choice.item)

    def take(self) -> None:
        """Give the number, or lead to where it is given; a press while it is given does nothing."""
        choice, request = self._choice, self._request
        if choice is None or request is None or self._busy:
            return
        if isinstance(self._refused, AppointmentOnlyError):
            self._station.journey.open_code(CodeUse.APPOINTMENT)
            return
        if choice.service.needs_identity and self._station.reads_cards:
            self._station.journey.open_card(choice)
            return
        self._issue(choice, request)

    def leave(self) -> None:
        """Forget the choice."""
        self._asking.drop()
        self._visit += 1
        self._choice = None
        self._request = None
        self._refused = None
        self._busy = False

    def _issue(self, choice: Choice, request: Request) -> None:
        self._busy = True
        self._view.show_busy(busy=True)
        queue, visit = self._station.services.queue, self._visit
        self._station.jobs.submit(
            lambda: queue.issue(request, choice.service.id, choice.item_id, choice.wish()),
            lambda issued: self._issued(visit, choice, issued),
            lambda error: self._failed(visit, error),
            self._station.owner,
        )

    def _choose(self, choice: Choice) -> None:
        self._choice = choice
        self._view.show_choice(choice)

    def _change(self, choice: Choice) -> None:
        """Take another wish; it is another number that is asked for."""
        self._request = self._station.request()
        self._choose(choice)

    def _told(self, outlook: Outlook) -> None:
        self._refused = outlook.refused
        self._view.show_outlook(outlook)

    def _kept(self, _error: HallError) -> None:
        """Leave the page as it is."""

    def _issued(self, visit: int, choice: Choice, issued: IssuedRow) -> None:
        if visit != self._visit:
            return
        self.leave()
        self._station.journey.open_number(issued, NumberExtra(late=choice.service.late))

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
        if isinstance(error, IdentityNeededError) and self._choice and self._station.reads_cards:
            self._station.journey.open_card(self._choice)
            return
        self._refused = error
        self._view.show_refused(error)
