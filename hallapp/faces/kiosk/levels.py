"""Going down from tiles to tiles, and one level back: the way of every page that narrows down."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from hallapp.faces.kiosk.asking import Asking
from hallapp.faces.kiosk.journey import Station
from hallapp.faces.kiosk.tiles import Level
from hallapp.kernel.errors import HallError, SurroundingsError

Answer = TypeVar("Answer")


class LevelView(Protocol):
    """A page of tiles as its presenter sees it."""

    def show_level(self, level: Level, *, keep_place: bool = False) -> None:
        """Show tiles."""
        ...

    def show_trouble(self, error: HallError) -> None:
        """Say why there is nothing more."""
        ...


class LevelPresenter:
    """Remembers the levels gone down; what is chosen in one is the subclass's to say."""

    def __init__(self, view: LevelView, station: Station) -> None:
        self._view = view
        self._station = station
        self._asking = Asking(station.jobs, station.owner)
        self._levels: list[Level] = []

    def back(self) -> bool:
        """Go one level up; False at the first."""
        if len(self._levels) <= 1:
            return False
        self._asking.drop()
        self._levels.pop()
        self._view.show_level(self._levels[-1])
        return True

    def leave(self) -> None:
        """Forget the way."""
        self._asking.drop()
        self._levels = []

    def _begin(self, level: Level) -> None:
        self.leave()
        self._go(level)

    def _go(self, level: Level) -> None:
        self._levels.append(level)
        self._view.show_level(level)

    def _ask(self, work: Callable[[], Answer], done: Callable[[Answer], None]) -> None:
        self._asking.ask(work, done, self._failed)

    def _failed(self, error: HallError) -> None:
        if isinstance(error, SurroundingsError):
            self._station.journey.store_failed(error)
        else:
            self._view.show_trouble(error)
