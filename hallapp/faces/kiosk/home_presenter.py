"""The first page: how many wait, how many windows are open."""

from dataclasses import dataclass
from typing import Protocol

from hallapp.faces.kiosk.asking import Asking
from hallapp.faces.kiosk.journey import Station


@dataclass(frozen=True)
class HomeFigures:
    """What the first page tells.

    Attributes:
        open_windows: None where nobody can tell.
    """

    waiting: int
    open_windows: int | None


class HomeView(Protocol):
    """The first page as its presenter sees it."""

    def show_figures(self, figures: HomeFigures) -> None:
        """Show the figures."""
        ...


class HomePresenter:
    """Keeps the figures of the first page true."""

    def __init__(self, view: HomeView, station: Station) -> None:
        self._view = view
        self._station = station
        self._asking = Asking(station.jobs, station.owner)

    def ask(self) -> None:
        """Ask for the figures."""
        self._asking.ask(self._figures, self._view.show_figures, self._station.journey.store_failed)

    def leave(self) -> None:
        """Hear nothing more."""
        self._asking.drop()

    def _figures(self) -> HomeFigures:
        services = self._station.services
        count = services.open_windows
        return HomeFigures(services.queue.figures().waiting, count() if count else None)
