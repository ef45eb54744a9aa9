"""A hall records its own announcer at the board: by microphone or from a folder."""

import math
import wave
from array import array
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hallapp.devices.clip_book import ClipBook
from hallapp.devices.clips import RATE_HZ, bytes_of, read_clip
from hallapp.faces.board.main_window import BoardMainWindow
from hallapp.faces.board.services import BoardOptions
from hallapp.faces.board.voice_presenter import VoiceTools
from hallapp.faces.board.voice_window import VoiceMainWindow
from hallapp.qtkit.door import AnsweringDoor
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.board.hall_seen_by_board import BoardHall


def tone(length_s: float, peak: int = 8000) -> bytes:
    values = (round(peak * math.sin(n / 16)) for n in range(int(length_s * RATE_HZ)))
    return bytes_of(array("h", values))


class Booth:
    """A loudspeaker and a microphone that say and hear what a test wants."""

    def __init__(self, folder: Path) -> None:
        self.book = ClipBook(folder / "sounds")
        self.hears = tone(0.2)
        self.is_plugged = True
        self.played: list[str] = []

    def play(self, samples: bytes, title: str) -> None:
        assert samples
        self.played.append(title)

    def close(self) -> None:
        pass

    def is_there(self) -> bool:
        return self.is_plugged

    def record(self, length_s: float) -> bytes:
        return self.hears


@pytest.fixture
def booth(tmp_path: Path) -> Booth:
    return Booth(tmp_path)


def opened(qtbot: QtBot, booth: Booth, *answers: object) -> VoiceMainWindow:
    window = VoiceMainWindow(
        InlineJobs(), VoiceTools(booth.book, booth, booth), AnsweringDoor(*answers)
    )
    qtbot.addWidget(window)
    window.show()
    return window


def test_every_word_is_listed_and_the_first_is_chosen(qtbot: QtBot, booth: Booth) -> None:
    window = opened(qtbot, booth)

    assert window.model.rowCount() == 48
    assert window.word.text() == "请"
    assert window.record.isEnabled()
    assert not window.restore.isEnabled()


def test_a_recorded_word_is_kept_played_and_said_to_be_used(qtbot: QtBot, booth: Booth) -> None:
    window = opened(qtbot, booth)

    window.record.click()

    assert booth.played == ["please"]
    assert (booth.book.folder / "please.wav").exists()
    assert "从下一次叫号起使用" in window.strip.text()
    assert window.restore.isEnabled()


def test_a_word_said_too_loud_is_refused_with_what_to_do(qtbot: QtBot, booth: Booth) -> None:
    booth.hears = bytes_of(array("h", [32_767, -32_768] * 2000))
    window = opened(qtbot, booth)

    window.record.click()

    assert "离话筒远一些" in window.strip.text()
    assert not (booth.book.folder / "please.wav").exists()
    assert window.play.isEnabled()


def test_without_a_microphone_a_folder_is_offered(qtbot: QtBot, booth: Booth) -> None:
    booth.is_plugged = False

    window = opened(qtbot, booth)

    assert not window.record.isEnabled()
    assert window.take.isEnabled()


def test_a_folder_of_recordings_is_taken(qtbot: QtBot, booth: Booth, tmp_path: Path) -> None:
    for name in ("请", "digit-3", "晚安"):
        with wave.open(str(tmp_path / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(tone(0.2))
    window = opened(qtbot, booth, tmp_path / "请.wav")

    window.take.click()

    assert window.strip.text() == "取到 2 个录音，0 个不能用，1 个文件名对不上。"
    assert read_clip(booth.book.folder / "digit-3.wav")


def test_the_clip_that_came_along_is_one_press_away(qtbot: QtBot, booth: Booth) -> None:
    window = opened(qtbot, booth)
    assert not window.bring_back.isEnabled()
    window.record.click()

    window.restore.click()

    assert not (booth.book.folder / "please.wav").exists()
    window.bring_back.click()
    assert (booth.book.folder / "please.wav").exists()


def test_the_whole_call_can_be_tried(qtbot: QtBot, booth: Booth) -> None:
    window = opened(qtbot, booth)

    window.example.click()

    assert booth.played == ["A023-12"]


def test_the_page_is_reached_from_the_boards_menu(qtbot: QtBot, tmp_path: Path) -> None:
    hall = BoardHall()
    board = BoardMainWindow(
        hall.clock,
        InlineJobs(),
        InlineJobs(),
        BoardOptions(is_windowed=True, kept_in=tmp_path),
    )
    qtbot.addWidget(board)
    board.show()

    board.menu.voice_asked.emit()

    assert board.voice is not None
    assert board.voice.isVisible()
    board.voice.close()
    assert board.voice is None
