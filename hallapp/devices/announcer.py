"""Say one call after the other: the one queue of a sound zone (叫号播报)."""

import threading
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from hallapp.devices.players import Player
from hallapp.devices.voice import Announcement, duration_s, join
from hallapp.kernel.clock import Clock
from hallapp.kernel.errors import HallError, SurroundingsError

MAY_WAIT = timedelta(seconds=15)
_HISTORY_LENGTH = 500


class Outcome(Enum):
    """What became of an announcement."""

    PLAYED = "played"
    WITHDRAWN = "withdrawn"  # no longer needed before its turn came
    TOO_OLD = "too_old"  # its turn came too late to be of use
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
    """

    announcement: Announcement
    is_repeat: bool
    outcome: Outcome
    settled_at: datetime
    duration_s: float = 0.0


def _ignore(_happened: object) -> None:
    """Tell nobody."""


class Announcer:
    """Plays announcements in the order in which they came, each to its end.

    Any thread may call; sounds are played and callbacks are made on a worker thread of its
    own, which starts with the first announcement and ends with `close`.
    """

    def __init__(
        self,
        clock: Clock,
        player: Player,
        *,
        on_dropped: Callable[[AnnouncementRow], None] = _ignore,
        on_trouble: Callable[[HallError], None] = _ignore,
        clips: Path | None = None,
    ) -> None:
        """Prepare the queue of one sound zone.

        Args:
            clock: This station's clock.
            player: Where sound goes; closed together with the announcer.
            on_dropped: Told on the worker of a call that was not heard, so that a board can
                show it instead. Withdrawn ones are not told: who withdrew knows.
            on_trouble: Told on the worker what is wrong: once, not with every call.
            clips: Folder of the hall's own announcer; None takes the clips that came along.
        """
        self._clock = clock
        self._player = player
        self._on_dropped = on_dropped
        self._on_trouble = on_trouble
        self._clips = clips
        self._changed = threading.Condition()
        self._calls: deque[Announcement] = deque()
        self._repeats: deque[Announcement] = deque()
        self._history: deque[AnnouncementRow] = deque(maxlen=_HISTORY_LENGTH)
        self._told: set[str] = set()
        self._worker: threading.Thread | None = None
        self._is_playing = False
        self._is_closed = False
        self._sound = SoundState.ON

    @property
    def sound(self) -> SoundState:
        """Whether the last announcement could be heard; `ON` before the first."""
        return self._sound

    @property
    def played(self) -> tuple[AnnouncementRow, ...]:
        """The latest announcements that were heard to their end, oldest first."""
        return self._settled(heard=True)

    @property
    def dropped(self) -> tuple[AnnouncementRow, ...]:
        """The latest announcements that were not heard, oldest first."""
        return self._settled(heard=False)

    def announce(self, announcement: Announcement) -> None:
        """Say a call when all earlier calls have been said."""
        with self._changed:
            self._calls.append(announcement)
            self._wake()

    def repeat(self, announcement: Announcement) -> bool:
        """Say a call again as soon as the queue is idle.

        Returns:
            False when the same call still waits to be said: then nothing is added.
        """
        with self._changed:
            waiting = (*self._calls, *self._repeats)
            if any(other.announced_for == announcement.announced_for for other in waiting):
                return False
            self._repeats.append(announcement)
            self._wake()
            return True

    def withdraw(self, announced_for: Hashable) -> bool:
        """Take back what still waits under a key; one that sounds already is not cut.

        Returns:
            Whether anything was taken back.
        """
        with self._changed:
            taken = self._take(self._calls, announced_for, is_repeat=False)
            taken += self._take(self._repeats, announced_for, is_repeat=True)
            self._changed.notify_all()
            return taken > 0

    def wait_until_idle(self, timeout_s: float) -> bool:
        """Wait until nothing sounds and nothing waits; answer False after the time given."""
        with self._changed:
            return self._changed.wait_for(self._is_idle, timeout_s)

    def close(self) -> None:
        """End the worker; what sounds is broken off, what waits is forgotten."""
        with self._changed:
            self._is_closed = True
            self._calls.clear()
            self._repeats.clear()
            self._changed.notify_all()
            worker = self._worker
        self._player.close()
        if worker is not None:
            worker.join()

    def _is_idle(self) -> bool:
        return not (self._is_playing or self._calls or self._repeats)

    def _settled(self, *, heard: bool) -> tuple[AnnouncementRow, ...]:
        with self._changed:
            return tuple(row for row in self._history if (row.outcome is Outcome.PLAYED) == heard)

    def _wake(self) -> None:
        if self._is_closed:
            return
        if self._worker is None or not self._worker.is_alive():
            self._worker = threading.Thread(target=self._work, name="announcer", daemon=True)
            self._worker.start()
        self._changed.notify_all()

    def _take(self, lane: deque[Announcement], announced_for: Hashable, *, is_repeat: bool) -> int:
        found = [one for one in lane if one.announced_for == announced_for]
        for one in found:
            lane.remove(one)
            self._history.append(
                AnnouncementRow(one, is_repeat, Outcome.WITHDRAWN, self._clock.now())
            )
        return len(found)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_closed or self._calls or self._repeats)
                if self._is_closed:
                    return
                is_repeat = not self._calls
                announcement = (self._repeats if is_repeat else self._calls).popleft()
                self._is_playing = True
            try:
                self._settle(announcement, is_repeat=is_repeat)
            finally:
                with self._changed:
                    self._is_playing = False
                    self._changed.notify_all()

    def _settle(self, announcement: Announcement, *, is_repeat: bool) -> None:
        settled_at = self._clock.now()
        length_s = 0.0
        if settled_at - announcement.asked_at > MAY_WAIT:
            outcome = Outcome.TOO_OLD
        else:
            outcome, length_s = self._said(announcement)
        if self._is_closed:
            return
        row = AnnouncementRow(announcement, is_repeat, outcome, settled_at, length_s)
        with self._changed:
            self._history.append(row)
        if outcome is not Outcome.PLAYED:
            self._on_dropped(row)

    def _said(self, announcement: Announcement) -> tuple[Outcome, float]:
        try:
            samples = join(announcement, self._clips)
        except HallError as failure:
            self._tell_once(failure)
            return Outcome.UNSPEAKABLE, 0.0
        try:
            self._player.play(samples, f"{announcement.ticket}-{announcement.window}")
        except SurroundingsError as failure:
            was, self._sound = self._sound, SoundState.OFF
            if was is SoundState.ON:
                self._on_trouble(failure)
            return Outcome.UNHEARD, duration_s(samples)
        self._sound = SoundState.ON
        return Outcome.PLAYED, duration_s(samples)

    def _tell_once(self, failure: HallError) -> None:
        """Tell of a missing clip once: the same message with each call helps nobody."""
        if str(failure) not in self._told:
            self._told.add(str(failure))
            self._on_trouble(failure)
