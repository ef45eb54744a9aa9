"""Reading aloud: the engine of the machine, found or not, never through a shell."""

import shutil
import sys
import wave
from array import array
from pathlib import Path

import pytest

from hallapp.devices.speech import (
    CHINESE,
    ENGLISH,
    Spoken,
    SystemSpeaker,
    espeak,
    find_speaker,
    speech_dispatcher,
    windows_voice,
    write_wav,
)

HOSTILE = '--version; rm -rf "$HOME" `id` $(id) \' & calc'


def finds(*programs: str):
    return lambda name: f"/usr/bin/{name}" if name in programs else None


def test_a_machine_without_an_engine_offers_no_reading_aloud():
    assert find_speaker("linux", finds()) is None
    assert find_speaker("win32", finds("espeak-ng")) is None


def test_each_system_speaks_with_its_own_engine():
    assert find_speaker("linux", finds("spd-say")) is not None
    assert find_speaker("linux", finds("espeak-ng", "spd-say")) is not None
    assert find_speaker("win32", finds("powershell.exe")) is not None


def test_words_are_no_part_of_a_command_line_that_could_be_read_as_one():
    said = espeak("espeak-ng")(HOSTILE, CHINESE, 80)
    windows = windows_voice("powershell.exe")(HOSTILE, CHINESE, 80)
    dispatcher = speech_dispatcher("spd-say")(HOSTILE, CHINESE, 80)

    assert said.data == windows.data == HOSTILE.encode()
    assert not any("rm -rf" in part for part in (*said.command, *windows.command))
    assert dispatcher.command[-2:] == ("--", HOSTILE)


def test_each_language_has_its_voice_and_each_volume_its_number():
    assert espeak("e")("x", CHINESE, 100).command[1:7] == ("-v", "cmn", "-s", "150", "-a", "200")
    assert espeak("e")("x", ENGLISH, 50).command[2] == "en"
    assert "zh-CN" in windows_voice("p")("x", CHINESE, 60).command[-1]
    assert "$voice.Volume = 60" in windows_voice("p")("x", CHINESE, 60).command[-1]
    assert "-100" in speech_dispatcher("s")("x", CHINESE, 0).command


@pytest.fixture
def endless():
    """An engine that reads until it is stopped."""
    command = (sys.executable, "-c", "import sys, time; sys.stdin.read(); time.sleep(600)")
    speaker = SystemSpeaker(lambda words, language, volume: Spoken(command, words.encode()))
    yield speaker
    speaker.stop()


def test_reading_stops_at_once_and_a_new_reading_ends_the_old(endless):
    endless.speak("第一页", CHINESE, 80)
    first = endless._running
    endless.speak("第二页", CHINESE, 80)

    assert first.poll() is not None
    assert endless.is_speaking
    endless.stop()
    assert not endless.is_speaking


def test_nothing_to_say_and_no_volume_start_no_program(endless):
    endless.speak("   ", CHINESE, 80)
    endless.speak("您好", CHINESE, 0)

    assert not endless.is_speaking


def test_an_engine_that_is_gone_leaves_the_kiosk_silent_and_standing():
    speaker = SystemSpeaker(espeak("/no/such/program"))

    speaker.speak("您好", CHINESE, 80)

    assert not speaker.is_speaking


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="no speech engine is installed")
@pytest.mark.parametrize(("words", "language"), [("您好，要办什么？", CHINESE), ("Hello", ENGLISH)])
def test_espeak_really_speaks(tmp_path: Path, words, language):
    file = tmp_path / "said.wav"

    write_wav(str(shutil.which("espeak-ng")), words, language, file)

    with wave.open(str(file)) as heard:
        samples = array("h", heard.readframes(heard.getnframes()))
        seconds = heard.getnframes() / heard.getframerate()
    assert seconds > 0.3
    assert max(map(abs, samples)) > 3000
