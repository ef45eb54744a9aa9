"""What the tab 月历 asks of the hall; a hall may be without some of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from hallapp.attendance.terms import PlacedPunch
from hallapp.attendance.terms.acts import (
    CorrectionRow,
    CorrectionWish,
    CountRow,
    CountWish,
    RecountDifference,
)
from hallapp.attendance.terms.locking import LockRow
from hallapp.attendance.terms.person_days import MonthGridRow, PersonDayRow
from hallapp.attendance.terms.questions import DutyQuestionRow
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.kernel.requests import Request
from hallapp.leave.terms import LeaveRow

if TYPE_CHECKING:
    from hallapp.serving.attendance_papers.made import MadePaper, PaperForm
    from hallapp.serving.day_records import DayVersionRow, PostSpan

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class MonthDays(Protocol):
    """Days of people."""

    def month(self, year: int, month: int, department_id: UUID | None = None) -> MonthGridRow:
        """Return the month's grid."""
        ...

    def person(self, person_id: UUID, from_on: date, until_on: date) -> tuple[PersonDayRow, ...]:
        """Return the days of one person in order."""
        ...

    def traces(self, person_id: UUID, day: date) -> tuple[PlacedPunch, ...]:
        """Return what became of each raw punch of a person's day."""
        ...


class MonthCounts(Protocol):
    """Counting a period."""

    def preview(
        self,
        from_on: date,
        until_on: date,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> RecountDifference:
        """Return what a count would change."""
        ...

    def carry(
        self,
        request: Request,
        wish: CountWish,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> CountRow:
        """Count a period."""
        ...

    def counts(self, from_on: date, until_on: date) -> tuple[CountRow, ...]:
        """Return the counts that touch a span of days, the newest first."""
        ...


class MonthLocks(Protocol):
    """Closing a period."""

    def preview(
        self,
        from_on: date,
        until_on: date,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> RecountDifference:
        """Return what locking a period would count."""
        ...

    def lock(
        self,
        request: Request,
        from_on: date,
        until_on: date,
        progress: Progress | None = None,
        *,
        accepts_changes: bool = False,
        accepts_open: bool = False,
    ) -> LockRow:
        """Close a period."""
        ...

    def reopen(self, request: Request, lock_id: UUID, reason: str) -> None:
        """Open a locked period again."""
        ...

    def locks(self, from_on: date, until_on: date) -> tuple[LockRow, ...]:
        """Return the locks that touch a span, the newest first."""
        ...


class MonthCorrections(Protocol):
    """Slots filled by a second person's word."""

    def ask(
        self, request: Request, wish: CorrectionWish, override_reason: str = ""
    ) -> CorrectionRow:
        """Ask for a slot to be filled."""
        ...

    def decide(
        self,
        request: Request,
        correction_id: UUID,
        *,
        approved: bool,
        words: str = "",
        override_reason: str = "",
    ) -> CorrectionRow:
        """Approve or refuse one."""
        ...

    def open(self) -> tuple[CorrectionRow, ...]:
        """Return those that wait for a decision."""
        ...

    def of_person(
        self, person_id: UUID, from_on: date, until_on: date
    ) -> tuple[CorrectionRow, ...]:
        """Return one person's corrections of a span of days."""
        ...


class MonthLeaves(Protocol):
    """Leave of people."""

    def of_person(
        self, person_id: UUID, from_on: date | None = None, until_on: date | None = None
    ) -> tuple[LeaveRow, ...]:
        """Return a person's requests of a span."""
        ...


class MonthQuestions(Protocol):
    """Questions that windows raised."""

    def on(self, first: date, last: date) -> tuple[DutyQuestionRow, ...]:
        """Return the questions that began on these days."""
        ...


class MonthRecords(Protocol):
    """What is kept of one person's days besides the punches."""

    def posts(self, person_id: UUID, day: date) -> "tuple[PostSpan, ...]":
        """Return the windows that a person held on a day."""
        ...

    def versions(self, person_id: UUID, day: date) -> "tuple[DayVersionRow, ...]":
        """Return every count of a person's day, the newest first."""
        ...


class MonthPapers(Protocol):
    """The sheet of a month."""

    def month_sheet(
        self, year: int, month: int, form: "PaperForm", department_id: UUID | None = None
    ) -> "MadePaper":
        """Make it."""
        ...

    def keep(self, paper: "MadePaper") -> Path:
        """Keep a paper and return its file."""
        ...


class MonthHall:
    """Finds the services of an opened hall by name; a service is made when first asked for."""

    def __init__(self, services: AttendanceServices) -> None:
        self._more: Any = services.more

    @property
    def days(self) -> MonthDays:
        """Days of people."""
        return self._more.attendance

    @property
    def counts(self) -> MonthCounts:
        """Counting a period."""
        return self._more.recounts

    @property
    def locks(self) -> MonthLocks:
        """Closing a period."""
        return self._more.attendance_locks

    @property
    def corrections(self) -> MonthCorrections:
        """Slots filled by a second person's word."""
        return self._more.corrections

    @property
    def papers(self) -> MonthPapers:
        """The sheet of a month."""
        return self._more.attendance_papers

    @property
    def leaves(self) -> MonthLeaves | None:
        """Leave of people; None in a hall without."""
        return self._found("leaves")

    @property
    def questions(self) -> MonthQuestions | None:
        """Questions that windows raised; None in a hall without."""
        return self._found("duty_questions")

    @property
    def records(self) -> MonthRecords | None:
        """What is kept besides the punches; None in a hall without."""
        return self._found("day_records")

    def _found(self, name: str) -> Any:
        return getattr(self._more, name) if name in dir(self._more) else None
