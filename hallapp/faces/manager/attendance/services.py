"""What the manager's page of attendance asks of the hall."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from hallapp.attendance.terms import DaySheetRow
from hallapp.hall.terms import DepartmentRow, HallRow, PersonRow, WindowRow
from hallapp.kernel.clock import Clock


class SeenDays(Protocol):
    """The day's attendance sheet."""

    def sheet(self, day: date | None = None) -> DaySheetRow:
        """Return the sheet of a day, today unless told otherwise."""
        ...


class DutyPapers(Protocol):
    """Papers of attendance, and the hall's printer for papers."""

    def attendance_sheet(self, day: date) -> Path:
        """Make the attendance sheet of a day as PDF and keep it."""
        ...

    def print_paper(self, path: Path, title: str, copies: int = 1) -> None:
        """Print a paper."""
        ...


class SeenPlaces(Protocol):
    """Windows and people of the hall."""

    def windows(self) -> tuple[WindowRow, ...]:
        """Return the hall's windows."""
        ...

    def people(self) -> tuple[PersonRow, ...]:
        """Return the hall's people."""
        ...


@dataclass(frozen=True)
class AttendanceServices:
    """All that the tabs of the page work with.

    Attributes:
        departments: Asks for the units of the hall.
        more: The opened hall, for tabs that ask for further services by name (`leave`, `patrols`,
            `bulletins` and so on, each behind a protocol of its tab); None in a hall without them.
    """

    hall: HallRow
    days: SeenDays
    papers: DutyPapers
    places: SeenPlaces
    clock: Clock
    departments: Callable[[], tuple[DepartmentRow, ...]]
    more: Any = None
