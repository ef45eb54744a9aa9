"""A clerk works a whole day without the mouse, over a real store: every act of the window."""

from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from hall_rows import VAULT, SmallHall, serving_over, small_hall
from hall_store import HALL_ID, HallStore
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from queue_setup import package
from sqlalchemy import insert

from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.faces.clerk.options import ClerkOptions
from hallapp.faces.clerk.services import ClerkServices, MakesPapers
from hallapp.guides.service import GuideService
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import DutyState, Role
from hallapp.kernel.changes import EVERYTHING
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import SettingsService
from hallapp.qtkit.jobs import InlineJobs
from hallapp.queueing.overseeing import OverseeService
from hallapp.queueing.plan import QueuePlanService
from hallapp.queueing.policy import QUEUE_POLICY
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import Ticket
from hallapp.queueing.terms import IssueWish, Outcome, TicketRow, TicketState
from tests.gui.clerk.fake_desk import FakeDesk
from tests.gui.clerk.fake_duty import FakeDuty
from tests.gui.clerk.keys_of_desk import ALT, CTRL, keyboard, press, type_chinese, type_letters

MONDAY = datetime(2026, 11, 23, 0, 58, 40, tzinfo=UTC)
PASSWORD = "河边的7棵老柳树"  # noqa: S105 - of a hall that lives for one test
K = Qt.Key


class Day:
    """A clerk at window 2 of a small hall, with nothing but a keyboard."""

    def __init__(self, hall: SmallHall, desk: ClerkMainWindow) -> None:
        self.hall = hall
        self.desk = desk
        self.queue: QueueService = hall.queue
        self.window = hall.windows[2]

    @property
    def live(self) -> TicketRow | None:
        """Who is at the window, as the store has it."""
        return self.queue.live(self.window)

    @property
    def label(self) -> str:
        return "" if self.live is None else self.live.label

    @property
    def said(self) -> str:
        return self.desk.last_message()

    def state(self, label: str) -> str:
        return self.hall.states()[label]

    def pass_time(self, **step: float) -> None:
        """Let the hall's clock go on, and the desk look again."""
        self.hall.store.clock.advance(timedelta(**step))
        self.desk._on_look_again()

    def look(self) -> None:
        self.desk.refresh(EVERYTHING)

    def hear(self, words: str) -> None:
        assert words in self.said, f"said: {self.said}"


@pytest.fixture
def hall(tmp_path: Path) -> Generator[SmallHall]:
    """The small hall on SQLite; three people may sign in."""
    store = HallStore.on_sqlite(tmp_path / "day.db", MONDAY)
    made = small_hall(store)
    for number in (2, 3, 4):
        made.people_service.set_password(store.request(), made.people[number], PASSWORD)
    yield made
    store.close()


def services(hall: SmallHall) -> ClerkServices:
    work, papers = hall.store.work, FakeDesk()
    guides, queue = GuideService(work), QueueService(work, VAULT)
    settings = SettingsService(work)
    return ClerkServices(
        hall=hall.people_service.hall(),
        people=hall.people_service,
        queue=queue,
        guides=guides,
        cases=hall.cases,
        duty=FakeDuty(hall.store.clock),
        serving=serving_over(work),
        papers=cast("MakesPapers", papers),
        clock=hall.store.clock,
        oversee=OverseeService(work, queue),
        plan=QueuePlanService(work),
        rules=lambda: settings.value(QUEUE_POLICY),
    )


def sign_in(number: str) -> None:
    type_letters(number)
    press(K.Key_Return)
    type_chinese(PASSWORD)
    press(K.Key_Return)


@pytest.fixture
def day(qtbot: QtBot, hall: SmallHall) -> Day:
    """Nine o'clock: the desk is open, eight people wait."""
    options = ClerkOptions(2, "窗口2", is_windowed=True, double_press_s=0)
    desk = ClerkMainWindow(hall.store.clock, InlineJobs(), InlineJobs(), options)
    qtbot.addWidget(desk)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.open_hall(services(hall))
    desk.activateWindow()
    for _citizen in range(8):
        hall.issue("GA")
        hall.store.clock.advance(timedelta(seconds=10))
    hall.open_window(3)
    QTest.qWait(0)
    return Day(hall, desk)


def test_a_whole_day_without_the_mouse(day: Day) -> None:
    _arrive(day)
    _hold_and_serve_others(day)
    _take_back(day)
    _miss_and_let_in_again(day)
    _send_on(day)
    _correct(day)
    _serve_a_package(day)
    _serve_without_a_slip(day)
    _pause(day)
    _go_home(day)


def _arrive(day: Day) -> None:
    sign_in("1002")
    assert keyboard().objectName() == "primaryButton", day.said
    press(K.Key_F2)
    assert day.label == "A001"
    day.pass_time(seconds=21)
    press(K.Key_F3)
    day.hear("共 2 次")
    press(K.Key_F2)
    day.hear("A001 开始办理")


def _hold_and_serve_others(day: Day) -> None:
    press(K.Key_F6, K.Key_Down, K.Key_2)
    day.hear("A001 已挂起：去缴费，09:30 回到队里")
    press(K.Key_F2, K.Key_F2, K.Key_F6, K.Key_Return)
    day.hear("A002 已挂起：去复印，09:15 回到队里")
    assert [row.label for row in day.queue.aside(day.window)] == ["A002", "A001"]
    # Below the queue, the last row but one: whoever returns last.
    _last_row()
    assert day.label == "A001"
    assert day.live is not None
    assert day.live.state is TicketState.SERVING
    press(K.Key_F2)
    assert day.label == "A003"
    press(K.Key_F2, K.Key_F8)
    day.hear("已办结 A003")
    day.pass_time(minutes=16)
    press(K.Key_F2)
    assert day.label == "A002", "whose time is over waits again where it stood"
    press(K.Key_F2, K.Key_F8)


def _take_back(day: Day) -> None:
    day.hear("已办结 A002")
    press(K.Key_Z, modifier=CTRL)
    day.hear("已撤销，A002 回到窗口")
    assert day.label == "A002"
    press(K.Key_F2)
    assert (day.label, day.state("A002")) == ("A004", "finished")
    press(K.Key_Z, modifier=CTRL)
    assert (day.label, day.state("A004")) == ("A002", "waiting")
    press(K.Key_F2)
    day.hall.store.clock.advance(timedelta(seconds=11))
    press(K.Key_Z, modifier=CTRL)
    assert day.label == "A004", "after ten seconds it is final"
    day.look()
    press(K.Key_Z, modifier=CTRL)
    day.hear("撤销：没有可以撤销的")


def _miss_and_let_in_again(day: Day) -> None:
    press(K.Key_F5)
    assert day.state("A004") == "missed"
    _last_row()
    press(K.Key_1)
    day.hear("A004 回到队里等候")
    press(K.Key_F2)
    assert day.label == "A005"
    press(K.Key_F4)
    assert day.live is not None
    assert day.live.state is TicketState.SERVING, "F4 says that the citizen is here"
    press(K.Key_Escape)


def _send_on(day: Day) -> None:
    press(K.Key_F7)
    type_letters("3")
    press(K.Key_B, modifier=CTRL)
    press(K.Key_Return)
    day.hear("A005 已转移：3 号窗口，号码不变，办完回来")
    assert day.queue.waiting(day.hall.windows[3])[0].label == "A005"
    day.hall.call(3)
    day.hall.queue.start(day.hall.store.request(), day.hall.windows[3])
    day.hall.queue.finish(day.hall.store.request(), day.hall.windows[3])
    day.look()
    press(K.Key_F2)
    assert day.label == "A005", "it comes back to whoever sent it"
    press(K.Key_F2)


def _correct(day: Day) -> None:
    press(K.Key_F11)
    type_chinese("居住")
    press(K.Key_Return)
    day.hear("A005 已换事项")
    press(K.Key_F8, modifier=CTRL)
    press(K.Key_Plus, K.Key_Right, K.Key_Return)
    press(K.Key_F2)
    finished = day.hall.queue.ticket(_id(day, "A005"))
    done = day.queue.work_done(finished.step_id)
    assert [(each.quantity, each.outcome) for each in done] == [(2, Outcome.ACCEPTED)]
    press(K.Key_F8, modifier=CTRL)
    press(K.Key_Minus, K.Key_Return)
    day.hear("A005 办了什么，已更正")
    assert day.queue.work_done(finished.step_id)[0].quantity == 1


def _serve_a_package(day: Day) -> None:
    wish = IssueWish(package_id=package(day.hall, ("GA", 1), ("SJ", 2)))
    _until_free(day)
    given = day.queue.issue(day.hall.store.request(), day.hall.services["GA"], None, wish)
    day.look()
    press(K.Key_F2, K.Key_F2)
    assert day.label == given.ticket.label
    press(K.Key_K, modifier=CTRL)
    press(K.Key_1)
    day.hear("跳过了这一步，接着排企业开办")
    press(K.Key_F2, K.Key_F2, K.Key_F8)
    states = [row.state for row in day.queue.package_progress(given.ticket.id)]
    assert states == [TicketState.SKIPPED, TicketState.FINISHED]


def _serve_without_a_slip(day: Day) -> None:
    press(K.Key_N, modifier=CTRL)
    type_chinese("居住")
    press(K.Key_Return)
    assert day.live is not None, day.said
    assert (day.live.state, day.live.item_name) == (TicketState.SERVING, "居住登记")
    press(K.Key_D, modifier=CTRL)
    day.hear("暂离，号给他留着")
    _last_row()
    assert day.live is not None
    press(K.Key_G, modifier=CTRL)
    day.hear("记为已离开")
    oversee = OverseeService(day.hall.store.work, day.queue)
    oversee.notify_window(_manager(day), day.window, "请快一点")
    day.look()
    press(K.Key_Y, modifier=CTRL)
    assert oversee.notices(day.window) == ()


def _pause(day: Day) -> None:
    press(K.Key_F9, K.Key_Up, K.Key_1)
    duty = next(row for row in day.hall.people_service.duties() if row.window.id == day.window)
    assert (duty.state, duty.pause_reason) == (DutyState.PAUSED, "临时离开")
    assert duty.back_at == day.hall.store.clock.now() + timedelta(minutes=30)
    press(K.Key_F2)
    day.hear("窗口已恢复")


def _go_home(day: Day) -> None:
    press(K.Key_2, modifier=ALT)
    press(K.Key_1, modifier=ALT)
    press(K.Key_Q, modifier=CTRL)
    day.hear("已离开窗口，已记签退")
    day.hall.open_window(2, person=5)
    sign_in("1004")
    press(K.Key_1)
    duties = {row.window.id: row.person.staff_number for row in day.hall.people_service.duties()}
    assert duties[day.window] == "1004", "taken over from somebody who left without signing out"


def _last_row() -> None:
    """Go to the last line of the list and press Enter there."""
    press(K.Key_F10)
    press(K.Key_End, modifier=CTRL)
    press(K.Key_Return)


def _until_free(day: Day) -> None:
    """Finish everybody who is there."""
    for _press in range(20):
        if day.live is None and not day.queue.waiting(day.window):
            return
        press(K.Key_F2)
    raise AssertionError(day.said)


def _id(day: Day, label: str) -> UUID:
    rows = day.hall.rows(Ticket, Ticket.id, Ticket.label)
    return next(row[0] for row in rows if row[1] == label)


def _manager(day: Day) -> Request:
    with day.hall.store.engine.begin() as connection:
        connection.execute(
            insert(PersonRole),
            {"person_id": day.hall.people[1], "role": Role.MANAGER, "hall_id": HALL_ID},
        )
    return day.hall.store.request(person_id=day.hall.people[1])
