"""Two stations at the same moment: one draft, one decision, one version."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from guide_contents import whole_content
from hall_rows import SmallHall, small_hall
from hall_store import HALL_ID, HallStore
from sqlalchemy import func, insert, select

from hallapp.authoring.errors import DraftOpenError, DraftStateError
from hallapp.authoring.service import AuthoringService
from hallapp.guides.service import GuideService
from hallapp.guides.tables import CatalogueChange
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.errors import RuleError
from hallapp.kernel.requests import Request

WRITER, REVIEWER, CHIEF = 1, 2, 3


class Stations:
    """One hall, two stations with connections of their own."""

    def __init__(self, hall: SmallHall) -> None:
        self.hall = hall
        with hall.store.engine.begin() as connection:
            connection.execute(
                insert(PersonRole),
                [
                    {"person_id": hall.people[each], "role": Role.MANAGER, "hall_id": HALL_ID}
                    for each in (WRITER, REVIEWER, CHIEF)
                ],
            )
        self.one = AuthoringService(hall.store.work_as("clerk"))
        self.other = AuthoringService(hall.store.work_as("clerk"))

    def by(self, number: int) -> Request:
        return self.hall.store.request(person_id=self.hall.people[number])

    def submitted(self) -> uuid.UUID:
        draft_id = self.one.begin(self.by(WRITER), self.hall.items["SJ-001"])
        digest = self.one.draft(draft_id).digest
        self.one.save(self.by(WRITER), draft_id, whole_content("食品经营许可"), expected=digest)
        self.one.submit(self.by(WRITER), draft_id)
        return draft_id

    def version(self) -> int:
        return GuideService(self.hall.store.work).guide(self.hall.items["SJ-001"]).version

    def catalogue_changes(self) -> int:
        with self.hall.store.work.read() as session:
            return session.scalar(select(func.count()).select_from(CatalogueChange)) or 0


@pytest.fixture
def stations(store: HallStore) -> Stations:
    return Stations(small_hall(store))


def at_once(*steps: Callable[[], object]) -> list[object]:
    """Carry steps out at the same moment; return what each gave, or how it was refused."""
    start = Barrier(len(steps))

    def run(step: Callable[[], object]) -> object:
        start.wait(timeout=10)
        try:
            return step()
        except RuleError as error:
            return error

    with ThreadPoolExecutor(len(steps)) as pool:
        return list(pool.map(run, steps))


def test_one_of_two_reviewers_decides(stations: Stations) -> None:
    draft_id = stations.submitted()

    done = at_once(
        lambda: stations.one.approve(stations.by(REVIEWER), draft_id),
        lambda: stations.other.return_(stations.by(CHIEF), draft_id, "请再核对"),
    )

    assert [type(each) for each in done if each is not None] == [DraftStateError]
    assert stations.version() in {1, 2}
    assert stations.catalogue_changes() == stations.version() - 1


def test_an_approved_guide_is_published_once_by_whichever_station_is_quicker(
    stations: Stations,
) -> None:
    draft_id = stations.submitted()
    stations.one.approve(stations.by(REVIEWER), draft_id, date(2026, 11, 24))
    stations.hall.store.clock.advance(timedelta(days=1))

    done = at_once(
        lambda: len(stations.one.take_effect(stations.hall.store.request())),
        lambda: len(stations.other.take_effect(stations.hall.store.request())),
    )

    assert sorted(done) == [0, 1]  # type: ignore[type-var]
    assert (stations.version(), stations.catalogue_changes()) == (2, 1)


def test_of_two_authors_one_begins(stations: Stations) -> None:
    item = stations.hall.items["SJ-001"]

    done = at_once(
        lambda: stations.one.begin(stations.by(WRITER), item),
        lambda: stations.other.begin(stations.by(CHIEF), item),
    )

    assert sorted(type(each).__name__ for each in done) == ["DraftOpenError", "UUID"]
    assert isinstance(next(each for each in done if isinstance(each, RuleError)), DraftOpenError)


def test_an_item_is_withdrawn_while_its_draft_is_approved_without_a_lock_in_a_circle(
    stations: Stations,
) -> None:
    draft_id = stations.submitted()
    item = stations.hall.items["SJ-001"]

    done = at_once(
        lambda: stations.one.approve(stations.by(REVIEWER), draft_id),
        lambda: stations.other.withdraw(stations.by(CHIEF), item, note="取消"),
    )

    assert done[1] is None  # withdrawn either way, before or after the new version
    assert done[0] is None or isinstance(done[0], DraftStateError)
