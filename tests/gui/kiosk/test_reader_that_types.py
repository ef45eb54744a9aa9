"""A card reader that types, at the kiosk: its keys press nothing, and only the kiosk hears them."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hallapp.queueing.terms import IssuedRow
from tests.gui.kiosk.fake_hall import ticket
from tests.gui.kiosk.kiosk_at_hand import Kiosk

K = Qt.Key
CODE = "ABCD2345"


def read(widget: QWidget, text: str) -> None:
    """Type as a reader does: one sign each millisecond, then Enter."""
    for moment, sign in enumerate(f"{text}\r", start=100_000):
        key = K.Key_Return if sign == "\r" else K.Key_unknown
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
        event.setTimestamp(moment)
        QCoreApplication.sendEvent(widget, event)


@pytest.fixture
def kiosk(qtbot: QtBot) -> Kiosk:
    kiosk = Kiosk(qtbot)
    kiosk.hall.queue.by_code = {CODE: IssuedRow(ticket("A023"), 6, (15, 25), "一楼 A 区")}
    return kiosk


def test_a_scanned_ticket_shows_where_it_stands_and_presses_nothing(kiosk: Kiosk):
    read(kiosk.button("take_number"), CODE)

    assert kiosk.page == "progress_page"
    assert kiosk.window.pages.progress.number.text() == "A023"
    assert kiosk.hall.queue.asked == []


def test_something_on_the_reader_says_that_somebody_is_there(kiosk: Kiosk):
    kiosk.tap("find_guide")
    kiosk.wait(185)
    assert any(b.objectName() == "still_here" for b in kiosk.buttons())

    read(kiosk.window, "nothing known")
    kiosk.wait(30)

    assert kiosk.page == "find_page"


def test_what_another_window_of_the_program_reads_is_none_of_the_kiosks(qtbot: QtBot, kiosk: Kiosk):
    field = QLineEdit()
    qtbot.addWidget(field)

    read(field, CODE)

    assert kiosk.page == "home_page"
    assert field.text() == CODE


def test_a_kiosk_without_a_reader_takes_keys_as_keys(qtbot: QtBot):
    kiosk = Kiosk(qtbot, card_reader="")

    read(kiosk.button("find_guide"), CODE)

    assert kiosk.page == "find_page"
