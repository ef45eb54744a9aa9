"""Which items must be and are accepted in the hall: stated, never overwritten."""

import uuid
from datetime import date, timedelta

import pytest
from hall_rows import SmallHall
from sqlalchemy import insert

from hallapp.guides.errors import ItemGoneError, StationingExceptionError
from hallapp.guides.stationing import StationingRow, StationingService
from hallapp.guides.tables import ItemStationing
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.database.records import AuditEvent


@pytest.fixture
def stationing(hall: SmallHall) -> StationingService:
    return StationingService(hall.store.work)


def row_of(stationing: StationingService, code: str) -> StationingRow:
    return next(row for row in stationing.rows() if row.code == code)


def test_of_an_item_nobody_spoke_of_nothing_is_known(hall: SmallHall, stationing) -> None:
    assert {row.code for row in stationing.rows()} == set(hall.items)
    assert {(row.must_be_stationed, row.since) for row in stationing.rows()} == {(False, None)}


def test_the_newest_statement_holds_and_the_earlier_one_stays(hall: SmallHall, stationing) -> None:
    item = hall.items["SJ-001"]
    stationing.state(hall.store.request(), item, must=True, stationed=True, document="〔2026〕1号")
    hall.store.clock.set_to(hall.store.clock.now() + timedelta(days=1))

    stationing.state(hall.store.request(), item, must=True, stationed=False, exception=" 场地所限 ")

    row = row_of(stationing, "SJ-001")
    assert (row.must_be_stationed, row.is_stationed, row.exception) == (True, False, "场地所限")
    assert (row.document, row.since, row.is_missing) == ("", date(2026, 11, 24), False)
    assert len(hall.rows(ItemStationing, ItemStationing.id)) == 2
    said = [action for (action,) in hall.rows(AuditEvent, AuditEvent.action)]
    assert said.count("guides.stationed") == 2
    assert row_of(stationing, "SJ-002").since is None


def test_who_leaves_an_item_outside_says_why(hall: SmallHall, stationing) -> None:
    with pytest.raises(StationingExceptionError) as refused:
        stationing.state(
            hall.store.request(), hall.items["SJ-001"], must=True, stationed=False, exception=" "
        )

    assert refused.value.facts["item"]
    assert hall.rows(ItemStationing, ItemStationing.id) == []
    with pytest.raises(ItemGoneError):
        stationing.state(hall.store.request(), uuid.uuid4(), must=False, stationed=False)


def test_only_manager_and_administrator_state_it(hall: SmallHall, stationing) -> None:
    item, keeper = hall.items["SJ-001"], hall.people[4]
    with hall.store.engine.begin() as connection:
        role = {"person_id": keeper, "role": Role.ADMINISTRATOR, "hall_id": hall.store.hall_id}
        connection.execute(insert(PersonRole), role)
    with pytest.raises(NotEntitledError):
        stationing.state(
            hall.store.request(person_id=hall.people[1]), item, must=True, stationed=True
        )

    asked = hall.store.request(person_id=keeper)
    stationing.state(asked, item, must=True, stationed=True)
    stationing.state(asked, item, must=True, stationed=True)

    assert len(hall.rows(ItemStationing, ItemStationing.id)) == 1
