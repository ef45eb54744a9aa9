"""How one station sounds: which outputs speak for which zones, kept in a file of its own.

`sound.toml` in the data folder, for the few stations that need more than one loudspeaker:

    speaks = true            # false for a second board of a zone that another station speaks for

    [outputs]                # zone letter = a part of the output's name
    A = "USB Audio"
    B = "HDMI"

Without the file every call is spoken on the system's usual output.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hallapp.devices.players import MiniaudioPlayer, Player
from hallapp.devices.watchdog import GuardedPlayer
from hallapp.devices.zones import EVERYWHERE, SoundZones, ZonePlan
from hallapp.kernel.clock import Clock
from hallapp.kernel.errors import HallError
from hallapp.kernel.journal import log

FILE_NAME = "sound.toml"
CLIPS = "sounds"
"""Folder of the hall's own recordings, in the data folder."""


@dataclass(frozen=True)
class StationSound:
    """What a station's file says.

    Attributes:
        speaks: Whether its boards speak at all.
        outputs: For a zone letter a part of the output's name.
    """

    speaks: bool = True
    outputs: dict[str, str] = field(default_factory=dict[str, str])


def read_sound(data: Path) -> StationSound:
    """Read the station's file; one that cannot be understood is as if it were not there."""
    path = data / FILE_NAME
    if not path.exists():
        return StationSound()
    try:
        given: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        outputs: dict[str, Any] = given.get("outputs", {})
        named = {letter.upper(): str(output) for letter, output in outputs.items()}
    except (OSError, ValueError, AttributeError) as error:
        # Calls spoken on the usual output are better than none.
        log.warning("sound settings not read: %s", error)
        return StationSound()
    return StationSound(given.get("speaks", True) is not False, named)


def station_voice(clock: Clock, data: Path, player: Player | None = None) -> SoundZones | None:
    """Return the voice of a station's boards; None when they are not to speak.

    Args:
        clock: Of the station.
        data: Its data folder.
        player: Where all calls go instead of to loudspeakers, for a played day.
    """
    sound = read_sound(data)
    if not sound.speaks:
        return None

    def made(output: str) -> Player:
        if player is not None:
            return player
        return GuardedPlayer(lambda: MiniaudioPlayer("" if output == EVERYWHERE else output))

    plan = ZonePlan(sound.outputs, data / CLIPS)
    return SoundZones(clock, made, plan, on_trouble=_log_trouble)


def _log_trouble(error: HallError) -> None:
    log.warning("sound: %s %s", error.code, error.facts)
