"""The kiosk's window: head, page, keys; the way of a visit, its languages, and its end."""

import logging
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from typing_extensions import override

from hallapp.faces.kiosk.frame import (
    FOOT_BELOW,
    FOOT_GAP,
    HEAD_HIGH,
    HEAD_HIGH_WIDE,
    KEY_HIGH,
    KEY_HIGH_WIDE,
    Foot,
    Head,
    Notice,
)
from hallapp.faces.kiosk.help_presenter import HelpStep
from hallapp.faces.kiosk.idle import IdleWatcher
from hallapp.faces.kiosk.journey import Station
from hallapp.faces.kiosk.options import KioskOptions
from hallapp.faces.kiosk.page import KioskPage
from hallapp.faces.kiosk.pages import Pages
from hallapp.faces.kiosk.reader import KioskReader
from hallapp.faces.kiosk.said_pages import OpeningPage
from hallapp.faces.kiosk.scale import Room, Scale
from hallapp.faces.kiosk.services import KioskServices
from hallapp.faces.kiosk.visit import Visit
from hallapp.faces.parts.laid_reader import LaidReader
from hallapp.kernel import texts
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import DEFAULT_ZONE, Clock, zone_named
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.kernel.identity import CardRow
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.millimetres import px_per_mm

_log = logging.getLogger(__name__)
MANAGER_KEYS = "Ctrl+Alt+Shift+Q"
"""The manager's gesture that closes a kiosk in full screen."""
_TICK_MS = 1000
_TITLE_BAR_PX = 40
_TOUCHES = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchBegin,
    QEvent.Type.KeyPress,
}


class StoreLostError(SurroundingsError):
    """The watcher cannot reach the hall's store."""

    code = "kiosk.store_lost"


class KioskMainWindow(QMainWindow):
    """One kiosk.

    Paints a calm shell at once; the app gives the services later.

    Signals:
        retry_asked: The hall did not open, and somebody pressed 重试.
    """

    retry_asked = Signal()

    def __init__(self, clock: Clock, jobs: Jobs, paper_jobs: Jobs, options: KioskOptions) -> None:
        super().__init__()
        self._clock = clock
        self._jobs = jobs
        self._paper_jobs = paper_jobs
        self._options = options
        self._usual_theme = theme.theme()
        self._zone = zone_named(DEFAULT_ZONE)
        self._visit = Visit(self)
        self._pages: Pages | None = None
        self._foot: Foot | None = None
        self._by_keyboard = False
        self._may_close = options.is_windowed
        self.scale = Scale(options.px_per_mm or px_per_mm(QApplication.primaryScreen()))
        self._ground = QWidget()
        self._ground.setProperty("look", "ground")
        self._head = Head(self.scale, self._ground)
        self._opening = OpeningPage(self.scale)
        self._opening.setParent(self._ground)
        self._page: KioskPage = self._opening
        self._notice = Notice(self.scale, self._ground)
        self.reader = KioskReader(self, is_there=options.reader_types)
        self.laid = LaidReader(options.card_reader, paper_jobs, self, options.open_reader)
        self._idle = IdleWatcher(clock, self, self._is_personal, self._is_fresh)
        self._build()

    @property
    def page(self) -> KioskPage:
        """Return the page on screen."""
        return self._page

    @property
    def pages(self) -> Pages:
        """Return all pages; only once the hall is open."""
        assert self._pages is not None  # noqa: S101 - asked by tests and the tour, after opening
        return self._pages

    def show_on_screen(self) -> None:
        """Show full screen, or in a window when the options say so."""
        if self._options.is_windowed:
            self.show()
        else:
            self.showFullScreen()

    def open_hall(self, services: KioskServices) -> None:
        """Begin to work: the hall is there."""
        hall = services.hall
        self._zone = zone_named(hall.zone)
        self._head.show_hall(hall.name, is_demo=hall.is_demo)
        options = self._options
        station = Station(
            services,
            self._jobs,
            self._paper_jobs,
            self._visit,
            options.station_name,
            self,
            reads_cards=options.reads_cards,
            card_template=options.card_template,
        )
        self._pages = Pages(self.scale, station, self._options.guide_desk, self._ground)
        for page in self._pages.all():
            page.busy_changed.connect(self._allow_keys)
        self._build_foot()
        self._pages.helping.sign = self._show_help
        self._notice.raise_()
        self._arrange()
        self._visit.begin(self._pages)
        self.reader.start()

    def fail_to_open(self, error: HallError) -> None:
        """Say why the hall could not be opened, with one button to try again."""
        self._opening.show_failure(error)

    def refresh(self, kinds: Change) -> None:
        """Something changed in the hall: ask again for what the open page shows."""
        if self._pages is not None:
            self._visit.refresh(kinds)

    def set_connected(self, connected: bool, since: datetime | None = None) -> None:  # noqa: ARG002, FBT001 - the signature of all faces
        """Hear from the watcher whether the hall's store is reached."""
        if self._pages is None:
            return
        if connected:
            self._visit.store_recovered()
        else:
            self._visit.store_lost(StoreLostError())

    def show_page(self, page: KioskPage) -> None:
        """Show a page between head and keys."""
        # What is hidden hands its focus on; a ring must not wander there on a touch screen.
        self.setFocus()
        page.settle(self._page_room())
        page.setGeometry(self._page_place())
        if page is not self._page:
            self._page.hide()
        self._page = page
        if page.hears_cards:
            self.laid.start()
        else:
            self.laid.stop()
        page.show()
        self._allow_keys()
        if self._by_keyboard:
            page.focusNextChild()

    def show_notice(self, seconds_left: int) -> None:
        """Ask whether somebody is still there."""
        self._notice.show_seconds(seconds_left)

    def hide_notice(self) -> None:
        """Somebody is."""
        self._notice.hide()

    def wipe(self) -> None:
        """Nobody is there: back to the first page, in the hall's usual language and theme."""
        self._show_language(self._options.language)
        self._show_theme(self._usual_theme)
        self._visit.open_home()

    @Slot()
    def tick(self) -> None:
        """A second has passed: clock, idle, and whether the store is back."""
        self._head.show_time(self._clock.now(), self._zone)
        if self._pages is not None:
            self._idle.tick()
            self._visit.tick()

    @Slot()
    def close_by_manager(self) -> None:
        """Close although the kiosk is locked: the manager's gesture, or the app that ends."""
        self._may_close = True
        self.close()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Measure the glass that the window came up on, unless the hall said how large it is."""
        super().showEvent(event)
        if self._options.px_per_mm is None:
            self.scale.set_glass(px_per_mm(self.screen()))
            self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale everything as a whole."""
        super().resizeEvent(event)
        self._arrange()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """A locked kiosk does not close by Alt+F4."""
        if not self._may_close:
            event.ignore()
            return
        self._ticker.stop()
        self.reader.stop()
        self.laid.close()
        QApplication.instance().removeEventFilter(self)  # pyright: ignore[reportOptionalMemberAccess]
        super().closeEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See every touch and key in this window, for the idle watch."""
        if event.type() not in _TOUCHES or not isinstance(watched, QWidget):
            return False
        if watched is not self and not self.isAncestorOf(watched):
            return False
        self._by_keyboard = event.type() is QEvent.Type.KeyPress
        if not self._idle.is_noticing:
            self._idle.touched()
            return False
        if self._by_keyboard:
            # Any key says that somebody is here, and presses nothing below the notice.
            self._idle.touched()
            return True
        return False

    def _build(self) -> None:
        self.setCentralWidget(self._ground)
        self.setWindowTitle(_("自助服务"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMinimumSize(240, 240)
        self._notice.still_here.connect(self._idle.touched)
        self._opening.step_asked.connect(self._on_retry)
        self.reader.scanned.connect(self._on_scanned)
        self.laid.card_read.connect(self._on_scanned)
        self.laid.failed.connect(self._on_unread)
        gesture = QShortcut(QKeySequence(MANAGER_KEYS), self)
        gesture.setAutoRepeat(False)
        gesture.activated.connect(self.close_by_manager)
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()
        QApplication.instance().installEventFilter(self)  # pyright: ignore[reportOptionalMemberAccess]
        self.resize(self._first_size())
        self.tick()

    def _first_size(self) -> QSize:
        """Return the largest portrait window that the screen's free part holds."""
        free = QApplication.primaryScreen().availableSize()
        high = max(640, free.height() - _TITLE_BAR_PX)
        return QSize(high * 9 // 16, high)

    def _build_foot(self) -> None:
        foot = Foot(self.scale, self._ground)
        foot.language.clicked.connect(self._on_language)
        foot.contrast.clicked.connect(self._on_contrast)
        foot.back.clicked.connect(self._visit.go_back)
        foot.home.clicked.connect(self._visit.open_home)
        foot.help.clicked.connect(self._visit.open_help)
        foot.show()
        self._foot = foot

    def _arrange(self) -> None:
        room = self.scale.fit(self._ground.width(), self._ground.height())
        head = HEAD_HIGH_WIDE if room.is_wide else HEAD_HIGH
        self._head.setGeometry(self.scale.rect(0, 0, room.width, head))
        self._head.settle(room)
        if self._foot is not None:
            top = room.height - FOOT_BELOW - self._key_high(room) - 8
            self._foot.setGeometry(
                self.scale.rect(0, top, room.width, self._key_high(room) + FOOT_BELOW + 8)
            )
            self._foot.settle(room)
        self._notice.setGeometry(self._ground.rect())
        self._notice.settle(room)
        self._page.settle(self._page_room())
        self._page.setGeometry(self._page_place())

    def _key_high(self, room: Room) -> float:
        return KEY_HIGH_WIDE if room.is_wide else KEY_HIGH

    def _page_room(self) -> Room:
        room = self.scale.fit(self._ground.width(), self._ground.height())
        head = HEAD_HIGH_WIDE if room.is_wide else HEAD_HIGH
        foot = FOOT_BELOW + self._key_high(room) + FOOT_GAP
        return Room(room.width, room.height - head - foot, room.is_wide)

    def _page_place(self) -> QRect:
        room = self._page_room()
        head = HEAD_HIGH_WIDE if room.is_wide else HEAD_HIGH
        return self.scale.rect(0, head, room.width, room.height)

    def _is_personal(self) -> bool:
        return self._visit.is_personal

    def _is_fresh(self) -> bool:
        usual = theme.theme() == self._usual_theme and texts.language() == self._options.language
        return self._page.is_busy or (usual and self._visit.is_at_start)

    def _show_language(self, language: str) -> None:
        if language == texts.language():
            return
        texts.set_language(language)
        theme.apply_language(_app())
        self._say_again()

    def _show_theme(self, name: str) -> None:
        if name != theme.theme():
            theme.apply_theme(_app(), name)
            self._say_again()

    def _say_again(self) -> None:
        for part in (self._head, self._foot, self._notice, *self.pages.all()):
            if part is not None:
                part.show_words()
        self.setWindowTitle(_("自助服务"))
        self._arrange()

    @Slot()
    def _allow_keys(self) -> None:
        if self._foot is None or self._pages is None:
            return
        page = self._page
        self._foot.show_first(is_first=page is self._pages.home)
        free = not page.is_busy
        self._foot.allow(
            back=page.can_go_back and free, home=free, help_=free and page is not self._pages.help
        )

    def _show_help(self, step: HelpStep) -> None:
        if self._foot is not None:
            self._foot.show_help(step)

    @Slot(object)
    def _on_scanned(self, read: str | CardRow) -> None:
        """Somebody put a card or a paper on the reader: it presses nothing, but shows life."""
        self._idle.touched()
        if self._pages is not None:
            self._visit.scanned(read)

    @Slot(object)
    def _on_unread(self, error: HallError) -> None:
        """The reader, or the card on it, cannot be read."""
        _log.warning("the card reader reads nothing: %s", error.code)
        if self._pages is not None and self._page is self._pages.card:
            self._pages.carding.unread(error)

    @Slot()
    def _on_language(self) -> None:
        english = texts.language() == texts.ENGLISH
        self._show_language(texts.CHINESE if english else texts.ENGLISH)

    @Slot()
    def _on_contrast(self) -> None:
        plain = theme.theme() == self._usual_theme
        self._show_theme(theme.CONTRAST if plain else self._usual_theme)

    @Slot()
    def _on_retry(self) -> None:
        self._opening.show_failure(None)
        self.retry_asked.emit()


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - a window has an application
    return app
