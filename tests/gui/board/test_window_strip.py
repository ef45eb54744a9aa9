"""The strip over a window: one number, what the window does, the last call always."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from hallapp.faces.board import strip_window
from hallapp.faces.board.services import BoardOptions
from hallapp.faces.board.strip_page import StripWords
from hallapp.faces.board.strip_window import StripMainWindow
from hallapp.kernel.changes import Change
from hallapp.qtkit.jobs import InlineJobs
from hallapp.qtkit.shots import picture_of
from hallapp.queueing.board_rows import StripRow, StripState
from tests.gui.board.hall_seen_by_board import MORNING, BoardHall, StoreAwayError


class StripHall(BoardHall):
    """A hall seen from the strip of window 3."""

    def shows(self, state: StripState, label: str = "", key: str = "", **more: object) -> None:
        row = StripRow(3, state, self.clock.now(), label, key, **more)  # pyright: ignore[reportArgumentType]
        self.queue.strips[3] = row


def opened(qtbot: QtBot, hall: BoardHall, number: int = 3) -> StripMainWindow:
    options = BoardOptions(is_windowed=True, strip_window=number)
    strip = StripMainWindow(hall.clock, InlineJobs(), options)
    qtbot.addWidget(strip)
    strip.show_face()
    strip.open_hall(hall.services)
    return strip


def test_the_strip_says_what_the_window_does(qtbot: QtBot) -> None:
    hall = StripHall()
    hall.shows(StripState.WELCOME)
    strip = opened(qtbot, hall)
    said = [strip.page.words]

    for state, label, key in (
        (StripState.CALLED, "A023", "a/1"),
        (StripState.SERVING, "A023", ""),
        (StripState.CLOSED, "", ""),
    ):
        hall.shows(state, label, key)
        strip.refresh(Change.TICKETS)
        said.append(strip.page.words)

    assert said == [
        StripWords("欢迎您"),
        StripWords("A023", "请"),
        StripWords("A023", "办理中"),
        StripWords("未开放"),
    ]


def test_call_no_show_and_next_call_within_three_seconds_show_the_last(qtbot: QtBot) -> None:
    hall = StripHall()
    hall.shows(StripState.WELCOME)
    strip = opened(qtbot, hall)

    for step in (
        (StripState.CALLED, "A023", "a/1"),
        (StripState.WELCOME, "", ""),
        (StripState.CALLED, "A024", "b/1"),
    ):
        hall.clock.advance(timedelta(seconds=1))
        hall.shows(*step)
        strip.refresh(Change.TICKETS)

    assert strip.page.words == StripWords("A024", "请")
    assert strip.page.flasher.is_running


def test_a_paused_window_says_why_and_for_how_long(qtbot: QtBot) -> None:
    hall = StripHall()
    back_at = MORNING + timedelta(minutes=15)
    hall.shows(StripState.PAUSED, reason="设备维护", back_at=back_at)
    strip = opened(qtbot, hall)
    first = strip.page.words.below

    hall.clock.advance(timedelta(minutes=15))
    hall.shows(StripState.PAUSED, reason="设备维护", back_at=back_at)
    strip.refresh(Change.WINDOWS)

    assert strip.page.words.main == "暂停服务"
    assert (first, strip.page.words.below) == (
        "设备维护\u2003约15分钟后恢复",
        "设备维护\u2003即将恢复",
    )


def test_a_recall_flashes_and_a_reading_without_news_does_not(qtbot: QtBot) -> None:
    hall = StripHall()
    hall.shows(StripState.CALLED, "A023", "a/1")
    strip = opened(qtbot, hall)
    strip.refresh(Change.TICKETS)
    assert not strip.page.flasher.is_running

    hall.shows(StripState.CALLED, "A023", "a/2")
    strip.refresh(Change.TICKETS)

    assert strip.page.flasher.is_running


def test_who_began_to_be_served_is_not_flashed_at_any_longer(qtbot: QtBot) -> None:
    hall = StripHall()
    hall.shows(StripState.WELCOME)
    strip = opened(qtbot, hall)
    hall.shows(StripState.CALLED, "A023", "a/1")
    strip.refresh(Change.TICKETS)

    hall.shows(StripState.SERVING, "A023")
    strip.refresh(Change.TICKETS)

    assert not strip.page.flasher.is_running


def test_a_strip_that_is_cut_off_says_of_when_its_data_are(qtbot: QtBot) -> None:
    hall = StripHall()
    hall.shows(StripState.SERVING, "A023")
    strip = opened(qtbot, hall)

    strip.set_connected(False)

    assert strip.page.stale == "数据更新于 09:42"


def test_a_strip_of_no_window_says_so(qtbot: QtBot) -> None:
    strip = opened(qtbot, BoardHall(), number=77)

    assert strip.page.words.main == "没有77号窗口"


def test_a_strip_that_could_not_open_says_so_and_tries_again_by_itself(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert strip_window.ASK_EVERY_MS <= 10_000
    monkeypatch.setattr(strip_window, "ASK_EVERY_MS", 20)
    strip = StripMainWindow(BoardHall().clock, InlineJobs(), BoardOptions(strip_window=3))
    qtbot.addWidget(strip)

    with qtbot.waitSignal(strip.retry_asked):
        strip.fail_to_open(StoreAwayError())

    assert strip.page.words.main == "暂停服务"


@pytest.mark.parametrize("size", [(1920, 360), (768, 128), (1080, 1920), (800, 600)])
def test_nothing_of_a_strip_is_painted_outside_its_glass(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    hall = StripHall()
    hall.shows(StripState.PAUSED, reason="系统升级，请到其他窗口办理", back_at=MORNING)
    strip = opened(qtbot, hall)
    strip.resize(*size)

    image = picture_of(strip.page)

    ground = image.pixel(1, 1)
    edges = {image.pixel(x, y) for x in (1, size[0] - 2) for y in range(size[1])}
    assert edges == {ground}
