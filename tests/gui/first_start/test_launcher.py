"""The launcher opens any face with one press, and removes the demo hall only when told twice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hallapp.faces.parts.first_start import launcher as launcher_module
from hallapp.faces.parts.first_start.launcher import LauncherWindow
from hallapp.kernel import texts
from hallapp.kernel.errors import SurroundingsError
from hallapp.qtkit import theme


class FileBusyError(SurroundingsError):
    code = "kernel.file_busy"


@pytest.fixture
def launcher(qtbot: QtBot) -> LauncherWindow:
    shown = LauncherWindow("青山县政务服务中心")
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    return shown


def press(qtbot: QtBot, launcher: LauncherWindow, name: str) -> None:
    button = launcher.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("face", ["clerk", "kiosk", "board", "manager", "guide_desk", "posting"])
def test_one_press_opens_a_face(qtbot: QtBot, launcher: LauncherWindow, face: str) -> None:
    with qtbot.waitSignal(launcher.face_chosen) as chosen:
        press(qtbot, launcher, f"open_{face}")

    assert chosen.args == [face]


@pytest.mark.parametrize(
    ("key", "face"),
    [
        (Qt.Key.Key_1, "kiosk"),
        (Qt.Key.Key_2, "clerk"),
        (Qt.Key.Key_3, "board"),
        (Qt.Key.Key_4, "manager"),
        (Qt.Key.Key_5, "guide_desk"),
    ],
)
def test_a_digit_opens_a_face(
    qtbot: QtBot, launcher: LauncherWindow, key: Qt.Key, face: str
) -> None:
    with qtbot.waitSignal(launcher.face_chosen) as chosen:
        qtbot.keyClick(launcher, key)

    assert chosen.args == [face]


def test_removing_asks_once_in_its_place(qtbot: QtBot, launcher: LauncherWindow) -> None:
    asked: list[bool] = []
    launcher.removal_asked.connect(lambda: asked.append(True))

    press(qtbot, launcher, "removeDemo")
    assert asked == []
    assert "不能恢复" in launcher.said()
    press(qtbot, launcher, "removeDemoYes")

    assert asked == [True]


def test_keeping_the_demo_data_goes_back(qtbot: QtBot, launcher: LauncherWindow) -> None:
    press(qtbot, launcher, "removeDemo")

    qtbot.keyClick(launcher, Qt.Key.Key_Escape)

    assert launcher.said() == "演示数据：这里的人、号和办件都是示例。"


def test_nothing_can_be_opened_while_the_demo_hall_goes(
    qtbot: QtBot, launcher: LauncherWindow
) -> None:
    opened: list[str] = []
    launcher.face_chosen.connect(opened.append)

    launcher.show_removing(is_removing=True)
    press(qtbot, launcher, "open_clerk")

    assert opened == []


def test_a_failed_removal_is_said_and_can_be_tried_again(
    qtbot: QtBot, launcher: LauncherWindow
) -> None:
    launcher.show_removing(is_removing=True)

    launcher.show_failure(FileBusyError())

    assert "kernel.file_busy" in launcher.said()
    again = launcher.findChild(QPushButton, "removeDemo")
    assert again is not None
    assert again.isEnabled()


def test_high_contrast_is_shown_at_once(qtbot: QtBot, launcher: LauncherWindow) -> None:
    button = next(b for b in launcher.findChildren(QPushButton) if b.text() == "高对比")

    with qtbot.waitSignal(launcher.theme_chosen) as chosen:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert chosen.args == [theme.CONTRAST]
    assert theme.theme() == theme.CONTRAST


def test_another_language_is_shown_at_once(
    qtbot: QtBot, launcher: LauncherWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The catalogue itself is not the subject.
    monkeypatch.setattr(launcher_module.texts, "set_language", lambda _chosen: None)
    button = next(b for b in launcher.findChildren(QPushButton) if b.text() == "English")

    with qtbot.waitSignal(launcher.language_chosen) as chosen:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert chosen.args == [texts.ENGLISH]
    assert launcher.findChild(QPushButton, "open_kiosk") is not None


def test_the_practice_window_is_opened_by_button_and_by_key(
    qtbot: QtBot, launcher: LauncherWindow
) -> None:
    with qtbot.waitSignal(launcher.practice_asked):
        press(qtbot, launcher, "openPractice")
    with qtbot.waitSignal(launcher.practice_asked):
        qtbot.keyClick(launcher, Qt.Key.Key_P)
