"""The clips that a spoken call is joined from: their names, words, lengths, and where they lie.

A hall's own announcer may have recorded some of them or all; what she did not record, or what
cannot be used, is taken from the clips that came along.
"""

import array
import sys
import wave
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hallapp.devices.errors import ClipUnusableError
from hallapp.kernel.places import resources
from hallapp.kernel.texts import mark

RATE_HZ = 22_050
SAMPLE_WIDTH_BYTES = 2
CHIME = "chime"
CHIME_WORDS = mark("提示音")

_DIGITS = "零一二三四五六七八九"
_LETTERS = tuple(map(chr, range(ord("A"), ord("Z") + 1)))

# What a clip says and the file it lies in. Joint words sound less chopped than their parts,
# so the longest that fits is taken.
CLIPS: dict[str, str] = {
    "请": "please",
    "号到": "number-to",
    "号窗口": "number-window",
    "窗口": "window",
    "导办台": "guide-desk",
    "号": "number",
    "到": "to",
    "楼": "floor",
    "区": "zone",
    "十": "ten",
    "百": "hundred",
    **{digit: f"digit-{value}" for value, digit in enumerate(_DIGITS)},
    **{letter: f"letter-{letter}" for letter in _LETTERS},
}

# Longest length in seconds. With all of them at their longest, a call of a letter and three
# digits to any window up to 99 still ends, chime included, within the four seconds it may last.
_LONGEST_S = {
    "please": 0.28,
    "number-to": 0.40,
    "number-window": 0.62,
    "window": 0.50,
    "guide-desk": 0.70,
    CHIME: 0.56,
}
_LONGEST_WORD_S = 0.25
_LONGEST_LETTER_S = 0.34


@dataclass(frozen=True, slots=True)
class ClipWord:
    """One clip that a hall can record (录音).

    Attributes:
        name: Of its file, without the ending.
        words: What is said; for the chime what it is.
        longest_s: Longest length in seconds.
    """

    name: str
    words: str
    longest_s: float


def words_to_record() -> tuple[ClipWord, ...]:
    """Return every clip in the order in which an announcer reads them best."""
    digits = [(digit, CLIPS[digit]) for digit in (*_DIGITS, "十", "百")]
    phrases = [(w, n) for w, n in CLIPS.items() if not n.startswith(("digit-", "letter-"))]
    phrases = [pair for pair in phrases if pair not in digits]
    letters = [(letter, CLIPS[letter]) for letter in _LETTERS]
    listed = [ClipWord(name, words, longest_s(name)) for words, name in phrases + digits + letters]
    return (*listed, ClipWord(CHIME, CHIME_WORDS, longest_s(CHIME)))


def longest_s(name: str) -> float:
    """Return how long a clip may last, in seconds."""
    if name.startswith("letter-"):
        return _LONGEST_LETTER_S
    return _LONGEST_S.get(name, _LONGEST_WORD_S)


def shipped_folder() -> Path:
    """Return the folder of the clips that came along."""
    return resources() / "sounds"


def clip(name: str, folder: Path | None = None) -> bytes:
    """Return the samples of a clip: the hall's own when it can be used, else the one that came.

    Args:
        name: Of the file, without its ending.
        folder: Of the hall's own announcer; None for what came along only.

    Raises:
        ClipUnusableError: Not even the clip that came along can be used.
    """
    shipped = shipped_folder() / f"{name}.wav"
    if folder is None:
        return read_clip(shipped)
    try:
        return read_clip(folder / f"{name}.wav")
    except ClipUnusableError:
        # One bad recording must not silence a call.
        return read_clip(shipped)


def read_clip(path: Path) -> bytes:
    """Return the samples of a file in the voice's own format.

    Raises:
        ClipUnusableError: It is missing or has another format.
    """
    try:
        changed = path.stat().st_mtime_ns
    except OSError as failure:
        raise ClipUnusableError(clip=path.name) from failure
    return _read(path, changed)


def samples_of(sound: bytes) -> "array.array[int]":
    """Return little-endian samples as numbers from -32 768 to 32 767."""
    samples = array.array("h", sound)
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def bytes_of(samples: "array.array[int]") -> bytes:
    """Return numbers as little-endian samples."""
    if sys.byteorder == "big":
        samples = array.array("h", samples)
        samples.byteswap()
    return samples.tobytes()


# The moment of the last change is part of the key: a clip recorded anew is heard at once.
@lru_cache(maxsize=192)
def _read(path: Path, _changed: int) -> bytes:
    try:
        with wave.open(str(path), "rb") as found:
            form = (found.getnchannels(), found.getsampwidth(), found.getframerate())
            if form != (1, SAMPLE_WIDTH_BYTES, RATE_HZ):
                raise ClipUnusableError(clip=path.name)
            return found.readframes(found.getnframes())
    except (OSError, EOFError, wave.Error) as failure:
        raise ClipUnusableError(clip=path.name) from failure
