"""What a desk remembers on its workstation: its keys, and where its mini bar stands."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from hallapp.faces.clerk.keys import DeskKeys, KeyChoice, desk_keys, usual_keys
from hallapp.kernel.station import change_station, load_station


class DeskMemory(Protocol):
    """Where a desk keeps what belongs to its workstation."""

    def keys(self) -> DeskKeys:
        """Return the keys of this workstation.

        Raises:
            StationFileError: The station's file cannot be read or understood.
        """
        ...

    def keep_keys(self, keys: DeskKeys) -> None:
        """Keep other keys.

        Raises:
            StationFileError: The station's file cannot be written.
        """
        ...

    def bar_places(self) -> Mapping[str, str]:
        """Return where the mini bar stands, by screen.

        Raises:
            StationFileError: The station's file cannot be read or understood.
        """
        ...

    def keep_bar_places(self, places: Mapping[str, str]) -> None:
        """Keep where the mini bar stands.

        Raises:
            StationFileError: The station's file cannot be written.
        """
        ...

    def citizen_screen(self) -> str:
        """Return the monitor with the citizen's screen; empty for none.

        Raises:
            StationFileError: The station's file cannot be read or understood.
        """
        ...

    def keep_citizen_screen(self, name: str) -> None:
        """Keep another monitor for the citizen's screen.

        Raises:
            StationFileError: The station's file cannot be written.
        """
        ...


class StationMemory:
    """Remembers in the station's file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keys(self) -> DeskKeys:
        """Return the keys of this workstation.

        Raises:
            StationFileError: The station's file cannot be read or understood.
        """
        station = load_station(self._folder)
        return desk_keys(station.keys, station.global_keys, station.global_keys_choice)

    def keep_keys(self, keys: DeskKeys) -> None:
        """Keep other keys.

        Raises:
            StationFileError: The station's file cannot be written.
        """
        change_station(
            self._folder,
            keys=keys.changed_keys(),
            global_keys=dict(keys.system.keys),
            global_keys_choice=keys.choice.value,
        )

    def bar_places(self) -> Mapping[str, str]:
        """Return where the mini bar stands, by screen.

        Raises:
            StationFileError: The station's file cannot be read or understood.
        """
        return load_station(self._folder).mini_bar

    def keep_bar_places(self, places: Mapping[str, str]) -> None:
        """Keep where the mini bar stands.

        Raises:
            StationFileError: The station's file cannot be written.
        """
        change_station(self._folder, mini_bar=dict(places))

    def citizen_screen(self) -> str:
        """Return the monitor with the citizen's screen; empty for none.

        Raises:
            StationFileError: The station's file cannot be read or understood.
        """
        return load_station(self._folder).citizen_screen

    def keep_citizen_screen(self, name: str) -> None:
        """Keep another monitor for the citizen's screen.

        Raises:
            StationFileError: The station's file cannot be written.
        """
        change_station(self._folder, citizen_screen=name)


class ShortMemory:
    """Remembers until the program ends; asks nobody for a choice."""

    def __init__(self, keys: DeskKeys | None = None) -> None:
        self._keys = keys or usual_keys().with_set(KeyChoice.OFF)
        self._places: Mapping[str, str] = {}
        self._citizen_screen = ""

    def keys(self) -> DeskKeys:
        """Return the keys kept last, the usual ones at first."""
        return self._keys

    def keep_keys(self, keys: DeskKeys) -> None:
        """Keep other keys."""
        self._keys = keys

    def bar_places(self) -> Mapping[str, str]:
        """Return where the mini bar was left."""
        return self._places

    def keep_bar_places(self, places: Mapping[str, str]) -> None:
        """Keep where the mini bar was left."""
        self._places = places

    def citizen_screen(self) -> str:
        """Return the monitor kept last; empty at first."""
        return self._citizen_screen

    def keep_citizen_screen(self, name: str) -> None:
        """Keep another monitor."""
        self._citizen_screen = name
