"""Who would be away together with whom: the stand-ins of a leave against approved leave."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.hall.calendars import load_calendar
from hallapp.hall.half_days import HalfDay, HalfDaySpan
from hallapp.hall.tables import Person
from hallapp.leave.away import away_in
from hallapp.leave.terms import AwayMap
from hallapp.roster.lookups import Assigned, shifts_in
from hallapp.roster.terms import RosterOccasion


@dataclass(frozen=True, slots=True)
class Absence:
    """Half days in which somebody is to be away, and who stands in."""

    person_id: uuid.UUID
    span: HalfDaySpan
    b_person_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class Together:
    """Two people of one post who would be away in the same half days."""

    person_id: uuid.UUID
    name: str
    halves: tuple[HalfDay, ...]


def rostered_days(assigned: Assigned, person_id: uuid.UUID) -> tuple[set[date], set[date]]:
    """Return the days on which the roster has a person work, and those on which it has not."""
    working: set[date] = set()
    resting: set[date] = set()
    for (whom, day), rows in assigned.items():
        if whom != person_id:
            continue
        explicit = {row.occasion for row in rows if row.occasion.replaces_default}
        if explicit - {RosterOccasion.REST}:
            working.add(day)
        elif explicit:
            resting.add(day)
    return working, resting


def conflicts(
    session: Session, hall_id: uuid.UUID, absences: Sequence[Absence]
) -> tuple[tuple[Together, ...], ...]:
    """Return for each absence who would be away with it, in a few statements for all.

    Whoever stands in for the person must be there, and so must be whoever the person stands in
    for. Rest days do not matter.
    """
    if not absences:
        return ()
    from_on = min(each.span.first.day for each in absences)
    until_on = max(each.span.last.day for each in absences)
    away = away_in(session, hall_id, from_on, until_on)
    calendar = load_calendar(session, hall_id)
    assigned = shifts_in(session, hall_id, from_on, until_on)
    by_day: dict[date, list[uuid.UUID]] = defaultdict(list)
    for person, day in away:
        by_day[day].append(person)
    found: list[Mapping[uuid.UUID, list[HalfDay]]] = []
    for absence in absences:
        working, resting = rostered_days(assigned, absence.person_id)
        counted = [
            each
            for each in absence.span
            if each.day in working or (calendar.is_working(each.day) and each.day not in resting)
        ]
        found.append(_shared(absence, counted, away, by_day))
    names = _names(session, {person for each in found for person in each})
    return tuple(
        tuple(Together(person, names[person], tuple(halves)) for person, halves in each.items())
        for each in found
    )


def _shared(
    absence: Absence,
    counted: Iterable[HalfDay],
    away: AwayMap,
    by_day: Mapping[date, Sequence[uuid.UUID]],
) -> Mapping[uuid.UUID, list[HalfDay]]:
    found: dict[uuid.UUID, list[HalfDay]] = {}
    for each in counted:
        for person in by_day.get(each.day, ()):
            row = away[person, each.day].get(each.half)
            if row is None or person == absence.person_id:
                continue
            if person == absence.b_person_id or row.b_person_id == absence.person_id:
                found.setdefault(person, []).append(each)
    return found


def _names(session: Session, people: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    if not people:
        return {}
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(people)))
    return {row["id"]: row["name"] for row in rows.mappings()}
