"""完整度: what guides lack, and what makes them due for another look."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.guides.board_panel import BoardPanel
from hallapp.faces.manager.guides.causes_panel import CausesPanel
from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.guides.tab import GuidesTab
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.texts import _


class CompletenessTab(GuidesTab):
    """The board of gaps and the causes for another look."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("completenessTab")
        self.board, self.causes = BoardPanel(), CausesPanel()
        self.which = Segments(_("完整度"), (_("空白栏目"), _("复核原因")))
        self._stack = QStackedWidget()
        top = QHBoxLayout()
        top.addWidget(self.which)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self._stack.setMinimumSize(1, 1)
        for panel in (self.board, self.causes):
            self._stack.addWidget(panel)
            panel.failed.connect(self.failed)
            panel.item_asked.connect(self.item_asked)
        self.causes.told.connect(self.told)
        self.which.chosen.connect(self._on_which)

    @override
    def begin(self, desk: GuidesDesk) -> None:
        self.board.begin(desk)
        self.causes.begin(desk)

    @override
    def refresh(self) -> None:
        self.board.refresh()
        self.causes.refresh()

    @override
    def take_keyboard(self) -> None:
        (self.causes if self.which.number() else self.board).take_keyboard()

    @override
    def has_unsaved(self) -> bool:
        return self.causes.has_unsaved()

    @Slot(int)
    def _on_which(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.take_keyboard()
