"""Making a hall: whole or not at all, written in its chain, with one key that is never replaced."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from hallapp.app import setup
from hallapp.app.demo_hall import make_demo
from hallapp.app.founding import HallExistsError
from hallapp.app.graph import OpenHall
from hallapp.app.halls import chosen_place, demo_place, make_store, open_hall, own_place
from hallapp.app.setup import HallPlan, ZoneOutline, make_empty_hall, set_up_hall
from hallapp.app.wishes import Wish, has_people, knows_a_hall
from hallapp.kernel import audit
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.kernel.secrets import KeyFileError, KeyNotHereError, make_vault, open_vault
from hallapp.kernel.station import StationSettings

MONDAY = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
CLOCK = SettableClock(MONDAY)
STATION = StationSettings(name="test")
BUILDER = Actor("desk", channel=Channel.COMMAND_LINE)
PASSWORD = "河边的7棵老柳树"  # noqa: S105 - of a hall that lives for one test
ZONES = (ZoneOutline("A", "综合服务区", 1, 2),)
PLAN = HallPlan("东河县政务服务中心", "东河县", ZONES, "韩立新", "0001", PASSWORD)


def opened(data: Path) -> OpenHall:
    return open_hall(own_place(data), CLOCK, STATION)


def sealing(hall: OpenHall) -> str:
    """Seal a number as the acceptance of a case does."""
    return hall.serving._book._vault.seal("110101199003070038")


def test_a_lost_key_is_not_replaced_and_numbers_are_still_given(tmp_path: Path):
    set_up_hall(own_place(tmp_path), PLAN, CLOCK)
    (tmp_path / "hall.key").unlink()

    hall = opened(tmp_path)

    issued = hall.queue.issue(Request(Actor("kiosk")), hall.queue.services()[0].id)
    assert issued.ticket.label == "A001"
    with pytest.raises(KeyFileError):
        sealing(hall)
    assert not (tmp_path / "hall.key").exists()
    hall.close()


def test_the_key_of_another_hall_seals_nothing_in_this_one(tmp_path: Path):
    set_up_hall(own_place(tmp_path), PLAN, CLOCK)
    (tmp_path / "hall.key").unlink()
    make_vault(tmp_path / "hall.key")
    hall = opened(tmp_path)

    with pytest.raises(KeyFileError):
        sealing(hall)

    hall.close()


def test_the_key_of_the_hall_seals_and_opens(tmp_path: Path):
    set_up_hall(own_place(tmp_path), PLAN, CLOCK)
    hall = opened(tmp_path)

    sealed = sealing(hall)

    assert make_vault(tmp_path / "hall.key").open(sealed) == "110101199003070038"
    hall.close()


def test_a_station_of_a_shared_hall_is_told_to_copy_the_key(tmp_path: Path):
    vault = open_vault(tmp_path / "hall.key", "0" * 16, is_shared=True)

    with pytest.raises(KeyNotHereError):
        vault.digest("110101199003070038")


def test_the_chain_begins_with_who_made_the_hall(tmp_path: Path):
    set_up_hall(own_place(tmp_path / "planned"), PLAN, CLOCK)
    make_empty_hall(own_place(tmp_path / "empty"), CLOCK)

    for name in ("planned", "empty"):
        hall = opened(tmp_path / name)
        with hall.work.read() as session:
            first = session.execute(select(AuditEvent.action, AuditEvent.station)).one()
            verdict = audit.verify(session.connection(), hall.hall.id)
        hall.close()
        assert tuple(first) == ("app.hall_set_up", "setup")
        assert verdict.is_whole


def test_a_hall_that_a_command_made_becomes_the_planned_one(tmp_path: Path):
    place = own_place(tmp_path)
    make_empty_hall(place, CLOCK)
    assert not knows_a_hall(Wish("", tmp_path), STATION)

    set_up_hall(place, PLAN, CLOCK)

    assert knows_a_hall(Wish("", tmp_path), STATION)
    hall = opened(tmp_path)
    assert (hall.hall.name, hall.hall.region) == ("东河县政务服务中心", "东河县")
    assert hall.people.sign_in(Request(Actor("desk")), "0001", PASSWORD).name == "韩立新"
    assert sealing(hall)
    hall.close()


def test_tables_without_a_hall_are_no_hall_to_open_and_can_be_set_up(tmp_path: Path):
    make_store(own_place(tmp_path)).dispose()
    assert not knows_a_hall(Wish("", tmp_path), STATION)

    set_up_hall(own_place(tmp_path), PLAN, CLOCK)

    assert has_people(tmp_path / "hall.db")


def test_a_hall_with_people_is_not_set_up_a_second_time(tmp_path: Path):
    set_up_hall(own_place(tmp_path), PLAN, CLOCK)

    with pytest.raises(HallExistsError):
        set_up_hall(own_place(tmp_path), PLAN, CLOCK)

    hall = opened(tmp_path)
    assert len(hall.people.people()) == 1
    hall.close()


def test_a_set_up_that_fails_half_way_leaves_no_hall(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(setup, "_add_zone", fail)
    with pytest.raises(KeyboardInterrupt):
        set_up_hall(own_place(tmp_path), PLAN, CLOCK)
    monkeypatch.undo()

    assert not knows_a_hall(Wish("", tmp_path), STATION)
    set_up_hall(own_place(tmp_path), PLAN, CLOCK)
    assert has_people(tmp_path / "hall.db")


def test_what_cannot_be_read_counts_as_a_hall(tmp_path: Path):
    (tmp_path / "hall.db").write_bytes(b"no database at all" * 100)

    assert has_people(tmp_path / "hall.db")


def test_the_demo_hall_is_opened_before_a_hall_without_people(tmp_path: Path):
    make_empty_hall(own_place(tmp_path), CLOCK)
    assert chosen_place(tmp_path, STATION) == own_place(tmp_path)

    make_demo(tmp_path, CLOCK, lambda done, of: None)

    assert chosen_place(tmp_path, STATION) == demo_place(tmp_path)


def test_a_hall_into_which_a_list_of_staff_came_first_is_set_up_over_it(tmp_path: Path):
    place = own_place(tmp_path)
    rows = "pin,name,unit,window\n7,陈一,公安局,1\n0001,韩立新,税务局,9\n"
    make_empty_hall(place, CLOCK)
    (tmp_path / "people.csv").write_text(rows, encoding="utf-8")
    hall = opened(tmp_path)
    hall.staff_import.import_file(Request(BUILDER), tmp_path / "people.csv")
    hall.close()
    assert not knows_a_hall(Wish("", tmp_path), STATION)

    set_up_hall(place, PLAN, CLOCK)

    hall = opened(tmp_path)
    chief = hall.people.sign_in(Request(Actor("desk")), "0001", PASSWORD)
    assert (chief.name, chief.department) == ("韩立新", "税务局")
    assert [window.number for window in hall.people.windows()] == [1, 2, 9]
    assert len(hall.people.people()) == 2
    hall.close()
    with pytest.raises(HallExistsError):
        set_up_hall(place, PLAN, CLOCK)


def test_the_administrator_does_not_become_somebody_of_the_list(tmp_path: Path):
    place = own_place(tmp_path)
    make_empty_hall(place, CLOCK)
    (tmp_path / "people.csv").write_text("pin,name\n0001,陈一\n", encoding="utf-8")
    hall = opened(tmp_path)
    hall.staff_import.import_file(Request(BUILDER), tmp_path / "people.csv")
    hall.close()

    with pytest.raises(setup.StaffNumberTakenError):
        set_up_hall(place, PLAN, CLOCK)
