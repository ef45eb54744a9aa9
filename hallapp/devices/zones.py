"""The sound zones of a station: one queue of calls for each loudspeaker (播报分区).

One process may serve several zones, each on an output of its own; or a hall has one process a
zone. Either way a call is said once, in the zone of its window, and zones do not wait for
one another.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hallapp.devices.announcer import Announcer
from hallapp.devices.announcing import (
    Announcement,
    AnnouncementRow,
    SoundState,
    SpeakingRules,
    tell_nobody,
)
from hallapp.devices.players import Player
from hallapp.kernel.clock import Clock
from hallapp.kernel.errors import HallError

EVERYWHERE = ""
"""The sound zone of every window that is not put elsewhere."""


@dataclass(frozen=True)
class ZonePlan:
    """Which windows are heard where.

    Attributes:
        zone_of: Sound zone for a zone letter; letters that are not named are `EVERYWHERE`.
        clips: Folder of the hall's own announcer, None for the clips that came along.
    """

    zone_of: Mapping[str, str] = field(default_factory=dict[str, str])
    clips: Path | None = None


class SoundZones:
    """Sends each announcement to the queue of its sound zone; a zone's queue is made when needed.

    Has the methods of an `Announcer`, for boards need not know how many zones there are.
    """

    def __init__(
        self,
        clock: Clock,
        make_player: Callable[[str], Player],
        plan: ZonePlan | None = None,
        *,
        on_trouble: Callable[[HallError], None] = tell_nobody,
    ) -> None:
        """Prepare without making a sound.

        Args:
            clock: This station's clock.
            make_player: Makes the player of a sound zone.
            plan: Which windows are heard where; None puts all into one zone.
            on_trouble: Told on a worker what is wrong with the sound, once.
        """
        self._clock = clock
        self._make_player = make_player
        self._plan = plan or ZonePlan()
        self._on_trouble = on_trouble
        self._rules = SpeakingRules()
        self._zones: dict[str, Announcer] = {}

    @property
    def sound(self) -> SoundState:
        """Whether every zone can be heard."""
        states = [zone.sound for zone in tuple(self._zones.values())]
        return SoundState.OFF if SoundState.OFF in states else SoundState.ON

    def zone(self, letter: str) -> Announcer:
        """Return the queue in which calls to windows of a zone are said."""
        name = self._plan.zone_of.get(letter, EVERYWHERE)
        if name not in self._zones:
            made = Announcer(
                self._clock,
                self._make_player(name),
                on_trouble=self._on_trouble,
                clips=self._plan.clips,
            )
            made.follow(self._rules)
            self._zones[name] = made
        return self._zones[name]

    def follow(self, rules: SpeakingRules) -> None:
        """Speak from now on as the hall wants it, in every zone."""
        self._rules = rules
        for zone in self._zones.values():
            zone.follow(rules)

    def announce(self, announcement: Announcement) -> None:
        """Say a call in the zone of its window when all earlier ones there have been said."""
        self.zone(announcement.zone_letter).announce(announcement)

    def repeat(self, announcement: Announcement) -> bool:
        """Say a call again when the zone of its window is idle; False when it waits already."""
        return self.zone(announcement.zone_letter).repeat(announcement)

    def withdraw(self, announced_for: Hashable) -> bool:
        """Take back what waits under a key, wherever it waits."""
        taken = [zone.withdraw(announced_for) for zone in tuple(self._zones.values())]
        return any(taken)

    def take_settled(self) -> tuple[AnnouncementRow, ...]:
        """Hand over every announcement that is over, each once."""
        return tuple(row for zone in tuple(self._zones.values()) for row in zone.take_settled())

    def tend(self) -> None:
        """Look after zones that cannot be heard."""
        for zone in tuple(self._zones.values()):
            zone.tend()

    def close(self) -> None:
        """End every zone."""
        for zone in self._zones.values():
            zone.close()


def most_calls_at_once(announcement_s: float, may_wait_s: float = 15.0) -> int:
    """Return how many calls of one moment a zone can say before the next would be too old.

    The k-th of them starts after (k - 1) announcements, so k is at most wait / length + 1.
    """
    return int(may_wait_s / announcement_s) + 1


def busiest_interval_s(windows: int, announcement_s: float) -> float:
    """Return the shortest mean time between calls of a window that a zone keeps up with.

    A zone is idle some of the time only while its windows together call less often than one
    call each announcement; with fewer windows a zone, windows may call more often.
    """
    return windows * announcement_s
