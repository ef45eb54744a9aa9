"""The manager's face: who may enter, what leads where, and that nothing jumps."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDateEdit, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hallapp.cases.terms import CaseRow, Light
from hallapp.faces.manager.attendance.today.sheet_card import SheetCard
from hallapp.faces.manager.attendance.today.tab import TodayTab
from hallapp.faces.manager.cases.cases_tab import CaseListTab
from hallapp.faces.manager.hall_now import Standing
from hallapp.faces.manager.main_window import ManagerMainWindow
from hallapp.faces.manager.routes import ATTENDANCE, CASES, HALL, QUEUE
from hallapp.faces.manager.services import ManagerOptions
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.changes import Change
from hallapp.kernel.requests import Channel
from hallapp.qtkit.jobs import InlineJobs
from hallapp.queueing.terms import TicketState
from tests.gui.manager.hall_seen_by_manager import (
    CLERK,
    LEADER,
    MANAGER,
    RIGHT_PASSWORD,
    FakeHall,
    PrinterOffError,
    StoreAwayError,
    busy_hall,
    case,
    small_hall,
    ticket,
)


def window(qtbot: QtBot, hall: FakeHall) -> ManagerMainWindow:
    made = ManagerMainWindow(hall.clock, InlineJobs(), InlineJobs(), ManagerOptions("GL-1", True))  # noqa: FBT003
    qtbot.addWidget(made)
    made.resize(1600, 860)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def opened(qtbot: QtBot, hall: FakeHall) -> ManagerMainWindow:
    """Open the hall and come in as the shift leader."""
    made = window(qtbot, hall)
    made.open_hall(hall.as_services)
    made.sign_in_page.enter(LEADER)
    return made


def child(parent: QWidget, kind: type, name: str):
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def listed(made: ManagerMainWindow) -> tuple[CaseRow, ...]:
    tab = child(made, CaseListTab, "caseListTab")
    return tab.list.model.rows()


def sheet(made: ManagerMainWindow) -> SheetCard:
    """The day's sheet on the page 考勤, opened there."""
    opened = made.attendance_seat.opened()
    assert opened is not None
    tab = opened.tab(0)
    assert isinstance(tab, TodayTab)
    assert tab.sheet is not None
    return tab.sheet


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    qtbot.mouseClick(child(parent, QPushButton, name), Qt.MouseButton.LeftButton)


def page(made: ManagerMainWindow) -> int:
    pages = (made.hall_page, made.attendance_seat, made.cases_seat, made.running.queue_page)
    return next(number for number, each in enumerate(pages) if each.isVisible())


# Opening and signing in


def test_the_face_stands_before_the_hall_is_open(qtbot: QtBot) -> None:
    made = window(qtbot, small_hall())

    assert made.windowTitle() == "大厅管理"
    assert child(made, QWidget, "opening").isVisible()


def test_the_face_starts_without_loading_the_database() -> None:
    code = (
        "import sys, hallapp.faces.manager.main_window\n"
        "heavy = {'sqlalchemy', 'reportlab', 'PIL', 'miniaudio', 'pypdfium2'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"


def test_a_demo_hall_offers_only_names_that_may_manage(qtbot: QtBot) -> None:
    hall = small_hall()
    made = window(qtbot, hall)

    made.open_hall(hall.as_services)

    table = child(made, QWidget, "peopleTable")
    names = [table.model().index(row, 0).data() for row in range(table.model().rowCount())]
    assert names == [MANAGER.name, LEADER.name]


def test_enter_on_a_name_comes_in_as_a_manager(qtbot: QtBot) -> None:
    hall = small_hall()
    made = window(qtbot, hall)
    made.open_hall(hall.as_services)

    qtbot.keyClick(child(made, QWidget, "peopleTable"), Qt.Key.Key_Return)

    assert page(made) == HALL
    assert hall.signed_in[0].actor.channel is Channel.MANAGER
    assert hall.signed_in[0].actor.station == "GL-1"


def sign_in(qtbot: QtBot, made: ManagerMainWindow, number: str, password: str) -> None:
    child(made, QLineEdit, "staffNumber").setText(number)
    child(made, QLineEdit, "password").setText(password)
    press(qtbot, made, "signIn")


def test_a_real_hall_asks_for_number_and_password(qtbot: QtBot) -> None:
    hall = small_hall()
    hall.is_demo = False
    made = window(qtbot, hall)
    made.open_hall(hall.as_services)

    sign_in(qtbot, made, MANAGER.staff_number, RIGHT_PASSWORD)

    assert page(made) == HALL


def test_a_wrong_password_is_said_and_taken_out(qtbot: QtBot) -> None:
    hall = small_hall()
    hall.is_demo = False
    made = window(qtbot, hall)
    made.open_hall(hall.as_services)

    sign_in(qtbot, made, MANAGER.staff_number, "wrong")

    assert made.sign_in_page.failure()
    assert child(made, QLineEdit, "password").text() == ""


def test_a_clerk_with_the_right_password_does_not_get_in(qtbot: QtBot) -> None:
    hall = small_hall()
    hall.is_demo = False
    made = window(qtbot, hall)
    made.open_hall(hall.as_services)

    sign_in(qtbot, made, CLERK.staff_number, RIGHT_PASSWORD)

    assert "值班长" in made.sign_in_page.failure()
    assert made.sign_in_page.isVisible()


def test_changing_the_person_leads_back_to_the_sign_in(qtbot: QtBot) -> None:
    made = opened(qtbot, small_hall())

    press(qtbot, made, "leave")

    assert made.sign_in_page.isVisible()
    assert not made.rail.isVisible()


def test_a_hall_that_cannot_be_opened_offers_to_try_again(qtbot: QtBot) -> None:
    made = window(qtbot, small_hall())

    made.fail_to_open(StoreAwayError())

    retry = next(b for b in made.findChildren(QPushButton) if b.text() == "重试")
    with qtbot.waitSignal(made.retry_asked):
        qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)


# Sentences


def test_a_sentence_about_cases_leads_to_these_cases(qtbot: QtBot) -> None:
    made = opened(qtbot, busy_hall())

    press(qtbot, made, "decisionButton1")

    assert page(made) == CASES
    assert {row.light for row in listed(made)} == {Light.DARK_RED}


def test_one_press_on_a_sentence_about_a_wait_asks_the_window_to_open(qtbot: QtBot) -> None:
    hall = busy_hall()
    made = opened(qtbot, hall)

    press(qtbot, made, "decisionButton3")

    assert hall.deeds == [("relieve", hall.alerts[0].reliefs[0])]
    assert made.last_message() == "已通知 54 号窗口开窗叫不动产登记"
    assert "0 分钟前已通知 54 号窗口" in made.hall_page.decisions.sentences()[2]


def test_help_between_windows_is_taken_back_with_one_key(qtbot: QtBot) -> None:
    hall = busy_hall()
    made = opened(qtbot, hall)

    press(qtbot, made, "decisionOther3")
    qtbot.keyClick(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    helped = hall.alerts[0].reliefs[1]
    assert hall.deeds == [
        ("relieve", helped),
        ("end_help", helped.window_id, helped.service_id),
    ]
    assert made.last_message() == "98 号窗口不再帮办不动产登记"


def test_a_sentence_about_paper_leads_to_the_ticket(qtbot: QtBot) -> None:
    made = opened(qtbot, busy_hall())

    press(qtbot, made, "decisionButton4")

    row = made.running.queue_page.detail.selected()
    assert page(made) == QUEUE
    assert row is not None
    assert row.label == "C005"


def test_a_sentence_about_punches_leads_to_the_deviations(qtbot: QtBot) -> None:
    made = opened(qtbot, small_hall())

    press(qtbot, made, "decisionButton2")

    assert page(made) == ATTENDANCE
    people = [line.row for line in sheet(made).model.rows() if line.row is not None]
    assert people
    assert all(row.has_deviation for row in people)


def test_a_quiet_hall_says_so(qtbot: QtBot) -> None:
    made = opened(qtbot, FakeHall())

    assert made.hall_page.decisions.sentences() == ()


# The plan


def test_arrows_move_on_the_plan_and_enter_opens(qtbot: QtBot) -> None:
    made = opened(qtbot, busy_hall())
    plan = made.hall_page.plan

    qtbot.keyClick(plan.tile(1), Qt.Key.Key_Right)
    qtbot.keyClick(plan.tile(2), Qt.Key.Key_Down)
    assert plan.selected() == 8
    assert plan.tile(8).hasFocus()
    assert made.hall_page.card.title() == "8 号窗口"
    with qtbot.waitSignal(plan.window_opened) as opened_window:
        qtbot.keyClick(plan.tile(8), Qt.Key.Key_Return)

    assert opened_window.args == [8]


def test_home_and_end_go_to_the_first_and_the_last_window(qtbot: QtBot) -> None:
    made = opened(qtbot, busy_hall())
    plan = made.hall_page.plan

    qtbot.keyClick(plan.tile(1), Qt.Key.Key_End)
    assert plan.selected() == 100
    qtbot.keyClick(plan.tile(100), Qt.Key.Key_Home)

    assert plan.selected() == 1


def test_every_window_can_be_reached_with_the_arrows(qtbot: QtBot) -> None:
    made = opened(qtbot, busy_hall())
    plan = made.hall_page.plan
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    seen, to_visit = {1}, [1]

    while to_visit:
        number = to_visit.pop()
        for key in keys:
            plan.select(number, focus=True)
            qtbot.keyClick(plan.tile(number), key)
            reached = plan.selected()
            assert reached is not None
            if reached not in seen:
                seen.add(reached)
                to_visit.append(reached)

    assert seen == set(range(1, 101))


def test_the_legend_counts_and_filters(qtbot: QtBot) -> None:
    made = opened(qtbot, busy_hall())
    legend, plan = made.hall_page.legend, made.hall_page.plan

    qtbot.mouseClick(legend.button(Standing.PAUSED), Qt.MouseButton.LeftButton)

    bright = [number for number in range(1, 101) if not plan.tile(number).is_dim]
    assert legend.button(Standing.PAUSED).count == len(bright) == 4
    qtbot.mouseClick(legend.button(Standing.PAUSED), Qt.MouseButton.LeftButton)
    assert not any(plan.tile(number).is_dim for number in range(1, 101))


def test_a_person_is_found_by_name(qtbot: QtBot) -> None:
    hall = busy_hall()
    made = opened(qtbot, hall)
    duty = hall.rows[36].duty
    assert duty is not None
    field = child(made, QWidget, "planSearch").findChild(QLineEdit)
    event = QInputMethodEvent()
    event.setCommitString(duty.person.name)

    QApplication.sendEvent(field, event)

    found = [row for row in hall.rows if row.duty and row.duty.person.name == duty.person.name]
    assert made.hall_page.plan.selected() == found[0].window.number


def test_selection_and_focus_stay_while_data_refresh(qtbot: QtBot) -> None:
    hall = busy_hall()
    made = opened(qtbot, hall)
    made.hall_page.plan.select(27, focus=True)
    places = {n: made.hall_page.plan.tile(n).pos() for n in range(1, 101)}

    hall.rows[26] = replace(hall.rows[26], live=ticket("B027", state=TicketState.SERVING))
    made.refresh(Change.TICKETS)
    qtbot.waitUntil(lambda: hall.readings == 2)

    assert made.hall_page.plan.selected() == 27
    assert made.hall_page.plan.tile(27).hasFocus()
    assert {n: made.hall_page.plan.tile(n).pos() for n in range(1, 101)} == places


def test_changes_close_together_lead_to_one_question(qtbot: QtBot) -> None:
    hall = small_hall()
    made = opened(qtbot, hall)

    for _change in range(20):
        made.refresh(Change.TICKETS)
    qtbot.waitUntil(lambda: hall.readings == 2)
    qtbot.wait(200)

    assert hall.readings == 2


def test_a_pause_is_counted_from_when_it_was_first_seen(qtbot: QtBot) -> None:
    hall = busy_hall()
    made = opened(qtbot, hall)
    made.hall_page.plan.select(27)

    hall.clock.advance(timedelta(minutes=22))
    made.refresh(Change.WINDOWS)
    qtbot.waitUntil(lambda: hall.readings == 2)

    assert any("4 个窗口暂停" in text for text in made.hall_page.decisions.sentences())
    assert made.hall_page.card.fact("pause") == "送件到后台"


def test_every_figure_says_how_it_is_defined(qtbot: QtBot) -> None:
    made = opened(qtbot, busy_hall())

    figures = [made.head.figure(n) for n in ("issued", "finished", "waiting", "longest", "cases")]
    legend = [made.hall_page.legend.button(standing) for standing in Standing]

    assert all(button.toolTip() for button in (*figures, *legend))


def test_a_figure_opens_what_it_counts(qtbot: QtBot) -> None:
    made = opened(qtbot, busy_hall())

    press(qtbot, made, "figure_cases")
    assert page(made) == CASES
    press(qtbot, made, "figure_waiting")

    assert page(made) == QUEUE
    press(qtbot, made, "figure_issued")
    assert page(made) == HALL
    assert made.hall_page.plan.isVisible()


def test_a_window_leads_to_its_cases(qtbot: QtBot) -> None:
    made = opened(qtbot, busy_hall())
    made.hall_page.plan.select(41)

    press(qtbot, made, "windowCases")

    shown = {row.window_number for row in listed(made)}
    assert shown == {"41"}
    press(qtbot, made, "noFilter")
    assert len(listed(made)) == len(busy_hall().case_rows)


def test_a_small_screen_shows_plan_and_window_behind_each_other(qtbot: QtBot) -> None:
    made = opened(qtbot, small_hall())
    made.resize(683, 312)
    assert not made.hall_page.card.isVisible()

    qtbot.keyClick(made.hall_page.plan.tile(1), Qt.Key.Key_Return)
    assert made.hall_page.card.isVisible()
    qtbot.keyClick(made.hall_page, Qt.Key.Key_Escape)

    assert not made.hall_page.card.isVisible()
    assert made.hall_page.plan.isVisible()


def test_a_hall_without_windows_says_what_the_plan_is_for(qtbot: QtBot) -> None:
    made = opened(qtbot, FakeHall())

    assert not made.hall_page.card.isVisible()
    assert not made.hall_page.plan.isVisible()


# Trouble


def test_what_was_read_stays_when_the_hall_cannot_be_reached(qtbot: QtBot) -> None:
    hall = busy_hall()
    made = opened(qtbot, hall)
    hall.error = StoreAwayError()

    made.refresh(Change.TICKETS)
    qtbot.waitUntil(lambda: bool(made.last_message()))
    made.set_connected(False, hall.clock.now())  # noqa: FBT003

    assert made.head.connection() == "断开，09:42 起"
    assert made.hall_page.plan.tile(100).isVisible()


def test_the_message_goes_when_the_hall_is_back(qtbot: QtBot) -> None:
    hall = busy_hall()
    made = opened(qtbot, hall)
    hall.error = StoreAwayError()
    made.refresh(Change.TICKETS)
    strip = child(made, QWidget, "strip")
    qtbot.waitUntil(strip.isVisible)

    hall.error = None
    made.set_connected(True)

    assert not strip.isVisible()


# The sheet


def test_the_sheet_has_a_heading_for_each_department(qtbot: QtBot) -> None:
    made = opened(qtbot, small_hall())
    made.open_page(ATTENDANCE)

    headings = [line.heading for line in sheet(made).model.rows() if line.heading]

    assert headings == ["市场监督管理局　4 人", "不动产登记中心　3 人", "公安局　2 人"]


def test_a_late_time_carries_its_word(qtbot: QtBot) -> None:
    made = opened(qtbot, small_hall())

    model = sheet(made).model
    cells = [model.index(row, 2).data() for row in range(model.rowCount())]

    assert "09:13 迟" in cells
    assert "缺卡" in cells
    assert "未到" in cells


def test_another_day_is_asked_for_and_today_again(qtbot: QtBot) -> None:
    hall = small_hall()
    made = opened(qtbot, hall)
    made.open_page(ATTENDANCE)

    press(qtbot, made, "earlierDay")
    asked = hall.asked_sheets[-1]
    press(qtbot, made, "laterDay")

    assert str(asked) == "2026-11-22"
    assert hall.asked_sheets[-1] is None


def test_a_day_to_come_cannot_be_chosen(qtbot: QtBot) -> None:
    made = opened(qtbot, small_hall())
    made.open_page(ATTENDANCE)

    assert not child(made, QPushButton, "laterDay").isEnabled()
    assert child(made, QDateEdit, "sheetDay").maximumDate().toPython().isoformat() == "2026-11-23"


def test_the_sheet_is_printed_once_and_said(qtbot: QtBot, tmp_path: Path) -> None:
    hall = small_hall()
    hall.folder, hall.pdf = tmp_path, _a_page()
    made = opened(qtbot, hall)
    made.open_page(ATTENDANCE)

    press(qtbot, made, "previewSheet")
    press(qtbot, made, "printSheet")

    assert hall.printed == ["attendance-2026-11-23.pdf"]
    assert "attendance-2026-11-23.pdf" in made.last_message()


def test_a_printer_that_is_off_is_said_and_the_sheet_stays(qtbot: QtBot, tmp_path: Path) -> None:
    hall = small_hall()
    hall.folder, hall.printer_error = tmp_path, PrinterOffError(printer="Q1")
    hall.pdf = _a_page()
    made = opened(qtbot, hall)
    made.open_page(ATTENDANCE)

    press(qtbot, made, "previewSheet")
    press(qtbot, made, "printSheet")
    assert made.last_message()
    assert child(made, QPushButton, "printSheet").isEnabled()
    press(qtbot, made, "backToSheet")

    assert sheet(made).table.isVisible()


def test_the_paper_is_previewed_in_place_of_the_table(qtbot: QtBot, tmp_path: Path) -> None:
    hall = small_hall()
    hall.folder, hall.pdf = tmp_path, _a_page()
    made = opened(qtbot, hall)
    made.open_page(ATTENDANCE)

    press(qtbot, made, "previewSheet")
    assert sheet(made).posting.preview.page_count() == 1
    assert sheet(made).posting.preview.height() > 400
    button = child(made, QPushButton, "printSheet")
    assert button.width() >= button.minimumSizeHint().width()
    press(qtbot, made, "backToSheet")

    assert sheet(made).table.isVisible()


def test_the_preview_follows_the_day(qtbot: QtBot, tmp_path: Path) -> None:
    hall = small_hall()
    hall.folder, hall.pdf = tmp_path, _a_page()
    made = opened(qtbot, hall)
    made.open_page(ATTENDANCE)
    press(qtbot, made, "previewSheet")

    press(qtbot, made, "earlierDay")

    assert (tmp_path / "attendance-2026-11-22.pdf").exists()
    assert sheet(made).posting.preview.isVisible()


def _a_page() -> bytes:
    """Return the smallest PDF there is: one blank A4 page."""
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    kept = io.BytesIO()
    document.save(kept)
    document.close()
    return kept.getvalue()


# Cases


def test_open_cases_stand_by_their_due_day(qtbot: QtBot) -> None:
    hall = small_hall()
    hall.case_rows = [
        case(1, Light.GREEN, days=5),
        case(2, Light.RED, days=-1),
        case(3, Light.DARK_RED, days=-4),
        case(4, Light.GREEN, days=2),
    ]
    made = opened(qtbot, hall)

    made.open_page(CASES)

    numbers = [row.case_number[-1] for row in listed(made)]

    assert numbers == ["3", "2", "4", "1"]


def test_a_filter_without_cases_says_so(qtbot: QtBot) -> None:
    made = opened(qtbot, small_hall())
    made.open_page(CASES)

    child(made, Segments, "caseFilter").choose(1)

    assert listed(made) == ()
    assert not child(made, CaseListTab, "caseListTab").list.table.isVisible()


# Words


@pytest.mark.parametrize("size", [(1366, 696), (1600, 860), (683, 312)])
def test_no_button_is_narrower_than_its_word(qtbot: QtBot, size: tuple[int, int]) -> None:
    made = opened(qtbot, busy_hall())
    made.resize(*size)

    cut = [
        (button.accessibleName(), button.width(), button.minimumSizeHint().width(), button.text())
        for number in (HALL, ATTENDANCE, CASES)
        for button in _shown_buttons(made, number)
        if button.width() < button.minimumSizeHint().width()
    ]

    assert cut == []


def _shown_buttons(made: ManagerMainWindow, number: int) -> list[QPushButton]:
    made.open_page(number)
    for _round in range(5):
        QApplication.processEvents()
    return [button for button in made.findChildren(QPushButton) if button.isVisible()]
