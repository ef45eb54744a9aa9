"""The place of the page 指南 in the manager's window; the page is made when first opened."""

from typing import TYPE_CHECKING

from typing_extensions import override

from hallapp.faces.manager.pages.desk import PageWish
from hallapp.faces.manager.pages.seat import PageSeat

if TYPE_CHECKING:
    from hallapp.faces.manager.guides.page import GuidesPage
    from hallapp.faces.manager.services_guides import GuidesServices


class GuidesSeat(PageSeat["GuidesPage", "GuidesServices"]):
    """Holds the page 指南."""

    @override
    def make_page(self, wish: "PageWish[GuidesServices]") -> "GuidesPage":
        """Make the page."""
        from hallapp.faces.manager.guides.page import GuidesPage

        return GuidesPage(wish)
