"""Where sentences, figures and windows of the first page lead."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from hallapp.cases.terms import Light as CaseLight
from hallapp.faces.manager.decision_row import Decision, Where

if TYPE_CHECKING:
    from hallapp.faces.manager.main_window import ManagerMainWindow

HALL, ATTENDANCE, CASES, QUEUE, GUIDES, REPORTS, SETTINGS = range(7)
"""Numbers of the pages, as on the rail."""
_DUTY_TABS = {
    Where.LEAVE: ("leave", "decide"),
    Where.POSTS: ("posts", "vacant"),
    Where.QUESTIONS: ("today", ""),
}
"""Tab of the page 考勤, and its list, to which a sentence leads."""


class Routes(QObject):
    """Opens the page that a sentence or a figure is about, at what it is about."""

    def __init__(self, window: "ManagerMainWindow") -> None:
        super().__init__(window)
        self._window = window

    @Slot(object)
    def follow(self, decision: Decision) -> None:
        """Go where a sentence leads."""
        window, key = self._window, decision.key
        if decision.where is Where.CASES:
            window.open_page(CASES)
            window.cases_seat.choose(key if isinstance(key, CaseLight) else None)
        elif decision.where is Where.ATTENDANCE:
            window.open_page(ATTENDANCE)
            window.attendance_seat.show_deviations()
        elif decision.where in _DUTY_TABS:
            window.open_page(ATTENDANCE)
            tab, part = _DUTY_TABS[decision.where]
            window.attendance_seat.show_tab(tab, (part, key) if part else None)
        elif decision.where is Where.REPORT:
            window.running.reports_page.open_report(str(key))
            window.open_page(REPORTS)
        elif decision.where is Where.QUEUE:
            window.open_page(QUEUE)
            window.running.open_ticket(str(key))
        elif decision.where is Where.SERVICE and isinstance(key, UUID):
            window.open_page(QUEUE)
            window.running.open_service(key)

    @Slot(int)
    def show_cases_of(self, number: int) -> None:
        """List the cases that a window took."""
        self._window.open_page(CASES)
        self._window.cases_seat.choose_window(number)

    @Slot(str)
    def show_figure(self, name: str) -> None:
        """Open what a figure counts."""
        window = self._window
        if name == "cases":
            window.open_page(CASES)
            window.cases_seat.choose(None)
        elif name in {"waiting", "longest"}:
            window.open_page(QUEUE)
        else:
            window.open_page(HALL)
            window.hall_page.show_plan()
