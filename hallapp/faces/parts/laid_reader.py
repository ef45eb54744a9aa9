"""A card reader with its maker's library: asked again and again while somebody waits for a card."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hallapp.devices.id_reader import CardReader, open_cvr
from hallapp.kernel.errors import HallError
from hallapp.kernel.identity import CardRow
from hallapp.qtkit.jobs import Jobs

CVR = "cvr:"
"""Begins the station's `card_reader` for one with a library; the library's path follows."""
ASK_EVERY_MS = 700
AFTER_FAULT_MS = 3000
"""A reader that fails is asked less often: asking holds up the worker that prints."""

OpenReader = Callable[[Path], CardReader]


def has_library(setting: str) -> bool:
    """Return whether a station's `card_reader` names a library."""
    return setting.startswith(CVR) and bool(setting.removeprefix(CVR).strip())


class LaidReader(QObject):
    """Asks for the card that lies on the reader between `start` and `stop`.

    The library is loaded, asked and left on the worker for papers alone: it belongs to the
    thread that opened it, and may take a second.

    Args of the constructor:
        setting: The station's `card_reader`; without a library nothing is ever asked.
        jobs: The worker for papers.
        open_reader: Opens the reader of a library.

    Signals:
        card_read: A card was laid on the reader; carries its `CardRow`, once until it is lifted.
        failed: The reader or the card cannot be read; carries the error, once until it changes.
    """

    card_read = Signal(object)
    failed = Signal(object)

    def __init__(
        self, setting: str, jobs: Jobs, parent: QObject, open_reader: OpenReader = open_cvr
    ) -> None:
        super().__init__(parent)
        self._path = Path(setting.removeprefix(CVR).strip()) if has_library(setting) else None
        self._jobs = jobs
        self._open_reader = open_reader
        self._reader: CardReader | None = None
        self._waits = self._is_asking = False
        self._lying = ""
        self._fault = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.ask)

    def start(self) -> None:
        """Wait for a card from now on."""
        if self._path is None or self._waits:
            return
        self._waits, self._lying, self._fault = True, "", ""
        self.ask()

    def stop(self) -> None:
        """Wait no more; a card that is being read is nobody's."""
        self._waits = False
        # The number of the card that lay there goes with the page.
        self._lying = ""
        self._timer.stop()

    def close(self) -> None:
        """Leave the reader to others."""
        self.stop()
        if self._path is not None:
            self._jobs.submit(self._leave, _nothing)

    @Slot()
    def ask(self) -> None:
        """Ask once; one question at a time."""
        if self._waits and not self._is_asking:
            self._is_asking = True
            self._jobs.submit(self._read, self._on_read, self._on_failed, self)

    def _read(self) -> CardRow | None:
        """Read, on the worker."""
        if self._reader is None:
            assert self._path is not None  # noqa: S101 - nobody asks without a library
            self._reader = self._open_reader(self._path)
        return self._reader.read()

    def _leave(self) -> None:
        """Close, on the worker."""
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    def _on_read(self, card: CardRow | None) -> None:
        self._is_asking = False
        if not self._waits:
            return
        self._fault = ""
        self._timer.start(ASK_EVERY_MS)
        number = "" if card is None else card.number
        is_new, self._lying = number != self._lying, number
        if card is not None and is_new:
            self.card_read.emit(card)

    def _on_failed(self, error: HallError) -> None:
        self._is_asking = False
        if not self._waits:
            return
        self._timer.start(AFTER_FAULT_MS)
        is_new, self._fault = error.code != self._fault, error.code
        if is_new:
            self.failed.emit(error)


def _nothing(_answer: None) -> None:
    """Nobody waits for the end."""
