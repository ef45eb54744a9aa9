"""Cables are pulled and put back on a real X server; a board returns within ten seconds."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from x_screen import x_screen

from hallapp.faces.board.screen_memory import BoardMemory, ScreenMark
from tests.gui.board.x_monitors import Plugs

WITHIN_S = 10.0
LEFT, RIGHT = (0, 600, 400), (600, 766, 768)
ROOT = Path(__file__).parents[3]

BOARD = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from hallapp.qtkit import theme
from hallapp.faces.board.main_window import BoardMainWindow
from hallapp.faces.board.services import BoardOptions
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.board.hall_seen_by_board import BoardHall

app = QApplication(sys.argv[:1])
app.setQuitOnLastWindowClosed(False)
theme.apply_theme(app)
hall = BoardHall().on_a_busy_morning()
board = BoardMainWindow(
    hall.clock, InlineJobs(), InlineJobs(), BoardOptions(kept_in=Path(sys.argv[1]))
)
board.show_face()
board.open_hall(hall.services)

def tell():
    at = board.geometry()
    is_shown = board.isVisible() and board.isFullScreen()
    place = [board.screen().name(), at.x(), at.width(), at.height(), is_shown]
    print(json.dumps(place), flush=True)

timer = QTimer()
timer.timeout.connect(tell)
timer.start(100)
app.exec()
"""


class Watched:
    """A board in a process of its own, and where it says that it stands."""

    def __init__(self, display: str, folder: Path) -> None:
        environment = os.environ | {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", BOARD, str(folder)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def until(self, holds: Callable[[list[Any]], bool]) -> float:
        """Wait until the board says so; return the seconds it took."""
        begun, last = time.monotonic(), None
        assert self.process.stdout is not None
        while time.monotonic() - begun < WITHIN_S:
            line = self.process.stdout.readline()
            assert line, f"the board ended, last at {last}"
            last = json.loads(line)
            if holds(last):
                return time.monotonic() - begun
        pytest.fail(f"after {WITHIN_S} s the board stands at {last}")

    def stop(self) -> None:
        self.process.kill()
        self.process.communicate()


def fills(name: str, place: tuple[int, int, int]) -> Callable[[list[Any]], bool]:
    return lambda said: said == [name, *place, True]


@pytest.fixture
def screens() -> Generator[tuple[str, Plugs]]:
    with x_screen() as display:
        plugs = Plugs(display)
        plugs.plug("HDMI-1", *LEFT, is_first=True)
        plugs.plug("HDMI-2", *RIGHT)
        yield display, plugs
        plugs.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A station whose board hung at the second plug."""
    BoardMemory(tmp_path, "board").keep_screen(ScreenMark("HDMI-2"))
    return tmp_path


def test_a_board_goes_to_another_screen_and_back_when_its_cable_is_pulled(
    screens: tuple[str, Plugs], folder: Path
) -> None:
    display, plugs = screens
    board = Watched(display, folder)
    try:
        board.until(fills("HDMI-2", RIGHT))

        plugs.pull("HDMI-2")
        board.until(fills("HDMI-1", LEFT))
        plugs.plug("HDMI-2", *RIGHT)

        assert board.until(fills("HDMI-2", RIGHT)) < WITHIN_S
    finally:
        board.stop()


def test_a_board_that_was_killed_comes_up_on_its_own_screen_when_their_order_changed(
    screens: tuple[str, Plugs], folder: Path
) -> None:
    display, plugs = screens
    board = Watched(display, folder)
    board.until(fills("HDMI-2", RIGHT))
    board.stop()
    plugs.pull("HDMI-1")
    plugs.pull("HDMI-2")
    plugs.plug("HDMI-2", 0, 700, 500, is_first=True)
    plugs.plug("HDMI-1", 700, 600, 400)

    again = Watched(display, folder)

    try:
        assert again.until(fills("HDMI-2", (0, 700, 500))) < WITHIN_S
    finally:
        again.stop()


def test_a_screen_that_comes_back_in_another_size_is_filled(
    screens: tuple[str, Plugs], folder: Path
) -> None:
    display, plugs = screens
    board = Watched(display, folder)
    try:
        board.until(fills("HDMI-2", RIGHT))

        plugs.pull("HDMI-2")
        board.until(fills("HDMI-1", LEFT))
        plugs.plug("HDMI-2", 600, 640, 480)

        assert board.until(fills("HDMI-2", (600, 640, 480))) < WITHIN_S
    finally:
        board.stop()
