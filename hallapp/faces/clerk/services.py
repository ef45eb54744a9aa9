"""What the clerk's desk asks of the hall: small protocols that name only what is used here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from hallapp.cases import Application, CaseRow, DueDay
from hallapp.cases.flow.said import Decision
from hallapp.faces.clerk.attendance.services import OwnHall
from hallapp.faces.clerk.cases.services import (
    KnowsColleagues,
    ListsCases,
    MakesCasePapers,
    MovesCases,
    ShowsCases,
)
from hallapp.faces.clerk.citizen_services import CitizenServices
from hallapp.faces.clerk.desk_facts import QueueRules
from hallapp.faces.clerk.services_queue import CallsTickets, PlansWindows, TellsWindows
from hallapp.guides.terms import Answers, GuideRow, ItemRow
from hallapp.hall.terms import DutyRow, HallRow, PersonRow, WindowRow
from hallapp.kernel.clock import Clock
from hallapp.kernel.requests import Request
from hallapp.queueing.terms import MissingPaper
from hallapp.slips.design import NO_ANSWERS, Paper

__all__ = ["CallsTickets", "ClerkServices", "PlansWindows", "TellsWindows"]


class KnowsGuides(Protocol):
    """Finds service items and their guides."""

    def search(
        self,
        text: str,
        department: str | None = None,
        *,
        for_kiosk: bool = False,
        limit: int = 200,
    ) -> tuple[ItemRow, ...]:
        """Find items by name, department, initials or code."""
        ...

    def guide(self, item_id: UUID) -> GuideRow:
        """Return a guide whole."""
        ...

    def find(self, code_or_name: str) -> GuideRow:
        """Return the guide of the one item with this code, this name, or this part of one."""
        ...


class KnowsCases(ListsCases, ShowsCases, Protocol):
    """Lists cases and shows each in detail."""


class ServesPeople(Protocol):
    """What spans features: windows taken and left, cases accepted."""

    def take_window(self, request: Request, person_id: UUID, window_id: UUID) -> DutyRow:
        """Sign in at a window, which is also the punch."""
        ...

    def leave_window(self, request: Request, window_id: UUID) -> None:
        """Sign out."""
        ...

    def pause(
        self, request: Request, window_id: UUID, reason: str, minutes: int | None = None
    ) -> DutyRow:
        """Call nobody for a while; None for a length that nobody says."""
        ...

    def resume(self, request: Request, window_id: UUID) -> DutyRow:
        """Call again."""
        ...

    def change_person(self, request: Request, window_id: UUID, person_id: UUID) -> DutyRow:
        """Let another person take the seat; the live ticket stays."""
        ...

    def take_over(self, request: Request, person_id: UUID, window_id: UUID, reason: str) -> DutyRow:
        """Take a window that somebody left without signing out."""
        ...

    def accept(
        self,
        request: Request,
        window_id: UUID,
        application: Application,
        *,
        despite: bool = False,
    ) -> CaseRow:
        """Accept a case."""
        ...

    def accept_instant(
        self,
        request: Request,
        window_id: UUID,
        application: Application,
        decision: Decision,
        *,
        despite: bool = False,
    ) -> CaseRow:
        """Accept, decide and hand over what is done at once."""
        ...

    def receive(
        self,
        request: Request,
        window_id: UUID,
        application: Application,
        *,
        despite: bool = False,
    ) -> CaseRow:
        """Take papers without accepting: something may be missing."""
        ...

    def continue_case(self, request: Request, window_id: UUID, case_id: UUID) -> CaseRow:
        """Link the ticket being served with a case that is there already."""
        ...

    def ready_for(self, text: str) -> CaseRow:
        """Return the case whose result lies ready, by its number or code."""
        ...

    def start_from_platform(
        self,
        request: Request,
        window_id: UUID,
        external_number: str,
        application: Application | None = None,
    ) -> CaseRow:
        """Take a case of the provincial platform to this window."""
        ...

    def due_preview(self, item_id: UUID) -> DueDay | None:
        """Return the due day that an acceptance now would give."""
        ...


class SignsIn(KnowsColleagues, Protocol):
    """Who works here, and who sits at which window."""

    def demo_people(self) -> tuple[PersonRow, ...]:
        """Return the people of a demo hall."""
        ...

    def sign_in_demo(self, request: Request, person_id: UUID) -> PersonRow:
        """Sign in by picking a name; demo hall only."""
        ...

    def sign_in(self, request: Request, staff_number: str, password: str) -> PersonRow:
        """Sign in with staff number and password."""
        ...

    def windows(self) -> tuple[WindowRow, ...]:
        """Return every service window."""
        ...

    def duties(self) -> tuple[DutyRow, ...]:
        """Return who holds which window now."""
        ...


class MakesPapers(Protocol):
    """Makes papers as PDF files and prints them; runs on the paper jobs."""

    def guide_slip(
        self, item_id: UUID, answers: Answers = NO_ANSWERS, paper: Paper | None = None
    ) -> Path:
        """Make a guide slip with what these answers ask for, in the hall's own form or another."""
        ...

    def print_guide_slip(
        self,
        request: Request,
        item_id: UUID,
        answers: Answers = NO_ANSWERS,
        paper: Paper | None = None,
    ) -> Path:
        """Make and print a guide slip."""
        ...

    def missing_notice(
        self, ticket_id: UUID, item_id: UUID, missing: tuple[MissingPaper, ...]
    ) -> Path:
        """Make the one-time notice of a visit that failed for want of papers."""
        ...

    def print_paper(self, path: Path, title: str, copies: int = 1) -> None:
        """Print a paper made before."""
        ...

    def warning(self, path: Path) -> str:
        """Return which characters of a paper no font could draw; empty when none."""
        ...


@dataclass(frozen=True)
class ClerkServices:
    """Everything that a clerk's desk works with; the app fills it."""

    hall: HallRow
    people: SignsIn
    queue: CallsTickets
    guides: KnowsGuides
    cases: KnowsCases
    duty: OwnHall
    serving: ServesPeople
    papers: MakesPapers
    clock: Clock
    oversee: TellsWindows
    plan: PlansWindows
    rules: Callable[[], QueueRules]
    citizen: CitizenServices | None = None
    flow: MovesCases | None = None
    case_papers: MakesCasePapers | None = None
    remedies: Callable[[], tuple[str, str]] = lambda: ("", "")
