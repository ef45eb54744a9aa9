"""A desk of the drawn morning, signed in at window 3."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.faces.clerk.options import ClerkOptions
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.clerk.fake_desk import FakeDesk, a_paper

OpenDesk = Callable[..., ClerkMainWindow]


@pytest.fixture
def hall(tmp_path: Path) -> FakeDesk:
    """The hall behind the desk."""
    made = FakeDesk()
    made.paper = a_paper(tmp_path)
    return made


@pytest.fixture
def closed_desk(qtbot: QtBot) -> ClerkMainWindow:
    """A desk whose hall is not open yet."""
    options = ClerkOptions(3, "窗口3", is_windowed=True, double_press_s=0)
    window = ClerkMainWindow(FakeDesk().clock, InlineJobs(), InlineJobs(), options)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def desk(qtbot: QtBot, closed_desk: ClerkMainWindow, hall: FakeDesk) -> ClerkMainWindow:
    """A desk at which 王晓梅 has signed in."""
    with qtbot.waitExposed(closed_desk):
        closed_desk.show()
    closed_desk.open_hall(hall.services())
    qtbot.keyClick(closed_desk.focusWidget(), Qt.Key.Key_Return)
    closed_desk.activateWindow()
    assert hall.held, closed_desk.last_message()
    return closed_desk
