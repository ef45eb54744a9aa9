"""需要帮助: the guide desk is called, comes, and gives a number; the citizen goes on meanwhile."""

import pytest
from pytestqt.qtbot import QtBot

from hallapp.devices.errors import PrinterUnreachableError
from hallapp.kernel.changes import Change
from hallapp.queueing.terms import IssuedRow
from hallapp.reception.terms import HelpState
from tests.gui.kiosk.fake_hall import FOOD, FakeHall, ticket
from tests.gui.kiosk.kiosk_at_hand import Kiosk


@pytest.fixture
def kiosk(qtbot: QtBot) -> Kiosk:
    return Kiosk(qtbot)


def test_one_press_calls_the_desk_and_the_page_says_who_is_coming(kiosk):
    kiosk.tap("need_help")
    assert "已经叫了导办员" in kiosk.said()

    kiosk.hall.reception.change(state=HelpState.ANSWERED)
    kiosk.window.refresh(Change.HELP)

    assert "导办员正在过来" in kiosk.said()


def test_an_answer_that_nobody_announced_is_seen_within_seconds(kiosk):
    kiosk.tap("need_help")
    kiosk.hall.reception.change(state=HelpState.ANSWERED)

    kiosk.wait(5)

    assert "导办员正在过来" in kiosk.said()


def test_the_desk_sees_where_the_citizen_goes_while_waiting(kiosk):
    kiosk.tap("find_guide")
    kiosk.tap("need_help")
    kiosk.tap("help_page_step")
    kiosk.tap(kiosk.tile(FOOD.name))
    kiosk.tap("take_number_for_item")

    assert kiosk.hall.reception.told == [
        "找事项",
        f"看办事指南：{FOOD.name}",
        f"准备取号：{FOOD.name}",
    ]
    assert kiosk.button("need_help").word() == "已叫导办员"


def test_nothing_is_told_of_pages_while_nobody_was_called(kiosk):
    kiosk.tap("find_guide")
    kiosk.tap("tile_0")

    assert kiosk.hall.reception.told == []


def test_the_number_that_the_desk_took_is_shown_large_and_printed(kiosk):
    taken = ticket("A023")
    kiosk.hall.queue.by_code = {"X": IssuedRow(taken, 6, (15, 25), "一楼 A 区")}
    kiosk.tap("need_help")
    kiosk.tap("help_page_step")
    assert kiosk.page == "home_page"

    kiosk.hall.reception.change(ticket_id=taken.id, ticket_label="A023", state=HelpState.CLOSED)
    kiosk.window.refresh(Change.HELP)
    assert kiosk.page == "help_page"
    assert kiosk.window.pages.help.number.text() == "A023"
    kiosk.tap("help_page_step")
    kiosk.paper.answer()

    assert kiosk.page == "number_page"
    assert kiosk.hall.papers.tickets == [taken.id]
    assert kiosk.button("need_help").word() == "需要帮助"


def test_a_number_from_the_desk_takes_nobody_away_from_a_page_in_use(kiosk):
    kiosk.tap("need_help")
    kiosk.tap("help_page_step")
    kiosk.tap("find_guide")

    kiosk.hall.reception.change(ticket_id=ticket("A023").id, ticket_label="A023")
    kiosk.window.refresh(Change.HELP)

    assert kiosk.page == "find_page"
    assert kiosk.button("need_help").word() == "看我的号"


def test_a_call_can_be_taken_back(kiosk):
    kiosk.tap("need_help")

    kiosk.tap("help_cancel")

    assert kiosk.page == "home_page"
    assert kiosk.hall.reception.cancelled == 1
    assert kiosk.button("need_help").word() == "需要帮助"


def test_a_call_that_the_desk_closed_is_over_here_too(kiosk):
    kiosk.tap("need_help")

    kiosk.hall.reception.change(state=HelpState.CLOSED)
    kiosk.window.refresh(Change.HELP)
    assert "帮助已经结束" in kiosk.said()
    kiosk.tap("help_page_step")
    kiosk.tap("need_help")

    assert "已经叫了导办员" in kiosk.said()


def test_a_call_closed_while_nobody_looked_swallows_no_later_press(kiosk):
    kiosk.tap("need_help")
    kiosk.tap("help_page_step")
    kiosk.hall.reception.change(state=HelpState.CLOSED)
    kiosk.window.refresh(Change.HELP)

    kiosk.tap("need_help")

    assert "已经叫了导办员" in kiosk.said()


def test_a_kiosk_that_starts_again_finds_its_call(qtbot):
    hall = FakeHall()
    first = Kiosk(qtbot, hall=hall)
    first.tap("need_help")

    second = Kiosk(qtbot, hall=hall)

    assert second.button("need_help").word() == "已叫导办员"


def test_where_the_desk_cannot_be_called_the_page_says_where_it_is(kiosk):
    kiosk.hall.reception.fault = PrinterUnreachableError()

    kiosk.tap("need_help")

    assert "要人帮忙，请到导办台" in kiosk.said()
    kiosk.hall.reception.fault = None
    kiosk.tap("help_page_step")
    kiosk.tap("need_help")
    assert "已经叫了导办员" in kiosk.said()
