"""Statements of marks: a whole period in one, for bulletins and scores too."""

import uuid
from collections import defaultdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.orm import Session

from hallapp.hall.tables import Department, Person, ServiceWindow, WindowDuty
from hallapp.patrols.tables import FindingKind, PatrolMark, PatrolRound
from hallapp.patrols.terms import MarkRow


def marks_in(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> tuple[MarkRow, ...]:
    """Return what rounds of a period saw, as it holds now, by day, round and window.

    What was superseded is not among it; it stays in the store and in the audit.
    """
    where = (PatrolMark.hall_id == hall_id, PatrolMark.day.between(from_on, until_on))
    return tuple(map(_row, session.execute(_asked().where(*where))))


def marks_of_round(session: Session, round_id: uuid.UUID) -> tuple[MarkRow, ...]:
    """Return what one round saw, by window."""
    return tuple(map(_row, session.execute(_asked().where(PatrolMark.round_id == round_id))))


def one_mark(session: Session, hall_id: uuid.UUID, mark_id: uuid.UUID) -> MarkRow | None:
    """Return a mark that still holds, None when there is none of this id."""
    where = (PatrolMark.hall_id == hall_id, PatrolMark.id == mark_id)
    found = session.execute(_asked().where(*where)).first()
    return None if found is None else _row(found)


def mark_at(session: Session, round_id: uuid.UUID, window_id: uuid.UUID) -> MarkRow | None:
    """Return what a round saw at a window, as it holds now."""
    where = (PatrolMark.round_id == round_id, PatrolMark.window_id == window_id)
    found = session.execute(_asked().where(*where)).first()
    return None if found is None else _row(found)


def held_mark(session: Session, round_id: uuid.UUID, window_id: uuid.UUID) -> PatrolMark | None:
    """Return the mark of a round at a window that holds now; its round must be locked."""
    asked = select(PatrolMark).where(
        PatrolMark.round_id == round_id,
        PatrolMark.window_id == window_id,
        PatrolMark.superseded_at.is_(None),
    )
    return session.scalars(asked).one_or_none()


def people_at(
    session: Session, hall_id: uuid.UUID, moment: datetime
) -> dict[uuid.UUID, uuid.UUID | None]:
    """Return who a mark of a moment is about, by window.

    That is who held the window then; at one that nobody held, the person who belongs there.
    Where several belong there, nobody is named; a window that is not in the answer has nobody.
    """
    belonging: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    stationed = select(Person.window_id, Person.id).where(
        Person.hall_id == hall_id, Person.is_active, Person.window_id.is_not(None)
    )
    for window_id, person_id in session.execute(stationed):
        if window_id is not None:
            belonging[window_id].append(person_id)
    found: dict[uuid.UUID, uuid.UUID | None] = {
        window_id: people[0] if len(people) == 1 else None
        for window_id, people in belonging.items()
    }
    held = select(WindowDuty.window_id, WindowDuty.person_id).where(
        WindowDuty.hall_id == hall_id,
        WindowDuty.since <= moment,
        or_(WindowDuty.until.is_(None), WindowDuty.until > moment),
    )
    return found | {each[0]: each[1] for each in session.execute(held)}


def _asked() -> Select[*tuple[Any, ...]]:
    return (
        select(PatrolMark, PatrolRound, ServiceWindow, Person, Department, FindingKind)
        .join(PatrolRound, PatrolRound.id == PatrolMark.round_id)
        .join(ServiceWindow, ServiceWindow.id == PatrolMark.window_id)
        .outerjoin(Person, Person.id == PatrolMark.person_id)
        .outerjoin(Department, Department.id == Person.department_id)
        .outerjoin(FindingKind, FindingKind.id == PatrolMark.finding_id)
        .where(PatrolMark.superseded_at.is_(None))
        .order_by(PatrolMark.day, PatrolRound.number, ServiceWindow.number)
    )


def _row(found: Row[*tuple[Any, ...]]) -> MarkRow:
    mark: PatrolMark
    visit: PatrolRound
    window: ServiceWindow
    person: Person | None
    department: Department | None
    finding: FindingKind | None
    mark, visit, window, person, department, finding = found
    return MarkRow(
        id=mark.id,
        round_id=visit.id,
        day=mark.day,
        number=visit.number,
        seen_at=visit.started_at,
        source=visit.source,
        window_id=window.id,
        window_number=window.number,
        window_name=window.name,
        person_id=mark.person_id,
        person_name="" if person is None else person.name,
        department_id=None if department is None else department.id,
        department="" if department is None else department.name,
        seen=mark.seen,
        finding_id=mark.finding_id,
        finding_code="" if finding is None else finding.code,
        finding_label="" if finding is None else finding.label,
        finding_sort=None if finding is None else finding.sort,
        words=mark.words,
        handling=mark.handling,
        is_assumed=mark.is_assumed,
        explain_until=mark.explain_until,
        noted_at=mark.noted_at,
        noted_by=mark.noted_by,
        rectified_on=mark.rectified_on,
        rectified_words=mark.rectified_words,
    )
