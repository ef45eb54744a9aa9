"""The ledger of a clock: the times in which it stood, in days and to the moment (暂停计时)."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.cases.rules import HourSuspension
from hallapp.cases.tables import CaseSuspension
from hallapp.cases.terms import ClockKind, Suspension

STANDING_KINDS = frozenset({ClockKind.DECISION, ClockKind.STAGE})
"""Clocks that stand while their case is suspended; what others owe the case runs on."""


@dataclass(frozen=True, slots=True)
class LedgerEntry(Suspension):
    """A time in which the clock stood, with its moments for limits in hours.

    Attributes:
        from_at: First moment not counted; None where only the day was written down.
        to_at: First moment that counts again.
    """

    from_at: datetime | None = None
    to_at: datetime | None = None


def ended(ledger: Iterable[Suspension]) -> tuple[Suspension, ...]:
    """Return the entries that have ended: only these move a due day that is stored.

    What stands counts when it ends; until then the stored day is the one that held when the
    clock stopped, so that it says the same every day.
    """
    return tuple(entry for entry in ledger if entry.to_on is not None)


def in_hours(entry: Suspension, zone: tzinfo) -> HourSuspension:
    """Return an entry to the moment; days are taken from midnight where no moment was kept."""
    from_at = to_at = None
    if isinstance(entry, LedgerEntry):
        from_at, to_at = entry.from_at, entry.to_at
    if from_at is None:
        from_at = datetime.combine(entry.from_on, time(), zone)
    if to_at is None and entry.to_on is not None:
        to_at = datetime.combine(entry.to_on, time(), zone)
    return HourSuspension(from_at, to_at)


def entries_of(session: Session, case_id: uuid.UUID) -> tuple[LedgerEntry, ...]:
    """Return the ledger of one case, oldest entry first."""
    rows = session.scalars(
        select(CaseSuspension)
        .where(CaseSuspension.case_id == case_id)
        .order_by(CaseSuspension.from_on)
    )
    return tuple(_entry(row) for row in rows)


def entries_of_hall(
    session: Session, hall_id: uuid.UUID
) -> dict[uuid.UUID, tuple[LedgerEntry, ...]]:
    """Return the ledger of every case of a hall that ever stood."""
    found: dict[uuid.UUID, list[LedgerEntry]] = defaultdict(list)
    rows = session.scalars(
        select(CaseSuspension)
        .where(CaseSuspension.hall_id == hall_id)
        .order_by(CaseSuspension.from_on)
    )
    for row in rows:
        found[row.case_id].append(_entry(row))
    return {case_id: tuple(entries) for case_id, entries in found.items()}


def _entry(row: CaseSuspension) -> LedgerEntry:
    # A moment belongs to its day: one that was set back by hand to another day says the day.
    return LedgerEntry(row.from_on, row.to_on, row.from_at, row.to_at)


def day_of_moment(moment: datetime, zone: tzinfo) -> date:
    """Return the hall's day of a moment."""
    return moment.astimezone(zone).date()
