"""The stage of a tour: the clock that it moves, the event loop, the workplaces and the hall."""

import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as time_of_day
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from hallapp.app.desktop import Desktop, make_application
from hallapp.app.faces import as_face
from hallapp.app.graph import OpenHall
from hallapp.app.halls import demo_place, open_hall
from hallapp.app.wishes import Wish
from hallapp.devices import FilePlayer
from hallapp.kernel.changes import EVERYTHING
from hallapp.kernel.clock import DEFAULT_ZONE, SettableClock, zone_named
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.kernel.station import load_station, prepare_folder, save_station
from hallapp.kernel.texts import CHINESE
from hallapp.qtkit.collector import MainThreadCollector
from hallapp.qtkit.focus_ring import FocusRing
from hallapp.tour.errors import UnmetError
from hallapp.tour.folder import STORE
from hallapp.tour.ticket_printer import TicketPrinterHere

ZONE = zone_named(DEFAULT_ZONE)
FIRST_MOMENT = datetime(2026, 11, 23, 8, 30, tzinfo=ZONE)
WAIT_S = 15.0
_HEARTBEAT_MS = 10


@dataclass(frozen=True)
class Seat:
    """Where a face stands.

    Attributes:
        face: One of `hallapp.app.wishes.FACES`.
        name: Name of the workstation.
        size: Width and height of its window, logical pixels.
        window_number: Service window of a desk, else 0.
        px_per_mm: Pixels on a millimetre of its glass, 0 to believe the system.
        strip_number: Service window over which a strip hangs, else 0.
    """

    face: str
    name: str
    size: tuple[int, int]
    window_number: int = 0
    px_per_mm: float = 0.0
    strip_number: int = 0


class Workplace:
    """One workstation: the desktop program with one face, as `main.py` starts it."""

    def __init__(self, stage: "Stage", seat: Seat) -> None:
        self.seat = seat
        wish = Wish(
            seat.face,
            stage.data,
            window_number=seat.window_number,
            strip_window=seat.strip_number,
            is_windowed=True,
        )
        speaks = seat.face == "board" and not seat.strip_number
        player = FilePlayer(stage.heard) if speaks else None
        self.desktop = Desktop(stage.application, wish, stage.clock, player)
        self.desktop.station = replace(
            self.desktop.station, name=seat.name, px_per_mm=seat.px_per_mm
        )
        self.window: Any = self.desktop.show(seat.face)
        self.window.resize(*seat.size)

    @property
    def is_idle(self) -> bool:
        """Whether no answer of a worker is awaited."""
        return not (self.desktop.hall_jobs.waiting or self.desktop.paper_jobs.waiting)

    def look_at_clock(self) -> None:
        """Show the time, as the face does once a second."""
        if self.seat.face == "kiosk":
            self.window.tick()
        elif self.seat.face == "citizen":
            self.window.presenter.tick()
        elif self.seat.strip_number or self.seat.face == "posting":
            # A strip shows no clock; what is posted asks for itself when it is told to look again.
            return
        elif self.seat.face == "board":
            self.window.page.refresh_clock()
        elif self.seat.face == "guide_desk":
            self.window.header.refresh_clock()
        else:
            header: Any = self.window.findChild(QWidget, "header")
            header.refresh_clock()

    def close(self) -> None:
        """Close the face, then the program."""
        self.desktop.close_faces()
        self.desktop.close()


class Stage:
    """Everything that a played day stands on."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.data = prepare_folder(out / STORE)
        self.heard = self.data / "heard"
        self.printed = self.data / "printed"
        self.clock = SettableClock(FIRST_MOMENT)
        self.printer = TicketPrinterHere()
        self.printer.switch_on()
        self._save_settings()
        self.application = make_application(Wish("", self.data))
        self.application.setQuitOnLastWindowClosed(False)
        self.workplaces: dict[str, Workplace] = {}
        self.programs: dict[str, Desktop] = {}
        self._faults: list[str] = []
        self._usual_hook = sys.excepthook
        qInstallMessageHandler(_on_message)
        sys.excepthook = self._on_fault
        self._parts = (MainThreadCollector(self.application), FocusRing(self.application))
        self._heartbeat = QTimer()
        self._heartbeat.start(_HEARTBEAT_MS)

    @cached_property
    def hall(self) -> OpenHall:
        """The hall as the command service has it: to act beside the faces, and to look things up.

        Opened when it is first asked for: the demo hall is made at the first start.
        """
        return open_hall(demo_place(self.data), self.clock, load_station(self.data))

    @property
    def now(self) -> datetime:
        """The hall's time of day."""
        return self.clock.now().astimezone(ZONE)

    def work_at(self, seat: Seat) -> Workplace:
        """Return the workplace of a seat, with its hall open; it is started when first named."""
        if seat.name not in self.workplaces:
            place = self.workplaces[seat.name] = Workplace(self, seat)
            self.until(lambda: place.desktop.hall is not None, f"{seat.name} opens the hall")
            self.until(lambda: place.is_idle, f"{seat.name} has read the hall")
        return self.workplaces[seat.name]

    def leave(self, seat: Seat) -> None:
        """Close the workplace of a seat: nobody needs it any more."""
        place = self.workplaces.pop(seat.name, None)
        if place is not None:
            place.close()

    def request(self, window_number: int = 0) -> Request:
        """Return a request of the command line, as the usual person of a window."""
        people = self.hall.people.people()
        person = next((one.id for one in people if one.window_number == window_number), None)
        return Request(Actor("tour", person, channel=Channel.COMMAND_LINE))

    def until(self, holds: Callable[[], bool], saw: str, within_s: float = WAIT_S) -> None:
        """Handle events until a condition holds.

        Raises:
            UnmetError: It did not in time, or the program failed meanwhile.
        """
        ends_at = time.monotonic() + within_s
        while not holds():
            self.raise_faults()
            if time.monotonic() > ends_at:
                raise UnmetError(saw)
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.raise_faults()

    def settle(self) -> None:
        """Handle events until every workplace has all its answers and has shown them."""
        places = self.workplaces.values()
        for _turn in range(2):
            # An answer may lead to another question, and a widget to another layout.
            self.until(lambda: all(place.is_idle for place in places), "all answers are there")
            self.application.processEvents()

    def rest(self, seconds: float) -> None:
        """Let real time pass, as between two presses of a person."""
        began_s = time.monotonic()
        self.until(lambda: time.monotonic() - began_s > seconds, "a moment passes")

    def set_time(self, hour: int, minute: int) -> None:
        """Move the clock to a moment of the day; every face looks again, as it does by itself."""
        moment = self.now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        if moment < self.now:
            raise UnmetError(f"the day is past {hour}:{minute:02}")
        self.clock.set_to(moment)
        self.look_again()

    def go_to(self, day: date, hour: int = 9, minute: int = 0) -> None:
        """Move the clock to a moment of this or of a later day; every face looks again."""
        moment = datetime.combine(day, time_of_day(hour, minute), ZONE)
        if moment < self.now:
            raise UnmetError(f"{moment} is past")
        self.clock.set_to(moment)
        self.look_again()

    def pass_time(self, **step: int) -> None:
        """Move the clock by minutes or seconds."""
        self.clock.advance(timedelta(**step))
        self.look_again()

    def look_again(self) -> None:
        """Let every face ask anew, as its watcher does when something changed."""
        for place in self.workplaces.values():
            place.look_at_clock()
            as_face(place.window).refresh(EVERYTHING)
        self.settle()

    def bring(self, window: QWidget) -> None:
        """Bring a window to the front, with the keyboard."""
        window.show()
        window.raise_()
        window.activateWindow()
        self.until(window.isActiveWindow, f"{window.objectName() or type(window).__name__} front")

    def raise_faults(self) -> None:
        """Fail when the program has.

        Raises:
            UnmetError: An exception reached the last net since the last look.
        """
        if self._faults:
            raise UnmetError(self._faults.pop(0))

    def close(self) -> None:
        """Close every workplace and give everything back."""
        for place in self.workplaces.values():
            place.close()
        self.workplaces.clear()
        for program in self.programs.values():
            program.close_faces()
            program.close()
        if "hall" in self.__dict__:
            self.hall.close()
        self.printer.switch_off()
        self._heartbeat.stop()
        for part in self._parts:
            part.stop()
        self.application.processEvents()
        sys.excepthook = self._usual_hook
        qInstallMessageHandler(None)  # pyright: ignore[reportArgumentType]

    def _save_settings(self) -> None:
        settings = replace(
            load_station(self.data),
            language=CHINESE,
            ticket_printer=self.printer.setting,
            paper_printer=f"folder:{self.printed}",
        )
        save_station(self.data, settings)

    def _on_fault(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        frames = traceback.extract_tb(trace)
        place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
        self._faults.append(f"{kind.__name__}: {fault}{place}")


def _on_message(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    """Pass on what Qt complains of, but for what a screen that is none cannot do."""
    del kind, context
    if not words.startswith("This plugin does not support"):
        sys.stderr.write(f"{words}\n")


def application() -> QApplication:
    """Return the running Qt application."""
    running = QApplication.instance()
    assert isinstance(running, QApplication)  # noqa: S101 - the stage has made it
    return running
