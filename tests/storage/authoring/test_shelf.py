"""The list of guides names for each item where it stands, and who must not review it."""

import uuid

from guide_contents import whole_content
from hall_rows import SmallHall, small_hall
from hall_store import HALL_ID, HallStore
from sqlalchemy import insert

from hallapp.authoring.service import AuthoringService
from hallapp.authoring.shelf import Shelf
from hallapp.authoring.terms import DraftState
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role

WRITER = 1


def manager(hall: SmallHall) -> uuid.UUID:
    person: uuid.UUID = hall.people[WRITER]
    with hall.store.engine.begin() as connection:
        row = {"person_id": person, "role": Role.MANAGER, "hall_id": HALL_ID}
        connection.execute(insert(PersonRole), [row])
    return person


def test_each_item_stands_there_once_with_its_open_draft(store: HallStore) -> None:
    hall = small_hall(store)
    person = manager(hall)
    work = store.work_as("clerk")
    authoring, shelf = AuthoringService(work), Shelf(work)
    before = shelf.items()
    draft_id = authoring.begin(store.request(person_id=person), hall.items["SJ-001"])

    rows = {row.code: row for row in shelf.items()}

    assert len(before) == len(rows) == len(hall.items)
    assert all(row.draft_id is None and not row.writers for row in before)
    row = rows["SJ-001"]
    assert (row.draft_id, row.draft_state) == (draft_id, DraftState.DRAFT)
    assert (row.author, row.writers) == ("张1", frozenset({person}))
    assert shelf.writers(row.item_id, 1) == frozenset({person})


def test_a_draft_that_was_given_up_stands_in_nobodys_way(store: HallStore) -> None:
    hall = small_hall(store)
    person = manager(hall)
    authoring, shelf = AuthoringService(store.work), Shelf(store.work)
    draft_id = authoring.begin(store.request(person_id=person), hall.items["SJ-001"])
    authoring.save(
        store.request(person_id=person), draft_id, whole_content(),
        expected=authoring.draft(draft_id).digest,
    )  # fmt: skip
    authoring.drop(store.request(person_id=person), draft_id)

    row = next(row for row in shelf.items() if row.code == "SJ-001")

    assert row.draft_id is None
    assert "市场监督管理局" in shelf.departments()
