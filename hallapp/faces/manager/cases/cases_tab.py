"""The tab 办件: the list, and what else is asked about open cases."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.cases.terms import Light
from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.cases.list_panel import ListPanel
from hallapp.faces.manager.cases.plain_layout import PlainColumn
from hallapp.faces.manager.cases.side_panels import (
    LoadPanel,
    MovesPanel,
    OutsidePanel,
    SidePanel,
)
from hallapp.faces.manager.cases.stationing_panel import StationingPanel
from hallapp.faces.manager.cases.tab import CasesTab
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.tall_area import TallArea
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.texts import _

_LIST = 0
_LEAST_PX = 440


class CaseListTab(CasesTab):
    """List, moved due days, load of stages, acceptance outside the hall, stationing of items."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("caseListTab")
        self.list = ListPanel()
        self.moves, self.load, self.outside = MovesPanel(), LoadPanel(), OutsidePanel()
        self.stationing = StationingPanel()
        self._sides: tuple[SidePanel, ...] = (
            self.moves,
            self.load,
            self.outside,
            self.stationing,
        )
        views = (
            _("在办清单"), _("期限变动"), _("环节负荷"), _("大厅以外受理"), _("应进必进"),
        )  # fmt: skip
        self.which = Segments(_("看什么"), views)
        self.which.setObjectName("caseViews")
        self._top = FlowRow()
        self._stack = QStackedWidget()
        self._desk: CasesDesk | None = None
        self._begun: set[int] = set()
        self._build()

    @override
    def begin(self, desk: CasesDesk) -> None:
        self._desk = desk
        self.list.begin(desk)

    @override
    def refresh(self) -> None:
        number = self.which.number()
        if number == _LIST:
            self.list.refresh()
        else:
            self._sides[number - 1].refresh()

    @override
    def take_keyboard(self) -> None:
        number = self.which.number()
        (self.list if number == _LIST else self._sides[number - 1]).take_keyboard()

    def choose(self, light: Light | None) -> None:
        """List the open cases on a light; all of them for None."""
        self.which.choose(_LIST)
        self.list.choose(light)

    def choose_window(self, number: int) -> None:
        """List the open cases that a window took."""
        self.which.choose(_LIST)
        self.list.choose_window(number)

    @Slot(str)
    @Slot(object)
    def open_case(self, wanted: UUID | str) -> None:
        """Find a case by its number or id and show it."""
        self.which.choose(_LIST)
        if isinstance(wanted, str):
            self.list.open_case(wanted)
        elif self._desk is not None:
            self._desk.look(
                lambda services: services.cases.case(wanted).case_number,
                self.list.open_case,
                self.failed.emit,
            )

    @Slot(int)
    def _on_which(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._search_shown(is_list=number == _LIST)
        self._top.settle()
        if number != _LIST and self._desk is not None:
            side = self._sides[number - 1]
            if number in self._begun:
                side.refresh()
            else:
                self._begun.add(number)
                side.begin(self._desk)

    def _search_shown(self, *, is_list: bool) -> None:
        head = self.list.head
        head.search.setVisible(is_list)
        head.away.setVisible(is_list and not head.wanted().is_open)

    def _build(self) -> None:
        self._top.add(self.which)
        self._top.push()
        for part in (self.list.head.away, self.list.head.search):
            self._top.add(part)
        # Typed in before the rest of the head is reached.
        self.setTabOrder(self.which, self.list.head.search)
        inner = QWidget()
        inner.setProperty("look", "ground")
        column = PlainColumn(inner)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(4)
        column.addWidget(self._top)
        for panel in (self.list, *self._sides):
            self._stack.addWidget(panel)
            panel.failed.connect(self.failed)
        for side in self._sides:
            side.case_asked.connect(self.open_case)
        self._stack.setMinimumSize(1, 1)
        column.addWidget(self._stack, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(TallArea(inner, _LEAST_PX))
        self.which.chosen.connect(self._on_which)
        self.list.turned.connect(self._top.setHidden)
        self.list.head.widened.connect(self._top.settle)
