"""No numbers for now: asks by itself whether the hall's store is back."""

from hallapp.faces.kiosk.asking import Asking
from hallapp.faces.kiosk.journey import Station
from hallapp.kernel.errors import HallError

LOOK_EVERY_TICKS = 5


class ClosedPresenter:
    """Looks every five seconds, and at once when asked."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._asking = Asking(station.jobs, station.owner)
        self._ticks = 0
        self._is_open = False

    def open(self) -> None:
        """Begin to look."""
        self._ticks = 0
        self._is_open = True

    def tick(self) -> None:
        """A second has passed."""
        if not self._is_open:
            return
        self._ticks += 1
        if self._ticks % LOOK_EVERY_TICKS == 0:
            self.look()

    def look(self) -> None:
        """Ask the store something small."""
        self._asking.ask(self._station.services.queue.figures, self._answered, self._failed)

    def leave(self) -> None:
        """Look no longer."""
        self._is_open = False
        self._asking.drop()

    def _answered(self, _figures: object) -> None:
        self._station.journey.store_recovered()

    def _failed(self, _error: HallError) -> None:
        """Go on waiting; the page says that it does."""
