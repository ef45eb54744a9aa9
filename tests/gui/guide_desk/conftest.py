"""A guide desk over a real hall, with somebody signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hallapp.devices.id_reader import CardReader, open_cvr
from tests.gui.guide_desk.desk_at_hand import DeskAtHand, Seat
from tests.gui.guide_desk.hall_at_desk import GUIDE, HallAtDesk


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[HallAtDesk]:
    made = HallAtDesk.at(tmp_path)
    yield made
    made.close()


@pytest.fixture
def seat(qtbot: QtBot, hall: HallAtDesk) -> Seat:
    """Sit somebody down at the desk, once the hall is as the test wants it."""

    def sit(
        person: int = GUIDE,
        reader: str = "",
        open_reader: Callable[[Path], CardReader] = open_cvr,
    ) -> DeskAtHand:
        return DeskAtHand(qtbot, hall, person, reader, open_reader)

    return sit


@pytest.fixture
def desk(seat: Seat) -> DeskAtHand:
    return seat()
