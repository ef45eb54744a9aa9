"""What running the queue and its reports ask of the hall; every call belongs on a worker."""

from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from hallapp.evaluation.terms import (
    EvaluationFigures,
    EvaluationRow,
    FollowUpRow,
    FollowUpState,
)
from hallapp.hall.terms import PauseRow
from hallapp.kernel.requests import Request
from hallapp.queueing.terms import (
    ChosenRow,
    Destination,
    LoadAlertRow,
    OrderKind,
    OrderRow,
    ReliefRow,
    ServiceRow,
    TicketRow,
)
from hallapp.queueing.terms.overview import AnnouncementRow, FailedPaperRow, NumbersRow
from hallapp.queueing.terms.setups import ClosingLoadRow
from hallapp.reception.terms import HelpCallRow


class RunningQueue(Protocol):
    """What the manager orders about numbers, and asks about single ones."""

    def services(self) -> tuple[ServiceRow, ...]:
        """Return every service that gives numbers, with who waits and what is open."""
        ...

    def waiting(self, window_id: UUID | None = None) -> tuple[TicketRow, ...]:
        """Return who waits, for one window in its own order."""
        ...

    def closing_load(self, service_id: UUID) -> ClosingLoadRow | None:
        """Return how those who wait fit into what is left; None when nothing ends soon."""
        ...

    def orders_of_today(self) -> tuple[OrderRow, ...]:
        """Return the day's orders about numbers, oldest first."""
        ...

    def order_issue(
        self,
        request: Request,
        service_id: UUID,
        kind: OrderKind,
        reason: str,
        until_at: datetime | None = None,
        extra: int = 0,
    ) -> None:
        """Stop, resume or extend the numbers of a service for today."""
        ...

    def void(self, request: Request, ticket_id: UUID, reason: str) -> TicketRow:
        """Make a number void that waits."""
        ...

    def explain(self, ticket_id: UUID, other_id: UUID, window_id: UUID | None = None) -> str:
        """Return in one sentence which of two goes first, and why."""
        ...

    def chosen_report(self, day_from: date, day_to: date) -> tuple[ChosenRow, ...]:
        """Return what was done out of turn."""
        ...


class ManagerOversight(Protocol):
    """Interventions, notices, alerts."""

    def move(self, request: Request, ticket_id: UUID, to: Destination, reason: str) -> TicketRow:
        """Send a waiting ticket elsewhere; its place is kept."""
        ...

    def prioritise(self, request: Request, ticket_id: UUID, minutes: int, reason: str) -> TicketRow:
        """Let a waiting ticket count as if it had come earlier."""
        ...

    def end_help(self, request: Request, window_id: UUID, service_id: UUID) -> None:
        """End a help before its time."""
        ...

    def notify_window(self, request: Request, window_id: UUID, words: str) -> None:
        """Show a word at a window until it is read."""
        ...

    def load_alerts(self) -> tuple[LoadAlertRow, ...]:
        """Return the services whose people wait too long, with what would help."""
        ...

    def act_on(self, request: Request, relief: ReliefRow) -> None:
        """Do what an alert proposes."""
        ...


class ManagerOverview(Protocol):
    """What figures count."""

    def numbers_today(self) -> tuple[NumbersRow, ...]:
        """Return how many numbers each service gave, and may give."""
        ...

    def on_paper_today(self) -> int:
        """Return how many visits of today were served on paper and keyed in."""
        ...

    def failed_papers(self, first: date, last: date) -> tuple[FailedPaperRow, ...]:
        """Return each paper that sent somebody home."""
        ...

    def announcements(
        self, first: date, last: date, limit: int = 10_000
    ) -> tuple[AnnouncementRow, ...]:
        """Return what became of the announcements."""
        ...


class ManagerEvaluation(Protocol):
    """What citizens said, and what the hall did about it."""

    def evaluations(self, first: date, last: date) -> tuple[EvaluationRow, ...]:
        """Return the evaluations of visits on these days."""
        ...

    def figures_by_window(self, first: date, last: date) -> tuple[EvaluationFigures, ...]:
        """Return the figures of the hall, then of each window."""
        ...

    def follow_ups(self, *, with_closed: bool = False) -> tuple[FollowUpRow, ...]:
        """Return what is owed after low evaluations, first due in front."""
        ...

    def next_states(self, state: FollowUpState) -> tuple[FollowUpState, ...]:
        """Return where a follow-up may go from a state; asks nobody."""
        ...

    def advance(
        self, request: Request, follow_up_id: UUID, state: FollowUpState, words: str
    ) -> FollowUpRow:
        """Take the next step of a follow-up."""
        ...


class ManagerReception(Protocol):
    """Calls for help from kiosks."""

    def open_calls(self) -> tuple[HelpCallRow, ...]:
        """Return the calls that are not closed, the longest wait first."""
        ...

    def answer(self, request: Request, call_id: UUID) -> HelpCallRow:
        """Say that the person who signed in is going there."""
        ...


class ManagerServing(Protocol):
    """Pauses of windows."""

    def pauses(self, day: date) -> tuple[PauseRow, ...]:
        """Return the pauses of a day."""
        ...


class ManagerRetention(Protocol):
    """Forgetting people."""

    def purge_due(self, request: Request) -> object:
        """Empty what is older than the hall's own setting."""
        ...
