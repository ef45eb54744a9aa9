"""A kiosk in a real hall, offscreen, under a finger that waits until a page is painted."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from _many_guides import Seeker
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hallapp.appointments.service import AppointmentService
from hallapp.evaluation.service import EvaluationService
from hallapp.faces.kiosk.buttons import KioskButton
from hallapp.faces.kiosk.main_window import KioskMainWindow
from hallapp.faces.kiosk.options import KioskOptions
from hallapp.faces.kiosk.services import KioskPapers, KioskServices
from hallapp.guides.matching import STROKES
from hallapp.guides.service import GuideService
from hallapp.guides.terms import ItemRow
from hallapp.hall.people import PeopleService
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.secrets import Vault
from hallapp.qtkit import theme
from hallapp.qtkit.collector import MainThreadCollector
from hallapp.qtkit.jobs import PoolJobs
from hallapp.queueing.service import QueueService
from hallapp.reception.service import ReceptionService

_PATIENCE_S = 20.0
_KEY_OF = {
    **{sign: f"key_stroke_{number}" for number, sign in enumerate(STROKES, 1)},
    " ": "key_next_character",
}


@dataclass(frozen=True)
class Took:
    """How long something took.

    Attributes:
        wall_ms: By the clock on the wall: what a person waits.
        cpu_ms: Of this process alone, whatever else the machine does; all its threads.
    """

    wall_ms: float
    cpu_ms: float


@contextmanager
def timed(into: list[Took]) -> Iterator[None]:
    """Note how long what stands below takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    into.append(Took((time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000))


@dataclass
class Watched:
    """Counts the answers that have reached a page."""

    answers: int = 0

    def look_at(self, page: Any, *names: str) -> None:
        """Count what a page is given to show, from now on."""
        for name in names:
            setattr(page, name, self._counting(getattr(page, name)))

    def _counting(self, show: Any) -> Any:
        def counted(rows: Any, **how: Any) -> None:
            show(rows, **how)
            self.answers += 1

        return counted


class BenchKiosk:
    """The kiosk's window over a store; every press is timed until the glass shows the answer."""

    def __init__(self, work: UnitOfWork, guides: GuideService) -> None:
        application = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(application, QApplication)
        theme.apply_theme(application)
        self._application = application
        self._collector = MainThreadCollector()  # as in the program
        self._jobs, self._papers = PoolJobs("hall"), PoolJobs("paper")
        options = KioskOptions(is_windowed=True, px_per_mm=4.03, station_name="K1")
        self.window = KioskMainWindow(work.clock, self._jobs, self._papers, options)
        self.window.resize(1080, 1920)
        self.window.show()
        vault = Vault(bytes(32))
        queue = QueueService(work, vault)
        self.window.open_hall(
            KioskServices(
                PeopleService(work).hall(),
                queue,
                guides,
                cast("KioskPapers", None),  # nothing is printed here
                AppointmentService(work, queue, vault),
                EvaluationService(work),
                ReceptionService(work),
                work.clock,
            )
        )
        self._watched = Watched()
        pages = self.window.pages
        self._watched.look_at(pages.find, "show_items", "show_departments")
        self._watched.look_at(pages.browse, "show_level")
        self.settle()

    def press(self, name: str, *, answers: int = 0) -> Took:
        """Press a button and return how long it takes until all is painted.

        Args:
            name: Object name of a button on the glass.
            answers: So many answers of the hall have to reach the page first.
        """
        button = self._button(name)
        wanted = self._watched.answers + answers
        took: list[Took] = []
        last = time.monotonic() + _PATIENCE_S
        with timed(took):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            while self._watched.answers < wanted:
                self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
                assert time.monotonic() < last, name
            self.settle()
        return took[0]

    def settle(self) -> None:
        """Let everything that is posted happen, paints too."""
        self._application.processEvents()

    def seek(self, seeker: Seeker) -> Iterator[Took]:
        """Yield how long each press of a citizen at the keys takes."""
        self.press(f"keys_{seeker.keys}")
        for sign in seeker.signs:
            yield self.press(_KEY_OF.get(sign, f"key_{sign}"), answers=1)
        for left in reversed(range(len(seeker.signs))):
            self.press("key_rub_out", answers=1 if left else 0)

    def change_pages(self, every: Sequence[ItemRow]) -> Iterator[tuple[str, Took]]:
        """Yield what a change of page is called and how long it takes, on a walk through them.

        Args:
            every: All items, to turn pages in the longest list there can be.
        """
        yield "open", self.press("find_guide", answers=1)
        yield "departments", self.press("way_departments", answers=1)
        yield "department", self.press("tile_0", answers=1)
        yield "turn", self.press("next_page")
        self.window.pages.find.show_items(every)
        self.settle()
        yield "turn_of_all", self.press("next_page")
        yield "keys", self.press("way_letters")
        yield "ways", self.press("more_ways", answers=1)
        yield "whole_list", self.press("tile_1", answers=1)
        yield "initial", self.press("tile_0", answers=1)
        yield "turn_initial", self.press("next_page")
        yield "home", self.press("go_home")

    def close(self) -> None:
        """Let go of the window and the workers."""
        self.window.close()
        self._jobs.close()
        self._papers.close()
        self._collector.stop()

    def _button(self, name: str) -> KioskButton:
        found = [b for b in self.window.findChildren(KioskButton, name) if b.isVisible()]
        assert len(found) == 1, (name, self.window.page.objectName())
        return found[0]


@contextmanager
def bench_kiosk(work: UnitOfWork, guides: GuideService) -> Iterator[BenchKiosk]:
    """Give a kiosk and close it again."""
    kiosk = BenchKiosk(work, guides)
    try:
        yield kiosk
    finally:
        kiosk.close()
