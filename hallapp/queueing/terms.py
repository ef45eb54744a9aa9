"""Words of the queue: services, tickets and their states, calls, figures."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from hallapp.hall.terms import DutyRow, WindowRow
from hallapp.kernel.texts import _


class TicketState(Enum):
    """Where a ticket's step stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    FINISHED = "finished"
    MISSED = "missed"
    EXPIRED = "expired"

    @property
    def label(self) -> str:
        """The word a person reads (等候、已叫号、办理中、已办结、过号、过期)."""
        return {
            TicketState.WAITING: _("等候"),
            TicketState.CALLED: _("已叫号"),
            TicketState.SERVING: _("办理中"),
            TicketState.FINISHED: _("已办结"),
            TicketState.MISSED: _("过号"),
            TicketState.EXPIRED: _("过期"),
        }[self]


LIVE_STATES = (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING)
AT_WINDOW_STATES = (TicketState.CALLED, TicketState.SERVING)


class PrintState(Enum):
    """Whether the citizen has the ticket on paper."""

    PENDING = "pending"
    PRINTED = "printed"
    FAILED = "failed"


@dataclass(frozen=True)
class ServiceRow:
    """A service that numbers are given for (取号业务).

    Attributes:
        code: What a command line and a screen call it; also the key in settings.
        prefix: Letter or letters before the number.
        waiting: People waiting now.
        open_windows: Windows that serve it and are open now.
    """

    id: UUID
    code: str
    name: str
    prefix: str
    zone_name: str
    place: str
    waiting: int
    open_windows: int


@dataclass(frozen=True)
class TicketRow:
    """A queue ticket (排队号) with its present step.

    Attributes:
        label: Prefix and number as printed, such as `A023`.
        waited_s: Seconds from issue to call, or to now while waiting; never negative.
        call_count: How often it was called, recalls included.
        picked_before: Label of the ticket that would have been next when this was called.
        print_fault: Code of the error that kept it from being printed the last time.
    """

    id: UUID
    step_id: UUID
    label: str
    service_code: str
    service_name: str
    item_id: UUID | None
    item_name: str | None
    state: TicketState
    issued_at: datetime
    called_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    window_number: int | None
    call_count: int
    waited_s: int
    print_state: PrintState
    picked_before: str | None = None
    print_fault: str | None = None

    @property
    def why(self) -> str:
        """One sentence why this one was called; empty when it was not, or was chosen."""
        if self.picked_before is None:
            return ""
        return _("到号最早，排在 {label} 之前").format(label=self.picked_before)

    @property
    def subject(self) -> str:
        """What the citizen came for: the item when known, else the service."""
        return self.item_name or self.service_name


@dataclass(frozen=True)
class IssuedRow:
    """What a citizen is told after taking a number.

    Attributes:
        ahead: People waiting before this one.
        minutes: Range of minutes to wait, or None while there is nothing to estimate from.
        place: Where to sit.
    """

    ticket: TicketRow
    ahead: int
    minutes: tuple[int, int] | None
    place: str


@dataclass(frozen=True)
class CallRow:
    """One call as the board shows and speaks it.

    Attributes:
        key: Changes with every call and recall, so that a board can tell a new one.
    """

    key: str
    ticket_id: UUID
    label: str
    window_number: int
    zone_letter: str
    called_at: datetime
    is_recall: bool


@dataclass(frozen=True)
class BoardRow:
    """Everything a call board shows, read in one go.

    Attributes:
        calls: Newest first, at most five; one row a ticket.
        next_labels: Who is next, in calling order.
        waiting: How many wait.
        read_at: When this was true.
    """

    calls: tuple[CallRow, ...]
    next_labels: tuple[str, ...]
    waiting: int
    read_at: datetime


@dataclass(frozen=True)
class QueueFigures:
    """The day's figures of the queue: numbers given, finished, missed, waiting, longest wait."""

    issued: int
    finished: int
    missed: int
    waiting: int
    longest_wait_s: int


@dataclass(frozen=True)
class WindowStateRow:
    """One service window on the plan of the hall."""

    window: WindowRow
    duty: DutyRow | None
    live: TicketRow | None
    finished_today: int
    waiting: int
    longest_wait_s: int
