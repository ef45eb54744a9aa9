"""The page 办件: tabs above, one of them open."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.manager.cases.desk import CasesDesk, CasesWish
from hallapp.faces.manager.cases.tab import CasesTab
from hallapp.faces.manager.cases.tabs import CasesOffer, tabs
from hallapp.faces.manager.pages.page import TabbedPage


class CasesPage(TabbedPage[CasesTab]):
    """Cases, supervision, joint handling, calendar and figures."""

    def __init__(
        self,
        wish: CasesWish,
        offered: Sequence[CasesOffer] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        offers = tabs(wish.services) if offered is None else offered
        super().__init__([(offer.word, offer.make) for offer in offers], parent)
        self.setObjectName("casesPage")
        self.desk = CasesDesk(wish, self)

    @override
    def begin_tab(self, tab: CasesTab) -> None:
        """Let a tab just made begin; a case that it asks for opens in the list."""
        tab.case_asked.connect(self._on_case)
        tab.begin(self.desk)

    @Slot(object)
    def _on_case(self, wanted: UUID | str) -> None:
        """Open a case where cases are listed: in the first tab."""
        from hallapp.faces.manager.cases.cases_tab import CaseListTab

        self.open_tab(0)
        listed = self.tab(0)
        if isinstance(listed, CaseListTab):
            listed.open_case(wanted)
