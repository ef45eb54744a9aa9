"""办件统计: the figures of a period, one of them by group, and the cases behind it."""

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.cases.tally import CountedCaseRow, Grouping, Span
from hallapp.faces.manager.case_figures.cases_page import CountedPage
from hallapp.faces.manager.case_figures.period_bar import PeriodBar
from hallapp.faces.manager.case_figures.reading import (
    FiguresRead,
    GroupLine,
    checks_words,
    definition_words,
    figure_columns,
    group_columns,
    group_lines,
    idle_words,
    ordered,
    read_cases,
    read_figures,
)
from hallapp.faces.manager.case_figures.services import figures_of_hall, printer_of_hall
from hallapp.faces.manager.case_figures.share_delegate import ShareDelegate
from hallapp.faces.manager.case_figures.stack import Stack
from hallapp.faces.manager.case_figures.texts_page import TextsPage
from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.cases.latest import Latest
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.pages.saving import Report, ReportSaver
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.clock import day_in, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RowTableModel
from hallapp.qtkit.table_view import COMPACT_ROW_PX, RowTableView
from hallapp.reports.case_definitions import DEFINITIONS
from hallapp.reports.case_figures import CaseFigure
from hallapp.reports.checking import Outcome
from hallapp.wording import sentence

SIDE_BY_SIDE_FROM_PX = 900
_GROUPINGS = tuple(Grouping)
_FIRST = "done"


class CasePanel(QWidget):
    """What stands on the left is told by group on the right; Enter opens what is counted.

    Signals:
        told: Something was done; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
        case_asked: A case is to be opened; carries its number.
    """

    told = Signal(str)
    failed = Signal(object)
    case_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._desk: CasesDesk | None = None
        self._latest: Latest | None = None
        self._read: FiguresRead | None = None
        self.period = PeriodBar()
        self.see = KeyButton(_("看办件"), "F2")
        self.definitions = KeyButton(_("口径"), "F1")
        self.checks = KeyButton(_("核对"), "F4")
        self.excel = KeyButton(_("存 Excel"), "Ctrl+S")
        self.pdf = KeyButton(_("存 PDF"), "Ctrl+Shift+S")
        self.print = KeyButton(_("打印"), "Ctrl+P")
        self.saver = ReportSaver(self)
        self._said = words("", "muted", wrap=True)
        self._said.setObjectName("figureChecks")
        self._explains = words("", "muted", wrap=True)
        self.model = RowTableModel[CaseFigure](
            figure_columns(), lambda figure: figure.definition.code, parent=self
        )
        self.table = RowTableView(self.model, _("全厅指标"), row_px=COMPACT_ROW_PX)
        self.table.setObjectName("caseFigures")
        self.grouping = Segments(_("分组"), [each.label for each in _GROUPINGS])
        self._title = words("", "title", wrap=True)
        self._idle = words("", "small")
        self._groups = QVBoxLayout()
        self.groups: RowTableView | None = None
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._nothing = EmptyState(_("正在统计……"), icon="chart")
        self.counted, self.texts = CountedPage(), TextsPage()
        self._both = QWidget()
        self._pages = Stack()
        self._head = FlowRow(8)
        self._build()

    def begin(self, desk: CasesDesk) -> None:
        """Ask this hall from now on."""
        self._desk, self._latest = desk, Latest(desk)
        services = desk.services
        self.period.begin(day_in(services.clock.now(), zone_named(services.hall.zone)))
        self._head.settle()
        self.refresh()

    def refresh(self) -> None:
        """Read the period again."""
        latest = self._latest
        if latest is not None:
            span, grouping = self.period.period().span, self._wanted()
            latest.ask(
                lambda services: read_figures(services, span, grouping),
                self._on_read,
                self._on_failed,
            )

    def take_keyboard(self) -> None:
        """Bring the keyboard to what is in sight."""
        page = self._pages.currentWidget()
        if page is self.counted:
            self.counted.take_keyboard()
        elif page is self.texts:
            self.texts.take_keyboard()
        else:
            self.table.setFocus()

    def figure(self) -> CaseFigure | None:
        """Return the figure that is stood on."""
        return self.table.selected_row()

    def said(self) -> str:
        """Return how the checks ended."""
        return self._said.text()

    def idle(self) -> str:
        """Return what is said of groups without business."""
        return self._idle.text()

    def explained(self) -> str:
        """Return the definition that is shown."""
        return self._explains.text()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put both one above the other where there is little room."""
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE_FROM_PX
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    # What is read

    def _on_read(self, read: FiguresRead) -> None:
        was = self._read
        self._read = read
        if was is None or was.grouping is not read.grouping:
            self._make_groups(read.grouping)
        self.model.show_rows(read.whole.figures)
        if self.table.selected_row() is None:
            self.table.select_key(_FIRST)
        self._said.setText(checks_words(read.checks))
        differs = any(each.outcome is Outcome.DIFFERS for each in read.checks)
        self.checks.set_look("accent" if differs else "")
        self._show_groups()
        if self._pages.currentWidget() is self._nothing:
            self._pages.setCurrentWidget(self._both)
            if self.isVisible():
                self.table.setFocus()

    def _on_failed(self, error: HallError) -> None:
        if self._read is None:
            self._nothing.show_text(
                _("没有统计出来"), sentence(error), _("再统计一次"), icon="warning"
            )
        self.failed.emit(error)

    def _make_groups(self, grouping: Grouping) -> None:
        """Take the columns of another grouping."""
        old = self.groups
        model = RowTableModel[GroupLine](group_columns(grouping), lambda line: line.key)
        made = self.groups = RowTableView(model, grouping.label)
        model.setParent(made)
        made.setObjectName("figureGroups")
        made.setItemDelegate(ShareDelegate(made))
        made.row_opened.connect(self._on_group)
        self._groups.addWidget(made)
        made.show()
        if old is not None:
            self._groups.removeWidget(old)
            old.hide()
            old.deleteLater()

    @Slot()
    def _show_groups(self) -> None:
        read, figure = self._read, self.figure()
        if read is None or figure is None or self.groups is None:
            return
        self._title.setText(
            _("{figure}，{grouping}").format(
                figure=figure.definition.label, grouping=read.grouping.label
            )
        )
        self._explains.setText(definition_words(figure))
        self._idle.setText(idle_words(read))
        self._idle.setVisible(bool(self._idle.text()))
        model: Any = self.groups.model()
        model.show_rows(group_lines(read, figure.definition.code))
        self.see.setEnabled(bool(figure.definition.counts))
        self.see.setToolTip("" if figure.definition.counts else _("这个指标不是数办件得来的"))

    # What a figure opens

    @Slot()
    def _on_figure(self) -> None:
        read, figure = self._read, self.figure()
        if read is not None and figure is not None:
            self._open(figure, read.whole.span, read.whole.name, None)

    @Slot(object)
    def _on_group(self, line: GroupLine) -> None:
        self._open(line.figure, line.span, line.name, line.among)

    def _open(self, figure: CaseFigure, span: Span, name: str, among: Any) -> None:
        desk, code = self._desk, figure.definition.counts
        if desk is None or not code:
            return

        def show(rows: tuple[CountedCaseRow, ...]) -> None:
            said = _("{name}，{figure}：{count} 件")
            title = said.format(name=name, figure=figure.definition.label, count=len(rows))
            self.counted.show_cases(title, rows)
            self._pages.setCurrentWidget(self.counted)
            self.counted.take_keyboard()

        desk.look(lambda services: read_cases(services, code, span, among), show, self.failed.emit)

    @Slot()
    def _on_definitions(self) -> None:
        lines = [
            (
                f"{each.label}（{each.unit_label}）" if each.unit_label else each.label,
                each.definition,
            )
            for each in DEFINITIONS
        ]
        self._show_texts(_("指标口径"), lines)

    @Slot()
    def _on_checks(self) -> None:
        if self._read is not None:
            found = ordered(self._read.checks)
            said = _("{outcome}：{words}")
            lines = [
                (each.name, said.format(outcome=each.outcome.label, words=each.words))
                for each in found
            ]
            self._show_texts(checks_words(found), lines)

    def _show_texts(self, title: str, lines: list[tuple[str, str]]) -> None:
        self.texts.show_texts(title, lines)
        self._pages.setCurrentWidget(self.texts)
        self.texts.take_keyboard()

    @Slot()
    def _on_back(self) -> None:
        self._pages.setCurrentWidget(self._both)
        self.take_keyboard()

    # What is put on paper

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
        span, grouping = self.period.period().span, self._wanted()
        name = _("{period}办件统计（{grouping}）").format(
            period=self.period.said(), grouping=grouping.label
        )
        return Report(name, lambda services: figures_of_hall(services).case_papers(span, grouping))

    @Slot()
    def _on_busy(self) -> None:
        for button in (self.excel, self.pdf, self.print):
            button.setEnabled(not self.saver.is_busy)

    def _wanted(self) -> Grouping:
        return _GROUPINGS[self.grouping.number()]

    # How it is built

    def _build(self) -> None:
        self._head.add(self.period)
        for button in (self.see, self.definitions, self.checks, self.excel, self.pdf, self.print):
            self._head.add(button)
        self._build_both()
        for page in (self._nothing, self._both, self.counted, self.texts):
            self._pages.addWidget(page)
        self._pages.setMinimumSize(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._head, self.saver.busy):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        self._connect()

    def _build_both(self) -> None:
        left, right = QFrame(), QFrame()
        for card in (left, right):
            card.setProperty("look", "card")
            card.setMinimumHeight(240)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(1, 6, 1, 1)
        inside.setSpacing(4)
        self._said.setContentsMargins(16, 0, 16, 0)
        inside.addWidget(self._said)
        inside.addWidget(self.table, 1)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(1, 8, 1, 8)
        beside.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.grouping, 0, Qt.AlignmentFlag.AlignRight)
        beside.addLayout(head)
        beside.addLayout(self._groups, 1)
        for label in (self._idle, self._explains):
            label.setContentsMargins(16, 0, 16, 0)
            beside.addWidget(label)
        self._sides.setSpacing(16)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.addWidget(left, 4)
        self._sides.addWidget(right, 5)
        self._both.setLayout(self._sides)

    def _connect(self) -> None:
        self.period.chosen.connect(self.refresh)
        self.grouping.chosen.connect(self.refresh)
        self.table.row_selected.connect(self._show_groups)
        self.table.row_opened.connect(self._on_figure)
        self.see.clicked.connect(self._on_figure)
        self.definitions.clicked.connect(self._on_definitions)
        self.checks.clicked.connect(self._on_checks)
        self.excel.clicked.connect(self._on_excel)
        self.pdf.clicked.connect(self._on_pdf)
        self.print.clicked.connect(self._on_print)
        self.saver.told.connect(self.told)
        self.saver.failed.connect(self.failed)
        self.saver.changed.connect(self._on_busy)
        self.counted.case_asked.connect(self.case_asked)
        for page in (self.counted, self.texts):
            page.left.connect(self._on_back)
        self._nothing.pressed.connect(self.refresh)
