"""The demo hall: real items, invented people, a week that could have been."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from hallapp.app.demo_hall import count, make_demo
from hallapp.app.graph import OpenHall
from hallapp.app.halls import chosen_place, demo_place, open_hall, own_place, remove_demo
from hallapp.app.setup import HallPlan, ZoneOutline, make_empty_hall, set_up_hall
from hallapp.attendance.terms import Finding
from hallapp.cases import Light
from hallapp.guides import GuideState
from hallapp.hall.errors import PasswordWeakError
from hallapp.kernel import audit
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.requests import Actor, Request
from hallapp.kernel.station import StationSettings
from hallapp.queueing import TicketState
from hallapp.queueing.terms import IssueWish
from hallapp.serving.post_cover import CoverRole

ZONES = (ZoneOutline("A", "综合服务区", 1, 2), ZoneOutline("B", "综合服务区", 3, 3))
MONDAY = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
STATION = StationSettings(name="test")


def say_nothing(done: int, of: int) -> None:
    assert done <= of


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a demo hall made on Monday morning."""
    data = tmp_path_factory.mktemp("data")
    make_demo(data, SettableClock(MONDAY), say_nothing)
    return data


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    """A copy of that folder which the test may spoil."""
    return Path(shutil.copytree(made, tmp_path / "数据 folder"))


@pytest.fixture
def hall(data: Path):
    opened = open_hall(demo_place(data), SettableClock(MONDAY), STATION)
    yield opened
    opened.close()


def test_the_demo_hall_has_six_windows_five_zones_twelve_people_and_the_real_items(hall: OpenHall):
    counts = count(hall)

    assert (counts.windows, counts.zones, counts.people, counts.items) == (6, 5, 12, 97)
    assert counts.tickets > 100
    assert counts.cases > 10


def test_the_demo_hall_gives_numbers_on_a_sunday_night_with_classes_and_one_package(
    data: Path,
):
    sunday_night = SettableClock(MONDAY + timedelta(days=6, hours=15))
    hall = open_hall(demo_place(data), sunday_night, STATION)
    package = hall.queue.packages()[0]
    asked = Request(Actor("kiosk"))

    told = hall.queue.issue(
        asked, package.steps[0].service_id, wish=IssueWish(package_id=package.id)
    )
    refusals = {row.refusal for row in hall.queue.services()}
    classes = [row.code for row in hall.queue.priorities()]
    hall.close()

    assert (package.name, told.ticket.label) == ("开办企业一件事", "A001")
    assert told.ticket.item_name == "公司等市场主体设立登记"
    assert len(package.steps) == 3
    assert refusals == {""}
    assert classes == ["LN", "CJ", "JR", "YF", "YY", "LS", "LZ"]


def test_every_kiosk_item_takes_a_number_and_says_that_its_place_is_a_sample(hall: OpenHall):
    for item in hall.guides.search("", for_kiosk=True):
        guide = hall.guides.guide(item.id)

        assert item.state is GuideState.SAMPLE
        assert item.is_complete
        assert hall.queue.service_for_item(item.id) is not None
        assert guide.is_place_sample
        assert guide.place
        assert guide.consult_phone != guide.complaint_phone


def test_the_week_before_was_worked_and_nobody_is_left_waiting_or_on_duty(hall: OpenHall):
    figures = hall.queue.figures()

    assert figures.waiting == 0
    assert hall.people.duties() == ()
    friday = hall.attendance.sheet((MONDAY - timedelta(days=3)).date())
    findings = {slot.finding for row in friday.rows for slot in row.slots}
    assert findings <= {Finding.ON_TIME, Finding.LATE, Finding.EXCUSED}


def test_the_open_cases_of_the_week_show_every_light_that_a_manager_must_know(hall: OpenHall):
    lights = {row.light for row in hall.cases.of_hall()}

    assert {Light.GREEN, Light.YELLOW, Light.DARK_RED} <= lights


def test_the_chain_of_the_played_week_is_whole(hall: OpenHall):
    with hall.work.read() as session:
        verdict = audit.verify(session.connection(), hall.hall.id)

    assert verdict.is_whole
    assert verdict.count > 500


def test_numbers_start_anew_on_the_day_the_demo_is_shown(hall: OpenHall):
    service = hall.queue.services()[0]

    issued = hall.queue.issue(Request(Actor("test")), service.id)

    assert issued.ticket.label == "A001"
    assert issued.ticket.state is TicketState.WAITING


def test_removing_the_demo_hall_leaves_nothing_of_it_and_a_new_one_can_be_made(data: Path):
    remove_demo(data)

    assert not demo_place(data).exists
    assert list(data.iterdir()) == []
    assert chosen_place(data, STATION) is None


def test_making_the_demo_hall_twice_keeps_the_first(data: Path):
    before = (data / "demo" / "hall.db").stat().st_mtime_ns

    make_demo(data, SettableClock(MONDAY + timedelta(days=30)), say_nothing)

    assert (data / "demo" / "hall.db").stat().st_mtime_ns == before


def test_a_demo_hall_that_could_not_be_finished_leaves_nothing_half_made(tmp_path: Path):
    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_demo(tmp_path, SettableClock(MONDAY), stop)

    assert list(tmp_path.iterdir()) == []


def test_a_hall_set_up_by_its_administrator_lets_exactly_that_person_in(tmp_path: Path):
    clock = SettableClock(MONDAY)
    place = own_place(tmp_path)
    plan = HallPlan("东河县政务服务中心", "东河县", ZONES, "韩立新", "0001", "河边的7棵老柳树")
    set_up_hall(place, plan, clock)
    hall = open_hall(place, clock, STATION)

    person = hall.people.sign_in(Request(Actor("desk")), "0001", "河边的7棵老柳树")

    assert person.name == "韩立新"
    assert [window.number for window in hall.people.windows()] == [1, 2, 3]
    assert hall.people.demo_people() == ()
    assert not hall.hall.is_demo
    hall.close()


def test_a_weak_password_sets_up_nothing(tmp_path: Path):
    plan = HallPlan("东河县政务服务中心", "东河县", ZONES, "韩立新", "0001", "12345678")

    with pytest.raises(PasswordWeakError):
        set_up_hall(own_place(tmp_path), plan, SettableClock(MONDAY))

    assert not own_place(tmp_path).exists


def test_an_empty_hall_has_nobody_and_gives_no_numbers(tmp_path: Path):
    place = own_place(tmp_path)
    make_empty_hall(place, SettableClock(MONDAY))
    hall = open_hall(place, SettableClock(MONDAY), STATION)

    assert hall.people.people() == ()
    assert hall.queue.services() == ()
    hall.close()


# How it keeps its duty

WEEK = [date(2026, 11, day) for day in range(16, 21)]


def test_nobody_of_the_demo_hall_is_absent_without_a_word(hall: OpenHall):
    days = hall.attendance.days(date(2026, 11, 1), WEEK[-1])
    states = {state.value for row in days for state in row.states}

    assert "absent" not in states
    assert {"leave", "late", "present", "off"} <= states


def test_a_window_was_covered_by_b_while_its_a_was_on_leave(hall: OpenHall):
    covered = {
        (cover.number, span.role)
        for cover in hall.post_cover.window_cover(WEEK[2])
        for span in cover.spans
    }

    assert (2, CoverRole.B) in covered


def test_every_day_of_the_week_was_patrolled_four_times_and_can_be_checked(hall: OpenHall):
    assert [len(hall.patrols.rounds(day)) for day in WEEK] == [4] * len(WEEK)
    assert all(hall.patrols.verify(day).is_right for day in WEEK)


def test_something_waits_for_whoever_runs_the_hall(hall: OpenHall):
    assert hall.leaves.to_decide()
    assert hall.letters.open_letters()
    assert hall.explanations.open()
