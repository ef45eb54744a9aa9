"""Keeps a public screen running: started anew when it ends badly or hangs (看护).

The keeper is a small program of its own without any window or store, so that what ends the
screen does not end the keeper.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from hallapp.faces.board.heartbeat import VARIABLE
from hallapp.kernel.journal import log

LOOK_EVERY_S = 0.25
SILENT_FOR_S = 6.0
"""A screen whose main thread says nothing for so long hangs; it beats once a second."""
OPENS_WITHIN_S = 30.0
"""The first beat may take as long as a slow machine needs to open."""
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.5, 4.0
_RAN_WELL_S = 60.0
_PROGRAM = "import sys; from hallapp.commands.program import run; sys.exit(run())"


class Running(Protocol):
    """A program that was started."""

    def poll(self) -> int | None:
        """Return its exit status, None while it runs."""
        ...

    def kill(self) -> None:
        """End it at once."""
        ...

    def wait(self) -> int:
        """Wait for its end and return its exit status."""
        ...


@dataclass(frozen=True)
class Hands:
    """What the keeper does with; tests give it others.

    Attributes:
        start: Starts the screen.
        now_s: Seconds on a clock that never goes back.
        rest: Waits for some seconds.
    """

    start: Callable[[], Running]
    now_s: Callable[[], float] = time.monotonic
    rest: Callable[[float], None] = time.sleep


def keep(arguments: Sequence[str]) -> int:
    """Run the program with some arguments until a person closes it; return 0 then.

    Args:
        arguments: As on the command line, without the wish to be kept.
    """
    # Asked to end, as by a service manager: the screen ends with its keeper.
    signal.signal(signal.SIGTERM, _on_asked_to_end)
    with tempfile.TemporaryDirectory(prefix="hallapp-keep") as folder:
        beats = Path(folder) / "beat"
        environment = os.environ | {VARIABLE: str(beats)}
        command = [sys.executable, "-c", _PROGRAM, *arguments]

        def start() -> Running:
            beats.unlink(missing_ok=True)
            return subprocess.Popen(command, env=environment)  # noqa: S603 - our own program

        return keep_running(Hands(start), lambda: _beat_of(beats))


def keep_running(hands: Hands, beat: Callable[[], float | None]) -> int:
    """Start a screen again and again until it ends well.

    Args:
        hands: What to do it with.
        beat: What changes with every sign of life; None before the first.
    """
    pause_s = _FIRST_PAUSE_S
    while True:
        begun_s, running = hands.now_s(), hands.start()
        try:
            status = _watch(hands, running, beat)
        except BaseException:
            running.kill()
            running.wait()
            raise
        if status == 0:
            return 0
        log.warning("screen ended with %s, started anew", status)
        if hands.now_s() - begun_s > _RAN_WELL_S:
            pause_s = _FIRST_PAUSE_S
        hands.rest(pause_s)
        pause_s = min(_LONGEST_PAUSE_S, 2 * pause_s)


def _watch(hands: Hands, running: Running, beat: Callable[[], float | None]) -> int:
    """Wait until a screen ends, or end it when it hangs; return its exit status."""
    heard, heard_s = beat(), hands.now_s()
    while (status := running.poll()) is None:
        hands.rest(LOOK_EVERY_S)
        latest, now_s = beat(), hands.now_s()
        if latest != heard:
            heard, heard_s = latest, now_s
        if now_s - heard_s > (OPENS_WITHIN_S if heard is None else SILENT_FOR_S):
            running.kill()
            # Killed by us is never a good end, whatever the system tells.
            return running.wait() or -1
    return status


def _on_asked_to_end(_number: int, _frame: object) -> None:
    raise SystemExit(0)


def _beat_of(file: Path) -> float | None:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return None
