"""What the call board asks of the hall, and how one board is set up."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from hallapp.hall.terms import HallRow, WindowRow
from hallapp.kernel.clock import Clock
from hallapp.queueing.terms import BoardRow, TicketRow

if TYPE_CHECKING:
    from hallapp.devices import Announcement, SoundState

MOST_WINDOWS = 12
"""More windows than this want one board a zone: a board shows five calls."""


class BoardQueue(Protocol):
    """The two questions of a board; both read the same tables, so one grant serves them."""

    def board(self, zone_letter: str | None) -> BoardRow:
        """Return the newest calls, who is next and how many wait."""
        ...

    def ticket(self, ticket_id: UUID) -> TicketRow:
        """Return one ticket, to learn whether its call still holds."""
        ...


class BoardPlaces(Protocol):
    """Which windows there are, for the head of the board."""

    def windows(self) -> tuple[WindowRow, ...]:
        """Return every window of the hall."""
        ...


class BoardAnnouncer(Protocol):
    """The part of `hallapp.devices.Announcer` that a board uses."""

    @property
    def sound(self) -> "SoundState":
        """Whether the last announcement could be heard."""
        ...

    def announce(self, announcement: "Announcement") -> None:
        """Say a call when all earlier calls have been said."""
        ...

    def repeat(self, announcement: "Announcement") -> bool:
        """Say a call again as soon as the queue is idle."""
        ...

    def withdraw(self, announced_for: Hashable) -> bool:
        """Take back what still waits under a key."""
        ...


@dataclass(frozen=True)
class BoardServices:
    """All that an open board needs.

    Attributes:
        announcer: The one queue of this board's sound zone, None for a silent board.
    """

    hall: HallRow
    queue: BoardQueue
    places: BoardPlaces
    clock: Clock
    announcer: BoardAnnouncer | None = None


@dataclass(frozen=True)
class BoardOptions:
    """How one board is set up; settings of its station.

    Attributes:
        is_windowed: In a window instead of over the whole screen.
        zone_letter: Only calls of this zone; None for the whole hall.
        viewing_distance_m: From where the board must be read, in metres.
        px_per_mm: Pixels for a millimetre of the lit glass; None shows everything as drawn for
            a 55 inch screen, whatever its true size.
        notice: The calm line at the foot; None for the usual one.
    """

    is_windowed: bool = False
    zone_letter: str | None = None
    viewing_distance_m: float = 10.0
    px_per_mm: float | None = None
    notice: str | None = None
