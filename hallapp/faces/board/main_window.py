"""The call board (叫号屏): opens at once, then shows the calls of its zone and has them spoken."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from hallapp.faces.board.board_menu import BoardMenu
from hallapp.faces.board.board_page import BoardPage
from hallapp.faces.board.board_presenter import BoardPresenter
from hallapp.faces.board.heartbeat import start_heart
from hallapp.faces.board.playback_log import PlaybackLog
from hallapp.faces.board.screen_keeper import ScreenKeeper
from hallapp.faces.board.screen_memory import BoardMemory
from hallapp.faces.board.services import BoardOptions, BoardServices
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import Clock
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.wording import sentence

if TYPE_CHECKING:
    from hallapp.faces.board.voice_window import VoiceMainWindow

ASK_EVERY_MS = 5000
"""How often a board asks unasked: three times before its data would count as old."""
KEEP_EVERY_MS = 10_000
"""How often the log of announcements is sent to the store."""
_LOOK_AT_CLOCK_MS = 1000
_SHOWN_FOR = Change.TICKETS | Change.WINDOWS | Change.SETTINGS
_PLACES = Change.WINDOWS | Change.SETTINGS
_WINDOWED = (960, 540)


class BoardMainWindow(QMainWindow):
    """One board of the hall.

    Signals:
        retry_asked: The hall could not be opened and somebody pressed 重试.
    """

    retry_asked = Signal()

    def __init__(
        self,
        clock: Clock,
        jobs: Jobs,
        paper_jobs: Jobs,
        options: BoardOptions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("boardMainWindow")
        self.setWindowTitle(_("叫号屏"))
        self._jobs = jobs
        self._paper_jobs = paper_jobs
        self._options = options
        self._services: BoardServices | None = None
        self._presenter: BoardPresenter | None = None
        self._log: PlaybackLog | None = None
        self._memory = BoardMemory(options.kept_in, _memory_key(options))
        self._zone_letter = options.zone_letter or self._memory.kept.zone_letter or None
        self._keeper = ScreenKeeper(self, self._memory)
        self.page = BoardPage(clock, options)
        self._failure = EmptyState("", icon="warning")
        self._failure.setObjectName("boardFailure")
        self._failure.setProperty("look", "ground")
        self._failure.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._failure.pressed.connect(self.retry_asked)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.page)
        self._pages.addWidget(self._failure)
        self.setCentralWidget(self._pages)
        self.menu = self._make_menu()
        self.voice: VoiceMainWindow | None = None
        self.resize(*_WINDOWED)
        self._timers = (
            self._timer(ASK_EVERY_MS, self._on_ask_due),
            self._timer(_LOOK_AT_CLOCK_MS, self._on_look_due),
            self._timer(KEEP_EVERY_MS, self.keep_log),
        )
        self._bind_keys()

    def _bind_keys(self) -> None:
        for key, slot in (("F11", self._on_full_asked), ("F2", self._on_menu_asked)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(slot)

    @property
    def zone_letter(self) -> str | None:
        """Return the zone shown, None for the whole hall."""
        return self._zone_letter

    def show_face(self) -> None:
        """Show the board over the whole of its screen, without a pointer; in a window if set so."""
        start_heart(self)
        if self._options.is_windowed:
            self.show()
            return
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._keeper.show_full()

    def open_hall(self, services: BoardServices) -> None:
        """Show the hall from now on."""
        self._services = services
        hall = services.hall
        self.setWindowTitle(f"{_('叫号屏')} {hall.name}")
        self.page.show_hall(hall.name, hall.zone, is_demo=hall.is_demo)
        self._log = PlaybackLog(services, self._paper_jobs, self._options.station_name, self)
        self._present()
        self._pages.setCurrentWidget(self.page)
        for timer in self._timers:
            timer.start()

    def fail_to_open(self, error: HallError) -> None:
        """Say what happened and offer to try again; nobody stands here, so it tries by itself."""
        self._failure.show_text(_("叫号屏没有打开"), sentence(error), _("重试"))
        self._pages.setCurrentWidget(self._failure)
        QTimer.singleShot(ASK_EVERY_MS, self, self.retry_asked.emit)

    def refresh(self, kinds: Change) -> None:
        """Ask again when something changed that a board shows."""
        if self._presenter is not None and kinds & _SHOWN_FOR:
            self._presenter.refresh(places_too=bool(kinds & _PLACES))

    def set_connected(self, is_connected: bool, since: datetime | None = None) -> None:  # noqa: FBT001 - the same call for every face
        """Mark the data as old while the hall's store is not reached."""
        del since  # the board tells the age of its data, which is what matters to who waits
        if self._presenter is not None:
            self._presenter.set_connected(is_connected=is_connected)

    def show_zone(self, letter: str) -> None:
        """Show the calls of one zone from now on, and remember it; empty for the whole hall."""
        self._zone_letter = letter or None
        self._memory.keep_zone(letter)
        if self._services is not None:
            self._present()

    @Slot()
    def keep_log(self) -> None:
        """Send what was spoken to the store; the timer does it every few seconds."""
        if self._log is not None:
            self._log.flush()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the small choice with the right button, too."""
        self._on_menu_asked()
        event.accept()

    def _present(self) -> None:
        if self._services is not None:
            self._presenter = BoardPresenter(
                self.page, self._services, self._jobs, self._zone_letter, self
            )
            self._presenter.refresh()

    @Slot()
    def _on_ask_due(self) -> None:
        if self._presenter is not None:
            self._presenter.refresh()

    @Slot()
    def _on_look_due(self) -> None:
        if self._presenter is not None:
            self._presenter.look_at_clock()

    @Slot()
    def _on_full_asked(self) -> None:
        if self._keeper.is_kept:
            self._keeper.let_go()
            self.unsetCursor()
            self.showNormal()
        else:
            self.setCursor(Qt.CursorShape.BlankCursor)
            self._keeper.take_present_screen()

    @Slot()
    def _on_menu_asked(self) -> None:
        windows = () if self._presenter is None else self._presenter.windows
        self.menu.open_for(windows, self._zone_letter or "")

    @Slot()
    def _on_next_screen(self) -> None:
        self._keeper.move_on()

    @Slot()
    def _on_voice_asked(self) -> None:
        # Loaded when asked for: a board opens without what makes sound.
        from hallapp.faces.board.voice_window import VoiceMainWindow, voice_tools

        if self._options.kept_in is None or self.voice is not None:
            return
        tools = voice_tools(self._options.kept_in)
        self.voice = VoiceMainWindow(self._paper_jobs, tools, parent=self)
        self.voice.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.voice.closed.connect(self._on_voice_closed)
        self.unsetCursor()
        self.voice.show()

    @Slot()
    def _on_voice_closed(self) -> None:
        self.voice = None
        if self._keeper.is_kept:
            self.setCursor(Qt.CursorShape.BlankCursor)

    def _make_menu(self) -> BoardMenu:
        menu = BoardMenu(self)
        menu.zone_chosen.connect(self.show_zone)
        menu.next_screen_asked.connect(self._on_next_screen)
        menu.voice_asked.connect(self._on_voice_asked)
        return menu

    def _timer(self, every_ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.timeout.connect(slot)  # pyright: ignore[reportArgumentType]
        return timer


def _memory_key(options: BoardOptions) -> str:
    """Return what tells this board from others of the station."""
    return "board" if options.zone_letter is None else f"board-{options.zone_letter}"
