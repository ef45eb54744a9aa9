"""Statements of raw punches."""

import uuid
from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import String, select, type_coerce
from sqlalchemy.orm import Session

from hallapp.attendance.tables import Punch
from hallapp.attendance.terms import PunchRow, PunchSource
from hallapp.hall.tables import ServiceWindow
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import Writing

_punch = table_of(Punch).c
_RawId = str | uuid.UUID
DatedPunches = list[tuple[date, PunchRow]]
"""Punches of one person with the hall's day of each, in order of time."""


def add_punch(
    act: Writing,
    hall_id: uuid.UUID,
    person_id: uuid.UUID,
    window_id: uuid.UUID | None,
    source: PunchSource,
) -> uuid.UUID:
    """Store a raw punch of this moment; return its id, or that of the same punch made already."""
    same = select(Punch.id).where(
        Punch.person_id == person_id,
        Punch.punched_at == act.now,
        Punch.source == source,
        Punch.device_number == "",
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
    found = punches_between(session, hall_id, day, day)
    return {person: [punch for _day, punch in punches] for person, punches in found.items()}


def punches_between(
    session: Session,
    hall_id: uuid.UUID,
    from_on: date,
    until_on: date,
    person_ids: Collection[uuid.UUID] | None = None,
) -> dict[uuid.UUID, DatedPunches]:
    """Return the raw punches of a span of days by person, in order; of everybody unless told."""
    windows = _window_numbers(session, hall_id)
    # Ids as the engine keeps them: making objects of them takes longer than the rows themselves.
    asked = (
        select(
            type_coerce(_punch.id, String),
            type_coerce(_punch.person_id, String),
            _punch.day,
            _punch.punched_at,
            _punch.source,
            type_coerce(_punch.window_id, String),
            _punch.device_number,
        )
        .where(_punch.hall_id == hall_id, _punch.day >= from_on, _punch.day <= until_on)
        .order_by(_punch.punched_at)
    )
    if person_ids is not None:
        asked = asked.where(_punch.person_id.in_(person_ids))
    found: dict[uuid.UUID, DatedPunches] = defaultdict(list)
    people: dict[_RawId, tuple[str, DatedPunches]] = {}
    for raw, raw_person, day, punched_at, source, raw_window, device in session.execute(asked):
        known = people.get(raw_person)
        if known is None:
            person_id = uuid.UUID(_spelled(raw_person))
            known = people[raw_person] = (str(person_id), found[person_id])
        window = windows.get(_spelled(raw_window)) if raw_window else None
        name, own = known
        own.append((day, PunchRow(_spelled(raw), name, punched_at, source, window, device)))
    return dict(found)


def _spelled(raw: _RawId) -> str:
    """Return an id as people write it: SQLite keeps bare digits, PostgreSQL the id itself."""
    if isinstance(raw, uuid.UUID):
        return str(raw)
    return f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"


def _window_numbers(session: Session, hall_id: uuid.UUID) -> dict[str, str]:
    asked = select(ServiceWindow.id, ServiceWindow.number).where(ServiceWindow.hall_id == hall_id)
    return {str(id_): str(number) for id_, number in session.execute(asked)}
