"""Makes the newest call flash twice: slowly, and then never again on its own."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

TIMES = 2
PHASE_MS = 350
"""Half a flash, in ms: 1.4 flashes a second, well below the three that can harm."""


class Flasher(QObject):
    """Counts phases, lit and plain in turn, `TIMES` times.

    Signals:
        changed: Whether the call is lit now.
    """

    changed = Signal(bool)

    def __init__(self, phase_ms: int = PHASE_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = 0
        self._is_lit = False
        self._timer = QTimer(self)
        self._timer.setInterval(phase_ms)
        self._timer.timeout.connect(self._on_phase_over)

    @property
    def is_lit(self) -> bool:
        """Return whether the call is lit now."""
        return self._is_lit

    @property
    def is_running(self) -> bool:
        """Return whether it still flashes."""
        return self._timer.isActive()

    def flash(self) -> None:
        """Flash twice; while it flashes, begin to count anew without a shorter phase."""
        if self._timer.isActive():
            self._left = 2 * TIMES if not self._is_lit else 2 * TIMES - 1
            return
        self._left = 2 * TIMES - 1
        self._light(lit=True)
        self._timer.start()

    def stop(self) -> None:
        """Flash no more and stand plain."""
        self._timer.stop()
        self._left = 0
        self._light(lit=False)

    @Slot()
    def _on_phase_over(self) -> None:
        if self._left == 0:
            self._timer.stop()
            return
        self._left -= 1
        self._light(lit=not self._is_lit)

    def _light(self, *, lit: bool) -> None:
        if lit != self._is_lit:
            self._is_lit = lit
            self.changed.emit(lit)
