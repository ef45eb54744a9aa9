"""Which screen and zone a board had last: kept in a file of its own, found again by name.

A screen is known by its serial number where the system tells one, else by its name (the plug it
hangs at). Its place in the system's list says nothing: it changes when a cable is pulled.
"""

import json
import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from hallapp.kernel.journal import log


@dataclass(frozen=True)
class ScreenMark:
    """What a screen is known by.

    Attributes:
        name: The plug it hangs at, such as `HDMI-1`.
        maker: Who made it; empty where the system does not say.
        model: Its model; empty where the system does not say.
        serial: Its serial number; empty where the system does not say.
    """

    name: str = ""
    maker: str = ""
    model: str = ""
    serial: str = ""

    def is_same_device(self, other: "ScreenMark") -> bool:
        """Return whether both name one device, whatever plug it hangs at."""
        mine, theirs = (
            (self.maker, self.model, self.serial),
            (other.maker, other.model, other.serial),
        )
        return bool(self.serial) and mine == theirs


@dataclass(frozen=True)
class KeptBoard:
    """What a board remembers.

    Attributes:
        screen: Its screen; None before it ever had one.
        zone_letter: The zone chosen at the board; empty for the whole hall.
    """

    screen: ScreenMark | None = None
    zone_letter: str = ""


def choose(wanted: ScreenMark | None, screens: Sequence[ScreenMark]) -> int | None:
    """Return which of the screens is the one remembered; None when it is not there.

    The device itself comes first. Only a screen without a serial number is known by its plug,
    for another device at the same plug may show another board.
    """
    if wanted is None:
        return None
    for number, screen in enumerate(screens):
        if wanted.is_same_device(screen):
            return number
    for number, screen in enumerate(screens):
        both_told = bool(wanted.serial and screen.serial)
        if screen.name == wanted.name and not both_told:
            return number
    return None


class BoardMemory:
    """Reads and writes what one board remembers; without a folder it forgets."""

    def __init__(self, folder: Path | None, key: str) -> None:
        """Name the file.

        Args:
            folder: Of the station's settings; None keeps nothing.
            key: Tells this board from others of the station, such as `board` or `strip-3`.
        """
        self._file = None if folder is None else folder / "boards" / f"{key}.toml"
        self._kept = self._read()

    @property
    def kept(self) -> KeptBoard:
        """Return what is remembered."""
        return self._kept

    def keep_screen(self, screen: ScreenMark) -> None:
        """Remember a screen."""
        self._write(replace(self._kept, screen=screen))

    def keep_zone(self, zone_letter: str) -> None:
        """Remember the zone chosen at the board; empty for the whole hall."""
        self._write(replace(self._kept, zone_letter=zone_letter))

    def _read(self) -> KeptBoard:
        if self._file is None or not self._file.exists():
            return KeptBoard()
        try:
            given = tomllib.loads(self._file.read_text(encoding="utf-8"))
            screen = given.get("screen")
            mark = None if screen is None else ScreenMark(**screen)
            return KeptBoard(mark, str(given.get("zone_letter", "")))
        except (OSError, ValueError, TypeError) as error:
            # A board that forgot its place still shows calls.
            log.warning("board memory not read: %s", error)
            return KeptBoard()

    def _write(self, kept: KeptBoard) -> None:
        if kept == self._kept or self._file is None:
            self._kept = kept
            return
        self._kept = kept
        lines = [f"zone_letter = {json.dumps(kept.zone_letter, ensure_ascii=False)}"]
        if kept.screen is not None:
            lines.append("[screen]")
            values = asdict(kept.screen).items()
            lines += [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values]
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            unfinished = self._file.with_suffix(".part")
            unfinished.write_text("\n".join(lines) + "\n", encoding="utf-8")
            unfinished.replace(self._file)
        except OSError as error:
            log.warning("board memory not kept: %s", error)
