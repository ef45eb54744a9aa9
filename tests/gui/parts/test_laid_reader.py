"""A reader with its maker's library is asked while somebody waits for a card, and only then."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hallapp.devices.errors import CardReaderUnpluggedError, CardUnreadableError
from hallapp.devices.id_reader import CvrReader
from hallapp.faces.parts.laid_reader import LaidReader
from tests.gui.kiosk.fake_hall import HeldJobs
from tests.unit.devices.test_card_reader import FAILED, NUMBER, OK, FakeTermb


class Desk(QObject):
    """Somebody who waits for a card, and what was heard of the reader."""

    def __init__(self, setting: str = "cvr:C:/termb.dll") -> None:
        super().__init__()
        self.library = FakeTermb()
        self.jobs = HeldJobs()
        self.opened: list[Path] = []
        self.cards: list[str] = []
        self.faults: list[type] = []
        self.reader = LaidReader(setting, self.jobs, self, self.open)
        self.reader.card_read.connect(self.heard)
        self.reader.failed.connect(self.failed)

    def open(self, path: Path) -> CvrReader:
        self.opened.append(path)
        return CvrReader(self.library)

    def heard(self, card) -> None:
        self.cards.append(card.number)

    def failed(self, error) -> None:
        self.faults.append(type(error))

    def ask(self) -> None:
        """Let the time of one question pass."""
        self.reader.ask()
        self.jobs.answer()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk()


def test_nothing_is_asked_before_somebody_waits(desk: Desk):
    desk.ask()

    assert desk.opened == []


def test_a_card_that_lies_there_is_told_once_and_again_when_it_was_lifted(desk: Desk):
    lying = desk.library.card
    desk.reader.start()
    desk.ask()
    desk.ask()
    assert desk.cards == [NUMBER]

    desk.library.card = None
    desk.ask()
    desk.library.card = lying
    desk.ask()

    assert desk.cards == [NUMBER, NUMBER]
    assert desk.opened == [Path("C:/termb.dll")]


def test_a_card_read_after_nobody_waits_any_more_is_nobodys(desk: Desk):
    desk.reader.start()
    desk.reader.stop()
    desk.jobs.answer()
    desk.ask()

    assert desk.cards == []
    assert desk.jobs.held == []


def test_a_reader_that_is_unplugged_is_told_once_and_asked_on(desk: Desk):
    desk.library.port = 0
    desk.reader.start()
    desk.ask()
    desk.ask()
    assert desk.faults == [CardReaderUnpluggedError]

    desk.library.port = 1003
    desk.ask()

    assert desk.cards == [NUMBER]


def test_a_card_that_cannot_be_read_is_told_and_tried_again(desk: Desk):
    desk.library.reads = FAILED
    desk.reader.start()
    desk.ask()
    desk.library.reads = OK
    desk.ask()

    assert desk.faults == [CardUnreadableError]
    assert desk.cards == [NUMBER]


def test_the_reader_is_asked_again_by_itself(qtbot: QtBot, desk: Desk):
    desk.library.card = None
    desk.reader.start()
    desk.jobs.answer()

    qtbot.waitUntil(lambda: bool(desk.jobs.held))


def test_the_reader_is_left_to_others_at_the_end(desk: Desk):
    desk.reader.start()
    desk.jobs.answer()
    desk.reader.close()
    desk.jobs.answer()

    assert desk.library.closed == 1


@pytest.mark.parametrize("setting", ["", "keyboard", "cvr:", "cvr: "])
def test_a_station_without_a_library_asks_nothing(qtbot: QtBot, setting: str):
    desk = Desk(setting)
    desk.reader.start()
    desk.reader.close()

    assert desk.jobs.held == []
