"""Who is next, as a rule: the key that orders those who wait, its caps, and why one is first.

Pure: the same rows give the same order and the same reason on every engine.
"""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hallapp.queueing.terms.reasons import PickReason, Why
from hallapp.queueing.terms.states import Entry

_JUMPS = {
    Entry.PRIORITISED: PickReason.PRIORITISED,
    Entry.APPOINTMENT: PickReason.APPOINTMENT,
    Entry.READMITTED: PickReason.READMITTED,
}
_WAITED_BEFORE = {
    Entry.TRANSFERRED: PickReason.TRANSFERRED,
    Entry.RETURNED: PickReason.RETURNED,
    Entry.NEXT_STEP: PickReason.NEXT_STEP,
}
_PUT_BACK = {
    Entry.READMITTED: PickReason.OTHER_LATE,
    Entry.APPOINTMENT: PickReason.OTHER_SLOT,
}


@dataclass(frozen=True)
class Standing:
    """Where a waiting step stands, and what put it there.

    Attributes:
        effective_at: What orders it, head start taken off already.
        sequence: The turn in which it joined this queue; breaks every tie.
        issued_at: When the number was given.
        queued_at: When it joined this queue.
        head_start_s: Head start given, seconds.
        aside_s: Seconds it was held or away before it waited again.
    """

    effective_at: datetime
    sequence: int
    issued_at: datetime
    queued_at: datetime
    head_start_s: int = 0
    entry: Entry = Entry.ISSUED
    aside_s: int = 0

    @property
    def plain_key(self) -> tuple[datetime, int]:
        """Where it stands before any window's preference."""
        return self.effective_at, self.sequence


@dataclass(frozen=True)
class Candidate:
    """A standing as one window sees it.

    Attributes:
        lead_minutes: What the window gives its service, capped; negative puts it off.
        is_wanted_here: It waits for just this window or the person who sits there.
    """

    standing: Standing
    lead_minutes: int = 0
    is_wanted_here: bool = False

    @property
    def key(self) -> tuple[datetime, int]:
        """The total order of a window: effective moment less its lead, then the turn."""
        lead = timedelta(minutes=self.lead_minutes)
        return self.standing.effective_at - lead, self.standing.sequence


@dataclass(frozen=True)
class Reservation:
    """Whom a step waits for: a window, a person, both (either may call it) or nobody.

    Attributes:
        window_id: Only this window, while somebody holds it.
        person_id: Only this person, while on duty.
    """

    window_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None

    def binds(self, held: Collection[uuid.UUID], on_duty: Collection[uuid.UUID]) -> bool:
        """Return whether anybody whom it waits for is there."""
        return self.window_id in held or self.person_id in on_duty

    def is_for(self, window_id: uuid.UUID, person_id: uuid.UUID | None) -> bool:
        """Return whether it waits for a window or the person who sits there."""
        wanted_person = self.person_id is not None and self.person_id == person_id
        return self.window_id == window_id or wanted_person


@dataclass(frozen=True)
class ServiceLink:
    """That a window serves a service.

    Attributes:
        lead_minutes: As the hall set it; capped when it is used.
        until_at: Until when the window helps out; None for good.
    """

    service_id: uuid.UUID
    lead_minutes: int = 0
    until_at: datetime | None = None

    def holds(self, moment: datetime) -> bool:
        """Return whether the window still serves it."""
        return self.until_at is None or moment < self.until_at


@dataclass(frozen=True)
class Leads:
    """What a window serves at a moment, and with which capped lead each."""

    minutes: dict[uuid.UUID, int] = field(default_factory=dict[uuid.UUID, int])

    def groups(self) -> tuple[tuple[int, tuple[uuid.UUID, ...]], ...]:
        """Return the services by lead, one entry a lead."""
        leads = sorted(set(self.minutes.values()), reverse=True)
        return tuple(
            (lead, tuple(each for each, own in self.minutes.items() if own == lead))
            for lead in leads
        )


def capped(minutes: int, cap_minutes: int) -> int:
    """Return a lead that is neither above the cap nor below its negative."""
    return max(-cap_minutes, min(cap_minutes, minutes))


def leads_at(links: Collection[ServiceLink], moment: datetime, cap_minutes: int) -> Leads:
    """Return what a window serves at a moment; links that have run out are left away."""
    return Leads(
        {
            link.service_id: capped(link.lead_minutes, cap_minutes)
            for link in links
            if link.holds(moment)
        }
    )


def prioritised_at(standing: Standing, minutes: int, cap_minutes: int) -> tuple[datetime, int]:
    """Return the effective moment that a manager's priority gives, and its head start in seconds.

    Head starts are never summed: the largest counts. Nobody stands more than the cap before the
    moment when the number was given, and a priority never puts anybody back.

    Args:
        standing: As it stands now.
        minutes: What the manager gives.
        cap_minutes: What no head start of the hall exceeds.
    """
    given_s = 60 * max(0, min(minutes, cap_minutes))
    base = max(standing.issued_at, standing.effective_at + timedelta(seconds=standing.head_start_s))
    wanted = base - timedelta(seconds=given_s)
    earliest = standing.issued_at - timedelta(minutes=cap_minutes)
    moment = min(standing.effective_at, max(wanted, earliest))
    return moment, max(given_s, standing.head_start_s)


def latest_overtaker(
    joined_at: datetime, head_start_cap_minutes: int, lead_cap_minutes: int
) -> datetime:
    """Return the bound: whoever joins after this moment is never picked before `joined_at`.

    It holds for two plain waits at a window that serves both: a head start moves one forward by
    at most the cap, and leads move one forward and put the other back by at most theirs.
    """
    return joined_at + timedelta(minutes=head_start_cap_minutes + 2 * lead_cap_minutes)


def why_first(first: Candidate, second: Candidate | None) -> Why:
    """Return why a window calls the first of two before the second.

    Args:
        first: The one with the smaller key.
        second: The one that would be next without it; None when nobody else waits.
    """
    if second is None:
        return Why(PickReason.ONLY)
    if first.is_wanted_here:
        return Why(PickReason.RESERVED)
    if first.standing.plain_key > second.standing.plain_key:
        return Why(PickReason.WINDOW, first.lead_minutes - second.lead_minutes)
    if first.standing.sequence < second.standing.sequence:
        return _came_first(first.standing, second.standing)
    return _stands_before(first.standing, second.standing)


def _came_first(first: Standing, second: Standing) -> Why:
    if first.aside_s > 0:
        return Why(PickReason.HELD)
    return Why(PickReason.EARLIER, _minutes(second.queued_at - first.queued_at))


def _stands_before(first: Standing, second: Standing) -> Why:
    """Return why one that joined this queue later stands before."""
    if first.entry in _JUMPS:
        return Why(_JUMPS[first.entry], first.head_start_s // 60)
    if first.entry in _WAITED_BEFORE and first.issued_at <= second.queued_at:
        waited = _minutes(first.queued_at - first.issued_at)
        return Why(_WAITED_BEFORE[first.entry], waited)
    if first.head_start_s > 0:
        return Why(PickReason.CLASS, first.head_start_s // 60)
    return Why(_PUT_BACK.get(second.entry, PickReason.PLACE))


def _minutes(span: timedelta) -> int:
    return max(0, int(span.total_seconds() // 60))
