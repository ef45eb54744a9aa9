"""Remembers how a kiosk ended: after several bad ends in a row it rests instead of blinking."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hallapp.kernel.clock import Clock
from hallapp.kernel.journal import log

CRASHES = 3
WITHIN = timedelta(minutes=5)
REST = timedelta(minutes=5)


def is_worn_out(starts: Sequence[datetime], now: datetime) -> bool:
    """Return whether so many starts without a good end lie so close that the kiosk must rest.

    A start that lies in the future was noted before the clock was set back; it counts for nothing.
    """
    return sum(timedelta(0) <= now - start <= WITHIN for start in starts) >= CRASHES


class CrashMemory:
    """A small file in the station's folder: the moments of starts that had no good end yet.

    Args:
        file: Where they are kept.
        clock: Says when a start is.
    """

    def __init__(self, file: Path, clock: Clock) -> None:
        self._file = file
        self._clock = clock
        self._own: datetime | None = None

    def begin(self) -> timedelta:
        """Note this start; return for how long the kiosk should rest before it opens the hall."""
        now = self._clock.now()
        starts = self._read()
        self._own = now
        if is_worn_out(starts, now):
            # The rest is what the starts before have led to: they have had their effect.
            self._write([now])
            return REST
        self._write([*(start for start in starts if abs(now - start) <= WITHIN), now])
        return timedelta(0)

    def end(self) -> None:
        """Forget this start: it came to a good end."""
        if self._own is not None:
            self._write([start for start in self._read() if start != self._own])
            self._own = None

    def _read(self) -> list[datetime]:
        try:
            given = json.loads(self._file.read_text(encoding="utf-8"))
            return [datetime.fromisoformat(each).astimezone(UTC) for each in given]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError) as failure:
            # Half a file after a power cut: to begin anew is better than not to open.
            log.warning("the starts of the kiosk cannot be read: %s", type(failure).__name__)
            return []

    def _write(self, starts: list[datetime]) -> None:
        unfinished = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps([start.isoformat() for start in starts])
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(self._file)
        except OSError as failure:
            log.warning("the start of the kiosk cannot be noted: %s", failure.strerror)
