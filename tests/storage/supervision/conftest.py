"""A hall whose cases are supervised."""

import pytest
from hall_rows import SmallHall
from sqlalchemy import insert

from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from tests.storage.supervision.supervised import SupervisedHall


@pytest.fixture
def watched(open_hall: SmallHall) -> SupervisedHall:
    """The small hall; person 4 runs it."""
    role = {"person_id": open_hall.people[4], "role": Role.MANAGER}
    with open_hall.store.engine.begin() as connection:
        connection.execute(insert(PersonRole), role | {"hall_id": open_hall.store.hall_id})
    return SupervisedHall(open_hall)
