"""The ring shows where the keyboard is."""

from collections.abc import Generator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hallapp.qtkit.focus_ring import NO_RING, RING_HOST, FocusRing


@pytest.fixture
def ring(qapp: QApplication) -> Generator[FocusRing]:
    ring = FocusRing(qapp)
    yield ring
    ring.stop()
    ring.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).setContentsMargins(20, 20, 20, 20)
    window.resize(400, 300)
    return window


def shown(qtbot: QtBot, window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def around(widget: QWidget) -> QRect:
    place = QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())
    return place.adjusted(-5, -5, 5, 5)


def test_the_ring_lies_two_pixels_outside_and_follows_tab(
    qtbot: QtBot, ring: FocusRing, window: QWidget
) -> None:
    first, second = QPushButton("重呼"), QPushButton("过号")
    shown(qtbot, window, first, second)
    first.setFocus()

    assert ring.ring_rectangle() == around(first)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert ring.ring_rectangle() == around(second)


def test_the_ring_moves_with_its_control(qtbot: QtBot, ring: FocusRing, window: QWidget) -> None:
    button = QPushButton("办结")
    card = QFrame()
    QVBoxLayout(card).addWidget(button)
    shown(qtbot, window, card)
    button.setFocus()

    window.resize(600, 500)
    QApplication.processEvents()

    assert ring.ring_rectangle() == around(button)


def test_a_frame_wears_the_ring_of_the_field_inside_it(
    qtbot: QtBot, ring: FocusRing, window: QWidget
) -> None:
    frame, line = QFrame(), QLineEdit()
    frame.setProperty(RING_HOST, "yes")
    QVBoxLayout(frame).addWidget(line)
    shown(qtbot, window, frame)

    line.setFocus()

    assert ring.ring_rectangle() == around(frame)


def test_tables_and_those_who_show_it_themselves_have_no_ring(
    qtbot: QtBot, ring: FocusRing, window: QWidget
) -> None:
    table, own = QTableWidget(2, 2), QPushButton("瓷砖")
    own.setProperty(NO_RING, "yes")
    shown(qtbot, window, table, own)

    table.setFocus()
    assert ring.ring_rectangle() is None
    own.setFocus()
    assert ring.ring_rectangle() is None


def test_in_a_scrolled_page_the_ring_scrolls_along_and_is_clipped(
    qtbot: QtBot, ring: FocusRing, window: QWidget
) -> None:
    page, area = QWidget(), QScrollArea()
    column = QVBoxLayout(page)
    buttons = [QPushButton(str(number)) for number in range(40)]
    for button in buttons:
        column.addWidget(button)
    area.setWidget(page)
    shown(qtbot, window, area)
    buttons[0].setFocus()
    before = ring.ring_rectangle()

    area.verticalScrollBar().setValue(50)

    after = ring.ring_rectangle()
    assert before is not None
    assert after is not None
    assert after.top() == before.top() - 50


def test_a_control_that_goes_takes_its_ring_along(
    qtbot: QtBot, ring: FocusRing, window: QWidget
) -> None:
    button = QPushButton("挂起")
    shown(qtbot, window, button)
    button.setFocus()

    button.hide()
    button.deleteLater()
    qtbot.wait(0)

    assert ring.ring_rectangle() is None


def test_a_window_that_nobody_holds_any_more_goes_in_peace(qtbot: QtBot, ring: FocusRing) -> None:
    going = QWidget()
    QVBoxLayout(going)
    button = QPushButton("不等了")
    shown(qtbot, going, button)
    button.setFocus()
    gone: list[str] = []
    going.destroyed.connect(lambda: gone.append("window"))

    going.close()
    del going, button
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    assert gone == ["window"]
