"""A board comes back to its own screen: known by serial or plug, over its whole size."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from hallapp.faces.board.main_window import BoardMainWindow
from hallapp.faces.board.screen_keeper import LOOK_EVERY_MS, mark_of
from hallapp.faces.board.screen_memory import BoardMemory, KeptBoard, ScreenMark, choose
from hallapp.faces.board.services import BoardOptions
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.board.hall_seen_by_board import BoardHall

LOBBY = ScreenMark("HDMI-1", "Acme", "55X", "SN-1")
STAIRS = ScreenMark("HDMI-2", "Acme", "55X", "SN-2")
DESK = ScreenMark("DP-1", "Acme", "24D", "SN-9")


def test_a_screen_is_found_by_its_serial_whatever_plug_it_hangs_at() -> None:
    swapped = [
        ScreenMark("HDMI-2", "Acme", "55X", "SN-1"),
        ScreenMark("HDMI-1", "Acme", "55X", "SN-2"),
    ]

    assert choose(LOBBY, swapped) == 0
    assert choose(STAIRS, swapped) == 1


def test_another_device_at_the_same_plug_is_not_taken_for_it() -> None:
    assert choose(LOBBY, [ScreenMark("HDMI-1", "Other", "27", "SN-7")]) is None


def test_a_screen_that_tells_no_serial_is_known_by_its_plug() -> None:
    wanted = ScreenMark("HDMI-1")

    assert choose(wanted, [DESK, ScreenMark("HDMI-1", "Acme")]) == 1


def test_while_its_screen_is_away_none_is_chosen() -> None:
    assert choose(LOBBY, [DESK]) is None
    assert choose(None, [DESK]) is None


@given(st.permutations([LOBBY, STAIRS, DESK]))
def test_the_order_of_the_screens_decides_nothing(order: list[ScreenMark]) -> None:
    number = choose(STAIRS, order)

    assert number is not None
    assert order[number] == STAIRS


def test_what_a_board_remembers_survives_its_end(tmp_path: Path) -> None:
    memory = BoardMemory(tmp_path, "board")
    memory.keep_screen(ScreenMark("HDMI-1", '北京"电子"', "55X", "SN-1"))
    memory.keep_zone("B")

    again = BoardMemory(tmp_path, "board")

    assert again.kept == KeptBoard(ScreenMark("HDMI-1", '北京"电子"', "55X", "SN-1"), "B")
    assert BoardMemory(tmp_path, "strip-3").kept == KeptBoard()


def test_a_memory_that_cannot_be_read_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / "boards").mkdir()
    (tmp_path / "boards" / "board.toml").write_text("[screen]\nsize = 3\n", encoding="utf-8")

    assert BoardMemory(tmp_path, "board").kept == KeptBoard()


def full_board(qtbot: QtBot, folder: Path) -> BoardMainWindow:
    hall = BoardHall()
    board = BoardMainWindow(hall.clock, InlineJobs(), InlineJobs(), BoardOptions(kept_in=folder))
    qtbot.addWidget(board)
    board.show_face()
    board.open_hall(hall.services)
    return board


def test_a_board_fills_its_screen_and_remembers_it(qtbot: QtBot, tmp_path: Path) -> None:
    board = full_board(qtbot, tmp_path)

    assert board.isFullScreen()
    assert board.geometry() == board.screen().geometry()
    assert BoardMemory(tmp_path, "board").kept.screen == mark_of(board.screen())


def test_a_board_that_was_made_small_fills_its_screen_again_by_itself(
    qtbot: QtBot, tmp_path: Path
) -> None:
    board = full_board(qtbot, tmp_path)

    # As some systems leave a window when its screen was pulled out and is back.
    board.showNormal()
    board.setGeometry(QRect(10, 10, 320, 200))

    assert board._keeper._looking.interval() == LOOK_EVERY_MS <= 5000
    board._keeper._looking.setInterval(20)
    qtbot.waitUntil(
        lambda: board.isFullScreen() and board.geometry() == board.screen().geometry(),
        timeout=60_000,
    )


def test_the_next_screen_is_remembered_when_a_person_chose_it(qtbot: QtBot, tmp_path: Path) -> None:
    board = full_board(qtbot, tmp_path)

    board.menu.next_screen_asked.emit()

    assert board.isFullScreen()
    there = [mark_of(screen) for screen in QGuiApplication.screens()]
    assert BoardMemory(tmp_path, "board").kept.screen in there
