"""Questions: answered by keyboard, turned back from with Esc."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from hallapp.qtkit.door import AnsweringDoor, AskDialog, Choice, ChooseDialog, Door, WriteDialog


def open_(qtbot: QtBot, dialog: QDialog) -> None:
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


def test_enter_does_it_and_escape_turns_back(qtbot: QtBot) -> None:
    first, second = (AskDialog(None, "作废 A028？", "号码不再叫。", "作废") for _ in range(2))
    open_(qtbot, first)
    open_(qtbot, second)

    qtbot.keyClick(first, Qt.Key.Key_Return)
    qtbot.keyClick(second, Qt.Key.Key_Escape)

    assert first.result() == QDialog.DialogCode.Accepted
    assert second.result() == QDialog.DialogCode.Rejected


def test_one_of_several_windows_is_chosen_with_the_arrows(qtbot: QtBot) -> None:
    choices = [Choice(5, "5 号窗口", "等 3 人"), Choice(6, "6 号窗口", "空闲")]
    dialog = ChooseDialog(None, "转到哪个窗口？", choices)
    open_(qtbot, dialog)
    windows = dialog.findChild(QListWidget)
    assert windows is not None

    qtbot.keyClick(windows, Qt.Key.Key_Down)
    qtbot.keyClick(windows, Qt.Key.Key_Return)

    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.chosen() == choices[1]


def test_a_reason_cannot_be_empty(qtbot: QtBot) -> None:
    dialog = WriteDialog(None, "为什么暂停？", "会记入日志。", "")
    open_(qtbot, dialog)
    field = dialog.findChild(QLineEdit)
    assert field is not None

    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    field.setText("  送件到后台 ")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert dialog.text() == "送件到后台"
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_door_with_ready_answers_gives_them_in_order_and_then_turns_back() -> None:
    answers = AnsweringDoor("yes", 6, "送件到后台")
    door: Door = answers
    choices = [Choice(5, "5 号窗口"), Choice(6, "6 号窗口")]

    assert door.confirm("作废？", "", "作废")
    assert door.choose("转到哪个窗口？", choices) == choices[1]
    assert door.write("为什么暂停？") == "送件到后台"
    assert door.write("还有吗？") is None
    assert answers.asked == ["作废？", "转到哪个窗口？", "为什么暂停？", "还有吗？"]
