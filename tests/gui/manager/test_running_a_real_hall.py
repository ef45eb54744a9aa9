"""The manager's buttons over a real store: what they say is what the hall then holds."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hall_rows import SmallHall, small_hall
from hall_store import HALL_ID, HallStore
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from hallapp.evaluation.service import EvaluationService
from hallapp.evaluation.terms import EvaluationChannel, EvaluationLevel
from hallapp.faces.manager.main_window import ManagerMainWindow
from hallapp.faces.manager.routes import QUEUE, REPORTS
from hallapp.faces.manager.services import ManagerOptions, ManagerServices
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.qtkit.jobs import InlineJobs
from hallapp.queueing.overseeing import OverseeService
from hallapp.queueing.overview import QueueOverview
from hallapp.queueing.terms import MissingPaper
from hallapp.reception.service import ReceptionService
from hallapp.serving.retention import RetentionService
from tests.gui.manager.hall_seen_by_manager import FakeHall

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
LEADER = 4


@pytest.fixture
def led_hall(tmp_path: Path) -> Iterator[SmallHall]:
    """A small hall on SQLite, open at all windows; person 4 manages it."""
    store = HallStore.on_sqlite(tmp_path / "hall.db", MORNING)
    hall = small_hall(store)
    for number in hall.windows:
        hall.open_window(number)
    with store.engine.begin() as connection:
        role = {"person_id": hall.people[LEADER], "role": Role.MANAGER}
        connection.execute(insert(PersonRole), {**role, "hall_id": HALL_ID})
    yield hall
    store.close()


def opened(qtbot: QtBot, hall: SmallHall) -> ManagerMainWindow:
    work = hall.store.work
    services = ManagerServices(
        hall=hall.people_service.hall(),
        queue=hall.queue,
        cases=hall.cases,
        attendance=hall.attendance,
        people=hall.people_service,
        papers=FakeHall(),
        clock=hall.store.clock,
        oversee=OverseeService(work, hall.queue),
        overview=QueueOverview(work),
        evaluation=EvaluationService(work),
        reception=ReceptionService(work),
        serving=hall.serving,
        retention=RetentionService(work),
    )
    jobs, options = InlineJobs(), ManagerOptions("GL-1", is_windowed=True)
    made = ManagerMainWindow(hall.store.clock, jobs, jobs, options)
    qtbot.addWidget(made)
    made.resize(1366, 696)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_hall(services)
    person = next(each for each in hall.people_service.people() if each.id == hall.people[LEADER])
    made.sign_in_page.signed_in.emit(person)
    return made


def press(qtbot: QtBot, key: Qt.Key) -> None:
    there = QApplication.focusWidget()
    assert there is not None
    qtbot.keyClick(there, key)


def answer(qtbot: QtBot, made: ManagerMainWindow, reason: str) -> None:
    line = made.findChild(QLineEdit, "interventionReason")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.insert(reason)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def figure(made: ManagerMainWindow, key: str) -> str:
    return made.running.reports_page.panel().figures[key].text()


def open_report(made: ManagerMainWindow, key: str) -> list[tuple[str, ...]]:
    made.running.reports_page.open_report(key)
    made.open_page(REPORTS)
    return [line.cells for line in made.running.reports_page.panel().shown()]


def actions(hall: SmallHall) -> list[str]:
    return [action for (action,) in hall.rows(AuditEvent, AuditEvent.action)]


def test_a_priority_above_the_cap_is_cut_said_and_reported(
    qtbot: QtBot, led_hall: SmallHall
) -> None:
    led_hall.issue_many(3)
    made = opened(qtbot, led_hall)
    made.open_page(QUEUE)
    made.running.open_service(led_hall.services["GA"])
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_F3):
        press(qtbot, key)
    page = made.running.queue_page
    assert page.detail.form._minutes is not None
    page.detail.form._minutes.choose(3)
    answer(qtbot, made, "行动不便")

    assert "安排优先 30 分钟：大厅规定最多这么多" in made.last_message()
    assert led_hall.waiting()[0] == "A003"
    (line,) = open_report(made, "out_of_turn")
    assert line[1:3] == ("安排优先 30 分钟", "A003")
    assert line[-1] == "行动不便"


def test_stopped_numbers_stay_stopped_until_they_are_given_again(
    qtbot: QtBot, led_hall: SmallHall
) -> None:
    made = opened(qtbot, led_hall)
    made.open_page(QUEUE)
    press(qtbot, Qt.Key.Key_F7)
    answer(qtbot, made, "系统故障")

    stopped = {row.code: row.refusal_words for row in led_hall.queue.services()}
    assert stopped["GA"] == "系统故障"
    page = made.running.queue_page
    assert page.services.lines.rows()[0].is_stopped
    qtbot.keyClick(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert led_hall.issue() is not None
    assert not page.services.lines.rows()[0].is_stopped


def test_two_waiting_numbers_are_explained(qtbot: QtBot, led_hall: SmallHall) -> None:
    led_hall.issue_many(2)
    made = opened(qtbot, led_hall)
    made.open_page(QUEUE)
    press(qtbot, Qt.Key.Key_Return)

    for key in (Qt.Key.Key_F6, Qt.Key.Key_Down, Qt.Key.Key_F6):
        press(qtbot, key)

    assert made.running.queue_page.detail.said().startswith("A001 先于 A002，因为")


def test_a_queue_without_an_open_window_is_proposed_and_the_window_told(
    qtbot: QtBot, led_hall: SmallHall
) -> None:
    for number in led_hall.windows:
        led_hall.serving.leave_window(led_hall.store.request(), led_hall.windows[number])
    led_hall.issue()
    made = opened(qtbot, led_hall)

    made.hall_page.decisions._lines[0].button.click()

    assert "已通知" in made.last_message()
    oversee = OverseeService(led_hall.store.work, led_hall.queue)
    told = [notice for each in led_hall.windows.values() for notice in oversee.notices(each)]
    assert len(told) == 1


def test_a_failed_visit_is_counted_and_opened_by_its_sentence(
    qtbot: QtBot, led_hall: SmallHall
) -> None:
    led_hall.issue()
    led_hall.call(1)
    led_hall.queue.start(led_hall.store.request(), led_hall.windows[1])
    paper = MissingPaper("m1", "租赁合同")
    item = led_hall.items["SJ-001"]
    led_hall.queue.fail_visit(led_hall.store.request(), led_hall.windows[1], item, 2, [paper])
    made = opened(qtbot, led_hall)

    (sentence,) = open_report(made, "failed_visits")
    press(qtbot, Qt.Key.Key_Return)

    assert sentence[:4] == ("租赁合同", "食品经营许可（第 2 版）", "1", "0")
    assert figure(made, "people") == "白跑 1 人次"
    assert [line.cells[1] for line in made.running.reports_page.panel().shown()] == ["A001"]


def test_a_low_evaluation_is_followed_up_in_words(qtbot: QtBot, led_hall: SmallHall) -> None:
    led_hall.issue_many(2)
    led_hall.serve(1)
    led_hall.serve(1)
    evaluation = EvaluationService(led_hall.store.work)
    subject = evaluation.ratable_at(led_hall.windows[1])[0]
    citizen = Request(Actor("Q1", channel=Channel.KIOSK), uuid.uuid4())
    evaluation.rate(citizen, subject, EvaluationLevel.BAD, EvaluationChannel.KIOSK)
    made = opened(qtbot, led_hall)

    (line,) = open_report(made, "follow_ups")
    press(qtbot, Qt.Key.Key_Return)
    words = made.running.reports_page.panel().form.findChild(QLineEdit, "followUpWords")
    assert isinstance(words, QLineEdit)
    words.insert("已电话道歉")
    button = made.running.reports_page.panel().form.findChild(QWidget, "followUp_verified")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert line[1] == "待核实"
    assert figure(made, "rated") == "参评率 50.0%"
    assert figure(made, "unrated") == "没有评价 1"
    (row,) = evaluation.follow_ups()
    assert (row.state.label, row.words) == ("已核实", "已电话道歉")


def test_people_are_forgotten_once_a_day_and_it_is_in_the_audit(
    qtbot: QtBot, led_hall: SmallHall
) -> None:
    made = opened(qtbot, led_hall)
    made.running.look_at_day()
    opened(qtbot, led_hall)

    assert actions(led_hall).count("serving.personal_purged") == 1


def test_a_pause_stands_in_its_report_with_reason_and_length(
    qtbot: QtBot, led_hall: SmallHall
) -> None:
    led_hall.serving.pause(led_hall.store.request(), led_hall.windows[2], "送件到后台", 15)
    made = opened(qtbot, led_hall)

    (line,) = open_report(made, "pauses")

    assert line[1] == "2 号"
    assert line[3] == "15 分"
    assert line[-1] == "送件到后台"
    assert figure(made, "open") == "还在暂停 1"


def test_every_figure_of_every_report_says_how_it_is_defined(
    qtbot: QtBot, led_hall: SmallHall
) -> None:
    made = opened(qtbot, led_hall)

    for key in ("out_of_turn", "failed_visits", "evaluation", "pauses", "announcements"):
        open_report(made, key)
        figures = made.running.reports_page.panel().figures.values()
        assert all(button.toolTip() for button in figures)
        assert len(figures) > 2
