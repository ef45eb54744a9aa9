"""Stations of a shared hall: each works with its own role's rights, on a real PostgreSQL."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hall_store import Server

from hallapp.app.graph import OpenHall
from hallapp.app.halls import HallPlace, open_hall
from hallapp.app.setup import HallPlan, ZoneOutline, set_up_hall
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.database.faults import DatabaseRightsError
from hallapp.kernel.database.schema import SchemaMissingError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.kernel.station import StationSettings
from hallapp.queueing import PrintState

pytestmark = pytest.mark.postgres
ZONES = (ZoneOutline("A", "综合服务区", 1, 2), ZoneOutline("B", "综合服务区", 3, 3))
MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
PASSWORD = "河边的7棵老柳树"  # noqa: S105 - of a hall that lives for one test


@pytest.fixture
def shared(server: Server | None, tmp_path: Path) -> Iterator["SharedHall"]:
    if server is None:
        pytest.skip("PostgreSQL could not start on this machine")
    hall = SharedHall(server, tmp_path)
    yield hall
    hall.close()


class SharedHall:
    """A hall on a server, with one login for each kind of station."""

    def __init__(self, server: Server, folder: Path) -> None:
        self._server = server
        self._folder = folder
        self._name = f"shared_{uuid.uuid4().hex}"
        self._logins: list[str] = []
        self._open: list[OpenHall] = []
        server.run(f"CREATE DATABASE {self._name}")
        self.clock = SettableClock(MONDAY)
        owner = HallPlace(folder, server.url(self._name), is_demo=False)
        plan = HallPlan("东河县政务服务中心", "东河县", ZONES, "韩立新", "0001", PASSWORD)
        set_up_hall(owner, plan, self.clock)

    def station(self, role: str) -> OpenHall:
        login = f"{role}_{uuid.uuid4().hex[:8]}"
        self._server.run(f"CREATE ROLE {login} LOGIN IN ROLE hallapp_{role}")
        self._logins.append(login)
        url = self._server.url(self._name).set(username=login)
        place = HallPlace(self._folder, url, is_demo=False)
        opened = open_hall(place, self.clock, StationSettings(name=f"{role}-1"))
        self._open.append(opened)
        return opened

    def close(self) -> None:
        for hall in self._open:
            hall.close()
        self._server.run(f"DROP DATABASE {self._name} WITH (FORCE)")
        for login in self._logins:
            self._server.run(f"DROP ROLE {login}")


def kiosk_request() -> Request:
    return Request(Actor("kiosk-1", channel=Channel.KIOSK))


def test_a_kiosk_station_gives_and_prints_a_number_with_the_rights_of_a_kiosk(shared: SharedHall):
    kiosk = shared.station("kiosk")
    service = kiosk.queue.services()[0]

    issued = kiosk.queue.issue(kiosk_request(), service.id)
    state = kiosk.papers.print_ticket(kiosk_request(), issued.ticket.id)

    assert issued.ticket.label == "A001"
    assert state is PrintState.PRINTED
    assert kiosk.queue.open_windows() == 0
    assert kiosk.guides.popular(8) == ()


def test_a_kiosk_station_cannot_learn_who_works_in_the_hall(shared: SharedHall):
    kiosk = shared.station("kiosk")

    with pytest.raises(DatabaseRightsError):
        kiosk.people.people()


def test_a_board_station_shows_what_a_clerk_station_calls(shared: SharedHall):
    clerk, board, kiosk = (shared.station(role) for role in ("clerk", "board", "kiosk"))
    issued = kiosk.queue.issue(kiosk_request(), kiosk.queue.services()[0].id)
    person = clerk.people.sign_in(Request(Actor("desk-1")), "0001", PASSWORD)
    window = clerk.people.window(1)
    clerk.serving.take_window(Request(Actor("desk-1", person.id)), person.id, window.id)

    called = clerk.queue.call_next(Request(Actor("desk-1", person.id)), window.id)

    assert called is not None
    assert called.label == issued.ticket.label
    assert [call.label for call in board.queue.board(None).calls] == ["A001"]
    assert board.people.windows()[0].number == 1


def test_a_station_hears_of_a_change_made_at_another(shared: SharedHall):
    kiosk, board = shared.station("kiosk"), shared.station("board")
    source = board.watch()
    source.look()

    kiosk.queue.issue(kiosk_request(), kiosk.queue.services()[0].id)

    assert str(source.look()) == "Change.TICKETS"
    source.close()


def test_a_station_does_not_make_tables_in_an_empty_database(server: Server | None, tmp_path: Path):
    if server is None:
        pytest.skip("PostgreSQL could not start on this machine")
    name = f"empty_{uuid.uuid4().hex}"
    server.run(f"CREATE DATABASE {name}")

    with pytest.raises(SchemaMissingError):
        open_hall(
            HallPlace(tmp_path, server.url(name), is_demo=False),
            SettableClock(MONDAY),
            StationSettings(),
        )

    server.run(f"DROP DATABASE {name}")
