"""What a pack of papers for a power cut is made from (停电包)."""

from dataclasses import dataclass
from datetime import datetime

from hallapp.hall.terms import HallRow, PersonRow, WindowRow
from hallapp.queueing.paper_stubs import StubBand
from hallapp.slips.terms import Slip


@dataclass(frozen=True)
class StubService:
    """A service with its stubs.

    Attributes:
        place: Where its people wait, as a citizen reads it; empty when the hall does not say.
    """

    name: str
    place: str
    band: StubBand


@dataclass(frozen=True)
class PackItem:
    """A service item in the list of short codes (事项短码)."""

    name: str
    department: str


@dataclass(frozen=True)
class PackFacts:
    """Everything that the sheets of a pack say.

    Attributes:
        code: Of the pack, eight digits.
        windows: Those that sign, are patrolled or accept cases, by number.
        people: Whoever signs in.
        items: In the order of their short codes; more than a clerk leafs through are left out.
        more_items: How many were left out.
    """

    code: str
    hall: HallRow
    printed_at: datetime
    services: tuple[StubService, ...]
    windows: tuple[WindowRow, ...]
    people: tuple[PersonRow, ...]
    items: tuple[PackItem, ...]
    more_items: int = 0


@dataclass(frozen=True)
class PackSheet:
    """One paper of a pack.

    Attributes:
        title: What it is called on the paper and in the folder.
        taker: Who takes it.
    """

    title: str
    taker: str
    slip: Slip
