"""What the tab 排班与AB岗 asks of the hall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.hall.half_days import HalfDay
from hallapp.kernel.clock import day_in, zone_named
from hallapp.kernel.requests import Request
from hallapp.roster.terms import (
    AssignedShift,
    AssignmentWish,
    HandoverRow,
    HandoverWish,
    PairWish,
    PostPairRow,
    RosterGrid,
    RosterImport,
    RosterPreview,
    ShiftRow,
    ShiftWish,
    SitInRow,
    SitInWish,
)

if TYPE_CHECKING:
    from hallapp.serving.post_cover import VacantPostRow, WindowCover


class SeenPosts(Protocol):
    """A and B posts."""

    def pairs(self, day: date | None = None) -> tuple[PostPairRow, ...]:
        """Return the pairs of a day."""
        ...

    def handovers(self, from_on: date, until_on: date | None = None) -> tuple[HandoverRow, ...]:
        """Return the hand-overs of a span of days."""
        ...

    def pair(self, request: Request, wish: PairWish) -> PostPairRow:
        """Give a post its A and B."""
        ...

    def end_pair(self, request: Request, pair_id: UUID, last_on: date | None = None) -> None:
        """Let a pair end."""
        ...

    def hand_over(self, request: Request, wish: HandoverWish) -> HandoverRow:
        """Hand a post over to B."""
        ...

    def end_handover(self, request: Request, handover_id: UUID) -> None:
        """Give it back to A."""
        ...


class SeenCover(Protocol):
    """Which posts are empty, and who covered which window."""

    def vacancies(self) -> "tuple[VacantPostRow, ...]":
        """Return the posts that nobody staffs now."""
        ...

    def window_cover(self, day: date | None = None) -> "tuple[WindowCover, ...]":
        """Return who sat where on a day."""
        ...


class SeenRosters(Protocol):
    """Shifts and who has them."""

    def shifts(self, *, with_retired: bool = False) -> tuple[ShiftRow, ...]:
        """Return the shifts."""
        ...

    def assigned(
        self, from_on: date, until_on: date
    ) -> Mapping[tuple[UUID, date], tuple[AssignedShift, ...]]:
        """Return what the roster says of a span of days."""
        ...

    def month(self, year: int, month: int, department: str | None = None) -> RosterGrid:
        """Return the roster of a month."""
        ...

    def preview(self, path: Path, month: date | None = None) -> RosterPreview:
        """Return what a file would do."""
        ...

    def template(self, year: int, month: int, department: str | None = None) -> bytes:
        """Return a month as a workbook to be filled in."""
        ...

    def sit_ins(self, from_on: date, until_on: date | None = None) -> tuple[SitInRow, ...]:
        """Return who sits in."""
        ...

    def add_shift(self, request: Request, wish: ShiftWish) -> ShiftRow:
        """Make a shift."""
        ...

    def change_shift(self, request: Request, shift_id: UUID, wish: ShiftWish) -> ShiftRow:
        """Let a shift be another from now on."""
        ...

    def retire_shift(self, request: Request, shift_id: UUID) -> None:
        """Give a shift out no longer."""
        ...

    def assign(self, request: Request, wishes: Sequence[AssignmentWish]) -> int:
        """Put people on the roster."""
        ...

    def withdraw(self, request: Request, assignment_id: UUID, why: str = "") -> None:
        """Take an entry off the roster."""
        ...

    def carry(self, request: Request, preview: RosterPreview) -> RosterImport:
        """Write what a file says."""
        ...

    def add_sit_in(self, request: Request, wish: SitInWish) -> SitInRow:
        """Write down who sits in."""
        ...

    def withdraw_sit_in(self, request: Request, sit_in_id: UUID) -> None:
        """Take somebody off."""
        ...


class HalfClock(Protocol):
    """Leave knows which half day it is."""

    def half_now(self) -> HalfDay:
        """Return the present half day."""
        ...


@dataclass(frozen=True)
class PostHall:
    """The services of an opened hall; made on a worker, for each is made when first asked for."""

    services: AttendanceServices

    @property
    def posts(self) -> SeenPosts:
        """Pairs and hand-overs."""
        found: SeenPosts = self.services.more.posts
        return found

    @property
    def cover(self) -> SeenCover:
        """Who is where."""
        found: SeenCover = self.services.more.post_cover
        return found

    @property
    def rosters(self) -> SeenRosters:
        """Shifts and rosters."""
        found: SeenRosters = self.services.more.rosters
        return found

    @property
    def halves(self) -> HalfClock:
        """Which half day it is."""
        found: HalfClock = self.services.more.leaves
        return found

    def today(self) -> date:
        """Return the hall's day."""
        return day_in(self.services.clock.now(), zone_named(self.services.hall.zone))
