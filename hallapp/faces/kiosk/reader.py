"""Card readers and scanners that type: heard by the kiosk's own window alone."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.qtkit.wedge import WedgeFilter


class _OwnWedge(WedgeFilter):
    """Leaves the keys of every other window of the program alone."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at keys that go to the kiosk."""
        if isinstance(watched, QWidget) and watched.window() is not self._window:
            return False
        return super().eventFilter(watched, event)


class KioskReader(QObject):
    """Listens while the hall is open and something that types stands here.

    Signals:
        scanned: A card or a code was read; carries its text.
    """

    scanned = Signal(str)

    def __init__(self, window: QWidget, *, is_there: bool) -> None:
        super().__init__(window)
        self._is_there = is_there
        self._filter = _OwnWedge(window)
        self._filter.scanned.connect(self.scanned)

    def start(self) -> None:
        """Listen from now on."""
        if self._is_there:
            self._filter.watch()

    def stop(self) -> None:
        """Listen no more."""
        self._filter.rest()
