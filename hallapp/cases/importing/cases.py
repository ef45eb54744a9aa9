"""A case as a row of the platform tells it, checked (省平台办件)."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any
from uuid import UUID

from hallapp.cases.importing.moments import Moment
from hallapp.cases.terms import (
    AcceptancePlace,
    CaseOutcomeKind,
    CaseState,
    SuspensionReason,
)
from hallapp.guides.importing.plan import Note
from hallapp.guides.terms import HandlingType, ItemType
from hallapp.hall.limits import Limit


@dataclass(frozen=True)
class ItemFound:
    """An item of the hall that a row may mean, with what its guide says of limits."""

    id: UUID
    name: str
    department: str
    department_id: UUID | None = None
    version: int = 1
    item_type: ItemType = ItemType.LICENCE
    handling_type: HandlingType | None = None
    promised: Limit | None = None
    statutory: Limit | None = None


@dataclass(frozen=True)
class ItemNames:
    """What a file may call the items of the hall.

    Attributes:
        codes: Items by every code that they bear, in small letters: the hall's and the national.
        names: Every item that bears a name.
    """

    codes: Mapping[str, tuple[ItemFound, ...]]
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
        from_at: When it began, to the minute where the file tells it.
        to_at: When it ended.
    """

    from_on: date
    to_on: date | None
    planned_to_on: date | None
    words: str
    ground: SuspensionReason | None
    from_at: datetime
    to_at: datetime | None

    @property
    def told(self) -> str:
        """Return it as the history of a case keeps it: from, to (or planned to), why."""
        to_on = f"({self.planned_to_on or ''})" if self.to_on is None else str(self.to_on)
        return f"{self.from_on}/{to_on} {self.words}".strip()


@dataclass(frozen=True)
class PlatformCase:
    """A case as a row tells it.

    Attributes:
        line: Where it stands in the file.
        number: The platform's own number of it.
        accepted: None for a case that is not accepted yet, or never was.
        promised: What the platform promised; None where it says nothing, then the guide holds.
        limit: What the case is held to; None while it is not accepted.
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
    limit: Limit | None
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
    def closed_on(self) -> date | None:
        """The day of its decision or other end."""
        return None if self.closed is None else self.closed.on

    @property
    def told(self) -> dict[str, Any]:
        """Return what the platform owns of a case, as its history keeps it."""
        return {
            "state": self.state.value,
            "outcome": self.outcome.value if self.outcome else "",
            "stage": self.stage,
            "suspended": [each.told for each in self.suspensions],
            "closed_on": _day(self.closed),
            "delivered_on": _day(self.delivered),
        }

    def changed_since(self, before: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the names of what the platform says otherwise than before.

        Histories keep no empty facts: what is not there was empty.
        """
        return tuple(
            name for name, now in self.told.items() if (before.get(name) or "") != (now or "")
        )

    @property
    def digest(self) -> str:
        """What tells whether the platform says something else than before."""
        text = json.dumps(self.told, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def _day(moment: Moment | None) -> str:
    return "" if moment is None else moment.on.isoformat()
