"""年度统计表: its figures line by line, entered in place, with the checks beside."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.case_figures.entry_card import EntryCard
from hallapp.faces.manager.case_figures.period import Length
from hallapp.faces.manager.case_figures.period_bar import PeriodBar
from hallapp.faces.manager.case_figures.reading import (
    AnnualRow,
    annual_columns,
    annual_rows,
    heading_of,
)
from hallapp.faces.manager.case_figures.services import figures_of_hall, printer_of_hall
from hallapp.faces.manager.case_figures.stack import Stack
from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.cases.latest import Latest
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.pages.saving import Report, ReportSaver, Shape
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.clock import day_in, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RowTableModel
from hallapp.qtkit.table_view import COMPACT_ROW_PX, RowTableView
from hallapp.reports.annual.editions import EDITIONS, edition_of
from hallapp.reports.annual.table import AnnualTable
from hallapp.wording import sentence

SIDE_BY_SIDE_FROM_PX = 900
_CODES = tuple(EDITIONS)


class AnnualPanel(QWidget):
    """Zero lines stand like all others; what nobody entered is a dash and never a nought.

    Signals:
        told: Something was done; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._desk: CasesDesk | None = None
        self._latest: Latest | None = None
        self._table: AnnualTable | None = None
        self._next: str | None = None
        self.year = PeriodBar((Length.YEAR,))
        self.edition = Segments(_("哪一版"), [each.label for each in EDITIONS.values()])
        self.excel = KeyButton(_("存 Excel"), "Ctrl+S")
        self.pdf = KeyButton(_("存 PDF"), "Ctrl+Shift+S")
        self.print = KeyButton(_("打印"), "Ctrl+P")
        self.saver = ReportSaver(self)
        self.model = RowTableModel[AnnualRow](
            annual_columns(), lambda row: row.key, heading=heading_of, parent=self
        )
        self.table = RowTableView(self.model, _("年度统计表"), row_px=COMPACT_ROW_PX)
        self.table.setObjectName("annualFigures")
        self.table.setItemDelegate(LightDelegate(self.table))
        self.entry = EntryCard()
        self._nothing = EmptyState(_("正在统计……"), icon="chart")
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both = QWidget()
        self._pages = Stack()
        self._head = FlowRow(8)
        self._build()

    def begin(self, desk: CasesDesk) -> None:
        """Ask this hall from now on."""
        self._desk, self._latest = desk, Latest(desk)
        zone = zone_named(desk.services.hall.zone)
        self.entry.set_zone(zone)
        today = day_in(desk.services.clock.now(), zone)
        self.year.begin(today)
        self.edition.choose(_CODES.index(edition_of(today.year).code))
        self._head.settle()
        self.refresh()

    def refresh(self) -> None:
        """Read the year again; what is typed stays."""
        if self._latest is not None:
            year, code = self._year(), self._code()
            self._latest.ask(
                lambda services: figures_of_hall(services).annual(year, code),
                self._on_read,
                self._on_failed,
            )

    def take_keyboard(self) -> None:
        """Bring the keyboard to the table."""
        self.table.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put both one above the other where there is little room."""
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE_FROM_PX
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _on_read(self, table: AnnualTable) -> None:
        self._table = table
        self.model.show_rows(annual_rows(table))
        self.entry.show_checks(table)
        wanted, self._next = self._next, None
        if wanted is not None:
            self.table.select_key(wanted)
        if self.table.selected_row() is None:
            first = next((row for row in self.model.rows() if row.figure is not None), None)
            if first is not None:
                self.table.select_key(first.key)
        self._on_selected(self.table.selected_row())
        if wanted is not None:
            self.entry.take_keyboard()
        if self._pages.currentWidget() is self._nothing:
            self._pages.setCurrentWidget(self._both)

    def _on_failed(self, error: HallError) -> None:
        if self._table is None:
            self._nothing.show_text(
                _("没有统计出来"), sentence(error), _("再统计一次"), icon="warning"
            )
        self.failed.emit(error)

    @Slot()
    def _on_year(self) -> None:
        """Take the edition that is in force for the year, and read it."""
        wanted = _CODES.index(edition_of(self._year()).code)
        if wanted == self.edition.number():
            self.refresh()
        else:
            self.edition.choose(wanted)

    @Slot(object)
    def _on_selected(self, row: AnnualRow | None) -> None:
        self.entry.show_figure(None if row is None else row.figure)

    @Slot()
    def _on_opened(self) -> None:
        self.entry.take_keyboard()

    @Slot(str, str, str)
    def _on_given(self, code: str, value: str, note: str) -> None:
        desk, year = self._desk, self._year()
        if desk is None:
            return

        def done(_answer: None) -> None:
            self.entry.set_busy(is_busy=False)
            self.entry.show_figure(None)
            self.told.emit(_("已填报，核对已重算"))
            self._next = self._after(code)
            self.refresh()

        def failed(error: HallError) -> None:
            self.entry.set_busy(is_busy=False)
            self.entry.say(sentence(error))

        desk.write(
            lambda services, request: _enter(services, request, year, {code: value}, note),
            done,
            failed,
        )

    def _after(self, code: str) -> str:
        """Return the next figure, or the same one at the end."""
        codes = [row.key for row in self.model.rows() if row.figure is not None]
        at = codes.index(code) if code in codes else 0
        return codes[min(at + 1, len(codes) - 1)]

    @Slot()
    def _on_excel(self) -> None:
        if self._desk is not None:
            self.saver.save(self._desk, self._report(), "xlsx")

    @Slot()
    def _on_pdf(self) -> None:
        if self._desk is not None:
            self.saver.save(self._desk, self._report(), "pdf")

    @Slot()
    def _on_print(self) -> None:
        if self._desk is not None:
            self.saver.print(self._desk, self._report(), printer_of_hall)

    def _report(self) -> Report[CasesServices]:
        year, code = self._year(), self._code()
        name = _("{year}年政务公开和政务服务工作统计表").format(year=year)
        return Report(
            name,
            lambda services: figures_of_hall(services).annual_papers(year, code),
            Shape.FORM,
        )

    @Slot()
    def _on_busy(self) -> None:
        for button in (self.excel, self.pdf, self.print):
            button.setEnabled(not self.saver.is_busy)

    def _year(self) -> int:
        return self.year.period().first.year

    def _code(self) -> str:
        return _CODES[self.edition.number()]

    def _build(self) -> None:
        for part in (self.year, self.edition, self.excel, self.pdf, self.print):
            self._head.add(part)
        left = QFrame()
        left.setProperty("look", "card")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(1, 4, 1, 1)
        inside.addWidget(self.table)
        for card in (left, self.entry):
            card.setMinimumHeight(240)
        self._sides.setSpacing(16)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.addWidget(left, 5)
        self._sides.addWidget(self.entry, 4)
        self._both.setLayout(self._sides)
        for page in (self._nothing, self._both):
            self._pages.addWidget(page)
        self._pages.setMinimumSize(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._head, self.saver.busy):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        self._connect()

    def _connect(self) -> None:
        self.year.chosen.connect(self._on_year)
        self.edition.chosen.connect(self.refresh)
        self.table.row_selected.connect(self._on_selected)
        self.table.row_opened.connect(self._on_opened)
        self.entry.given.connect(self._on_given)
        self.excel.clicked.connect(self._on_excel)
        self.pdf.clicked.connect(self._on_pdf)
        self.print.clicked.connect(self._on_print)
        self.saver.told.connect(self.told)
        self.saver.failed.connect(self.failed)
        self.saver.changed.connect(self._on_busy)
        self._nothing.pressed.connect(self.refresh)


def _enter(
    services: CasesServices, request: Request, year: int, values: dict[str, str], note: str
) -> None:
    figures_of_hall(services).enter(request, year, values, note)
