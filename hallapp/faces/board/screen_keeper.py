"""Keeps a board on its screen at full size: when a cable is pulled, and when it is back."""

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from hallapp.faces.board.screen_memory import BoardMemory, ScreenMark, choose

LOOK_EVERY_MS = 3000
"""Some systems tell of a screen late or never; two looks fit into the ten seconds allowed."""
_SETTLES_IN_MS = 300
"""A screen that comes back is told of in several signals while its size still changes."""


def mark_of(screen: QScreen) -> ScreenMark:
    """Return what a screen is known by."""
    return ScreenMark(screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber())


class ScreenKeeper(QObject):
    """Puts a window on the screen it remembers, over its whole size, whenever it is not there.

    While its own screen is away a board shows on the one the system gave it, and goes back when
    its own returns.
    """

    def __init__(self, window: QWidget, memory: BoardMemory) -> None:
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._is_kept = False
        self._watched: list[QScreen] = []
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLES_IN_MS)
        self._settling.timeout.connect(self.put_back)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_EVERY_MS)
        self._looking.timeout.connect(self.put_back)

    def show_full(self) -> None:
        """Show the window over the whole of its screen, and keep it there from now on."""
        if not self._is_kept:
            self._is_kept = True
            application = QGuiApplication.instance()
            if isinstance(application, QGuiApplication):
                application.screenAdded.connect(self._on_screens_changed)
                application.screenRemoved.connect(self._on_screens_changed)
                application.primaryScreenChanged.connect(self._on_screens_changed)
            self._looking.start()
        self._watch_sizes()
        screen = self._own_screen() or self._window.screen()
        if self._memory.kept.screen is None:
            self._memory.keep_screen(mark_of(screen))
        self._place(screen)

    def let_go(self) -> None:
        """Keep the window nowhere: a person moves it."""
        self._looking.stop()
        self._settling.stop()
        self._is_kept = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.disconnect(self._on_screens_changed)
            application.screenRemoved.disconnect(self._on_screens_changed)
            application.primaryScreenChanged.disconnect(self._on_screens_changed)

    def take_present_screen(self) -> None:
        """Remember the screen that the window stands on now, and fill it."""
        self._memory.keep_screen(mark_of(self._window.screen()))
        self.show_full()

    def move_on(self) -> None:
        """Move to the next screen and remember it."""
        screens = QGuiApplication.screens()
        present = self._window.screen()
        here = screens.index(present) if present in screens else -1
        following = screens[(here + 1) % len(screens)]
        self._memory.keep_screen(mark_of(following))
        self.show_full()

    @property
    def is_kept(self) -> bool:
        """Return whether the window is held on its screen."""
        return self._is_kept

    @Slot()
    def put_back(self) -> None:
        """Put the window where it belongs, if it is not there."""
        if not self._is_kept:
            return
        self._watch_sizes()
        screen = self._own_screen() or self._window.screen()
        is_there = self._window.screen() is screen and self._window.isFullScreen()
        if not is_there or self._window.geometry() != screen.geometry():
            self._place(screen)

    def _own_screen(self) -> QScreen | None:
        screens = QGuiApplication.screens()
        number = choose(self._memory.kept.screen, [mark_of(each) for each in screens])
        return None if number is None else screens[number]

    def _place(self, screen: QScreen) -> None:
        window = self._window
        if window.isFullScreen() and (
            window.screen() is not screen or window.geometry() != screen.geometry()
        ):
            # A full window does not move, and keeps the size of the screen it was on.
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
        # The screen comes before the size: else the window fills the system's first screen.
        window.setScreen(screen)
        window.setGeometry(QRect(screen.geometry()))
        window.showFullScreen()

    def _watch_sizes(self) -> None:
        for screen in QGuiApplication.screens():
            if screen not in self._watched:
                self._watched.append(screen)
                screen.geometryChanged.connect(self._on_size_changed)

    @Slot(QScreen)
    def _on_screens_changed(self, _screen: QScreen) -> None:
        living = QGuiApplication.screens()
        self._watched = [screen for screen in self._watched if screen in living]
        self._settling.start()

    @Slot(QRect)
    def _on_size_changed(self, _size: QRect) -> None:
        self._settling.start()
