"""Statements of clocks and their ledger."""

import uuid
from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.cases.tables import CaseClock, CaseSuspension, HallCase
from hallapp.cases.terms import Suspension


def add_clock(session: Session, case: HallCase, clock: CaseClock, *, is_main: bool) -> None:
    """Store a clock; the main one decides the light of its case."""
    session.add(clock)
    if is_main:
        case.clock_id = clock.id


def ledger_of(session: Session, case_id: uuid.UUID) -> tuple[Suspension, ...]:
    """Return the ledger of one case."""
    rows = session.scalars(
        select(CaseSuspension)
        .where(CaseSuspension.case_id == case_id)
        .order_by(CaseSuspension.from_on)
    )
    return tuple(Suspension(row.from_on, row.to_on) for row in rows)


def suspensions_of(session: Session, hall_id: uuid.UUID) -> dict[uuid.UUID, list[Suspension]]:
    """Return the ledger of every case of a hall that ever stood."""
    found: dict[uuid.UUID, list[Suspension]] = defaultdict(list)
    for row in session.scalars(select(CaseSuspension).where(CaseSuspension.hall_id == hall_id)):
        found[row.case_id].append(Suspension(row.from_on, row.to_on))
    return found
