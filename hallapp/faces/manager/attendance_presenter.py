"""The sheet of a day and its paper: asks, previews, prints."""

from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject

from hallapp.attendance.terms import DaySheetRow
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.words import day_words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs


class AttendanceView(Protocol):
    """Shows one day's sheet."""

    def show_sheet(self, sheet: DaySheetRow) -> None:
        """Show a sheet."""
        ...

    def show_failure(self, error: HallError) -> None:
        """Say what did not work; what is shown stays."""
        ...

    def show_printing(self, *, is_printing: bool) -> None:
        """Take no second press while a paper prints."""
        ...

    def tell_printed(self, words: str) -> None:
        """Say that the paper went to the printer."""
        ...


class AttendancePresenter:
    """Keeps one question about one day outstanding; answers about other days are dropped."""

    def __init__(
        self,
        view: AttendanceView,
        services: AttendanceServices,
        jobs: Jobs,
        paper_jobs: Jobs,
        owner: QObject | None = None,
    ) -> None:
        self._view = view
        self._services = services
        self._jobs = jobs
        self._paper_jobs = paper_jobs
        self._owner = owner
        self._day: date | None = None
        self._shown_on: date | None = None
        self._is_asking = False
        self._asked_again = False
        self._is_printing = False

    def choose(self, day: date | None) -> None:
        """Show another day; None for today, whichever day that is by then."""
        if day != self._day:
            self._day = day
            self.refresh()

    def refresh(self) -> None:
        """Ask for the sheet again."""
        if self._is_asking:
            self._asked_again = True
            return
        self._is_asking = True
        self._asked_again = False
        day, attendance = self._day, self._services.days

        def answered(sheet: DaySheetRow) -> None:
            self._on_sheet(day, sheet)

        self._jobs.submit(lambda: attendance.sheet(day), answered, self._on_failed, self._owner)

    def paper_of(self, day: date) -> bytes:
        """Make the paper of a day; runs on the worker for papers."""
        return self._services.papers.attendance_sheet(day).read_bytes()

    def print_sheet(self) -> None:
        """Make the paper and send it to the printer; a second press meanwhile does nothing."""
        day = self._shown_on
        if self._is_printing or day is None:
            return
        self._set_printing(is_printing=True)
        self._paper_jobs.submit(
            lambda: self._print(day), self._on_printed, self._on_not_printed, self._owner
        )

    def _print(self, day: date) -> str:
        """Make and print; runs on the worker for papers."""
        path = self._services.papers.attendance_sheet(day)
        title = _("考勤 {day}").format(day=day_words(day))
        self._services.papers.print_paper(path, title)
        return path.name

    def _on_sheet(self, day: date | None, sheet: DaySheetRow) -> None:
        self._is_asking = False
        if day == self._day:
            self._shown_on = sheet.day
            self._view.show_sheet(sheet)
        if self._asked_again:
            self.refresh()

    def _on_failed(self, error: HallError) -> None:
        self._is_asking = False
        self._view.show_failure(error)

    def _on_printed(self, name: str) -> None:
        self._set_printing(is_printing=False)
        self._view.tell_printed(_("已送打印机，存为 {name}").format(name=name))

    def _on_not_printed(self, error: HallError) -> None:
        self._set_printing(is_printing=False)
        self._view.show_failure(error)

    def _set_printing(self, *, is_printing: bool) -> None:
        self._is_printing = is_printing
        self._view.show_printing(is_printing=is_printing)
