"""Turn a call into sound: a chime and clips joined into one announcement (语音叫号)."""

import io
import wave
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hallapp.devices.clips import CHIME, CLIPS, RATE_HZ, SAMPLE_WIDTH_BYTES, clip
from hallapp.devices.errors import UnspeakableError

LONGEST_S = 4.0
"""No announcement lasts longer: 60 busy windows in six sound zones could not keep up."""

_WORD_PAUSE_S = 0.008
_GROUP_PAUSE_S = 0.035
_HIGHEST_WINDOW = 999
_LONGEST_FIRST = sorted(CLIPS, key=len, reverse=True)
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
        call_key: Which call of the ticket it is; one call is said once in a sound zone, however
            many boards of the zone tell of it. Empty when it is not known.
        zone_letter: Zone of the window, which decides where it is heard.
    """

    ticket: str
    window: str
    announced_for: Hashable
    asked_at: datetime
    call_key: str = ""
    zone_letter: str = ""


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
    """Return chime and words of an announcement as 16-bit mono samples, at most `LONGEST_S` long.

    Recordings of a hall that would make it longer are left out for this one, the chime first.

    Args:
        announcement: What to say.
        folder: Clips of the hall's own announcer; None takes those that came along. What is
            missing in it is taken from those that came along.

    Raises:
        UnspeakableError: No clip says a character of the ticket or of the window.
        ClipUnusableError: A clip is missing or has another format.
    """
    groups = spoken_groups(announcement.ticket, announcement.window)
    sound = b""
    for clips, has_chime in ((folder, True), (folder, False), (None, True), (None, False)):
        sound = _joined(groups, clips, has_chime=has_chime)
        if duration_s(sound) <= LONGEST_S:
            break
    return sound


def _joined(groups: tuple[tuple[str, ...], ...], folder: Path | None, *, has_chime: bool) -> bytes:
    spoken = [
        _silence(_WORD_PAUSE_S).join(clip(CLIPS[word], folder) for word in group)
        for group in groups
    ]
    chime = [clip(CHIME, folder)] if has_chime else []
    return _silence(_GROUP_PAUSE_S).join([*chime, *spoken])


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
        elif sign in CLIPS:
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
