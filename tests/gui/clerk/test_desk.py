"""The desk as a whole: small screens, the mini bar, locking, handing over, long queues."""

import subprocess
import sys
import time
import uuid

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.faces.clerk.options import ClerkOptions
from hallapp.faces.clerk.sign_in_page import SignInPage
from hallapp.faces.clerk.sign_in_presenter import SignInMode, SignInPresenter
from hallapp.faces.parts.reason_band import ReasonBand
from hallapp.guides.terms import OptionRow, SituationRow
from hallapp.kernel.changes import EVERYTHING, Change
from hallapp.kernel.errors import SurroundingsError
from hallapp.qtkit.jobs import InlineJobs
from hallapp.qtkit.table_model import ROW_ROLE
from hallapp.slips.design import Paper
from tests.gui.clerk.fake_desk import NOW, PEOPLE, FakeDesk, a_ticket, serving_a023
from tests.gui.clerk.keys_of_desk import (
    ALT,
    CTRL,
    keyboard,
    press,
    type_chinese,
    type_letters,
)

K = Qt.Key


def widget(desk: QWidget, name: str) -> QWidget:
    found = desk.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def table(desk: ClerkMainWindow, name: str) -> QTableView:
    found = desk.findChild(QTableView, name)
    assert isinstance(found, QTableView)
    return found


def test_the_desk_stands_before_the_hall_is_open(closed_desk: ClerkMainWindow) -> None:
    assert closed_desk.windowTitle() == "窗口"


def test_the_desk_starts_without_loading_the_database_or_papers() -> None:
    code = (
        "import sys, hallapp.faces.clerk.main_window\n"
        "heavy = {'sqlalchemy', 'reportlab', 'PIL', 'miniaudio', 'pypinyin', 'pypdfium2'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"


def test_a_hall_that_does_not_open_offers_to_try_again(
    qtbot: QtBot, closed_desk: ClerkMainWindow
) -> None:
    with qtbot.waitExposed(closed_desk):
        closed_desk.show()
    closed_desk.fail_to_open(SurroundingsError())

    with qtbot.waitSignal(closed_desk.retry_asked):
        press(K.Key_Space)


def test_initials_and_enter_sign_in(
    qtbot: QtBot, closed_desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    with qtbot.waitExposed(closed_desk):
        closed_desk.show()
    closed_desk.open_hall(hall.services())

    type_letters("lf")
    press(K.Key_Return)

    assert [duty.person.name for duty in hall.held.values()] == ["刘芳"]


def test_the_list_keeps_its_row_while_ten_thousand_wait(
    desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    hall.queue = [a_ticket(f"A{n:05d}", "食品经营许可新办", 5) for n in range(10_000)]
    desk.refresh(Change.TICKETS)
    rows = table(desk, "queueTable")
    rows.selectRow(5_000)
    hall.queue = [*hall.queue[1:], a_ticket("Z00001", "换领", 0)]

    began = time.thread_time()
    desk.refresh(Change.TICKETS)
    took = time.thread_time() - began

    row = rows.currentIndex().data(ROW_ROLE)
    assert row.label == "A05000"
    assert rows.selectionModel().isRowSelected(rows.currentIndex().row())
    assert took < 1.0


def test_the_chosen_one_is_called_with_a_reason_by_its_number(
    desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    press(K.Key_F10, K.Key_Down, K.Key_F10, K.Key_2)

    assert hall.reasons == ["过号后回来"]
    assert hall.at_window is not None
    assert hall.at_window.label == "B007"
    assert keyboard().objectName() == "primaryButton"


def test_a_dim_key_says_its_reason_in_the_strip(desk: ClerkMainWindow, hall: FakeDesk) -> None:
    said = []
    for key in (K.Key_F3, K.Key_F6):
        press(key)
        said.append(desk.last_message())
    press(K.Key_F8, modifier=CTRL)
    said.append(desk.last_message())

    assert said == ["重呼：还没有叫号", "挂起：还没有叫号", "办了什么：开始办理以后可以改"]
    assert hall.calls[-1] == "take_window"


def test_a_key_that_is_dim_while_somebody_is_served_says_it_too_and_acts_again_later(
    desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    press(K.Key_F2)
    press(K.Key_F10)
    busy = desk.last_message()
    press(K.Key_F5, K.Key_F10, K.Key_Down, K.Key_F10, K.Key_2)

    assert hall.at_window is not None
    assert busy.startswith("指定叫号：先办结 ")
    assert hall.reasons == ["过号后回来"]


def test_enter_signs_in_the_usual_clerk_of_the_window(qtbot: QtBot, hall: FakeDesk) -> None:
    page = SignInPage()
    qtbot.addWidget(page)
    options = ClerkOptions(1, "窗口1")
    presenter = SignInPresenter(hall.services(), InlineJobs(), page, options)
    with qtbot.waitExposed(page):
        page.show()
    page.begin(presenter, SignInMode.ENTER)

    press(K.Key_Return)

    assert [duty.person.name for duty in hall.held.values()] == ["李建国"]


def test_a_reason_can_be_typed_and_esc_calls_nobody(desk: ClerkMainWindow, hall: FakeDesk) -> None:
    press(K.Key_F10, K.Key_Return, K.Key_Escape)
    assert hall.reasons == []

    press(K.Key_F10, K.Key_F10)
    type_chinese("孕妇")
    press(K.Key_Return)

    assert hall.reasons == ["孕妇"]


def test_a_pause_asks_why_in_place(desk: ClerkMainWindow, hall: FakeDesk) -> None:
    press(K.Key_F9)
    band = desk.findChild(ReasonBand, "pauseReason")
    assert isinstance(band, ReasonBand)
    assert band.isVisible()
    press(K.Key_1, K.Key_F2)

    assert hall.calls[-2:] == ["pause", "resume"]


def test_the_tab_counts_cases_that_ask_for_someone(desk: ClerkMainWindow, hall: FakeDesk) -> None:
    from hallapp.cases import Light
    from tests.gui.clerk.fake_desk import a_case

    hall.accepted = [
        a_case(1, Light.YELLOW, 1),
        a_case(2, Light.RED, -1),
        a_case(3, Light.GREEN, 8),
    ]
    desk.refresh(Change.CASES)
    press(K.Key_2, modifier=ALT)

    names = [button.accessibleName() for button in desk.findChildren(QPushButton)]
    assert any("预警 1" in name and "超期 1" in name for name in names)
    assert table(desk, "caseTable").isVisible()


def test_a_guide_is_found_looked_at_and_printed(desk: ClerkMainWindow, hall: FakeDesk) -> None:
    press(K.Key_3, modifier=ALT)
    type_chinese("营业执照")
    press(K.Key_J, modifier=CTRL)
    press(K.Key_P, modifier=CTRL)

    assert hall.calls[-1] == "print_guide_slip"
    assert "办事指南" in desk.last_message()


def test_a_guide_asks_and_prints_what_was_answered_on_the_paper_chosen(
    desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    options = (OptionRow("self", "本人"), OptionRow("agent", "委托他人"))
    hall.situations = (SituationRow(uuid.uuid4(), 1, "who", "谁来办？", options),)
    press(K.Key_3, modifier=ALT)
    type_chinese("营业执照")

    next(b for b in desk.findChildren(QPushButton, "situation_who_agent") if b.isVisible()).click()
    segment = next(b for b in desk.findChildren(QPushButton) if b.accessibleName() == "纸张 大字")
    segment.click()
    press(K.Key_P, modifier=CTRL)

    assert hall.slips[-1] == ({"who": "agent"}, Paper.A4_LARGE)


def test_a_guide_with_a_character_that_no_font_has_says_so_on_looking_at_it(
    desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    hall.lacking = "有 1 个字没有字形，纸上印的是它的编码：U+2E4F7"
    press(K.Key_3, modifier=ALT)
    type_chinese("营业执照")

    press(K.Key_J, modifier=CTRL)

    assert "U+2E4F7" in desk.last_message()


def test_another_person_takes_over_and_the_ticket_stays(
    desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    hall.at_window = serving_a023()
    desk.refresh(EVERYTHING)

    press(K.Key_U, modifier=CTRL)
    type_letters("0523")
    press(K.Key_Return)

    assert next(iter(hall.held.values())).person == PEOPLE[4]
    assert hall.at_window is not None
    assert widget(desk, "primaryButton").isVisible()
    assert "刘×" in desk.last_message()


def test_esc_leaves_a_change_of_person_as_it_was(desk: ClerkMainWindow, hall: FakeDesk) -> None:
    press(K.Key_U, modifier=CTRL)
    press(K.Key_Escape)

    assert keyboard().objectName() == "primaryButton"
    assert "change_person" not in hall.calls


def test_a_locked_desk_covers_everything_and_answers_no_f2(
    qtbot: QtBot, desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    desk.lock()
    press(K.Key_F2)
    calls = list(hall.calls)
    hall.queue.clear()
    desk.refresh(EVERYTHING)

    press(K.Key_Return)

    assert "call_next" not in calls
    assert not desk.is_locked
    assert widget(desk, "primaryButton").isVisible()


def test_nobody_touching_the_machine_locks_the_desk(desk: ClerkMainWindow) -> None:
    class Untouched:
        knows_system = True

        def idle_s(self) -> float:
            return 601

    desk._idle = Untouched()

    desk.look_at_idle()

    assert desk.is_locked


def test_a_locked_desk_says_when_only_its_own_keys_and_mouse_are_known(
    desk: ClerkMainWindow,
) -> None:
    desk.lock()

    said = " ".join(label.text() for label in desk.findChildren(QLabel) if label.isVisible())
    assert not desk.idle_is_of_system()  # drawn on no screen
    assert "只数得到本窗口的按键和鼠标" in said


def test_leaving_the_window_signs_out_unless_a_ticket_is_live(
    desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    hall.at_window = serving_a023()
    desk.refresh(EVERYTHING)
    desk._menu.leave_asked.emit()
    assert hall.held

    hall.at_window = None
    desk.refresh(EVERYTHING)
    desk._menu.leave_asked.emit()

    assert not hall.held
    assert widget(desk, "peopleSearch").isVisible()


def test_the_mini_bar_shows_the_same_and_never_takes_the_keyboard(
    qtbot: QtBot, desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    press(K.Key_M, modifier=CTRL)
    bar = desk.mini_bar
    assert bar is not None
    qtbot.addWidget(bar)
    primary = widget(bar, "miniPrimary")

    qtbot.mouseClick(primary, Qt.MouseButton.LeftButton)

    assert (bar.width(), bar.height()) == (420, 56)
    assert bar.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert bar.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert all(b.focusPolicy() is Qt.FocusPolicy.NoFocus for b in bar.findChildren(QPushButton))
    assert hall.calls[-1] == "call_next"
    assert primary.accessibleName() == "开始办理"
    assert not bar.isActiveWindow()


def test_a_double_click_on_the_bar_goes_back_to_the_desk(
    qtbot: QtBot, desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    desk.show_mini()
    bar = desk.mini_bar
    assert bar is not None
    qtbot.addWidget(bar)

    qtbot.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=bar.rect().center() * 0)

    assert not bar.isVisible()
    assert not desk.isMinimized()
    qtbot.waitUntil(desk.isActiveWindow)
    press(K.Key_F2)
    assert hall.calls[-1] == "call_next"


def test_cut_off_the_number_stays_and_nothing_can_be_called(
    desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    hall.at_window = serving_a023()
    desk.refresh(EVERYTHING)
    calls = list(hall.calls)

    desk.set_connected(connected=False, since=NOW)
    press(K.Key_F2, K.Key_F8)

    assert hall.calls == calls
    assert not widget(desk, "primaryButton").isEnabled()
    desk.set_connected(connected=True)
    assert widget(desk, "primaryButton").isEnabled()


def test_at_200_percent_card_and_queue_are_two_pages_and_f2_works_on_both(
    qtbot: QtBot, desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    desk.resize(683, 312)
    qtbot.waitUntil(lambda: not widget(desk, "queueTable").isVisible())
    card = widget(desk, "ticketCard")
    assert isinstance(card, QFrame)
    qtbot.waitUntil(lambda: card.height() > 190)
    for name in ("primaryButton", "key_accept", "key_pause"):
        inside = widget(desk, name)
        bottom = inside.mapTo(card, inside.rect().bottomLeft()).y()
        assert bottom <= card.height(), name

    press(K.Key_Tab, modifier=CTRL)
    assert table(desk, "queueTable").isVisible()
    assert not card.isVisible()
    press(K.Key_F2)
    press(K.Key_Tab, modifier=CTRL)

    assert hall.calls[-1] == "call_next"
    assert card.isVisible()
    assert (desk.width(), desk.height()) == (683, 312)


def test_everything_that_can_be_pressed_has_a_name(desk: ClerkMainWindow) -> None:
    nameless = [
        button
        for button in desk.findChildren(QPushButton)
        if button.isVisible() and not button.accessibleName()
    ]

    assert nameless == []
