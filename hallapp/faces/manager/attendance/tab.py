"""What every tab of the page 考勤 is."""

from PySide6.QtCore import Signal

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.pages.tab import PageTab


class AttendanceTab(PageTab[AttendanceDesk]):
    """A matter of its own about attendance.

    Signals:
        tab_asked: Another tab is to be opened; carries its name (`AttendanceOffer.name`) and what
            it is to show there, None for its beginning.
    """

    tab_asked = Signal(str, object)

    def show_at(self, wanted: object) -> None:
        """Show what another tab asked for; a tab that shows one thing only has nothing to do."""
