"""The kiosk's window: head, page, keys; the way of a visit, its languages, and its end."""

import logging
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from typing_extensions import override

from hallapp.faces.kiosk.errors import StoreLostError
from hallapp.faces.kiosk.frame import Foot, Head, Notice
from hallapp.faces.kiosk.gate import Gate
from hallapp.faces.kiosk.heard_papers import PrinterState
from hallapp.faces.kiosk.help_presenter import HelpStep
from hallapp.faces.kiosk.idle import BusyPatience, IdleWatcher
from hallapp.faces.kiosk.layout import Layout, first_size
from hallapp.faces.kiosk.lock_down import MANAGER_KEYS
from hallapp.faces.kiosk.looks import Looks
from hallapp.faces.kiosk.opening import Opening
from hallapp.faces.kiosk.options import KioskOptions
from hallapp.faces.kiosk.page import KioskPage
from hallapp.faces.kiosk.pages import Pages
from hallapp.faces.kiosk.printer_card import PrinterCard
from hallapp.faces.kiosk.reader import KioskReader
from hallapp.faces.kiosk.said_pages import OpeningPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.services import KioskServices
from hallapp.faces.kiosk.stations import station_of
from hallapp.faces.kiosk.visit import Visit
from hallapp.faces.kiosk.wiping import Era, forget_system
from hallapp.faces.parts.laid_reader import LaidReader
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import DEFAULT_ZONE, Clock, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.identity import CardRow
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.millimetres import px_per_mm

__all__ = ["MANAGER_KEYS", "KioskMainWindow"]
_log = logging.getLogger(__name__)
_TICK_MS = 1000
_TOUCHES = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchBegin,
    QEvent.Type.KeyPress,
}


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
        self._looks = Looks(options.language)
        self._zone = zone_named(DEFAULT_ZONE)
        self._visit = Visit(self)
        self._pages: Pages | None = None
        self._era: Era | None = None
        self._foot: Foot | None = None
        self._by_keyboard = False
        self.scale = Scale(options.px_per_mm or px_per_mm(QApplication.primaryScreen()))
        self._ground = QWidget()
        self._ground.setProperty("look", "ground")
        self._layout = Layout(self.scale, self._ground)
        self._head = Head(self.scale, self._ground)
        self._opening = OpeningPage(self.scale)
        self._opening.setParent(self._ground)
        self._page: KioskPage = self._opening
        self._notice = Notice(self.scale, self._ground)
        self._printer = PrinterState()
        self.printer_card = PrinterCard(self.scale, self._ground)
        self.gate = Gate(self, self._ground, self.scale, clock, options)
        self.reader = KioskReader(self, is_there=options.reader_types)
        self.laid = LaidReader(options.card_reader, paper_jobs, self, options.open_reader)
        self._busy = BusyPatience(clock)
        self._idle = IdleWatcher(clock, self, self._is_personal, self._is_fresh, self._is_done)
        self._opens = Opening(clock, self._opening, self.retry_asked.emit, options.rest_s)
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

    @property
    def rests(self) -> bool:
        """Return whether the kiosk is out of service, so that no hall must be opened yet."""
        return self._opens.rests

    def show_on_screen(self) -> None:
        """Show full screen, or in a window when the options say so."""
        self.gate.lock.show_on_screen()

    def open_hall(self, services: KioskServices) -> None:
        """Begin to work: the hall is there."""
        hall = services.hall
        self._zone = zone_named(hall.zone)
        self._head.show_hall(hall.name, is_demo=hall.is_demo)
        self._opens.opened()
        self._services = replace(services, papers=self._printer.heard(services.papers))
        self._make_pages()
        self._build_foot()
        self._arrange()
        self._begin_visit()
        self.reader.start()

    def fail_to_open(self, error: HallError) -> None:
        """Say why the hall could not be opened, with one button to try again."""
        self._opens.failed(error)

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
        page.settle(self._layout.page_room())
        page.setGeometry(self._layout.page_place())
        if page is not self._page:
            self._page.hide()
            if self._era is not None:
                self._era.left(page)
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
        if self._looks.reset():
            self._say_again()
        self._renew()
        forget_system()

    @Slot()
    def tick(self) -> None:
        """A second has passed: clock, idle, and whether the store is back."""
        self._head.show_time(self._clock.now(), self._zone)
        self.gate.tick()
        if self._era is None:
            self._opens.tick()
            return
        self._idle.tick()
        self._visit.tick()
        if self._visit.is_at_start and self._era.is_over():
            self._renew()
        leftovers = self._options.leftovers
        if leftovers.is_due():
            self._paper_jobs.submit(leftovers.sweep, _swept)

    @Slot()
    def close_by_manager(self) -> None:
        """Close although the kiosk is locked: the manager's gesture, or the app that ends."""
        self.gate.release()
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
        if not self.gate.may_close:
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
        self.setMinimumSize(240, 240)
        self._notice.still_here.connect(self._idle.touched)
        self._opening.step_asked.connect(self._on_retry)
        self.reader.scanned.connect(self._on_scanned)
        self.laid.card_read.connect(self._on_scanned)
        self.laid.failed.connect(self._on_unread)
        self.gate.opened.connect(self.close_by_manager)
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()
        QApplication.instance().installEventFilter(self)  # pyright: ignore[reportOptionalMemberAccess]
        self.resize(first_size(QApplication.primaryScreen()))
        self.tick()

    def _make_pages(self) -> None:
        options = self._options
        self._visit = Visit(self)
        self._era = Era(self._ground)
        jobs = (self._jobs, self._paper_jobs)
        station = station_of(self._services, jobs, self._visit, self._era.owner, options)
        self._pages = Pages(self.scale, station, options.guide_desk, self._ground)
        self._era.pages = self._pages
        for page in self._pages.all():
            page.busy_changed.connect(self._allow_keys)

    def _begin_visit(self) -> None:
        self.pages.helping.sign = self._show_help
        for above in (self.printer_card, self._notice, self.gate.pad):
            above.raise_()
        self._visit.begin(self.pages)

    def _renew(self) -> None:
        """Begin anew with new pages: what was shown is destroyed, not hidden."""
        over = self._era
        self._make_pages()
        if over is not None and over.pages is not None:
            self.pages.helping.resume(over.pages.helping)
        self._begin_visit()
        self.printer_card.tell(self._printer.fault)
        self._options.leftovers.visit_ended()
        if over is not None:
            over.end()

    def _build_foot(self) -> None:
        foot = Foot(self.scale, self._ground)
        foot.language.clicked.connect(self._on_language)
        foot.contrast.clicked.connect(self._on_contrast)
        foot.back.clicked.connect(self._on_back)
        foot.home.clicked.connect(self._on_home)
        foot.display.clicked.connect(self._on_display)
        foot.help.clicked.connect(self._on_help)
        foot.show()
        self._foot = foot

    def _arrange(self) -> None:
        room = self._layout.room()
        self._head.setGeometry(self._layout.head_place())
        self._head.settle(room)
        if self._foot is not None:
            self._foot.setGeometry(self._layout.foot_place())
            self._foot.settle(room)
        for above in (self.printer_card, self._notice, self.gate.pad):
            above.setGeometry(self._ground.rect())
            above.settle(room)
        self._page.settle(self._layout.page_room())
        self._page.setGeometry(self._layout.page_place())

    def _is_personal(self) -> bool:
        return self._visit.is_personal

    def _is_fresh(self) -> bool:
        busy = self._busy.is_busy(says_so=self._page.is_busy)
        return busy or (self._looks.are_usual and self._visit.is_at_start)

    def _is_done(self) -> bool:
        return self._page.is_done

    def _say_again(self) -> None:
        for part in (self._head, self._foot, self.printer_card, self._notice, *self.pages.all()):
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

    @Slot()
    def _on_back(self) -> None:
        self._visit.go_back()

    @Slot()
    def _on_home(self) -> None:
        self._visit.open_home()

    @Slot()
    def _on_display(self) -> None:
        self._visit.open_display()

    @Slot()
    def _on_help(self) -> None:
        self._visit.open_help()

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
        if self._looks.switch_language():
            self._say_again()

    @Slot()
    def _on_contrast(self) -> None:
        if self._looks.switch_theme():
            self._say_again()

    @Slot()
    def _on_retry(self) -> None:
        self._opens.try_now()


def _swept(_none: None) -> None:
    """Nobody waits for it."""
