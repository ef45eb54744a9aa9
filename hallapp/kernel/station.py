"""What belongs to one workstation: a TOML file in its data folder (本机设置)."""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, cast

from hallapp.kernel.errors import SurroundingsError

FILE_NAME = "station.toml"
DATA_VARIABLE = "HALLAPP_DATA"


class StationFileError(SurroundingsError):
    """The station's settings file cannot be read, written or understood."""

    code = "kernel.station_file"


class DataFolderError(SurroundingsError):
    """The data folder cannot be made or written."""

    code = "kernel.data_folder"


@dataclass(frozen=True)
class StationSettings:
    """Settings of this workstation; what belongs to the hall is in the database.

    Attributes:
        name: How the hall calls this workstation; the machine's name unless set.
        language: `zh_CN`, `en`, or empty for the system's.
        theme: Name of the look: `light`, `contrast`, ….
        database: Address of the hall's database; empty for the file in the data folder.
        hall: `demo` opens the demo hall, `own` the hall itself, empty asks at the first start.
        ticket_printer: Address of the ticket printer; empty keeps tickets as files.
        paper_printer: Address of the A4 printer; empty keeps papers as files.
        px_per_mm: Pixels per millimetre of the screen, 0 to ask the system.
        viewing_distance_m: From where the call board must be read, metres.
        keys: Acts of the desk whose key was changed, and that key; the others keep theirs.
        global_keys: Acts with a key of the whole system (全局按键), and that key.
        global_keys_choice: Which set of those was chosen; empty while nobody was asked.
        mini_bar: Where the mini bar stands, by screen.
        citizen_screen: Monitor with the citizen's screen of this desk; empty for none.
        card_reader: `keyboard` for a reader that types; at kiosk and guide desk also `cvr:` and a
            path for one with a library of its maker; empty for none.
        card_template: What a reader that types sends, such as `{name},{number}`.
        screen: Name or number (from 1) of the monitor that a kiosk stands on; empty for the first.
        leave_pin: Hash of the PIN with which the staff leaves a locked kiosk; empty for none.
    """

    name: str = ""
    language: str = ""
    theme: str = "light"
    database: str = ""
    hall: str = ""
    ticket_printer: str = ""
    paper_printer: str = ""
    px_per_mm: float = 0.0
    viewing_distance_m: float = 10.0
    keys: Mapping[str, str] = field(default_factory=dict[str, str])
    global_keys: Mapping[str, str] = field(default_factory=dict[str, str])
    global_keys_choice: str = ""
    mini_bar: Mapping[str, str] = field(default_factory=dict[str, str])
    citizen_screen: str = ""
    card_reader: str = ""
    card_template: str = "{number}"
    screen: str = ""
    leave_pin: str = ""

    @property
    def station_name(self) -> str:
        """The name under which this workstation acts."""
        if self.name:
            return self.name
        import socket

        return socket.gethostname()


def default_data_folder() -> Path:
    """Return the data folder that the environment or the system names."""
    given = os.environ.get(DATA_VARIABLE)
    if given:
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("hallapp", appauthor=False)


def prepare_folder(folder: Path) -> Path:
    """Make the data folder when it is not there.

    Raises:
        DataFolderError: It cannot be made, or is no folder.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataFolderError(path=str(folder), reason=error.strerror or "") from error
    return folder


def load_station(folder: Path) -> StationSettings:
    """Read the station's settings; what is not in the file keeps its default.

    Raises:
        StationFileError: The file is no TOML, or holds an unknown name or a wrong kind of value.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return StationSettings()
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StationFileError(path=str(path), reason=str(error)) from error
    plain = StationSettings()
    for name, value in given.items():
        if not _fits(getattr(plain, name, None), value):
            raise StationFileError(path=str(path), reason=name)
    return replace(plain, **given)


def save_station(folder: Path, settings: StationSettings) -> None:
    """Write the station's settings; never leaves half a file.

    Raises:
        StationFileError: The file cannot be written.
    """
    path = folder / FILE_NAME
    values = {each.name: getattr(settings, each.name) for each in fields(settings)}
    text = "".join(f"{name} = {_written(value)}\n" for name, value in values.items())
    unfinished = path.with_suffix(".part")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise StationFileError(path=str(path), reason=error.strerror or "") from error


def change_station(folder: Path, **changes: object) -> StationSettings:
    """Change some settings in the file as it is now, which another program may have changed.

    Raises:
        StationFileError: The file cannot be read, understood or written.
    """
    changed = replace(load_station(folder), **cast("dict[str, Any]", changes))
    save_station(folder, changed)
    return changed


def _fits(plain: object, value: object) -> bool:
    """Return whether a value of the file is of the kind that its setting has."""
    if isinstance(plain, Mapping):
        if not isinstance(value, dict):
            return False
        return all(isinstance(each, str) for each in cast("dict[str, object]", value).values())
    return plain is not None and isinstance(value, (type(plain), int))


def _written(value: object) -> str:
    """Return a value as TOML has it: texts and numbers as JSON, tables on one line."""
    if isinstance(value, Mapping):
        pairs = cast("Mapping[str, str]", value).items()
        return "{" + ", ".join(f"{_written(n)} = {_written(each)}" for n, each in pairs) + "}"
    return json.dumps(value, ensure_ascii=False)
