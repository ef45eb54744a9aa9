"""The strip tells the last act and how to undo it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.message_strip import Level, MessageStrip, ShapeMark, StripAction


def strip_in_window(qtbot: QtBot) -> tuple[QMainWindow, MessageStrip]:
    window = QMainWindow()
    qtbot.addWidget(window)
    strip = MessageStrip()
    window.setCentralWidget(strip)
    window.resize(1000, 60)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, strip


def test_the_last_act_can_be_undone_by_key_and_by_mouse(qtbot: QtBot) -> None:
    window, strip = strip_in_window(qtbot)
    undone: list[str] = []
    action = StripAction("撤销", "Ctrl+Z", lambda: undone.append("A022"))

    strip.tell("已办结 A022", "10 秒内可撤销", Level.DONE, action)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    button = strip.findChild(KeyButton)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert undone == ["A022", "A022"]
    assert button.accessibleName() == "撤销"


def test_a_new_message_takes_the_old_one_and_its_action_away(qtbot: QtBot) -> None:
    window, strip = strip_in_window(qtbot)
    undone: list[str] = []
    strip.tell("已办结 A022", action=StripAction("撤销", "Ctrl+Z", lambda: undone.append("A022")))

    strip.tell("已叫 A023")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert undone == []
    assert strip.text() == "已叫 A023"


def test_a_failure_says_so_with_shape_and_word(qtbot: QtBot) -> None:
    _window, strip = strip_in_window(qtbot)

    strip.tell("打印机没有开机", level=Level.FAILED)

    assert "没有办成" in strip.accessibleDescription()
    shape = strip.findChild(ShapeMark)
    assert shape is not None
    assert shape.isVisible()


def test_what_stands_at_the_right_stays(qtbot: QtBot) -> None:
    _window, strip = strip_in_window(qtbot)
    strip.tell_right("上一次叫号 A023，09:38")

    strip.clear()

    assert strip.tells_right()
    assert strip.text() == ""


def test_a_long_sentence_stands_whole_and_does_not_widen_the_window(qtbot: QtBot) -> None:
    window, strip = strip_in_window(qtbot)
    strip.tell_right("上一次叫号 A023，09:38，已播报")
    sentence = (
        "打印机没有开机或没有连上，请看一看电源和网线，再按一次打印；号码已经取好，不会丢。" * 2
    )

    strip.tell(
        sentence, "小票没有打出来", Level.FAILED, StripAction("再打一次", "Ctrl+P", strip.clear)
    )
    QApplication.processEvents()

    assert window.width() == 1000
    label = next(label for label in strip.findChildren(QLabel) if label.text() == sentence)
    assert label.heightForWidth(label.width()) <= 44
    button = strip.findChild(KeyButton)
    assert button is not None
    assert button.geometry().right() <= 1000
    strip.tell("已叫 A024")
    assert strip.tells_right()
