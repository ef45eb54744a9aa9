"""Statements of calendar keeping: days, years, edits, and the cases that a year touches."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select
from sqlalchemy.orm import Session

from hallapp.cases.clockwork.calendar_rows import CalendarEditRow, MoveExample
from hallapp.cases.clockwork.open_clocks import Redating
from hallapp.cases.tables import CalendarEdit, CaseClock, HallCase
from hallapp.hall.calendars import CalendarEntry, StoredCalendar
from hallapp.hall.tables import CalendarDay, CalendarYear, Person
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import Writing

EXAMPLES = 10

_day = table_of(CalendarDay)
_year = table_of(CalendarYear)
_clock = table_of(CaseClock).c
_case = table_of(HallCase).c


def replace_calendar(
    connection: Connection,
    hall_id: uuid.UUID,
    before: StoredCalendar,
    after: StoredCalendar,
    source: str,
) -> None:
    """Write what differs between two calendars; a new year is written with its source."""
    old, new = set(before.entries), set(after.entries)
    _delete_days(connection, hall_id, [entry.day for entry in old - new])
    rows = [_row(hall_id, entry) for entry in sorted(new - old, key=lambda each: each.day)]
    if rows:
        connection.execute(insert(_day), rows)
    for year in before.years - after.years:
        connection.execute(delete(_year).where(_year.c.hall_id == hall_id, _year.c.year == year))
    for year in after.years - before.years:
        row = {"hall_id": hall_id, "year": year, "source": source[:120]}
        connection.execute(insert(_year), row)


def add_edit(act: Writing, edit: CalendarEdit) -> None:
    """Write that the calendar was changed; the rows of moved days name it."""
    act.session.add(edit)
    act.session.flush()


def edits_of(session: Session, hall_id: uuid.UUID, limit: int) -> tuple[CalendarEditRow, ...]:
    """Return the changes of the calendar, the newest first."""
    rows = session.execute(
        select(CalendarEdit, Person.name)
        .outerjoin(Person, Person.id == CalendarEdit.made_by)
        .where(CalendarEdit.hall_id == hall_id)
        .order_by(CalendarEdit.made_at.desc())
        .limit(limit)
    )
    return tuple(
        CalendarEditRow(
            id=edit.id,
            made_at=edit.made_at,
            made_by=name or "",
            source=edit.source,
            note=edit.note,
            changed_days=edit.changed_days,
            moved_cases=edit.moved_cases,
        )
        for edit, name in rows
    )


def sources_of(session: Session, hall_id: uuid.UUID) -> dict[int, str]:
    """Return the source of each year that the hall has loaded."""
    rows = session.execute(
        select(CalendarYear.year, CalendarYear.source).where(CalendarYear.hall_id == hall_id)
    )
    return dict(rows.all())  # type: ignore[arg-type]


def cases_in(
    session: Session, hall_id: uuid.UUID, first: date, last: date, *, provisional: bool = False
) -> int:
    """Return how many open cases run in a span of days; `provisional`: only provisional ones."""
    asked = select(func.count(func.distinct(_clock.case_id))).where(
        *_running_in(hall_id, first, last)
    )
    if provisional:
        asked = asked.where(_clock.is_provisional)
    return session.scalar(asked) or 0


def examples_in(
    session: Session, hall_id: uuid.UUID, first: date, last: date
) -> tuple[MoveExample, ...]:
    """Return some open cases that run in a span of days, due soonest first."""
    rows = session.execute(
        select(_case.case_number, _case.item_name, func.min(_clock.due_on))
        .join_from(table_of(CaseClock), table_of(HallCase), _case.id == _clock.case_id)
        .where(*_running_in(hall_id, first, last))
        .group_by(_case.case_number, _case.item_name)
        .order_by(func.min(_clock.due_on), _case.case_number)
        .limit(EXAMPLES)
    )
    return tuple(MoveExample(number, name, due_on, due_on) for number, name, due_on in rows)


def examples_of(connection: Connection, found: Redating) -> tuple[MoveExample, ...]:
    """Return some of the cases that move, due soonest first; their main clocks where they move."""
    values = found.values
    shown: dict[Any, Any] = {}
    moved = [clock for clock in found.changed if clock.is_moved]
    for clock in sorted(moved, key=lambda each: (not each.is_main, each.old[0], str(each.case_id))):
        shown.setdefault(clock.case_id, clock)
        if len(shown) == EXAMPLES:
            break
    names = _names(connection, [values.read_key(case_id) for case_id in shown])
    return tuple(
        MoveExample(
            *names[values.read_key(case_id)],
            values.read_day(clock.old[0]),
            values.read_day(clock.new[0]),
        )
        for case_id, clock in shown.items()
    )


def _names(connection: Connection, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, tuple[str, str]]:
    rows = connection.execute(
        select(_case.id, _case.case_number, _case.item_name).where(_case.id.in_(ids))
    )
    return {case_id: (number, name) for case_id, number, name in rows}


def _running_in(hall_id: uuid.UUID, first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    return (
        _clock.hall_id == hall_id,
        _clock.ended_on.is_(None),
        _clock.case_id.in_(select(_case.id).where(_case.closed_on.is_(None))),
        _clock.due_on >= first,
        _clock.day_zero <= last,
    )


def _delete_days(connection: Connection, hall_id: uuid.UUID, days: Iterable[date]) -> None:
    gone = list(days)
    if gone:
        connection.execute(delete(_day).where(_day.c.hall_id == hall_id, _day.c.day.in_(gone)))


def _row(hall_id: uuid.UUID, entry: CalendarEntry) -> dict[str, Any]:
    return {
        "id": uuid.uuid4(),
        "hall_id": hall_id,
        "day": entry.day,
        "kind": entry.kind,
        "source": entry.source,
        "note": entry.note,
    }
