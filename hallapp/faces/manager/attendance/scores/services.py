"""What the tab of scores asks of the hall."""

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from hallapp.assessment.terms import (
    AppealRow,
    AssessmentSheet,
    EntryRow,
    EvidenceSort,
    FeedPlan,
    FeedResult,
    HandEntry,
    ScoreFact,
    ScoreRules,
)
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.kernel.requests import Request

if TYPE_CHECKING:
    from hallapp.serving.attendance_papers.made import MadePaper, PaperForm


class Scores(Protocol):
    """Entries, sheets, appeals."""

    def rules(self, day: date | None = None) -> ScoreRules:
        """Return the rules of a day."""
        ...

    def period(self, day: date) -> tuple[date, date]:
        """Return the period that a day lies in."""
        ...

    def sheet(self, from_on: date, until_on: date) -> AssessmentSheet:
        """Return the sheet as it was closed, else as it is now."""
        ...

    def plan(
        self,
        facts: Iterable[ScoreFact],
        from_on: date,
        until_on: date,
        sorts: Collection[EvidenceSort],
    ) -> FeedPlan:
        """Return what feeding would change."""
        ...

    def entries_of(self, person_id: UUID, from_on: date, until_on: date) -> tuple[EntryRow, ...]:
        """Return a person's entries, withdrawn ones too."""
        ...

    def note(self, request: Request, entry: HandEntry) -> EntryRow:
        """Give or take points by hand."""
        ...

    def withdraw(self, request: Request, entry_id: UUID, why: str) -> EntryRow:
        """Let an entry count no longer."""
        ...

    def appeal(self, request: Request, entry_id: UUID, words: str) -> AppealRow:
        """Say that an entry is wrong."""
        ...

    def open_appeals(self) -> tuple[AppealRow, ...]:
        """Return what waits for a decision."""
        ...

    def decide_appeal(
        self, request: Request, appeal_id: UUID, *, granted: bool, words: str
    ) -> AppealRow:
        """Decide one."""
        ...

    def close(
        self, request: Request, from_on: date, until_on: date, title: str = ""
    ) -> AssessmentSheet:
        """Freeze the sheet."""
        ...

    def reopen(self, request: Request, assessment_id: UUID, why: str) -> None:
        """Put a closed sheet aside."""
        ...

    def deliver(
        self, request: Request, assessment_id: UUID, department_id: UUID | None, to: str
    ) -> int:
        """Note who of a unit received its part."""
        ...

    def closed_sheets(self) -> tuple[AssessmentSheet, ...]:
        """Return every sheet that was closed, newest first."""
        ...


class Feeder(Protocol):
    """Makes entries of what happened."""

    def gathered(self, from_on: date, until_on: date) -> tuple[ScoreFact, ...]:
        """Return what happened."""
        ...

    def feed(self, request: Request, from_on: date, until_on: date) -> FeedResult:
        """Make its entries."""
        ...


class ScorePapers(Protocol):
    """Sheets and notices as papers."""

    def assessment(self, from_on: date, until_on: date, form: "PaperForm") -> "MadePaper":
        """Make the sheet."""
        ...

    def assessment_notices(
        self, from_on: date, until_on: date, department_id: UUID | None = None
    ) -> "MadePaper":
        """Make the notices with their receipts."""
        ...

    def keep(self, paper: "MadePaper") -> Path:
        """Keep a paper and return its file."""
        ...


class ScoreHall:
    """Finds the services of an opened hall; each is made when first asked for, on a worker."""

    def __init__(self, services: AttendanceServices) -> None:
        self._more: Any = services.more

    @property
    def scores(self) -> Scores:
        """Entries, sheets, appeals."""
        found: Scores = self._more.scores
        return found

    @property
    def feeder(self) -> Feeder:
        """What happened."""
        found: Feeder = self._more.score_feeder
        return found

    @property
    def papers(self) -> ScorePapers:
        """Papers."""
        found: ScorePapers = self._more.attendance_papers
        return found


def can_feed(services: AttendanceServices) -> bool:
    """Return whether the hall can make entries of what happened, without making the service."""
    return "score_feeder" in dir(services.more)


def fed_sorts() -> Collection[EvidenceSort]:
    """Return the sorts of evidence that are gathered; loaded when first asked for."""
    from hallapp.serving.score_facts import SORTS

    return SORTS
