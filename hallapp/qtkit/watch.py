"""Wakes open pages when something changed in the hall, on this station or another.

Hints come from a socket (PostgreSQL), a file being written (SQLite) and a cheap look ten times a
second; a slow poll is the truth. Every hint only leads to one `look` on the worker, so hints may
be missed, doubled or wrong.
"""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QSocketNotifier, QTimer, Signal, Slot

from hallapp.kernel.changes import EVERYTHING, NOTHING, Change, ChangeSource
from hallapp.kernel.errors import HallError
from hallapp.qtkit.jobs import Jobs

HINT_MS = 100
POLL_MS = 3000


class ChangeWatcher(QObject):
    """Turns hints of a `ChangeSource` into kinds that changed.

    Signals:
        changed: A `Change` with the kinds that changed; on recovery everything.
        lost: The store cannot be reached; carries the `HallError`. Once per outage.
        recovered: The store is reached again; `changed` with everything follows.
    """

    changed = Signal(object)
    lost = Signal(object)
    recovered = Signal()

    def __init__(
        self,
        source: ChangeSource,
        jobs: Jobs,
        poll_ms: int = POLL_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._jobs = jobs
        self._looking = False
        self._hinted_again = False
        self._is_lost = False
        self._notifier: QSocketNotifier | None = None
        self._socket: int | None = None
        self._files = QFileSystemWatcher(self)
        self._files.fileChanged.connect(self._on_file_changed)
        self._hints = self._timer(HINT_MS, self._on_hint_due)
        self._poll = self._timer(poll_ms, self.look)
        self._rest = self._timer(0, self._on_rested)
        self._rest.setSingleShot(True)

    def start(self) -> None:
        """Watch from now on; the first look follows at once."""
        self._hints.start()
        self._poll.start()
        self._watch_places()
        self.look()

    def stop(self) -> None:
        """Watch no longer. The source stays open: who made it closes it."""
        self._hints.stop()
        self._poll.stop()
        self._rest.stop()
        self._drop_notifier()
        watched = self._files.files()
        if watched:
            self._files.removePaths(watched)

    def set_rest(self, rest_ms: int) -> None:
        """Let hints after a change wait this long and then lead to one look; 0 for at once.

        In a full hall something changes ten times a second: no desk has to read so often.
        """
        self._rest.setInterval(rest_ms)

    @property
    def is_lost(self) -> bool:
        """Return whether the last look failed."""
        return self._is_lost

    @Slot()
    def look(self) -> None:
        """Ask the store what changed; one look at a time, a hint meanwhile leads to another."""
        if self._looking or self._rest.isActive():
            self._hinted_again = True
            return
        self._looking = True
        self._hinted_again = False
        self._jobs.submit(self._source.look, self._looked, self._failed, owner=self)

    def _looked(self, kinds: Change) -> None:
        self._looking = False
        if self._is_lost:
            self._is_lost = False
            self._watch_places()
            self.recovered.emit()
            kinds = EVERYTHING
        self._follow_socket()
        if self._notifier is not None:
            self._notifier.setEnabled(True)
        if kinds != NOTHING:
            if self._rest.interval():
                self._rest.start()
            self.changed.emit(kinds)
        if self._hinted_again:
            self.look()

    @Slot()
    def _on_rested(self) -> None:
        if self._hinted_again:
            self.look()

    def _failed(self, error: HallError) -> None:
        self._looking = False
        # A broken socket stays readable for ever: the poll alone asks until the store is back.
        self._drop_notifier()
        if not self._is_lost:
            self._is_lost = True
            self.lost.emit(error)

    @Slot()
    def _on_hint_due(self) -> None:
        if self._is_lost:
            return
        hinted = self._source.hinted()
        self._follow_socket()
        if hinted:
            self.look()

    @Slot()
    def _on_socket(self) -> None:
        # Readable until it is read: `hinted` empties it, the notifier rests until the look is done.
        if self._notifier is not None:
            self._notifier.setEnabled(False)
        self._source.hinted()
        self._follow_socket()
        self.look()

    @Slot(str)
    def _on_file_changed(self, _path: str) -> None:
        self._watch_file(self._source.path())
        if not self._is_lost:
            self.look()

    def _watch_places(self) -> None:
        self._watch_file(self._source.path())
        self._follow_socket()

    def _follow_socket(self) -> None:
        """Listen on the source's socket of now: a cut connection comes back with another one."""
        number = self._source.socket()
        if number == self._socket:
            return
        self._drop_notifier()
        if number is not None:
            self._socket = number
            self._notifier = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._on_socket)

    def _watch_file(self, path: Path | None) -> None:
        """Watch a file; one that was replaced or made anew has to be named again."""
        if path is not None and str(path) not in self._files.files() and path.exists():
            self._files.addPath(str(path))

    def _drop_notifier(self) -> None:
        self._socket = None
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None

    def _timer(self, every_ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.timeout.connect(slot)  # pyright: ignore[reportArgumentType]
        return timer
