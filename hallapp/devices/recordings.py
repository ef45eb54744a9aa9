"""Turns what an announcer recorded into a clip: one form, no silence at its ends, one loudness.

Checks come before anything is changed: what is too quiet or clipped cannot be mended by making
it louder or softer.
"""

import array
import importlib
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hallapp.devices.clips import RATE_HZ, SAMPLE_WIDTH_BYTES, ClipWord, bytes_of, samples_of
from hallapp.devices.errors import (
    ClipClippedError,
    ClipEmptyError,
    ClipQuietError,
    ClipTooLongError,
    RecordingUnreadableError,
)

LOUDNESS = 5_200
"""Root mean square that every clip is brought to, of 32 767: that of the clips that came along."""
_CEILING = 29_000
_AT_LIMIT = 32_700
_MOST_AT_LIMIT = 0.002
_LEAST_LOUDNESS = 250
"""Below this, about -42 dB, making it louder would make the room louder, too."""
_SILENCE_OF_PEAK = 0.03
_LEAST_SILENCE = 120
_SHORTEST_S = 0.06
_MARGIN_S = 0.005
_FADE_S = 0.004


@dataclass(frozen=True)
class MadeClip:
    """A recording made ready, and what it was like before.

    Attributes:
        samples: 16-bit mono samples at `RATE_HZ`.
        length_s: Their length, silence at the ends cut off.
        loudness_db: Of the recording as it came, below full scale; 0 is the loudest there is.
    """

    samples: bytes
    length_s: float
    loudness_db: float


def read_recording(path: Path) -> bytes:
    """Return a sound file in the voice's form: mono, 16 bit, 22 050 Hz.

    Args:
        path: A WAV file of any rate, width and number of channels; FLAC and MP3 are read, too.

    Raises:
        RecordingUnreadableError: It is no sound file, or cannot be read.
    """
    miniaudio: Any = importlib.import_module("miniaudio")
    try:
        # Read by us: the library takes file names that it cannot read on every system.
        found = miniaudio.decode(
            path.read_bytes(),
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=RATE_HZ,
        )
    except (OSError, miniaudio.MiniaudioError) as failure:
        raise RecordingUnreadableError(file=path.name) from failure
    return bytes_of(array.array("h", found.samples))


def make_clip(recording: bytes, word: ClipWord) -> MadeClip:
    """Return a recording as a clip.

    Args:
        recording: Samples in the voice's form.
        word: What it should be.

    Raises:
        ClipEmptyError: Nothing was said.
        ClipClippedError: It was too loud for the microphone.
        ClipQuietError: It was too quiet.
        ClipTooLongError: What was said is longer than the clip may last.
    """
    said = word.words
    heard = samples_of(recording)
    _check_peaks(heard, said)
    samples = trimmed(heard)
    if len(samples) < _SHORTEST_S * RATE_HZ:
        raise ClipEmptyError(words=said)
    loudness = _root_mean_square(samples)
    if loudness < _LEAST_LOUDNESS:
        raise ClipQuietError(words=said)
    length_s = len(samples) / RATE_HZ
    if length_s > word.longest_s:
        raise ClipTooLongError(
            words=said, length=f"{length_s:.2f}", longest=f"{word.longest_s:.2f}"
        )
    made = bytes_of(levelled(samples))
    return MadeClip(made, length_s, 20 * math.log10(loudness / 32_768))


def trimmed(samples: "array.array[int]") -> "array.array[int]":
    """Return samples without the silence at their ends; nothing when all is silence."""
    silence = max(_LEAST_SILENCE, _SILENCE_OF_PEAK * max(map(abs, samples), default=0))
    first = next((n for n, value in enumerate(samples) if abs(value) > silence), None)
    if first is None:
        return array.array("h")
    last = next(n for n in range(len(samples) - 1, -1, -1) if abs(samples[n]) > silence)
    margin = int(_MARGIN_S * RATE_HZ)
    return samples[max(0, first - margin) : last + 1 + margin]


def levelled(samples: "array.array[int]") -> "array.array[int]":
    """Return samples at the common loudness, their ends faded so that joints do not click."""
    peak = max(map(abs, samples))
    gain = min(LOUDNESS / _root_mean_square(samples), _CEILING / peak)
    fade, last = int(_FADE_S * RATE_HZ), len(samples) - 1
    return array.array(
        "h",
        (
            round(value * gain * min(1.0, n / fade, (last - n) / fade))
            for n, value in enumerate(samples)
        ),
    )


def length_s(samples: bytes) -> float:
    """Return how long samples last, in seconds."""
    return len(samples) / (RATE_HZ * SAMPLE_WIDTH_BYTES)


def _check_peaks(samples: "array.array[int]", said: str) -> None:
    at_limit = sum(abs(value) >= _AT_LIMIT for value in samples)
    # One sample at the limit is chance; a run of them is a wave whose head was cut off.
    if at_limit > max(3, _MOST_AT_LIMIT * len(samples)):
        raise ClipClippedError(words=said)


def _root_mean_square(samples: "array.array[int]") -> float:
    return math.sqrt(sum(value * value for value in samples) / len(samples))
