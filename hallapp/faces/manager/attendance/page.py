"""The page 考勤: tabs above, one of them open."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk, AttendanceWish
from hallapp.faces.manager.attendance.tab import AttendanceTab
from hallapp.faces.manager.attendance.tabs import AttendanceOffer, tabs
from hallapp.faces.manager.pages.page import TabbedPage


class AttendanceDeskPage(TabbedPage[AttendanceTab]):
    """The day, and everything that is made of days."""

    def __init__(
        self,
        wish: AttendanceWish,
        offered: Sequence[AttendanceOffer] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._offers = tuple(tabs(wish.services) if offered is None else offered)
        super().__init__([(offer.word, offer.make) for offer in self._offers], parent)
        self.setObjectName("attendancePage")
        self.desk = AttendanceDesk(wish, self)

    @override
    def begin_tab(self, tab: AttendanceTab) -> None:
        """Let a tab just made begin; what it asks for opens in another one."""
        tab.tab_asked.connect(self.show_tab)
        tab.begin(self.desk)

    @Slot(str, object)
    def show_tab(self, name: str, wanted: object = None) -> None:
        """Open a tab by its name at what is wanted; without effect where the hall lacks it."""
        names = [offer.name for offer in self._offers]
        if name in names:
            number = names.index(name)
            self.open_tab(number)
            if wanted is not None:
                self.tab(number).show_at(wanted)
