"""Lists as files: read from the hall, laid out, written; a person may stop waiting in between."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal, Slot

from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.kernel.errors import HallError
from hallapp.kernel.printed_table import PrintedTable
from hallapp.kernel.texts import _
from hallapp.qtkit.busy import BusyBand

Tables = Callable[[GuidesServices], Sequence[PrintedTable]]


class TableSaver(QObject):
    """Makes one file at a time: `.xlsx` is a workbook, everything else a PDF.

    Signals:
        saved: A file was written; carries its path.
        failed: It was not written; carries the `HallError`.
        changed: Work began or ended.
    """

    saved = Signal(object)
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

    def save(self, desk: GuidesDesk, read: Tables, path: Path) -> None:
        """Read, lay out and write; without effect while another file is being made."""
        if self._stop is not None:
            return
        stop = self._stop = Event()
        self.busy.begin(_("正在读取清单……"), can_cancel=True)
        self.changed.emit()

        def laid(tables: Sequence[PrintedTable]) -> None:
            if not stop.is_set():
                self._write(desk, tables, path, stop)

        desk.look(read, laid, lambda error: self._fail(stop, error))

    def _write(
        self, desk: GuidesDesk, tables: Sequence[PrintedTable], path: Path, stop: Event
    ) -> None:
        self.busy.begin(_("正在排版……"), can_cancel=True)
        services = desk.services

        def done(is_written: bool) -> None:  # noqa: FBT001 - the worker's answer
            if is_written and not stop.is_set():
                self._end()
                self.saved.emit(path)

        desk.paper_jobs.submit(
            lambda: write_tables(services, tables, path, stop),
            done,
            lambda error: self._fail(stop, error),
            self,
        )

    def _fail(self, stop: Event, error: HallError) -> None:
        if not stop.is_set():
            self._end()
            self.failed.emit(error)

    @Slot()
    def _on_cancel(self) -> None:
        if self._stop is not None:
            self._stop.set()
        self._end()

    def _end(self) -> None:
        self._stop = None
        self.busy.end()
        self.changed.emit()


def write_tables(
    services: GuidesServices, tables: Sequence[PrintedTable], path: Path, stop: Event
) -> bool:
    """Lay out and write tables; return False when it was stopped, which leaves no file.

    Raises:
        SlipNotKeptError: The folder cannot be written or the disk is full.
    """
    # Loaded when the first list is saved: they bring the libraries of papers and workbooks.
    from hallapp.slips.errors import SlipNotKeptError
    from hallapp.slips.table import table_paper

    now = services.clock.now()
    if path.suffix.lower() != ".xlsx":
        slip = table_paper(tables, services.hall, now)
        if stop.is_set():
            return False
        slip.keep(path)
        return True
    from hallapp.reports.workbook import workbook

    data = workbook(tables, now)
    if stop.is_set():
        return False
    unfinished = path.with_name(path.name + ".part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        raise SlipNotKeptError(path=str(path), reason=error.strerror or "") from error
    return True
