"""The place of the page 办件 in the manager's window; the page is made when first opened."""

from typing import TYPE_CHECKING

from typing_extensions import override

from hallapp.faces.manager.pages.desk import PageWish
from hallapp.faces.manager.pages.seat import PageSeat

if TYPE_CHECKING:
    from hallapp.cases.terms import Light
    from hallapp.faces.manager.cases.cases_tab import CaseListTab
    from hallapp.faces.manager.cases.page import CasesPage
    from hallapp.faces.manager.cases.services import CasesServices


class CasesSeat(PageSeat["CasesPage", "CasesServices"]):
    """Holds the page 办件; the overview of the hall opens its list."""

    @override
    def make_page(self, wish: "PageWish[CasesServices]") -> "CasesPage":
        """Make the page."""
        from hallapp.faces.manager.cases.page import CasesPage

        return CasesPage(wish)

    def choose(self, light: "Light | None") -> None:
        """List the open cases on a light; all of them for None."""
        listed = self._listed()
        if listed is not None:
            listed.choose(light)

    def choose_window(self, number: int) -> None:
        """List the open cases that a window took."""
        listed = self._listed()
        if listed is not None:
            listed.choose_window(number)

    def _listed(self) -> "CaseListTab | None":
        """Return the list, opened."""
        from hallapp.faces.manager.cases.cases_tab import CaseListTab

        page = self.opened()
        if page is None:
            return None
        page.open_tab(0)
        listed = page.tab(0)
        return listed if isinstance(listed, CaseListTab) else None
