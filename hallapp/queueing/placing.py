"""Where a new ticket stands: head starts, appointments, the first step of a package. Pure rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from hallapp.queueing.terms import Entry, IssueWish


class BusyPart(Protocol):
    """What the choice of a package's next service looks at."""

    @property
    def position(self) -> int:
        """Order in the package."""
        ...

    @property
    def waiting(self) -> int:
        """People who wait for the service."""
        ...

    @property
    def windows(self) -> int:
        """Open windows that serve it."""
        ...


P = TypeVar("P", bound=BusyPart)


@dataclass(frozen=True)
class Standing:
    """Where a ticket stands among those who wait.

    Attributes:
        effective_at: Orders it.
        head_start_s: What it was given before the moment it joined; never negative.
        held_until: It may not be called before; None when it waits at once.
    """

    effective_at: datetime
    head_start_s: int
    held_until: datetime | None
    entry: Entry


def placed(moment: datetime, wish: IssueWish, class_minutes: int, cap_minutes: int) -> Standing:
    """Return where a ticket stands that joins at a moment.

    Class and appointment are never summed: the one that gives more counts, and never more than
    the cap. An appointment that lies ahead gives no head start and takes none away.

    Args:
        moment: When it joins.
        wish: What was asked with it.
        class_minutes: Head start of its priority class; 0 for none.
        cap_minutes: Most that the hall gives anybody.
    """
    cap = timedelta(minutes=cap_minutes)
    effective_at = moment - min(timedelta(minutes=class_minutes), cap)
    if wish.effective_at is not None:
        booked = max(wish.effective_at, moment - cap)
        # Without a class the appointment alone decides, also when it lies ahead.
        effective_at = min(effective_at, booked) if class_minutes else booked
    later = wish.not_before is not None and wish.not_before > moment
    is_booked = wish.has_appointment or wish.effective_at is not None
    return Standing(
        effective_at=effective_at,
        head_start_s=max(0, int((moment - effective_at).total_seconds())),
        held_until=wish.not_before if later else None,
        entry=Entry.APPOINTMENT if is_booked else Entry.ISSUED,
    )


def next_part(parts: Iterable[P]) -> P:
    """Return which open service of a package comes next.

    The lowest position; among equal ones that with the fewest people for each open window, and
    one that nobody serves now only when there is no other. Otherwise the order given.

    Raises:
        ValueError: There is none.
    """
    return min(
        parts,
        key=lambda part: (
            part.position,
            part.windows == 0,
            part.waiting / max(1, part.windows),
        ),
    )
