"""What the manager's face asks of the hall, and how one station is set up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from hallapp.attendance.terms import DaySheetRow
from hallapp.cases.terms import CaseList, CaseQuestion
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.faces.manager.services_running import (
    ManagerEvaluation,
    ManagerOversight,
    ManagerOverview,
    ManagerReception,
    ManagerRetention,
    ManagerServing,
    RunningQueue,
)
from hallapp.hall.terms import HallRow, PersonRow
from hallapp.kernel.clock import Clock
from hallapp.kernel.requests import Request
from hallapp.queueing.terms import QueueFigures, TicketRow, WindowStateRow

if TYPE_CHECKING:
    # Loads the database layer, which the window must not wait for.
    from hallapp.faces.manager.settings_desk import SettingsServices


USUAL_WAIT_LIMIT_MINUTES = 15


class ManagerQueue(RunningQueue, Protocol):
    """The queue as the whole hall sees it."""

    def figures(self) -> QueueFigures:
        """Return the day's figures."""
        ...

    def window_states(self) -> tuple[WindowStateRow, ...]:
        """Return every window with who holds it and what it serves."""
        ...

    def unprinted(self) -> tuple[TicketRow, ...]:
        """Return tickets that never came out of the printer."""
        ...


class ManagerCases(Protocol):
    """The cases of the hall."""

    def search(
        self, question: CaseQuestion | None = None, limit: int = 200, offset: int = 0
    ) -> CaseList:
        """Return a part of the cases that fit a question, and how all of them stand."""
        ...


class ManagerAttendance(Protocol):
    """The day's attendance sheet."""

    def sheet(self, day: date | None = None) -> DaySheetRow:
        """Return the sheet of a day, today unless told otherwise."""
        ...


class ManagerPeople(Protocol):
    """Signing in."""

    def demo_people(self) -> tuple[PersonRow, ...]:
        """Return who may be picked by name; nobody in a real hall."""
        ...

    def sign_in_demo(self, request: Request, person_id: UUID) -> PersonRow:
        """Let somebody of a demo hall in."""
        ...

    def sign_in(self, request: Request, staff_number: str, password: str) -> PersonRow:
        """Let somebody in by staff number and password."""
        ...


class ManagerPapers(Protocol):
    """Papers; every call belongs on the worker for papers."""

    def attendance_sheet(self, day: date) -> Path:
        """Make the attendance sheet of a day as PDF and keep it."""
        ...

    def print_paper(self, path: Path, title: str, copies: int = 1) -> None:
        """Print a kept paper."""
        ...


def usual_wait_limit() -> int:
    """Return after how many minutes a wait is too long, where the hall says nothing else."""
    return USUAL_WAIT_LIMIT_MINUTES


@dataclass(frozen=True)
class ManagerServices:
    """All that the manager's face needs of an open hall.

    Attributes:
        wait_limit_minutes: Asks after how many minutes a wait is too long in this hall.
    """

    hall: HallRow
    queue: ManagerQueue
    cases: ManagerCases
    attendance: ManagerAttendance
    people: ManagerPeople
    papers: ManagerPapers
    clock: Clock
    oversee: ManagerOversight
    overview: ManagerOverview
    evaluation: ManagerEvaluation
    reception: ManagerReception
    serving: ManagerServing
    retention: ManagerRetention
    setup: "SettingsServices | None" = None
    wait_limit_minutes: Callable[[], int] = usual_wait_limit
    guides: GuidesServices | None = None
    case_work: CasesServices | None = None
    duty: AttendanceServices | None = None


@dataclass(frozen=True)
class ManagerOptions:
    """How one station is set up.

    Attributes:
        station_name: Name of the workstation, for the audit trail.
        is_windowed: In a window instead of maximised.
    """

    station_name: str
    is_windowed: bool = False
