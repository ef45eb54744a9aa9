"""Collects Python's rings of garbage on the main thread only.

Python's cyclic collector runs in whatever thread happens to allocate. In a worker it destroyed a
`QObject` that owns a timer ("Timers cannot be stopped from another thread"). So it is switched
off, and a timer of the main thread asks it instead.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS = 1000


class MainThreadCollector(QObject):
    """Runs the cyclic collector from a timer; as long as it lives, nothing else does."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation whose threshold is passed."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if limits[generation] and counts[generation] > limits[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Give the collector back as it was."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
