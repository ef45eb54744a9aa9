"""How loud an announcement is: a share of the recording's own loudness, applied to samples."""

import array

from hallapp.devices.clips import bytes_of, samples_of

FULL_PERCENT = 100
_LOWEST, _HIGHEST = -32_768, 32_767


def at_volume(sound: bytes, percent: int) -> bytes:
    """Return samples at a share of their amplitude; what is too loud is held at the limit.

    Args:
        sound: 16-bit mono samples.
        percent: 100 leaves them as they are, 50 halves the amplitude (6 dB), 0 is silence.
    """
    if percent == FULL_PERCENT:
        return sound
    if percent <= 0:
        return bytes(len(sound))
    scaled = (value * percent // FULL_PERCENT for value in samples_of(sound))
    return bytes_of(array.array("h", (max(_LOWEST, min(_HIGHEST, value)) for value in scaled)))
