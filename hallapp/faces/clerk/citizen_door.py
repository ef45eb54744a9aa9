"""Puts the citizen's screen on the station's second monitor, and takes it away with the monitor.

Which monitor is remembered by its name, never by its place in the system's list. While it is not
plugged in nothing is shown: the screen must never cover the desk.
"""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QRect, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from typing_extensions import override

from hallapp.faces.clerk.citizen_screen import CitizenScreen
from hallapp.faces.clerk.citizen_services import CitizenServices
from hallapp.faces.clerk.messages import Message, Teller, failure
from hallapp.faces.clerk.shell import ClerkShell
from hallapp.kernel.changes import Change
from hallapp.kernel.errors import SurroundingsError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level


class ScreenMemory(Protocol):
    """Remembers on which monitor of the station the citizen's screen is."""

    def citizen_screen(self) -> str:
        """Return the monitor's name; empty for no citizen's screen."""
        ...

    def keep_citizen_screen(self, name: str) -> None:
        """Remember another monitor; empty for none."""
        ...


def second_of(names: Sequence[str], own: str, kept: str) -> str:
    """Return the monitor for the citizen's screen; empty when there is none beside the desk's.

    Args:
        names: Monitors that are plugged in.
        own: The one on which the desk is.
        kept: The one remembered; empty for none yet.
    """
    others = [name for name in names if name != own]
    if kept in others:
        return kept
    return others[0] if others else ""


class CitizenDoor(QObject):
    """Opens and closes the citizen's screen of a desk (评价屏)."""

    def __init__(
        self,
        services: CitizenServices | None,
        jobs: Jobs,
        memory: ScreenMemory,
        desk: ClerkShell,
        owner: QObject,
    ) -> None:
        super().__init__(owner)
        self._services = services
        self._jobs = jobs
        self._memory = memory
        self._teller: Teller = desk
        self._desk = desk
        self._number = 0
        self._screen: CitizenScreen | None = None
        desk.installEventFilter(self)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screens_changed)
            application.screenRemoved.connect(self._on_screens_changed)

    @property
    def screen(self) -> CitizenScreen | None:
        """Return the citizen's screen while it is shown."""
        return self._screen

    def serve(self, window_number: int) -> None:
        """Show the screen of a window from now on, if the station has one for it."""
        if window_number != self._number:
            self.rest()
        self._number = window_number
        self._put_up()

    def rest(self) -> None:
        """Show nothing: nobody holds the window from here."""
        self._number = 0
        self._take_down()

    def toggle(self) -> None:
        """Put the screen up on the second monitor, or take it away for good (评价屏)."""
        if self._services is None:
            return
        if self._screen is not None:
            self._take_down()
            self._keep("")
            self._teller.tell(Message(_("评价屏已关上。"), level=Level.DONE))
            return
        name = second_of(_names(), self._own(), "")
        if not name:
            text = _("这台电脑只接了一个屏幕。可以在窗口旁的平板上用 citizen 命令打开评价屏。")
            self._teller.tell(Message(text, level=Level.WARNING))
            return
        self._keep(name)
        self._put_up()
        self._teller.tell(Message(_("评价屏已打开，在 {name} 上。").format(name=name)))

    def refresh(self, kinds: Change) -> None:
        """Ask again when something changed that the citizen sees."""
        if self._screen is not None:
            self._screen.refresh(kinds)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close with the desk."""
        if watched is self._desk and event.type() is QEvent.Type.Close:
            self._take_down()
        return False

    def _put_up(self) -> None:
        kept = self._kept()
        screens = {screen.name(): screen for screen in QGuiApplication.screens()}
        there = kept in screens and kept != self._own()
        if self._services is None or not self._number or not there:
            self._take_down()
            return
        if self._screen is None:
            self._screen = CitizenScreen(self._jobs, self._number)
            self._screen.open_hall(self._services)
        self._screen.setScreen(screens[kept])
        self._screen.setGeometry(QRect(screens[kept].geometry()))
        self._screen.showFullScreen()
        # The keyboard stays at the desk.
        self._desk.activateWindow()

    def _take_down(self) -> None:
        screen, self._screen = self._screen, None
        if screen is not None:
            screen.close()
            screen.deleteLater()

    def _own(self) -> str:
        return self._desk.screen().name()

    def _kept(self) -> str:
        try:
            return self._memory.citizen_screen()
        except SurroundingsError as error:
            self._teller.tell(failure(error))
            return ""

    def _keep(self, name: str) -> None:
        try:
            self._memory.keep_citizen_screen(name)
        except SurroundingsError as error:
            self._teller.tell(failure(error))

    @Slot(QScreen)
    def _on_screens_changed(self, _screen: QScreen) -> None:
        if self._number:
            self._put_up()


def _names() -> list[str]:
    return [screen.name() for screen in QGuiApplication.screens()]
