"""Words of the spoken call: what waits to be said, what became of it, how a hall speaks."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from hallapp.devices.voice import Announcement
from hallapp.devices.volume import FULL_PERCENT

MAY_WAIT = timedelta(seconds=15)
"""An announcement whose turn comes later than this is of no use any more."""


class Outcome(Enum):
    """What became of an announcement."""

    PLAYED = "played"
    WITHDRAWN = "withdrawn"  # no longer needed before its turn came
    TOO_OLD = "too_old"  # its turn came too late to be of use
    SILENT = "silent"  # the hall calls silently now
    UNSPEAKABLE = "unspeakable"  # a clip is missing
    UNHEARD = "unheard"  # no sound card


class SoundState(Enum):
    """Whether the zone can be heard; a face shows it."""

    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class AnnouncementRow:
    """One announcement that is over.

    Attributes:
        announcement: What was to be said.
        is_repeat: It was a repeat, which waits until the queue is idle.
        outcome: What became of it.
        settled_at: When its turn came, or when it was withdrawn.
        duration_s: How long it sounds; 0 when it was never joined.
        ended_at: When it was over.
    """

    announcement: Announcement
    is_repeat: bool
    outcome: Outcome
    settled_at: datetime
    duration_s: float = 0.0
    ended_at: datetime | None = None


def _always_full(_moment: datetime) -> int:
    return FULL_PERCENT


@dataclass(frozen=True, slots=True)
class SpeakingRules:
    """How the hall wants calls to be spoken.

    Attributes:
        percent_at: Volume at a moment, percent of the recordings' own; 0 is silence.
        times: How often each call is said; the second time only when nobody waits to be said.
        is_silent: Nothing is said at all (静音叫号).
    """

    percent_at: Callable[[datetime], int] = _always_full
    times: int = 1
    is_silent: bool = False


@dataclass(slots=True)
class Waiting:
    """An announcement in a lane of the queue.

    Attributes:
        times_left: How often it is to be said again after this time.
    """

    announcement: Announcement
    is_repeat: bool = False
    times_left: int = 0

    def is_for(self, announced_for: Hashable) -> bool:
        """Return whether it was announced under a key."""
        return self.announcement.announced_for == announced_for

    def again(self) -> "Waiting":
        """Return what waits after it was said once."""
        return replace(self, is_repeat=True, times_left=self.times_left - 1)

    def ended(
        self,
        outcome: Outcome,
        settled_at: datetime,
        ended_at: datetime | None = None,
        duration_s: float = 0.0,
    ) -> AnnouncementRow:
        """Return what became of it."""
        return AnnouncementRow(
            self.announcement, self.is_repeat, outcome, settled_at, duration_s, ended_at
        )


def tell_nobody(_happened: object) -> None:
    """Stand in where nobody wants to be told."""
