"""Which zone a board shows is chosen at the board, kept, and told by its command."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hallapp.faces.board.main_window import BoardMainWindow
from hallapp.faces.board.services import BoardOptions
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.board.hall_seen_by_board import BoardHall, window


def hall_of_two_zones() -> BoardHall:
    hall = BoardHall()
    hall.places.rows = tuple(
        replace(window(number), zone_letter="A" if number < 7 else "B") for number in range(1, 13)
    )
    return hall


def opened(qtbot: QtBot, hall: BoardHall, options: BoardOptions) -> BoardMainWindow:
    board = BoardMainWindow(hall.clock, InlineJobs(), InlineJobs(), options)
    qtbot.addWidget(board)
    board.show()
    board.activateWindow()
    qtbot.waitUntil(board.isActiveWindow)
    board.open_hall(hall.services)
    return board


def button(board: BoardMainWindow, words: str) -> QPushButton:
    return next(b for b in board.menu.findChildren(QPushButton) if b.text() == words)


def test_the_menu_offers_the_whole_hall_and_each_zone(qtbot: QtBot) -> None:
    board = opened(qtbot, hall_of_two_zones(), BoardOptions(is_windowed=True))

    qtbot.keyClick(board, Qt.Key.Key_F2)

    assert board.menu.isVisible()
    offered = [b.text() for b in board.menu.findChildren(QPushButton)]
    assert {"全厅", "A区", "B区"} <= set(offered)


def test_a_zone_chosen_at_the_board_is_shown_and_kept(qtbot: QtBot, tmp_path: Path) -> None:
    hall = hall_of_two_zones()
    options = BoardOptions(is_windowed=True, kept_in=tmp_path)
    board = opened(qtbot, hall, options)
    qtbot.keyClick(board, Qt.Key.Key_F2)

    qtbot.mouseClick(button(board, "B区"), Qt.MouseButton.LeftButton)

    assert not board.menu.isVisible()
    assert board.page.place == "B区\u20037—12号窗口"
    assert hall.queue.asked[-1] == "B"
    assert opened(qtbot, hall_of_two_zones(), options).zone_letter == "B"


def test_the_zone_of_the_command_goes_before_the_one_kept(qtbot: QtBot, tmp_path: Path) -> None:
    kept = BoardOptions(is_windowed=True, kept_in=tmp_path)
    opened(qtbot, hall_of_two_zones(), kept).show_zone("B")

    board = opened(qtbot, hall_of_two_zones(), replace(kept, zone_letter="A"))

    assert board.zone_letter == "A"


def test_choosing_another_zone_speaks_none_of_its_old_calls(qtbot: QtBot) -> None:
    hall = hall_of_two_zones().on_a_busy_morning()
    board = opened(qtbot, hall, BoardOptions(is_windowed=True))

    board.show_zone("A")

    assert hall.announcer.said == []


def test_escape_closes_the_menu_and_changes_nothing(qtbot: QtBot) -> None:
    hall = hall_of_two_zones()
    board = opened(qtbot, hall, BoardOptions(is_windowed=True))
    qtbot.keyClick(board, Qt.Key.Key_F2)

    qtbot.keyClick(board.menu, Qt.Key.Key_Escape)

    assert not board.menu.isVisible()
    assert board.zone_letter is None


def test_arrows_and_enter_choose_without_a_pointer(qtbot: QtBot) -> None:
    hall = hall_of_two_zones()
    board = opened(qtbot, hall, BoardOptions(is_windowed=True))
    qtbot.keyClick(board, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: board.menu.focusWidget() is not None)

    qtbot.keyClick(board.menu, Qt.Key.Key_Right)
    qtbot.keyClick(board.menu, Qt.Key.Key_Return)

    assert board.zone_letter == "A"
