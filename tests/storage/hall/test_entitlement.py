"""Who may do what: roles are asked inside the use case, and only those of people still here."""

import pytest
from hall_rows import SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert, update

from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import Person, PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.requests import Actor, Channel


@pytest.fixture
def led_hall(hall: SmallHall) -> SmallHall:
    """The small hall, in which person 1 leads the shift."""
    with hall.store.engine.begin() as connection:
        role = {"person_id": hall.people[1], "role": Role.SHIFT_LEADER, "hall_id": HALL_ID}
        connection.execute(insert(PersonRole), role)
    return hall


def may(hall: SmallHall, actor: Actor) -> bool:
    with hall.store.work.look() as connection:
        try:
            check_role(connection, HALL_ID, actor, OVERSEERS)
        except NotEntitledError:
            return False
    return True


def test_one_of_the_roles_is_enough(led_hall: SmallHall):
    assert may(led_hall, Actor("desk-1", led_hall.people[1]))
    assert not may(led_hall, Actor("desk-1", led_hall.people[2]))


def test_who_works_here_no_longer_may_nothing(led_hall: SmallHall):
    with led_hall.store.engine.begin() as connection:
        connection.execute(
            update(Person).where(Person.id == led_hall.people[1]).values(is_active=False)
        )

    assert not may(led_hall, Actor("desk-1", led_hall.people[1]))


@pytest.mark.parametrize(
    ("channel", "allowed"),
    [
        (Channel.SYSTEM, True),
        (Channel.COMMAND_LINE, True),
        (Channel.KIOSK, False),
        (Channel.DESK, False),
        (Channel.MANAGER, False),
    ],
)
def test_without_a_person_only_the_program_itself_may(
    led_hall: SmallHall, channel: Channel, *, allowed: bool
):
    assert may(led_hall, Actor("desk-1", None, channel=channel)) is allowed
