"""A case is accepted without the mouse."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from hallapp.cases import TickOutcome
from hallapp.cases.errors import DuplicateCaseError
from hallapp.cases.terms import CasePaperKind
from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.guides.terms import HandlingType
from hallapp.kernel.changes import EVERYTHING
from tests.gui.clerk.fake_desk import FakeDesk, serving_a023
from tests.gui.clerk.keys_of_desk import CTRL, keyboard, press, type_chinese, type_letters

K = Qt.Key


@pytest.fixture
def serving(desk: ClerkMainWindow, hall: FakeDesk) -> ClerkMainWindow:
    """The desk while A023 is served."""
    hall.at_window = serving_a023()
    desk.refresh(EVERYTHING)
    press(K.Key_F4)
    return desk


def text_of(desk: ClerkMainWindow, name: str) -> str:
    field = desk.findChild(QLineEdit, name)
    assert isinstance(field, QLineEdit)
    return field.text()


def test_from_f4_to_the_case_number_by_keyboard_alone(
    serving: ClerkMainWindow, hall: FakeDesk
) -> None:
    press(*[K.Key_Space] * 7)
    type_chinese("李春华")
    press(K.Key_Return)
    type_letters("13800005672")
    press(K.Key_Return)
    type_letters("11010519491231002x")
    press(K.Key_Return)
    press(K.Key_1, modifier=CTRL)

    assert hall.applications[0].applicant_name == "李春华"
    assert hall.applications[0].id_number == "11010519491231002X"
    assert "已受理" in serving.last_message()
    number = serving.findChild(QLabel, "caseNumber")
    assert isinstance(number, QLabel)
    assert number.text() in serving.last_message()


def test_a_missing_paper_is_named_and_marked(serving: ClerkMainWindow, hall: FakeDesk) -> None:
    press(K.Key_Space, K.Key_Delete)
    type_chinese("没有盖章")
    press(K.Key_Return)

    assert keyboard().objectName() == "tick_3"
    accept = serving.findChild(QPushButton, "acceptCase")
    assert isinstance(accept, QPushButton)
    assert not accept.isEnabled()
    assert "第 2 项还缺" in accept.accessibleDescription()
    assert text_of(serving, "missing_2") == "没有盖章"


def test_ctrl_e_says_that_all_papers_are_there(serving: ClerkMainWindow, hall: FakeDesk) -> None:
    press(K.Key_E, modifier=CTRL)
    type_chinese("李春华")
    press(K.Key_1, modifier=CTRL)

    outcomes = [tick.outcome for tick in hall.applications[0].ticks]
    assert outcomes.count(TickOutcome.COMPLETE) == 6


def test_the_search_for_an_item_begins_anew_each_time(
    desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    hall.at_window = replace(serving_a023(), item_id=None)
    desk.refresh(EVERYTHING)
    press(K.Key_F4)
    type_letters("spjy")
    press(K.Key_Escape)
    press(K.Key_Escape)

    press(K.Key_F4)

    field = keyboard()
    assert isinstance(field, QLineEdit)
    assert field.text() == ""


def test_a_double_press_accepts_once(serving: ClerkMainWindow, hall: FakeDesk) -> None:
    press(K.Key_E, modifier=CTRL)
    type_chinese("李春华")

    press(K.Key_1, K.Key_1, modifier=CTRL)

    assert hall.calls.count("accept") == 1


def test_the_id_number_is_masked_as_soon_as_one_leaves_it(serving: ClerkMainWindow) -> None:
    press(K.Key_E, modifier=CTRL)
    press(K.Key_Return, K.Key_Return)
    type_letters("11010519491231002X")
    typed = text_of(serving, "applicantId")
    press(K.Key_Tab)

    assert typed == "11010519491231002X"
    assert text_of(serving, "applicantId") == "110105**********2X"


def test_esc_goes_back_and_f4_finds_everything_as_it_was(serving: ClerkMainWindow) -> None:
    press(K.Key_E, modifier=CTRL)
    type_chinese("李春华")
    press(K.Key_Escape)
    assert keyboard().objectName() == "primaryButton"

    press(K.Key_F4)

    assert text_of(serving, "applicantName") == "李春华"


def test_nothing_typed_is_left_for_the_next_ticket(
    qtbot: QtBot, serving: ClerkMainWindow, hall: FakeDesk
) -> None:
    press(K.Key_E, modifier=CTRL)
    type_chinese("李春华")
    press(K.Key_Escape)

    press(K.Key_F2, K.Key_F2, K.Key_F4)

    assert text_of(serving, "applicantName") == ""


def test_the_notice_is_printed_with_ctrl_p(serving: ClerkMainWindow, hall: FakeDesk) -> None:
    press(K.Key_E, modifier=CTRL)
    type_chinese("李春华")
    press(K.Key_1, modifier=CTRL)

    press(K.Key_P, modifier=CTRL)

    assert hall.case_papers.numbered == [CasePaperKind.ACCEPTANCE]
    assert len(hall.case_papers.printed) == 1
    assert "打印机" in serving.last_message()


def test_the_notice_is_seen_before_it_has_a_number(
    serving: ClerkMainWindow, hall: FakeDesk
) -> None:
    press(K.Key_E, modifier=CTRL)
    type_chinese("李春华")
    press(K.Key_1, modifier=CTRL)

    assert hall.case_papers.previewed == [CasePaperKind.ACCEPTANCE]
    assert hall.case_papers.numbered == []


def test_a_name_that_no_font_can_write_is_told_before_and_after_the_notice_is_printed(
    serving: ClerkMainWindow, hall: FakeDesk
) -> None:
    hall.lacking = "有 1 个字没有字形，纸上印的是它的编码：U+2E4F7"
    press(K.Key_E, modifier=CTRL)
    type_chinese("李春华")
    press(K.Key_1, modifier=CTRL)
    seen = serving.last_message()

    press(K.Key_P, modifier=CTRL)

    assert "U+2E4F7" in seen
    assert "打印机" in serving.last_message()
    assert "U+2E4F7" in serving.last_message()


def test_an_instant_item_is_accepted_and_done_with_one_press(
    desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    hall.handling = HandlingType.INSTANT
    hall.at_window = serving_a023()
    desk.refresh(EVERYTHING)
    press(K.Key_F4)
    press(K.Key_E, modifier=CTRL)
    type_chinese("李春华")
    accept = desk.findChild(QPushButton, "acceptCase")
    assert isinstance(accept, QPushButton)
    assert accept.text() == "即办件：受理并当场办结"

    press(K.Key_Return, K.Key_Return, K.Key_Return, K.Key_Return)

    assert hall.calls.count("accept_instant") == 1
    assert "accept" not in hall.calls
    assert "已当场办结" in desk.last_message()


def test_a_twin_is_told_once_and_accepted_only_when_pressed_again(
    serving: ClerkMainWindow, hall: FakeDesk
) -> None:
    press(K.Key_E, modifier=CTRL)
    type_chinese("李春华")
    hall.refusal = DuplicateCaseError(number="330000-20261123-0001")
    press(K.Key_1, modifier=CTRL)
    accept = serving.findChild(QPushButton, "acceptCase")
    assert isinstance(accept, QPushButton)
    assert accept.text() == "仍然收件"
    assert "330000-20261123-0001" in serving.last_message()

    press(K.Key_1, modifier=CTRL)

    assert hall.despite == [False, True]
    assert "已受理" in serving.last_message()


def test_another_name_has_no_twin_any_more(serving: ClerkMainWindow, hall: FakeDesk) -> None:
    press(K.Key_E, modifier=CTRL)
    type_chinese("李春华")
    hall.refusal = DuplicateCaseError(number="330000-20261123-0001")
    press(K.Key_1, modifier=CTRL)

    type_chinese("丽")

    accept = serving.findChild(QPushButton, "acceptCase")
    assert isinstance(accept, QPushButton)
    assert accept.text() == "受理"
