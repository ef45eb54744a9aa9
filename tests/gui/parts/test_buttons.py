"""Buttons of the desk: one filled block, a quiet list, keys that do the same as the mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hallapp.faces.parts.key_row import KeyRow
from hallapp.faces.parts.primary_button import PrimaryButton
from hallapp.qtkit import theme
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.shots import picture_of


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    page = QWidget()
    QVBoxLayout(page)
    window.setCentralWidget(page)
    return window


def shown(qtbot: QtBot, window: QMainWindow, *widgets: QWidget) -> None:
    page = window.centralWidget()
    layout = page.layout() if page is not None else None
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_key_and_mouse_press_the_same_button_at_once(qtbot: QtBot, window: QMainWindow) -> None:
    button = PrimaryButton("下一位", "F2")
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append(button.text()))
    shown(qtbot, window, button)

    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert pressed == ["下一位"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["下一位", "下一位"]


def test_the_word_changes_in_its_place_and_the_key_stays(qtbot: QtBot, window: QMainWindow) -> None:
    button = PrimaryButton("下一位", "F2")
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append(button.text()))
    shown(qtbot, window, button)
    before = button.geometry()

    button.set_word("办结并下一位")
    qtbot.keyClick(window, Qt.Key.Key_F2)

    assert pressed == ["办结并下一位"]
    assert button.geometry().topLeft() == before.topLeft()
    assert button.height() == before.height() == 56
    assert button.accessibleName() == "办结并下一位"


def test_a_button_that_cannot_be_pressed_says_why_and_ignores_its_key(
    qtbot: QtBot, window: QMainWindow
) -> None:
    button = PrimaryButton("下一位", "F2")
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("pressed"))
    shown(qtbot, window, button)

    button.set_word("下一位", reason="与大厅断开，连上再叫号")
    qtbot.keyClick(window, Qt.Key.Key_F2)

    assert pressed == []
    assert button.toolTip() == "与大厅断开，连上再叫号"
    assert button.accessibleDescription() == button.toolTip()


def test_the_block_goes_quiet_while_another_button_is_next(
    qtbot: QtBot, window: QMainWindow
) -> None:
    button = PrimaryButton("办结并下一位", "F2")
    shown(qtbot, window, button)
    filled = picture_of(button).pixelColor(20, 8).name()

    button.set_quiet(quiet=True)

    assert filled == theme.tokens().primary.lower()
    assert picture_of(button).pixelColor(20, 8).name() == theme.tokens().surface.lower()
    assert button.height() == 56


def test_a_quiet_row_says_its_reason_in_the_row_and_in_a_readable_colour(
    qtbot: QtBot, window: QMainWindow
) -> None:
    row = KeyRow("重呼", "F3")
    pressed: list[str] = []
    row.clicked.connect(lambda: pressed.append("pressed"))
    shown(qtbot, window, row)

    row.forbid("已开始办理")
    qtbot.keyClick(window, Qt.Key.Key_F3)

    assert pressed == []
    assert row.remark() == row.accessibleDescription() == "已开始办理"
    image = picture_of(row)
    right = {
        image.pixelColor(x, y).name()
        for x in range(row.width() - 60, row.width())
        for y in range(row.height())
    }
    assert theme.tokens().muted.lower() in right


def test_a_row_that_is_allowed_again_obeys_its_key(qtbot: QtBot, window: QMainWindow) -> None:
    row = KeyRow("过号", "F5")
    pressed: list[str] = []
    row.clicked.connect(lambda: pressed.append("pressed"))
    shown(qtbot, window, row)

    row.forbid("已开始办理")
    row.allow()
    qtbot.keyClick(window, Qt.Key.Key_F5)

    assert pressed == ["pressed"]
    assert row.height() == 32


def test_a_hidden_button_does_not_hear_its_key(qtbot: QtBot, window: QMainWindow) -> None:
    button = KeyButton("受理", "Ctrl+1")
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("pressed"))
    shown(qtbot, window, button)

    button.hide()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)

    assert pressed == []


def test_word_and_key_stand_whole_in_the_smallest_button(qtbot: QtBot) -> None:
    button = KeyButton("一次性告知", "Ctrl+2", "primary")
    qtbot.addWidget(button)
    button.ensurePolished()

    needed = QFontMetrics(theme.font(15, bold=True)).horizontalAdvance("一次性告知")
    needed += QFontMetrics(theme.font(15)).horizontalAdvance("Ctrl+2")

    assert button.minimumSizeHint().width() > needed + 16


def test_enter_presses_the_button_with_the_keyboard_once_however_long_it_is_held(
    qtbot: QtBot, window: QMainWindow
) -> None:
    accept = KeyButton("受理", "Ctrl+1", look="primary")
    shown(qtbot, window, accept)
    pressed: list[str] = []
    accept.clicked.connect(lambda: pressed.append("受理"))
    held = QKeyEvent(
        QKeyEvent.Type.KeyPress,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.NoModifier,
        "\r",
        autorep=True,
    )

    qtbot.keyClick(accept, Qt.Key.Key_Return)
    QApplication.sendEvent(accept, held)

    assert pressed == ["受理"]
