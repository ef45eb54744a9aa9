"""A guide slip scanned at the window opens its item for the ticket there, in a real store."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hallapp.faces.clerk.guide_text import GuideText
from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.guides.slip_code import slip_code
from hallapp.queueing.terms import TicketState
from tests.gui.clerk.keys_of_desk import press
from tests.gui.clerk.real_hall import MATERIALS, RealHall, a_desk
from tests.gui.clerk.test_reading_cards import read

K = Qt.Key


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    made = RealHall(tmp_path)
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


def lines(desk: ClerkMainWindow) -> int:
    """How many materials the tick list shows."""
    names = [f"tick_{number}" for number in range(1, 20)]
    found = [desk.findChild(QWidget, name) for name in names]
    return sum(line is not None and line.isVisible() for line in found)


def subject(hall: RealHall) -> uuid.UUID | None:
    live = hall.open.queue.live(hall.window_id)
    return None if live is None else live.item_id


def test_the_list_of_the_tickets_own_item_opens(desk: ClerkMainWindow, hall: RealHall):
    hall.serve(desk)

    read(slip_code("SJ-001", 1))

    assert lines(desk) == len(MATERIALS)


def test_one_who_was_called_is_here_when_the_slip_is_scanned(desk: ClerkMainWindow, hall: RealHall):
    hall.issue()
    press(K.Key_F2)

    read(slip_code("SJ-001", 1))

    live = hall.open.queue.live(hall.window_id)
    assert live is not None
    assert live.state is TicketState.SERVING
    assert lines(desk) == len(MATERIALS)


def test_another_item_is_asked_for_and_one_key_changes_it(desk: ClerkMainWindow, hall: RealHall):
    hall.serve(desk, "SJ-002")

    read(slip_code("SJ-001", 1))
    before = subject(hall)
    press(K.Key_Return)

    assert before == hall.rows.items["SJ-002"]
    assert subject(hall) == hall.rows.items["SJ-001"]
    assert lines(desk) == len(MATERIALS)


def test_another_item_scanned_over_an_open_list_asks_too(desk: ClerkMainWindow, hall: RealHall):
    hall.serve(desk, "SJ-002")
    press(K.Key_F4)

    read(slip_code("SJ-001", 1))
    press(K.Key_Return)

    assert subject(hall) == hall.rows.items["SJ-001"]
    assert lines(desk) == len(MATERIALS)


def test_esc_leaves_the_ticket_as_it_was(desk: ClerkMainWindow, hall: RealHall):
    hall.serve(desk, "SJ-002")

    read(slip_code("SJ-001", 1))
    press(K.Key_Escape)

    assert subject(hall) == hall.rows.items["SJ-002"]


def test_a_ticket_without_an_item_gets_it_from_the_slip(desk: ClerkMainWindow, hall: RealHall):
    hall.serve(desk, None)

    read(slip_code("SJ-001", 1))

    assert subject(hall) == hall.rows.items["SJ-001"]
    assert lines(desk) == len(MATERIALS)


def test_without_anybody_at_the_window_the_guide_is_shown(desk: ClerkMainWindow, hall: RealHall):
    read(slip_code("SJ-001", 1))

    text = desk.findChild(GuideText, "guideText")
    assert isinstance(text, GuideText)
    assert text.isVisible()
    shown = [label.text() for label in text.findChildren(QLabel)]
    assert "食品经营许可" in shown


def test_an_older_slip_is_told(desk: ClerkMainWindow, hall: RealHall):
    hall.new_version()
    hall.serve(desk)

    read(slip_code("SJ-001", 1))

    assert "第 1 版" in desk.last_message()
    assert "现在是第 2 版" in desk.last_message()


def test_an_item_that_is_gone_is_said(desk: ClerkMainWindow, hall: RealHall):
    hall.serve(desk)

    read(slip_code("XX-999", 1))

    assert "XX-999" in desk.last_message()
    assert lines(desk) == 0
