"""The month's sheet on paper and as a file: made on the worker of papers, one at a time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.month.services import MonthHall
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.busy import BusyBand


class SheetMaker(QObject):
    """Prints and saves the sheet of a month.

    Signals:
        told: It was done; carries the sentence.
        failed: It was not; carries the `HallError`.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, busy: BusyBand, parent: QObject) -> None:
        super().__init__(parent)
        self._busy = busy
        self._is_making = False

    def print(self, desk: AttendanceDesk, first: date, department_id: UUID | None) -> None:
        """Make the sheet and print it; without effect while another is being made."""

        def work(services: AttendanceServices) -> str:
            # Loaded when the first sheet is made: it brings the libraries of papers.
            from hallapp.serving.attendance_papers.made import PaperForm

            papers = MonthHall(services).papers
            made = papers.month_sheet(first.year, first.month, PaperForm.PDF, department_id)
            services.papers.print_paper(papers.keep(made), made.title)
            return _("{title}已送去打印，{pages} 页").format(title=made.title, pages=made.pages)

        self._make(desk, work)

    def save(
        self, desk: AttendanceDesk, first: date, department_id: UUID | None, ending: str
    ) -> None:
        """Ask where and save the sheet; without effect while another is being made."""
        if self._is_making:
            return
        name = _("{year}年{month}月考勤表").format(year=first.year, month=first.month)
        path = desk.door.save_as(_("存到哪里"), f"{name}.{ending}")
        if path is None:
            return
        whole = path if path.suffix.lower() == f".{ending}" else Path(f"{path}.{ending}")

        def work(services: AttendanceServices) -> str:
            from hallapp.serving.attendance_papers.made import PaperForm
            from hallapp.slips.terms import Slip

            papers = MonthHall(services).papers
            made = papers.month_sheet(first.year, first.month, PaperForm(ending), department_id)
            Slip(made.data, made.pages).keep(whole)
            return _("已存到 {path}").format(path=whole)

        self._make(desk, work)

    def _make(self, desk: AttendanceDesk, work: Callable[[AttendanceServices], str]) -> None:
        if self._is_making:
            return
        self._is_making = True
        self._busy.begin(_("正在制表……"))
        services = desk.services
        desk.paper_jobs.submit(lambda: work(services), self._done, self._failed, self)

    def _done(self, said: str) -> None:
        self._end()
        self.told.emit(said)

    def _failed(self, error: HallError) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._is_making = False
        self._busy.end()
