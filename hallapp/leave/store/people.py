"""What leave has to know of people: their unit, whether it has a chief representative, their B."""

import uuid

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from hallapp.hall.entitlement import check_role, roles_of
from hallapp.hall.errors import NotEntitledError, PersonUnknownError
from hallapp.hall.half_days import HalfDay, HalfDaySpan
from hallapp.hall.tables import Person, PersonRole, WindowDuty
from hallapp.hall.terms import Role
from hallapp.kernel.requests import Actor
from hallapp.leave.rules import RUNNERS, Decider
from hallapp.roster.lookups import pairs_in, pairs_on


def unit_of(session: Session, hall_id: uuid.UUID, person_id: uuid.UUID) -> uuid.UUID | None:
    """Return a person's unit.

    Raises:
        PersonUnknownError: Nobody of this id works in the hall.
    """
    found = session.execute(
        select(Person.id, Person.department_id).where(
            Person.hall_id == hall_id, Person.id == person_id, Person.is_active
        )
    ).first()
    if found is None:
        raise PersonUnknownError
    return found[1]


def has_chief(
    session: Session, hall_id: uuid.UUID, department_id: uuid.UUID | None, besides: uuid.UUID
) -> bool:
    """Return whether a unit has a chief representative other than one person."""
    if department_id is None:
        return False
    asked = (
        select(Person.id)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(
            Person.hall_id == hall_id,
            Person.department_id == department_id,
            Person.is_active,
            Person.id != besides,
            PersonRole.role == Role.CHIEF_REPRESENTATIVE,
        )
        .limit(1)
    )
    return session.scalar(asked) is not None


def decider_for(
    session: Session,
    hall_id: uuid.UUID,
    who: uuid.UUID,
    of: tuple[uuid.UUID, uuid.UUID | None],
) -> Decider:
    """Return what somebody is to the person and the unit of a request."""
    person_id, department_id = of
    own = session.scalar(select(Person.department_id).where(Person.id == who))
    return Decider(
        roles=roles_of(session, hall_id, who),
        is_same_unit=own is not None and own == department_id,
        unit_has_chief=has_chief(session, hall_id, department_id, person_id),
    )


def check_concerned(
    session: Session,
    hall_id: uuid.UUID,
    actor: Actor,
    of: tuple[uuid.UUID, uuid.UUID | None],
) -> None:
    """Refuse whoever neither is the person, nor heads the unit, nor runs the hall.

    Raises:
        NotEntitledError: It is none of the actor's business.
    """
    if actor.person_id is None:
        check_role(session, hall_id, actor, RUNNERS)
        return
    if actor.person_id == of[0]:
        return
    decider = decider_for(session, hall_id, actor.person_id, of)
    is_head = decider.is_same_unit and Role.CHIEF_REPRESENTATIVE in decider.roles
    if not is_head and decider.roles.isdisjoint(RUNNERS):
        raise NotEntitledError


def stand_in_of(
    session: Session, hall_id: uuid.UUID, person_id: uuid.UUID, asked: HalfDay
) -> uuid.UUID | None:
    """Return the B of a person's post on a day; None without a pair, or where there are several."""
    found = {
        pair.b_person_id
        for pair in pairs_on(session, hall_id, asked.day)
        if pair.a_person_id == person_id
    }
    return found.pop() if len(found) == 1 else None


def window_of(session: Session, person_id: uuid.UUID) -> uuid.UUID | None:
    """Return the window that a person holds now, else the one where the person belongs."""
    held = session.scalar(
        select(WindowDuty.window_id).where(
            WindowDuty.person_id == person_id, WindowDuty.until.is_(None)
        )
    )
    if held is not None:
        return held
    return session.scalar(select(Person.window_id).where(Person.id == person_id))


def colleagues(
    session: Session, hall_id: uuid.UUID, person_id: uuid.UUID, span: HalfDaySpan
) -> dict[uuid.UUID, tuple[str, bool]]:
    """Return by id who could stand in for a person, with the name and whether it is B.

    Raises:
        PersonUnknownError: Nobody of this id works in the hall.
    """
    unit = unit_of(session, hall_id, person_id)
    b_people = {
        pair.b_person_id
        for pair in pairs_in(session, hall_id, span.first.day, span.last.day)
        if pair.a_person_id == person_id
    }
    rows = session.execute(
        select(Person.id, Person.name)
        .where(
            Person.hall_id == hall_id,
            Person.is_active,
            Person.id != person_id,
            or_(Person.id.in_(b_people), Person.department_id == unit),
        )
        .order_by(Person.name)
    )
    return {each: (name, each in b_people) for each, name in rows}
