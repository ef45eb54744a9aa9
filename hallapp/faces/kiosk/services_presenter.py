"""Choosing a service to take a number for."""

from collections.abc import Sequence
from typing import Protocol

from hallapp.faces.kiosk.asking import Asking
from hallapp.faces.kiosk.journey import Choice, Station
from hallapp.queueing.advice import advice_service
from hallapp.queueing.terms import ServiceRow


class ServicesView(Protocol):
    """The page of services as its presenter sees it."""

    def show_services(self, services: Sequence[ServiceRow]) -> None:
        """Show services; the open page of tiles stays open."""
        ...


class ServicesPresenter:
    """Shows what numbers can be taken for; a tap leads to the confirmation."""

    def __init__(self, view: ServicesView, station: Station) -> None:
        self._view = view
        self._station = station
        self._asking = Asking(station.jobs, station.owner)
        self._advice: ServiceRow | None = None

    def ask(self) -> None:
        """Ask for the services, as they stand now."""
        self._asking.ask(
            self._station.services.queue.services,
            self._told,
            self._station.journey.store_failed,
        )

    def choose(self, service: ServiceRow) -> None:
        """Go on with a service."""
        self._station.journey.open_confirm(Choice(service))

    def advise(self) -> None:
        """Go on with an advice number; a hall that gives none sends to a person."""
        if self._advice is None:
            self._station.journey.open_advice()
        else:
            self._station.journey.open_confirm(Choice(self._advice))

    def leave(self) -> None:
        """Hear nothing more."""
        self._asking.drop()

    def _told(self, services: tuple[ServiceRow, ...]) -> None:
        # Advice has a button of its own, for those who would not find it among the tiles.
        self._advice = advice_service(services)
        self._view.show_services([row for row in services if row is not self._advice])
