"""A card reader with its maker's library, at the kiosk: asked where a page waits for a card."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from hallapp.devices.id_reader import CvrReader
from tests.gui.kiosk.fake_hall import SERVICES
from tests.gui.kiosk.kiosk_at_hand import Kiosk
from tests.unit.devices.test_card_reader import FakeTermb


@pytest.fixture
def library() -> FakeTermb:
    return FakeTermb()


@pytest.fixture
def kiosk(qtbot: QtBot, library: FakeTermb) -> Kiosk:
    made = Kiosk(
        qtbot, card_reader="cvr:C:/termb.dll", open_reader=lambda _path: CvrReader(library)
    )
    made.hall.queue.offered = (replace(SERVICES[0], needs_identity=True), *SERVICES[1:])
    return made


def come_to_the_card(kiosk: Kiosk) -> None:
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.tap("confirm_take")
    assert kiosk.page == "card_page"


def test_the_reader_is_left_alone_until_a_page_waits_for_a_card(kiosk: Kiosk, library: FakeTermb):
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.paper.answer()

    assert library.opened == []


def test_a_card_laid_on_the_reader_gives_the_number(kiosk: Kiosk):
    come_to_the_card(kiosk)
    kiosk.paper.answer()

    assert kiosk.page == "number_page"
    assert len(kiosk.hall.queue.given) == 1
    (wish,) = kiosk.hall.queue.wishes
    assert wish.person is not None
    assert wish.person.name == "李示例"


def test_no_card_is_read_for_who_went_away(kiosk: Kiosk):
    come_to_the_card(kiosk)
    kiosk.window.wipe()
    kiosk.paper.answer()

    assert kiosk.page == "home_page"
    assert kiosk.hall.queue.given == {}


def test_a_reader_that_is_unplugged_leads_to_the_guide_desk(kiosk: Kiosk, library: FakeTermb):
    library.port = 0
    come_to_the_card(kiosk)
    kiosk.paper.answer()

    assert kiosk.page == "card_page"
    assert "请到导办台" in kiosk.window.pages.card.band.text()
    assert kiosk.button("card_to_desk").isEnabled()
