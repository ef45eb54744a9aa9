"""The tab 日历: years with their notices, one year day by day, and what was changed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.cases.clockwork.calendar_rows import CalendarYearRow, DayChoice, YearState
from hallapp.cases.clockwork.errors import NoticeYearError
from hallapp.faces.manager.cases.calendar_plan import (
    PlannedChange,
    calendar_of,
    planned_day,
    planned_notice,
)
from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.cases.latest import Latest
from hallapp.faces.manager.cases.plain_layout import PlainRow
from hallapp.faces.manager.cases.plan_panel import PlanPanel
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.faces.manager.cases.tab import CasesTab
from hallapp.faces.manager.cases.year_panel import YearPanel, YearShown
from hallapp.faces.manager.cases.years_panel import YearsPanel
from hallapp.faces.manager.tall_area import TallArea
from hallapp.kernel.clock import day_in, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.busy import BusyBand

NOTICE_ENDINGS = ("xlsx", "csv", "txt")
_SIDE_BY_SIDE_FROM_PX = 900
_YEARS_PX = 360
_LEAST_PX = 470


class CalendarTab(CasesTab):
    """Years at the left, the chosen one at the right; a preview takes the year's place."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("calendarTab")
        self._desk: CasesDesk | None = None
        self._latest: Latest | None = None
        self.years = YearsPanel()
        self.year = YearPanel()
        self.plan = PlanPanel()
        self.busy = BusyBand()
        self._awaited = 0
        self._stack = QStackedWidget()
        self._row = PlainRow()
        self._build()

    @override
    def begin(self, desk: CasesDesk) -> None:
        self._desk, self._latest = desk, Latest(desk)
        self.plan.begin(desk)
        self.year.begin(desk)
        self.years.set_may_keep(may_keep=desk.may_keep_calendar)
        self.year.set_may_keep(may_keep=desk.may_keep_calendar)
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._desk is not None:
            self._desk.look(
                lambda services: calendar_of(services).years(), self._on_years, self.failed.emit
            )

    @override
    def take_keyboard(self) -> None:
        if self._stack.currentWidget() is self.plan:
            self.plan.back.setFocus()
        else:
            self.years.take_keyboard()

    # What the hall answers

    def _on_years(self, rows: tuple[CalendarYearRow, ...]) -> None:
        self.years.show_years(rows, self._today().year)
        self._read_year()

    @Slot()
    def _read_year(self) -> None:
        row = self.years.chosen()
        if row is not None and self._latest is not None:
            today = self._today()
            self._latest.ask(
                lambda services: _year_shown(services, row, today),
                self.year.show_year,
                self.failed.emit,
            )

    def _look_ahead(
        self, read: Callable[[CasesServices], PlannedChange], failed: Callable[[HallError], None]
    ) -> None:
        """Reckon what would move; with many open cases that takes some seconds."""
        if self._desk is None:
            return
        self._awaited += 1
        awaited = self._awaited
        self.busy.begin(_("正在推算会变动哪些办件……"), can_cancel=True)

        def planned(plan: PlannedChange) -> None:
            if awaited == self._awaited:
                self.busy.end()
                self._on_planned(plan)

        def refused(error: HallError) -> None:
            if awaited == self._awaited:
                self.busy.end()
                failed(error)

        self._desk.look(read, planned, refused)

    @Slot()
    def _on_no_longer(self) -> None:
        self._awaited += 1
        self.busy.end()

    def _on_planned(self, plan: PlannedChange) -> None:
        self._stack.setCurrentWidget(self.plan)
        self._arrange()
        self.plan.show_plan(plan)

    # What a person asks

    @Slot()
    def _on_import(self) -> None:
        desk = self._desk
        path = None if desk is None else desk.door.open_file(_("选择放假通知"), NOTICE_ENDINGS)
        if path is not None:
            self._read_notice(path, None)

    def _read_notice(self, path: Path, year: int | None) -> None:
        def read(services: CasesServices) -> PlannedChange:
            return planned_notice(services, calendar_of(services).read_notice(path, year))

        def failed(error: HallError) -> None:
            if isinstance(error, NoticeYearError) and year is None:
                self._ask_year(path)
            else:
                self.failed.emit(error)

        self._look_ahead(read, failed)

    def _ask_year(self, path: Path) -> None:
        row = self.years.chosen()
        if row is None or self._desk is None:
            return
        question = _("把“{name}”当作 {year} 年的通知吗？").format(name=path.name, year=row.year)
        detail = _("通知里没有写是哪一年。要读成别的年份，请先在左边选好年份，再导入。")
        if self._desk.door.confirm(question, detail, _("当作 {year} 年").format(year=row.year)):
            self._read_notice(path, row.year)

    @Slot()
    def _on_shipped(self) -> None:
        row = self.years.chosen()
        if row is None:
            return
        year = row.year
        self._look_ahead(
            lambda services: planned_notice(services, calendar_of(services).from_library(year)),
            self.failed.emit,
        )

    @Slot()
    def _on_forget(self) -> None:
        row, desk = self.years.chosen(), self._desk
        if row is None or desk is None or row.state is not YearState.LOADED:
            return
        question = _("取消本厅导入的 {year} 年通知吗？").format(year=row.year)
        detail = _("取消以后，用随程序提供的安排；程序里也没有的，到期日又是暂定的。")
        if not desk.door.confirm(question, detail, _("取消导入")):
            return
        desk.write(
            lambda services, request: calendar_of(services).forget_year(request, row.year),
            lambda _moves: self._on_forgotten(row.year),
            self.failed.emit,
        )

    def _on_forgotten(self, year: int) -> None:
        self.told.emit(_("已取消本厅导入的 {year} 年通知。").format(year=year))
        self.refresh()

    @Slot(object, object)
    def _on_day(self, day: date, choice: DayChoice) -> None:
        self._look_ahead(lambda services: planned_day(services, day, choice), self.failed.emit)

    @Slot()
    def _on_left(self) -> None:
        self._stack.setCurrentWidget(self.year)
        self._arrange()
        self.refresh()
        self.year.take_keyboard()

    # How it is put together

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put years and year side by side where there is room, else below each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self.width() < _SIDE_BY_SIDE_FROM_PX
        way = QHBoxLayout.Direction.TopToBottom if is_narrow else QHBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self.years.setMaximumWidth(16_777_215 if is_narrow else _YEARS_PX)
        is_planning = self._stack.currentWidget() is self.plan
        self.years.setVisible(not (is_narrow and is_planning))
        self._inner.setMinimumHeight(_LEAST_PX if is_planning or not is_narrow else 2 * _LEAST_PX)

    @Slot()
    def _see_day(self) -> None:
        """Follow the keyboard from day to day where the page is higher than its place."""
        if self.year.view.hasFocus():
            self._tall.ensureWidgetVisible(self.year.view)

    def _today(self) -> date:
        assert self._desk is not None  # noqa: S101 - nothing is read before `begin`
        services = self._desk.services
        return day_in(services.clock.now(), zone_named(services.hall.zone))

    def _build(self) -> None:
        self._inner = QWidget()
        self._inner.setProperty("look", "ground")
        self._row.setContentsMargins(16, 12, 16, 12)
        self._row.setSpacing(16)
        self._inner.setLayout(self._row)
        for page in (self.year, self.plan):
            self._stack.addWidget(page)
        self._stack.setMinimumSize(1, 1)
        self._row.addWidget(self.years, 1)
        self._row.addWidget(self._stack, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(self.busy)
        self._tall = TallArea(self._inner, _LEAST_PX)
        outer.addWidget(self._tall, 1)
        self.busy.cancel.clicked.connect(self._on_no_longer)
        self.years.year_chosen.connect(self._read_year)
        self.years.import_asked.connect(self._on_import)
        self.years.shipped_asked.connect(self._on_shipped)
        self.years.forget_asked.connect(self._on_forget)
        self.year.day_asked.connect(self._on_day)
        self.year.view.day_shown.connect(self._see_day)
        for panel in (self.plan, self.year):
            panel.failed.connect(self.failed)
        self.plan.told.connect(self.told)
        self.plan.left.connect(self._on_left)


def _year_shown(services: CasesServices, row: CalendarYearRow, today: date) -> YearShown:
    calendar = calendar_of(services)
    return YearShown(row, calendar.days(row.year), calendar.edits(), today)
