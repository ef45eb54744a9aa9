"""Reports as files and on paper: read, laid out and written on the worker; one at a time."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal, Slot

from hallapp.faces.manager.case_figures.services import printer_of_hall
from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.kernel.errors import HallError
from hallapp.kernel.printed_table import PrintedTable
from hallapp.kernel.texts import _
from hallapp.qtkit.busy import BusyBand

Tables = Callable[[CasesServices], Sequence[PrintedTable]]


@dataclass(frozen=True)
class Report:
    """What is put on paper.

    Attributes:
        name: Of the file, without its ending.
        is_form: The first table is a form to be signed; the others belong to it.
    """

    name: str
    tables: Tables
    is_form: bool = False


class ReportSaver(QObject):
    """Makes one file at a time: `.xlsx` is a workbook, everything else a PDF.

    Signals:
        told: It was done; carries the sentence.
        failed: It was not; carries the `HallError`.
        changed: Work began or ended.
    """

    told = Signal(str)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.busy = BusyBand()
        self._stop: Event | None = None
        self.busy.cancel.clicked.connect(self._on_cancel)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being made."""
        return self._stop is not None

    def save(self, desk: CasesDesk, report: Report, ending: str) -> None:
        """Ask where, then read, lay out and write."""
        if self.is_busy:
            return
        path = desk.door.save_as(_("存到哪里"), f"{report.name}.{ending}")
        if path is None:
            return
        whole = path if path.suffix.lower() == f".{ending}" else Path(f"{path}.{ending}")
        said = _("已存到 {path}").format(path=whole)
        self._run(desk, lambda services, stop: write(services, report, whole, stop), said)

    def print(self, desk: CasesDesk, report: Report) -> None:
        """Read, lay out and print."""
        if not self.is_busy:
            self._run(
                desk,
                lambda services, stop: _print(services, report, stop),
                _("{name}已送去打印").format(name=report.name),
            )

    def _run(
        self, desk: CasesDesk, work: Callable[[CasesServices, Event], bool], said: str
    ) -> None:
        stop = self._stop = Event()
        self.busy.begin(_("正在制表……"), can_cancel=True)
        self.changed.emit()
        services = desk.services

        def done(is_done: bool) -> None:  # noqa: FBT001 - the worker's answer
            if not stop.is_set():
                self._end()
                if is_done:
                    self.told.emit(said)

        def failed(error: HallError) -> None:
            if not stop.is_set():
                self._end()
                self.failed.emit(error)

        desk.paper_jobs.submit(lambda: work(services, stop), done, failed, self)

    @Slot()
    def _on_cancel(self) -> None:
        if self._stop is not None:
            self._stop.set()
        self._end()

    def _end(self) -> None:
        self._stop = None
        self.busy.end()
        self.changed.emit()


def write(services: CasesServices, report: Report, path: Path, stop: Event) -> bool:
    """Read, lay out and write a report; return False when it was stopped, which leaves no file.

    Raises:
        SlipNotKeptError: The folder cannot be written or the disk is full.
    """
    # Loaded when the first report is made: they bring the libraries of papers and workbooks.
    from hallapp.slips.errors import SlipNotKeptError

    tables = report.tables(services)
    if stop.is_set():
        return False
    data = _data(services, tables, path, is_form=report.is_form)
    if stop.is_set():
        return False
    unfinished = path.with_name(path.name + ".part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        raise SlipNotKeptError(path=str(path), reason=error.strerror or "") from error
    return True


def _print(services: CasesServices, report: Report, stop: Event) -> bool:
    with tempfile.TemporaryDirectory(prefix="hallapp-") as folder:
        path = Path(folder) / "report.pdf"
        if not write(services, report, path, stop):
            return False
        printer_of_hall(services).print_paper(path, report.name)
    return True


def _data(
    services: CasesServices, tables: Sequence[PrintedTable], path: Path, *, is_form: bool
) -> bytes:
    now = services.clock.now()
    if path.suffix.lower() == ".xlsx":
        from hallapp.reports.workbook import workbook

        return workbook(tables, now)
    if is_form:
        from hallapp.slips.form import form_paper

        return form_paper(tables[0], tables[1:], services.hall, now).data
    from hallapp.slips.table import TableLayout, table_paper

    layout = TableLayout(begins_pages=True, counts_units=False)
    return table_paper(tables, services.hall, now, layout=layout).data
