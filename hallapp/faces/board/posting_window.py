"""The notice window (公示屏): what was posted of the day, page by page, in big type."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from hallapp.bulletins.terms import PostingSheet
from hallapp.faces.board.heartbeat import start_heart
from hallapp.faces.board.posting_page import PostingPage, PostingShown
from hallapp.faces.board.screen_keeper import ScreenKeeper
from hallapp.faces.board.screen_memory import BoardMemory
from hallapp.faces.board.services import BoardOptions, BoardServices, PostingBoard
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import Clock, day_in, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.patrols.terms import PublishedDraw
from hallapp.qtkit.jobs import Jobs
from hallapp.wording import sentence

TURN_EVERY_MS = 15_000
"""How long a page stands: long enough to find one's own unit on it."""
ASK_EVERY_MS = 20_000
STALE_AFTER = timedelta(seconds=90)
_LOOK_AT_CLOCK_MS = 1000
_SHOWN_FOR = Change.ATTENDANCE | Change.SETTINGS
_WINDOWED = (960, 540)


class PostingPresenter:
    """Asks what hangs and shows the answer; marks it when it grows old."""

    def __init__(
        self,
        page: PostingPage,
        services: BoardServices,
        board: PostingBoard,
        jobs: Jobs,
        owner: QObject,
    ) -> None:
        self._page = page
        self._services = services
        self._board = board
        self._jobs = jobs
        self._owner = owner
        self._zone = zone_named(services.hall.zone)
        self._is_asking = False
        self._asked_again = False
        self._is_connected = True
        self._read_at: datetime | None = None
        self._found: tuple[PostingSheet | None, PublishedDraw | None] = (None, None)

    def refresh(self) -> None:
        """Ask the hall; a question asked meanwhile is asked once more when it is answered."""
        if self._is_asking:
            self._asked_again = True
            return
        self._is_asking, self._asked_again = True, False
        day = day_in(self._services.clock.now(), self._zone)
        self._jobs.submit(
            lambda: (self._board.hanging(), self._board.draw(day)),
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
        """Show the time, mark old data; call it every second."""
        now = self._services.clock.now()
        sheet, draw = self._found
        has_read = self._read_at is not None
        self._page.show_posting(
            PostingShown(
                sheet=sheet,
                today=day_in(now, self._zone),
                draw=draw,
                stale=self._stale_words(now),
                calm=_("还没有公示") if has_read else "",
                hall_name=self._services.hall.name,
                is_demo=self._services.hall.is_demo,
                time=f"{now.astimezone(self._zone):%H:%M}",
            )
        )

    def _on_read(self, found: tuple[PostingSheet | None, PublishedDraw | None]) -> None:
        self._is_asking = False
        self._found, self._read_at = found, self._services.clock.now()
        self.look_at_clock()
        if self._asked_again:
            self.refresh()

    def _on_failed(self, _error: HallError) -> None:
        self._is_asking = False
        self.look_at_clock()

    def _stale_words(self, now: datetime) -> str:
        if self._read_at is None or (self._is_connected and now - self._read_at <= STALE_AFTER):
            return ""
        time = f"{self._read_at.astimezone(self._zone):%H:%M}"
        return _("数据更新于 {time}").format(time=time)


class PostingMainWindow(QMainWindow):
    """One notice window of the hall; it shows what was posted, and nothing else.

    Signals:
        retry_asked: The hall could not be opened; it asks again by itself.
    """

    retry_asked = Signal()

    def __init__(
        self, clock: Clock, jobs: Jobs, options: BoardOptions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        del clock  # the hall's own is taken when it opens
        self.setObjectName("postingMainWindow")
        self.setWindowTitle(_("公示屏"))
        self._jobs = jobs
        self._options = options
        self._presenter: PostingPresenter | None = None
        self._keeper = ScreenKeeper(self, BoardMemory(options.kept_in, "posting"))
        self.page = PostingPage(options.px_per_mm)
        self.setCentralWidget(self.page)
        self.resize(*_WINDOWED)
        self._timers = (
            self._timer(ASK_EVERY_MS, self._on_ask_due),
            self._timer(_LOOK_AT_CLOCK_MS, self.look_at_clock),
            self._timer(TURN_EVERY_MS, self.page.turn),
        )
        self._bind_keys()

    def _bind_keys(self) -> None:
        for key, slot in (("F11", self._on_full_asked), ("Space", self._on_turn_asked)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(slot)

    def show_face(self) -> None:
        """Show it over the whole of its screen, without a pointer; in a window if set so."""
        start_heart(self)
        if self._options.is_windowed:
            self.show()
            return
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._keeper.show_full()

    def open_hall(self, services: BoardServices) -> None:
        """Show what hangs from now on."""
        if services.posting is None:
            return
        self.setWindowTitle(f"{_('公示屏')} {services.hall.name}")
        self._presenter = PostingPresenter(self.page, services, services.posting, self._jobs, self)
        self._presenter.look_at_clock()
        self._presenter.refresh()
        for timer in self._timers:
            timer.start()

    def fail_to_open(self, error: HallError) -> None:
        """Say what happened; nobody stands here to press a key, so it asks again by itself."""
        self.page.show_posting(PostingShown(calm=_("公示屏没有打开"), stale=sentence(error)))
        QTimer.singleShot(ASK_EVERY_MS, self, self.retry_asked.emit)

    def refresh(self, kinds: Change) -> None:
        """Ask again when something changed that was posted."""
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
    def look_at_clock(self) -> None:
        """Show the time and mark old data; the timer does it every second."""
        if self._presenter is not None:
            self._presenter.look_at_clock()

    @Slot()
    def _on_turn_asked(self) -> None:
        """Turn at once; the page that comes stands its whole time."""
        self.page.turn()
        self._timers[-1].start()

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
