"""The place of the page 考勤 in the manager's window; the page is made when first opened."""

from typing import TYPE_CHECKING

from typing_extensions import override

from hallapp.faces.manager.pages.desk import PageWish
from hallapp.faces.manager.pages.seat import PageSeat

if TYPE_CHECKING:
    from hallapp.faces.manager.attendance.page import AttendanceDeskPage
    from hallapp.faces.manager.attendance.services import AttendanceServices


class AttendanceSeat(PageSeat["AttendanceDeskPage", "AttendanceServices"]):
    """Holds the page 考勤; the overview of the hall opens its day."""

    @override
    def make_page(self, wish: "PageWish[AttendanceServices]") -> "AttendanceDeskPage":
        """Make the page."""
        from hallapp.faces.manager.attendance.page import AttendanceDeskPage

        return AttendanceDeskPage(wish)

    def show_deviations(self) -> None:
        """Show only those of today whom a manager should look at."""
        self.show_tab("today", "deviations")

    def show_tab(self, name: str, wanted: object = None) -> None:
        """Open a tab by its name, at what is wanted."""
        page = self.opened()
        if page is not None:
            page.show_tab(name, wanted)
