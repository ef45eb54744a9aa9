"""Words of appointments: slots, bookings, how a person came."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from uuid import UUID

from hallapp.kernel.texts import _


class BookingState(Enum):
    """Where an appointment stands."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            BookingState.BOOKED: _("已预约"),
            BookingState.ARRIVED: _("已报到"),
            BookingState.NO_SHOW: _("爽约"),
            BookingState.CANCELLED: _("已取消"),
        }[self]


class Arrival(Enum):
    """How a person came to a slot: too early, early, on time, late, or too late for it."""

    TOO_EARLY = "too_early"
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    TOO_LATE = "too_late"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            Arrival.TOO_EARLY: _("来得太早"),
            Arrival.EARLY: _("提前到"),
            Arrival.ON_TIME: _("准时"),
            Arrival.LATE: _("迟到，仍算预约"),
            Arrival.TOO_LATE: _("已过时，按普通号"),
        }[self]


@dataclass(frozen=True)
class SlotRow:
    """A slot of a service with its capacity (预约时段); from `starts_at` up to `ends_at`."""

    id: UUID
    service_id: UUID
    service_name: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    booked: int


@dataclass(frozen=True)
class AppointmentRow:
    """One appointment (预约) with the masked name; the full one stands with the clerk only.

    Attributes:
        code: What the citizen shows at check-in.
        label: Number of the ticket given at check-in; empty before.
    """

    id: UUID
    code: str
    slot: SlotRow
    item_id: UUID | None
    item_name: str
    masked_name: str
    state: BookingState
    arrived_at: datetime | None
    ticket_id: UUID | None
    label: str


@dataclass(frozen=True)
class BookingGiven:
    """A booking as a person or a file gives it.

    Attributes:
        source_key: Names it in the file it came from, so that importing twice adds nothing.
    """

    slot_id: UUID
    name: str
    phone: str = ""
    id_number: str = ""
    item_id: UUID | None = None
    source: str = ""
    source_key: str = ""


@dataclass(frozen=True)
class SlotsWanted:
    """Slots of equal length that are to be made for a service on a day.

    Attributes:
        opens: First slot's start, on the hall's clock.
        closes: When the last slot has ended.
        minutes: Length of each.
        capacity: Places of each.
    """

    service_id: UUID
    day: date
    opens: time
    closes: time
    minutes: int
    capacity: int


@dataclass(frozen=True)
class AppointmentFigures:
    """What became of a day's appointments: how many there were, came, did not come, cancelled."""

    booked: int
    arrived: int
    no_show: int
    cancelled: int
