"""Statements of marks: a whole period in one, for bulletins and scores too."""

import uuid
from collections import defaultdict
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from hallapp.hall.tables import Department, Person, ServiceWindow, WindowDuty
from hallapp.kernel.database.base import table_of
from hallapp.patrols.tables import FindingKind, PatrolMark, PatrolRound
from hallapp.patrols.terms import MarkRow

_mark, _visit = table_of(PatrolMark).c, table_of(PatrolRound).c
_window, _person = table_of(ServiceWindow).c, table_of(Person).c
_unit, _finding = table_of(Department).c, table_of(FindingKind).c
# One column for each attribute of `MarkRow`, in their order: a month has thousands of rows, and
# mapped objects of six tables cost several times as much.
_COLUMNS = (
    _mark.id,
    _mark.round_id,
    _mark.day,
    _visit.number,
    _visit.started_at,
    _visit.source,
    _mark.window_id,
    _window.number,
    _window.name,
    _mark.person_id,
    func.coalesce(_person.name, ""),
    _unit.id,
    func.coalesce(_unit.name, ""),
    _mark.seen,
    _mark.finding_id,
    func.coalesce(_finding.code, ""),
    func.coalesce(_finding.label, ""),
    _finding.sort,
    _mark.words,
    _mark.handling,
    _mark.is_assumed,
    _mark.explain_until,
    _mark.noted_at,
    _mark.noted_by,
    _mark.rectified_on,
    _mark.rectified_words,
)
_ASKED = (
    select(*_COLUMNS)
    .select_from(table_of(PatrolMark))
    .join(table_of(PatrolRound), _visit.id == _mark.round_id)
    .join(table_of(ServiceWindow), _window.id == _mark.window_id)
    .outerjoin(table_of(Person), _person.id == _mark.person_id)
    .outerjoin(table_of(Department), _unit.id == _person.department_id)
    .outerjoin(table_of(FindingKind), _finding.id == _mark.finding_id)
    .where(_mark.superseded_at.is_(None))
    .order_by(_mark.day, _visit.number, _window.number)
)


def marks_in(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> tuple[MarkRow, ...]:
    """Return what rounds of a period saw, as it holds now, by day, round and window.

    What was superseded is not among it; it stays in the store and in the audit.
    """
    return _marks(session, _mark.hall_id == hall_id, _mark.day.between(from_on, until_on))


def marks_of_round(session: Session, round_id: uuid.UUID) -> tuple[MarkRow, ...]:
    """Return what one round saw, by window."""
    return _marks(session, _mark.round_id == round_id)


def one_mark(session: Session, hall_id: uuid.UUID, mark_id: uuid.UUID) -> MarkRow | None:
    """Return a mark that still holds, None when there is none of this id."""
    return next(iter(_marks(session, _mark.hall_id == hall_id, _mark.id == mark_id)), None)


def mark_at(session: Session, round_id: uuid.UUID, window_id: uuid.UUID) -> MarkRow | None:
    """Return what a round saw at a window, as it holds now."""
    where = (_mark.round_id == round_id, _mark.window_id == window_id)
    return next(iter(_marks(session, *where)), None)


def held_mark(session: Session, round_id: uuid.UUID, window_id: uuid.UUID) -> PatrolMark | None:
    """Return the mark of a round at a window that holds now; its round must be locked."""
    asked = select(PatrolMark).where(
        PatrolMark.round_id == round_id,
        PatrolMark.window_id == window_id,
        PatrolMark.superseded_at.is_(None),
    )
    return session.scalars(asked).one_or_none()


def last_noted_at(session: Session, round_id: uuid.UUID, until: datetime) -> datetime | None:
    """Return when the last mark of a round was made before a moment; None without one."""
    asked = select(PatrolMark.noted_at).where(
        PatrolMark.round_id == round_id, PatrolMark.noted_at < until
    )
    return session.scalars(asked.order_by(PatrolMark.noted_at.desc()).limit(1)).first()


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


def _marks(session: Session, *where: ColumnElement[bool]) -> tuple[MarkRow, ...]:
    return tuple(MarkRow(*row) for row in session.execute(_ASKED.where(*where)))
