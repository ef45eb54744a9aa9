"""The citizen's screen beside a window (评价屏): the station's second monitor, or a tablet."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QMainWindow, QWidget

from hallapp.faces.clerk.citizen_page import CitizenPage
from hallapp.faces.clerk.citizen_presenter import CitizenPresenter
from hallapp.faces.clerk.citizen_services import CitizenServices
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.wording import sentence

ASK_EVERY_MS = 5000
_TICK_MS = 1000
_SHOWN_FOR = Change.TICKETS | Change.WINDOWS | Change.EVALUATIONS
_WINDOWED = (1280, 800)
_SMALLEST = (640, 480)


class CitizenScreen(QMainWindow):
    """One window's citizen screen; a face of its own, with nothing for a clerk.

    Signals:
        retry_asked: The hall shall be opened once more; nobody stands there to press anything.
    """

    retry_asked = Signal()

    def __init__(
        self,
        jobs: Jobs,
        window_number: int,
        station: str = "",
        *,
        is_windowed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("citizenScreen")
        self.setWindowTitle(_("{number} 号窗口评价屏").format(number=window_number))
        self._jobs = jobs
        self._number = window_number
        self._station = station
        self._is_windowed = is_windowed
        self._presenter: CitizenPresenter | None = None
        self.page = CitizenPage(window_number, zone_named(DEFAULT_ZONE))
        self.page.show_window(None)
        self.setCentralWidget(self.page)
        layout = self.layout()
        if layout is not None:
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_WINDOWED)
        self._asking = self._timer(ASK_EVERY_MS, self._on_ask_due)
        self._ticking = self._timer(_TICK_MS, self._on_tick)
        full = QShortcut(QKeySequence("F11"), self)
        full.activated.connect(self._on_full_asked)
        if not window_number:
            self.page.show_failure(_("请在启动时写明窗口号，如 --window 3。"))

    @property
    def presenter(self) -> CitizenPresenter | None:
        """Return what asks the citizen; None before the hall is open."""
        return self._presenter

    def show_on_screen(self) -> None:
        """Fill the screen; a window if the options say so."""
        if self._is_windowed:
            self.show()
        else:
            self.showFullScreen()

    def open_hall(self, services: CitizenServices) -> None:
        """Ask after every visit from now on."""
        zone = zone_named(services.hall.zone)
        self._presenter = CitizenPresenter(
            services, self._jobs, self.page, self._number, self._station, self
        )
        self.page.attach(self._presenter, services.hall.name, zone)
        if self._number:
            self._presenter.refresh()
            self._asking.start()
            self._ticking.start()

    def fail_to_open(self, error: HallError) -> None:
        """Say what happened; it is tried again by itself."""
        self.page.show_failure(sentence(error))
        QTimer.singleShot(ASK_EVERY_MS, self, self.retry_asked.emit)

    def refresh(self, kinds: Change) -> None:
        """Ask again when something changed that matters here."""
        if self._presenter is not None and kinds & _SHOWN_FOR:
            self._presenter.refresh()

    def set_connected(self, is_connected: bool, since: datetime | None = None) -> None:  # noqa: FBT001 - the same call for every face
        """Say quietly while the hall cannot be reached."""
        del since
        self.page.show_failure("" if is_connected else _("暂时连不上大厅，一会儿再试。"))
        if is_connected and self._presenter is not None:
            self._presenter.refresh()

    @Slot()
    def _on_ask_due(self) -> None:
        if self._presenter is not None:
            self._presenter.refresh()

    @Slot()
    def _on_tick(self) -> None:
        if self._presenter is not None:
            self._presenter.tick()

    @Slot()
    def _on_full_asked(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _timer(self, every_ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.timeout.connect(slot)  # pyright: ignore[reportArgumentType]
        return timer
