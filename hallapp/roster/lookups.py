"""What other features ask of the roster: everybody of a span of days, in few statements."""

import uuid
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from sqlalchemy import RowMapping, Select, or_, select
from sqlalchemy.orm import Session, aliased

from hallapp.hall.calendars import load_calendar
from hallapp.hall.half_days import HalfDaySpan
from hallapp.hall.tables import Person, ServiceWindow
from hallapp.kernel.database.base import table_of
from hallapp.roster.tables import PostHandover, PostPair, Shift, ShiftAssignment
from hallapp.roster.terms import (
    AssignedShift,
    HandoverRow,
    PostPairRow,
    ShiftRow,
    ShiftSlot,
)

Assigned = Mapping[tuple[uuid.UUID, date], tuple[AssignedShift, ...]]
"""What the roster says by person and day; nothing for days at the hall's default hours."""

_assigned = table_of(ShiftAssignment).c
_A, _B = aliased(Person, name="a_person"), aliased(Person, name="b_person")


def shifts_in(session: Session, hall_id: uuid.UUID, from_on: date, until_on: date) -> Assigned:
    """Return what the roster says of everybody from one day to another, both included."""
    shifts = {row.id: row for row in all_shifts(session, hall_id)}
    calendar = load_calendar(session, hall_id)
    asked = (
        select(
            _assigned.id,
            _assigned.person_id,
            Person.name,
            _assigned.day,
            _assigned.occasion,
            _assigned.shift_id,
            _assigned.note,
        )
        .join_from(table_of(ShiftAssignment), Person, Person.id == _assigned.person_id)
        .where(
            _assigned.hall_id == hall_id,
            _assigned.day >= from_on,
            _assigned.day <= until_on,
            _assigned.withdrawn_at.is_(None),
        )
        .order_by(_assigned.day, _assigned.person_id, _assigned.assigned_at)
    )
    found: dict[tuple[uuid.UUID, date], list[AssignedShift]] = defaultdict(list)
    for id_, person_id, name, day, occasion, shift_id, note in session.execute(asked):
        row = AssignedShift(
            id=id_,
            person_id=person_id,
            person_name=name,
            day=day,
            occasion=occasion,
            shift=shifts.get(shift_id),
            note=note,
            is_working_day=calendar.is_working(day),
        )
        found[person_id, day].append(row)
    return {key: tuple(sorted(rows, key=_begin)) for key, rows in found.items()}


def all_shifts(session: Session, hall_id: uuid.UUID) -> tuple[ShiftRow, ...]:
    """Return every shift that the hall has or had, by code; retired ones too."""
    rows = session.scalars(
        select(Shift).where(Shift.hall_id == hall_id).order_by(Shift.code, Shift.made_at)
    )
    return tuple(shift_row(row) for row in rows)


def pairs_on(session: Session, hall_id: uuid.UUID, day: date) -> tuple[PostPairRow, ...]:
    """Return the A and B posts that hold on a day, by window."""
    asked = _pairs().where(
        PostPair.hall_id == hall_id,
        PostPair.valid_from <= day,
        or_(PostPair.valid_until.is_(None), PostPair.valid_until >= day),
    )
    return tuple(pair_row(row) for row in session.execute(asked).mappings())


def pairs_in(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> tuple[PostPairRow, ...]:
    """Return the A and B posts that hold on any day of a span, by window."""
    asked = _pairs().where(
        PostPair.hall_id == hall_id,
        PostPair.valid_from <= until_on,
        or_(PostPair.valid_until.is_(None), PostPair.valid_until >= from_on),
    )
    return tuple(pair_row(row) for row in session.execute(asked).mappings())


def handovers_in(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> tuple[HandoverRow, ...]:
    """Return the hand-overs that touch a span of days, first day first; ended ones too."""
    asked = (
        select(PostHandover, PostPair, ServiceWindow.number, _A.name, _B.name)
        .join(PostPair, PostPair.id == PostHandover.pair_id)
        .join(_A, _A.id == PostPair.a_person_id)
        .join(_B, _B.id == PostHandover.b_person_id)
        .outerjoin(ServiceWindow, ServiceWindow.id == PostPair.window_id)
        .where(
            PostHandover.hall_id == hall_id,
            PostHandover.from_on <= until_on,
            PostHandover.until_on >= from_on,
        )
        .order_by(PostHandover.from_on, PostHandover.told_at)
    )
    return tuple(_handover(*row) for row in session.execute(asked))


def _begin(row: AssignedShift) -> tuple[time, str]:
    return (time.max if row.shift is None else row.shift.begins, row.occasion.value)


def shift_row(row: Shift) -> ShiftRow:
    """Return a shift as faces and rules read it."""
    return ShiftRow(
        id=row.id,
        code=row.code,
        name=row.name,
        begins=row.begins,
        ends=row.ends,
        slots=tuple(_slot(each) for each in row.slots.get("slots", ())),
        crosses_midnight=row.crosses_midnight,
        is_retired=row.retired_at is not None,
    )


def spelled_slots(slots: tuple[ShiftSlot, ...]) -> dict[str, Any]:
    """Return slots as the store keeps them; `shift_row` reads them back."""
    return {
        "slots": [
            {
                "slot": each.slot,
                "opens": each.opens.isoformat("minutes"),
                "closes": each.closes.isoformat("minutes"),
                "due": each.due.isoformat("minutes"),
            }
            for each in slots
        ]
    }


def _slot(spelled: Mapping[str, str]) -> ShiftSlot:
    return ShiftSlot(
        spelled["slot"],
        time.fromisoformat(spelled["opens"]),
        time.fromisoformat(spelled["closes"]),
        time.fromisoformat(spelled["due"]),
    )


def _pairs() -> Select[*tuple[Any, ...]]:
    return (
        select(
            PostPair,
            ServiceWindow.number.label("number"),
            _A.name.label("a_name"),
            _B.name.label("b_name"),
        )
        .join(_A, _A.id == PostPair.a_person_id)
        .join(_B, _B.id == PostPair.b_person_id)
        .outerjoin(ServiceWindow, ServiceWindow.id == PostPair.window_id)
        # A post without a window last, the same on both engines.
        .order_by(ServiceWindow.number.is_(None), ServiceWindow.number, _A.name, PostPair.made_at)
    )


def pair_row(row: RowMapping) -> PostPairRow:
    """Return a pair as faces and rules read it."""
    pair: PostPair = row["PostPair"]
    return PostPairRow(
        id=pair.id,
        window_id=pair.window_id,
        window_number=row["number"],
        a_person_id=pair.a_person_id,
        a_name=row["a_name"],
        b_person_id=pair.b_person_id,
        b_name=row["b_name"],
        valid_from=pair.valid_from,
        valid_until=pair.valid_until,
    )


def _handover(
    row: PostHandover, pair: PostPair, number: int | None, a_name: str, b_name: str
) -> HandoverRow:
    return HandoverRow(
        id=row.id,
        pair_id=row.pair_id,
        window_id=pair.window_id,
        window_number=number,
        a_person_id=pair.a_person_id,
        a_name=a_name,
        b_person_id=row.b_person_id,
        b_name=b_name,
        span=HalfDaySpan.of(row.from_on, row.from_half, row.until_on, row.until_half),
        cause=row.cause,
        note=row.note,
        told_at=row.told_at,
        is_short_notice=row.is_short_notice,
        ended_at=row.ended_at,
        leave_ref=row.leave_ref,
    )
