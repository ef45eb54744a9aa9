"""The rules of the queue that a hall sets for itself (排队规则): dated hall settings."""

from dataclasses import asdict, dataclass
from typing import Any

from hallapp.kernel.settings import Setting


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
        appointment_late_minutes: After it the appointment is a no-show; an ordinary number is left.
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


def _read(spelled: dict[str, Any]) -> QueuePolicy:
    known = asdict(QueuePolicy())
    return QueuePolicy(**{name: spelled.get(name, known[name]) for name in known})


QUEUE_POLICY: Setting[QueuePolicy] = Setting("queueing.policy", QueuePolicy(), asdict, _read)
