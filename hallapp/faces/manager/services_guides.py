"""What the page of guides asks of the hall; every call belongs on a worker."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any, Protocol
from uuid import UUID

from hallapp.authoring.shelf_rows import ShelfRow
from hallapp.authoring.terms import CheckFinding, Difference, Draft, DraftRow
from hallapp.guides.content import GuideContent
from hallapp.guides.terms import FileRow, FileUse
from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import Clock
from hallapp.kernel.requests import Request


class GuideShelf(Protocol):
    """The list of guides."""

    def items(self) -> tuple[ShelfRow, ...]:
        """Return every item with its open draft."""
        ...

    def departments(self) -> tuple[str, ...]:
        """Return the departments of the hall."""
        ...

    def writers(self, item_id: UUID, number: int) -> frozenset[UUID]:
        """Return who wrote on a draft; none of them reviews it."""
        ...


class GuideAuthoring(Protocol):
    """Guides on their way to the public; refusals as `AuthoringService` names them."""

    def begin(self, request: Request, item_id: UUID) -> UUID:
        """Begin a draft, or take up the one that was returned."""
        ...

    def begin_new(
        self, request: Request, department: str, code: str, content: GuideContent
    ) -> UUID:
        """Begin the guide of a new item."""
        ...

    def save(
        self,
        request: Request,
        draft_id: UUID,
        content: GuideContent,
        *,
        expected: str,
        note: str = "",
        document: str = "",
    ) -> str:
        """Write a draft down; return its new digest."""
        ...

    def submit(self, request: Request, draft_id: UUID) -> None:
        """Hand a draft to a reviewer."""
        ...

    def drop(self, request: Request, draft_id: UUID) -> None:
        """Give a draft up."""
        ...

    def return_(self, request: Request, draft_id: UUID, remarks: str) -> None:
        """Return a draft to its author."""
        ...

    def approve(self, request: Request, draft_id: UUID, effective_on: date | None = None) -> None:
        """Let a draft go public."""
        ...

    def take_effect(self, request: Request) -> tuple[DraftRow, ...]:
        """Publish every approved draft whose day has come."""
        ...

    def suspend(self, request: Request, item_id: UUID, document: str = "", note: str = "") -> None:
        """Stop offering an item for a time."""
        ...

    def resume(self, request: Request, item_id: UUID, document: str = "", note: str = "") -> None:
        """Offer a suspended item again."""
        ...

    def withdraw(self, request: Request, item_id: UUID, document: str = "", note: str = "") -> None:
        """Take an item off the list."""
        ...

    def draft(self, draft_id: UUID) -> Draft:
        """Return a draft with its content and what it started from."""
        ...

    def history(self, item_id: UUID) -> tuple[DraftRow, ...]:
        """Return every draft of an item, the newest first."""
        ...

    def findings(self, content: GuideContent, code: str = "") -> tuple[CheckFinding, ...]:
        """Return what the named rules speak against."""
        ...

    def differences(self, old: GuideContent, new: GuideContent) -> tuple[Difference, ...]:
        """Return what changed between two contents."""
        ...


class GuideFiles(Protocol):
    """Files of guides."""

    def add(self, request: Request, use: FileUse, name: str, content: bytes) -> FileRow:
        """Keep a file."""
        ...

    def row(self, file_id: UUID) -> FileRow:
        """Return a file without its bytes."""
        ...

    def content(self, file_id: UUID) -> bytes:
        """Return the bytes of a file."""
        ...


@dataclass(frozen=True)
class GuidesServices:
    """All that the page of guides needs of an open hall.

    Attributes:
        slip: Makes the slip of a content that is not public yet, as PDF; for the worker of papers.
        more: What the further tabs ask, by name: `themes`, `lists`, `catalogue`, `openness` …
    """

    hall: HallRow
    shelf: GuideShelf
    authoring: GuideAuthoring
    files: GuideFiles
    slip: Callable[[GuideContent, ShelfRow], bytes]
    clock: Clock
    zone: tzinfo
    more: Any = None
