"""Nobody there, no store, no way out: the kiosk looks after itself."""

import subprocess
import sys
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hallapp.devices.errors import PrinterUnreachableError
from hallapp.faces.kiosk.buttons import KioskButton
from hallapp.faces.kiosk.main_window import KioskMainWindow
from hallapp.faces.kiosk.options import KioskOptions
from hallapp.kernel import texts
from hallapp.qtkit import theme
from hallapp.qtkit.focus_ring import FocusRing
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.kiosk.fake_hall import FakeHall, HeldJobs
from tests.gui.kiosk.kiosk_at_hand import DRAWN, Kiosk


@pytest.fixture
def kiosk(qtbot: QtBot) -> Kiosk:
    return Kiosk(qtbot)


def take(kiosk: Kiosk) -> None:
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.tap("confirm_take")


def test_a_number_that_nobody_takes_away_is_wiped_from_the_glass(kiosk):
    take(kiosk)

    kiosk.wait(45)
    assert "20 秒后回到首页" in kiosk.said()
    kiosk.wait(20)

    assert kiosk.page == "home_page"
    assert kiosk.window.pages.number.number.text() == ""
    assert "A029" not in kiosk.said()


def test_a_tap_on_still_here_keeps_the_number(kiosk):
    take(kiosk)
    kiosk.wait(50)

    kiosk.tap("still_here")
    kiosk.wait(30)

    assert kiosk.page == "number_page"


def test_the_help_page_keeps_a_number_behind_it_no_longer_than_the_number_page(kiosk):
    take(kiosk)
    kiosk.tap("need_help")

    kiosk.wait(65)

    assert kiosk.page == "home_page"


def test_a_tap_beside_the_notice_presses_nothing_below_it(kiosk):
    take(kiosk)
    kiosk.wait(50)
    done = kiosk.window.pages.number.done

    kiosk.tap_at(done.mapTo(kiosk.window, done.rect().center()))

    assert kiosk.page == "number_page"
    assert not any(b.objectName() == "still_here" for b in kiosk.buttons())


def test_a_key_during_the_notice_presses_nothing_below_it(kiosk):
    take(kiosk)
    kiosk.window.pages.number.done.setFocus()
    kiosk.wait(50)

    QTest.keyClick(kiosk.window.pages.number.done, Qt.Key.Key_Return)

    assert kiosk.page == "number_page"


def test_a_list_stays_three_minutes_and_english_and_contrast_go_with_it(kiosk):
    kiosk.tap("switch_language")
    kiosk.tap("switch_contrast")
    kiosk.tap("find_guide")
    assert (texts.language(), theme.theme()) == (texts.ENGLISH, theme.CONTRAST)

    kiosk.wait(199)
    assert kiosk.page == "find_page"
    kiosk.wait(1)

    assert kiosk.page == "home_page"
    assert (texts.language(), theme.theme()) == (texts.CHINESE, theme.LIGHT)


def test_a_first_page_left_in_english_turns_back_too(kiosk):
    kiosk.tap("switch_language")

    kiosk.wait(200)

    assert texts.language() == texts.CHINESE
    assert "您好，要办什么？" in kiosk.said()


def test_nothing_is_wiped_while_a_number_is_being_given(qtbot):
    hall, held = FakeHall(), HeldJobs()
    window = KioskMainWindow(
        hall.clock,
        held,
        InlineJobs(),
        KioskOptions(is_windowed=True, px_per_mm=DRAWN, station_name="K1"),
    )
    qtbot.addWidget(window)
    window.show()
    window.open_hall(hall.services())
    held.answer()
    window.pages.home.take.click()
    held.answer()
    window.pages.services.board.tiles[0].click()
    window.pages.confirm.take.click()

    window.pages.confirm.take.click()
    hall.clock.advance(timedelta(minutes=10))
    window.tick()

    assert window.page is window.pages.confirm
    held.answer()
    assert window.page is window.pages.number
    assert len(hall.queue.given) == 1


def test_without_the_store_the_kiosk_says_where_to_go_and_comes_back_alone(kiosk):
    kiosk.hall.queue.refusal = PrinterUnreachableError()
    kiosk.tap("take_number")
    assert kiosk.page == "closed_page"
    assert "暂停取号，请到服务台" in kiosk.said()
    kiosk.wait(10)
    assert kiosk.page == "closed_page"

    kiosk.hall.queue.refusal = None
    kiosk.wait(5)

    assert kiosk.page == "home_page"


def test_a_number_asked_for_as_the_store_failed_is_asked_again_not_twice(kiosk):
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.hall.queue.refusal = PrinterUnreachableError()
    kiosk.hall.queue.commits_before_failing = True
    kiosk.tap("confirm_take")
    assert kiosk.page == "closed_page"
    kiosk.hall.queue.refusal = None

    kiosk.tap("closed_page_step")
    assert kiosk.page == "confirm_page"
    kiosk.tap("confirm_take")

    assert kiosk.page == "number_page"
    assert len(kiosk.hall.queue.given) == 1


def test_a_guide_can_be_read_on_while_the_store_is_away(kiosk):
    kiosk.tap("find_guide")
    kiosk.tap("tile_1")
    kiosk.hall.queue.refusal = PrinterUnreachableError()

    kiosk.window.set_connected(False)

    assert kiosk.page == "guide_page"
    kiosk.tap("go_home")
    assert kiosk.page == "closed_page"


def test_a_locked_kiosk_closes_only_by_the_managers_gesture(qtbot):
    kiosk = Kiosk(qtbot, is_windowed=False)
    kiosk.window.activateWindow()
    qtbot.waitUntil(kiosk.window.isActiveWindow)
    kiosk.window.close()
    assert kiosk.window.isVisible()

    keys = Qt.KeyboardModifier
    QTest.keyClick(
        kiosk.window,
        Qt.Key.Key_Q,
        keys.ControlModifier | keys.AltModifier | keys.ShiftModifier,
    )

    assert not kiosk.window.isVisible()


def test_the_whole_way_can_be_gone_by_keyboard_with_a_ring_round_the_control(kiosk, qapp):
    ring = FocusRing(qapp)
    kiosk.window.activateWindow()

    def press(name: str) -> None:
        for _step in range(60):
            focused = QApplication.focusWidget()
            if focused is not None and focused.objectName() == name and focused.isVisible():
                break
            QTest.keyClick(focused or kiosk.window, Qt.Key.Key_Tab)
        else:
            pytest.fail(f"Tab never comes by {name}")
        assert ring.ring_rectangle() is not None
        QTest.keyClick(kiosk.button(name), Qt.Key.Key_Return)

    press("take_number")
    press("tile_0")
    press("confirm_take")
    kiosk.paper.answer()
    press("number_done")

    assert kiosk.page == "home_page"
    assert len(kiosk.hall.queue.given) == 1
    ring.stop()


def test_a_finger_leaves_no_ring_behind(kiosk, qapp):
    ring = FocusRing(qapp)

    kiosk.tap("find_guide")
    kiosk.tap("tile_1")

    assert ring.ring_rectangle() is None
    ring.stop()


def test_there_is_nothing_to_scroll_to_type_in_or_to_open_a_menu_on(kiosk):
    assert kiosk.window.findChildren(QAbstractScrollArea) == []
    assert kiosk.window.findChildren(QLineEdit) == []
    assert kiosk.window.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu


def test_a_hall_that_does_not_open_says_why_and_can_be_tried_again(qtbot):
    window = KioskMainWindow(
        FakeHall().clock,
        InlineJobs(),
        InlineJobs(),
        KioskOptions(is_windowed=True, px_per_mm=DRAWN, station_name="K1"),
    )
    qtbot.addWidget(window)
    window.show()
    window.fail_to_open(PrinterUnreachableError(printer="x"))

    with qtbot.waitSignal(window.retry_asked):
        step = window.findChildren(KioskButton, "opening_page_step")[0]
        QTest.mouseClick(step, Qt.MouseButton.LeftButton)


def test_the_shell_loads_neither_the_database_nor_what_papers_and_voices_need():
    heavy = ("sqlalchemy", "reportlab", "PIL", "miniaudio", "pypinyin", "escpos", "qrcode")
    code = (
        "import sys, hallapp.faces.kiosk.main_window\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout.strip() == "[]"
