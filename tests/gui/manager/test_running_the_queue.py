"""The live queue at the manager's desk: what is seen, what is done, and always why."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hallapp.faces.manager.main_window import ManagerMainWindow
from hallapp.faces.manager.queue_detail import Doing, QueueDetail
from hallapp.faces.manager.routes import QUEUE
from hallapp.faces.manager.services import ManagerOptions
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.errors import HallError
from hallapp.qtkit.jobs import InlineJobs
from hallapp.queueing.errors import NotWaitingError
from hallapp.queueing.terms import Destination, OrderKind
from tests.gui.manager.hall_seen_by_manager import (
    LEADER,
    FakeHall,
    busy_hall,
    hall_of,
    named,
    service,
    small_hall,
    ticket,
)


def at_queue(
    qtbot: QtBot,
    hall: FakeHall,
    wide: int = 1366,
    high: int = 696,
    person: PersonRow = LEADER,
) -> ManagerMainWindow:
    made = ManagerMainWindow(hall.clock, InlineJobs(), InlineJobs(), ManagerOptions("GL-1", True))  # noqa: FBT003
    qtbot.addWidget(made)
    made.resize(wide, high)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_hall(hall.as_services)
    made.sign_in_page.enter(person)
    made.open_page(QUEUE)
    return made


def detail(made: ManagerMainWindow) -> QueueDetail:
    return made.running.queue_page.detail


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    there = QApplication.focusWidget()
    assert there is not None
    qtbot.keyClick(there, key)


def child(parent: QWidget, kind: type, name: str):
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def labels(made: ManagerMainWindow) -> list[str]:
    return [row.label for row in detail(made).model.rows()]


def on_first_ticket(qtbot: QtBot, hall: FakeHall) -> ManagerMainWindow:
    made = at_queue(qtbot, hall)
    press(qtbot, Qt.Key.Key_Return)
    assert detail(made).selected() == hall.tickets[0]
    return made


def answer(qtbot: QtBot, made: ManagerMainWindow, reason: str) -> None:
    line = child(made, QLineEdit, "interventionReason")
    line.setFocus()
    line.insert(reason)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_a_service_shows_its_own_tickets_in_the_order_of_their_calls(qtbot: QtBot) -> None:
    made = at_queue(qtbot, small_hall())

    assert labels(made) == ["A021", "A023"]
    made.running.open_service(named("service B"))
    assert labels(made) == ["B004"]


def test_a_number_is_moved_by_keyboard_alone_with_its_reason(qtbot: QtBot) -> None:
    hall = small_hall()
    made = on_first_ticket(qtbot, hall)

    press(qtbot, Qt.Key.Key_F2)
    typed = QApplication.focusWidget()
    assert isinstance(typed, QLineEdit)
    typed.insert("企业")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_2)
    press(qtbot, Qt.Key.Key_Return)

    to = Destination(service_id=named("service B"))
    assert hall.deeds == [("move", hall.tickets[0].id, to, "取错业务")]
    assert made.last_message() == "A021 改派到企业开办，位置不变"
    assert hall.requests[0].actor.person_id == LEADER.id


def test_a_move_is_taken_back_to_the_queue_where_it_waited(qtbot: QtBot) -> None:
    hall = small_hall()
    made = on_first_ticket(qtbot, hall)
    press(qtbot, Qt.Key.Key_F2)
    made.running.queue_page.detail.form.table.selectRow(0)
    answer(qtbot, made, "窗口人少")

    qtbot.keyClick(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert hall.deeds[1][2] == Destination(service_id=named("service A"))


def test_nothing_is_done_without_a_reason(qtbot: QtBot) -> None:
    hall = small_hall()
    made = on_first_ticket(qtbot, hall)
    press(qtbot, Qt.Key.Key_F3)

    press(qtbot, Qt.Key.Key_Return)

    assert hall.deeds == []
    assert child(made, QWidget, "interventionProblem").isVisible()


def test_escape_leaves_the_question_and_gives_the_keyboard_back(qtbot: QtBot) -> None:
    hall = small_hall()
    made = on_first_ticket(qtbot, hall)
    press(qtbot, Qt.Key.Key_F4)

    press(qtbot, Qt.Key.Key_Escape)

    assert hall.deeds == []
    assert QApplication.focusWidget() is detail(made).table


def test_a_priority_has_its_minutes_and_its_reason(qtbot: QtBot) -> None:
    hall = small_hall()
    made = on_first_ticket(qtbot, hall)
    press(qtbot, Qt.Key.Key_F3)

    answer(qtbot, made, "行动不便")

    assert hall.deeds == [("prioritise", hall.tickets[0].id, 10, "行动不便")]


def test_numbers_are_stopped_with_a_reason_and_given_again_with_one_key(qtbot: QtBot) -> None:
    hall = small_hall()
    made = at_queue(qtbot, hall)
    press(qtbot, Qt.Key.Key_F7)
    answer(qtbot, made, "系统故障")

    assert made.last_message() == "综合受理已停止取号，取号处写明：系统故障"
    qtbot.keyClick(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    kinds = [deed[2] for deed in hall.deeds]
    assert kinds == [OrderKind.STOP, OrderKind.RESUME]


def test_another_digit_takes_the_place_of_a_usual_reason_and_is_never_typed_into_it(
    qtbot: QtBot,
) -> None:
    made = at_queue(qtbot, small_hall())
    press(qtbot, Qt.Key.Key_F7)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)

    qtbot.keyClick(line, Qt.Key.Key_1)
    first = line.text()
    qtbot.keyClick(line, Qt.Key.Key_2)

    assert first
    assert line.text() not in ("", first)
    assert "2" not in line.text()
    assert made.isVisible()


def test_two_numbers_are_compared_in_one_sentence(qtbot: QtBot) -> None:
    hall = small_hall()
    made = on_first_ticket(qtbot, hall)

    press(qtbot, Qt.Key.Key_F6)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_F6)

    assert detail(made).said() == "A021 先于 A023，因为取号早 3 分钟"


def test_what_the_hall_refuses_is_said_and_tried_again_as_the_same_request(qtbot: QtBot) -> None:
    hall = small_hall()
    refusal: HallError = NotWaitingError(label="A021")
    hall.refusal = refusal
    made = on_first_ticket(qtbot, hall)
    press(qtbot, Qt.Key.Key_F4)
    answer(qtbot, made, "取重了")
    assert "A021 已经不在等候了" in made.last_message()

    hall.refusal = None
    qtbot.keyClick(made, Qt.Key.Key_F5)

    assert hall.requests[0].id == hall.requests[1].id
    assert made.last_message() == "A021 已作废：取重了"


def test_a_question_and_the_selection_stay_while_data_refresh(qtbot: QtBot) -> None:
    hall = small_hall()
    made = on_first_ticket(qtbot, hall)
    press(qtbot, Qt.Key.Key_F3)
    hall.tickets.append(ticket("A030", minutes=1))

    made._on_ask_due()

    assert detail(made).is_asking()
    assert QApplication.focusWidget() is child(made, QLineEdit, "interventionReason")


def test_a_window_is_reminded_from_its_queue(qtbot: QtBot) -> None:
    hall = small_hall()
    made = at_queue(qtbot, hall)
    made.running.queue_page._segments.choose(1)

    press(qtbot, Qt.Key.Key_F7)
    answer(qtbot, made, "请尽快恢复叫号")

    assert hall.deeds == [("notify", named("w1"), "请尽快恢复叫号")]


def test_on_a_small_screen_queue_and_list_stand_behind_each_other(qtbot: QtBot) -> None:
    made = at_queue(qtbot, small_hall(), 683, 348)
    assert not detail(made).isVisible()

    press(qtbot, Qt.Key.Key_Return)
    assert detail(made).isVisible()
    press(qtbot, Qt.Key.Key_Escape)

    assert not detail(made).isVisible()
    assert QApplication.focusWidget() is made.running.queue_page.services


def test_a_full_hall_is_shown_again_within_a_blink(qtbot: QtBot) -> None:
    hall = busy_hall()
    hall.rows = hall_of((("A", "综合受理区", 100),))
    hall.offered = [service(f"S{n}", f"业务{n}", waiting=n % 5) for n in range(700)]
    hall.tickets = [
        replace(ticket(f"C{n:05d}", minutes=n % 50), service_code="S0") for n in range(10_000)
    ]
    made = at_queue(qtbot, hall)
    page = made.running.queue_page
    now = page._now
    assert now is not None

    began = time.thread_time()
    page.show_now(now)

    # Generous for a loaded machine: it takes some tens of milliseconds.
    assert time.thread_time() - began < 1.0
    assert page.services.lines.rowCount() == 700
    assert detail(made).model.rowCount() == 10_000


def test_every_key_of_the_queue_has_its_button_and_name(qtbot: QtBot) -> None:
    made = at_queue(qtbot, small_hall())

    for doing in Doing:
        button = child(made, QPushButton, f"queue_{doing.value}")
        assert button.accessibleName()


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.CHIEF_REPRESENTATIVE])
def test_who_does_not_run_the_hall_looks_on_and_compares(qtbot: QtBot, role: Role) -> None:
    onlooker = replace(LEADER, roles=(role,))

    made = at_queue(qtbot, small_hall(), person=onlooker)

    offered = {doing for doing, button in detail(made).buttons.items() if button.isVisible()}
    assert labels(made) == ["A021", "A023"]
    assert offered == {Doing.COMPARE}
    made.sign_in_page.enter(LEADER)
    made.open_page(QUEUE)
    assert detail(made).buttons[Doing.MOVE].isVisible()


def test_a_wait_lights_up_when_the_hall_calls_it_too_long(qtbot: QtBot) -> None:
    hall = small_hall()
    longest = max(each.waited_s for each in hall.tickets) // 60
    made = at_queue(qtbot, hall)

    def is_lit() -> bool:
        return any(line.is_too_long for line in made.running.queue_page.services.lines.rows())

    made.open_hall(replace(hall.as_services, wait_limit_minutes=lambda: longest - 1))
    made.sign_in_page.enter(LEADER)
    assert is_lit()
    made.open_hall(replace(hall.as_services, wait_limit_minutes=lambda: longest + 1))
    made.sign_in_page.enter(LEADER)
    assert not is_lit()
