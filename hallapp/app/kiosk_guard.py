"""Looks after a locked kiosk from inside its one process: hangs, crashes, and a good end."""

import os
import signal
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from hallapp.app.crash_memory import CrashMemory
from hallapp.app.wishes import Wish
from hallapp.devices.leftovers import Leftovers
from hallapp.devices.queue_printer import cancel_job
from hallapp.kernel.clock import Clock, SystemClock
from hallapp.kernel.journal import log
from hallapp.qtkit.heartbeat import Heartbeat
from hallapp.qtkit.service_notice import ServiceNotice

FOLDER = "kiosk"
"""Below the data folder: what a kiosk has to remember about itself, nothing of its visitors."""

FAULTY_STATUS = 71
"""Exit status of a kiosk that had too many faults of its own."""
_MOST_FAULTS, _FAULTS_WITHIN_S = 20, 60.0


def is_guarded(wish: Wish) -> bool:
    """Return whether this program is a locked kiosk and nothing else."""
    return wish.face == "kiosk" and not wish.is_windowed


def kiosk_leftovers(data: Path) -> Leftovers:
    """Return what remembers, over a crash too, what visits left with printers."""
    return Leftovers(data / FOLDER / "leftovers.json", cancel_job)


class KioskGuard(QObject):
    """From the start of the program to its end.

    Attributes:
        rest: For how long the kiosk is out of service at first, after it broke down repeatedly.

    Signals:
        start_over: What is on the glass cannot be trusted any more.
    """

    start_over = Signal()

    def __init__(
        self,
        application: QApplication,
        data: Path,
        clock: Clock | None = None,
        end: Callable[[int], None] = os._exit,
    ) -> None:
        super().__init__(application)
        self._end = end
        self._faults_s: list[float] = []
        self._application = application
        self._memory = CrashMemory(data / FOLDER / "starts.json", clock or SystemClock())
        self._notice = ServiceNotice()
        self._heartbeat = Heartbeat(
            data / "logs" / "kiosk-stacks.log", on_beat=self._notice.alive, parent=self
        )
        self.rest: timedelta = self._memory.begin()
        self._before = signal.signal(signal.SIGTERM, self._on_asked_to_end)

    def shown(self) -> None:
        """The window is on the screen: watch it from now on."""
        self._notice.ready()
        self._heartbeat.start()

    @Slot()
    def faulted(self) -> None:
        """Something unexpected happened in the program: begin anew, or end when it goes on.

        Whoever stands there can do nothing with half a page; and a program that only stumbles is
        better started anew.
        """
        now_s = time.monotonic()
        self._faults_s = [each for each in self._faults_s if now_s - each < _FAULTS_WITHIN_S]
        self._faults_s.append(now_s)
        if len(self._faults_s) >= _MOST_FAULTS:
            log.error("too many faults in a minute: the kiosk starts anew")
            self._end(FAULTY_STATUS)
        elif len(self._faults_s) == 1:
            self.start_over.emit()

    def end(self) -> None:
        """The program ends as it should."""
        self._notice.stopping()
        self._heartbeat.stop()
        self._memory.end()
        signal.signal(signal.SIGTERM, self._before)

    def _on_asked_to_end(self, _number: int, _frame: object) -> None:
        # Not `quit`, which asks the windows: a locked kiosk says no.
        self._application.exit(0)
