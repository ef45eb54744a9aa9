"""What the desk asks of the queue: moving tickets, people aside, packages, notices."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from hallapp.kernel.requests import Request
from hallapp.queueing.terms import (
    Destination,
    MissingPaper,
    NoticeRow,
    PackageProgressRow,
    ServiceRow,
    TicketRow,
    UndoRow,
    WindowServiceRow,
    WorkDone,
)


class CallsTickets(Protocol):
    """Moves tickets at a window and says who waits."""

    def live(self, window_id: UUID) -> TicketRow | None:
        """Return the ticket called or served at a window."""
        ...

    def waiting(self, window_id: UUID | None) -> tuple[TicketRow, ...]:
        """Return who waits, in the true calling order."""
        ...

    def missed(self, window_id: UUID | None) -> tuple[TicketRow, ...]:
        """Return who was called and did not come."""
        ...

    def call_next(self, request: Request, window_id: UUID) -> TicketRow | None:
        """Call the next one; None when nobody waits."""
        ...

    def call_chosen(
        self, request: Request, window_id: UUID, ticket_id: UUID, reason: str
    ) -> TicketRow:
        """Call one out of order."""
        ...

    def recall(self, request: Request, window_id: UUID) -> TicketRow:
        """Call the same one again."""
        ...

    def start(self, request: Request, window_id: UUID) -> TicketRow:
        """Begin to serve."""
        ...

    def miss(self, request: Request, window_id: UUID) -> TicketRow:
        """Put aside who did not come."""
        ...

    def finish(
        self, request: Request, window_id: UUID, work: tuple[WorkDone, ...] = ()
    ) -> TicketRow:
        """Finish without calling the next one; with what was done."""
        ...

    def finish_and_call_next(
        self, request: Request, window_id: UUID, work: tuple[WorkDone, ...] = ()
    ) -> TicketRow | None:
        """Finish and call the next one; None when nobody waits."""
        ...

    def fail_visit(
        self,
        request: Request,
        window_id: UUID,
        item_id: UUID,
        guide_version: int,
        missing: Sequence[MissingPaper],
    ) -> TicketRow:
        """End a visit for want of papers, without a case."""
        ...

    def hold(
        self, request: Request, window_id: UUID, reason: str, minutes: int | None = None
    ) -> TicketRow:
        """Put the ticket at a window aside; None until somebody brings it back."""
        ...

    def step_out(self, request: Request, ticket_id: UUID, minutes: int | None = None) -> TicketRow:
        """Keep the number of a citizen who goes away for a while."""
        ...

    def bring_back(self, request: Request, window_id: UUID, ticket_id: UUID) -> TicketRow:
        """Go on at once with one who is held or away."""
        ...

    def wake(self, request: Request, ticket_id: UUID) -> TicketRow:
        """Let one who is held or away wait again, where it stood."""
        ...

    def wake_due(self, request: Request) -> int:
        """Let everybody wait again whose time aside is over."""
        ...

    def aside(self, window_id: UUID | None = None) -> tuple[TicketRow, ...]:
        """Return who is held or away."""
        ...

    def transfer(
        self, request: Request, window_id: UUID, to: Destination, words: str = ""
    ) -> TicketRow:
        """Send the ticket at a window on."""
        ...

    def readmit(self, request: Request, ticket_id: UUID) -> TicketRow:
        """Let a late-comer wait again, as the rule of the service has it."""
        ...

    def leave(self, request: Request, ticket_id: UUID) -> TicketRow:
        """Close the number of a citizen who has gone."""
        ...

    def walk_in(
        self, request: Request, window_id: UUID, service_id: UUID, item_id: UUID | None = None
    ) -> TicketRow:
        """Serve somebody at once who has no number."""
        ...

    def correct_item(self, request: Request, window_id: UUID, item_id: UUID) -> TicketRow:
        """Let the ticket at a window be for another item; its number stays."""
        ...

    def correct_work(
        self, request: Request, step_id: UUID, work: tuple[WorkDone, ...]
    ) -> tuple[WorkDone, ...]:
        """Write down anew what was done in a step that was finished today."""
        ...

    def work_done(self, step_id: UUID) -> tuple[WorkDone, ...]:
        """Return what was done in a step."""
        ...

    def skip_step(self, request: Request, window_id: UUID, reason: str) -> TicketRow:
        """Leave out the service of a package that is at a window."""
        ...

    def undo(self, request: Request, window_id: UUID) -> TicketRow:
        """Take back the latest move at a window."""
        ...

    def undoable(self, window_id: UUID) -> UndoRow | None:
        """Return what can be taken back at a window now."""
        ...

    def package_progress(self, ticket_id: UUID) -> tuple[PackageProgressRow, ...]:
        """Return how far each service of a ticket's package is."""
        ...

    def services(self) -> tuple[ServiceRow, ...]:
        """Return every service that gives numbers."""
        ...

    def service_for_item(self, item_id: UUID) -> ServiceRow | None:
        """Return the service that gives the number for an item."""
        ...


class TellsWindows(Protocol):
    """What the manager says to a window (窗口提醒)."""

    def notices(self, window_id: UUID) -> tuple[NoticeRow, ...]:
        """Return what a window has not read yet, oldest first."""
        ...

    def seen(self, request: Request, notice_id: UUID) -> None:
        """Say that a notice was read at its window."""
        ...


class PlansWindows(Protocol):
    """Which window serves what."""

    def window_services(self) -> tuple[WindowServiceRow, ...]:
        """Return which window serves which service now."""
        ...
