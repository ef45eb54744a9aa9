"""Words of running the queue: what was done out of turn, notices, alerts and what to do."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from hallapp.kernel.texts import _


class OutOfTurnKind(Enum):
    """What somebody did against the plain order of the queue."""

    CHOSEN = "chosen"
    PRIORITISED = "prioritised"
    MOVED = "moved"

    @property
    def label(self) -> str:
        """The word a manager reads."""
        return {
            OutOfTurnKind.CHOSEN: _("指定叫号"),
            OutOfTurnKind.PRIORITISED: _("安排优先"),
            OutOfTurnKind.MOVED: _("改派"),
        }[self]


@dataclass(frozen=True)
class ChosenRow:
    """One line of the report of what was done out of turn (越序报表).

    Attributes:
        before_label: Of the ticket that would have been next; empty when this one was, or when
            nobody else waited.
        minutes: Head start given by a priority; 0 otherwise.
        person_name: Who did it; empty for the program itself.
    """

    kind: OutOfTurnKind
    ticket_id: UUID
    label: str
    before_label: str
    window_number: int | None
    person_name: str
    reason: str
    minutes: int
    done_at: datetime


@dataclass(frozen=True)
class NoticeRow:
    """A word from whoever runs the hall to a window (窗口提醒), until it is read."""

    id: UUID
    window_number: int
    words: str
    sent_at: datetime
    sent_by: str


class ReliefKind(Enum):
    """What would shorten a queue that has become too long."""

    OPEN_WINDOW = "open_window"
    RESUME_WINDOW = "resume_window"
    HELP_OUT = "help_out"
    STOP_ISSUE = "stop_issue"


@dataclass(frozen=True)
class ReliefRow:
    """One proposal for a long queue, with everything its button needs.

    Attributes:
        window_id: The window meant; None for a stop of the numbers.
        own_waiting: Who waits for that window already, for its other services.
        saves_minutes: How much sooner the last who waits now would be called; None where the
            day has too few finished visits to say.
    """

    kind: ReliefKind
    service_id: UUID
    service_name: str
    window_id: UUID | None = None
    window_number: int | None = None
    own_waiting: int = 0
    saves_minutes: int | None = None

    @property
    def words(self) -> str:
        """What the button proposes, in one line."""
        return {
            ReliefKind.OPEN_WINDOW: _("请 {window} 号窗口开窗"),
            ReliefKind.RESUME_WINDOW: _("请 {window} 号窗口结束暂停"),
            ReliefKind.HELP_OUT: _("由 {window} 号窗口帮办一小时"),
            ReliefKind.STOP_ISSUE: _("暂停放号"),
        }[self.kind].format(window=self.window_number)


@dataclass(frozen=True)
class LoadAlertRow:
    """A service whose people wait too long (等候预警), and what would help, best first.

    Attributes:
        longest_wait_s: Of those who wait now.
        limit_minutes: The hall's own limit that lights the alert.
        open_windows: Windows that serve it now.
        service_minutes: Mean time at the window today; None with too few finished visits.
    """

    service_id: UUID
    service_name: str
    waiting: int
    longest_wait_s: int
    limit_minutes: int
    open_windows: int
    service_minutes: float | None
    reliefs: tuple[ReliefRow, ...]
