"""The clerk's cases: found, opened, and done with, by keyboard alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hallapp.cases.terms import CaseEventKind, CaseEventRow, CaseState, Light
from hallapp.faces.clerk.cases.act_list import ActList
from hallapp.faces.clerk.cases.case_page import CasePage
from hallapp.faces.clerk.cases.section_view import SectionView
from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.kernel.changes import Change
from hallapp.kernel.errors import SurroundingsError
from hallapp.qtkit.table_view import RowTableView
from tests.gui.clerk.fake_desk import NOW, FakeDesk, a_case
from tests.gui.clerk.keys_of_desk import ALT, CTRL, keyboard, press, type_chinese, type_letters

K = Qt.Key


def part(desk: ClerkMainWindow, kind: type[QWidget], name: str) -> QWidget:
    found = desk.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def table(desk: ClerkMainWindow) -> RowTableView:
    found = part(desk, RowTableView, "caseTable")
    assert isinstance(found, RowTableView)
    return found


def listed(desk: ClerkMainWindow) -> list[str]:
    model = table(desk).model()
    return [row.case_number for row in model.rows()]  # type: ignore[attr-defined]


def number(desk: ClerkMainWindow) -> str:
    found = part(desk, QLabel, "caseNumber")
    assert isinstance(found, QLabel)
    return found.text()


@pytest.fixture
def cases(desk: ClerkMainWindow, hall: FakeDesk) -> ClerkMainWindow:
    """The desk on the tab of its four cases."""
    hall.accepted = [
        a_case(1, Light.RED, -1),
        a_case(2, Light.YELLOW, 1),
        a_case(3, Light.GREEN, 8),
        a_case(4, Light.GREY, 8, state=CaseState.SUSPENDED),
    ]
    desk.refresh(Change.CASES)
    press(K.Key_2, modifier=ALT)
    return desk


def test_filters_tell_how_many_there_are_and_are_chosen_by_keys(
    cases: ClerkMainWindow, hall: FakeDesk
) -> None:
    words = [button.text() for button in cases.findChildren(QPushButton)]
    assert {"全部 4", "预警 1", "超期 1", "已挂起 1", "待补正", "待领取"} <= set(words)

    press(K.Key_Right, modifier=CTRL)

    assert listed(cases) == [hall.accepted[1].case_number]
    press(K.Key_Right, modifier=CTRL)
    assert listed(cases) == [hall.accepted[0].case_number]
    assert hall.cases.asked_for[-1].lights == (Light.RED, Light.DARK_RED)


def test_the_list_has_the_keyboard_wherever_one_comes_from(
    cases: ClerkMainWindow, hall: FakeDesk
) -> None:
    assert keyboard() is table(cases)

    for key in (K.Key_Right, K.Key_Left, K.Key_L, K.Key_L, K.Key_L):
        press(key, modifier=CTRL)
        assert keyboard() is table(cases)

    press(K.Key_Return)
    assert number(cases) == hall.accepted[1].case_number
    press(K.Key_Escape)
    assert keyboard() is table(cases)
    press(K.Key_Down, K.Key_Return)
    assert number(cases) == hall.accepted[2].case_number


def test_an_empty_list_leaves_the_keyboard_to_the_search_and_to_the_next_filter(
    cases: ClerkMainWindow,
) -> None:
    press(*[K.Key_Right] * 6, modifier=CTRL)

    assert listed(cases) == []
    assert isinstance(keyboard(), QLineEdit)
    press(*[K.Key_Left] * 6, modifier=CTRL)
    assert keyboard() is table(cases)
    assert len(listed(cases)) == 4


def test_typing_looks_through_the_whole_hall_whatever_filter_is_chosen(
    cases: ClerkMainWindow, hall: FakeDesk
) -> None:
    press(K.Key_Right, modifier=CTRL)
    assert len(listed(cases)) == 1

    press(K.Key_F, modifier=CTRL)
    type_letters(hall.accepted[0].case_number)

    assert listed(cases) == [hall.accepted[0].case_number]
    question = next(q for q in reversed(hall.cases.asked_for) if q.text)
    assert (question.window_id, question.handler_id, question.lights) == (None, None, ())
    pressed = [b.text() for b in cases.findChildren(QPushButton) if b.isChecked()]
    assert {"全厅", "全部 4"} <= set(pressed)
    press(K.Key_Escape)
    assert listed(cases) == [hall.accepted[1].case_number]


def test_what_is_decided_and_waits_to_be_laid_ready_has_a_filter_of_its_own(
    cases: ClerkMainWindow, hall: FakeDesk
) -> None:
    decided = a_case(5, Light.GREEN, 8, state=CaseState.CONCLUDED)
    hall.accepted = [*hall.accepted, decided]
    cases.refresh(Change.CASES)
    words = [button.text() for button in cases.findChildren(QPushButton)]
    assert "待出件 1" in words

    press(*[K.Key_Right] * 5, modifier=CTRL)

    assert listed(cases) == [decided.case_number]


def test_ctrl_l_looks_at_ones_own_and_at_the_whole_hall(
    cases: ClerkMainWindow, hall: FakeDesk
) -> None:
    first = hall.cases.asked_for[-1]
    press(K.Key_L, modifier=CTRL)
    own = next(q for q in reversed(hall.cases.asked_for) if q.window_id is None)
    press(K.Key_L, modifier=CTRL)
    whole = next(q for q in reversed(hall.cases.asked_for) if q.window_id is None)

    assert first.window_id is not None
    assert own.handler_id is not None
    assert (whole.window_id, whole.handler_id) == (None, None)


def test_a_number_typed_opens_the_case_with_enter(cases: ClerkMainWindow, hall: FakeDesk) -> None:
    press(K.Key_F, modifier=CTRL)
    type_letters(hall.accepted[2].case_number)
    press(K.Key_Return)

    assert part(cases, CasePage, "casePage").isVisible()
    assert number(cases) == hall.accepted[2].case_number
    assert hall.cases.asked_for[-1].window_id is None or hall.cases.asked_for[-2].text


def test_a_whole_number_finds_a_case_that_is_closed(cases: ClerkMainWindow, hall: FakeDesk) -> None:
    gone = a_case(9, Light.GREEN, 0, state=CaseState.DELIVERED)
    hall.cases.closed = [gone]

    press(K.Key_F, modifier=CTRL)
    type_letters(gone.case_number)

    assert listed(cases) == [gone.case_number]


def test_a_scanned_code_opens_its_case_from_anywhere(
    cases: ClerkMainWindow, hall: FakeDesk
) -> None:
    press(K.Key_1, modifier=ALT)
    row = hall.accepted[1]

    took = cases._desk._take_code(f"{row.case_number} {row.query_code}")  # type: ignore[union-attr]

    assert took
    assert number(cases) == row.case_number


def test_a_code_of_no_case_says_so(cases: ClerkMainWindow) -> None:
    assert cases._desk._take_code("99999999-0001 34679ACD")  # type: ignore[union-attr]

    assert "用不上" in cases.last_message()


def test_a_case_shows_its_line_of_time_and_esc_goes_back(
    cases: ClerkMainWindow, hall: FakeDesk
) -> None:
    facts = {"limit": "9工作日", "due": "2026-12-04"}
    hall.cases.events = (CaseEventRow(1, CaseEventKind.ACCEPTED, NOW, "王晓梅", 3, facts),)
    table(cases).setFocus()
    press(K.Key_Down, K.Key_Return)

    page = part(cases, CasePage, "casePage")
    view = page.findChild(SectionView)
    assert isinstance(view, SectionView)
    assert view.texts(0) == ["受理，办结期限 9 个工作日，2026年12月4日到期"]
    press(K.Key_Escape)
    assert not page.isVisible()


def test_without_the_hall_s_flow_nothing_is_offered(cases: ClerkMainWindow) -> None:
    table(cases).setFocus()
    press(K.Key_Down, K.Key_Return)

    acts = cases.findChild(ActList)
    assert isinstance(acts, ActList)
    assert acts.listed() == ()


def test_a_list_that_cannot_be_read_keeps_its_rows_and_says_why(
    cases: ClerkMainWindow, hall: FakeDesk
) -> None:
    hall.cases.fault = SurroundingsError()

    cases.refresh(Change.CASES)

    assert len(listed(cases)) == 4
    assert cases.last_message()


def test_nothing_found_says_what_to_do(cases: ClerkMainWindow) -> None:
    press(K.Key_F, modifier=CTRL)
    type_chinese("没有这个人")

    shown = [label.text() for label in cases.findChildren(QLabel) if label.isVisible()]
    assert "没有找到" in shown


def test_more_than_a_page_is_counted_and_gone_on_with(
    cases: ClerkMainWindow, hall: FakeDesk
) -> None:
    hall.accepted = [
        replace(a_case(n, Light.GREEN, 9), case_number=f"N{n:06d}") for n in range(1, 251)
    ]
    cases.refresh(Change.CASES)
    assert len(listed(cases)) == 100
    said = part(cases, QLabel, "caseTotal")
    assert isinstance(said, QLabel)
    assert said.text() == "先列 100 件，共 250 件"

    press(K.Key_Down, modifier=CTRL)
    press(K.Key_Down, modifier=CTRL)

    assert len(listed(cases)) == 250
    assert said.text() == "共 250 件"


def test_typing_stays_in_the_field_while_the_list_is_refreshed(
    cases: ClerkMainWindow, qtbot: QtBot
) -> None:
    press(K.Key_F, modifier=CTRL)
    type_chinese("食品")
    cases.refresh(Change.CASES)

    field = keyboard()
    assert isinstance(field, QLineEdit)
    assert field.text() == "食品"
