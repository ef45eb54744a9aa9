"""Who may do what in the hall: a person's roles (岗位), asked inside the use case itself."""

import uuid
from collections.abc import Collection

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import Person, PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.database.base import table_of
from hallapp.kernel.requests import Actor, Channel

OVERSEERS = frozenset({Role.SHIFT_LEADER, Role.MANAGER})
"""Who runs the hall of a day (值班长、大厅管理)."""

# The program itself and a command before a hall has people act for nobody in particular.
_WITHOUT_PERSON = frozenset({Channel.SYSTEM, Channel.COMMAND_LINE})

_role = table_of(PersonRole).c
_person = table_of(Person).c
_ROLES = (
    select(_role.role)
    .join_from(table_of(PersonRole), table_of(Person), _person.id == _role.person_id)
    .where(
        _role.hall_id == bindparam("hall"),
        _role.person_id == bindparam("person"),
        _person.is_active,
    )
)


def roles_of(
    session: Session | Connection, hall_id: uuid.UUID, person_id: uuid.UUID
) -> frozenset[Role]:
    """Return the roles that a person has; nothing for somebody who works here no longer."""
    return frozenset(session.scalars(_ROLES, {"hall": hall_id, "person": person_id}))


def check_role(
    session: Session | Connection, hall_id: uuid.UUID, actor: Actor, allowed: Collection[Role]
) -> None:
    """Refuse whoever has none of the roles that a use case asks for.

    Args:
        session: Of the use case's own transaction, so that a role taken away holds at once.
        hall_id: The hall.
        actor: Who asks.
        allowed: The roles; one of them is enough.

    Raises:
        NotEntitledError: The actor has none of them.
    """
    if actor.person_id is None:
        if actor.channel in _WITHOUT_PERSON:
            return
    elif not roles_of(session, hall_id, actor.person_id).isdisjoint(allowed):
        return
    raise NotEntitledError
