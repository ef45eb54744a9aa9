"""Runs the desktop program: paints the first window, then opens the hall behind it."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from hallapp.app.faces import FaceKit, as_face, give_hall, make_face, rests, show_face
from hallapp.app.guides_due import DESKS, GuidesDue
from hallapp.app.kiosk_guard import KioskGuard, is_guarded, kiosk_leftovers
from hallapp.app.wishes import Wish, knows_a_hall, opens_demo
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import Clock, SystemClock
from hallapp.kernel.errors import HallError
from hallapp.kernel.journal import log, start_journal
from hallapp.kernel.station import change_station, load_station
from hallapp.qtkit.collector import MainThreadCollector
from hallapp.qtkit.crash import install_crash_hook
from hallapp.qtkit.focus_ring import FocusRing
from hallapp.qtkit.jobs import PoolJobs
from hallapp.qtkit.theme import apply_language, apply_theme, require_font

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall
    from hallapp.app.practice import PracticeDoor
    from hallapp.devices.players import Player
    from hallapp.devices.zones import SoundZones
    from hallapp.faces.clerk.main_window import ClerkMainWindow
    from hallapp.faces.kiosk.main_window import KioskMainWindow
    from hallapp.kernel.changes import ChangeSource
    from hallapp.qtkit.watch import ChangeWatcher

_DESK_REST_MS = 800
# Faces whose stations see to clocks and lights; a kiosk and a board may not write cases.
_CASE_FACES = frozenset({"clerk", "manager"})
_CASES_AFTER_MS = 3_000


class Desktop(QObject):
    """One desktop program: its jobs, its opened hall, and the faces shown over it."""

    def __init__(
        self,
        application: QApplication,
        wish: Wish,
        clock: Clock | None = None,
        player: "Player | None" = None,
        guard: KioskGuard | None = None,
    ) -> None:
        """Prepare; nothing is shown or opened yet.

        Args:
            application: The Qt application, which owns this object.
            wish: What the person asked for.
            clock: None for the machine's.
            player: Where calls are heard; None for the sound card.
            guard: Looks after a locked kiosk; None for every other station.
        """
        super().__init__(application)
        self.wish = wish
        self.station = load_station(wish.data)
        self.clock = clock or SystemClock()
        self._player = player
        self._guard = guard
        self._leftovers = kiosk_leftovers(wish.data) if guard is not None else None
        self.hall_jobs = PoolJobs("hall", self)
        self.paper_jobs = PoolJobs("paper", self)
        self.windows: list[tuple[str, QWidget]] = []
        self._hall: OpenHall | None = None
        self._source: ChangeSource | None = None
        self._watcher: ChangeWatcher | None = None
        self._announcer: SoundZones | None = None
        self._practice_door: PracticeDoor | None = None
        self._is_opening = False

    @property
    def hall(self) -> "OpenHall | None":
        """Return the opened hall; None before it is open."""
        return self._hall

    def start(self) -> None:
        """Show what was asked for; what a person has to be asked first comes first."""
        from hallapp.app.welcome import Welcome

        if not knows_a_hall(self.wish, self.station):
            self._welcome = Welcome(self)
            self._welcome.ask()
        elif self.wish.face:
            self.show(self.wish.face)
        else:
            self._welcome = Welcome(self)
            self._welcome.show_launcher()

    def show(self, face: str, *, is_windowed: bool = False) -> QWidget:
        """Show a face: its shell at once, the hall as soon as it is open.

        Args:
            face: One of `FACES`.
            is_windowed: In a window even when the wish says otherwise.
        """
        wish = replace(self.wish, is_windowed=self.wish.is_windowed or is_windowed)
        kit = self._kit(wish)
        window = make_face(face, kit)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.windows.append((face, window))
        as_face(window).retry_asked.connect(self._on_retry_asked)
        if face == "clerk":
            self._offer_practice(window)
        show_face(window, kit)
        if rests(window):
            return window
        # The shell is painted first: the database layer takes longer to load than all of Qt.
        QTimer.singleShot(0, self._on_shown)
        return window

    def _kit(self, wish: Wish) -> FaceKit:
        rest_s = 0 if self._guard is None else round(self._guard.rest.total_seconds())
        return FaceKit(
            self.clock,
            self.hall_jobs,
            self.paper_jobs,
            self.station,
            wish,
            rest_s,
            self._leftovers,
        )

    def practise(self) -> None:
        """Open the practice window (练习窗口) beside what is open.

        Raises:
            HallError: It cannot be opened.
        """
        from hallapp.app.practice import PracticeDoor

        if self._practice_door is None:
            self._practice_door = PracticeDoor(self.wish.data, self.clock, self)
        self._practice_door.open()

    def opens_demo(self) -> bool:
        """Return whether the hall that would be opened is the demo hall."""
        return opens_demo(self.wish, self.station)

    def keep(self, **settings: str) -> None:
        """Keep settings of this station in its file.

        Raises:
            StationFileError: The file cannot be written.
        """
        # Not what was read at the start: the clerk may have changed keys since.
        self.station = change_station(self.wish.data, **settings)

    @Slot()
    def start_kiosk_over(self) -> None:
        """Give the kiosk new pages: what is on its glass cannot be trusted any more."""
        for face, window in self._living():
            if face == "kiosk" and self._hall is not None:
                cast("KioskMainWindow", window).wipe()

    def close_faces(self) -> None:
        """Close every face that is open."""
        for _face, window in self._living():
            window.close()
        self.windows.clear()

    def close(self) -> None:
        """Give everything back, in the order in which nothing is missed."""
        self.close_hall()
        self.hall_jobs.close()
        self.paper_jobs.close()

    def close_hall(self) -> None:
        """Close the hall; faces that are open must be closed already."""
        if self._watcher is not None:
            self._watcher.stop()
        if self._announcer is not None:
            self._announcer.close()
        if self._source is not None:
            self._source.close()
        if self._hall is not None:
            self._hall.close()
        self._watcher, self._announcer, self._source, self._hall = None, None, None, None

    @Slot()
    def _on_shown(self) -> None:
        if self._hall is not None:
            self._give_hall_to_newest()
        elif not self._is_opening:
            self._is_opening = True
            self.hall_jobs.submit(self._open, self._opened, self._not_opened, owner=self)

    def _offer_practice(self, window: QWidget) -> None:
        from hallapp.faces.clerk.sign_in_page import SignInPage

        for page in window.findChildren(SignInPage):
            page.offer_practice()
            page.practice_asked.connect(self._on_practice_asked)

    @Slot()
    def _on_practice_asked(self) -> None:
        try:
            self.practise()
        except HallError as error:
            page = cast("QWidget", self.sender())
            cast("ClerkMainWindow", page.window()).tell_refusal(error)

    @Slot()
    def _on_retry_asked(self) -> None:
        self._on_shown()

    def _open(self) -> "tuple[OpenHall, ChangeSource]":
        """Open the hall; runs on the worker, which is the first to load the database layer."""
        from hallapp.app.halls import NoHallError, chosen_place, open_hall

        place = chosen_place(self.wish.data, self.station, self.wish.database)
        if place is None:
            raise NoHallError
        # In the demo hall files stand for paper: they are what a person comes to look at.
        leftovers = None if place.is_demo else self._leftovers
        hall = open_hall(place, self.clock, self.station, leftovers)
        return hall, hall.watch()

    def _opened(self, opened: "tuple[OpenHall, ChangeSource]") -> None:
        from hallapp.qtkit.watch import ChangeWatcher

        self._is_opening = False
        self._hall, self._source = opened
        self._watcher = ChangeWatcher(self._source, self.hall_jobs, parent=self)
        self._watcher.changed.connect(self._on_changed)
        self._watcher.lost.connect(self._on_lost)
        self._watcher.recovered.connect(self._on_recovered)
        for face, window in self._living():
            self._give(self._hall, face, window)
        self._pace_watcher()
        self._watcher.start()

    def _not_opened(self, error: HallError) -> None:
        self._is_opening = False
        log.warning("hall not opened: %s", error.code)
        for _face, window in self._living():
            as_face(window).fail_to_open(error)

    def _give_hall_to_newest(self) -> None:
        if self._hall is not None and self.windows:
            self._give(self._hall, *self.windows[-1])
            self._pace_watcher()

    def _give(self, hall: "OpenHall", face: str, window: QWidget) -> None:
        give_hall(face, window, hall, self._voice(face))
        if face in DESKS:
            # Behind what the face itself asks for first; it ends with its window.
            take_effect, today = hall.authoring.take_effect, hall.work.today
            GuidesDue(take_effect, today, self.hall_jobs, self.station.station_name, window)
        if face in _CASE_FACES:
            # Whoever sits down waits for the desk, not for what a minute later does as well.
            later = QTimer(window)
            later.setSingleShot(True)
            later.timeout.connect(partial(self._see_to_cases, hall, window))
            later.start(_CASES_AFTER_MS)

    def _see_to_cases(self, hall: "OpenHall", window: QWidget) -> None:
        # Loaded late: it brings supervision with it.
        from hallapp.app.case_chores import see_to_cases

        see_to_cases(hall, window, self.hall_jobs, self.station.station_name)

    def _pace_watcher(self) -> None:
        """Let desks read a little later than boards: a call has to be painted at once."""
        if self._watcher is not None:
            has_board = any(face == "board" for face, _window in self._living())
            self._watcher.set_rest(0 if has_board else _DESK_REST_MS)

    def _voice(self, face: str) -> "SoundZones | None":
        """Return the voice of this station, a queue for each sound zone; only boards speak."""
        if face != "board":
            return None
        if self._announcer is None:
            from hallapp.devices.station_sound import station_voice

            self._announcer = station_voice(self.clock, self.wish.data, self._player)
        return self._announcer

    @Slot(object)
    def _on_changed(self, kinds: Change) -> None:
        self._with_faces(lambda window: as_face(window).refresh(kinds))

    @Slot(object)
    def _on_lost(self, error: HallError) -> None:
        log.warning("store lost: %s", error.code)
        since = self.clock.now()
        self._with_faces(lambda window: as_face(window).set_connected(False, since))  # noqa: FBT003

    @Slot()
    def _on_recovered(self) -> None:
        self._with_faces(lambda window: as_face(window).set_connected(True))

    def _with_faces(self, do: Callable[[QWidget], None]) -> None:
        for _face, window in self._living():
            do(window)

    def _living(self) -> list[tuple[str, QWidget]]:
        """Return the faces that are still there; a closed one is deleted by Qt."""
        self.windows = [each for each in self.windows if shiboken6.isValid(each[1])]
        return list(self.windows)


class Running:
    """The running program: what lasts from its start to its end, around one `Desktop`."""

    def __init__(self, application: QApplication, wish: Wish) -> None:
        prepare(application, wish)
        self._guard = KioskGuard(application, wish.data) if is_guarded(wish) else None
        self._desktop = Desktop(application, wish, guard=self._guard)
        hook = install_crash_hook(log, is_silent=self._guard is not None)
        if self._guard is not None:
            # Queued: a fault may come up in the middle of painting.
            queued = Qt.ConnectionType.QueuedConnection
            hook.fault_caught.connect(self._guard.faulted, queued)
            self._guard.start_over.connect(self._desktop.start_kiosk_over, queued)
        self._kept = (
            hook,
            MainThreadCollector(application),
            FocusRing(application),
        )

    @property
    def is_asking(self) -> bool:
        """Whether the first start still asks which hall to open."""
        return not knows_a_hall(self._desktop.wish, self._desktop.station)

    def start(self) -> None:
        """Show what was asked for.

        Raises:
            HallError: The station's settings are not usable.
        """
        self._desktop.start()
        if self._guard is not None:
            self._guard.shown()

    def close(self) -> None:
        """Give everything back."""
        if self._guard is not None:
            self._guard.end()
        self._desktop.close()
        sys.excepthook = sys.__excepthook__


def prepare(application: QApplication, wish: Wish) -> None:
    """Give an application the hall's look and language, and start its log.

    Raises:
        FontMissingError: A font of the program is gone.
    """
    start_journal(wish.data / "logs")
    require_font()
    apply_theme(application, load_station(wish.data).theme)
    apply_language(application)


def make_application(wish: Wish) -> QApplication:
    """Return the Qt application in the hall's look and language, for a played day.

    Raises:
        FontMissingError: A font of the program is gone.
    """
    application = QApplication(sys.argv[:1])
    application.setApplicationName("hallapp")
    prepare(application, wish)
    return application
