"""Which hall a station opens, and how: the demo hall, its own, or a shared one."""

import shutil
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from sqlalchemy import URL, Engine, select
from sqlalchemy.exc import DBAPIError

from hallapp.app.founding import key_mark
from hallapp.app.graph import HallKey, OpenHall, join
from hallapp.app.schema import whole_schema
from hallapp.app.spooler import spooler_printer
from hallapp.app.wishes import has_people
from hallapp.devices import PaperPrinter, TicketPrinter, from_setting, paper_printer
from hallapp.devices.leftovers import Leftovers
from hallapp.hall.tables import Hall
from hallapp.kernel.clock import Clock
from hallapp.kernel.database import schema
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.engine import open_engine, parse_url, reading, sqlite_url
from hallapp.kernel.database.faults import explained
from hallapp.kernel.errors import RuleError, SurroundingsError
from hallapp.kernel.secrets import open_vault
from hallapp.kernel.station import StationSettings, prepare_folder
from hallapp.serving.papers import PrintRoom


class NoHallError(RuleError):
    """The store holds no hall yet."""

    code = "app.no_hall"


class DemoNotRemovedError(SurroundingsError):
    """A file of the demo hall could not be removed."""

    code = "app.demo_not_removed"


class Choice(Enum):
    """Which of a station's halls is meant."""

    DEMO = "demo"
    OWN = "own"


@dataclass(frozen=True)
class HallPlace:
    """Where a hall's store and files are.

    Attributes:
        folder: For key, papers and, on SQLite, the file of the store.
        url: Address of the store.
        is_demo: Whether this is the demo hall, a store of its own.
    """

    folder: Path
    url: URL
    is_demo: bool

    @property
    def is_file(self) -> bool:
        """Whether the store is a SQLite file of this station."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def exists(self) -> bool:
        """Whether there is something to open; a server is asked only when it is opened."""
        return not self.is_file or Path(self.url.database or "").exists()


def demo_place(data: Path) -> HallPlace:
    """Return where a station's demo hall is; removing it is removing the folder."""
    folder = data / "demo"
    return HallPlace(folder, sqlite_url(folder / "hall.db"), is_demo=True)


def own_place(data: Path, database: str = "") -> HallPlace:
    """Return where the hall itself is: a named database, or a file in the data folder.

    Raises:
        DatabaseAddressError: The address cannot be used.
    """
    url = parse_url(database) if database else sqlite_url(data / "hall.db")
    return HallPlace(data, url, is_demo=False)


def chosen_place(data: Path, station: StationSettings, database: str = "") -> HallPlace | None:
    """Return the hall that a station opens, or None when it has to be asked (first start).

    A file without people, which only commands made, comes after the demo hall.

    Raises:
        DatabaseAddressError: An address cannot be used.
    """
    if database:
        return own_place(data, database)
    own, demo = own_place(data, station.database), demo_place(data)
    if station.database or (has_people(data / "hall.db") and station.hall != Choice.DEMO.value):
        return own
    if demo.exists:
        return demo
    return own if own.exists else None


def open_hall(
    place: HallPlace, clock: Clock, station: StationSettings, leftovers: Leftovers | None = None
) -> OpenHall:
    """Open a hall; a SQLite file is brought to this program's schema first.

    Args:
        place: Where store and files are.
        clock: Says what time it is.
        station: Names the printers.
        leftovers: Remembers what is printed here, at a kiosk that forgets its visitors.

    Raises:
        NoHallError: The store holds no hall.
        SurroundingsError: Store or schema are not usable.
    """
    engine = open_engine(place.url)
    try:
        if place.is_file and schema.version_of(engine) is not None:
            schema.upgrade(engine, whole_schema())
        schema.check(engine)
        key, mark = _first_hall(engine)
        printers = _printers(place.folder / "printed", station, leftovers)
        room = PrintRoom(place.folder / "papers", *printers)
        # Read when something is sealed: numbers are given and called without it.
        vault = open_vault(place.folder / "hall.key", mark, is_shared=not place.is_file)
        return join(engine, key, clock, vault, room)
    except BaseException:
        engine.dispose()
        raise


def make_store(place: HallPlace) -> Engine:
    """Make an empty store with all tables and return its engine.

    Raises:
        SurroundingsError: The place cannot be written or reached.
    """
    prepare_folder(place.folder)
    engine = open_engine(place.url)
    schema.upgrade(engine, whole_schema())
    return engine


def remove_demo(data: Path) -> None:
    """Remove the demo hall: its store is its own, so its files are all there is of it.

    Raises:
        DemoNotRemovedError: A file of it is in use or may not be removed.
    """
    folder = demo_place(data).folder
    if not folder.exists():
        return
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise DemoNotRemovedError(path=str(folder), reason=error.strerror or "") from error


def _first_hall(engine: Engine) -> tuple[HallKey, str]:
    hall = table_of(Hall).c
    try:
        with reading(engine) as connection:
            row = connection.execute(select(hall.id, hall.code, hall.zone).limit(1)).first()
            if row is None:
                raise NoHallError
            return HallKey(*row), key_mark(connection, row.id)
    except DBAPIError as error:
        raise explained(error) or error from error


def _printers(
    folder: Path, station: StationSettings, leftovers: Leftovers | None
) -> tuple[TicketPrinter, PaperPrinter]:
    kept = f"folder:{folder}"
    return (
        from_setting(station.ticket_printer or kept, leftovers),
        paper_printer(station.paper_printer or kept, leftovers, spooler_printer),
    )
