"""The tab 统计: figures of cases, and the yearly table."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.case_figures.annual_panel import AnnualPanel
from hallapp.faces.manager.case_figures.case_panel import SIDE_BY_SIDE_FROM_PX, CasePanel
from hallapp.faces.manager.case_figures.stack import Stack
from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.cases.tab import CasesTab
from hallapp.faces.manager.tall_area import TallArea
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.texts import _

_LEAST_PX, _LEAST_NARROW_PX = 440, 860


class FiguresTab(CasesTab):
    """One of the two in sight; the yearly table is read when it is first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("figuresTab")
        self._desk: CasesDesk | None = None
        self._has_annual = False
        self.which = Segments(_("看哪种统计"), (_("办件统计"), _("年度统计表")))
        self.which.setObjectName("figureKinds")
        self.cases, self.annual = CasePanel(), AnnualPanel()
        self._stack = Stack()
        self._ground = QWidget()
        self._build()

    @override
    def begin(self, desk: CasesDesk) -> None:
        self._desk = desk
        self.cases.begin(desk)

    @override
    def refresh(self) -> None:
        self._opened().refresh()

    @override
    def take_keyboard(self) -> None:
        self._opened().take_keyboard()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll where both parts of a page stand one above the other."""
        super().resizeEvent(event)
        is_narrow = self.width() < SIDE_BY_SIDE_FROM_PX
        self._ground.setMinimumHeight(_LEAST_NARROW_PX if is_narrow else _LEAST_PX)

    def _opened(self) -> CasePanel | AnnualPanel:
        return self.annual if self.which.number() else self.cases

    @Slot(int)
    def _on_which(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        if number and not self._has_annual and self._desk is not None:
            self._has_annual = True
            self.annual.begin(self._desk)
        else:
            self._opened().refresh()
        self._opened().take_keyboard()

    def _build(self) -> None:
        self._ground.setProperty("look", "ground")
        inner = QVBoxLayout(self._ground)
        inner.setContentsMargins(16, 8, 16, 12)
        inner.setSpacing(4)
        inner.addWidget(self.which)
        for panel in (self.cases, self.annual):
            self._stack.addWidget(panel)
            panel.told.connect(self.told)
            panel.failed.connect(self.failed)
        self._stack.setMinimumSize(1, 1)
        inner.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(TallArea(self._ground, _LEAST_PX))
        self.which.chosen.connect(self._on_which)
        self.cases.case_asked.connect(self.case_asked)
