"""A case as a row of the platform tells it, checked (省平台办件)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from uuid import UUID

from hallapp.cases.importing.moments import Moment
from hallapp.cases.terms import (
    AcceptancePlace,
    CaseOutcomeKind,
    CaseState,
    SuspensionReason,
)
from hallapp.guides.importing.plan import Note
from hallapp.hall.limits import Limit

_DIVIDED = "\x1f"


@dataclass(frozen=True)
class ItemFound:
    """An item of the hall that a row may mean."""

    id: UUID
    name: str
    department: str


@dataclass(frozen=True)
class ItemNames:
    """What a file may call the items of the hall.

    Attributes:
        codes: The item of each code, in small letters.
        names: Every item that bears a name.
    """

    codes: Mapping[str, ItemFound]
    names: Mapping[str, tuple[ItemFound, ...]]


@dataclass(frozen=True)
class CaseHall:
    """What rows are checked against.

    Attributes:
        items: What the file may call items.
        now: Nothing can have happened after it.
    """

    items: ItemNames
    now: Moment
    zone: tzinfo


@dataclass(frozen=True)
class PlatformSuspension:
    """A time in which the platform let the clock stand (挂起).

    Attributes:
        from_on: First day that is not counted.
        to_on: First day that counts again, None while it has not ended.
        planned_to_on: The day on which it shall end, where that is told and still to come.
        ground: The lawful reason, None where the words name none.
    """

    from_on: date
    to_on: date | None
    planned_to_on: date | None
    words: str
    ground: SuspensionReason | None


@dataclass(frozen=True)
class PlatformCase:
    """A case as a row tells it.

    Attributes:
        line: Where it stands in the file.
        number: The platform's own number of it.
        accepted: None for a case that is not accepted yet, or never was.
        promised: What the platform promised; None where it says nothing, then the guide holds.
        closed: When it was decided, or otherwise came to its end.
        notes: What should be looked at although the row can be imported.
    """

    line: int
    number: str
    item: ItemFound
    applicant: str
    id_number: str
    phone: str
    received: Moment
    accepted: Moment | None
    promised: Limit | None
    statutory: Limit | None
    state: CaseState
    outcome: CaseOutcomeKind | None
    is_lenient: bool
    stage: str
    closed: Moment | None
    delivered: Moment | None
    suspensions: tuple[PlatformSuspension, ...]
    place: AcceptancePlace | None
    window: str
    notes: tuple[Note, ...] = ()

    @property
    def digest(self) -> str:
        """What tells whether the platform says something else than before: only what it owns."""
        told = [self.state.value, str(self.outcome and self.outcome.value), self.stage]
        told += [_day(moment) for moment in (self.accepted, self.closed, self.delivered)]
        for each in self.suspensions:
            told += [str(each.from_on), str(each.to_on), str(each.planned_to_on), each.words]
        return hashlib.sha256(_DIVIDED.join(told).encode()).hexdigest()


def _day(moment: Moment | None) -> str:
    return "" if moment is None else moment.on.isoformat()
