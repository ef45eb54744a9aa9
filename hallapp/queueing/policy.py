"""The rules of the queue that a hall sets for itself (排队规则): dated hall settings."""

import uuid
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import Any, Protocol

from sqlalchemy.orm import Session

from hallapp.kernel.settings import Setting, value_on
from hallapp.queueing.errors import RecallLimitError, RecallTooSoonError


@dataclass(frozen=True)
class QueuePolicy:
    """What the whole hall obeys in its queue.

    Attributes:
        head_start_cap_minutes: No class, appointment or manager gives more head start than this.
        lead_cap_minutes: No window prefers or puts off a service by more than this.
        recall_limit: Calls of one ticket, the first included, before it may be missed.
        recall_spacing_s: Least time between two calls of one ticket.
        hold_minutes: How long a ticket is held when nobody says otherwise.
        away_minutes: How long a citizen may step out and keep the number.
        undo_s: How long a finish or a miss can be taken back.
        wait_limit_minutes: A wait above it lights up.
        closing_watch_minutes: Before closing, the load is compared with what is left.
        closes_on_rest_days: Give no numbers on days that are no working days of the calendar.
        appointment_early_minutes: How early a booked citizen may check in.
        appointment_grace_minutes: Until when after the slot began a booked citizen is on time.
        appointment_late_minutes: Who checks in this long after the slot began, and after it ended,
            gets an ordinary number; this long after its end nobody is expected any more.
    """

    head_start_cap_minutes: int = 30
    lead_cap_minutes: int = 20
    recall_limit: int = 3
    recall_spacing_s: int = 20
    hold_minutes: int = 15
    away_minutes: int = 10
    undo_s: int = 10
    wait_limit_minutes: int = 15
    closing_watch_minutes: int = 60
    closes_on_rest_days: bool = False
    appointment_early_minutes: int = 30
    appointment_grace_minutes: int = 15
    appointment_late_minutes: int = 60


class CalledTicket(Protocol):
    """What a recall looks at."""

    @property
    def label(self) -> str | None:
        """The number as it is called."""
        ...

    @property
    def call_count(self) -> int | None:
        """How often it was called."""
        ...

    @property
    def called_at(self) -> datetime | None:
        """When it was called last."""
        ...


def check_recall(policy: QueuePolicy, called: CalledTicket, now: datetime) -> None:
    """Refuse to call a ticket once more; limits of 0 are none.

    Raises:
        RecallLimitError: It was called as often as the hall allows.
        RecallTooSoonError: It was called only seconds ago.
    """
    count = called.call_count or 0
    if policy.recall_limit and count >= policy.recall_limit:
        raise RecallLimitError(label=called.label, limit=policy.recall_limit)
    spaced = timedelta(seconds=policy.recall_spacing_s)
    if called.called_at is not None and now - called.called_at < spaced:
        left = called.called_at + spaced - now
        raise RecallTooSoonError(label=called.label, wait_s=ceil(left.total_seconds()))


def _spell(policy: QueuePolicy) -> dict[str, Any]:
    return asdict(policy)


def _read(spelled: dict[str, Any]) -> QueuePolicy:
    known = asdict(QueuePolicy())
    return QueuePolicy(**{name: spelled.get(name, known[name]) for name in known})


QUEUE_POLICY: Setting[QueuePolicy] = Setting("queueing.policy", QueuePolicy(), _spell, _read)


def lead_cap(session: Session, hall_id: uuid.UUID, day: date) -> int:
    """Return the most minutes by which a window may prefer or put off a service on a day."""
    return value_on(session, hall_id, QUEUE_POLICY, day).lead_cap_minutes
