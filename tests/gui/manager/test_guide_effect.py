"""An approved guide takes effect on its day, by whichever station looks first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from hallapp.faces.manager.day_chores import DayChores
from hallapp.guides.terms import GuideState
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.manager.guides_hall import REVIEWER, WRITER, GuidesHall, good_content
from tests.gui.manager.hall_seen_by_manager import FakeHall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[GuidesHall]:
    made = GuidesHall(tmp_path)
    yield made
    made.store.close()


def by(hall: GuidesHall, number: int) -> Request:
    return hall.store.request(person_id=hall.rows.people[number])


def chores(hall: GuidesHall, told: list[str], failed: list[HallError]) -> DayChores:
    services = replace(FakeHall().as_services, guides=hall.services, clock=hall.store.clock)
    return DayChores(services, InlineJobs(), "GL-1", failed.append, told=told.append)


def test_a_guide_holds_from_its_day_and_two_stations_publish_it_once(hall: GuidesHall) -> None:
    item = hall.item().item_id
    draft_id = hall.authoring.begin(by(hall, WRITER), item)
    expected = hall.authoring.draft(draft_id).digest
    hall.authoring.save(by(hall, WRITER), draft_id, good_content(), expected=expected)
    hall.authoring.submit(by(hall, WRITER), draft_id)
    hall.authoring.approve(by(hall, REVIEWER), draft_id, date(2026, 11, 25))
    told: list[str] = []
    failed: list[HallError] = []
    first, second = chores(hall, told, failed), chores(hall, told, failed)
    first.look()
    assert hall.item().version == 1

    hall.store.clock.advance(timedelta(days=2))
    first.look()
    second.look()

    row = hall.item()
    assert (row.state, row.version, row.draft_id) == (GuideState.PUBLISHED, 2, None)
    assert told[0] == "今天起生效：食品经营许可"
    assert failed == []
