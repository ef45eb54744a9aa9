"""The call board (叫号屏): opens at once, then shows the calls of its zone and has them spoken."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from hallapp.faces.board.board_page import BoardPage
from hallapp.faces.board.board_presenter import BoardPresenter
from hallapp.faces.board.services import BoardOptions, BoardServices
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import Clock
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.wording import sentence

ASK_EVERY_MS = 5000
"""How often a board asks unasked: three times before its data would count as old."""
_LOOK_AT_CLOCK_MS = 1000
_SHOWN_FOR = Change.TICKETS | Change.WINDOWS
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
        del paper_jobs  # sound has a worker of its own, and a board prints nothing
        self.setObjectName("boardMainWindow")
        self.setWindowTitle(_("叫号屏"))
        self._jobs = jobs
        self._options = options
        self._presenter: BoardPresenter | None = None
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
        self.resize(*_WINDOWED)
        self._asking = self._timer(ASK_EVERY_MS, self._on_ask_due)
        self._looking = self._timer(_LOOK_AT_CLOCK_MS, self._on_look_due)
        full = QShortcut(QKeySequence("F11"), self)
        full.activated.connect(self._on_full_asked)

    def show_face(self) -> None:
        """Show the board over the whole screen, without a pointer; in a window when set so."""
        if self._options.is_windowed:
            self.show()
            return
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.showFullScreen()

    def open_hall(self, services: BoardServices) -> None:
        """Show the hall from now on."""
        hall = services.hall
        self.setWindowTitle(f"{_('叫号屏')} {hall.name}")
        self.page.show_hall(hall.name, hall.zone, is_demo=hall.is_demo)
        self._presenter = BoardPresenter(
            self.page, services, self._jobs, self._options.zone_letter, self
        )
        self._pages.setCurrentWidget(self.page)
        self._presenter.refresh()
        self._asking.start()
        self._looking.start()

    def fail_to_open(self, error: HallError) -> None:
        """Say what happened, what to do, and offer to try again."""
        self._failure.show_text(_("叫号屏没有打开"), sentence(error), _("重试"))
        self._pages.setCurrentWidget(self._failure)

    def refresh(self, kinds: Change) -> None:
        """Ask again when something changed that a board shows."""
        if self._presenter is not None and kinds & _SHOWN_FOR:
            self._presenter.refresh(places_too=bool(kinds & Change.WINDOWS))

    def set_connected(self, is_connected: bool, since: datetime | None = None) -> None:  # noqa: FBT001 - the same call for every face
        """Mark the data as old while the hall's store is not reached."""
        del since  # the board tells the age of its data, which is what matters to who waits
        if self._presenter is not None:
            self._presenter.set_connected(is_connected=is_connected)

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
        if self.isFullScreen():
            self.unsetCursor()
            self.showNormal()
        else:
            self.setCursor(Qt.CursorShape.BlankCursor)
            self.showFullScreen()

    def _timer(self, every_ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.timeout.connect(slot)  # pyright: ignore[reportArgumentType]
        return timer
