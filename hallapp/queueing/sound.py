"""The hall's settings for spoken calls: dated and audited like all others (播报设置)."""

from datetime import time
from typing import Any

from hallapp.kernel.settings import Setting, SettingsService
from hallapp.queueing.loudness import SoundHabits, VolumeSchedule


def _spelled(schedule: VolumeSchedule) -> dict[str, Any]:
    return {"steps": [[begins.isoformat("minutes"), percent] for begins, percent in schedule.steps]}


def _read(kept: dict[str, Any]) -> VolumeSchedule:
    steps = ((time.fromisoformat(begins), int(percent)) for begins, percent in kept["steps"])
    return VolumeSchedule(tuple(steps))


def _switch(name: str) -> Setting[bool]:
    """Return a setting that is off until a hall turns it on."""
    return Setting(
        name=name,
        default=False,
        spell=lambda is_on: {"is_on": is_on},
        read=lambda kept: bool(kept["is_on"]),
    )


VOLUME = Setting(name="queueing.sound_volume", default=VolumeSchedule(), spell=_spelled, read=_read)
SILENT_CALLING = _switch("queueing.silent_calling")
SHOWN_NAMES = _switch("queueing.shown_names")
REPEATS = Setting(
    name="queueing.sound_times",
    default=1,
    spell=lambda times: {"times": times},
    read=lambda kept: int(kept["times"]),
)


def habits(settings: SettingsService) -> SoundHabits:
    """Return what holds today."""
    return SoundHabits(
        volume=settings.value(VOLUME),
        is_silent=settings.value(SILENT_CALLING),
        shows_names=settings.value(SHOWN_NAMES),
        times=settings.value(REPEATS),
    )
