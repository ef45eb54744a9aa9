"""What belongs to one workstation: a TOML file in its data folder (本机设置)."""

import json
import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path

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
        wanted = getattr(plain, name, None)
        if wanted is None or not isinstance(value, (type(wanted), int)):
            raise StationFileError(path=str(path), reason=name)
    return replace(plain, **given)


def save_station(folder: Path, settings: StationSettings) -> None:
    """Write the station's settings; never leaves half a file.

    Raises:
        StationFileError: The file cannot be written.
    """
    path = folder / FILE_NAME
    values = {each.name: getattr(settings, each.name) for each in fields(settings)}
    # TOML writes texts and numbers as JSON does.
    text = "".join(f"{n} = {json.dumps(v, ensure_ascii=False)}\n" for n, v in values.items())
    unfinished = path.with_suffix(".part")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise StationFileError(path=str(path), reason=error.strerror or "") from error
