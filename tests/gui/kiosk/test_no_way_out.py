"""A locked kiosk: no key, click, drop or other window leads out of it but the staff's way."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override
from x_screen import ALT, CTRL, RETURN, SHIFT, Hands, x_screen

from hallapp.faces.kiosk.errors import PinUnusableError
from hallapp.faces.kiosk.leave_pad import GIVES_UP_S
from hallapp.faces.kiosk.leaving import LeaveLock, hash_pin
from hallapp.faces.kiosk.lock_down import GESTURE_GAP_S, GESTURE_TAPS, TapGesture, is_allowed
from hallapp.faces.kiosk.main_window import KioskMainWindow
from hallapp.faces.kiosk.options import KioskOptions
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.board.x_monitors import Plugs
from tests.gui.kiosk.fake_hall import FakeHall
from tests.gui.kiosk.kiosk_at_hand import DRAWN

PIN = "271828"
ROOT = Path(__file__).parents[3]
KEY = Qt.Key
HELD = Qt.KeyboardModifier
GESTURE = HELD.ControlModifier | HELD.AltModifier | HELD.ShiftModifier


@pytest.fixture(scope="module")
def pin_hash() -> str:
    return hash_pin(PIN)


class Locked:
    """A kiosk in full screen, with a PIN."""

    def __init__(self, qtbot: QtBot, pin: str) -> None:
        self.hall = FakeHall()
        options = KioskOptions(is_windowed=False, px_per_mm=DRAWN, station_name="K1", leave_pin=pin)
        self.window = KioskMainWindow(self.hall.clock, InlineJobs(), InlineJobs(), options)
        qtbot.addWidget(self.window)
        self.window.show_on_screen()
        self.window.open_hall(self.hall.services())
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def pad(self):
        return self.window.gate.pad

    def gesture(self) -> None:
        QTest.keyClick(self.window, KEY.Key_Q, GESTURE)

    def type_pin(self, pin: str) -> None:
        for digit in pin:
            QTest.mouseClick(self.pad.keys.keys[digit], Qt.MouseButton.LeftButton)
        QTest.mouseClick(self.pad.leave, Qt.MouseButton.LeftButton)

    def tap_clock(self, times: int) -> None:
        place = QPoint(self.window.width() - 20, 10)
        for _tap in range(times):
            target = self.window.childAt(place) or self.window
            at = target.mapFrom(self.window, place)
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=at)


@pytest.fixture
def kiosk(qtbot: QtBot, pin_hash: str) -> Iterator[Locked]:
    kiosk = Locked(qtbot, pin_hash)
    yield kiosk
    kiosk.window.close_by_manager()


def test_it_stands_without_a_frame_over_everything_and_does_not_close(kiosk):
    flags = kiosk.window.windowFlags()

    kiosk.window.close()

    assert kiosk.window.isVisible()
    assert kiosk.window.isFullScreen()
    assert flags & Qt.WindowType.FramelessWindowHint
    assert flags & Qt.WindowType.WindowStaysOnTopHint


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (KEY.Key_Escape, HELD.NoModifier),
        (KEY.Key_F1, HELD.NoModifier),
        (KEY.Key_F11, HELD.NoModifier),
        (KEY.Key_F4, HELD.AltModifier),
        (KEY.Key_Tab, HELD.AltModifier),
        (KEY.Key_Print, HELD.NoModifier),
        (KEY.Key_Print, HELD.AltModifier),
        (KEY.Key_Meta, HELD.NoModifier),
        (KEY.Key_Menu, HELD.NoModifier),
        (KEY.Key_C, HELD.ControlModifier),
        (KEY.Key_V, HELD.ControlModifier),
        (KEY.Key_W, HELD.ControlModifier),
        (KEY.Key_Delete, HELD.ControlModifier | HELD.AltModifier),
    ],
)
def test_keys_that_lead_out_reach_no_page(kiosk, key, held):
    reached: list[int] = []

    class Ear(QWidget):
        @override
        def keyPressEvent(self, event: QKeyEvent) -> None:
            reached.append(event.key())

    ear = Ear(kiosk.window)

    QTest.keyClick(ear, key, held)
    QTest.keyClick(ear, KEY.Key_A)

    assert reached == [KEY.Key_A]


@pytest.mark.parametrize(
    ("key", "held", "text"),
    [
        (KEY.Key_1, HELD.NoModifier, "1"),
        (KEY.Key_X, HELD.ShiftModifier, "X"),
        (KEY.Key_5, HELD.KeypadModifier, "5"),
        (KEY.Key_Tab, HELD.NoModifier, "\t"),
        (KEY.Key_Return, HELD.NoModifier, "\r"),
        (KEY.Key_Space, HELD.NoModifier, " "),
        (KEY.Key_2, HELD.AltModifier | HELD.KeypadModifier, ""),
    ],
)
def test_what_readers_type_and_what_leads_through_a_page_is_allowed(key, held, text):
    assert is_allowed(QKeyEvent(QEvent.Type.KeyPress, key, held, text))


def test_right_clicks_long_presses_and_drops_lead_nowhere(kiosk):
    page = kiosk.window.page
    data = QMimeData()
    data.setText("https://example.invalid")
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5))
    drag = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        HELD.NoModifier,
    )

    QApplication.sendEvent(page, menu)
    QApplication.sendEvent(page, drag)
    take = kiosk.window.pages.home.take
    QTest.mouseClick(take, Qt.MouseButton.RightButton)

    assert not menu.isAccepted()
    assert not drag.isAccepted()
    assert QApplication.activePopupWidget() is None
    assert kiosk.window.page is page


def test_it_comes_back_when_another_window_takes_the_front(kiosk, qtbot):
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)

    qtbot.waitUntil(kiosk.window.isActiveWindow, timeout=3000)


def test_the_gesture_asks_for_the_pin_and_the_pin_opens(kiosk):
    kiosk.gesture()
    assert kiosk.window.isVisible()
    assert "请工作人员输入本机的密码" in kiosk.pad.text()

    kiosk.type_pin(PIN)

    assert not kiosk.window.isVisible()


def test_a_wrong_pin_opens_nothing_and_soon_makes_one_wait(kiosk):
    kiosk.gesture()
    kiosk.type_pin("000001")
    assert "密码不对，请再输一次" in kiosk.pad.text()

    for _try in range(4):
        kiosk.type_pin("000001")
    assert "秒后再试" in kiosk.pad.text()
    kiosk.type_pin(PIN)

    assert kiosk.window.isVisible()
    kiosk.hall.clock.advance(timedelta(minutes=1))
    kiosk.type_pin(PIN)
    assert not kiosk.window.isVisible()


def test_the_clock_tapped_seven_times_asks_too_for_a_kiosk_without_a_keyboard(kiosk):
    kiosk.tap_clock(GESTURE_TAPS - 1)
    assert not kiosk.pad.isVisible()

    kiosk.tap_clock(1)

    assert kiosk.pad.isVisible()


def test_a_pad_that_nobody_touches_goes_away_with_what_was_typed(kiosk):
    kiosk.gesture()
    QTest.mouseClick(kiosk.pad.keys.keys["2"], Qt.MouseButton.LeftButton)

    for _second in range(GIVES_UP_S):
        kiosk.window.tick()

    assert not kiosk.pad.isVisible()
    kiosk.gesture()
    assert "●" not in kiosk.pad.text()


def test_without_a_pin_taps_alone_never_ask(qtbot):
    kiosk = Locked(qtbot, "")

    kiosk.tap_clock(3 * GESTURE_TAPS)

    assert not kiosk.pad.isVisible()
    kiosk.window.close_by_manager()


def test_slow_taps_and_taps_elsewhere_are_no_gesture():
    now = [0.0]
    taps = TapGesture(lambda: now[0])

    slow = []
    for _tap in range(2 * GESTURE_TAPS):
        now[0] += GESTURE_GAP_S + 0.1
        slow.append(taps.tapped(is_inside=True))
    mixed = [taps.tapped(is_inside=n % 3 != 0) for n in range(3 * GESTURE_TAPS)]

    assert not any(slow)
    assert not any(mixed)


@pytest.mark.parametrize("pin", ["", "12345", "1234567890123", "111111", "12345a", "１２３４５６"])
def test_a_pin_that_is_quickly_guessed_is_refused(pin):
    with pytest.raises(PinUnusableError):
        hash_pin(pin)


def test_the_pin_is_kept_as_a_slow_hash(pin_hash):
    assert pin_hash.startswith("$argon2id$")
    assert PIN not in pin_hash
    assert LeaveLock(FakeHall().clock, pin_hash).answer(PIN).is_right


STATION = """
import json, sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from hallapp.qtkit import theme
from hallapp.qtkit.jobs import InlineJobs
from hallapp.faces.kiosk.main_window import KioskMainWindow
from hallapp.faces.kiosk.options import KioskOptions
from tests.gui.kiosk.fake_hall import FakeHall

app = QApplication(sys.argv[:1])
theme.apply_theme(app)
hall = FakeHall()
options = KioskOptions(False, None, "K1", leave_pin=sys.argv[1], screen=sys.argv[2])
kiosk = KioskMainWindow(hall.clock, InlineJobs(), InlineJobs(), options)
kiosk.show_on_screen()
kiosk.open_hall(hall.services())
kiosk.activateWindow()
other = QWidget()
other.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
other.setGeometry(10, 10, 200, 200)

def intrude():
    other.show()
    other.raise_()
    other.activateWindow()

QTimer.singleShot(1500, intrude)

def tell():
    at = kiosk.geometry()
    print(json.dumps({
        "screen": [kiosk.screen().name(), at.x(), at.width(), at.height()],
        "front": kiosk.isActiveWindow() and kiosk.isVisible(),
        "intruded": other.isVisible(),
        "page": kiosk.page.objectName(),
        "asks": kiosk.gate.pad.isVisible(),
    }), flush=True)

timer = QTimer()
timer.timeout.connect(tell)
timer.start(100)
sys.exit(app.exec())
"""


class Station:
    """A kiosk in a process of its own on a real X server, and what it says of itself."""

    def __init__(self, display: str, pin: str, screen: str = "") -> None:
        environment = os.environ | {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", STATION, pin, screen],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def until(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        begun, last = time.monotonic(), {}
        assert self.process.stdout is not None
        while time.monotonic() - begun < 15:
            line = self.process.stdout.readline()
            assert line, f"the kiosk ended, last {last}"
            last = json.loads(line)
            if holds(last):
                return last
        pytest.fail(f"the kiosk says {last}")

    def stop(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def display() -> Iterator[str]:
    with x_screen() as name:
        yield name


def test_on_a_real_screen_keys_lead_nowhere_and_the_pin_leads_out(display, pin_hash):
    station, hands = Station(display, pin_hash), None
    try:
        station.until(lambda says: says["front"])
        station.until(lambda says: says["intruded"])
        station.until(lambda says: says["front"])
        hands = Hands(display)
        escape, f4, f11, print_screen, super_key = 0xFF1B, 0xFFC1, 0xFFC8, 0xFF61, 0xFFEB
        for key, held in (
            (escape, ()),
            (f4, (ALT,)),
            (f11, ()),
            (print_screen, ()),
            (super_key, ()),
        ):
            hands.press(key, *held)
        says = station.until(lambda says: says["front"])
        assert (says["page"], says["asks"]) == ("home_page", False)

        hands.press("q", CTRL, ALT, SHIFT)
        station.until(lambda says: says["asks"])
        for digit in PIN:
            hands.press(digit)
        hands.press(RETURN)

        assert station.process.wait(10) == 0
    finally:
        if hands is not None:
            hands.close()
        station.stop()


def test_on_two_screens_it_stands_on_its_own_and_goes_back_to_it(display, pin_hash):
    plugs = Plugs(display)
    plugs.plug("HDMI-1", 0, 600, 400, is_first=True)
    plugs.plug("HDMI-2", 600, 766, 768)
    station = Station(display, pin_hash, "HDMI-2")
    try:
        station.until(lambda says: says["screen"] == ["HDMI-2", 600, 766, 768])

        plugs.pull("HDMI-2")
        station.until(lambda says: says["screen"] == ["HDMI-1", 0, 600, 400])
        plugs.plug("HDMI-2", 600, 766, 768)

        station.until(lambda says: says["screen"] == ["HDMI-2", 600, 766, 768])
    finally:
        station.stop()
        plugs.close()
