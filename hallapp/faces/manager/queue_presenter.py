"""Asks for the order of one window, and why one ticket goes before another."""

from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.faces.manager.services import ManagerServices
from hallapp.kernel.errors import HallError
from hallapp.qtkit.jobs import Jobs
from hallapp.queueing.terms import TicketRow


class QueueView(Protocol):
    """Shows the queue of one window."""

    def show_window_tickets(self, window_id: UUID, tickets: tuple[TicketRow, ...]) -> None:
        """Show who may be called at a window, in the order in which it calls them."""
        ...

    def show_why(self, sentence: str) -> None:
        """Say which of two goes first, and why."""
        ...

    def show_failure(self, error: HallError) -> None:
        """Say what could not be read; what is shown stays."""
        ...


class QueuePresenter:
    """Keeps one question about one window outstanding; answers about others are dropped."""

    def __init__(
        self, view: QueueView, services: ManagerServices, jobs: Jobs, owner: QObject | None = None
    ) -> None:
        self._view = view
        self._services = services
        self._jobs = jobs
        self._owner = owner
        self._window_id: UUID | None = None
        self._asking_for: UUID | None = None

    def choose_window(self, window_id: UUID | None) -> None:
        """Look at another window; None for none."""
        self._window_id = window_id
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the window looked at, unless that question is under way."""
        window_id, queue = self._window_id, self._services.queue
        if window_id is None or window_id == self._asking_for:
            return
        self._asking_for = window_id

        def answered(tickets: tuple[TicketRow, ...]) -> None:
            self._settle(window_id)
            if window_id == self._window_id:
                self._view.show_window_tickets(window_id, tickets)

        def failed(error: HallError) -> None:
            self._settle(window_id)
            self._view.show_failure(error)

        self._jobs.submit(lambda: queue.waiting(window_id), answered, failed, self._owner)

    def explain(self, first: TicketRow, second: TicketRow) -> None:
        """Ask which of two goes first at the window looked at, or in the hall."""
        window_id, queue = self._window_id, self._services.queue
        self._jobs.submit(
            lambda: queue.explain(first.id, second.id, window_id),
            self._view.show_why,
            self._view.show_failure,
            self._owner,
        )

    def _settle(self, window_id: UUID) -> None:
        if self._asking_for == window_id:
            self._asking_for = None
