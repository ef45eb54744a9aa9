"""Every act of the window by its key: questions in place, lists that filter, nothing cut."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.faces.parts.key_row import KeyRow
from hallapp.hall.terms import DutyState
from hallapp.kernel.changes import EVERYTHING
from hallapp.qtkit.table_model import ROW_ROLE
from hallapp.queueing.terms import NoticeRow, Outcome, PackageProgressRow, TicketState
from tests.gui.clerk.fake_desk import NOW, FakeDesk, a_person, a_ticket, a_window, serving_a023
from tests.gui.clerk.fake_moves import service_id
from tests.gui.clerk.keys_of_desk import CTRL, keyboard, press, type_chinese, type_letters

K = Qt.Key


@pytest.fixture
def serving(desk: ClerkMainWindow, hall: FakeDesk) -> ClerkMainWindow:
    """The desk while A023 is served."""
    hall.at_window = serving_a023()
    desk.refresh(EVERYTHING)
    return desk


def widget(desk: QWidget, name: str) -> QWidget:
    found = desk.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def select(desk: ClerkMainWindow, label: str) -> None:
    """Put the keyboard on a row of the queue."""
    table = widget(desk, "queueTable")
    assert isinstance(table, QTableView)
    table.setFocus()
    for number in range(table.model().rowCount()):
        row = table.model().index(number, 0).data(ROW_ROLE)
        if row is not None and row.label == label:
            table.selectRow(number)
            return
    raise AssertionError(label)


def test_a_hold_asks_why_and_how_long_with_two_keys(
    serving: ClerkMainWindow, hall: FakeDesk
) -> None:
    press(K.Key_F6, K.Key_Down, K.Key_4)

    assert hall.away[0].aside_words == "等人"
    assert hall.minutes == [30]
    assert keyboard().objectName() == "primaryButton"


def test_a_hold_left_with_esc_changes_nothing(serving: ClerkMainWindow, hall: FakeDesk) -> None:
    press(K.Key_F6, K.Key_Escape)

    assert hall.away == []
    assert keyboard().objectName() == "primaryButton"
    assert not widget(serving, "holdReason").isVisible()


def test_two_are_held_and_each_comes_back_from_the_list(
    serving: ClerkMainWindow, hall: FakeDesk
) -> None:
    press(K.Key_F6, K.Key_1, K.Key_F2, K.Key_F2, K.Key_F6, K.Key_3)
    assert [row.label for row in hall.away] == ["A023", "V002"]

    select(serving, "A023")
    press(K.Key_Return)

    assert hall.calls[-1] == "bring_back"
    assert hall.at_window is not None
    assert hall.at_window.label == "A023"


def test_one_who_is_held_waits_again_while_the_window_is_busy(
    serving: ClerkMainWindow, hall: FakeDesk
) -> None:
    hall.away = [a_ticket("A015", "新办", 30, TicketState.HELD, aside_at=NOW, aside_words="去复印")]
    serving.refresh(EVERYTHING)

    select(serving, "A015")
    press(K.Key_Return, K.Key_1)

    assert hall.calls[-1] == "wake"


def test_a_late_comer_is_let_in_again_and_the_rule_is_told(
    desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    select(desk, "A019")
    press(K.Key_Return)
    said = [label.text() for label in desk.findChildren(QLabel) if label.isVisible()]
    assert "规则：60 分钟内回来，排到 3 人之后。" in said
    press(K.Key_Return)

    assert hall.calls[-1] == "readmit"


def test_one_whose_times_are_used_up_can_only_be_called(
    desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    hall.put_aside[0] = replace(hall.put_aside[0], late_times=1)
    desk.refresh(EVERYTHING)

    select(desk, "A019")
    press(K.Key_Return)
    assert not widget(desk, "ticketChoice_1").isEnabled()
    press(K.Key_2)

    assert hall.calls[-1] == "call_chosen"


def test_a_transfer_is_found_by_initials_and_sent_with_a_word(
    serving: ClerkMainWindow, hall: FakeDesk
) -> None:
    other = a_window(2, "不动产登记")
    hall.held[other.id] = replace(
        hall.held[a_window().id], window=other, person=a_person("张敏", "0411", 2)
    )

    press(K.Key_F7)
    type_letters("sw")
    press(K.Key_B, modifier=CTRL)
    press(K.Key_Return)

    to, _words = hall.sent[0]
    assert (to.service_id, to.comes_back) == (service_id("SW"), True)


def test_a_transfer_to_a_person_asks_for_what_that_person_serves(
    serving: ClerkMainWindow, hall: FakeDesk
) -> None:
    other, person = a_window(2, "不动产登记"), a_person("张敏", "0411", 2)
    hall.held[other.id] = replace(hall.held[a_window().id], window=other, person=person)

    press(K.Key_F7)
    type_letters("0411")
    press(K.Key_Return)

    to, _words = hall.sent[0]
    assert (to.person_id, to.service_id) == (person.id, service_id("BD"))


def test_another_item_is_chosen_by_typing(serving: ClerkMainWindow, hall: FakeDesk) -> None:
    press(K.Key_F11)
    type_chinese("营业执照")
    press(K.Key_Return)

    assert hall.at_window is not None
    assert hall.at_window.item_name == "营业执照换发"
    assert "已换事项" in serving.last_message()


def test_work_is_counted_and_a_second_item_added(serving: ClerkMainWindow, hall: FakeDesk) -> None:
    press(K.Key_F8, modifier=CTRL)
    press(K.Key_Plus, K.Key_Plus)
    press(K.Key_I, modifier=CTRL)
    type_chinese("营业执照")
    press(K.Key_Return, K.Key_Right, K.Key_Return, K.Key_F8)

    done = [(work.quantity, work.outcome) for work in hall.works["A023"]]
    assert done == [(3, Outcome.DONE), (1, Outcome.ACCEPTED)]


def test_a_pause_says_how_long(desk: ClerkMainWindow, hall: FakeDesk) -> None:
    press(K.Key_F9, K.Key_Up, K.Key_Up, K.Key_2)

    assert (hall.reasons, hall.minutes) == (["整理材料"], [20])
    assert hall.held[a_window().id].state is DutyState.PAUSED
    assert "预计 10:02 恢复" in desk.last_message()


def test_the_strip_offers_to_take_back_and_then_stops(
    serving: ClerkMainWindow, hall: FakeDesk
) -> None:
    press(K.Key_F8)
    assert any(label.text() == "10 秒内可撤销" for label in serving.findChildren(QLabel))

    hall.clock.advance(timedelta(seconds=10))
    serving._on_change()

    assert serving.last_message() == "已办结 A023"
    assert not any(label.text() == "10 秒内可撤销" for label in serving.findChildren(QLabel))
    press(K.Key_Z, modifier=CTRL)
    assert "undo" not in hall.calls


def test_a_notice_stands_until_it_is_read(desk: ClerkMainWindow, hall: FakeDesk) -> None:
    hall.told = [NoticeRow(uuid4(), 3, "请尽快结束暂停", NOW, "值班长")]
    desk.refresh(EVERYTHING)
    assert widget(desk, "noticeStrip").isVisible()

    press(K.Key_Y, modifier=CTRL)

    assert hall.told == []
    assert not widget(desk, "noticeStrip").isVisible()


def test_the_mini_bar_holds_and_keeps_its_size(
    qtbot: QtBot, serving: ClerkMainWindow, hall: FakeDesk
) -> None:
    serving.show_mini()
    bar = serving.mini_bar
    assert bar is not None
    qtbot.addWidget(bar)

    qtbot.mouseClick(widget(bar, "mini_hold"), Qt.MouseButton.LeftButton)

    assert hall.calls[-1] == "hold"
    assert (bar.width(), bar.height()) == (420, 56)
    last = widget(bar, "mini_pause")
    assert last.geometry().right() <= bar.width()


@pytest.mark.parametrize("size", [(1366, 696), (1000, 600), (683, 348), (683, 312)])
def test_nothing_on_the_card_is_cut_however_much_there_is_to_tell(
    qtbot: QtBot, serving: ClerkMainWindow, hall: FakeDesk, size: tuple[int, int]
) -> None:
    names = ("企业登记", "税务登记", "银行开户")
    hall.parts = tuple(
        PackageProgressRow(service_id(name), name, place, None, 0, 0)
        for place, name in enumerate(names)
    )
    hall.at_window = replace(
        serving_a023(),
        package_name="企业开办",
        priority_name="老年人优先",
        priority_needs_proof=True,
        aside_s=720,
        aside_words="去复印",
    )
    hall.told = [NoticeRow(uuid4(), 3, "请尽快结束暂停", NOW, "值班长")]
    serving.resize(*size)
    serving.refresh(EVERYTHING)
    QApplication.processEvents()

    card = widget(serving, "ticketCard")
    shown = [child for child in card.findChildren(QWidget) if child.isVisible()]
    rows = [child for child in shown if isinstance(child, KeyRow)]
    assert len(rows) == 9
    for child in shown:
        assert card.rect().contains(child.geometry()), child.objectName()
    tops = [row.y() for row in rows]
    assert tops == sorted(tops)
    assert min(after - before for before, after in pairwise(tops)) >= 20
    primary, work = widget(serving, "primaryButton"), widget(serving, "key_work")
    assert work.y() >= primary.geometry().bottom()
