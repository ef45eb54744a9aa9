"""What the tab 巡查 asks of the hall: rounds, the draw, letters, explanations, papers."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.hall.terms import DepartmentRow, PersonRow, WindowRow
from hallapp.kernel.requests import Request
from hallapp.patrols.terms import (
    DrawCheck,
    ExplanationRow,
    FindingRow,
    FindingWish,
    LetterReply,
    LetterRow,
    LetterWish,
    MarkRow,
    MarkWish,
    PatrolDayRow,
    PatrolPlan,
    RoundRow,
    RoundSource,
)

if TYPE_CHECKING:
    from hallapp.serving.attendance_papers.made import MadePaper, PaperForm
    from hallapp.serving.patrol_desk import PaperRound, RoundForm


class Draws(Protocol):
    """The draw of a day."""

    def plan(self, day: date | None = None) -> PatrolPlan:
        """Return what everybody may see."""
        ...

    def plan_for(self, request: Request, day: date | None = None) -> PatrolPlan:
        """Return what the asker may see; who asked is kept."""
        ...

    def is_ahead(self, number: int) -> bool:
        """Return whether a drawn round of today has its time well ahead of now."""
        ...

    def commit(self, request: Request, day: date | None = None) -> PatrolPlan:
        """Draw today's times and publish their hash."""
        ...

    def reveal(self, request: Request, day: date | None = None) -> PatrolPlan:
        """Publish secret and times."""
        ...

    def verify(self, day: date) -> DrawCheck:
        """Check a revealed draw."""
        ...

    def name_patroller(self, request: Request, day: date, person_id: UUID) -> PatrolPlan:
        """Name who patrols on a day."""
        ...

    def withdraw_patroller(self, request: Request, day: date, person_id: UUID) -> PatrolPlan:
        """Take somebody off the patrols of a day."""
        ...


class Marks(Protocol):
    """What rounds saw."""

    def of_day(self, day: date | None = None) -> PatrolDayRow:
        """Return a day with rounds as columns."""
        ...

    def marks_in(self, from_on: date, until_on: date) -> tuple[MarkRow, ...]:
        """Return the marks of a period."""
        ...

    def correct(self, request: Request, mark_id: UUID, wish: MarkWish, reason: str) -> MarkRow:
        """Put another mark in the place of one."""
        ...

    def rectify(self, request: Request, mark_id: UUID, words: str) -> MarkRow:
        """Keep that it was put right."""
        ...


class Findings(Protocol):
    """The list of findings."""

    def findings(self, *, with_inactive: bool = False) -> tuple[FindingRow, ...]:
        """Return the list in its order."""
        ...

    def change_finding(self, request: Request, wish: FindingWish) -> FindingRow:
        """Add, rename or switch an entry."""
        ...

    def retire_finding(self, request: Request, code: str) -> None:
        """Take an entry off the list."""
        ...


class Patrols(Draws, Marks, Findings, Protocol):
    """All that patrols keep."""


class Rounds(Protocol):
    """The patroller's form."""

    def round_form(self, round_id: UUID) -> "RoundForm":
        """Return the form of a round."""
        ...

    def begin(
        self, request: Request, number: int, source: RoundSource = RoundSource.WALK
    ) -> "RoundForm":
        """Begin a round."""
        ...

    def tap(self, request: Request, round_id: UUID, wish: MarkWish) -> "RoundForm":
        """Keep what is seen at a window."""
        ...

    def end(
        self, request: Request, round_id: UUID, *, is_rest_present: bool, note: str = ""
    ) -> RoundRow:
        """End a round."""
        ...

    def key_in(self, request: Request, paper: "PaperRound") -> RoundRow:
        """Key in a sheet of paper."""
        ...


class Letters(Protocol):
    """Feedback letters."""

    def issue(self, request: Request, wish: LetterWish) -> LetterRow:
        """Write one."""
        ...

    def reply(self, request: Request, letter_id: UUID, reply: LetterReply) -> LetterRow:
        """Key in the reply slip."""
        ...

    def rectify(
        self, request: Request, letter_id: UUID, words: str, on: date | None = None
    ) -> LetterRow:
        """Keep that the hall has seen it put right."""
        ...

    def close(self, request: Request, letter_id: UUID) -> LetterRow:
        """Close one."""
        ...

    def withdraw(self, request: Request, letter_id: UUID, why: str) -> LetterRow:
        """Take one back."""
        ...

    def open_letters(self) -> tuple[LetterRow, ...]:
        """Return letters that something is to be done about."""
        ...

    def in_period(self, from_on: date, until_on: date) -> tuple[LetterRow, ...]:
        """Return the letters of a period."""
        ...


class Explanations(Protocol):
    """What people say before publication."""

    def decide(
        self, request: Request, explanation_id: UUID, *, accepted: bool, words: str = ""
    ) -> ExplanationRow:
        """Accept one or refuse it."""
        ...

    def open(self) -> tuple[ExplanationRow, ...]:
        """Return those that wait."""
        ...

    def in_period(self, from_on: date, until_on: date) -> tuple[ExplanationRow, ...]:
        """Return those about the days of a period."""
        ...


class PatrolPapers(Protocol):
    """Papers of patrols."""

    def patrol_log(self, day: date, form: "PaperForm" = ...) -> "MadePaper":
        """Make the log of a day."""
        ...

    def round_sheets(self, day: date | None = None) -> "MadePaper":
        """Make blank sheets."""
        ...

    def letter(self, letter_id: UUID, form: "PaperForm" = ...) -> "MadePaper":
        """Make a letter."""
        ...

    def keep(self, paper: "MadePaper") -> Path:
        """Keep a paper and return its file."""
        ...


class PatrolHall:
    """Finds the services of an opened hall; each is made when first asked for, on a worker."""

    def __init__(self, services: AttendanceServices) -> None:
        self._more: Any = services.more
        self._services = services

    @property
    def patrols(self) -> Patrols:
        """Draws, rounds, marks, the list."""
        found: Patrols = self._more.patrols
        return found

    @property
    def rounds(self) -> Rounds:
        """The patroller's form."""
        found: Rounds = self._more.patrol_desk
        return found

    @property
    def letters(self) -> Letters:
        """Feedback letters."""
        found: Letters = self._more.letters
        return found

    @property
    def explanations(self) -> Explanations:
        """Explanations before publication."""
        found: Explanations = self._more.explanations
        return found

    @property
    def papers(self) -> PatrolPapers:
        """Papers of patrols."""
        found: PatrolPapers = self._more.attendance_papers
        return found

    def windows(self) -> tuple[WindowRow, ...]:
        """Return the windows of the hall."""
        return self._services.places.windows()

    def departments(self) -> tuple[DepartmentRow, ...]:
        """Return the units of the hall."""
        return self._services.departments()

    def people(self) -> tuple[PersonRow, ...]:
        """Return the people of the hall."""
        return self._services.places.people()
