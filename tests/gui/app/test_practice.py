"""The practice window: always marked, citizens come by themselves, nothing of it stays running."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hallapp.app.desktop import Desktop
from hallapp.app.halls import own_place
from hallapp.app.practice import Practice, PracticeOpenError
from hallapp.app.practice_hall import open_practice
from hallapp.app.setup import make_empty_hall
from hallapp.app.welcome import Welcome
from hallapp.app.wishes import Wish
from hallapp.demo.practising import WAITING_AT_FIRST, Pace
from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.faces.clerk.practice_strip import PracticeStrip
from hallapp.faces.parts.banner import Banner
from hallapp.kernel.clock import SettableClock
from hallapp.queueing import TicketState

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock(MONDAY)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a practice hall that nobody has been to."""
    data = tmp_path_factory.mktemp("data")
    open_practice(data, SettableClock(MONDAY)).hall.close()
    return data


@pytest.fixture
def practice(
    qapp: QApplication, made: Path, tmp_path: Path, clock: SettableClock
) -> Iterator[Practice]:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    qapp.setQuitOnLastWindowClosed(False)
    begun = Practice(qapp, tmp_path, clock)
    yield begun
    begun.close_faces()
    begun.close()
    qapp.setQuitOnLastWindowClosed(True)
    begun.deleteLater()


def strip_of(practice: Practice) -> PracticeStrip:
    assert practice.strip is not None
    return practice.strip


def waiting(practice: Practice) -> int:
    if practice.practice is None:
        return 0
    return len(practice.practice.hall.queue.waiting(practice.practice.stage.window.id))


def scene(practice: Practice) -> str:
    label = strip_of(practice).findChild(QLabel, "practiceScene")
    assert isinstance(label, QLabel)
    return label.text()


def open_desk(qtbot: QtBot, practice: Practice) -> None:
    practice.begin()
    qtbot.waitUntil(lambda: scene(practice) == "6 位练习市民在等。", timeout=60_000)


def test_the_banner_is_there_before_the_hall_is_open_and_on_every_page(
    qtbot: QtBot, practice: Practice
):
    desk = practice.begin()
    assert strip_of(practice).isVisible()
    said = [label.text() for label in strip_of(practice).findChildren(QLabel)]
    assert "练习，数据是虚构的" in said

    qtbot.waitUntil(lambda: waiting(practice) == WAITING_AT_FIRST, timeout=60_000)

    assert strip_of(practice).isVisible()
    assert not any(banner.isVisible() for banner in desk.findChildren(Banner))
    desk.resize(683, 312)
    assert strip_of(practice).isVisible()
    desk.lock()
    assert strip_of(practice).isVisible()


def test_citizens_come_by_themselves_at_the_pace_that_was_chosen(
    qtbot: QtBot, practice: Practice, clock: SettableClock
):
    open_desk(qtbot, practice)
    strip_of(practice).pace_chosen.emit(Pace.BUSY)
    clock.advance(timedelta(seconds=Pace.BUSY.value * 2))
    qtbot.waitUntil(lambda: waiting(practice) == 7, timeout=60_000)

    strip_of(practice).pace_chosen.emit(Pace.SLOW)
    clock.advance(timedelta(seconds=Pace.BUSY.value * 2))
    qtbot.wait(1200)
    assert waiting(practice) == 7


def test_calling_ticks_the_first_task_and_the_strip_says_what_is_seen(
    qtbot: QtBot, practice: Practice
):
    open_desk(qtbot, practice)
    desk = practice.desk()
    assert desk is not None
    assert strip_of(practice).task().endswith("请叫下一位（F2）")

    qtbot.keyClick(desk, Qt.Key.Key_F2)

    qtbot.waitUntil(lambda: scene(practice) == "没有人走过来。", timeout=60_000)
    assert strip_of(practice).task().startswith("已完成 1/")
    assert strip_of(practice).task().endswith("没有人来，请重呼（F3）")


def test_a_task_can_be_passed_over(qtbot: QtBot, practice: Practice):
    open_desk(qtbot, practice)
    skip = strip_of(practice).findChild(QPushButton, "practiceSkip")
    assert isinstance(skip, QPushButton)

    qtbot.mouseClick(skip, Qt.MouseButton.LeftButton)

    assert strip_of(practice).task().endswith("请重呼（F3）")


def test_beginning_anew_throws_away_what_was_practised(qtbot: QtBot, practice: Practice):
    open_desk(qtbot, practice)
    assert practice.practice is not None
    seed = practice.practice.stage.seed
    old = practice.desk()
    assert old is not None
    qtbot.keyClick(old, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: waiting(practice) == WAITING_AT_FIRST - 1, timeout=60_000)

    restart = strip_of(practice).findChild(QPushButton, "practiceRestart")
    assert isinstance(restart, QPushButton)
    qtbot.mouseClick(restart, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(
        lambda: practice.practice is not None and waiting(practice) == WAITING_AT_FIRST,
        timeout=60_000,
    )
    assert practice.practice.stage.seed != seed
    qtbot.waitUntil(lambda: not shiboken6.isValid(old))
    assert practice.desk() is not None
    states = {ticket.state for ticket in practice.practice.hall.queue.waiting(None)}
    assert states == {TicketState.WAITING}


def test_closing_the_window_ends_practice_and_it_can_be_opened_again(
    qtbot: QtBot, qapp: QApplication, practice: Practice, tmp_path: Path, clock: SettableClock
):
    open_desk(qtbot, practice)
    with pytest.raises(PracticeOpenError):
        Practice(qapp, tmp_path, clock)
    desk = practice.desk()
    assert desk is not None

    with qtbot.waitSignal(practice.ended, timeout=60_000):
        desk.close()

    assert practice.hall is None
    again = Practice(qapp, tmp_path, clock)
    again.close()
    again.deleteLater()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["practice"]


def test_the_launcher_opens_one_practice_window_and_forgets_it_when_it_is_closed(
    qtbot: QtBot, qapp: QApplication, made: Path, tmp_path: Path, clock: SettableClock
):
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    qapp.setQuitOnLastWindowClosed(False)
    desktop = Desktop(qapp, Wish(face="", data=tmp_path, is_windowed=True), clock)
    welcome = Welcome(desktop)
    welcome.show_launcher()
    assert welcome.launcher is not None
    qtbot.addWidget(welcome.launcher)

    for _twice in range(2):
        welcome.launcher.practice_asked.emit()
        welcome.launcher.practice_asked.emit()
        desks = [each for each in qapp.topLevelWidgets() if isinstance(each, ClerkMainWindow)]
        assert len(desks) == 1
        desks[0].close()
        qtbot.waitUntil(lambda: not (tmp_path / "practice.lock").exists(), timeout=60_000)

    desktop.close()
    desktop.deleteLater()
    qapp.setQuitOnLastWindowClosed(True)


def test_whoever_signs_in_at_a_desk_is_offered_practice_but_not_inside_practice(
    qtbot: QtBot, qapp: QApplication, made: Path, tmp_path: Path, clock: SettableClock
):
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    make_empty_hall(own_place(tmp_path), clock)
    qapp.setQuitOnLastWindowClosed(False)
    desktop = Desktop(qapp, Wish(face="clerk", data=tmp_path, is_windowed=True), clock)
    desk = desktop.show("clerk", is_windowed=True)
    offered = desk.findChild(QPushButton, "signInPractice")
    assert isinstance(offered, QPushButton)
    qtbot.waitUntil(offered.isVisible, timeout=60_000)

    qtbot.mouseClick(offered, Qt.MouseButton.LeftButton)

    practice_desk = next(
        each
        for each in qapp.topLevelWidgets()
        if isinstance(each, ClerkMainWindow) and each is not desk
    )
    strip = practice_desk.findChild(PracticeStrip)
    assert isinstance(strip, PracticeStrip)
    qtbot.waitUntil(lambda: "请叫下一位" in strip.task(), timeout=60_000)
    practice_desk.lock()
    inside = practice_desk.findChild(QPushButton, "signInPractice")
    assert isinstance(inside, QPushButton)
    assert not inside.isVisible()
    practice_desk.close()
    qtbot.waitUntil(lambda: not (tmp_path / "practice.lock").exists(), timeout=60_000)
    desktop.close_faces()
    desktop.close()
    desktop.deleteLater()
    qapp.setQuitOnLastWindowClosed(True)
