"""Turn a call into sound: a chime and clips joined into one announcement (语音叫号)."""

import io
import wave
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from hallapp.devices.errors import ClipUnusableError, UnspeakableError
from hallapp.kernel.places import resources

RATE_HZ = 22_050
SAMPLE_WIDTH_BYTES = 2

_WORD_PAUSE_S = 0.008
_GROUP_PAUSE_S = 0.035
_HIGHEST_WINDOW = 999

# What a clip says and the file it lies in. Joint words sound less chopped than their parts,
# so the longest that fits is taken.
_CLIPS = {
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
    **{digit: f"digit-{value}" for value, digit in enumerate("零一二三四五六七八九")},
    **{letter: f"letter-{letter}" for letter in map(chr, range(ord("A"), ord("Z") + 1))},
}
_LONGEST_FIRST = sorted(_CLIPS, key=len, reverse=True)
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Announcement:
    """One call to be spoken.

    Attributes:
        ticket: Number as printed, "A023"; letters and digits are said one by one.
        window: Window number ("3"), or a place a clip exists for ("B区3", "导办台").
        announced_for: Opaque key by which the announcement can be withdrawn.
        asked_at: When this station learnt of the call, by its own clock: clocks of other
            stations may differ by more than an announcement may wait.
    """

    ticket: str
    window: str
    announced_for: Hashable
    asked_at: datetime


def spoken_groups(ticket: str, window: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a call in groups; between groups the voice rests a little.

    Raises:
        UnspeakableError: No clip says a character of the ticket or of the window.
    """
    ticket_words = tuple(_spelled(ticket.strip().upper()))
    if not ticket_words:
        raise UnspeakableError(text=ticket)
    place = window.strip().upper()
    if not place:
        raise UnspeakableError(text=window)
    ending = (("号窗口",),) if place[-1].isdecimal() else ()
    return (("请",), ticket_words, ("号到",), tuple(_placed(place)), *ending)


def join(announcement: Announcement, folder: Path | None = None) -> bytes:
    """Return chime and words of an announcement as 16-bit mono samples.

    Args:
        announcement: What to say.
        folder: Clips of the hall's own announcer; None takes those that came along.

    Raises:
        UnspeakableError: No clip says a character of the ticket or of the window.
        ClipUnusableError: A clip is missing or has another format.
    """
    folder = folder or resources() / "sounds"
    groups = spoken_groups(announcement.ticket, announcement.window)
    spoken = [
        _silence(_WORD_PAUSE_S).join(_clip(folder / f"{_CLIPS[word]}.wav") for word in group)
        for group in groups
    ]
    return _silence(_GROUP_PAUSE_S).join([_clip(folder / "chime.wav"), *spoken])


def duration_s(samples: bytes) -> float:
    """Return how long joined samples sound, in seconds."""
    return len(samples) / (RATE_HZ * SAMPLE_WIDTH_BYTES)


def wav(samples: bytes) -> bytes:
    """Return joined samples as the content of a WAV file."""
    content = io.BytesIO()
    with wave.open(content, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(SAMPLE_WIDTH_BYTES)
        sound.setframerate(RATE_HZ)
        sound.writeframes(samples)
    return content.getvalue()


def _spelled(ticket: str) -> Iterator[str]:
    for sign in ticket:
        if sign.isascii() and sign.isdecimal():
            yield _DIGITS[int(sign)]
        elif sign in "- ":
            continue
        elif sign in _CLIPS:
            yield sign
        else:
            raise UnspeakableError(text=ticket)


def _placed(place: str) -> Iterator[str]:
    """Say digits as one number and everything else by the longest clip that fits."""
    rest = place
    while rest:
        digits = rest[: len(rest) - len(rest.lstrip("0123456789"))]
        if digits:
            yield from _counted(digits, place)
            rest = rest[len(digits) :]
            continue
        word = next((word for word in _LONGEST_FIRST if rest.startswith(word)), None)
        if word is None:
            raise UnspeakableError(text=place)
        yield word
        rest = rest[len(word) :]


def _counted(digits: str, place: str) -> Iterator[str]:
    """Yield a number as it is counted in Chinese: 12 十二, 20 二十, 105 一百零五, 110 一百一十."""
    number = int(digits)
    if number > _HIGHEST_WINDOW:
        raise UnspeakableError(text=place)
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    if hundreds:
        yield from (_DIGITS[hundreds], "百")
    if tens:
        if tens > 1 or hundreds:
            yield _DIGITS[tens]
        yield "十"
    elif hundreds and ones:
        yield "零"
    if ones or number == 0:
        yield _DIGITS[ones]


def _silence(length_s: float) -> bytes:
    return bytes(int(length_s * RATE_HZ) * SAMPLE_WIDTH_BYTES)


@lru_cache(maxsize=128)
def _clip(path: Path) -> bytes:
    try:
        with wave.open(str(path), "rb") as clip:
            form = (clip.getnchannels(), clip.getsampwidth(), clip.getframerate())
            if form != (1, SAMPLE_WIDTH_BYTES, RATE_HZ):
                raise ClipUnusableError(clip=path.name)
            return clip.readframes(clip.getnframes())
    except (OSError, EOFError, wave.Error) as failure:
        raise ClipUnusableError(clip=path.name) from failure
