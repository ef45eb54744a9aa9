"""What the call board asks of the hall, and how one board is set up."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from hallapp.hall.terms import HallRow, WindowRow
from hallapp.kernel.clock import Clock
from hallapp.kernel.requests import Request
from hallapp.queueing.board_rows import BoardLook, PlaybackRow, StripRow
from hallapp.queueing.loudness import SoundHabits

if TYPE_CHECKING:
    from hallapp.bulletins.terms import PostingSheet
    from hallapp.devices import Announcement, AnnouncementRow, SoundState
    from hallapp.devices.announcing import SpeakingRules
    from hallapp.patrols.terms import PublishedDraw

MOST_WINDOWS = 12
"""More windows than this want one board a zone: a board shows five calls."""


class BoardQueue(Protocol):
    """What a board asks and tells; `hallapp.queueing.playback.BoardService` has it."""

    def look(self, zone_letter: str | None) -> BoardLook:
        """Return all that a board shows and may speak."""
        ...

    def strip(self, window_number: int) -> StripRow | None:
        """Return what the strip of a window shows; None when there is no such window."""
        ...

    def habits(self) -> SoundHabits:
        """Return how the hall wants its calls today."""
        ...

    def record_announcements(self, request: Request, rows: Sequence[PlaybackRow]) -> None:
        """Keep what became of announcements."""
        ...


class BoardPlaces(Protocol):
    """Which windows there are, for the head of the board."""

    def windows(self) -> tuple[WindowRow, ...]:
        """Return every window of the hall."""
        ...


class PostingBoard(Protocol):
    """What hangs in the hall: the day's posting, and what is published of the draw."""

    def hanging(self) -> "PostingSheet | None":
        """Return the latest posting; None before the first."""
        ...

    def draw(self, day: date) -> "PublishedDraw | None":
        """Return what is published of a day's draw; None while there is none."""
        ...


class BoardAnnouncer(Protocol):
    """The part of `Announcer` and `SoundZones` of `hallapp.devices` that a board uses."""

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

    def follow(self, rules: "SpeakingRules") -> None:
        """Speak from now on as the hall wants it."""
        ...

    def tend(self) -> None:
        """Look after a zone that cannot be heard."""
        ...

    def take_settled(self) -> "tuple[AnnouncementRow, ...]":
        """Hand over every announcement that is over, each once."""
        ...


@dataclass(frozen=True)
class BoardServices:
    """All that an open board needs.

    Attributes:
        announcer: The one queue of this board's sound zone, None for a silent board.
        posting: What a notice window shows; None for a call board.
    """

    hall: HallRow
    queue: BoardQueue
    places: BoardPlaces
    clock: Clock
    announcer: BoardAnnouncer | None = None
    posting: PostingBoard | None = None


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
        strip_window: Number of the window whose strip this is; None for a board.
        is_posting: A notice window of the day's posting in place of a board.
        kept_in: Folder in which it keeps its screen and zone; None forgets both.
        station_name: Name under which its announcements are logged.
    """

    is_windowed: bool = False
    zone_letter: str | None = None
    viewing_distance_m: float = 10.0
    px_per_mm: float | None = None
    notice: str | None = None
    strip_window: int | None = None
    is_posting: bool = False
    kept_in: Path | None = None
    station_name: str = ""
