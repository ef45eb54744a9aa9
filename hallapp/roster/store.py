"""The roster in the store: rows are added and closed, none is removed."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, insert, or_, select
from sqlalchemy.orm import Session

from hallapp.hall.calendars import load_calendar
from hallapp.hall.tables import Department, Person
from hallapp.kernel.audit import Happening
from hallapp.kernel.database.work import Writing
from hallapp.roster.lookups import shifts_in
from hallapp.roster.rules import is_short_notice, overlap
from hallapp.roster.tables import PostHandover, PostPair, ShiftAssignment, SitIn
from hallapp.roster.terms import HandoverWish, RosterOccasion, ShiftRow, SitInRow

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One entry of the roster, there already or to be added."""

    person_id: uuid.UUID
    day: date
    occasion: RosterOccasion
    shift: ShiftRow | None
    note: str = ""

    @property
    def shift_name(self) -> str:
        """What people call it."""
        return self.occasion.label if self.shift is None else self.shift.name

    def is_same(self, other: "NewEntry") -> bool:
        """Return whether both say the same of the same day."""
        mine = None if self.shift is None else self.shift.id
        its = None if other.shift is None else other.shift.id
        is_same_shift = mine == its and (mine is not None or self.occasion is other.occasion)
        return self.day == other.day and is_same_shift


def entries_around(
    session: Session, hall_id: uuid.UUID, entries: Sequence[NewEntry]
) -> dict[uuid.UUID, list[NewEntry]]:
    """Return by person what the roster says of the days of some entries and of their neighbours."""
    if not entries:
        return {}
    first = min(each.day for each in entries) - _ONE_DAY
    last = max(each.day for each in entries) + _ONE_DAY
    found: dict[uuid.UUID, list[NewEntry]] = {}
    for rows in shifts_in(session, hall_id, first, last).values():
        for row in rows:
            entry = NewEntry(row.person_id, row.day, row.occasion, row.shift, row.note)
            found.setdefault(row.person_id, []).append(entry)
    return found


def clash_of(entry: NewEntry, others: Iterable[NewEntry]) -> NewEntry | None:
    """Return what an entry of the same person shares time with; rest shares a day with no work."""
    for other in others:
        if entry.day == other.day and _is_rest(entry) != _is_rest(other):
            return other
        if entry.shift is None or other.shift is None:
            continue
        if overlap(entry.day, entry.shift, other.day, other.shift):
            return other
    return None


def _is_rest(entry: NewEntry) -> bool:
    return entry.occasion is RosterOccasion.REST


def add_entries(act: Writing, hall_id: uuid.UUID, entries: Sequence[NewEntry], origin: str) -> None:
    """Add entries in one statement; the database itself refuses one that is there."""
    if not entries:
        return
    act.session.execute(
        insert(ShiftAssignment),
        [
            {
                "id": uuid.uuid4(),
                "hall_id": hall_id,
                "person_id": each.person_id,
                "shift_id": None if each.shift is None else each.shift.id,
                "day": each.day,
                "occasion": each.occasion,
                "note": each.note.strip(),
                "origin": origin,
                "assigned_at": act.now,
                "assigned_by": act.request.actor.person_id,
            }
            for each in entries
        ],
    )


def working_here(session: Session, hall_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """Return everybody who works in the hall."""
    return frozenset(
        session.scalars(select(Person.id).where(Person.hall_id == hall_id, Person.is_active))
    )


def add_handover(
    act: Writing, hall_id: uuid.UUID, wish: HandoverWish, b_person_id: uuid.UUID
) -> uuid.UUID:
    """Add a hand-over and tell whether it came at short notice; return its id."""
    told_on = wish.told_on or act.today
    calendar = load_calendar(act.session, hall_id)
    row = PostHandover(
        id=uuid.uuid4(),
        hall_id=hall_id,
        pair_id=wish.pair_id,
        b_person_id=b_person_id,
        from_on=wish.span.first.day,
        from_half=wish.span.first.half,
        until_on=wish.span.last.day,
        until_half=wish.span.last.half,
        cause=wish.cause,
        note=wish.note.strip(),
        told_at=act.now,
        told_by=act.request.actor.person_id,
        is_short_notice=is_short_notice(told_on, wish.span.first.day, calendar),
        leave_ref=wish.leave_ref,
    )
    act.session.add(row)
    act.flush()
    after = {
        "pair": str(wish.pair_id),
        "from": wish.span.first.day.isoformat(),
        "until": wish.span.last.day.isoformat(),
        "short_notice": row.is_short_notice,
    }
    act.record(Happening("roster.handed_over", "post_handover", row.id, after=after))
    return row.id


def open_handovers(session: Session, *where: ColumnElement[bool]) -> tuple[PostHandover, ...]:
    """Return hand-overs that have not been ended early, to be changed."""
    asked = select(PostHandover).where(PostHandover.ended_at.is_(None), *where)
    return tuple(session.scalars(asked.order_by(PostHandover.from_on).with_for_update()))


def end_handover(act: Writing, row: PostHandover) -> None:
    """End a hand-over: A is back at the post."""
    row.ended_at, row.ended_by = act.now, act.request.actor.person_id
    act.record(Happening("roster.handover_ended", "post_handover", row.id))


def end_handovers_of_leave(act: Writing, hall_id: uuid.UUID, leave_id: uuid.UUID) -> None:
    """End what was handed over for a leave that is over or withdrawn."""
    found = open_handovers(
        act.session, PostHandover.hall_id == hall_id, PostHandover.leave_ref == leave_id
    )
    for row in found:
        end_handover(act, row)


def pairs_of(
    session: Session, hall_id: uuid.UUID, a_person_id: uuid.UUID, from_on: date, until_on: date
) -> tuple[PostPair, ...]:
    """Return the posts of an A that hold on any day of a span, oldest first."""
    asked = (
        select(PostPair)
        .where(
            PostPair.hall_id == hall_id,
            PostPair.a_person_id == a_person_id,
            PostPair.valid_from <= until_on,
            or_(PostPair.valid_until.is_(None), PostPair.valid_until >= from_on),
        )
        .order_by(PostPair.made_at, PostPair.id)
    )
    return tuple(session.scalars(asked))


def sit_ins(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> tuple[SitInRow, ...]:
    """Return who sits in on the days of a span, in order."""
    asked = (
        select(SitIn, Department.name)
        .outerjoin(Department, Department.id == SitIn.department_id)
        .where(
            SitIn.hall_id == hall_id,
            SitIn.day >= from_on,
            SitIn.day <= until_on,
            SitIn.withdrawn_at.is_(None),
        )
        .order_by(SitIn.day, SitIn.made_at)
    )
    return tuple(
        SitInRow(
            row.id, row.day, row.department_id, name or "", row.leader_name, row.expert_name,
            row.note,
        )
        for row, name in session.execute(asked)
    )  # fmt: skip
