"""What a citizen answered decides the tick list; nothing is typed again at the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from guide_contents import WHO, whole_content
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hallapp.cases import TickOutcome
from hallapp.faces.clerk import tick_rows
from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.guides import projecting
from hallapp.guides.projecting import Issue
from hallapp.guides.service import GuideService
from hallapp.guides.slip_code import slip_code
from hallapp.guides.terms import GuideRow, GuideState
from hallapp.kernel.requests import Actor, Channel, Request
from tests.gui.clerk.keys_of_desk import CTRL, keyboard, press
from tests.gui.clerk.real_hall import RealHall, a_desk
from tests.gui.clerk.test_reading_cards import read

K = Qt.Key


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    made = RealHall(tmp_path)
    item = made.rows.items["SJ-001"]
    with made.open.work.write(Request(Actor("test", channel=Channel.SYSTEM)), "test.guide") as act:
        issue = Issue(GuideState.PUBLISHED, act.now, None)
        content = whole_content("换领")
        projecting.replace(
            act.connection, made.open.work.hall_id, item, content, issue, keeps_version=True
        )
    yield made
    made.close()


@pytest.fixture
def desk(qtbot: QtBot, hall: RealHall) -> ClerkMainWindow:
    made = a_desk(hall, card_reader="keyboard")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    hall.sit(made)
    made.activateWindow()
    return made


def guide_of(hall: RealHall) -> GuideRow:
    return GuideService(hall.open.work).guide(hall.rows.items["SJ-001"])


def listed(desk: ClerkMainWindow) -> int:
    lines = (w for n in range(1, 20) for w in desk.findChildren(QWidget, f"tick_{n}"))
    return sum(line.isVisible() for line in lines)


def answer(desk: ClerkMainWindow, question: str, option: str) -> None:
    buttons = desk.findChildren(QPushButton, f"situation_{question}_{option}")
    next(button for button in buttons if button.isVisible()).click()


def test_a_scanned_slip_brings_its_answers_along(desk: ClerkMainWindow, hall: RealHall) -> None:
    hall.serve(desk)

    read(slip_code("SJ-001", 1, {WHO: "self", "kind": "new"}))

    assert listed(desk) == 3  # the form, and one of two papers for who one is
    pressed = desk.findChild(QPushButton, "situation_who_self")
    assert pressed is not None
    assert pressed.isChecked()


def test_an_answer_given_at_the_window_shortens_the_list(
    desk: ClerkMainWindow, hall: RealHall
) -> None:
    hall.serve(desk)
    press(K.Key_F4)
    before = listed(desk)

    answer(desk, "who", "self")
    answer(desk, "kind", "new")

    assert (before, listed(desk)) == (5, 3)
    answer(desk, "who", "agent")
    assert listed(desk) == 4


def test_everything_there_goes_on_past_questions_that_nobody_answered(
    desk: ClerkMainWindow, hall: RealHall
) -> None:
    hall.serve(desk)
    press(K.Key_F4)
    assert keyboard().objectName().startswith("situation_")

    press(K.Key_E, modifier=CTRL)

    assert keyboard().objectName().startswith("tick_")


def test_of_a_choice_one_is_enough_and_the_others_are_settled(hall: RealHall) -> None:
    rows = tick_rows.rows_for(guide_of(hall), {"who": "self", "kind": "new"})

    rows = tick_rows.ticked(rows, 3, TickOutcome.COMPLETE)

    assert [row.outcome for row in rows] == [None, TickOutcome.NOT_NEEDED, TickOutcome.COMPLETE]
    again = tick_rows.ticked(rows, 3, TickOutcome.MISSING)
    assert [row.outcome for row in again] == [None, None, TickOutcome.MISSING]


def test_everything_there_still_asks_which_one_of_a_choice(hall: RealHall) -> None:
    rows = tick_rows.all_there(tick_rows.rows_for(guide_of(hall), {"who": "self", "kind": "new"}))

    assert tick_rows.unseen(rows) == [2, 3]


def test_a_choice_of_which_nothing_came_is_named(hall: RealHall) -> None:
    rows = tick_rows.rows_for(guide_of(hall), {"who": "self", "kind": "new"})
    for number in (2, 3):
        rows = tick_rows.ticked(rows, number, TickOutcome.NOT_NEEDED)

    assert tick_rows.groups_without(rows) == ["身份证明"]


def test_what_the_answers_left_out_is_kept_as_not_needed(hall: RealHall) -> None:
    guide = guide_of(hall)
    rows = tick_rows.all_there(tick_rows.rows_for(guide, {"who": "self", "kind": "new"}))

    ticks = {tick.name: tick.outcome for tick in tick_rows.ticks_of(guide, rows)}

    assert ticks["授权委托书"] is TickOutcome.NOT_NEEDED
    assert ticks["原许可证"] is TickOutcome.NOT_NEEDED
    assert ticks["申请书"] is TickOutcome.COMPLETE
