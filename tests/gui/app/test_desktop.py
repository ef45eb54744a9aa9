"""The desktop program as a person meets it: first start, launcher, faces, a hall that fails."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hallapp.app.desktop import Desktop
from hallapp.app.halls import own_place
from hallapp.app.setup import HallPlan, ZoneOutline, set_up_hall
from hallapp.app.welcome import Welcome
from hallapp.app.wishes import Wish, knows_a_hall, opens_demo
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.station import StationSettings, load_station

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
PASSWORD = "河边的7棵老柳树"  # noqa: S105 - of a hall that lives for one test


@pytest.fixture
def desktop(qapp: QApplication, tmp_path: Path) -> Iterator[Desktop]:
    """A desktop program over an empty data folder."""
    made = Desktop(qapp, Wish(face="", data=tmp_path, is_windowed=True), SettableClock(MONDAY))
    yield made
    made.close_faces()
    made.close()
    qapp.setQuitOnLastWindowClosed(True)
    made.deleteLater()


def press(qtbot: QtBot, window: QWidget, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert button is not None, name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def welcome_of(desktop: Desktop) -> Welcome:
    found = desktop.findChild(Welcome)
    assert found is not None
    return found


def test_a_newcomer_opens_the_demo_hall_looks_at_a_face_and_removes_it(
    qtbot: QtBot, desktop: Desktop, tmp_path: Path
):
    desktop.start()
    welcome = welcome_of(desktop)
    assert welcome.dialog is not None
    qtbot.addWidget(welcome.dialog)
    press(qtbot, welcome.dialog, "firstStartGo")
    qtbot.waitUntil(lambda: welcome.launcher is not None, timeout=60_000)
    launcher = welcome.launcher
    assert launcher is not None
    qtbot.addWidget(launcher)

    launcher.face_chosen.emit("manager")
    qtbot.waitUntil(lambda: desktop.hall is not None, timeout=60_000)
    assert desktop.hall is not None
    assert desktop.hall.hall.is_demo
    assert [face for face, _window in desktop.windows] == ["manager"]

    press(qtbot, launcher, "removeDemo")
    press(qtbot, launcher, "removeDemoYes")
    qtbot.waitUntil(lambda: not (tmp_path / "demo").exists(), timeout=60_000)
    qtbot.waitUntil(lambda: welcome.dialog is not None and welcome.dialog.isVisible())
    assert desktop.windows == []
    assert desktop.hall is None


def test_a_demo_hall_that_somebody_does_not_wait_for_leaves_nothing(
    qtbot: QtBot, desktop: Desktop, tmp_path: Path
):
    desktop.start()
    welcome = welcome_of(desktop)
    assert welcome.dialog is not None
    qtbot.addWidget(welcome.dialog)
    press(qtbot, welcome.dialog, "firstStartGo")
    making = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "making")
    qtbot.addWidget(making)

    press(qtbot, making, "stopMaking")

    qtbot.waitUntil(
        lambda: welcome.dialog is not None and welcome.dialog.isVisible(), timeout=60_000
    )
    assert not (tmp_path / "demo").exists()
    assert not (tmp_path / "demo.part").exists()


def test_an_administrator_sets_up_a_hall_and_finds_its_windows(
    qtbot: QtBot, desktop: Desktop, tmp_path: Path
):
    desktop.start()
    welcome = welcome_of(desktop)
    dialog = welcome.dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.findChild(QWidget, "start_set_up").click()  # type: ignore[union-attr]
    for field, text in fields(dialog).items():
        dialog.findChild(QLineEdit, field).setText(text)  # type: ignore[union-attr]

    press(qtbot, dialog, "firstStartGo")

    qtbot.waitUntil(lambda: welcome.launcher is not None, timeout=60_000)
    assert welcome.launcher is not None, dialog.complaint()
    qtbot.addWidget(welcome.launcher)
    desktop.show("manager")
    qtbot.waitUntil(lambda: desktop.hall is not None, timeout=60_000)
    assert desktop.hall is not None
    assert not desktop.hall.hall.is_demo
    assert len(desktop.hall.people.windows()) >= 1
    assert not desktop.opens_demo()


def fields(dialog: QWidget) -> dict[str, str]:
    """What is typed, by the names of the form's fields."""
    return {
        "hallName": "东河县政务服务中心",
        "hallRegion": "东河县",
        "administrator": "韩立新",
        "staffNumber": "0001",
        "password": PASSWORD,
        "passwordAgain": PASSWORD,
    }


def test_a_broken_store_is_said_calmly_and_opens_after_it_was_put_back(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
):
    zones = (ZoneOutline("A", "综合服务区", 1, 1),)
    plan = HallPlan("东河县政务服务中心", "东河县", zones, "韩立新", "0001", PASSWORD)
    set_up_hall(own_place(tmp_path), plan, SettableClock(MONDAY))
    good = (tmp_path / "hall.db").read_bytes()
    (tmp_path / "hall.db").write_bytes(b"no database at all" * 100)
    desktop = Desktop(
        qapp, Wish(face="manager", data=tmp_path, is_windowed=True), SettableClock(MONDAY)
    )
    failures: list[str] = []
    window = desktop.show("manager")
    window.fail_to_open = lambda error: failures.append(error.code)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(failures), timeout=60_000)
    assert failures == ["database.broken"]

    (tmp_path / "hall.db").write_bytes(good)
    window.retry_asked.emit()  # type: ignore[attr-defined]

    qtbot.waitUntil(lambda: desktop.hall is not None, timeout=60_000)
    desktop.close_faces()
    desktop.close()


def test_what_was_chosen_in_the_launcher_is_there_at_the_next_start(
    desktop: Desktop, tmp_path: Path
):
    desktop.keep(theme="contrast", language="en")

    assert load_station(tmp_path) == StationSettings(theme="contrast", language="en")


def test_a_station_with_its_own_hall_opens_it_unless_it_was_told_to_show_the_demo(tmp_path: Path):
    wish = Wish(face="", data=tmp_path)
    assert not knows_a_hall(wish, StationSettings())

    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "hall.db").touch()
    assert knows_a_hall(wish, StationSettings())
    assert opens_demo(wish, StationSettings())

    (tmp_path / "hall.db").touch()
    assert not opens_demo(wish, StationSettings())
    assert opens_demo(wish, StationSettings(hall="demo"))
