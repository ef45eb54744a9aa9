"""Keeps a sound zone heard: a loudspeaker that fails or hangs is opened anew (声音看护).

A driver may hang for ever when its device is unplugged, and no call of ours can end that. So
sounds are played on a thread that may be left behind, and the next attempt gets another one.
"""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from hallapp.devices.clips import RATE_HZ, SAMPLE_WIDTH_BYTES
from hallapp.devices.errors import SoundOffError
from hallapp.devices.players import Player
from hallapp.devices.voice import duration_s
from hallapp.kernel.errors import SurroundingsError

FIRST_PAUSE_S = 2.0
LONGEST_PAUSE_S = 60.0
PATIENCE_S = 5.0
"""How much longer than it lasts a sound may take before the device counts as hung."""
_MOST_LEFT_BEHIND = 8
_PROBE_S = 0.05
_ENDS_WITHIN_S = 1.0


@dataclass
class _Sound:
    """One sound handed to a thread, and how it ended."""

    samples: bytes
    title: str
    ended: threading.Event = field(default_factory=threading.Event)
    fault: Exception | None = None


class _Bench:
    """A player and the one thread that plays on it; can be left behind when it hangs."""

    def __init__(self, player: Player) -> None:
        self.player = player
        self._sounds: queue.SimpleQueue[_Sound | None] = queue.SimpleQueue()
        self._latest: _Sound | None = None
        self._is_broken_off = False
        self._thread = threading.Thread(target=self._work, name="sound", daemon=True)
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def play(self, sound: _Sound, patience_s: float) -> bool:
        """Return whether the sound ended, well or badly, before patience did."""
        self._latest = sound
        if self._is_broken_off:
            return True
        self._sounds.put(sound)
        return sound.ended.wait(duration_s(sound.samples) + patience_s)

    def leave(self) -> None:
        """Ask the thread to end when it can; do not wait for it."""
        self._sounds.put(None)

    def break_off(self) -> None:
        """Stop what sounds; whoever waits for it waits no longer, even when the device hangs."""
        self._is_broken_off = True
        self.player.close()
        if self._latest is not None:
            self._latest.ended.set()
        self.leave()
        self._thread.join(_ENDS_WITHIN_S)

    def _work(self) -> None:
        while (sound := self._sounds.get()) is not None:
            try:
                self.player.play(sound.samples, sound.title)
            except Exception as fault:  # noqa: BLE001 - carried to whoever waits, raised there
                sound.fault = fault
            sound.ended.set()
        self.player.close()


class GuardedPlayer:
    """A player that is made anew when it fails or hangs, each time after a longer pause.

    While it pauses every `play` raises at once, so that a queue of calls is never held up.
    Who plays silence with `probe` now and then hears of a device that is back before a call does.
    """

    def __init__(
        self,
        make_player: Callable[[], Player],
        *,
        now_s: Callable[[], float] = time.monotonic,
        patience_s: float = PATIENCE_S,
    ) -> None:
        """Prepare; the first player is made with the first sound.

        Args:
            make_player: Makes a player, each time a new one.
            now_s: Seconds on a clock that never goes back.
            patience_s: How much longer than it lasts a sound may take.
        """
        self._make_player = make_player
        self._now_s = now_s
        self._patience_s = patience_s
        self._bench: _Bench | None = None
        self._left_behind: list[_Bench] = []
        self._pause_s = 0.0
        self._next_try_s = now_s()
        self._is_closed = False

    @property
    def pause_s(self) -> float:
        """How long it waits between attempts now, in seconds; 0 while sound is heard."""
        return self._pause_s

    def play(self, samples: bytes, title: str) -> None:
        """Play samples to their end.

        Raises:
            SoundOffError: No device works, or it stands still; it is tried again later.
            SurroundingsError: The sound cannot be heard or kept.
        """
        if self._is_closed:
            return
        if self._now_s() < self._next_try_s:
            raise SoundOffError
        bench = self._ready_bench()
        if self._is_closed:  # while the device was being opened
            bench.break_off()
            return
        sound = _Sound(samples, title)
        if not bench.play(sound, self._patience_s):
            self._give_up(bench)
            if self._is_closed:
                return
            raise SoundOffError
        if sound.fault is not None:
            self._give_up(bench)
            if isinstance(sound.fault, SurroundingsError):
                raise sound.fault
            raise SoundOffError from sound.fault
        self._pause_s, self._next_try_s = 0.0, self._now_s()

    def probe(self) -> None:
        """Play a moment of silence, to learn whether a device is back.

        Raises:
            SurroundingsError: It is not.
        """
        self.play(bytes(int(_PROBE_S * RATE_HZ) * SAMPLE_WIDTH_BYTES), "")

    def close(self) -> None:
        """Stop at once and play nothing any more; a thread that hangs is left behind."""
        self._is_closed = True
        bench, self._bench = self._bench, None
        if bench is not None:
            bench.break_off()

    def _ready_bench(self) -> _Bench:
        if self._bench is None:
            self._left_behind = [each for each in self._left_behind if each.is_alive]
            if len(self._left_behind) >= _MOST_LEFT_BEHIND:
                # The driver hangs each time: more threads would not mend it.
                self._pause()
                raise SoundOffError
            self._bench = _Bench(self._make_player())
        return self._bench

    def _give_up(self, bench: _Bench) -> None:
        bench.leave()
        if bench.is_alive:
            self._left_behind.append(bench)
        self._bench = None
        self._pause()

    def _pause(self) -> None:
        self._pause_s = min(LONGEST_PAUSE_S, max(FIRST_PAUSE_S, 2 * self._pause_s))
        self._next_try_s = self._now_s() + self._pause_s
