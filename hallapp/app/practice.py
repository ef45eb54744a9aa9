"""The practice window (练习窗口): the clerk's face over the practice hall, and who comes to it."""

import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLockFile, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from hallapp.app.desktop import Desktop, prepare
from hallapp.app.wishes import Wish
from hallapp.demo.practising import WAITING_AT_FIRST, Pace, gap_s
from hallapp.faces.clerk.keys import KeyChoice, desk_keys
from hallapp.faces.clerk.keys_memory import ShortMemory
from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.faces.clerk.options import ClerkOptions
from hallapp.faces.clerk.practice_strip import PracticeStrip
from hallapp.faces.clerk.sign_in_page import SignInPage
from hallapp.hall.terms import DutyRow
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import Clock
from hallapp.kernel.errors import HallError, RuleError
from hallapp.kernel.journal import log
from hallapp.kernel.requests import Actor, Request
from hallapp.kernel.station import load_station, prepare_folder
from hallapp.kernel.texts import set_language
from hallapp.qtkit.collector import MainThreadCollector
from hallapp.qtkit.crash import install_crash_hook
from hallapp.qtkit.focus_ring import FocusRing
from hallapp.wording import sentence

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall
    from hallapp.app.practice_hall import PracticeHall
    from hallapp.demo.practice_stage import PracticeLook
    from hallapp.kernel.changes import ChangeSource

_LOOK_WHO_COMES_MS = 500
_STATION = "practice"
_LOCK_FILE = "practice.lock"


class PracticeOpenError(RuleError):
    """The practice window of this data folder is open already."""

    code = "app.practice_open"


class Practice(Desktop):
    """A desktop program of its own: its jobs, its store, its one window, its citizens.

    Signals:
        ended: The window was closed and nothing of it runs any more.
    """

    ended = Signal()

    def __init__(self, application: QApplication, data: Path, clock: Clock | None = None) -> None:
        """Prepare; nothing is shown or opened yet.

        Args:
            application: The Qt application, which owns this object.
            data: The station's data folder; the practice folder lies in it.
            clock: None for the machine's.

        Raises:
            PracticeOpenError: Another program has it open.
            SurroundingsError: The folder cannot be written.
        """
        self._data = data
        self._lock = QLockFile(str(prepare_folder(data) / _LOCK_FILE))
        if not self._lock.tryLock(0):
            raise PracticeOpenError
        super().__init__(application, Wish(face="clerk", data=data / "practice"), clock)
        # The clerk's own keys in the window; none over other programs, for those are the desk's.
        keys = desk_keys(load_station(data).keys, {}, KeyChoice.OFF.value)
        self._memory = ShortMemory(keys)
        self._practice: PracticeHall | None = None
        self._thrown: PracticeHall | None = None
        self._strip: PracticeStrip | None = None
        self._pace = Pace.USUAL
        self._next_at: datetime | None = None
        self._is_wiping = False
        self._has_ended = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_WHO_COMES_MS)
        self._timer.timeout.connect(self._on_look_who_comes)
        application.aboutToQuit.connect(self._on_quitting)

    @property
    def strip(self) -> PracticeStrip | None:
        """Return the strip above the desk, once it was shown."""
        return self._strip

    @property
    def practice(self) -> "PracticeHall | None":
        """Return the opened practice hall; None before it is open."""
        return self._practice

    def desk(self) -> ClerkMainWindow | None:
        """Return the practice desk, while it is there."""
        found = self._living()
        return cast("ClerkMainWindow", found[-1][1]) if found else None

    def begin(self) -> ClerkMainWindow:
        """Show the practice desk: its shell at once, the hall as soon as it is open."""
        self._strip = PracticeStrip(self._memory.keys(), self._pace)
        self._strip.pace_chosen.connect(self._on_pace)
        self._strip.restart_asked.connect(self._on_restart)
        options = ClerkOptions(station_name=_STATION, is_windowed=True, memory=self._memory)
        desk = ClerkMainWindow(self.clock, self.hall_jobs, self.paper_jobs, options)
        desk.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        desk.carry(self._strip)
        desk.retry_asked.connect(self._on_retry_asked)
        desk.destroyed.connect(self._on_desk_gone)
        self.windows.append(("clerk", desk))
        desk.show_on_screen()
        desk.activateWindow()
        QTimer.singleShot(0, self._on_shown)
        return desk

    def come_to_front(self) -> None:
        """Show the desk that is open already."""
        desk = self.desk()
        if desk is not None:
            desk.raise_()
            desk.activateWindow()

    @override
    def close(self) -> None:
        """Give everything back; closing twice does no harm."""
        if self._has_ended:
            return
        self._has_ended = True
        self._timer.stop()
        super().close()
        # A hall that was opened while the desk was being closed has nobody else to close it.
        if self._practice is not None:
            self._practice.hall.close()
        self._lock.unlock()

    # Opening

    @override
    def _open(self) -> "tuple[OpenHall, ChangeSource]":
        from hallapp.app.practice_hall import open_practice, remove_practice

        if self._thrown is not None:
            # Once more: what was still asked of it may have opened its store again.
            self._thrown.hall.close()
            self._thrown = None
        if self._is_wiping:
            remove_practice(self._data)
            self._is_wiping = False
        self._practice = open_practice(self._data, self.clock)
        return self._practice.hall, self._practice.hall.watch()

    @override
    def _opened(self, opened: "tuple[OpenHall, ChangeSource]") -> None:
        super()._opened(opened)
        if self._practice is None or self.desk() is None:
            return
        practice = self._practice
        # After what the sign-in page asked: nobody has to sign in to practise.
        self.hall_jobs.submit(
            lambda: _sit_down(practice), self._seated, self._not_done, owner=self.desk()
        )

    def _seated(self, duty: DutyRow) -> None:
        desk = self.desk()
        page = None if desk is None else desk.findChild(SignInPage)
        if page is not None:
            page.duty_taken.emit(duty)
        self._next_at = self.clock.now()
        self._timer.start()
        self._on_look_who_comes()

    # Who comes, and what is seen of it

    @Slot()
    def _on_look_who_comes(self) -> None:
        """Let the next citizen come when the moment is there."""
        practice = self._practice
        if practice is None or self._next_at is None or self.clock.now() < self._next_at:
            return
        self._next_at = None
        self.hall_jobs.submit(
            lambda: _let_come(practice), self._on_came, self._on_not_come, owner=self
        )

    def _on_came(self, come: int) -> None:
        if self._practice is not None:
            self._wait_for(come + 1)
        self._look()

    def _on_not_come(self, error: HallError) -> None:
        """Say why no number was given, and let somebody try again later."""
        self._not_done(error)
        self._wait_for(WAITING_AT_FIRST + 1)

    def _wait_for(self, number: int) -> None:
        if self._practice is not None:
            gap = gap_s(self._practice.stage.seed, number, self._pace)
            self._next_at = self.clock.now() + timedelta(seconds=gap)

    def _look(self) -> None:
        if self._practice is not None:
            stage = self._practice.stage
            self.hall_jobs.submit(stage.look, self._show_look, self._not_done, owner=self.desk())

    def _show_look(self, look: "PracticeLook") -> None:
        if self._strip is not None:
            self._strip.show_scene(look.scene)
            self._strip.show_tasks(look.tasks)

    def _not_done(self, error: HallError) -> None:
        log.warning("practice: %s", error.code)
        if self._strip is not None:
            self._strip.show_scene(sentence(error))

    @Slot(object)
    @override
    def _on_changed(self, kinds: Change) -> None:
        super()._on_changed(kinds)
        self._look()

    # What the strip and the window ask

    @Slot(object)
    def _on_pace(self, pace: Pace) -> None:
        self._pace = pace
        if self._practice is not None and self._next_at is not None:
            self._wait_for(self._practice.stage.come + 1)

    @Slot()
    def _on_restart(self) -> None:
        """Throw away what was practised and begin anew, in a new window in the same place."""
        if self._is_opening:
            return
        old = self.desk()
        self._timer.stop()
        self._next_at = None
        self.close_hall()
        self._thrown, self._practice = self._practice, None
        self._is_wiping = True
        # A desk that is gone asks nothing more of the store that is thrown away.
        new = self.begin()
        if old is not None:
            new.setGeometry(old.geometry())
            old.close()

    @Slot()
    def _on_desk_gone(self) -> None:
        if not self._living() and not self._has_ended:
            self.close()
            self.ended.emit()

    @Slot()
    def _on_quitting(self) -> None:
        self.close()


class PracticeDoor(QObject):
    """Opens the one practice window of a program, beside what is open there."""

    def __init__(self, data: Path, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._data = data
        self._clock = clock
        self._practice: Practice | None = None

    def open(self) -> None:
        """Open the practice window, or show the one that is open.

        Raises:
            PracticeOpenError: Another program has it open.
            SurroundingsError: Its folder cannot be written.
        """
        if self._practice is not None:
            self._practice.come_to_front()
            return
        application = cast("QApplication", QApplication.instance())
        self._practice = Practice(application, self._data, self._clock)
        self._practice.ended.connect(self._on_ended)
        self._practice.begin()

    @Slot()
    def _on_ended(self) -> None:
        if self._practice is not None:
            self._practice.deleteLater()
        self._practice = None


def run_practice(data: Path, language: str) -> int:
    """Run the practice window until it is closed; return the exit status.

    Raises:
        HallError: It is open already, or its folder cannot be written.
    """
    set_language(language)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("hallapp")
    prepare(application, Wish(face="clerk", data=data))
    practice = Practice(application, data)
    kept = (install_crash_hook(log), MainThreadCollector(application), FocusRing(application))
    practice.begin()
    status = application.exec()
    practice.close()
    del kept
    sys.excepthook = sys.__excepthook__
    return status


def _sit_down(practice: "PracticeHall") -> DutyRow:
    """Put the practice person on the practice window, whoever was there before."""
    hall, window, person = practice.hall, practice.stage.window, practice.stage.person
    request = Request(Actor(_STATION, person.id, window.id))
    held = next((duty for duty in hall.people.duties() if duty.window.id == window.id), None)
    if held is None:
        return hall.serving.take_window(request, person.id, window.id)
    if held.person.id == person.id:
        return held
    return hall.serving.change_person(request, window.id, person.id)


def _let_come(practice: "PracticeHall") -> int:
    """Let citizens come, several at first; return how many have come today."""
    has_come = practice.stage.let_one_come()
    while has_come and practice.stage.come < WAITING_AT_FIRST:
        has_come = practice.stage.let_one_come()
    return practice.stage.come
