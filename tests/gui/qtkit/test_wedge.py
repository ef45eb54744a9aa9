"""Readers that type: a burst is swallowed and given whole, a person's typing is left alone."""

from collections.abc import Generator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hallapp.qtkit.wedge import GAP_MS, LEAST_SIGNS, WedgeFilter

NUMBER = "11010519491231002X"
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Form(QWidget):
    """Two fields, the first with the keyboard, on a keyboard whose clock the test moves."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        for field in (self.first, self.second):
            column.addWidget(field)
        self.entered = 0
        self.first.returnPressed.connect(self.note_enter)
        self.now_ms = 1000.0

    def note_enter(self) -> None:
        self.entered += 1

    def strike(
        self, text: str, gap_ms: float, held: Qt.KeyboardModifier = NONE, *, repeat: bool = False
    ) -> None:
        """Press and let go each sign, one so long after the other."""
        for sign in text:
            key = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}.get(sign)
            self.now_ms += gap_ms
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                code = ord(sign.upper()) if key is None else key
                event = QKeyEvent(kind, code, held, sign, repeat)
                QCoreApplication.sendEvent(self.focusWidget() or self.first, event)

    def moment_of(self, event: QKeyEvent) -> float:
        assert event.type() is QEvent.Type.KeyPress
        return self.now_ms


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.first.setFocus()
    return made


@pytest.fixture
def scans(form: Form) -> Generator[list[str]]:
    reader = WedgeFilter(form, form.moment_of)
    told: list[str] = []
    reader.scanned.connect(told.append)
    reader.watch()
    yield told
    reader.rest()


@pytest.mark.parametrize("end", ["\r", "\t"])
def test_a_card_is_given_whole_and_no_field_sees_a_sign(
    form: Form, scans: list[str], end: str
) -> None:
    form.strike(NUMBER + end, 3)

    assert scans == [NUMBER]
    assert form.first.text() == ""
    assert form.entered == 0
    assert form.focusWidget() is form.first


def test_a_name_in_chinese_is_given_too(form: Form, scans: list[str]) -> None:
    form.strike(f"欧阳明月,{NUMBER}\r", 5)

    assert scans == [f"欧阳明月,{NUMBER}"]


def test_slow_typing_arrives_in_order_and_enter_works(
    qtbot: QtBot, form: Form, scans: list[str]
) -> None:
    form.strike("A023456", GAP_MS + 60)
    qtbot.waitUntil(lambda: form.first.text() == "A023456")
    form.strike("\r", GAP_MS + 60)

    assert scans == []
    assert form.entered == 1


def test_a_sign_stands_in_the_field_before_two_pictures_have_passed(
    qtbot: QtBot, form: Form, scans: list[str]
) -> None:
    form.strike("7", 200)

    qtbot.waitUntil(lambda: form.first.text() == "7")
    assert GAP_MS <= 40, "two pictures of a screen of 50 Hz"
    assert scans == []


def test_a_quick_hand_with_few_signs_is_a_person(
    qtbot: QtBot, form: Form, scans: list[str]
) -> None:
    form.strike("1" * (LEAST_SIGNS - 1) + "\r", 20)

    assert scans == []
    assert form.first.text() == "1" * (LEAST_SIGNS - 1)
    assert form.entered == 1


def test_a_burst_without_an_end_is_left_in_the_field(
    qtbot: QtBot, form: Form, scans: list[str]
) -> None:
    form.strike(NUMBER, 3)

    qtbot.waitUntil(lambda: form.first.text() == NUMBER)
    assert scans == []


def test_enter_after_a_pause_ends_no_burst(qtbot: QtBot, form: Form, scans: list[str]) -> None:
    form.strike("A0234567", 10)
    form.strike("\r", GAP_MS + 1)

    assert scans == []
    assert form.first.text() == "A0234567"
    assert form.entered == 1


def test_keys_with_ctrl_and_keys_held_down_go_through_at_once(form: Form, scans: list[str]) -> None:
    form.first.setText("A023")
    form.first.selectAll()

    form.strike("x", 5, CTRL)
    form.strike("aaaaaaaa", 5, repeat=True)

    assert form.first.text() == "aaaaaaaa"
    assert scans == []


def test_two_cards_in_a_row_are_two(form: Form, scans: list[str]) -> None:
    form.strike(NUMBER + "\r", 2)
    form.strike("https\r", 2)
    form.strike("G-000123\r", 2)

    assert scans == [NUMBER, "G-000123"]


def test_what_was_typed_goes_where_it_was_typed(qtbot: QtBot, form: Form, scans: list[str]) -> None:
    form.strike("ab", 10)
    form.second.setFocus()
    form.strike("cd", 10)

    qtbot.waitUntil(lambda: form.second.text() == "cd")
    assert form.first.text() == "ab"


def test_a_field_that_is_gone_takes_nothing_down_with_it(
    qtbot: QtBot, form: Form, scans: list[str]
) -> None:
    form.strike("ab", 10)
    form.first.setParent(None)
    form.first.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    form.second.setFocus()

    form.strike("c", 500)

    qtbot.waitUntil(lambda: form.second.text() == "c")


def test_a_person_at_the_keyboard_of_the_test_types_as_before(qtbot: QtBot, form: Form) -> None:
    reader = WedgeFilter(form)
    reader.watch()

    qtbot.keyClicks(form.first, "A0", delay=GAP_MS + 15)
    qtbot.waitUntil(lambda: form.first.text() == "A0")
    reader.rest()
