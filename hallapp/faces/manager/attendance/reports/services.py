"""What the tab of summaries and bulletins asks of the hall."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from hallapp.bulletins.terms import (
    BulletinContent,
    BulletinRow,
    BulletinSort,
    ConfirmationRow,
    MonthFigures,
    PostingSheet,
    RecipientLine,
    StepCode,
    WeekFigures,
    Worklist,
)
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.kernel.requests import Request

if TYPE_CHECKING:
    from hallapp.attendance.terms.acts import CorrectionRow
    from hallapp.attendance.terms.person_days import PersonDayRow
    from hallapp.cases.terms import CaseRow
    from hallapp.leave.terms import LeaveRow
    from hallapp.patrols.terms import ExplanationRow, LetterRow, MarkRow
    from hallapp.serving.attendance_papers.made import MadePaper, PaperForm


class Bulletins(Protocol):
    """Figures, steps, confirmations, and bulletins on their way."""

    def period_of(self, sort: BulletinSort, day: date) -> tuple[date, date]:
        """Return first and last day of a day's period."""
        ...

    def worklist(self, sort: BulletinSort, day: date) -> Worklist:
        """Return the steps of a day's period."""
        ...

    def week(self, day: date) -> WeekFigures:
        """Return the figures of a week."""
        ...

    def month(self, day: date) -> MonthFigures:
        """Return the figures of a month."""
        ...

    def frozen_week(self, bulletin_id: UUID) -> WeekFigures:
        """Return the figures that a summary was drafted from."""
        ...

    def frozen_month(self, bulletin_id: UUID) -> MonthFigures:
        """Return the figures that a bulletin was drafted from."""
        ...

    def preview_week(self, day: date) -> tuple[WeekFigures, BulletinContent]:
        """Return figures and prose of a week."""
        ...

    def preview_month(self, day: date) -> tuple[MonthFigures, BulletinContent]:
        """Return figures and prose of a month."""
        ...

    def preview_assessment(self, day: date) -> BulletinContent:
        """Return the prose about a sheet of scores."""
        ...

    def bulletin(self, bulletin_id: UUID) -> BulletinRow:
        """Return one bulletin."""
        ...

    def bulletins(self, sort: BulletinSort | None = None) -> tuple[BulletinRow, ...]:
        """Return all bulletins, the newest period first."""
        ...

    def confirm_unit(
        self, request: Request, department_id: UUID, from_on: date, until_on: date, words: str = ""
    ) -> ConfirmationRow:
        """Confirm the figures of a unit."""
        ...

    def withdraw_confirmation(self, request: Request, confirmation_id: UUID) -> None:
        """Take a confirmation back."""
        ...

    def override(
        self, request: Request, sort: BulletinSort, day: date, step: StepCode, words: str
    ) -> Worklist:
        """Let the work go on without a step."""
        ...

    def draft(self, request: Request, sort: BulletinSort, day: date) -> BulletinRow:
        """Draft a bulletin."""
        ...

    def redraft(self, request: Request, bulletin_id: UUID) -> BulletinRow:
        """Draft it anew."""
        ...

    def edit(
        self, request: Request, bulletin_id: UUID, content: BulletinContent, title: str = ""
    ) -> BulletinRow:
        """Change the prose of a draft."""
        ...

    def set_recipients(
        self, request: Request, bulletin_id: UUID, wished: Sequence[tuple[RecipientLine, str]]
    ) -> BulletinRow:
        """Say who gets it."""
        ...

    def confirm(self, request: Request, bulletin_id: UUID) -> BulletinRow:
        """Approve the text."""
        ...

    def send_back(self, request: Request, bulletin_id: UUID) -> BulletinRow:
        """Make it a draft again."""
        ...

    def number(self, request: Request, bulletin_id: UUID) -> BulletinRow:
        """Give it its number."""
        ...

    def issue(self, request: Request, bulletin_id: UUID) -> BulletinRow:
        """Issue it."""
        ...

    def sign(self, request: Request, recipient_id: UUID, by_name: str) -> BulletinRow:
        """Note who signed."""
        ...

    def correct(self, request: Request, bulletin_id: UUID, why: str) -> BulletinRow:
        """Begin another one in its place."""
        ...


class Postings(Protocol):
    """What was posted of days."""

    def draft(self, day: date) -> PostingSheet:
        """Return what would be posted now."""
        ...

    def posted(self, day: date) -> PostingSheet | None:
        """Return what hangs of a day."""
        ...

    def hanging(self) -> PostingSheet | None:
        """Return the latest posting."""
        ...


class ReportPapers(Protocol):
    """Papers of days, weeks, and bulletins."""

    def daily(self, day: date, form: "PaperForm") -> "MadePaper":
        """Make the posting of a day."""
        ...

    def weekly(self, day: date, form: "PaperForm") -> "MadePaper":
        """Make the table of a week; as a Word file its prose."""
        ...

    def monthly(self, of: date | UUID, form: "PaperForm") -> "MadePaper":
        """Make a bulletin, or the draft of a month."""
        ...

    def keep(self, paper: "MadePaper") -> Path:
        """Keep a paper and return its file."""
        ...


class Days(Protocol):
    """Days of people."""

    def days(
        self, from_on: date, until_on: date, person_ids: Sequence[UUID] | None = None
    ) -> "tuple[PersonDayRow, ...]":
        """Return the days of a span."""
        ...


class Leaves(Protocol):
    """Leave slips."""

    def in_period(self, from_on: date, until_on: date) -> "tuple[LeaveRow, ...]":
        """Return what touches a span of days."""
        ...


class Marks(Protocol):
    """What rounds saw."""

    def marks_in(self, from_on: date, until_on: date) -> "tuple[MarkRow, ...]":
        """Return the records of a span of days."""
        ...


class Letters(Protocol):
    """Feedback letters."""

    def in_period(self, from_on: date, until_on: date) -> "tuple[LetterRow, ...]":
        """Return those issued in a span of days."""
        ...

    def open_letters(self) -> "tuple[LetterRow, ...]":
        """Return those that wait."""
        ...


class Explanations(Protocol):
    """What people say about a finding."""

    def in_period(self, from_on: date, until_on: date) -> "tuple[ExplanationRow, ...]":
        """Return those about a span of days."""
        ...


class Corrections(Protocol):
    """Correction slips."""

    def in_period(self, from_on: date, until_on: date) -> "tuple[CorrectionRow, ...]":
        """Return those about a span of days."""
        ...


class Cases(Protocol):
    """Cases of the hall."""

    def case(self, case_id: UUID) -> "CaseRow":
        """Return one case."""
        ...


class Locks(Protocol):
    """Periods that are closed."""

    def lock(self, request: Request, from_on: date, until_on: date) -> Any:
        """Close a period."""
        ...


class ReportHall:
    """Finds the services of an opened hall; each is made when first asked for, on a worker."""

    def __init__(self, services: AttendanceServices) -> None:
        self._services = services

    @property
    def services(self) -> AttendanceServices:
        """What the page works with."""
        return self._services

    @property
    def bulletins(self) -> Bulletins:
        """Summaries and bulletins."""
        found: Bulletins = self._services.more.bulletins
        return found

    @property
    def postings(self) -> Postings:
        """Postings of days."""
        found: Postings = self._services.more.postings
        return found

    @property
    def papers(self) -> ReportPapers:
        """Papers."""
        found: ReportPapers = self._services.more.attendance_papers
        return found

    @property
    def days(self) -> Days | None:
        """Days of people."""
        found: Any = self._services.days
        return found

    @property
    def leaves(self) -> Leaves | None:
        """Leave slips."""
        return self._found("leaves")

    @property
    def marks(self) -> Marks | None:
        """Records of rounds."""
        return self._found("patrols")

    @property
    def letters(self) -> Letters | None:
        """Feedback letters."""
        return self._found("letters")

    @property
    def explanations(self) -> Explanations | None:
        """Explanations."""
        return self._found("explanations")

    @property
    def corrections(self) -> Corrections | None:
        """Correction slips."""
        return self._found("corrections")

    @property
    def cases(self) -> Cases | None:
        """Cases."""
        return self._found("cases")

    @property
    def locks(self) -> Locks | None:
        """Closed periods."""
        return self._found("attendance_locks")

    def _found(self, name: str) -> Any:
        return getattr(self._services.more, name) if name in dir(self._services.more) else None
