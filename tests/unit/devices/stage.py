"""Loudspeakers made for tests: they play by moving a clock, and fail when told to."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from hallapp.devices import Announcement
from hallapp.devices.errors import SoundOffError
from hallapp.devices.voice import duration_s
from hallapp.kernel.clock import SettableClock

NINE = datetime(2026, 11, 23, 1, tzinfo=UTC)
PATIENCE_S = 10.0


class TimedPlayer:
    """Plays by moving its zone's clock through everything that happens meanwhile."""

    def __init__(self, clock: SettableClock, move: Callable[[datetime], None]) -> None:
        self._clock = clock
        self._move = move
        self.sounds: list[tuple[str, datetime, datetime]] = []

    def play(self, samples: bytes, title: str) -> None:
        begins_at = self._clock.now()
        self._move(begins_at + timedelta(seconds=duration_s(samples)))
        self.sounds.append((title, begins_at, self._clock.now()))

    def close(self) -> None:
        pass


class Loudspeaker:
    """A device that can be unplugged, and whose driver may hang; shared by all its players."""

    def __init__(self) -> None:
        self.is_plugged = True
        self.hangs = False
        self.freed = threading.Event()
        self.heard: list[str] = []
        self.opened = 0

    def player(self) -> "LoudspeakerPlayer":
        self.opened += 1
        return LoudspeakerPlayer(self)


class LoudspeakerPlayer:
    """One opening of the device."""

    def __init__(self, device: Loudspeaker) -> None:
        self._device = device

    def play(self, samples: bytes, title: str) -> None:
        del samples
        if self._device.hangs:
            self._device.freed.wait(PATIENCE_S)
        if not self._device.is_plugged:
            raise SoundOffError
        if title:
            self._device.heard.append(title)

    def close(self) -> None:
        pass


def call(ticket: str, window: str = "3", at: datetime = NINE, letter: str = "A") -> Announcement:
    return Announcement(ticket, window, ticket, at, call_key=f"{ticket}/1", zone_letter=letter)
