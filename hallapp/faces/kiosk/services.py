"""What a kiosk asks of the hall: only these methods, so that tests can stand in for them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from hallapp.guides.terms import DepartmentCountRow, GuideRow, ItemRow
from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import Clock
from hallapp.kernel.requests import Request
from hallapp.queueing.terms import IssuedRow, PrintState, QueueFigures, ServiceRow


class KioskQueue(Protocol):
    """The queue as a citizen meets it: choose, take, wait."""

    def services(self) -> tuple[ServiceRow, ...]:
        """Return every service that gives numbers, in the hall's own order."""
        ...

    def service_for_item(self, item_id: UUID) -> ServiceRow | None:
        """Return which number an item takes; None when it takes none."""
        ...

    def issue(self, request: Request, service_id: UUID, item_id: UUID | None = None) -> IssuedRow:
        """Give a number; the same request gives the same number."""
        ...

    def issued(self, ticket_id: UUID) -> IssuedRow:
        """Return what a citizen is told about a number now."""
        ...

    def figures(self) -> QueueFigures:
        """Return the day's figures."""
        ...


class KioskGuides(Protocol):
    """The guides as a citizen looks them up."""

    def search(
        self,
        text: str,
        department: str | None = None,
        *,
        for_kiosk: bool = False,
        limit: int = 200,
    ) -> tuple[ItemRow, ...]:
        """Return items by name, pinyin initials or code, best first."""
        ...

    def departments(self, *, for_kiosk: bool = False) -> tuple[DepartmentCountRow, ...]:
        """Return departments with how many items each has."""
        ...

    def popular(self, limit: int) -> tuple[ItemRow, ...]:
        """Return what is asked for most."""
        ...

    def guide(self, item_id: UUID) -> GuideRow:
        """Return a guide, whole."""
        ...


class KioskPapers(Protocol):
    """What a kiosk prints."""

    def print_guide_slip(self, request: Request, item_id: UUID) -> Path:
        """Print a guide slip; raises a `SurroundingsError` when no paper came out."""
        ...

    def print_ticket(self, request: Request, ticket_id: UUID) -> PrintState:
        """Print a ticket and record whether paper came out; raises after recording."""
        ...

    def warning(self, path: Path) -> str:
        """Return which characters of a paper no font could draw; empty when none."""
        ...


@dataclass(frozen=True)
class KioskServices:
    """Everything a kiosk works with, given once the hall is open.

    Attributes:
        hall: Its name, zone, and whether it is a demo.
        open_windows: Counts the windows that are open now; None where nobody can tell.
    """

    hall: HallRow
    queue: KioskQueue
    guides: KioskGuides
    papers: KioskPapers
    clock: Clock
    open_windows: Callable[[], int] | None = None
