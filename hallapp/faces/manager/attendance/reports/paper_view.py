"""A paper in the page: as it will print, with the keys that print and save it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.reports.services import ReportHall
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.paper_preview import PaperPreview
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.busy import BusyBand
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.key_button import KeyButton

if TYPE_CHECKING:
    from hallapp.serving.attendance_papers.made import MadePaper, PaperForm

_PAPER_PX = 1000
_WORDS = {"pdf": "PDF", "xlsx": "Excel", "docx": "Word"}
"""Names of programs, the same in every language."""


@dataclass(frozen=True)
class PaperSource:
    """What makes a paper.

    Attributes:
        key: What tells it from others; the same key is not drawn twice.
        name: Of the file, without its ending.
        title: What is printed, for the queue of the printer.
        make: Makes it in a form; runs on the worker of papers.
        forms: Endings of the forms that it exists in.
    """

    key: object
    name: str
    title: str
    make: "Callable[[ReportHall, PaperForm], MadePaper]"
    forms: tuple[str, ...] = ("pdf",)


class PaperView(QFrame):
    """Preview, print, save.

    Signals:
        told: It was done; carries the sentence.
        failed: It was not; carries the `HallError`.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._desk: AttendanceDesk | None = None
        self._source: PaperSource | None = None
        self._is_busy = False
        self.preview = PaperPreview(jobs)
        self.title = words("", "title")
        self.print = KeyButton(_("打印"), "Ctrl+P", look="primary")
        self.saves = {
            ending: KeyButton(_("存为 {form}").format(form=_WORDS[ending])) for ending in _WORDS
        }
        self.head = FlowRow(8)
        self.busy = BusyBand()
        self._build()

    def show_paper(self, desk: AttendanceDesk, source: PaperSource | None) -> None:
        """Show a paper, or none."""
        self._desk = desk
        was, self._source = self._source, source
        for ending, key in self.saves.items():
            key.setVisible(source is not None and ending in source.forms)
        self.print.setVisible(source is not None)
        self.title.setText("" if source is None else source.title)
        self.head.settle()
        if source is None:
            self.preview.clear()
        elif was is None or was.key != source.key:
            self._draw(desk, source)

    def redraw(self) -> None:
        """Draw the same paper again, for something has changed."""
        if self._desk is not None and self._source is not None:
            self._draw(self._desk, self._source)

    def take_keyboard(self) -> None:
        """Put the keyboard on the key that prints."""
        self.print.setFocus()

    def save(self, ending: str) -> None:
        """Ask where, then make and write it; without effect while another is being made."""
        desk, source = self._desk, self._source
        if desk is None or source is None or self._is_busy:
            return
        path = desk.door.save_as(_("存到哪里"), f"{source.name}.{ending}")
        if path is None:
            return
        whole = path if path.suffix.lower() == f".{ending}" else Path(f"{path}.{ending}")

        def work(hall: ReportHall) -> None:
            made = source.make(hall, _form(ending))
            replace(made, name=whole.name).keep(whole.parent)

        self._run(desk, work, _("已存到 {path}").format(path=whole))

    @Slot()
    def _on_print(self) -> None:
        desk, source = self._desk, self._source
        if desk is None or source is None or self._is_busy:
            return

        def work(hall: ReportHall) -> None:
            path = hall.papers.keep(source.make(hall, _form("pdf")))
            hall.services.papers.print_paper(path, source.title)

        self._run(desk, work, _("{name}已送去打印").format(name=source.title))

    def _draw(self, desk: AttendanceDesk, source: PaperSource) -> None:
        services = desk.services
        self.preview.show_pdf(lambda: source.make(ReportHall(services), _form("pdf")).data)

    def _run(self, desk: AttendanceDesk, work: Callable[[ReportHall], None], said: str) -> None:
        self._set_busy(is_busy=True)
        services = desk.services

        def done(_none: None) -> None:
            self._set_busy(is_busy=False)
            self.told.emit(said)

        def failed(error: HallError) -> None:
            self._set_busy(is_busy=False)
            self.failed.emit(error)

        desk.paper_jobs.submit(lambda: work(ReportHall(services)), done, failed, self)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        for key in (self.print, *self.saves.values()):
            key.setEnabled(not is_busy)
        if is_busy:
            self.busy.begin(_("正在制表……"))
        else:
            self.busy.end()

    def _build(self) -> None:
        self.head.add(self.title)
        self.head.push()
        for key in (*self.saves.values(), self.print):
            self.head.add(key)
        for ending, key in self.saves.items():
            key.setObjectName(f"save_{ending}")
            key.clicked.connect(_Save(self, ending))
        self.print.clicked.connect(self._on_print)
        sheet = QHBoxLayout()
        self.preview.setMaximumWidth(_PAPER_PX)
        sheet.addStretch(1)
        sheet.addWidget(self.preview, 100)
        sheet.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 4, 11, 8)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.busy)
        column.addLayout(sheet, 1)


class _Save(QObject):
    """Tells in which form a paper is to be saved."""

    def __init__(self, view: PaperView, ending: str) -> None:
        super().__init__(view)
        self._view, self._ending = view, ending

    def __call__(self, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self._view.save(self._ending)


def _form(ending: str) -> "PaperForm":
    from hallapp.serving.attendance_papers.made import PaperForm

    return PaperForm(ending)
