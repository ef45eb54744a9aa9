"""Pure rules of appointments: how somebody came, where that puts the number, how slots lie."""

import secrets
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from hallapp.appointments.errors import SlotsOverlapError, SlotsWrongError
from hallapp.appointments.terms import Arrival, BookingState
from hallapp.queueing.terms import PLAIN_WISH, IssueWish, PersonGiven

# Digits, because a code is typed at a kiosk by people who rarely type.
CODE_DIGITS = 8
MOST_SLOTS = 100


class ArrivalMinutes(Protocol):
    """The minutes of a hall's own rules for coming early and late."""

    @property
    def appointment_early_minutes(self) -> int:
        """How early a booked citizen may check in."""
        ...

    @property
    def appointment_grace_minutes(self) -> int:
        """Until when after the slot began one is on time."""
        ...

    @property
    def appointment_late_minutes(self) -> int:
        """Until when after the slot began one is late, and not too late."""
        ...


def new_code() -> str:
    """Return a random code for a booking, which nobody can guess from its neighbours."""
    return "".join(secrets.choice("0123456789") for _digit in range(CODE_DIGITS))


def plain_code(code: str) -> str:
    """Return a booking's code as it is stored, however a person typed it."""
    return "".join(sign for sign in code if sign.isalnum()).upper()


def arrival_at(
    moment: datetime, starts_at: datetime, ends_at: datetime, policy: ArrivalMinutes
) -> Arrival:
    """Return how somebody came to a slot.

    Whole moments are compared, never hours of the day: who comes at the same hour a day later is
    a day late. A slot that is longer than the hall waits is good until it ends.

    Args:
        moment: When the person checks in.
        starts_at: When the slot begins.
        ends_at: When it ends.
        policy: The hall's minutes before and after.
    """
    if moment < starts_at - timedelta(minutes=policy.appointment_early_minutes):
        return Arrival.TOO_EARLY
    if moment < starts_at:
        return Arrival.EARLY
    if moment <= starts_at + timedelta(minutes=policy.appointment_grace_minutes):
        return Arrival.ON_TIME
    late = timedelta(minutes=policy.appointment_late_minutes)
    return Arrival.LATE if moment <= max(starts_at + late, ends_at) else Arrival.TOO_LATE


def opens_at(starts_at: datetime, policy: ArrivalMinutes) -> datetime:
    """Return from when on somebody can check in for a slot."""
    return starts_at - timedelta(minutes=policy.appointment_early_minutes)


def missed_before(now: datetime, policy: ArrivalMinutes) -> datetime:
    """Return the moment before which a slot must have ended for nobody to be expected any more."""
    return now - timedelta(minutes=policy.appointment_late_minutes)


def wish_for(
    arrival: Arrival,
    moment: datetime,
    starts_at: datetime,
    policy: ArrivalMinutes,
    person: PersonGiven | None = None,
) -> IssueWish:
    """Return what the queue is asked for; it caps every head start by itself.

    Early and on time: the place of the slot's start, and among equals the order of check-in.
    Late: the place that somebody has who came so much later than the grace allows. Coming later
    never puts anybody earlier. Too late: an ordinary number, nothing worse.
    """
    if arrival is Arrival.TOO_LATE:
        return IssueWish(person=person) if person is not None else PLAIN_WISH
    grace = timedelta(minutes=policy.appointment_grace_minutes)
    place = max(starts_at, moment - grace) if arrival is Arrival.LATE else starts_at
    return IssueWish(
        person=person,
        has_appointment=True,
        effective_at=place,
        not_before=starts_at if arrival is Arrival.EARLY else None,
    )


@dataclass(frozen=True)
class Span:
    """A time of a service, from its start up to its end."""

    starts_at: datetime
    ends_at: datetime
    slot_id: uuid.UUID | None = None

    def crosses(self, other: "Span") -> bool:
        """Return whether two times share a moment and are not the same."""
        shares = self.starts_at < other.ends_at and other.starts_at < self.ends_at
        return shares and (self.starts_at, self.ends_at) != (other.starts_at, other.ends_at)

    def holds(self, moment: datetime) -> bool:
        """Return whether a moment lies in it."""
        return self.starts_at <= moment < self.ends_at


def spans(opens: datetime, closes: datetime, minutes: int, now: datetime) -> tuple[Span, ...]:
    """Return slots of equal length from one moment to another; what does not fit is left over.

    Raises:
        SlotsWrongError: Not one fits, there would be too many, or the last is over already.
    """
    length = timedelta(minutes=minutes)
    count = int((closes - opens) / length) if minutes > 0 else 0
    if not 1 <= count <= MOST_SLOTS or closes <= now:
        raise SlotsWrongError(most=MOST_SLOTS)
    begins = (opens + place * length for place in range(count))
    return tuple(Span(begin, begin + length) for begin in begins)


def check_apart(wanted: Iterable[Span], there: Sequence[Span]) -> None:
    """Refuse slots that lie across others; the same time again is the same slot.

    Raises:
        SlotsOverlapError: One does.
    """
    if any(new.crosses(old) for new in wanted for old in there):
        raise SlotsOverlapError


def shown_state(
    state: BookingState, ends_at: datetime, now: datetime, policy: ArrivalMinutes
) -> BookingState:
    """Return where a booking stands, also before anybody has written down that nobody came."""
    is_missed = state is BookingState.BOOKED and ends_at < missed_before(now, policy)
    return BookingState.NO_SHOW if is_missed else state
