"""The ledger of a clock: the times in which it stood, in days and to the moment (暂停计时)."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.cases.rules import HourSuspension
from hallapp.cases.tables import CaseSuspension
from hallapp.cases.terms import ClockKind, Suspension
from hallapp.kernel.clock import day_in

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
    """Return an entry to the moment.

    A moment that lies on another day was kept when the entry was written down afterwards: then
    the day says it, from midnight.
    """
    from_at = to_at = None
    if isinstance(entry, LedgerEntry):
        from_at, to_at = entry.from_at, entry.to_at
    began = _on_its_day(entry.from_on, from_at, zone)
    ends = None if entry.to_on is None else _on_its_day(entry.to_on, to_at, zone)
    if ends is not None and entry.to_on == entry.from_on:
        # Dated back to the very day on which it began: its first moment counts again at once.
        ends = max(began, ends)
    return HourSuspension(began, ends)


def _on_its_day(day: date, moment: datetime | None, zone: tzinfo) -> datetime:
    if moment is not None and day_in(moment, zone) == day:
        return moment
    return datetime.combine(day, time(), zone)


def entries_of(session: Session, case_id: uuid.UUID) -> tuple[LedgerEntry, ...]:
    """Return the ledger of one case, oldest entry first."""
    rows = session.scalars(
        select(CaseSuspension)
        .where(CaseSuspension.case_id == case_id)
        .order_by(CaseSuspension.from_on)
    )
    return tuple(_entry(row) for row in rows)


def _entry(row: CaseSuspension) -> LedgerEntry:
    return LedgerEntry(row.from_on, row.to_on, row.from_at, row.to_at)
