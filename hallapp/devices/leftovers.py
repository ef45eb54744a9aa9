"""What a visit at a kiosk leaves with printers: kept copies, and jobs that still wait (打印遗留).

A kiosk forgets its visitors. Papers that name nobody (guide slips) may stay; every other file that
was printed there is deleted when its visitor is gone, and a job that has not come out of its
printer after a while is taken back, so that the next one in line does not find it.

What it cannot take back: what the printer itself has received, and what the printing system keeps
of finished jobs where `PreserveJobFiles` is not switched off (`docs/kiosk-station.md`).
"""

import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hallapp.kernel.journal import log

LEAST_AGE_S = 60.0
"""A younger job is on its way to somebody who waits for it at the slot."""
_NAMES_NOBODY = re.compile(r"(\d{4,}-)?guide-")
_JOB, _FILE = "job", "file"


@dataclass(frozen=True)
class Leftover:
    """One thing left: a file by its path, or a job by the name its queue gave it."""

    kind: str
    name: str
    since_s: float


class Leftovers:
    """Remembers what was printed, also over a crash, until it is swept away.

    Printers report from a worker, the kiosk asks on the main thread: every method may be called
    from any thread. `sweep` blocks and belongs on a worker.

    Args:
        memory: Where it remembers; None to remember nothing over a crash.
        cancel: Takes a job of the printing system back, and deletes what is kept of it.
        now_s: Seconds of the wall clock, for ages that outlast the program.
    """

    def __init__(
        self,
        memory: Path | None = None,
        cancel: Callable[[str], None] = lambda _job: None,
        now_s: Callable[[], float] = time.time,
    ) -> None:
        self._memory = memory
        self._cancel = cancel
        self._now_s = now_s
        self._lock = threading.Lock()
        # Whoever left what is remembered from before went with the program that remembered it.
        self._ended_s = now_s()
        self._left: list[Leftover] = self._remembered()

    def note_file(self, path: Path) -> None:
        """A file was made for a visitor; one that names nobody may stay."""
        if not _NAMES_NOBODY.match(path.name):
            self._note(_FILE, str(path))

    def note_job(self, job: str) -> None:
        """The printing system took a job and gave it a name."""
        self._note(_JOB, job)

    def visit_ended(self) -> None:
        """The visitor is gone: files made up to now have had their use."""
        with self._lock:
            self._ended_s = self._now_s()

    def is_due(self) -> bool:
        """Return whether there is something that may be swept away now."""
        with self._lock:
            return any(self._is_ripe(each) for each in self._left)

    def sweep(self) -> None:
        """Delete the files and take back the jobs that are old enough."""
        with self._lock:
            ripe = [each for each in self._left if self._is_ripe(each)]
        gone = [each for each in ripe if self._swept(each)]
        with self._lock:
            self._left = [each for each in self._left if each not in gone]
            self._remember()

    def _swept(self, left: Leftover) -> bool:
        if left.kind == _JOB:
            self._cancel(left.name)
            return True
        try:
            Path(left.name).unlink(missing_ok=True)
        except OSError as failure:
            # Held open by a spooler on Windows: tried again with the next sweep.
            log.warning("a paper of a visit cannot be deleted: %s", failure.strerror)
            return False
        return True

    def _is_ripe(self, left: Leftover) -> bool:
        age_s = self._now_s() - left.since_s
        # A clock set back must not keep anything for ever.
        if age_s < 0:
            return True
        return left.since_s <= self._ended_s if left.kind == _FILE else age_s >= LEAST_AGE_S

    def _note(self, kind: str, name: str) -> None:
        with self._lock:
            self._left.append(Leftover(kind, name, self._now_s()))
            self._remember()

    def _remembered(self) -> list[Leftover]:
        if self._memory is None:
            return []
        try:
            given = json.loads(self._memory.read_text(encoding="utf-8"))
            return [Leftover(str(kind), str(name), float(since)) for kind, name, since in given]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError) as failure:
            log.warning("what visits left before cannot be read: %s", type(failure).__name__)
            return []

    def _remember(self) -> None:
        if self._memory is None:
            return
        rows = [[each.kind, each.name, each.since_s] for each in self._left]
        try:
            self._memory.parent.mkdir(parents=True, exist_ok=True)
            self._memory.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        except OSError as failure:
            # A full disk must not keep a number from being printed.
            log.warning("what visits leave cannot be noted: %s", failure.strerror)


NOTHING_LEFT = Leftovers()
"""For kiosks of tests and of demo halls, whose files stand for paper."""
