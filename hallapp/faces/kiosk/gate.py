"""The only way out of a locked kiosk: the manager's gesture, then the PIN of the workstation."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from hallapp.faces.kiosk.leave_pad import LeavePad
from hallapp.faces.kiosk.leaving import LeaveLock
from hallapp.faces.kiosk.lock_down import LockDown
from hallapp.faces.kiosk.options import KioskOptions
from hallapp.faces.kiosk.scale import Scale
from hallapp.kernel.clock import Clock


class Gate(QObject):
    """Lock and PIN of one window.

    Args:
        window: The kiosk.
        ground: What the pad for the PIN lies on.

    Signals:
        opened: The kiosk may be left.
    """

    opened = Signal()

    def __init__(
        self, window: QWidget, ground: QWidget, scale: Scale, clock: Clock, options: KioskOptions
    ) -> None:
        super().__init__(window)
        lock = LeaveLock(clock, options.leave_pin)
        self._asks = lock.asks
        self._may_close = options.is_windowed
        self.pad = LeavePad(scale, lock, ground)
        self.lock = LockDown(window, is_on=not options.is_windowed, screen=options.screen)
        self.lock.keys_pressed.connect(self._on_keys)
        self.lock.clock_tapped.connect(self._on_taps)
        self.pad.left.connect(self.opened)

    @property
    def may_close(self) -> bool:
        """Return whether the window may be closed."""
        return self._may_close

    def release(self) -> None:
        """Let the window go."""
        self._may_close = True
        self.lock.release()

    def tick(self) -> None:
        """A second has passed."""
        self.pad.tick()
        self.lock.come_back()

    @Slot()
    def _on_keys(self) -> None:
        if self._asks and not self._may_close:
            self.pad.ask()
        else:
            self.opened.emit()

    @Slot()
    def _on_taps(self) -> None:
        # Taps alone never close a kiosk: a child that plays would.
        if self._asks:
            self.pad.ask()
