"""What boards and strips are told, and what they tell of announcements; nothing that loads SQL."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from uuid import UUID

from hallapp.queueing.terms import BoardRow, CallRow, PlaybackOutcome


@dataclass(frozen=True)
class BoardLook:
    """One answer of the hall to a board: what to show, and what may be spoken.

    Attributes:
        board: What is shown.
        calls: Newest first, one row a ticket, more than are shown: of ten calls within one
            second a board shows five and speaks ten.
        called: Tickets among them that are called and neither begun nor missed.
        names: Masked names by ticket; of services that take one, while the hall shows names.
    """

    board: BoardRow
    calls: tuple[CallRow, ...] = ()
    called: frozenset[UUID] = frozenset()
    names: Mapping[UUID, str] = field(default_factory=dict[UUID, str])


class StripState(Enum):
    """What a window's strip (窗口条屏) says."""

    WELCOME = "welcome"
    CALLED = "called"
    SERVING = "serving"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True)
class StripRow:
    """One service window as the strip above it shows it.

    Attributes:
        label: Ticket called or served; empty when there is none.
        call_key: Changes with every call and recall; empty when nobody is called.
        reason: Why the window is paused; empty when it was not said.
        back_at: When it will be served again; None when it was not said.
        read_at: When this was true.
    """

    window_number: int
    state: StripState
    read_at: datetime
    label: str = ""
    call_key: str = ""
    reason: str = ""
    back_at: datetime | None = None


@dataclass(frozen=True)
class PlaybackRow:
    """One announcement that is over, for the log (播报记录).

    Attributes:
        id: Made by the station, so that a batch told twice is stored once.
        queued_at: When the station learnt of the call, by its own clock.
        started_at: When it was heard first; None when it was never heard.
        ended_at: When its last sound, or the waiting, was over.
    """

    id: UUID
    ticket_id: UUID | None
    call_key: str
    zone_letter: str
    outcome: PlaybackOutcome
    queued_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
