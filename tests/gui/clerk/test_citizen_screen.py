"""The citizen's screen beside a window: rated by the citizen, once, and never by anybody else."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from hallapp.evaluation.terms import EvaluationChannel, EvaluationLevel, EvaluationSubject
from hallapp.faces.clerk.citizen_door import second_of
from hallapp.faces.clerk.citizen_presenter import (
    ANSWERED_WITHIN,
    LEAST_OFFERED,
    OFFERED,
    THANKED,
)
from hallapp.faces.clerk.citizen_screen import CitizenScreen
from hallapp.faces.clerk.menu import DeskMenu
from hallapp.kernel.changes import EVERYTHING
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.qtkit.jobs import InlineJobs
from hallapp.queueing.terms import Outcome, WorkDone
from tests.gui.clerk.real_hall import RealHall, a_desk

SECOND = timedelta(seconds=1)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    made = RealHall(tmp_path)
    made.rows.open_window(2)
    yield made
    made.close()


@pytest.fixture
def screen(qtbot: QtBot, hall: RealHall) -> CitizenScreen:
    made = CitizenScreen(InlineJobs(), 2, "窗口2", is_windowed=True)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show_on_screen()
    made.open_hall(hall.citizen())
    return made


def finish(hall: RealHall, screen: CitizenScreen, *items: str) -> uuid.UUID:
    """Serve somebody to the end; the screen learns of it."""
    ticket = hall.issue()
    window, request = hall.window_id, hall.store.request
    hall.open.queue.call_next(request(), window)
    hall.open.queue.start(request(), window)
    work = tuple(WorkDone(hall.rows.items[item], 1, Outcome.DONE) for item in items)
    hall.open.queue.finish(request(), window, work)
    screen.refresh(EVERYTHING)
    return ticket


def begin_next(hall: RealHall, screen: CitizenScreen) -> None:
    hall.issue()
    hall.open.queue.call_next(hall.store.request(), hall.window_id)
    hall.open.queue.start(hall.store.request(), hall.window_id)
    screen.refresh(EVERYTHING)


def pass_time(hall: RealHall, screen: CitizenScreen, span: timedelta) -> None:
    hall.store.clock.advance(span)
    assert screen.presenter is not None
    screen.presenter.tick()


def touch(screen: CitizenScreen, name: str) -> None:
    button = screen.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    assert button.isVisible(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def is_there(screen: CitizenScreen, name: str) -> bool:
    found = screen.findChild(QPushButton, name)
    return isinstance(found, QPushButton) and found.isVisible()


def words(screen: CitizenScreen) -> str:
    labels = [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
    return " ".join(labels)


def test_while_somebody_is_served_it_shows_the_number_and_nothing_of_the_person(
    hall: RealHall, screen: CitizenScreen
):
    begin_next(hall, screen)

    assert "正在办理" in words(screen)
    assert "青山县政务服务中心" in words(screen)
    assert not is_there(screen, "level_5")


def test_a_level_its_reason_and_own_words_are_kept_as_the_citizens(
    hall: RealHall, screen: CitizenScreen
):
    ticket = finish(hall, screen)

    touch(screen, "level_2")
    touch(screen, "reason_213")
    remark = screen.findChild(QPlainTextEdit, "citizenRemark")
    assert isinstance(remark, QPlainTextEdit)
    remark.setPlainText("等了很久")
    touch(screen, "sendRating")

    (row,) = hall.ratings()
    assert (row.level, row.reasons, row.remark) == (EvaluationLevel.BAD, ("213",), "等了很久")
    assert row.channel is EvaluationChannel.SECOND_SCREEN
    assert row.label == hall.open.queue.ticket(ticket).label
    assert "谢谢" in words(screen)


def test_a_visit_is_asked_of_once(hall: RealHall, screen: CitizenScreen):
    finish(hall, screen)
    touch(screen, "level_5")
    touch(screen, "sendRating")
    pass_time(hall, screen, THANKED)

    screen.refresh(EVERYTHING)

    assert not is_there(screen, "level_5")
    assert len(hall.ratings()) == 1


def test_each_item_done_can_be_rated_too(hall: RealHall, screen: CitizenScreen):
    finish(hall, screen, "SJ-001")
    touch(screen, "level_5")
    touch(screen, "sendRating")

    touch(screen, f"further_{hall.rows.items['SJ-001']}")
    touch(screen, "level_4")
    touch(screen, "sendRating")

    subjects = {row.subject: row.level for row in hall.ratings()}
    assert subjects == {
        EvaluationSubject.VISIT: EvaluationLevel.VERY_GOOD,
        EvaluationSubject.ITEM: EvaluationLevel.GOOD,
    }


def test_nobody_touching_it_is_nobody_rating(hall: RealHall, screen: CitizenScreen):
    finish(hall, screen)
    asked = is_there(screen, "level_5")

    pass_time(hall, screen, OFFERED)

    assert asked
    assert not is_there(screen, "level_5")
    assert hall.ratings() == ()


def test_a_pressed_level_counts_when_the_citizen_goes_without_reasons(
    hall: RealHall, screen: CitizenScreen
):
    finish(hall, screen)
    touch(screen, "level_3")

    pass_time(hall, screen, ANSWERED_WITHIN)

    assert [row.level for row in hall.ratings()] == [EvaluationLevel.FAIR]


def test_one_may_choose_again_before_sending(hall: RealHall, screen: CitizenScreen):
    finish(hall, screen)
    touch(screen, "level_5")
    touch(screen, "reason_517")
    touch(screen, "levelAgain")
    touch(screen, "level_1")
    touch(screen, "sendRating")

    (row,) = hall.ratings()
    assert (row.level, row.reasons) == (EvaluationLevel.VERY_BAD, ())


def test_declining_leaves_it_unrated(hall: RealHall, screen: CitizenScreen):
    finish(hall, screen)
    touch(screen, "decline")

    screen.refresh(EVERYTHING)

    assert hall.ratings() == ()
    assert not is_there(screen, "level_5")


def test_a_clerk_who_begins_the_next_at_once_does_not_take_the_question_away(
    hall: RealHall, screen: CitizenScreen
):
    finish(hall, screen)
    begin_next(hall, screen)

    pass_time(hall, screen, LEAST_OFFERED - SECOND)
    before = is_there(screen, "level_5")
    pass_time(hall, screen, SECOND)

    assert before
    assert not is_there(screen, "level_5")


def test_what_was_finished_before_the_screen_was_put_up_is_not_asked(qtbot: QtBot, hall: RealHall):
    early = CitizenScreen(InlineJobs(), 2, "窗口2", is_windowed=True)
    qtbot.addWidget(early)
    early.open_hall(hall.citizen())
    finish(hall, early)
    late = CitizenScreen(InlineJobs(), 2, "窗口2", is_windowed=True)
    qtbot.addWidget(late)
    late.show_on_screen()

    late.open_hall(hall.citizen())

    assert not is_there(late, "level_5")


def test_a_finish_that_was_taken_back_is_not_asked_of_any_more(
    hall: RealHall, screen: CitizenScreen
):
    finish(hall, screen)
    hall.open.queue.undo(hall.store.request(), hall.window_id)

    screen.refresh(EVERYTHING)

    assert not is_there(screen, "level_5")


def test_what_was_rated_elsewhere_meanwhile_is_told_and_left(hall: RealHall, screen: CitizenScreen):
    finish(hall, screen)
    touch(screen, "level_5")
    (subject, *_items) = hall.open.evaluation.ratable_at(hall.window_id)
    kiosk = Request(Actor("自助机", channel=Channel.KIOSK))
    hall.open.evaluation.rate(kiosk, subject, EvaluationLevel.BAD, EvaluationChannel.KIOSK)

    touch(screen, "sendRating")

    assert [row.level for row in hall.ratings()] == [EvaluationLevel.BAD]
    assert not is_there(screen, "sendRating")
    assert "评" in words(screen)


def test_own_words_end_at_a_hundred_and_fifty_and_are_wiped(hall: RealHall, screen: CitizenScreen):
    finish(hall, screen)
    touch(screen, "level_5")
    remark = screen.findChild(QPlainTextEdit, "citizenRemark")
    assert isinstance(remark, QPlainTextEdit)
    remark.setPlainText("好" * 200)
    touch(screen, "sendRating")

    assert len(hall.ratings()[0].remark) == 150
    assert remark.toPlainText() == ""


@pytest.mark.parametrize("size", [QSize(1280, 800), QSize(800, 1280)])
def test_every_level_is_large_and_whole_on_both_kinds_of_tablet(
    hall: RealHall, screen: CitizenScreen, size: QSize
):
    screen.resize(size)
    finish(hall, screen)
    QApplication.processEvents()

    for level in EvaluationLevel:
        button = screen.findChild(QPushButton, f"level_{int(level)}")
        assert isinstance(button, QPushButton)
        assert button.width() >= 180
        assert button.height() >= 96
        place = button.mapTo(screen, button.rect().bottomRight())
        assert place.x() <= size.width()
        assert place.y() <= size.height()


def test_the_second_monitor_is_known_by_its_name_and_never_the_desks_own():
    assert second_of(["HDMI-1", "DP-2"], "HDMI-1", "") == "DP-2"
    assert second_of(["HDMI-1", "DP-2", "DP-3"], "HDMI-1", "DP-3") == "DP-3"
    assert second_of(["HDMI-1"], "HDMI-1", "DP-3") == ""
    assert second_of(["HDMI-1"], "HDMI-1", "HDMI-1") == ""


def test_with_one_monitor_the_menu_says_what_can_be_done(qtbot: QtBot, hall: RealHall):
    desk = a_desk(hall)
    qtbot.addWidget(desk)
    with qtbot.waitExposed(desk):
        desk.show()
    hall.sit(desk)
    menu = desk.findChild(DeskMenu, "deskMenu")
    assert isinstance(menu, DeskMenu)

    next(action for action in menu.actions() if action.text() == "评价屏").trigger()

    assert "一个屏幕" in desk.last_message()
