"""What the calendar's tab asks of the hall."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from hallapp.cases.clockwork.calendar_rows import (
    CalendarDayRow,
    CalendarEditRow,
    CalendarYearRow,
    DayChoice,
    MovePreview,
    NoticePlan,
)
from hallapp.kernel.requests import Request

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class SeenCalendar(Protocol):
    """The hall's calendar, and every open case in step with it."""

    def years(self) -> tuple[CalendarYearRow, ...]:
        """Return the years around today and every loaded one."""
        ...

    def days(self, year: int) -> tuple[CalendarDayRow, ...]:
        """Return every day of a year."""
        ...

    def edits(self, limit: int = 100) -> tuple[CalendarEditRow, ...]:
        """Return the changes that were made, the newest first."""
        ...

    def read_notice(self, given: Path | str, year: int | None = None) -> NoticePlan:
        """Read a notice and compare it with the present calendar."""
        ...

    def from_library(self, year: int) -> NoticePlan:
        """Compare the notice that ships with the program with the present calendar."""
        ...

    def preview(self, plan: NoticePlan) -> MovePreview:
        """Return which open cases a notice would move."""
        ...

    def preview_day(self, day: date, choice: DayChoice, note: str = "") -> MovePreview:
        """Return which open cases a single day would move."""
        ...

    def save(
        self,
        request: Request,
        plan: NoticePlan,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> MovePreview:
        """Write a notice and date every open case again."""
        ...

    def set_day(
        self,
        request: Request,
        day: date,
        choice: DayChoice,
        note: str = "",
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> MovePreview:
        """Set a single day and date every open case again."""
        ...

    def forget_year(self, request: Request, year: int) -> MovePreview:
        """Take back a notice that the hall has loaded."""
        ...
