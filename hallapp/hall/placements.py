"""Who belonged to which unit and window on which day (人员归属)."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from hallapp.hall.tables import Department, Person, PersonPlacement, ServiceWindow

FIRST_DAY = date(2000, 1, 1)
"""From when somebody's first placement holds: before it nothing else is known of a person."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """Where a person belongs in a span of days.

    Attributes:
        department: Name of the unit, empty without one.
        window_number: None without a window.
        until_on: The last day; None while it lasts.
    """

    person_id: uuid.UUID
    department_id: uuid.UUID | None
    department: str
    window_id: uuid.UUID | None
    window_number: int | None
    from_on: date = FIRST_DAY
    until_on: date | None = None

    def __contains__(self, day: date) -> bool:
        """Return whether a day lies in the span."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True)
class Placements:
    """Placements of many people in a span of days, each person's in order.

    Attributes:
        of_person: By person; somebody who changed unit has several.
    """

    of_person: Mapping[uuid.UUID, Sequence[PlacementRow]]

    def on(self, person_id: uuid.UUID, day: date) -> PlacementRow | None:
        """Return where a person belonged on a day; None for somebody unknown.

        Before the first placement that one holds, and after the last one that: nothing else is
        known of the person.
        """
        rows = self.of_person.get(person_id, ())
        begun = [row for row in rows if row.from_on <= day]
        return begun[-1] if begun else next(iter(rows), None)

    def belongs(self, person_id: uuid.UUID, day: date) -> bool:
        """Return whether a person works in the hall on a day: from coming to leaving."""
        return any(day in row for row in self.of_person.get(person_id, ()))


def placements_in(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> Placements:
    """Return where everybody of the hall belonged from one day to another, both included.

    Whoever has no placement of that time, or none at all, has the present unit and window. People
    who work here no longer are among them.
    """
    found: dict[uuid.UUID, list[PlacementRow]] = defaultdict(list)
    for row in _placed(session, hall_id, from_on, until_on):
        found[row.person_id].append(row)
    for row in _present(session, hall_id):
        found.setdefault(row.person_id, [row])
    return Placements(found)


def place(
    session: Session,
    person: Person,
    place: tuple[uuid.UUID | None, uuid.UUID | None],
    from_on: date,
    at: datetime,
) -> None:
    """Write that a person belongs to a unit and a window from a day on, and make it the present.

    What came before ends the day before. Said again for the same day or for an earlier one, the
    newer word holds. Who had left is here again from that day on. Call it for whoever is taken on
    or moved.

    Args:
        session: Of the use case's own transaction.
        person: Already in the store, still with the present unit and window.
        place: Ids of the unit and of the window, None for none.
        from_on: The first day; `FIRST_DAY` for somebody new.
        at: The moment of the use case.
    """
    rows = _rows_of(session, person)
    before = (person.department_id, person.window_id)
    if not rows and from_on > FIRST_DAY:
        session.add(_placement(person, before, (FIRST_DAY, from_on - _ONE_DAY), at))
    later = [row for row in rows if row.from_on >= from_on]
    for row in rows:
        if row in later:
            row.department_id, row.window_id = place
        elif row.until_on is None or row.until_on >= from_on:
            row.until_on = from_on - _ONE_DAY
    if later:
        later[-1].until_on = None
    if not later or later[0].from_on > from_on:
        until_on = later[0].from_on - _ONE_DAY if later else None
        session.add(_placement(person, place, (from_on, until_on), at))
    person.department_id, person.window_id = place
    session.flush()


def leave(session: Session, person: Person, last_on: date, at: datetime) -> None:
    """Write that a person belongs to the hall until a day and not after it (离岗).

    Args:
        session: Of the use case's own transaction.
        person: Already in the store.
        last_on: The last day.
        at: The moment of the use case.
    """
    rows = _rows_of(session, person)
    if not rows:
        where = (person.department_id, person.window_id)
        session.add(_placement(person, where, (FIRST_DAY, last_on), at))
    for row in rows:
        if row.from_on > last_on:
            # What was to come does not: a span that ends before it begins holds no day.
            row.until_on = row.from_on - _ONE_DAY
        elif row is rows[-1] or row.until_on is None or row.until_on > last_on:
            row.until_on = last_on
    session.flush()


def ended_on(session: Session, hall_id: uuid.UUID) -> dict[uuid.UUID, date]:
    """Return the last days of those who left the hall, or are going to."""
    asked = (
        select(PersonPlacement.person_id, PersonPlacement.from_on, PersonPlacement.until_on)
        .where(PersonPlacement.hall_id == hall_id)
        .order_by(PersonPlacement.from_on)
    )
    last = {
        person_id: until_on
        for person_id, from_on, until_on in session.execute(asked)
        if until_on is None or until_on >= from_on
    }
    return {person_id: until_on for person_id, until_on in last.items() if until_on is not None}


def _rows_of(session: Session, person: Person) -> list[PersonPlacement]:
    asked = select(PersonPlacement).where(PersonPlacement.person_id == person.id)
    return list(session.scalars(asked.order_by(PersonPlacement.from_on)))


def _placement(
    person: Person,
    place: tuple[uuid.UUID | None, uuid.UUID | None],
    span: tuple[date, date | None],
    at: datetime,
) -> PersonPlacement:
    return PersonPlacement(
        id=uuid.uuid4(),
        hall_id=person.hall_id,
        person_id=person.id,
        department_id=place[0],
        window_id=place[1],
        from_on=span[0],
        until_on=span[1],
        placed_at=at,
    )


def _placed(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> Iterator[PlacementRow]:
    """Give the placements that touch a span of days, and everybody's first and last one."""
    row = PersonPlacement
    ends = (
        select(
            row.person_id,
            func.min(row.from_on).label("first_on"),
            func.max(row.from_on).label("last_on"),
        )
        .where(row.hall_id == hall_id)
        .group_by(row.person_id)
        .subquery()
    )
    asked = (
        select(
            row.person_id,
            row.department_id,
            Department.name,
            row.window_id,
            ServiceWindow.number,
            row.from_on,
            row.until_on,
        )
        .join(ends, ends.c.person_id == row.person_id)
        .outerjoin(Department, Department.id == row.department_id)
        .outerjoin(ServiceWindow, ServiceWindow.id == row.window_id)
        .where(
            row.hall_id == hall_id,
            or_(
                row.from_on == ends.c.first_on,
                row.from_on == ends.c.last_on,
                and_(row.from_on <= until_on, or_(row.until_on.is_(None), row.until_on >= from_on)),
            ),
        )
        .order_by(row.person_id, row.from_on)
    )
    for person, department, name, window, number, begins, until in session.execute(asked):
        yield PlacementRow(person, department, name or "", window, number, begins, until)


def _present(session: Session, hall_id: uuid.UUID) -> Iterator[PlacementRow]:
    asked = (
        select(
            Person.id,
            Person.department_id,
            Department.name,
            Person.window_id,
            ServiceWindow.number,
        )
        .outerjoin(Department, Department.id == Person.department_id)
        .outerjoin(ServiceWindow, ServiceWindow.id == Person.window_id)
        .where(Person.hall_id == hall_id)
    )
    for person, department, name, window, number in session.execute(asked):
        yield PlacementRow(person, department, name or "", window, number)
