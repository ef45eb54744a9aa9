"""The page 指南: tabs above, one of them open."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.manager.guides.desk import GuidesDesk, GuidesWish
from hallapp.faces.manager.guides.tab import GuidesTab
from hallapp.faces.manager.guides.tabs import tabs
from hallapp.faces.manager.pages.page import TabbedPage


class GuidesPage(TabbedPage[GuidesTab]):
    """Everything about guides."""

    def __init__(
        self,
        wish: GuidesWish,
        offered: Sequence[tuple[str, Callable[[], GuidesTab]]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tabs() if offered is None else offered, parent)
        self.setObjectName("guidesPage")
        self.desk = GuidesDesk(wish, self)

    @override
    def begin_tab(self, tab: GuidesTab) -> None:
        """Let a tab just made begin; a guide that it asks for opens where guides are written."""
        tab.item_asked.connect(self._on_item)
        tab.begin(self.desk)

    @Slot(object)
    def _on_item(self, item_id: UUID) -> None:
        """Open a guide where guides are written: in the first tab."""
        self.open_tab(0)
        self.tab(0).show_item(item_id)
