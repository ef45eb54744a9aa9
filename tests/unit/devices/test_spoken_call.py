"""One call as sound: what is said, how long it lasts, how loud it is."""

import array
import contextlib
import io
import math
import os
import string
import tempfile
import wave
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallapp.devices import Announcement
from hallapp.devices.clips import (
    CHIME,
    CLIPS,
    RATE_HZ,
    bytes_of,
    read_clip,
    samples_of,
    shipped_folder,
    words_to_record,
)
from hallapp.devices.errors import ClipUnusableError, UnspeakableError
from hallapp.devices.voice import LONGEST_S, duration_s, join, spoken_groups, wav
from hallapp.devices.volume import at_volume
from hallapp.kernel.places import resources

NINE = datetime(2026, 11, 23, 1, tzinfo=UTC)
LETTERS = string.ascii_uppercase
WINDOWS = range(1, 101)


def call(ticket: str, window: str) -> Announcement:
    return Announcement(ticket, window, announced_for=ticket, asked_at=NINE)


def said(ticket: str, window: str) -> str:
    return " ".join("".join(group) for group in spoken_groups(ticket, window))


def loudness(sound: bytes) -> float:
    samples = samples_of(sound)
    return math.sqrt(sum(value * value for value in samples) / len(samples))


@pytest.mark.parametrize(
    ("ticket", "window", "words"),
    [
        ("A023", "3", "请 A零二三 号到 三 号窗口"),
        ("a-023", "10", "请 A零二三 号到 十 号窗口"),
        ("B100", "12", "请 B一零零 号到 十二 号窗口"),
        ("B100", "20", "请 B一零零 号到 二十 号窗口"),
        ("W999", "99", "请 W九九九 号到 九十九 号窗口"),
        ("7", "100", "请 七 号到 一百 号窗口"),
        ("7", "105", "请 七 号到 一百零五 号窗口"),
        ("7", "110", "请 七 号到 一百一十 号窗口"),
        ("A1", "03", "请 A一 号到 三 号窗口"),
        ("A1", "3号窗口", "请 A一 号到 三号窗口"),
        ("A1", "2楼B区12", "请 A一 号到 二楼B区十二 号窗口"),
        ("A1", "导办台", "请 A一 号到 导办台"),
    ],
)
def test_a_call_is_said_as_a_clerk_would_say_it(ticket: str, window: str, words: str):
    assert said(ticket, window) == words


@pytest.mark.parametrize(
    ("ticket", "window"),
    [
        ("", "3"),
        ("  ", "3"),
        ("A1", ""),
        ("A1", "社保窗口"),
        ("甲01", "3"),
        ("A1", "1000"),
        ("A１", "3"),
    ],
)
def test_what_no_clip_says_is_refused(ticket: str, window: str):
    with pytest.raises(UnspeakableError):
        spoken_groups(ticket, window)


@given(st.text(max_size=8), st.text(max_size=8))
def test_no_ticket_or_window_makes_the_voice_fail(ticket: str, window: str):
    with contextlib.suppress(UnspeakableError):
        assert join(call(ticket, window))


@given(st.integers(1, 999))
def test_every_window_number_is_counted_as_chinese_counts(number: int):
    words = spoken_groups("A1", str(number))[3]

    assert chinese_value(words) == number


def chinese_value(words: tuple[str, ...]) -> int:
    """Read a counted number back the way a listener does."""
    total, digit = 0, 0
    for word in words:
        if word in "十百":
            total += (digit or 1) * {"十": 10, "百": 100}[word]
            digit = 0
        else:
            digit = "零一二三四五六七八九".index(word)
    return total + digit


def test_no_call_with_a_letter_and_three_digits_lasts_longer_than_four_seconds():
    def lasts_s(label: str, window: object) -> float:
        return duration_s(join(call(label, str(window))))

    # What is said of the ticket and what of the window do not depend on one another.
    slowest = max(WINDOWS, key=lambda window: lasts_s("A000", window))
    longest = max(
        lasts_s(f"{letter}{digit * 3}", slowest) for letter in LETTERS for digit in string.digits
    )

    # Four calls of the longest kind must end before the fifth is too old: 15 s.
    assert longest < 3.6


def test_no_call_is_over_before_it_can_be_understood():
    assert duration_s(join(call("A111", "1"))) > 2.5


def test_the_chime_comes_first_and_is_short():
    with wave.open(str(resources() / "sounds" / "chime.wav")) as chime:
        content = chime.readframes(chime.getnframes())

    assert join(call("A001", "1")).startswith(content)
    assert 0.4 < duration_s(content) <= 0.8


def test_every_clip_is_mono_16_bit_22050_hz_and_as_loud_as_the_others():
    levels: dict[str, float] = {}
    for path in sorted((resources() / "sounds").glob("*.wav")):
        with wave.open(str(path)) as clip:
            assert (clip.getnchannels(), clip.getsampwidth(), clip.getframerate()) == (
                1,
                2,
                RATE_HZ,
            )
            content = clip.readframes(clip.getnframes())
        assert max(map(abs, samples_of(content))) < 30_000, f"{path.name} is clipped"
        levels[path.stem] = loudness(content)

    chime = levels.pop("chime")
    quietest, loudest = min(levels.values()), max(levels.values())
    assert 20 * math.log10(loudest / quietest) < 4  # decibels
    assert chime < loudest


def test_no_clip_begins_or_ends_with_silence():
    for path in sorted((resources() / "sounds").glob("*.wav")):
        with wave.open(str(path)) as clip:
            samples = samples_of(clip.readframes(clip.getnframes()))
        tenth_of_second = RATE_HZ // 10
        assert max(map(abs, samples[:tenth_of_second])) > 1_000, path.name
        assert max(map(abs, samples[-tenth_of_second:])) > 300, path.name


def test_a_call_can_be_read_back_as_a_wav_file():
    sound = join(call("A001", "1"))

    with wave.open(io.BytesIO(wav(sound))) as read:
        assert read.getframerate() == RATE_HZ
        assert read.readframes(read.getnframes()) == sound


def record(folder: Path, name: str, length_s: float, channels: int = 1) -> bytes:
    """Lay a recording of the hall's own announcer into a folder; return its samples."""
    folder.mkdir(exist_ok=True)
    samples = b"\x10\x20" * int(length_s * RATE_HZ) * channels
    with wave.open(str(folder / f"{name}.wav"), "wb") as clip:
        clip.setnchannels(channels)
        clip.setsampwidth(2)
        clip.setframerate(RATE_HZ)
        clip.writeframes(samples)
    return samples


def test_the_halls_own_announcer_is_heard_and_the_rest_comes_from_the_clips_that_came(
    tmp_path: Path,
):
    own = record(tmp_path, "please", 0.2)

    sound = join(call("A001", "1"), tmp_path)

    assert own in sound
    assert read_clip(shipped_folder() / "digit-1.wav") in sound


def test_a_recording_of_another_format_gives_way_to_the_clip_that_came(tmp_path: Path):
    record(tmp_path, "please", 0.2, channels=2)
    (tmp_path / "to.wav").write_bytes(b"RIFF")

    with pytest.raises(ClipUnusableError):
        read_clip(tmp_path / "please.wav")
    with pytest.raises(ClipUnusableError):
        read_clip(tmp_path / "to.wav")
    assert join(call("A001", "1"), tmp_path) == join(call("A001", "1"))


def test_a_clip_recorded_anew_is_heard_at_once(tmp_path: Path):
    record(tmp_path, "please", 0.2)
    before = join(call("A001", "1"), tmp_path)
    os.utime(tmp_path / "please.wav", (1, 1))
    record(tmp_path, "please", 0.1)

    assert join(call("A001", "1"), tmp_path) != before


@given(st.dictionaries(st.sampled_from([*CLIPS.values(), CHIME]), st.floats(0.05, 3.0)))
@settings(max_examples=25)
def test_no_recording_however_long_makes_a_call_longer_than_four_seconds(
    lengths: dict[str, float],
):
    with tempfile.TemporaryDirectory() as name:
        for clip, length_s in lengths.items():
            record(Path(name), clip, length_s)

        for window in ("1", "12", "123"):
            assert duration_s(join(call("W077", window), Path(name))) <= LONGEST_S


def test_recordings_at_their_longest_leave_room_for_the_chime(tmp_path: Path):
    for word in words_to_record():
        record(tmp_path, word.name, word.longest_s)

    sound = join(call("W000", "99"), tmp_path)

    assert sound.startswith(read_clip(tmp_path / f"{CHIME}.wav"))
    assert duration_s(sound) <= LONGEST_S


@given(st.integers(1, 300))
def test_volume_scales_every_sample_and_never_wraps(percent: int):
    loud = bytes_of(array.array("h", [0, 1000, -1000, 32_767, -32_768]))

    quiet = samples_of(at_volume(loud, percent))

    assert quiet[1] == 1000 * percent // 100
    assert quiet[3] == min(32_767, 32_767 * percent // 100)
    assert quiet[4] == max(-32_768, -32_768 * percent // 100)


def test_volume_nought_is_silence_of_the_same_length():
    sound = join(call("A001", "1"))

    assert at_volume(sound, 0) == bytes(len(sound))
    assert at_volume(sound, 100) == sound
