"""Statements of attendance."""

import uuid
from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.attendance.tables import Punch
from hallapp.attendance.terms import PunchRow, PunchSource
from hallapp.hall.tables import ServiceWindow
from hallapp.kernel.database.work import Writing


def add_punch(
    act: Writing,
    hall_id: uuid.UUID,
    person_id: uuid.UUID,
    window_id: uuid.UUID | None,
    source: PunchSource,
) -> uuid.UUID:
    """Store a raw punch of this moment; return its id, or that of the same punch made already."""
    same = select(Punch.id).where(
        Punch.person_id == person_id, Punch.punched_at == act.now, Punch.source == source
    )
    found = act.session.scalars(same).one_or_none()
    if found is not None:
        return found
    punch_id = uuid.uuid4()
    act.session.add(
        Punch(
            id=punch_id,
            hall_id=hall_id,
            person_id=person_id,
            window_id=window_id,
            day=act.today,
            punched_at=act.now,
            source=source,
        )
    )
    return punch_id


def punches_of(session: Session, hall_id: uuid.UUID, day: date) -> dict[uuid.UUID, list[PunchRow]]:
    """Return the raw punches of a day by person, in order."""
    asked = (
        select(Punch, ServiceWindow.number)
        .outerjoin(ServiceWindow, ServiceWindow.id == Punch.window_id)
        .where(Punch.hall_id == hall_id, Punch.day == day)
        .order_by(Punch.punched_at)
    )
    found: dict[uuid.UUID, list[PunchRow]] = defaultdict(list)
    for punch, number in session.execute(asked):
        found[punch.person_id].append(
            PunchRow(
                id=str(punch.id),
                person_id=str(punch.person_id),
                punched_at=punch.punched_at,
                source=punch.source,
                window_number=_text(number),
            )
        )
    return found


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)
