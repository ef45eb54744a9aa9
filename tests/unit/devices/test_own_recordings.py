"""A hall records its own announcer: checked, trimmed, levelled, kept; old ones are not lost."""

import array
import math
import struct
import wave
from datetime import UTC, datetime
from pathlib import Path

import miniaudio
import pytest

from hallapp.devices import Announcement
from hallapp.devices.clip_book import ClipBook
from hallapp.devices.clips import (
    RATE_HZ,
    ClipWord,
    bytes_of,
    read_clip,
    samples_of,
    shipped_folder,
    words_to_record,
)
from hallapp.devices.errors import (
    ClipClippedError,
    ClipEmptyError,
    ClipQuietError,
    ClipTooLongError,
    NoMicrophoneError,
    RecordingUnreadableError,
)
from hallapp.devices.microphone import MiniaudioMicrophone
from hallapp.devices.recordings import LOUDNESS, make_clip, read_recording
from hallapp.devices.voice import LONGEST_S, duration_s, join

NINE = datetime(2026, 11, 23, 1, tzinfo=UTC)
PLEASE = next(word for word in words_to_record() if word.name == "please")


def tone(length_s: float, peak: int = 8_000, rate: int = RATE_HZ, silence_s: float = 0.0) -> bytes:
    """A word as a microphone hears it: silence, a tone, silence."""
    quiet = [0] * int(silence_s * rate)
    said = [
        max(-32_768, min(32_767, round(peak * math.sin(math.tau * 220 * n / rate))))
        for n in range(int(length_s * rate))
    ]
    return bytes_of(array.array("h", quiet + said + quiet))


def wav_file(path: Path, sound: bytes, rate: int = RATE_HZ, channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        frames = samples_of(sound)
        file.writeframes(bytes_of(array.array("h", (v for v in frames for _c in range(channels)))))
    return path


def loudness(sound: bytes) -> float:
    samples = samples_of(sound)
    return math.sqrt(sum(value * value for value in samples) / len(samples))


def test_silence_at_both_ends_is_cut_off():
    made = make_clip(tone(0.2, silence_s=0.8), PLEASE)

    assert made.length_s == pytest.approx(0.2, abs=0.015)


@pytest.mark.parametrize("peak", [600, 4_000, 20_000])
def test_every_recording_is_brought_to_one_loudness(peak: int):
    made = make_clip(tone(0.2, peak), PLEASE)

    assert loudness(made.samples) == pytest.approx(LOUDNESS, rel=0.06)
    assert max(map(abs, samples_of(made.samples))) < 30_000


def test_the_ends_are_faded_so_that_joints_do_not_click():
    samples = samples_of(make_clip(tone(0.2), PLEASE).samples)

    assert abs(samples[0]) < 50
    assert abs(samples[-1]) < 50


@pytest.mark.parametrize(
    ("recording", "refusal"),
    [
        (tone(0.0, silence_s=0.5), ClipEmptyError),
        (b"", ClipEmptyError),
        (tone(0.02), ClipEmptyError),
        (tone(0.2, peak=200), ClipQuietError),
        (tone(0.2, peak=60_000), ClipClippedError),
        (tone(0.9), ClipTooLongError),
    ],
)
def test_what_cannot_be_mended_is_refused_with_its_reason(
    recording: bytes, refusal: type[Exception]
):
    with pytest.raises(refusal):
        make_clip(recording, PLEASE)


@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (44_100, 2), (48_000, 1)])
def test_a_file_of_any_rate_and_channels_is_read_in_the_form_of_the_voice(
    tmp_path: Path, rate: int, channels: int
):
    path = wav_file(tmp_path / "请 100%.wav", tone(0.2, rate=rate), rate, channels)

    assert duration_s(read_recording(path)) == pytest.approx(0.2, abs=0.01)


def test_a_file_of_24_bits_is_read(tmp_path: Path):
    path = tmp_path / "deep.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(3)
        file.setframerate(RATE_HZ)
        file.writeframes(b"".join(struct.pack("<i", v << 8)[:3] for v in samples_of(tone(0.2))))

    assert duration_s(read_recording(path)) == pytest.approx(0.2, abs=0.01)


def test_a_file_that_is_no_sound_is_named(tmp_path: Path):
    (tmp_path / "please.wav").write_bytes(b"RIFF nothing")

    with pytest.raises(RecordingUnreadableError) as refusal:
        read_recording(tmp_path / "please.wav")

    assert refusal.value.facts == {"file": "please.wav"}


def test_a_recording_is_heard_in_the_next_announcement(tmp_path: Path):
    book = ClipBook(tmp_path / "录音")

    made = book.keep(PLEASE, tone(0.2, silence_s=0.3))

    sound = join(Announcement("A023", "3", "A023", NINE), book.folder)
    assert made.samples in sound
    assert duration_s(sound) <= LONGEST_S


def test_a_whole_set_of_recordings_makes_an_announcement_of_at_most_four_seconds(tmp_path: Path):
    book = ClipBook(tmp_path)
    for word in words_to_record():
        book.keep(word, tone(word.longest_s - 0.02, silence_s=0.2))

    assert all(row.is_own for row in book.rows())
    assert duration_s(join(Announcement("W777", "99", "W777", NINE), tmp_path)) <= LONGEST_S


def test_a_word_that_is_not_recorded_is_the_one_that_came_along(tmp_path: Path):
    rows = ClipBook(tmp_path).rows()

    assert {row.is_own for row in rows} == {False}
    assert {row.word.name for row in rows} == {p.stem for p in shipped_folder().glob("*.wav")}


def test_the_recording_before_is_kept_aside_and_comes_back(tmp_path: Path):
    book = ClipBook(tmp_path)
    first = book.keep(PLEASE, tone(0.15)).samples
    book.keep(PLEASE, tone(0.25))

    assert book.bring_back(PLEASE)

    assert book.samples(PLEASE) == pytest.approx(first, abs=0) or len(
        book.samples(PLEASE)
    ) == pytest.approx(len(first), rel=0.02)
    assert len(book.old(PLEASE)) == 2


def test_the_clip_that_came_along_can_always_be_had_again(tmp_path: Path):
    book = ClipBook(tmp_path)
    book.keep(PLEASE, tone(0.2))

    book.restore(PLEASE)

    assert book.samples(PLEASE) == read_clip(shipped_folder() / "please.wav")
    assert len(book.old(PLEASE)) == 1
    assert not ClipBook(tmp_path / "none").bring_back(PLEASE)


def test_a_folder_is_taken_by_names_and_by_what_is_said(tmp_path: Path):
    source = tmp_path / "来自播音员"
    source.mkdir()
    wav_file(source / "digit-3.wav", tone(0.2))
    wav_file(source / "请.wav", tone(0.2, rate=44_100), 44_100, 2)
    wav_file(source / "A.wav", tone(0.2))
    wav_file(source / "号到.wav", tone(1.5))
    wav_file(source / "晚安.wav", tone(0.2))
    (source / "read me.txt").write_text("x")
    book = ClipBook(tmp_path / "own")

    taken = {each.file: each for each in book.take_folder(source)}

    assert set(taken) == {"digit-3.wav", "请.wav", "A.wav", "号到.wav", "晚安.wav"}
    kept = {name for name, each in taken.items() if each.word and each.error is None}
    assert kept == {"digit-3.wav", "请.wav", "A.wav"}
    assert isinstance(taken["号到.wav"].error, ClipTooLongError)
    assert taken["晚安.wav"].word is None
    own = {row.word.name for row in book.rows() if row.is_own}
    assert own == {"digit-3", "please", "letter-A"}


def test_a_refused_recording_changes_nothing(tmp_path: Path):
    book = ClipBook(tmp_path)
    book.keep(PLEASE, tone(0.2))
    before = book.samples(PLEASE)

    with pytest.raises(ClipTooLongError):
        book.keep(PLEASE, tone(2.0))

    assert book.samples(PLEASE) == before
    assert book.old(PLEASE) == ()


def test_the_microphone_records_as_long_as_it_was_asked():
    sound = MiniaudioMicrophone(only_pretend=True).record(0.2)

    assert duration_s(sound) == pytest.approx(0.2, abs=0.001)


def test_a_machine_without_a_microphone_says_so(monkeypatch: pytest.MonkeyPatch):
    def none(*_given: object, **_more: object) -> None:
        raise miniaudio.MiniaudioError("failed to init device", -1)

    monkeypatch.setattr(miniaudio, "CaptureDevice", none)
    microphone = MiniaudioMicrophone()

    assert not microphone.is_there()
    with pytest.raises(NoMicrophoneError):
        microphone.record(0.1)


def test_every_word_says_how_long_it_may_last():
    words = words_to_record()

    assert len({word.name for word in words}) == len(words)
    assert all(isinstance(word, ClipWord) and 0.2 <= word.longest_s <= 0.7 for word in words)
    for word in words:
        shipped = duration_s(read_clip(shipped_folder() / f"{word.name}.wav"))
        assert shipped <= word.longest_s + 0.005, word.name
