"""清单与导出: the five monthly lists, and everything the hall publishes as a file."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.guides.export_panel import ExportPanel
from hallapp.faces.manager.guides.lists_panel import ListsPanel
from hallapp.faces.manager.guides.tab import GuidesTab
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.texts import _


class ListsTab(GuidesTab):
    """Lists by month, and exports."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listsTab")
        self.lists, self.export = ListsPanel(), ExportPanel()
        self.which = Segments(_("清单"), (_("一月一清单"), _("导出")))
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.which)
        column.addWidget(self._stack, 1)
        self._stack.setMinimumSize(1, 1)
        for panel in (self.lists, self.export):
            self._stack.addWidget(panel)
            panel.told.connect(self.told)
            panel.failed.connect(self.failed)
        self.which.chosen.connect(self._on_which)

    @override
    def begin(self, desk: GuidesDesk) -> None:
        self.lists.begin(desk)
        self.export.begin(desk)

    @override
    def refresh(self) -> None:
        self.lists.refresh()

    @override
    def take_keyboard(self) -> None:
        (self.export if self.which.number() else self.lists).take_keyboard()

    @Slot(int)
    def _on_which(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.take_keyboard()
