"""The strip over a service window (窗口条屏), a face of its own that shows one window's state."""

from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from hallapp.faces.board.board_presenter import STALE_AFTER
from hallapp.faces.board.heartbeat import start_heart
from hallapp.faces.board.screen_keeper import ScreenKeeper
from hallapp.faces.board.screen_memory import BoardMemory
from hallapp.faces.board.services import BoardOptions, BoardServices
from hallapp.faces.board.strip_page import StripPage
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import Clock, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.queueing.board_rows import StripRow
from hallapp.wording import sentence

ASK_EVERY_MS = 5000
_LOOK_AT_CLOCK_MS = 1000
_SHOWN_FOR = Change.TICKETS | Change.WINDOWS
_WINDOWED = (960, 240)


class StripPresenter:
    """Asks what a window does and shows the answer; the last answer always wins.

    Nothing is held back for a time: a call that comes right after a missed one replaces it.
    """

    def __init__(
        self, page: StripPage, services: BoardServices, jobs: Jobs, number: int, owner: QObject
    ) -> None:
        self._page = page
        self._services = services
        self._jobs = jobs
        self._number = number
        self._owner = owner
        self._zone = zone_named(services.hall.zone)
        self._is_asking = False
        self._asked_again = False
        self._is_connected = True
        self._row: StripRow | None = None
        self._heard_key: str | None = None

    def refresh(self) -> None:
        """Ask the hall; a question asked meanwhile is asked once more when it is answered."""
        if self._is_asking:
            self._asked_again = True
            return
        self._is_asking, self._asked_again = True, False
        self._jobs.submit(
            lambda: self._services.queue.strip(self._number),
            self._on_read,
            self._on_failed,
            self._owner,
        )

    def set_connected(self, *, is_connected: bool) -> None:
        """Learn that the hall's store is reached or not."""
        self._is_connected = is_connected
        self.look_at_clock()
        if is_connected:
            self.refresh()

    def look_at_clock(self) -> None:
        """Count the minutes of a pause, mark old data; call it every second."""
        if self._row is not None:
            self._page.show_strip(self._row, self._services.clock.now(), is_new=False)
        self._page.show_stale(self._stale_words())

    def _on_read(self, row: StripRow | None) -> None:
        self._is_asking = False
        if row is None:
            self._page.show_words(_("没有{number}号窗口").format(number=self._number))
        else:
            was, self._heard_key = self._heard_key, row.call_key
            is_new = was is not None and bool(row.call_key) and row.call_key != was
            self._row = row
            self._page.show_strip(row, self._services.clock.now(), is_new=is_new)
        self._page.show_stale(self._stale_words())
        if self._asked_again:
            self.refresh()

    def _on_failed(self, _error: HallError) -> None:
        self._is_asking = False
        self._page.show_stale(self._stale_words())

    def _stale_words(self) -> str:
        if self._row is None:
            return ""
        age = self._services.clock.now() - self._row.read_at
        if self._is_connected and age <= STALE_AFTER:
            return ""
        time = f"{self._row.read_at.astimezone(self._zone):%H:%M}"
        return _("数据更新于 {time}").format(time=time)


class StripMainWindow(QMainWindow):
    """One strip of the hall; it shows, and never speaks.

    Signals:
        retry_asked: Never emitted by hand; a strip tries again by itself.
    """

    retry_asked = Signal()

    def __init__(
        self,
        clock: Clock,
        jobs: Jobs,
        options: BoardOptions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        del clock  # the hall's own is taken when it opens
        self.setObjectName("stripMainWindow")
        self._number = options.strip_window or 0
        self.setWindowTitle(_("{number}号窗口").format(number=self._number))
        self._jobs = jobs
        self._options = options
        self._presenter: StripPresenter | None = None
        self._keeper = ScreenKeeper(self, BoardMemory(options.kept_in, f"strip-{self._number}"))
        self.page = StripPage(self._number)
        self.setCentralWidget(self.page)
        self.resize(*_WINDOWED)
        self._asking = self._timer(ASK_EVERY_MS, self._on_ask_due)
        self._looking = self._timer(_LOOK_AT_CLOCK_MS, self._on_look_due)
        full = QShortcut(QKeySequence("F11"), self)
        full.activated.connect(self._on_full_asked)

    def show_face(self) -> None:
        """Show the strip over the whole of its screen; in a window if set so."""
        start_heart(self)
        if self._options.is_windowed:
            self.show()
            return
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._keeper.show_full()

    def open_hall(self, services: BoardServices) -> None:
        """Show the window's state from now on."""
        self._presenter = StripPresenter(self.page, services, self._jobs, self._number, self)
        self._presenter.refresh()
        self._asking.start()
        self._looking.start()

    def fail_to_open(self, error: HallError) -> None:
        """Say what happened; nobody stands at a strip, so it asks again by itself."""
        self.page.show_words(_("暂停服务"))
        self.page.show_stale(sentence(error))
        QTimer.singleShot(ASK_EVERY_MS, self, self.retry_asked.emit)

    def refresh(self, kinds: Change) -> None:
        """Ask again when something changed that a strip shows."""
        if self._presenter is not None and kinds & _SHOWN_FOR:
            self._presenter.refresh()

    def set_connected(self, is_connected: bool, since: datetime | None = None) -> None:  # noqa: FBT001 - the same call for every face
        """Mark the data as old while the hall's store is not reached."""
        del since
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
        if self._keeper.is_kept:
            self._keeper.let_go()
            self.unsetCursor()
            self.showNormal()
        else:
            self.setCursor(Qt.CursorShape.BlankCursor)
            self._keeper.take_present_screen()

    def _timer(self, every_ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.timeout.connect(slot)  # pyright: ignore[reportArgumentType]
        return timer
