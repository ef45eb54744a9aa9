"""The tab 今日: the day's attendance sheet as it stands, and what will be posted."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.tab import AttendanceTab
from hallapp.faces.manager.attendance_page import AttendancePage
from hallapp.faces.manager.attendance_presenter import AttendancePresenter


class TodayTab(AttendanceTab):
    """One day's sheet.

    Attributes:
        sheet: The sheet itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: AttendancePage | None = None
        self._presenter: AttendancePresenter | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @override
    def begin(self, desk: AttendanceDesk) -> None:
        """Show today's sheet."""
        sheet = self.sheet = AttendancePage(desk.paper_jobs)
        sheet.told.connect(self.told)
        sheet.failed.connect(self.failed)
        self._column.addWidget(sheet)
        # Now, not with the next event: hidden parts cannot have the keyboard.
        sheet.show()
        self._presenter = AttendancePresenter(
            sheet, desk.services, desk.jobs, desk.paper_jobs, self
        )
        sheet.begin(self._presenter, desk.today())

    @override
    def refresh(self) -> None:
        """Ask again."""
        if self._presenter is not None:
            self._presenter.refresh()

    @override
    def take_keyboard(self) -> None:
        """Put the keyboard on the table."""
        if self.sheet is not None:
            self.sheet.take_keyboard()

    @override
    def show_at(self, wanted: object) -> None:
        """Show deviations only, where they are asked for."""
        if self.sheet is not None and wanted == "deviations":
            self.sheet.show_deviations()
