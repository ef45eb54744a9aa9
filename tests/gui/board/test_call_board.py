"""The board shows and speaks calls: each once, none that is over, nothing jumps."""

import subprocess
import sys
from datetime import time, timedelta
from pathlib import Path

import pytest
from pictures import ALIKE, apart
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hallapp.devices import Announcement, AnnouncementRow, Outcome, SoundState
from hallapp.faces.board.flasher import PHASE_MS, Flasher
from hallapp.faces.board.main_window import BoardMainWindow
from hallapp.faces.board.services import BoardOptions
from hallapp.faces.board.spoken_calls import SpokenCalls
from hallapp.kernel.changes import Change
from hallapp.qtkit.jobs import InlineJobs
from hallapp.qtkit.shots import picture_of
from hallapp.queueing.loudness import SoundHabits, VolumeSchedule
from hallapp.queueing.terms import PlaybackOutcome, TicketState
from tests.gui.board.hall_seen_by_board import MORNING, BoardHall, StoreAwayError, named

WIDE, HIGH = 1280, 720


def opened(qtbot: QtBot, hall: BoardHall, options: BoardOptions | None = None) -> BoardMainWindow:
    board = BoardMainWindow(
        hall.clock, InlineJobs(), InlineJobs(), options or BoardOptions(is_windowed=True)
    )
    qtbot.addWidget(board)
    board.resize(WIDE, HIGH)
    board.show()
    board.open_hall(hall.services)
    return board


def looks(board: BoardMainWindow) -> QImage:
    return picture_of(board.page)


def test_the_board_stands_before_the_hall_is_open(qtbot: QtBot) -> None:
    board = BoardMainWindow(BoardHall().clock, InlineJobs(), InlineJobs(), BoardOptions())
    qtbot.addWidget(board)

    assert board.windowTitle() == "叫号屏"
    assert board.page.board is None


def test_a_board_starts_without_loading_the_database_or_sound() -> None:
    code = (
        "import sys, hallapp.faces.board.main_window\n"
        "heavy = {'sqlalchemy', 'reportlab', 'PIL', 'miniaudio', 'hallapp.devices'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"


def test_calls_from_before_the_board_opened_are_shown_and_not_spoken(qtbot: QtBot) -> None:
    hall = BoardHall().on_a_busy_morning()

    board = opened(qtbot, hall)

    assert board.page.board is not None
    assert board.page.board.calls[0].label == "A023"
    assert hall.announcer.said == []
    assert not board.page.flasher.is_running


def test_a_new_call_is_spoken_once_and_flashes(qtbot: QtBot) -> None:
    hall = BoardHall().on_a_busy_morning()
    board = opened(qtbot, hall)

    hall.queue.call("A024", 3)
    board.refresh(Change.TICKETS)
    board.refresh(Change.TICKETS)

    assert hall.announcer.said == ["A024 3"]
    assert board.page.flasher.is_running


def test_two_calls_of_one_reading_are_spoken_in_their_order(qtbot: QtBot) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)

    hall.queue.call("A001", 1)
    hall.queue.call("B001", 2)
    board.refresh(Change.TICKETS)

    assert hall.announcer.said == ["A001 1", "B001 2"]


def test_a_recall_is_a_repeat_that_waits_for_its_turn(qtbot: QtBot) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)
    hall.queue.call("A001", 1)
    board.refresh(Change.TICKETS)

    hall.queue.call("A001", 1)
    board.refresh(Change.TICKETS)

    assert hall.announcer.said == ["A001 1"]
    assert hall.announcer.repeated == ["A001 1"]


@pytest.mark.parametrize("state", [TicketState.SERVING, TicketState.MISSED, TicketState.FINISHED])
def test_a_call_that_no_longer_holds_is_withdrawn(qtbot: QtBot, state: TicketState) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)
    hall.queue.call("A001", 1)
    board.refresh(Change.TICKETS)

    hall.queue.settle("A001", state)
    board.refresh(Change.TICKETS)
    board.refresh(Change.TICKETS)

    assert hall.announcer.taken_back == [named("A001")]


def test_a_call_that_was_over_before_the_board_heard_of_it_is_not_spoken(qtbot: QtBot) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)

    hall.queue.call("A001", 1)
    hall.queue.settle("A001", TicketState.MISSED)
    board.refresh(Change.TICKETS)

    assert hall.announcer.said == []


def test_a_board_that_cannot_be_heard_says_so(qtbot: QtBot) -> None:
    hall = BoardHall()
    hall.announcer.sound = SoundState.OFF
    board = opened(qtbot, hall)
    before = looks(board)

    hall.announcer.sound = SoundState.ON
    board.refresh(Change.TICKETS)

    assert apart(looks(board), before) > 0.001


def test_a_call_flashes_exactly_twice_and_below_three_times_a_second(qtbot: QtBot) -> None:
    flasher = Flasher(phase_ms=2)
    phases: list[bool] = []
    flasher.changed.connect(phases.append)

    flasher.flash()
    qtbot.waitUntil(lambda: not flasher.is_running)

    assert phases == [True, False, True, False]
    assert 1000 / (2 * PHASE_MS) < 3


def test_a_second_call_while_flashing_begins_anew_without_a_shorter_flash(qtbot: QtBot) -> None:
    flasher = Flasher(phase_ms=2)
    phases: list[bool] = []
    flasher.changed.connect(phases.append)

    flasher.flash()
    flasher.flash()
    qtbot.waitUntil(lambda: not flasher.is_running)

    assert phases == [True, False, True, False]


def test_a_refresh_without_news_changes_nothing_to_be_seen(qtbot: QtBot) -> None:
    hall = BoardHall().on_a_busy_morning()
    board = opened(qtbot, hall)
    before = looks(board)

    board.refresh(Change.TICKETS)

    assert apart(looks(board), before) < 0.001


def test_only_the_last_line_changes_when_data_are_old(qtbot: QtBot) -> None:
    hall = BoardHall().on_a_busy_morning()
    board = opened(qtbot, hall)
    before = looks(board)

    board.set_connected(False, hall.clock.now())  # noqa: FBT003

    after = looks(board)
    foot = int(board.page.measures().notice_y)
    upper = board.page.rect().adjusted(0, 0, 0, foot - HIGH)
    assert board.page.stale == "数据更新于 09:42"
    assert apart(after.copy(upper), before.copy(upper)) < 0.001
    assert apart(after, before) > 0.004


def test_a_reading_older_than_fifteen_seconds_is_marked_with_its_time(qtbot: QtBot) -> None:
    hall = BoardHall().on_a_busy_morning()
    board = opened(qtbot, hall)
    hall.queue.is_away = True

    hall.clock.advance(timedelta(seconds=16))
    board.refresh(Change.TICKETS)

    assert board.page.stale == "数据更新于 09:42"


def test_fresh_data_take_the_mark_away(qtbot: QtBot) -> None:
    hall = BoardHall().on_a_busy_morning()
    board = opened(qtbot, hall)
    board.set_connected(False, hall.clock.now())  # noqa: FBT003

    board.set_connected(True, None)  # noqa: FBT003

    assert board.page.stale == ""


def test_a_clock_set_back_marks_nothing_as_old(qtbot: QtBot) -> None:
    hall = BoardHall().on_a_busy_morning()
    board = opened(qtbot, hall)

    hall.clock.advance(timedelta(hours=-1))
    board.refresh(Change.GUIDES)

    assert board.page.stale == ""


def test_a_board_of_one_zone_asks_for_that_zone(qtbot: QtBot) -> None:
    hall = BoardHall()

    board = opened(qtbot, hall, BoardOptions(zone_letter="A"))

    assert hall.queue.asked == ["A"]
    assert board.page.place == "A区\u20031—12号窗口"


def test_many_windows_on_one_board_ask_for_a_board_a_zone(qtbot: QtBot) -> None:
    board = opened(qtbot, BoardHall(windows=13))

    assert "请每区设一块屏" in board.page.place


def test_the_windows_are_asked_for_once_until_they_change(qtbot: QtBot) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)

    board.refresh(Change.TICKETS)
    board.refresh(Change.WINDOWS)

    assert hall.places.asked == 2


def test_a_hall_that_cannot_be_opened_says_so_and_offers_to_try_again(qtbot: QtBot) -> None:
    board = BoardMainWindow(BoardHall().clock, InlineJobs(), InlineJobs(), BoardOptions())
    qtbot.addWidget(board)
    board.show()

    board.fail_to_open(StoreAwayError())

    retry = next(b for b in board.findChildren(QPushButton) if b.text() == "重试")
    with qtbot.waitSignal(board.retry_asked):
        qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("size", [(1920, 1080), (960, 540), (1080, 1920), (1024, 768)])
def test_no_call_is_painted_outside_the_glass(
    qtbot: QtBot, size: tuple[int, int], tmp_path: Path
) -> None:
    hall = BoardHall(windows=100).on_a_busy_morning()
    hall.queue.call("WW888", 100)
    board = opened(qtbot, hall)
    board.resize(*size)

    image = looks(board)

    image.save(str(tmp_path / "board.png"))
    ground = image.pixel(1, 1)
    foot = int(board.page.measures().notice_y)
    edges = {image.pixel(x, y) for x in (2, size[0] - 3) for y in range(foot)}
    assert edges == {ground}


def test_of_eight_calls_within_a_second_five_are_shown_and_eight_spoken(qtbot: QtBot) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)

    for number in range(1, 9):
        hall.queue.call(f"A00{number}", number)
    board.refresh(Change.TICKETS)

    assert board.page.board is not None
    assert len(board.page.board.calls) == 5
    assert hall.announcer.said == [f"A00{number} {number}" for number in range(1, 9)]


def test_after_a_minute_without_the_store_old_calls_are_shown_and_begin_too_old(
    qtbot: QtBot,
) -> None:
    hall = BoardHall().on_a_busy_morning()
    board = opened(qtbot, hall)
    board.set_connected(False, hall.clock.now())  # noqa: FBT003
    hall.clock.advance(timedelta(seconds=60))
    hall.queue.call("A024", 3)

    board.set_connected(True, None)  # noqa: FBT003

    assert board.page.board is not None
    assert board.page.board.calls[0].label == "A024"
    assert board.page.stale == ""
    # The announcer says nothing that waited longer than fifteen seconds.
    assert [hall.clock.now() - at for at in hall.announcer.asked_at] == [timedelta(seconds=60)]


def test_a_call_during_a_short_gap_is_spoken_as_old_as_it_may_be(qtbot: QtBot) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)
    hall.queue.is_away = True
    hall.clock.advance(timedelta(seconds=5))
    board.refresh(Change.TICKETS)
    hall.queue.is_away = False
    hall.queue.call("A001", 1)

    board.refresh(Change.TICKETS)

    assert [hall.clock.now() - at for at in hall.announcer.asked_at] == [timedelta(seconds=5)]


def test_a_station_that_slept_does_not_speak_what_was_called_meanwhile(qtbot: QtBot) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)
    hall.clock.advance(timedelta(hours=3))
    hall.queue.call("A001", 1)

    board.refresh(Change.TICKETS)

    assert [hall.clock.now() - at for at in hall.announcer.asked_at] == [timedelta(hours=3)]


def test_a_call_right_after_a_reading_is_as_young_as_the_reading(qtbot: QtBot) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)
    hall.clock.advance(timedelta(seconds=5))
    hall.queue.call("A001", 1)

    board.refresh(Change.TICKETS)

    assert hall.announcer.asked_at == [hall.clock.now()]


def test_a_ticket_called_to_another_window_is_said_anew_and_the_wrong_window_withdrawn(
    qtbot: QtBot,
) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)
    hall.queue.call("A001", 1)
    board.refresh(Change.TICKETS)

    hall.queue.call("A001", 7)
    board.refresh(Change.TICKETS)

    assert hall.announcer.said == ["A001 1", "A001 7"]
    assert hall.announcer.taken_back == [named("A001")]


def test_a_recall_of_a_call_that_the_board_never_heard_is_said_as_a_first_call(
    qtbot: QtBot,
) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)
    hall.queue.call("A001", 1)
    hall.queue.call("A001", 1)

    board.refresh(Change.TICKETS)

    assert hall.announcer.said == ["A001 1"]


def test_the_voice_follows_what_the_hall_has_set(qtbot: QtBot) -> None:
    hall = BoardHall()
    hall.queue.sound_habits = SoundHabits(
        VolumeSchedule(((time(8), 40), (time(12), 0))), is_silent=False, times=2
    )

    opened(qtbot, hall)

    rules = hall.announcer.rules
    assert rules.times == 2
    assert rules.percent_at(MORNING) == 40
    assert rules.percent_at(MORNING.replace(hour=4)) == 0
    assert rules.percent_at(MORNING.replace(hour=23)) == 0, "07:00 in the hall"


def test_a_setting_changed_during_the_day_is_followed_at_once(qtbot: QtBot) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)
    hall.queue.sound_habits = SoundHabits(is_silent=True)

    board.refresh(Change.SETTINGS)

    assert hall.announcer.rules.is_silent
    assert board.page.silent == "静音叫号，请看屏幕"


def test_a_board_without_sound_looks_after_it_and_says_so(qtbot: QtBot) -> None:
    hall = BoardHall()
    hall.announcer.sound = SoundState.OFF

    board = opened(qtbot, hall)

    assert board.page.silent == "没有声音，请看屏幕"
    assert hall.announcer.tended > 0


def test_what_was_spoken_is_kept_in_batches(qtbot: QtBot) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)
    hall.announcer.settled += [over("A001", Outcome.PLAYED), over("A002", Outcome.UNHEARD)]

    board.keep_log()
    board.keep_log()

    assert [row.outcome for row in hall.queue.kept] == [
        PlaybackOutcome.SPOKEN,
        PlaybackOutcome.FAILED,
    ]
    assert hall.queue.kept[0].ticket_id == named("A001")
    assert hall.queue.kept[1].started_at is None
    assert len(hall.queue.requests) == 1


def test_a_log_that_the_store_did_not_take_is_sent_again_with_the_same_request(
    qtbot: QtBot,
) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)
    hall.queue.is_away = True
    hall.announcer.settled.append(over("A001", Outcome.PLAYED))
    board.keep_log()
    hall.queue.is_away = False
    hall.announcer.settled.append(over("A002", Outcome.PLAYED))

    board.keep_log()
    board.keep_log()

    first, again, second = hall.queue.requests
    assert first == again != second
    assert [row.ticket_id for row in hall.queue.kept] == [named("A001"), named("A002")]


def over(label: str, outcome: Outcome) -> AnnouncementRow:
    spoken = Announcement(label, "3", named(label), MORNING, f"{label}/1", "A")
    ended_at = MORNING + timedelta(seconds=4)
    return AnnouncementRow(
        spoken, is_repeat=False, outcome=outcome, settled_at=MORNING, ended_at=ended_at
    )


@pytest.mark.parametrize("shown", ["", "张*"])
def test_a_masked_name_stands_beside_the_newest_number_only_where_the_hall_wants_it(
    qtbot: QtBot, shown: str
) -> None:
    hall = BoardHall().on_a_busy_morning()
    hall.queue.names = {named("A023"): "张三", named("V001"): "李四"}
    plain = looks(opened(qtbot, hall))
    hall.queue.sound_habits = SoundHabits(shows_names=bool(shown))

    board = opened(qtbot, hall)

    assert board.page.newest_name == shown
    # A name makes the whole newest line smaller: 0.09. Two paintings of one line: next to nothing.
    assert (apart(looks(board), plain) > 2 * ALIKE) is bool(shown)
    assert (apart(looks(board), plain) < ALIKE) is not bool(shown)


def test_who_missed_the_call_and_came_back_is_called_anew(qtbot: QtBot) -> None:
    hall = BoardHall()
    board = opened(qtbot, hall)
    hall.queue.call("A001", 1)
    board.refresh(Change.TICKETS)
    hall.queue.settle("A001", TicketState.MISSED)
    board.refresh(Change.TICKETS)

    hall.queue.call("A001", 1)
    board.refresh(Change.TICKETS)

    assert hall.announcer.said == ["A001 1", "A001 1"]
    assert hall.announcer.repeated == []


def test_what_a_board_remembers_of_calls_does_not_grow_with_the_day() -> None:
    hall = BoardHall()
    spoken = SpokenCalls(hall.announcer, hall.clock)
    spoken.hear((), frozenset())

    for number in range(3000):
        hall.clock.advance(timedelta(seconds=10))
        hall.queue.calls.clear()
        call = hall.queue.call(f"{'ABCD'[number // 1000]}{number % 1000:03d}", 3)
        spoken.hear((call,), frozenset())
        spoken.hear((call,), {call.ticket_id})

    assert len(spoken._known) == len(spoken._known.keys() | spoken._over) == 2000
    assert len(spoken._watched) < 5
