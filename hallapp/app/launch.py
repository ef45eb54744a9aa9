"""Starts the desktop program: a window is painted first, everything else is loaded behind it."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from hallapp.app.wishes import Wish
from hallapp.kernel.errors import HallError
from hallapp.kernel.station import load_station
from hallapp.kernel.texts import set_language
from hallapp.qtkit import theme
from hallapp.qtkit.first_window import FirstWindow

if TYPE_CHECKING:
    from hallapp.app.desktop import Running


def run_desktop(wish: Wish) -> int:
    """Run the desktop program until its last window is closed; return the exit status.

    Raises:
        HallError: The program's own files or the station's settings are not usable.
    """
    set_language(wish.language)
    look = load_station(wish.data).theme
    application = QApplication(sys.argv[:1])
    application.setApplicationName("hallapp")
    theme.require_font()
    launch = Launch(application, wish, FirstWindow(look))
    launch.begin()
    status = application.exec()
    launch.end()
    return status


class Launch(QObject):
    """The way from the first painted window to the running program."""

    def __init__(self, application: QApplication, wish: Wish, first: FirstWindow) -> None:
        super().__init__(application)
        self._application = application
        self._wish = wish
        self._first: FirstWindow | None = first
        self._running: Running | None = None
        self._failure: HallError | None = None

    def begin(self) -> None:
        """Show the first window; the rest follows when it has been painted."""
        first = self._first
        if first is None:
            return
        # Queued: the paint event must be over before the program loads the rest.
        first.painted.connect(self._on_painted, Qt.ConnectionType.QueuedConnection)
        if self._wish.face and not self._wish.is_windowed:
            first.showMaximized()
        else:
            first.show()

    def end(self) -> None:
        """Close the program; raise what kept it from starting.

        Raises:
            HallError: It could not be started.
        """
        if self._running is not None:
            self._running.close()
        if self._failure is not None:
            raise self._failure

    @Slot()
    def _on_painted(self) -> None:
        from hallapp.app.desktop import Running

        # Between the first window and the next there is none: that must not end the program.
        self._application.setQuitOnLastWindowClosed(False)
        try:
            self._running = Running(self._application, self._wish)
            self._running.start()
        except HallError as error:
            self._failure = error
            self._application.quit()
        if self._first is not None:
            self._first.close()
            self._first.deleteLater()
            self._first = None
        self._application.setQuitOnLastWindowClosed(self._ends_with_last_window())

    def _ends_with_last_window(self) -> bool:
        """Return whether closing the last window ends the program; not while it still asks."""
        return self._running is None or not self._running.is_asking
