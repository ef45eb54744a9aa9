"""Make the clips of the spoken call with espeak-ng, and the chime before it.

    python resources/sounds/make_clips.py

needs `espeak-ng` 1.51 on the path and writes every WAV beside this script: mono, 16 bit,
22 050 Hz, silence trimmed, equally loud. Each clip is spoken as slowly as its longest allowed
length lets it, so that any call stays well under four seconds and digits come evenly.
"""

from __future__ import annotations

import array
import math
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

RATE_HZ = 22_050
HERE = Path(__file__).parent

# The voice reads Pinyin. Given the characters themselves, espeak-ng 1.51 spells most of them
# as English ("ling two" for 零), because its dictionary answers in Pinyin with tone numbers.
MANDARIN = "cmn-latn-pinyin"
# Letters are said in English, as a Chinese announcer does; the Mandarin voice makes G and Z alike.
ENGLISH = "en"

# name: (what is said, longest length in seconds)
WORDS = {
    "please": ("qing3", 0.25),
    "digit-0": ("ling2", 0.22),
    "digit-1": ("yi1", 0.21),
    "digit-2": ("er4", 0.21),
    "digit-3": ("san1", 0.22),
    "digit-4": ("si4", 0.21),
    "digit-5": ("wu3", 0.21),
    "digit-6": ("liu4", 0.21),
    "digit-7": ("qi1", 0.21),
    "digit-8": ("ba1", 0.20),
    "digit-9": ("jiu3", 0.21),
    "ten": ("shi2", 0.19),
    "hundred": ("bai3", 0.22),
    "number-to": ("hao4 dao4", 0.37),
    "number": ("hao4", 0.24),
    "to": ("dao4", 0.24),
    "number-window": ("hao4 chuang1kou3", 0.60),
    "window": ("chuang1kou3", 0.48),
    "floor": ("lou2", 0.24),
    "zone": ("qu1", 0.24),
    "guide-desk": ("dao3 ban4 tai2", 0.66),
}
LETTERS = {f"letter-{c}": (f"{c}.", 0.34 if c == "W" else 0.25) for c in map(chr, range(65, 91))}

SLOWEST_WPM, FASTEST_WPM, STEP_WPM = 140, 320, 5
SILENCE = 350  # amplitude below which the ends of a clip count as silence
FADE_S = 0.004
LOUDNESS = 5_200  # root mean square that every clip is brought to, of 32 767
CEILING = 29_000  # no sample beyond this, about -1 dB

# Two falling notes; a chime is softer than the voice and short: a call has four seconds in all.
CHIME = ((880.0, 0.20), (659.25, 0.36))
CHIME_PEAK = 11_000


def spoken(text: str, voice: str, speed_wpm: int) -> array.array[int]:
    """Return the samples of a text said at a speed, silence trimmed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        subprocess.run(
            ["espeak-ng", "-v", voice, "-s", str(speed_wpm), "-a", "90", "-w", str(path), text],
            check=True,
        )
        with wave.open(str(path)) as said:
            if (said.getframerate(), said.getnchannels()) != (RATE_HZ, 1):
                sys.exit(f"espeak-ng gave another format for {text}")
            return trimmed(array.array("h", said.readframes(said.getnframes())))


def trimmed(samples: array.array[int]) -> array.array[int]:
    """Cut the silence off both ends."""
    loud = [index for index, value in enumerate(samples) if abs(value) > SILENCE]
    return samples[loud[0] : loud[-1] + 1]


def slowest_within(text: str, voice: str, longest_s: float) -> array.array[int]:
    """Return a text said as slowly as its longest length allows."""
    for speed in range(SLOWEST_WPM, FASTEST_WPM + 1, STEP_WPM):
        samples = spoken(text, voice, speed)
        if len(samples) <= longest_s * RATE_HZ:
            return samples
    sys.exit(f"{text} does not fit into {longest_s} s")


def levelled(samples: array.array[int]) -> array.array[int]:
    """Bring a clip to the common loudness and fade its ends, so that joints do not click."""
    loudness = math.sqrt(sum(value * value for value in samples) / len(samples))
    gain = min(LOUDNESS / loudness, CEILING / max(map(abs, samples)))
    fade = int(FADE_S * RATE_HZ)
    last = len(samples) - 1
    return array.array(
        "h",
        (
            round(value * gain * min(1.0, index / fade, (last - index) / fade))
            for index, value in enumerate(samples)
        ),
    )


def chime() -> array.array[int]:
    """Return the two notes, each struck and dying away."""
    wave_form: list[float] = []
    for pitch_hz, length_s in CHIME:
        count = int(length_s * RATE_HZ)
        for index in range(count):
            moment = index / RATE_HZ
            struck = min(1.0, index / (0.004 * RATE_HZ)) * min(1.0, (count - index) / 200)
            tone = math.sin(math.tau * pitch_hz * moment)
            tone += 0.35 * math.sin(2 * math.tau * pitch_hz * moment) * math.exp(-9 * moment)
            wave_form.append(struck * math.exp(-7 * moment) * tone)
    peak = max(map(abs, wave_form))
    return array.array("h", (round(value / peak * CHIME_PEAK) for value in wave_form))


def write(name: str, samples: array.array[int]) -> None:
    """Write one clip and print its length."""
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(HERE / f"{name}.wav"), "wb") as clip:
        clip.setnchannels(1)
        clip.setsampwidth(2)
        clip.setframerate(RATE_HZ)
        clip.writeframes(samples.tobytes())
    print(f"{name:14} {len(samples) / RATE_HZ:.3f} s  peak {max(map(abs, samples))}")


def main() -> None:
    """Write the chime and every clip."""
    write("chime", chime())
    for name, (text, longest_s) in WORDS.items():
        write(name, levelled(slowest_within(text, MANDARIN, longest_s)))
    for name, (text, longest_s) in LETTERS.items():
        write(name, levelled(slowest_within(text, ENGLISH, longest_s)))


if __name__ == "__main__":
    main()
