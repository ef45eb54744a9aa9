"""Papers of patrols: made, kept and printed on the worker for papers; one at a time."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.patrols.services import PatrolHall
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.busy import BusyBand

if TYPE_CHECKING:
    from hallapp.serving.attendance_papers.made import MadePaper

Maker = Callable[[PatrolHall], "MadePaper"]


class PaperKeys(QObject):
    """Prints papers, and saves them where a person says.

    Signals:
        told: It was done; carries the sentence.
        failed: It was not; carries the `HallError`.

    Attributes:
        busy: The band that says what is waited for.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.busy = BusyBand()
        self._is_busy = False

    def print(self, desk: AttendanceDesk, make: Maker) -> None:
        """Make a paper, keep it with today's and print it."""

        def work(services: AttendanceServices) -> str:
            hall = PatrolHall(services)
            paper = make(hall)
            services.papers.print_paper(hall.papers.keep(paper), paper.title)
            return _("{name}已送去打印").format(name=paper.title)

        self._run(desk, work)

    def save(self, desk: AttendanceDesk, make: Maker, name: str) -> None:
        """Ask where, then make a paper and write it there; `name` is the proposed one."""
        path = desk.door.save_as(_("存到哪里"), name)
        if path is None:
            return
        ending = name.rpartition(".")[2]
        whole = (
            path if path.suffix.lower() == f".{ending}" else path.with_name(f"{path.name}.{ending}")
        )

        def work(services: AttendanceServices) -> str:
            paper = make(PatrolHall(services))
            replace(paper, name=whole.name).keep(whole.parent)
            return _("已存到 {path}").format(path=whole)

        self._run(desk, work)

    def _run(self, desk: AttendanceDesk, work: Callable[[AttendanceServices], str]) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        self.busy.begin(_("正在制表……"))
        services = desk.services

        def done(said: str) -> None:
            self._end()
            self.told.emit(said)

        def failed(error: HallError) -> None:
            self._end()
            self.failed.emit(error)

        desk.paper_jobs.submit(lambda: work(services), done, failed, self)

    def _end(self) -> None:
        self._is_busy = False
        self.busy.end()
