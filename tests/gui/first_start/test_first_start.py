"""The first start asks what to open; nothing is made before it is complete."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from hallapp.faces.parts.first_start.choice import StartKind
from hallapp.faces.parts.first_start.choice_card import ChoiceCard
from hallapp.faces.parts.first_start.dialog import FirstStartDialog
from hallapp.kernel.errors import SurroundingsError

FILE = Path("/数据/大厅.sqlite3")
GOOD = "qing-shan-2026"


class DiskFullError(SurroundingsError):
    code = "kernel.disk_full"


@pytest.fixture
def dialog(qtbot: QtBot) -> FirstStartDialog:
    shown = FirstStartDialog(FILE)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    return shown


def child(dialog: FirstStartDialog, kind: type, name: str):
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def choose(qtbot: QtBot, dialog: FirstStartDialog, kind: StartKind) -> None:
    card = child(dialog, ChoiceCard, f"start_{kind.value}")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def go(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    button = child(dialog, QPushButton, "firstStartGo")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def write(dialog: FirstStartDialog, name: str, text: str) -> None:
    """Type as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    field = child(dialog, QLineEdit, name)
    field.clear()
    QApplication.sendEvent(field, event)


def fill(dialog: FirstStartDialog, password: str = GOOD, again: str = GOOD) -> None:
    write(dialog, "hallName", " 青山县政务服务中心 ")
    write(dialog, "hallRegion", "青山县")
    write(dialog, "administrator", "赵敏")
    write(dialog, "staffNumber", "1001")
    child(dialog, QLineEdit, "password").setText(password)
    child(dialog, QLineEdit, "passwordAgain").setText(again)


def test_enter_opens_the_demo_hall_at_once(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert dialog.choice is not None
    assert dialog.choice.kind is StartKind.DEMO


def test_escape_chooses_nothing(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert dialog.choice is None
    assert not dialog.isVisible()


def test_a_complete_hall_is_handed_over(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    choose(qtbot, dialog, StartKind.SET_UP)
    fill(dialog)
    child(dialog, QSpinBox, "windowCount").setValue(30)

    go(qtbot, dialog)

    assert dialog.choice is not None
    hall = dialog.choice.hall
    assert hall is not None
    assert (hall.name, hall.region, hall.administrator) == ("青山县政务服务中心", "青山县", "赵敏")
    assert hall.password == GOOD
    assert hall.zones[-1].last == 30
    assert hall.database == ""


def test_there_is_no_default_password(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    choose(qtbot, dialog, StartKind.SET_UP)
    fill(dialog, "", "")

    go(qtbot, dialog)

    assert dialog.choice is None
    assert "密码" in dialog.complaint()


@pytest.mark.parametrize(
    ("password", "word"), [("abc1", "太短"), ("abcdefgh", "太简单"), ("12345678", "太简单")]
)
def test_a_weak_password_is_said_in_words(
    qtbot: QtBot, dialog: FirstStartDialog, password: str, word: str
) -> None:
    choose(qtbot, dialog, StartKind.SET_UP)

    fill(dialog, password, password)
    go(qtbot, dialog)

    assert word in child(dialog, QLabel, "passwordStrength").text()
    assert word in dialog.complaint()
    assert dialog.choice is None


def test_two_different_passwords_are_refused(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    choose(qtbot, dialog, StartKind.SET_UP)
    fill(dialog, GOOD, GOOD + "x")

    go(qtbot, dialog)

    assert "不一样" in dialog.complaint()
    assert child(dialog, QLineEdit, "passwordAgain").hasFocus()


def test_the_first_empty_field_gets_the_keyboard(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    choose(qtbot, dialog, StartKind.SET_UP)

    go(qtbot, dialog)

    assert dialog.complaint() == "请填大厅名称。"
    assert child(dialog, QLineEdit, "hallName").hasFocus()


def test_the_place_of_the_file_is_shown(dialog: FirstStartDialog) -> None:
    assert any(label.text() == str(FILE) for label in dialog.findChildren(QLabel))


def test_a_shared_database_is_an_advanced_line(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    choose(qtbot, dialog, StartKind.SET_UP)
    fill(dialog)
    address = child(dialog, QLineEdit, "databaseAddress")
    assert address.isHidden()

    child(dialog, QCheckBox, "sharedDatabase").setChecked(True)
    go(qtbot, dialog)
    assert dialog.choice is None
    address.setText("postgresql+psycopg://hall@db/hall")
    go(qtbot, dialog)

    assert dialog.choice is not None
    assert dialog.choice.hall is not None
    assert dialog.choice.hall.database == "postgresql+psycopg://hall@db/hall"


def test_joining_says_plainly_what_to_do_meanwhile(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    choose(qtbot, dialog, StartKind.JOIN)
    child(dialog, QLineEdit, "joinAddress").setText("postgresql+psycopg://hall@db/hall")

    command = child(dialog, QLabel, "joinCommand").text()

    assert command == "uv run main.py clerk --db postgresql+psycopg://hall@db/hall"
    assert not child(dialog, QPushButton, "firstStartGo").isEnabled()


def test_no_password_stays_in_a_closed_window(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    choose(qtbot, dialog, StartKind.SET_UP)
    fill(dialog)

    dialog.reject()

    assert child(dialog, QLineEdit, "password").text() == ""


def test_no_password_is_written_out(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    choose(qtbot, dialog, StartKind.SET_UP)
    fill(dialog)

    go(qtbot, dialog)

    assert GOOD not in repr(dialog.choice)


def test_what_was_typed_stays_when_the_hall_could_not_be_made(
    qtbot: QtBot, dialog: FirstStartDialog
) -> None:
    choose(qtbot, dialog, StartKind.SET_UP)
    fill(dialog)

    dialog.show_failure(DiskFullError())

    assert dialog.complaint()
    assert child(dialog, QLineEdit, "administrator").text() == "赵敏"
