"""Where no number is given, the page before the press counts nobody and offers no class."""

import pytest
from pytestqt.qtbot import QtBot

from hallapp.queueing.issue_errors import AppointmentOnlyError, IssueStoppedError
from hallapp.queueing.terms import PriorityRow
from tests.gui.kiosk.fake_hall import SERVICES, named
from tests.gui.kiosk.kiosk_at_hand import Kiosk

OLD = PriorityRow(
    named("老年人"), "老年人", "老年人", 10, needs_proof=False, position=0, is_active=True
)


@pytest.fixture
def kiosk(qtbot: QtBot) -> Kiosk:
    made = Kiosk(qtbot)
    made.hall.queue.classes = (OLD,)
    return made


def to_first_service(kiosk: Kiosk) -> str:
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    return kiosk.said()


def test_a_stopped_service_counts_nobody_and_asks_for_no_class(kiosk: Kiosk) -> None:
    kiosk.hall.queue.closed = IssueStoppedError(reason="系统升级")

    said = to_first_service(kiosk)

    assert "系统升级" in said
    assert SERVICES[0].name in said
    assert "前面等" not in said
    assert not any(button.isVisible() for button in kiosk.window.pages.confirm.classes)


def test_an_open_service_and_one_for_booked_people_still_count(kiosk: Kiosk) -> None:
    assert "前面等" in to_first_service(kiosk)
    assert kiosk.button("name_class_0").isVisible()
    kiosk.tap("choose_other")
    kiosk.hall.queue.closed = AppointmentOnlyError(closes="11:30")
    kiosk.tap("tile_0")

    assert "前面等" in kiosk.said()
