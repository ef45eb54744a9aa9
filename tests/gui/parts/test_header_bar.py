"""The header: where I am, connected or not, and the time without seconds."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hallapp.faces.parts.header_bar import Figure, HeaderBar
from hallapp.faces.parts.lights import Light, LightDot
from hallapp.kernel.clock import DEFAULT_ZONE, SettableClock, zone_named


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock(datetime(2026, 11, 23, 1, 42, 58, tzinfo=UTC))


@pytest.fixture
def header(qtbot: QtBot, clock: SettableClock) -> HeaderBar:
    header = HeaderBar(clock, zone_named(DEFAULT_ZONE))
    qtbot.addWidget(header)
    header.resize(1366, 48)
    return header


def words_of(widget: QWidget) -> list[str]:
    labels = widget.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(widget)]


def test_the_time_is_the_halls_and_moves_with_its_clock(
    header: HeaderBar, clock: SettableClock
) -> None:
    assert header.time() == "09:42"

    clock.advance(timedelta(seconds=2))
    header.refresh_clock()

    assert header.time() == "09:43"


def test_a_lost_connection_is_said_with_shape_and_words(header: HeaderBar) -> None:
    header.show_connected(connected=False, words="断开，09:40 起")

    dot = header.findChild(LightDot)
    assert dot is not None
    assert dot.light is Light.CUT_OFF
    assert "断开，09:40 起" in words_of(header)


def test_figures_change_without_leaving_old_ones(header: HeaderBar) -> None:
    header.show_figures([Figure("等候", "10", "人"), Figure("最长", "18", "分")])
    header.show_figures([Figure("等候", "9", "人")])

    words = words_of(header)
    assert "9" in words
    assert "10" not in words
    assert "最长" not in words


def test_help_is_asked_by_f1_and_settings_by_the_cog(qtbot: QtBot, header: HeaderBar) -> None:
    with qtbot.waitExposed(header):
        header.show()
    header.activateWindow()
    qtbot.waitUntil(header.isActiveWindow)

    with qtbot.waitSignal(header.help_asked):
        qtbot.keyClick(header, Qt.Key.Key_F1)


def test_all_buttons_of_the_header_have_names(header: HeaderBar) -> None:
    from hallapp.qtkit.icons import IconButton

    names = {button.accessibleName() for button in header.findChildren(IconButton)}

    assert names == {"设置", "帮助 F1"}
