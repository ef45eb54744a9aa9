"""A card reader that types, at the desk: the number goes into the application and nowhere else."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.faces.clerk.options import ClerkOptions
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.clerk.fake_desk import FakeDesk, serving_a023
from tests.gui.clerk.keys_of_desk import keyboard, press

K = Qt.Key
NUMBER = "11010519491231002X"


@pytest.fixture
def desk(qtbot: QtBot, hall: FakeDesk) -> ClerkMainWindow:
    """A desk with a reader, at which somebody is being served."""
    hall.at_window = serving_a023()
    options = ClerkOptions(
        3,
        "窗口3",
        is_windowed=True,
        double_press_s=0,
        card_reader="keyboard",
        card_template="{name},{number}",
    )
    window = ClerkMainWindow(hall.clock, InlineJobs(), InlineJobs(), options)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.open_hall(hall.services())
    qtbot.keyClick(window.focusWidget(), K.Key_Return)
    window.activateWindow()
    return window


def read(text: str) -> None:
    """Type as a reader does: one sign each millisecond, then Enter."""
    for moment, sign in enumerate(f"{text}\r", start=100_000):
        key = K.Key_Return if sign == "\r" else K.Key_unknown
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
        event.setTimestamp(moment)
        QCoreApplication.sendEvent(keyboard(), event)


def field(desk: ClerkMainWindow, name: str) -> QLineEdit:
    found = desk.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def test_a_card_fills_name_and_number_and_the_number_is_masked(
    qtbot: QtBot, desk: ClerkMainWindow
) -> None:
    press(K.Key_F4)

    read(f"李示例,{NUMBER}")

    assert field(desk, "applicantName").text() == "李示例"
    assert field(desk, "applicantId").text() == "110105**********2X"


def test_a_card_read_while_the_number_is_being_typed_is_kept_whole(
    qtbot: QtBot, desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    press(K.Key_F4)
    field(desk, "applicantId").setFocus()

    read(f"李示例,{NUMBER}")

    assert field(desk, "applicantId").text() == NUMBER


def test_a_card_read_too_early_says_what_to_do_and_calls_nobody(
    desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    calls = list(hall.calls)

    read(f"李示例,{NUMBER}")

    assert "先打开收件" in desk.last_message()
    assert hall.calls == calls


def test_a_number_with_a_wrong_check_digit_is_refused(desk: ClerkMainWindow) -> None:
    press(K.Key_F4)

    read(f"李示例,{NUMBER[:-1]}1")

    assert "身份证" in desk.last_message()
    assert field(desk, "applicantId").text() == ""


def test_a_code_that_is_no_card_is_said(desk: ClerkMainWindow) -> None:
    read("GUIDE-SC-001")

    assert "GUIDE-SC-001" in desk.last_message()


def test_a_locked_desk_reads_no_card(qtbot: QtBot, desk: ClerkMainWindow) -> None:
    desk.lock()
    before = desk.last_message()

    read(f"A,{NUMBER}")

    assert desk.last_message() == before
