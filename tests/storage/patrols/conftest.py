"""A hall that is patrolled."""

import pytest
from hall_rows import SmallHall
from sqlalchemy import insert

from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from tests.storage.patrols.patrolled import LEADER, MANAGER, PatrolledHall


@pytest.fixture
def patrolled(open_hall: SmallHall) -> PatrolledHall:
    """The small hall with every window taken, a manager and a shift leader."""
    roles = [(MANAGER, Role.MANAGER), (LEADER, Role.SHIFT_LEADER)]
    rows = [
        {"person_id": open_hall.people[n], "role": role, "hall_id": open_hall.store.hall_id}
        for n, role in roles
    ]
    with open_hall.store.engine.begin() as connection:
        connection.execute(insert(PersonRole), rows)
    return PatrolledHall(open_hall)
