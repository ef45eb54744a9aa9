"""Only who runs the hall changes its settings, its appointment slots and its lists."""

from datetime import time, timedelta
from pathlib import Path

import pytest
from hall_rows import SmallHall
from sqlalchemy import insert

from hallapp.app.graph import HallKey, OpenHall, join
from hallapp.appointments.terms import SlotsWanted
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.clock import DEFAULT_ZONE
from hallapp.kernel.requests import Request
from hallapp.kernel.secrets import Vault
from hallapp.queueing.policy import QUEUE_POLICY, QueuePolicy
from hallapp.serving.papers import PrintRoom


@pytest.fixture
def opened(hall: SmallHall, tmp_path: Path) -> OpenHall:
    """The small hall as the program opens it."""
    room = PrintRoom(tmp_path, None, None)  # type: ignore[arg-type] - nothing is printed here
    key = HallKey(hall.store.work.hall_id, "330000", DEFAULT_ZONE)
    return join(hall.store.engine, key, hall.store.clock, Vault(bytes(range(32))), room)


def as_person(hall: SmallHall, role: Role | None) -> Request:
    """Return a request of the first person, with a role more."""
    if role is not None:
        row = {"person_id": hall.people[1], "role": role, "hall_id": hall.store.work.hall_id}
        with hall.store.work.write(hall.store.request(), "test.role") as act:
            act.session.execute(insert(PersonRole), row)
    return hall.store.request(person_id=hall.people[1])


def change(opened: OpenHall, request: Request) -> None:
    policy = QueuePolicy(recall_limit=2)
    opened.settings.change(request, QUEUE_POLICY, policy, opened.work.today(), "少叫一次")


def test_a_clerk_changes_no_setting_of_the_hall(hall: SmallHall, opened: OpenHall):
    with pytest.raises(NotEntitledError):
        change(opened, as_person(hall, None))

    assert opened.settings.value(QUEUE_POLICY) == QueuePolicy()


@pytest.mark.parametrize("role", [Role.MANAGER, Role.ADMINISTRATOR])
def test_whoever_runs_the_hall_changes_it(hall: SmallHall, opened: OpenHall, role: Role):
    change(opened, as_person(hall, role))

    assert opened.settings.value(QUEUE_POLICY).recall_limit == 2


@pytest.mark.parametrize(("role", "made"), [(None, 0), (Role.SHIFT_LEADER, 4)])
def test_a_clerk_makes_no_slots_and_a_shift_leader_does(
    hall: SmallHall, opened: OpenHall, role: Role | None, made: int
):
    day = opened.work.today() + timedelta(days=1)
    wanted = SlotsWanted(hall.services["GA"], day, time(9), time(11), 30, 2)
    request = as_person(hall, role)

    if role is None:
        with pytest.raises(NotEntitledError):
            opened.appointments.make_slots(request, wanted)
    else:
        opened.appointments.make_slots(request, wanted)

    assert len(opened.appointments.slots(day)) == made
