"""What the platform tells of suspensions beside what the hall wrote itself (挂起对照).

One stop of the clock is one entry of the ledger: what both have written is matched, not doubled.
"""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.cases.importing.cases import PlatformCase, PlatformSuspension
from hallapp.cases.tables import CaseSuspension


@dataclass(frozen=True, slots=True)
class Stood:
    """An entry of a case's ledger.

    Attributes:
        is_ours: A person of the hall wrote it, not an import.
        is_closure: It gives back the days between a decision and its reopening.
    """

    from_on: date
    to_on: date | None
    is_ours: bool
    is_closure: bool = False


def ledgers(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, tuple[Stood, ...]]:
    """Return what stands in the ledgers of cases, the oldest entry first."""
    rows = session.scalars(
        select(CaseSuspension)
        .where(CaseSuspension.case_id.in_(ids))
        .order_by(CaseSuspension.case_id, CaseSuspension.from_on)
    )
    found: dict[uuid.UUID, list[Stood]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(stood(row))
    return {case_id: tuple(each) for case_id, each in found.items()}


def stood(row: CaseSuspension) -> Stood:
    """Return an entry of the ledger as it is compared with what the platform tells."""
    # Whoever suspends a case ends it later; only a reopening writes both ends at once, and
    # tells the applicant nothing.
    is_closure = row.ground is None and row.told_on is None and row.resumed_by is not None
    return Stood(
        row.from_on,
        row.to_on,
        row.suspended_by is not None,
        is_closure and row.suspended_by is not None,
    )


def is_same(entry: Stood, told: PlatformSuspension) -> bool:
    """Return whether the platform speaks of an entry that the hall wrote itself.

    A desk and a platform seldom write the same first day.
    """
    return entry.is_ours and not entry.is_closure and _meet(entry, told)


def overlap(
    told: PlatformCase, ledger: Sequence[Stood], told_before: Sequence[str]
) -> tuple[Stood, PlatformSuspension] | None:
    """Return an entry that the platform contradicts: other days of a stop that has ended here.

    Args:
        told: What the platform tells now.
        ledger: What stands in the ledger.
        told_before: What it told of suspensions before; that was brought in step then.
    """
    known = {each.partition("/")[0] for each in told_before} | {str(s.from_on) for s in ledger}
    for each in told.suspensions:
        if str(each.from_on) in known:
            continue
        for entry in ledger:
            if entry.to_on is not None and not entry.is_closure and _meet(entry, each):
                return entry, each
    return None


def _meet(entry: Stood, told: PlatformSuspension) -> bool:
    entry_end, told_end = entry.to_on or date.max, told.to_on or date.max
    return max(entry.from_on, told.from_on) < min(entry_end, told_end)
