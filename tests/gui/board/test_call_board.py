"""The board shows and speaks calls: each once, none that is over, nothing jumps."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hallapp.devices import SoundState
from hallapp.faces.board.flasher import PHASE_MS, Flasher
from hallapp.faces.board.main_window import BoardMainWindow
from hallapp.faces.board.services import BoardOptions
from hallapp.kernel.changes import Change
from hallapp.qtkit.jobs import InlineJobs
from hallapp.qtkit.shots import picture_of
from hallapp.queueing.terms import TicketState
from tests.gui.board.hall_seen_by_board import BoardHall, StoreAwayError, named

WIDE, HIGH = 1280, 720


def opened(qtbot: QtBot, hall: BoardHall, options: BoardOptions | None = None) -> BoardMainWindow:
    board = BoardMainWindow(
        hall.clock, InlineJobs(), InlineJobs(), options or BoardOptions(is_windowed=True)
    )
    qtbot.addWidget(board)
    board.resize(WIDE, HIGH)
    board.show()
    board.open_hall(hall.services)
    return board


def looks(board: BoardMainWindow) -> QImage:
    return picture_of(board.page)


def test_the_board_stands_before_the_hall_is_open(qtbot: QtBot) -> None:
    board = BoardMainWindow(BoardHall().clock, InlineJobs(), InlineJobs(), BoardOptions())
    qtbot.addWidget(board)

    assert board.windowTitle() == "叫号屏"
    assert board.page.board is None


def test_a_board_starts_without_loading_the_database_or_sound() -> None:
    code = (
        "import sys, hallapp.faces.board.main_window\n"
        "heavy = {'sqlalchemy', 'reportlab', 'PIL', 'miniaudio', 'hallapp.devices'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"


def test_calls_from_before_the_board_opened_are_shown_and_not_spoken(qtbot: QtBot) -> None:
    hall = BoardHall().on_a_busy_morning()

    board = opened(qtbot, hall)

    assert board.page.board is not None
    assert board.page.board.calls[0].label == "A023"
    assert hall.announcer.said == []
    assert not board.page.flasher.is_running


def test_a_new_call_is_spoken_once_and_flashes(qtbot: QtBot) -> None:
    hall = BoardHall().on_a_busy_morning()
    board = opened(qtbot, hall)

    hall.queue.call("A024", 3)
    board.refresh(Change.TICKETS)
    board.refresh(Change.TICKETS)

    assert hall.announcer.said == ["A024 3"]
    assert board.page.flasher.is_running


def test_two_calls_of_one_reading_are_spoken_in_their_order(qtbot: QtBot) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)

    hall.queue.call("A001", 1)
    hall.queue.call("B001", 2)
    board.refresh(Change.TICKETS)

    assert hall.announcer.said == ["A001 1", "B001 2"]


def test_a_recall_is_a_repeat_that_waits_for_its_turn(qtbot: QtBot) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)
    hall.queue.call("A001", 1)
    board.refresh(Change.TICKETS)

    hall.queue.call("A001", 1)
    board.refresh(Change.TICKETS)

    assert hall.announcer.said == ["A001 1"]
    assert hall.announcer.repeated == ["A001 1"]


@pytest.mark.parametrize("state", [TicketState.SERVING, TicketState.MISSED, TicketState.FINISHED])
def test_a_call_that_no_longer_holds_is_withdrawn(qtbot: QtBot, state: TicketState) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)
    hall.queue.call("A001", 1)
    board.refresh(Change.TICKETS)

    hall.queue.settle("A001", state)
    board.refresh(Change.TICKETS)
    board.refresh(Change.TICKETS)

    assert hall.announcer.taken_back == [named("A001")]


def test_a_call_that_was_over_before_the_board_heard_of_it_is_not_spoken(qtbot: QtBot) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)

    hall.queue.call("A001", 1)
    hall.queue.settle("A001", TicketState.MISSED)
    board.refresh(Change.TICKETS)

    assert hall.announcer.said == []


def test_a_board_that_cannot_be_heard_says_so(qtbot: QtBot) -> None:
    hall = BoardHall()
    hall.announcer.sound = SoundState.OFF
    board = opened(qtbot, hall)
    before = looks(board)

    hall.announcer.sound = SoundState.ON
    board.refresh(Change.TICKETS)

    assert looks(board) != before


def test_a_call_flashes_exactly_twice_and_below_three_times_a_second(qtbot: QtBot) -> None:
    flasher = Flasher(phase_ms=2)
    phases: list[bool] = []
    flasher.changed.connect(phases.append)

    flasher.flash()
    qtbot.waitUntil(lambda: not flasher.is_running, timeout=2000)

    assert phases == [True, False, True, False]
    assert 1000 / (2 * PHASE_MS) < 3


def test_a_second_call_while_flashing_begins_anew_without_a_shorter_flash(qtbot: QtBot) -> None:
    flasher = Flasher(phase_ms=2)
    phases: list[bool] = []
    flasher.changed.connect(phases.append)

    flasher.flash()
    flasher.flash()
    qtbot.waitUntil(lambda: not flasher.is_running, timeout=2000)

    assert phases == [True, False, True, False]


def test_a_refresh_without_news_changes_no_pixel(qtbot: QtBot) -> None:
    hall = BoardHall().on_a_busy_morning()
    board = opened(qtbot, hall)
    before = looks(board)

    board.refresh(Change.TICKETS)

    assert looks(board) == before


def test_only_the_last_line_changes_when_data_are_old(qtbot: QtBot) -> None:
    hall = BoardHall().on_a_busy_morning()
    board = opened(qtbot, hall)
    before = looks(board)

    board.set_connected(False, hall.clock.now())  # noqa: FBT003

    after = looks(board)
    foot = int(board.page.measures().notice_y)
    upper = board.page.rect().adjusted(0, 0, 0, foot - HIGH)
    assert board.page.stale == "数据更新于 09:42"
    assert after.copy(upper) == before.copy(upper)
    assert after != before


def test_a_reading_older_than_fifteen_seconds_is_marked_with_its_time(qtbot: QtBot) -> None:
    hall = BoardHall().on_a_busy_morning()
    board = opened(qtbot, hall)
    hall.queue.is_away = True

    hall.clock.advance(timedelta(seconds=16))
    board.refresh(Change.TICKETS)

    assert board.page.stale == "数据更新于 09:42"


def test_fresh_data_take_the_mark_away(qtbot: QtBot) -> None:
    hall = BoardHall().on_a_busy_morning()
    board = opened(qtbot, hall)
    board.set_connected(False, hall.clock.now())  # noqa: FBT003

    board.set_connected(True, None)  # noqa: FBT003

    assert board.page.stale == ""


def test_a_clock_set_back_marks_nothing_as_old(qtbot: QtBot) -> None:
    hall = BoardHall().on_a_busy_morning()
    board = opened(qtbot, hall)

    hall.clock.advance(timedelta(hours=-1))
    board.refresh(Change.GUIDES)

    assert board.page.stale == ""


def test_a_board_of_one_zone_asks_for_that_zone(qtbot: QtBot) -> None:
    hall = BoardHall()

    board = opened(qtbot, hall, BoardOptions(zone_letter="A"))

    assert hall.queue.asked == ["A"]
    assert board.page.place == "A区\u20031—12号窗口"


def test_many_windows_on_one_board_ask_for_a_board_a_zone(qtbot: QtBot) -> None:
    board = opened(qtbot, BoardHall(windows=13))

    assert "请每区设一块屏" in board.page.place


def test_the_windows_are_asked_for_once_until_they_change(qtbot: QtBot) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)

    board.refresh(Change.TICKETS)
    board.refresh(Change.WINDOWS)

    assert hall.places.asked == 2


def test_a_hall_that_cannot_be_opened_says_so_and_offers_to_try_again(qtbot: QtBot) -> None:
    board = BoardMainWindow(BoardHall().clock, InlineJobs(), InlineJobs(), BoardOptions())
    qtbot.addWidget(board)
    board.show()

    board.fail_to_open(StoreAwayError())

    retry = next(b for b in board.findChildren(QPushButton) if b.text() == "重试")
    with qtbot.waitSignal(board.retry_asked):
        qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("size", [(1920, 1080), (960, 540), (1080, 1920), (1024, 768)])
def test_no_call_is_painted_outside_the_glass(
    qtbot: QtBot, size: tuple[int, int], tmp_path: Path
) -> None:
    hall = BoardHall(windows=100).on_a_busy_morning()
    hall.queue.call("WW888", 100)
    board = opened(qtbot, hall)
    board.resize(*size)

    image = looks(board)

    image.save(str(tmp_path / "board.png"))
    ground = image.pixel(1, 1)
    foot = int(board.page.measures().notice_y)
    edges = {image.pixel(x, y) for x in (2, size[0] - 3) for y in range(foot)}
    assert edges == {ground}
