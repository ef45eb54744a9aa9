"""Say one call after the other: the one queue of a sound zone (叫号播报)."""

import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from pathlib import Path

from hallapp.devices.announcing import (
    MAY_WAIT,
    Announcement,
    AnnouncementRow,
    Outcome,
    SoundState,
    SpeakingRules,
    Waiting,
    tell_nobody,
)
from hallapp.devices.players import Player
from hallapp.devices.voice import duration_s, join
from hallapp.devices.volume import at_volume
from hallapp.kernel.clock import Clock
from hallapp.kernel.errors import HallError, SurroundingsError

_HISTORY_LENGTH = 500
_KEYS_REMEMBERED = 2000
_MOST_NOT_TAKEN = 2000


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
        on_dropped: Callable[[AnnouncementRow], None] = tell_nobody,
        on_trouble: Callable[[HallError], None] = tell_nobody,
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
        self._rules = SpeakingRules()
        self._changed = threading.Condition()
        self._calls: deque[Waiting] = deque()
        self._repeats: deque[Waiting] = deque()
        self._heard_of: OrderedDict[str, None] = OrderedDict()
        self._history: deque[AnnouncementRow] = deque(maxlen=_HISTORY_LENGTH)
        self._not_taken: deque[AnnouncementRow] = deque(maxlen=_MOST_NOT_TAKEN)
        self._told: set[str] = set()
        self._worker: threading.Thread | None = None
        self._playing: Waiting | None = None
        self._is_probe_due = False
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

    def follow(self, rules: SpeakingRules) -> None:
        """Speak from now on as the hall wants it; what sounds already is not changed."""
        with self._changed:
            self._rules = rules

    def announce(self, announcement: Announcement) -> None:
        """Say a call when all earlier calls have been said; one that was told before is not."""
        with self._changed:
            if self._knows(announcement):
                return
            again = self._rules.times - 1
            self._calls.append(Waiting(announcement, times_left=again))
            self._wake()

    def repeat(self, announcement: Announcement) -> bool:
        """Say a call again as soon as the queue is idle.

        Returns:
            False when the same call still waits to be said: then nothing is added.
        """
        with self._changed:
            waiting = (*self._calls, *self._repeats)
            if any(other.is_for(announcement.announced_for) for other in waiting):
                return False
            if self._knows(announcement):
                return False
            self._repeats.append(Waiting(announcement, is_repeat=True))
            self._wake()
            return True

    def withdraw(self, announced_for: Hashable) -> bool:
        """Take back what still waits under a key; one that sounds already is not cut.

        Returns:
            Whether anything was taken back.
        """
        with self._changed:
            taken = self._take(self._calls, announced_for)
            taken += self._take(self._repeats, announced_for)
            if self._playing is not None and self._playing.is_for(announced_for):
                self._playing.times_left = 0
            self._changed.notify_all()
        return taken > 0

    def take_settled(self) -> tuple[AnnouncementRow, ...]:
        """Hand over every announcement that is over, each once: for the log."""
        with self._changed:
            rows = tuple(self._not_taken)
            self._not_taken.clear()
            return rows

    def tend(self) -> None:
        """Look after a zone that cannot be heard; call it every second or so, from any thread."""
        with self._changed:
            if self._sound is SoundState.OFF and self._is_idle() and not self._is_probe_due:
                self._is_probe_due = True
                self._wake()

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
        waits = self._calls or self._repeats or self._is_probe_due
        return self._playing is None and not waits

    def _settled(self, *, heard: bool) -> tuple[AnnouncementRow, ...]:
        with self._changed:
            return tuple(row for row in self._history if (row.outcome is Outcome.PLAYED) == heard)

    def _knows(self, announcement: Announcement) -> bool:
        """Return whether this very call was told before; remember it when it was not."""
        key = announcement.call_key
        if not key:
            return False
        if key in self._heard_of:
            return True
        self._heard_of[key] = None
        while len(self._heard_of) > _KEYS_REMEMBERED:
            self._heard_of.popitem(last=False)
        return False

    def _wake(self) -> None:
        if self._is_closed:
            return
        if self._worker is None or not self._worker.is_alive():
            self._worker = threading.Thread(target=self._work, name="announcer", daemon=True)
            self._worker.start()
        self._changed.notify_all()

    def _take(self, lane: deque[Waiting], announced_for: Hashable) -> int:
        found = [one for one in lane if one.is_for(announced_for)]
        now = self._clock.now()
        for one in found:
            lane.remove(one)
            self._keep(one.ended(Outcome.WITHDRAWN, now, now))
        return len(found)

    def _keep(self, row: AnnouncementRow) -> None:
        self._history.append(row)
        self._not_taken.append(row)

    def _has_work(self) -> bool:
        return bool(self._is_closed or self._calls or self._repeats or self._is_probe_due)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(self._has_work)
                if self._is_closed:
                    return
                lane = self._calls or self._repeats
                one = self._playing = lane.popleft() if lane else None
            try:
                if one is None:
                    self._probe()
                else:
                    self._settle(one)
            finally:
                with self._changed:
                    self._playing = None
                    self._changed.notify_all()

    def _probe(self) -> None:
        """Try whether the zone can be heard again, without waiting for the next call."""
        try:
            probe = getattr(self._player, "probe", None)
            if probe is not None:
                probe()
                self._sound = SoundState.ON
        except SurroundingsError:
            self._sound = SoundState.OFF  # as before: it was told when it began
        finally:
            with self._changed:
                self._is_probe_due = False

    def _settle(self, one: Waiting) -> None:
        started_at = self._clock.now()
        rules = self._rules
        percent = rules.percent_at(started_at)
        length_s = 0.0
        if started_at - one.announcement.asked_at > MAY_WAIT:
            outcome = Outcome.TOO_OLD
        elif rules.is_silent or percent <= 0:
            outcome = Outcome.SILENT
        else:
            outcome, length_s = self._said(one.announcement, percent)
        if self._is_closed:
            return
        row = one.ended(outcome, started_at, self._clock.now(), length_s)
        with self._changed:
            self._keep(row)
            if outcome is Outcome.PLAYED and one.times_left > 0:
                self._repeats.append(one.again())
        if outcome is not Outcome.PLAYED:
            self._on_dropped(row)

    def _said(self, announcement: Announcement, percent: int) -> tuple[Outcome, float]:
        try:
            samples = at_volume(join(announcement, self._clips), percent)
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
