"""The practice hall: invented citizens in a store of their own, which nothing real ever meets."""

import hashlib
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hallapp.app.halls import chosen_place, own_place
from hallapp.app.practice_hall import PracticeHall, open_practice, practice_place, remove_practice
from hallapp.app.setup import HallPlan, ZoneOutline, set_up_hall
from hallapp.demo.practising import MOST_WAITING, Task, Trait, citizen
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.requests import Actor, Request
from hallapp.kernel.station import StationSettings, save_station
from hallapp.queueing import TicketState
from hallapp.queueing.terms import Destination, MissingPaper

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
ZONES = (ZoneOutline("A", "综合服务区", 1, 2),)
PLAN = HallPlan("东河县政务服务中心", "东河县", ZONES, "韩立新", "0001", "河边的7棵老柳树")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a practice hall and nothing else."""
    data = tmp_path_factory.mktemp("data")
    open_practice(data, SettableClock(MONDAY)).hall.close()
    return data


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "data"))


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock(MONDAY)


@pytest.fixture
def practice(data: Path, clock: SettableClock):
    opened = open_practice(data, clock)
    yield opened
    opened.hall.close()


class Clerk:
    """The practice person at the practice window."""

    def __init__(self, practice: PracticeHall) -> None:
        self.queue = practice.hall.queue
        self.serving = practice.hall.serving
        self.window_id = practice.stage.window.id
        self.person_id = practice.stage.person.id

    def ask(self) -> Request:
        return Request(Actor("practice", self.person_id, self.window_id))

    def sit_down(self) -> None:
        self.serving.take_window(self.ask(), self.person_id, self.window_id)


def every_file(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_citizens_take_numbers_and_the_practice_person_calls_them_without_a_password(
    practice: PracticeHall,
):
    clerk = Clerk(practice)
    clerk.sit_down()
    for _each in range(3):
        assert practice.stage.let_one_come()

    called = clerk.queue.call_next(clerk.ask(), clerk.window_id)

    assert called is not None
    assert called.item_name
    assert practice.stage.look().scene == "没有人走过来。"
    assert practice.stage.look().come == 3


def test_the_tasks_are_ticked_by_what_the_store_holds(practice: PracticeHall, clock: SettableClock):
    clerk = Clerk(practice)
    clerk.sit_down()
    for _each in range(4):
        practice.stage.let_one_come()

    def done() -> set[Task]:
        return {row.task for row in practice.stage.look().tasks if row.is_done}

    assert done() == set()
    clerk.queue.call_next(clerk.ask(), clerk.window_id)
    assert done() == {Task.CALL}
    clock.advance(timedelta(minutes=1))
    clerk.queue.recall(clerk.ask(), clerk.window_id)
    clerk.queue.miss(clerk.ask(), clerk.window_id)
    assert done() == {Task.CALL, Task.RECALL, Task.MISS}
    clerk.queue.call_next(clerk.ask(), clerk.window_id)
    clerk.queue.start(clerk.ask(), clerk.window_id)
    clerk.queue.finish_and_call_next(clerk.ask(), clerk.window_id)
    assert Task.FINISH_AND_NEXT in done()
    clerk.serving.pause(clerk.ask(), clerk.window_id, "练习")
    assert Task.PAUSE in done()
    assert Task.HOLD not in done()


def test_nobody_else_comes_while_twelve_wait(practice: PracticeHall):
    came = [practice.stage.let_one_come() for _each in range(MOST_WAITING + 3)]

    assert came == [True] * MOST_WAITING + [False] * 3


def test_who_lacks_a_paper_names_one_of_the_guide_of_the_item(practice: PracticeHall):
    clerk = Clerk(practice)
    clerk.sit_down()
    wanting = next(n for n in range(1, 9) if citizen(0, n).trait is Trait.PAPER_MISSING)
    for _each in range(wanting):
        practice.stage.let_one_come()
    ticket = None
    for turn in range(wanting):
        if turn:
            clerk.queue.miss(clerk.ask(), clerk.window_id)
        ticket = clerk.queue.call_next(clerk.ask(), clerk.window_id)
    clerk.queue.start(clerk.ask(), clerk.window_id)

    assert ticket is not None
    assert ticket.item_id is not None
    names = [paper.name for paper in practice.hall.guides.guide(ticket.item_id).materials]
    assert any(name in practice.stage.look().scene for name in names)


def test_the_stream_goes_on_where_it_was_when_the_window_is_opened_again(
    data: Path, clock: SettableClock
):
    first = open_practice(data, clock)
    first.stage.let_one_come()
    first.stage.let_one_come()
    first.hall.close()

    again = open_practice(data, clock)

    try:
        assert again.stage.come == 2
        assert again.stage.let_one_come()
        assert len(again.hall.queue.waiting(again.stage.window.id)) == 3
    finally:
        again.hall.close()


def test_a_new_day_begins_with_nobody_waiting(practice: PracticeHall, clock: SettableClock):
    practice.stage.let_one_come()
    clock.advance(timedelta(days=1))

    practice.stage.let_one_come()

    waiting = practice.hall.queue.waiting(practice.stage.window.id)
    assert [ticket.state for ticket in waiting] == [TicketState.WAITING]
    assert practice.stage.come == 1


def test_the_real_store_and_its_files_keep_every_byte_while_somebody_practises(
    tmp_path: Path, clock: SettableClock
):
    set_up_hall(own_place(tmp_path), PLAN, clock)
    # Even a station with a printer prints nothing from practice.
    save_station(tmp_path, StationSettings(ticket_printer="tcp:127.0.0.1:9", name="W1"))
    before = every_file(tmp_path)

    practice = open_practice(tmp_path, clock)
    clerk = Clerk(practice)
    clerk.sit_down()
    practice.stage.let_one_come()
    ticket = clerk.queue.call_next(clerk.ask(), clerk.window_id)
    assert ticket is not None
    assert ticket.item_id is not None
    practice.hall.papers.print_guide_slip(clerk.ask(), ticket.item_id)
    practice.hall.close()

    after = every_file(tmp_path)
    ours = {name: seal for name, seal in after.items() if not name.startswith("practice/")}
    assert ours == before
    assert any(name.startswith("practice/printed/") for name in after)


def test_the_practice_hall_is_never_the_hall_that_a_station_opens(data: Path):
    assert chosen_place(data, StationSettings()) is None


def test_removing_leaves_nothing_and_opening_makes_another_one(data: Path, clock: SettableClock):
    practice = open_practice(data, clock)
    practice.stage.let_one_come()
    seed = practice.stage.seed
    practice.hall.close()

    remove_practice(data)
    assert not practice_place(data).folder.exists()
    again = open_practice(data, clock)

    try:
        assert again.stage.seed != seed
        assert again.stage.come == 0
    finally:
        again.hall.close()


def test_a_citizen_who_copies_a_paper_is_held_comes_back_and_says_so(
    practice: PracticeHall, clock: SettableClock
):
    clerk = Clerk(practice)
    clerk.sit_down()
    for _each in range(2):
        practice.stage.let_one_come()
    clerk.queue.call_next(clerk.ask(), clerk.window_id)
    clerk.queue.miss(clerk.ask(), clerk.window_id)
    called = clerk.queue.call_next(clerk.ask(), clerk.window_id)
    assert called is not None
    clerk.queue.start(clerk.ask(), clerk.window_id)
    assert "我要去复印" in practice.stage.look().scene

    clerk.queue.hold(clerk.ask(), clerk.window_id, "去复印", 10)
    clock.advance(timedelta(minutes=3))
    clerk.queue.bring_back(clerk.ask(), clerk.window_id, called.id)

    assert "复印好回来了" in practice.stage.look().scene
    assert Task.HOLD in {row.task for row in practice.stage.look().tasks if row.is_done}


def test_who_took_the_wrong_number_is_transferred_and_who_lacks_a_paper_is_sent_home(
    practice: PracticeHall,
):
    clerk = Clerk(practice)
    clerk.sit_down()
    for _each in range(5):
        practice.stage.let_one_come()
    for _two in range(2):
        clerk.queue.call_next(clerk.ask(), clerk.window_id)
        clerk.queue.miss(clerk.ask(), clerk.window_id)
    clerk.queue.call_next(clerk.ask(), clerk.window_id)
    clerk.queue.start(clerk.ask(), clerk.window_id)
    assert "不动产与住房" in practice.stage.look().scene
    wanted = next(row for row in clerk.queue.services() if row.name == "不动产与住房")

    clerk.queue.transfer(clerk.ask(), clerk.window_id, Destination(service_id=wanted.id))
    lacking = None
    for _plain in range(2):
        lacking = clerk.queue.call_next(clerk.ask(), clerk.window_id)
        clerk.queue.start(clerk.ask(), clerk.window_id)
        if "我没有带" not in practice.stage.look().scene:
            clerk.queue.finish(clerk.ask(), clerk.window_id)
    assert lacking is not None
    assert lacking.item_id is not None
    guide = practice.hall.guides.guide(lacking.item_id)
    missing = next(paper for paper in guide.materials if paper.name in practice.stage.look().scene)
    papers = (MissingPaper(str(missing.id), missing.name),)
    clerk.queue.fail_visit(clerk.ask(), clerk.window_id, lacking.item_id, guide.version, papers)

    done = {row.task for row in practice.stage.look().tasks if row.is_done}
    assert {Task.TRANSFER, Task.FAILED_VISIT} <= done


def test_half_of_those_who_missed_their_call_come_to_the_window_after_a_minute(
    practice: PracticeHall, clock: SettableClock
):
    clerk = Clerk(practice)
    clerk.sit_down()
    practice.stage.let_one_come()
    called = clerk.queue.call_next(clerk.ask(), clerk.window_id)
    assert called is not None
    clerk.queue.miss(clerk.ask(), clerk.window_id)
    comes = citizen(practice.stage.seed, 1).lot < 0.5
    assert "刚才没有听到叫号" not in practice.stage.look().scene

    clock.advance(timedelta(minutes=2))

    assert (f"{called.label} 过来了" in practice.stage.look().scene) == comes
    clerk.queue.readmit(clerk.ask(), called.id)
    assert "过来了" not in practice.stage.look().scene


def test_some_citizens_have_a_class_with_a_head_start(practice: PracticeHall):
    clerk = Clerk(practice)
    clerk.sit_down()
    first = next(n for n in range(1, 400) if citizen(practice.stage.seed, n).is_priority)
    for number in range(1, first + 1):
        assert practice.stage.let_one_come()
        if number < first:
            clerk.queue.call_next(clerk.ask(), clerk.window_id)
            clerk.queue.miss(clerk.ask(), clerk.window_id)

    called = clerk.queue.call_next(clerk.ask(), clerk.window_id)

    assert called is not None
    assert called.priority_name
