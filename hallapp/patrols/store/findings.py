"""Statements of the list of findings: seeded once, changed by retiring and adding."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.kernel.database.work import Writing
from hallapp.patrols.finding_list import DEFAULT_FINDINGS
from hallapp.patrols.tables import FindingKind
from hallapp.patrols.terms import FindingRow, FindingWish

_SEED = InsertOnce(table_of(FindingKind))


def stored_findings(session: Session, hall_id: uuid.UUID) -> tuple[FindingRow, ...]:
    """Return the list as it holds now, in its order; empty before it was ever needed."""
    asked = (
        select(FindingKind)
        .where(FindingKind.hall_id == hall_id, FindingKind.retired_at.is_(None))
        .order_by(FindingKind.position, FindingKind.code)
    )
    return tuple(finding_row(kind) for kind in session.scalars(asked))


def seed_findings(act: Writing, hall_id: uuid.UUID) -> None:
    """Give a hall that never had a list the default one; two stations at once give one."""
    known = select(FindingKind.id).where(FindingKind.hall_id == hall_id).limit(1)
    if act.session.scalar(known) is not None:
        return
    statement = _SEED.on(act.connection)
    for position, each in enumerate(DEFAULT_FINDINGS, start=1):
        values = {
            "id": each.id_in(hall_id),
            "hall_id": hall_id,
            "code": each.code,
            "label": each.label,
            "sort": each.sort,
            "position": position,
            "is_active": each.is_active,
            "made_at": act.now,
        }
        act.connection.execute(statement, values)


def held_finding(session: Session, hall_id: uuid.UUID, code: str) -> FindingKind | None:
    """Return the entry of a code as it holds now, locked; None when there is none."""
    asked = (
        select(FindingKind)
        .where(
            FindingKind.hall_id == hall_id,
            FindingKind.code == code,
            FindingKind.retired_at.is_(None),
        )
        .with_for_update()
    )
    return session.scalars(asked).one_or_none()


def add_finding(
    act: Writing, hall_id: uuid.UUID, wish: FindingWish, *, code: str, position: int
) -> FindingKind:
    """Add an entry; one of the same code must have been retired and flushed before."""
    made = FindingKind(
        id=uuid.uuid4(),
        hall_id=hall_id,
        code=code,
        label=wish.label.strip(),
        sort=wish.sort,
        position=position,
        is_active=wish.is_active,
        made_at=act.now,
        made_by=act.request.actor.person_id,
    )
    act.session.add(made)
    act.session.flush()
    return made


def finding_row(kind: FindingKind) -> FindingRow:
    """Return the row of an entry."""
    return FindingRow(kind.id, kind.code, kind.label, kind.sort, kind.position, kind.is_active)
