"""Ends a program whose window hangs, so that whoever watches the process starts it anew.

It works inside the one process: a launcher that spawns the real program and ends would break the
watch of a service manager or of a shell that takes the program's place.
"""

import contextlib
import faulthandler
import io
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QObject, QTimer, Slot

LIMIT_S = 10.0
"""A window that says nothing for so long hangs."""
BEAT_EVERY_MS = 1000
HUNG_STATUS = 70
"""Exit status of a program that was ended because its window hung."""
_LOOKS_EVERY_S = 0.5
_GRACE_S = 5.0
_LONGEST_BYTES = 1_000_000


class SilenceWatch:
    """Counts how long nothing was heard; no thread and no clock of its own.

    It counts only what it was awake for: a machine that slept for three hours has not hung.

    Args:
        limit_s: Silence that counts as hung.
        step_s: How often it is asked.
    """

    def __init__(self, limit_s: float, step_s: float) -> None:
        self._limit_s = limit_s
        self._longest_step_s = 2 * step_s
        self._silent_s = 0.0
        self._heard = True

    def beat(self) -> None:
        """A sign of life; called from another thread."""
        self._heard = True

    def is_hung(self, step_s: float) -> bool:
        """Return whether it hangs, after another step of so many seconds."""
        if self._heard:
            self._heard = False
            self._silent_s = 0.0
            return False
        self._silent_s += min(step_s, self._longest_step_s)
        return self._silent_s >= self._limit_s


class Heartbeat(QObject):
    """Beats on the main thread and is watched by a thread of its own.

    Two nets: the thread ends the process with `HUNG_STATUS` when the main thread waits for
    something; where the main thread holds the interpreter itself, so that no other thread of
    Python runs, the interpreter's own watchdog ends it a few seconds later, with status 1.

    Args:
        journal: File that the stacks of all threads are written to.
        limit_s: Silence that counts as hung.
        on_beat: Called with each beat, on the main thread.
        end: Ends the process at once; tests give another.
    """

    def __init__(
        self,
        journal: Path,
        limit_s: float = LIMIT_S,
        on_beat: Callable[[], None] = lambda: None,
        end: Callable[[int], None] = os._exit,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._limit_s = limit_s
        self._on_beat = on_beat
        self._end = end
        self._journal = _opened(journal)
        self._silence = SilenceWatch(limit_s, _LOOKS_EVERY_S)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="heartbeat", daemon=True)
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_EVERY_MS)
        self._timer.timeout.connect(self.beat)

    def start(self) -> None:
        """Begin to beat and to be watched."""
        # A crash of the libraries, or SIGABRT from a service manager, leaves its stacks too.
        faulthandler.enable(self._journal)
        self.beat()
        self._timer.start()
        self._thread.start()

    @Slot()
    def beat(self) -> None:
        """Say that the main thread goes round."""
        self._silence.beat()
        self._on_beat()

    def stop(self) -> None:
        """Watch no more: the program ends as it should."""
        self._timer.stop()
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(2.0)
        faulthandler.cancel_dump_traceback_later()
        faulthandler.disable()
        self._journal.close()

    def _watch(self) -> None:
        before_s = time.monotonic()
        self._arm()
        while not self._stopped.wait(_LOOKS_EVERY_S):
            self._arm()
            now_s = time.monotonic()
            if self._silence.is_hung(now_s - before_s):
                self._give_up()
                return
            before_s = now_s

    def _arm(self) -> None:
        with contextlib.suppress(io.UnsupportedOperation, ValueError):
            faulthandler.dump_traceback_later(
                self._limit_s + _GRACE_S, exit=True, file=self._journal
            )

    def _give_up(self) -> None:
        faulthandler.cancel_dump_traceback_later()
        self._journal.write(
            f"{time.strftime('%Y-%m-%d %H:%M:%S')} the window hung for {self._limit_s:.0f} s\n"
        )
        self._journal.flush()
        faulthandler.dump_traceback(self._journal, all_threads=True)
        self._end(HUNG_STATUS)


def _opened(journal: Path) -> TextIO:
    """Open the file for stacks; nowhere, where it cannot be written."""
    try:
        journal.parent.mkdir(parents=True, exist_ok=True)
        is_long = journal.exists() and journal.stat().st_size > _LONGEST_BYTES
        return journal.open("w" if is_long else "a", encoding="utf-8")
    except OSError:
        # A full disk must not keep the kiosk from being watched.
        return Path(os.devnull).open("w", encoding="utf-8")
