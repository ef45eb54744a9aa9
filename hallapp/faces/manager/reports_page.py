"""Reports (统计): out of turn, failed visits, evaluations, pauses, announcements."""

from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QLayout, QStackedWidget, QVBoxLayout, QWidget

from hallapp.evaluation.terms import FollowUpRow
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.range_bar import RangeBar
from hallapp.faces.manager.report_announcements import announcements
from hallapp.faces.manager.report_evaluation import FOLLOW_UPS, evaluation
from hallapp.faces.manager.report_failed_visits import failed_visits
from hallapp.faces.manager.report_out_of_turn import out_of_turn
from hallapp.faces.manager.report_panel import ReportPanel
from hallapp.faces.manager.report_pauses import pauses
from hallapp.faces.manager.report_rows import Report, ReportRead, zone_of
from hallapp.faces.manager.services import ManagerServices
from hallapp.faces.manager.tall_area import TallArea
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.clock import day_in
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.busy import BusyBand
from hallapp.qtkit.jobs import Jobs
from hallapp.wording import sentence

_LEAST_PX = 540
_Asked = tuple[Report, date, date]


class ReportsPage(QWidget):
    """One report at a time, read on the worker whenever it comes in sight or its days change.

    Signals:
        acted: A follow-up's next step; carries the `Act`.
        failed: A report could not be read; carries the `HallError`.
    """

    acted = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services: ManagerServices | None = None
        self._jobs: Jobs | None = None
        self._owner: QObject | None = None
        self._asking: _Asked | None = None
        self._asked_again = False
        made = (out_of_turn(), failed_visits(), evaluation(), pauses(), announcements())
        self.panels = [ReportPanel(report) for report in made]
        self._segments = Segments(_("看哪个报表"), [report.word for report in made])
        self._segments.setObjectName("reports")
        self._range = RangeBar()
        self._busy = BusyBand()
        self._stack = QStackedWidget()
        self._build()

    def begin(self, services: ManagerServices, jobs: Jobs, owner: QObject) -> None:
        """Ask this hall from now on."""
        self._services, self._jobs, self._owner = services, jobs, owner
        for panel in self.panels:
            panel.form.set_zone(zone_of(services))

    def refresh(self) -> None:
        """Read the report in sight; nothing while none is."""
        if self.isVisible():
            self._ask()

    def open_report(self, key: str) -> None:
        """Show a report by its key, or the follow-ups of low evaluations."""
        wanted = "evaluation" if key == "follow_ups" else key
        for number, panel in enumerate(self.panels):
            if panel.report.key == wanted:
                self._segments.choose(number)
                if key == "follow_ups":
                    panel.open_table(FOLLOW_UPS)

    def panel(self) -> ReportPanel:
        """Return the report in sight."""
        return self.panels[self._segments.number()]

    def take_keyboard(self) -> None:
        """Read what is in sight, and put the keyboard on it."""
        self._ask()
        self.panel().take_keyboard()

    @Slot()
    def _on_report(self) -> None:
        panel = self.panel()
        self._stack.setCurrentWidget(panel)
        self._range.set_span(panel.report.days)
        self._ask()

    @Slot()
    def _ask(self) -> None:
        services, jobs = self._services, self._jobs
        if services is None or jobs is None:
            return
        self._range.set_today(day_in(services.clock.now(), zone_of(services)))
        if self._asking is not None:
            self._asked_again = True
            return
        self._asked_again = False
        report, (first, last) = self.panel().report, self._range.days()
        asked = (report, first, last)
        self._asking = asked
        self._busy.begin(_("正在统计……"))

        def answered(read: ReportRead) -> None:
            self._on_read(asked, read)

        jobs.submit(
            lambda: report.read(services, first, last), answered, self._on_failed, self._owner
        )

    def _on_read(self, asked: _Asked, read: ReportRead) -> None:
        self._settle()
        report, first, last = asked
        if report is self.panel().report and (first, last) == self._range.days():
            self.panel().show_read(read, first, last)
        if self._asked_again:
            self._ask()

    def _on_failed(self, error: HallError) -> None:
        self._settle()
        self.panel().show_trouble(sentence(error))
        self.failed.emit(error)

    def _settle(self) -> None:
        self._asking = None
        self._busy.end()

    @Slot(object)
    def _on_follow_up(self, row: FollowUpRow) -> None:
        if self._services is not None:
            self.panel().open_follow_up(row)
            self.panel().form.ask(row, self._services.evaluation.next_states)

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 10, 1, 1)
        column.setSpacing(6)
        head = QWidget()
        inner = QVBoxLayout(head)
        inner.setContentsMargins(12, 0, 12, 0)
        bar = FlowRow(12)
        bar.add(self._segments)
        bar.push()
        bar.add(self._range)
        inner.addWidget(bar)
        self._bar = bar
        column.addWidget(head)
        column.addWidget(self._busy)
        for panel in self.panels:
            self._stack.addWidget(panel)
            panel.opened.connect(self._on_follow_up)
            panel.acted.connect(self.acted)
        column.addWidget(self._stack, 1)
        ground = QWidget()
        ground.setProperty("look", "ground")
        around = QVBoxLayout(ground)
        around.setContentsMargins(16, 16, 16, 16)
        around.addWidget(card)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(TallArea(ground, _LEAST_PX))
        self._segments.chosen.connect(self._on_report)
        self._range.chosen.connect(self._on_range)
        self._range.set_span(self.panels[0].report.days)

    @Slot()
    def _on_range(self) -> None:
        self._bar.settle()
        self._ask()
