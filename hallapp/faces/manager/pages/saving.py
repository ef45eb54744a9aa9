"""Tables as files and on paper: read, laid out and written on the worker; one at a time."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from threading import Event
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from hallapp.faces.manager.pages.desk import PageDesk
from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import Clock
from hallapp.kernel.errors import HallError
from hallapp.kernel.printed_table import PrintedTable
from hallapp.kernel.texts import _
from hallapp.qtkit.busy import BusyBand


class TellsHall(Protocol):
    """Services that know whose tables these are, and the time."""

    @property
    def hall(self) -> HallRow:
        """Return the hall."""
        ...

    @property
    def clock(self) -> Clock:
        """Return its clock."""
        ...


class PrintsPapers(Protocol):
    """The hall's printer of papers."""

    def print_paper(self, path: Path, title: str, copies: int = 1) -> None:
        """Print a paper."""
        ...


Services = TypeVar("Services", bound=TellsHall)


class Shape(Enum):
    """How tables lie on paper.

    Attributes:
        FIGURES: Every table begins a page of its own.
        LIST: Tables follow one another, and headings of units say how many rows they have.
        FORM: The first is a form to be signed; the others belong to it.
    """

    FIGURES = "figures"
    LIST = "list"
    FORM = "form"


@dataclass(frozen=True)
class Report(Generic[Services]):
    """What is put on paper.

    Attributes:
        name: Of the file, without its ending.
        tables: Reads them; runs on the worker.
    """

    name: str
    tables: Callable[[Services], Sequence[PrintedTable]]
    shape: Shape = Shape.FIGURES


class ReportSaver(QObject):
    """Makes one file at a time: `.xlsx` is a workbook, everything else a PDF.

    Signals:
        told: It was done; carries the sentence.
        failed: It was not; carries the `HallError`.
        changed: Work began or ended.

    Attributes:
        busy: The band that says what is waited for; put it where it belongs.
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

    def save(self, desk: PageDesk[Services], report: Report[Services], ending: str) -> None:
        """Ask where, then read, lay out and write; without effect while another is being made."""
        if self.is_busy:
            return
        path = desk.door.save_as(_("存到哪里"), f"{report.name}.{ending}")
        if path is None:
            return
        whole = path if path.suffix.lower() == f".{ending}" else Path(f"{path}.{ending}")
        said = _("已存到 {path}").format(path=whole)
        self._run(desk, lambda services, stop: write(services, report, whole, stop), said)

    def print(
        self,
        desk: PageDesk[Services],
        report: Report[Services],
        printer_of: Callable[[Services], PrintsPapers],
    ) -> None:
        """Read, lay out and print; without effect while another is being made."""
        if not self.is_busy:
            self._run(
                desk,
                lambda services, stop: _print(services, report, printer_of, stop),
                _("{name}已送去打印").format(name=report.name),
            )

    def _run(
        self, desk: PageDesk[Services], work: Callable[[Services, Event], bool], said: str
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


def write(services: Services, report: Report[Services], path: Path, stop: Event) -> bool:
    """Read, lay out and write a report; return False when it was stopped, which leaves no file.

    Raises:
        SlipNotKeptError: The folder cannot be written or the disk is full.
    """
    # Loaded when the first report is made: they bring the libraries of papers and workbooks.
    from hallapp.slips.errors import SlipNotKeptError

    tables = report.tables(services)
    if stop.is_set():
        return False
    data = _data(services, tables, report.shape, is_workbook=path.suffix.lower() == ".xlsx")
    if stop.is_set():
        return False
    unfinished = path.with_name(path.name + ".part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        raise SlipNotKeptError(path=str(path), reason=error.strerror or "") from error
    return True


def _print(
    services: Services,
    report: Report[Services],
    printer_of: Callable[[Services], PrintsPapers],
    stop: Event,
) -> bool:
    with tempfile.TemporaryDirectory(prefix="hallapp-") as folder:
        path = Path(folder) / "report.pdf"
        if not write(services, report, path, stop):
            return False
        printer_of(services).print_paper(path, report.name)
    return True


def _data(
    services: TellsHall, tables: Sequence[PrintedTable], shape: Shape, *, is_workbook: bool
) -> bytes:
    now = services.clock.now()
    if is_workbook:
        from hallapp.reports.workbook import workbook

        return workbook(tables, now)
    if shape is Shape.FORM:
        from hallapp.slips.form import form_paper

        return form_paper(tables[0], tables[1:], services.hall, now).data
    from hallapp.slips.table import TableLayout, table_paper

    is_list = shape is Shape.LIST
    layout = TableLayout(begins_pages=not is_list, counts_units=is_list)
    return table_paper(tables, services.hall, now, layout=layout).data
