"""What a person asked the desktop program for, and what can be known before a store is opened.

Nothing here loads the database layer: the first window is painted before that.
"""

from dataclasses import dataclass
from pathlib import Path

from hallapp.kernel.station import StationSettings

FACES = ("clerk", "kiosk", "board", "manager", "guide_desk", "posting")


@dataclass(frozen=True)
class Wish:
    """What the command line asked for.

    Attributes:
        face: One of `FACES`, or empty for the launcher.
        data: The data folder.
        database: Address of a database, empty for the data folder's.
        language: `zh_CN` or `en`.
        window_number: Service window of the clerk, 0 to choose.
        zone_letter: Zone of the board, empty for the whole hall.
        strip_window: Window whose strip is wanted in place of a board; 0 for a board.
        is_posting: The day's posting is wanted in place of a board's calls.
        is_windowed: In a window instead of the whole screen.
    """

    face: str
    data: Path
    database: str = ""
    language: str = "zh_CN"
    window_number: int = 0
    zone_letter: str = ""
    strip_window: int = 0
    is_posting: bool = False
    is_windowed: bool = False


def has_people(file: Path) -> bool:
    """Return whether a file holds a hall with people in it.

    A command makes a hall without people; whoever starts the program next still sets it up.
    What cannot be read counts as a hall: opening it says what is wrong.
    """
    return _holds(file, "SELECT count(*) FROM person")


def knows_a_hall(wish: Wish, station: StationSettings) -> bool:
    """Return whether there is a hall to open, or the person has to be asked first.

    A list of staff that a command took in makes no hall yet: nobody could sign in to it.
    """
    if wish.database or station.database:
        return True
    own = wish.data / "hall.db"
    if has_people(own) and station.hall != "demo":
        return _holds(own, "SELECT count(*) FROM credential")
    return has_people(own) or (wish.data / "demo" / "hall.db").exists()


def _holds(file: Path, counting: str) -> bool:
    import sqlite3
    from contextlib import closing

    if not file.exists():
        return False
    try:
        address = f"{file.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as store:
            (count,) = store.execute(counting).fetchone()
    except sqlite3.Error:
        return True
    return bool(count)


def opens_demo(wish: Wish, station: StationSettings) -> bool:
    """Return whether the hall that would be opened is the demo hall."""
    has_own = bool(wish.database or station.database) or has_people(wish.data / "hall.db")
    return not has_own or (station.hall == "demo" and not wish.database and not station.database)
