"""Steps and special procedures: their list, with the flow chart drawn beside (一事一流程)."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from hallapp.faces.manager.guides.flow_view import FlowView
from hallapp.faces.manager.guides.list_form import ListForm
from hallapp.faces.manager.guides.working import Working
from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.parts.words import words
from hallapp.guides.content import SpecialEntry, StepEntry
from hallapp.guides.content.as_guide import limit_said
from hallapp.guides.flow_chart import FlowStep
from hallapp.kernel.texts import _

_CHART_PX = 240
_BESIDE_FROM_PX = 640


class StepsForm(ListForm):
    """A list whose entries are drawn as a chart at once."""

    def __init__(self, part: str, working: Working, fields: Sequence[Field]) -> None:
        super().__init__(part, working, fields)
        self.chart = FlowView()
        self._frame = QFrame()
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(12, 10, 0, 0)
        column.setSpacing(6)
        column.addWidget(words(_("流程图"), "strong"))
        column.addWidget(self.chart)
        column.addStretch(1)
        self._frame.setFixedWidth(_CHART_PX)
        self.beside.addWidget(self._frame)

    @override
    def show_table(self) -> None:
        super().show_table()
        steps = [each.held for each in self._working.entries("steps")]
        specials = [each.held for each in self._working.entries("specials")]
        self.chart.show_flow([_said(each) for each in steps], [_said(each) for each in specials])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the chart out where there is no room beside the form."""
        super().resizeEvent(event)
        self._frame.setVisible(self.width() >= _BESIDE_FROM_PX)


def _said(held: StepEntry | SpecialEntry) -> FlowStep:
    limit = limit_said(held.limit_amount, held.limit_unit)
    if isinstance(held, StepEntry):
        return FlowStep(held.name, limit, held.actor, held.result, held.counts_in_limit)
    return FlowStep(held.name, limit, counts=held.counts_in_limit)
