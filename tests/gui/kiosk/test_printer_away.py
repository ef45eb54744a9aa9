"""A ticket printer that gives no paper: the next citizen knows before pressing, and can go on."""

import pytest
from pytestqt.qtbot import QtBot

from hallapp.devices.errors import PrinterOutOfPaperError
from hallapp.queueing.terms import PrintState
from tests.gui.kiosk.kiosk_at_hand import Kiosk


class Papers:
    """The kiosk's papers over a printer that may be out of paper."""

    def __init__(self, papers: object) -> None:
        self._papers = papers
        self.has_paper = False

    def __getattr__(self, name: str) -> object:
        return getattr(self._papers, name)

    def print_ticket(self, _request: object, _ticket_id: object) -> PrintState:
        if not self.has_paper:
            raise PrinterOutOfPaperError(printer="10.0.0.9")
        return PrintState.PRINTED


@pytest.fixture
def papers(monkeypatch: pytest.MonkeyPatch) -> list[Papers]:
    from tests.gui.kiosk.fake_hall import FakeHall

    made: list[Papers] = []
    services = FakeHall.services

    def with_papers(hall: FakeHall) -> object:
        from dataclasses import replace

        given = services(hall)
        made.append(Papers(given.papers))
        return replace(given, papers=made[-1])

    monkeypatch.setattr(FakeHall, "services", with_papers)
    return made


@pytest.fixture
def kiosk(qtbot: QtBot, papers: list[Papers]) -> Kiosk:
    return Kiosk(qtbot)


def take_and_leave(kiosk: Kiosk) -> None:
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.tap("confirm_take")
    kiosk.paper.answer()
    kiosk.tap("number_done")
    kiosk.wait(5)


def test_the_next_citizen_is_told_that_the_number_will_not_be_on_paper(kiosk):
    take_and_leave(kiosk)

    card = kiosk.window.printer_card
    assert card.isVisible()
    assert "打印机缺纸" in card.text()
    assert "10.0.0.9" not in card.text()


def test_a_number_can_be_taken_all_the_same(kiosk):
    take_and_leave(kiosk)

    kiosk.tap("printer_go_on")
    kiosk.tap("take_number")

    assert kiosk.page == "services_page"


def test_once_paper_came_out_again_nothing_is_said(kiosk, papers):
    take_and_leave(kiosk)
    papers[0].has_paper = True
    kiosk.tap("printer_go_on")

    take_and_leave(kiosk)

    assert not kiosk.window.printer_card.isVisible()


def test_everything_on_the_card_is_whole_in_both_languages_and_forms(qtbot, papers):
    for size in ((1080, 1920), (1920, 1080)):
        kiosk = Kiosk(qtbot, size)
        take_and_leave(kiosk)
        assert list(kiosk.cut()) == []
