"""What the tab 请假外出 asks of the hall."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.hall.half_days import HalfDay, HalfDaySpan
from hallapp.kernel.requests import Request
from hallapp.leave.terms import (
    AnnualBalance,
    GrantWish,
    LeaveRow,
    LeaveWish,
    OutingRow,
    OutingWish,
    StandInRow,
)
from hallapp.roster.terms import HandoverRow

if TYPE_CHECKING:
    from hallapp.serving.attendance_papers.made import MadePaper


class SeenLeaves(Protocol):
    """Leave of the hall."""

    def to_decide(self) -> tuple[LeaveRow, ...]:
        """Return what waits for a decision."""
        ...

    def to_decide_by(self, person_id: UUID) -> tuple[LeaveRow, ...]:
        """Return what waits for one person."""
        ...

    def in_period(self, from_on: date, until_on: date) -> tuple[LeaveRow, ...]:
        """Return the leave of a span of days."""
        ...

    def not_reported_back(self) -> tuple[LeaveRow, ...]:
        """Return leave that is over while nobody has reported back."""
        ...

    def stand_ins(self, person_id: UUID, span: HalfDaySpan) -> tuple[StandInRow, ...]:
        """Return who could stand in."""
        ...

    def balance(self, person_id: UUID, year: int | None = None) -> AnnualBalance:
        """Return a person's annual leave."""
        ...

    def half_now(self) -> HalfDay:
        """Return the present half day."""
        ...

    def ask(self, request: Request, wish: LeaveWish) -> LeaveRow:
        """Ask for leave."""
        ...

    def decide(
        self,
        request: Request,
        leave_id: UUID,
        *,
        approved: bool,
        words: str = "",
        signed_by: str = "",
        step: int | None = None,
    ) -> LeaveRow:
        """Agree to a step, or refuse it."""
        ...

    def withdraw(self, request: Request, leave_id: UUID, why: str = "") -> LeaveRow:
        """Take a request back."""
        ...

    def end(self, request: Request, leave_id: UUID, back: HalfDay) -> LeaveRow:
        """Report back."""
        ...

    def change_b(self, request: Request, leave_id: UUID, b_person_id: UUID | None) -> LeaveRow:
        """Let somebody else stand in."""
        ...

    def set_grant(self, request: Request, wish: GrantWish) -> AnnualBalance:
        """Write down a person's annual leave of a year."""
        ...


class SeenOutings(Protocol):
    """The register of outings."""

    def register(self, day: date | None = None) -> tuple[OutingRow, ...]:
        """Return the register of a day."""
        ...

    def out_now(self) -> tuple[OutingRow, ...]:
        """Return who is out."""
        ...

    def leave_post(self, request: Request, wish: OutingWish) -> OutingRow:
        """Write down that somebody leaves the post."""
        ...

    def back(self, request: Request, outing_id: UUID, at: datetime | None = None) -> OutingRow:
        """Write down that somebody is back."""
        ...

    def approve(self, request: Request, outing_id: UUID) -> OutingRow:
        """Agree to an outing."""
        ...


class SeenHandovers(Protocol):
    """Hand-overs of posts."""

    def handovers(self, from_on: date, until_on: date | None = None) -> tuple[HandoverRow, ...]:
        """Return the hand-overs of a span of days."""
        ...


class LeavePapers(Protocol):
    """Papers of leave and outings."""

    def leave_slip(self, leave_id: UUID) -> "MadePaper":
        """Make the slip of a leave."""
        ...

    def outings(self, day: date) -> "MadePaper":
        """Make the register of a day."""
        ...

    def keep(self, paper: "MadePaper") -> Path:
        """Keep a paper."""
        ...


@dataclass(frozen=True)
class LeaveHall:
    """The services of an opened hall; made on a worker, for each is made when first asked for."""

    services: AttendanceServices

    @property
    def leaves(self) -> SeenLeaves:
        """Leave."""
        found: SeenLeaves = self.services.more.leaves
        return found

    @property
    def outings(self) -> SeenOutings:
        """Outings."""
        found: SeenOutings = self.services.more.outings
        return found

    @property
    def posts(self) -> SeenHandovers:
        """Posts."""
        found: SeenHandovers = self.services.more.posts
        return found

    def print_slip(self, leave_id: UUID) -> None:
        """Print the slip of a leave; it is kept even where the printer is off."""
        papers: LeavePapers = self.services.more.attendance_papers
        self._print(papers, papers.leave_slip(leave_id))

    def print_register(self, day: date) -> None:
        """Print the register of outings of a day."""
        papers: LeavePapers = self.services.more.attendance_papers
        self._print(papers, papers.outings(day))

    def _print(self, papers: LeavePapers, paper: "MadePaper") -> None:
        self.services.papers.print_paper(papers.keep(paper), paper.title)
