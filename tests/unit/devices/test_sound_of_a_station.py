"""Which outputs of a station speak for which zones."""

from pathlib import Path

import pytest

from hallapp.devices.station_sound import StationSound, read_sound, station_voice
from hallapp.kernel.clock import SettableClock
from tests.unit.devices.stage import NINE, PATIENCE_S, Loudspeaker, call


def written(folder: Path, text: str) -> Path:
    (folder / "sound.toml").write_text(text, encoding="utf-8")
    return folder


def test_without_a_file_every_zone_speaks_on_the_usual_output(tmp_path: Path):
    assert read_sound(tmp_path) == StationSound()


def test_each_zone_may_have_an_output_of_its_own(tmp_path: Path):
    folder = written(tmp_path, '[outputs]\na = "USB"\nB = "HDMI 音箱"\n')

    assert read_sound(folder).outputs == {"A": "USB", "B": "HDMI 音箱"}
    voice = station_voice(SettableClock(NINE), folder)
    assert voice is not None
    assert voice.zone("A") is not voice.zone("B")
    assert voice.zone("C") is voice.zone("D")
    voice.close()


def test_a_second_board_of_a_zone_may_be_kept_silent(tmp_path: Path):
    assert station_voice(SettableClock(NINE), written(tmp_path, "speaks = false\n")) is None


@pytest.mark.parametrize("text", ["speaks =", 'outputs = "USB"\n', "[outputs\n"])
def test_a_file_that_cannot_be_understood_silences_nobody(tmp_path: Path, text: str):
    assert read_sound(written(tmp_path, text)) == StationSound()


def test_a_played_day_hears_all_zones_in_one_place(tmp_path: Path):
    device = Loudspeaker()
    voice = station_voice(SettableClock(NINE), tmp_path, device.player())
    assert voice is not None

    voice.announce(call("A001", letter="A"))
    voice.announce(call("B001", letter="B"))
    assert voice.zone("A").wait_until_idle(PATIENCE_S)
    voice.close()

    assert device.heard == ["A001-3", "B001-3"]
