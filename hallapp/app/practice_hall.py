"""Makes and opens the practice hall (练习): a store of its own that nothing real ever meets."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from hallapp.app.demo_hall import furnish
from hallapp.app.founding import HallOutline, founding
from hallapp.app.graph import HallKey, OpenHall, join
from hallapp.app.halls import HallPlace, make_store, open_hall
from hallapp.demo import layout, practice_layout
from hallapp.demo.practice_stage import PracticeStage, add_practice_window
from hallapp.devices import from_setting, paper_printer
from hallapp.kernel.clock import DEFAULT_ZONE, Clock
from hallapp.kernel.database.engine import sqlite_url
from hallapp.kernel.errors import SurroundingsError
from hallapp.kernel.secrets import make_vault
from hallapp.kernel.station import StationSettings, prepare_folder
from hallapp.serving.papers import PrintRoom

_FOLDER = "practice"
_STORE = "hall.db"


class PracticeNotRemovedError(SurroundingsError):
    """A file of the practice hall could not be removed."""

    code = "app.practice_not_removed"


@dataclass(frozen=True)
class PracticeHall:
    """An open practice hall and the citizens who come to it."""

    hall: OpenHall
    stage: PracticeStage


def practice_place(data: Path) -> HallPlace:
    """Return where a station's practice hall is: below the data folder, always a file."""
    folder = data / _FOLDER
    return HallPlace(folder, sqlite_url(folder / _STORE), is_demo=True)


def open_practice(data: Path, clock: Clock) -> PracticeHall:
    """Open the practice hall of a data folder; it is made when it is not there.

    No printer of the station is used: tickets and papers stay files beside the store.

    Raises:
        SurroundingsError: The folder cannot be written or the disk is full.
    """
    place = practice_place(data)
    if not place.exists:
        _make(data, clock)
    hall = open_hall(place, clock, StationSettings())
    try:
        stage = PracticeStage(hall.work, hall.queue, hall.guides, hall.people)
    except BaseException:
        hall.close()
        raise
    return PracticeHall(hall, stage)


def remove_practice(data: Path) -> None:
    """Remove the practice hall; its folder is all there is of it.

    Raises:
        PracticeNotRemovedError: A file of it is in use or may not be removed.
    """
    folder = practice_place(data).folder
    if not folder.exists():
        return
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise PracticeNotRemovedError(path=str(folder), reason=error.strerror or "") from error


def _make(data: Path, clock: Clock) -> None:
    """Build the hall beside its place and move it there when it is whole."""
    place = practice_place(data)
    prepare_folder(data)
    unfinished = data / f"{_FOLDER}.part"
    shutil.rmtree(unfinished, ignore_errors=True)
    engine = make_store(HallPlace(unfinished, sqlite_url(unfinished / _STORE), is_demo=True))
    try:
        _fill(engine, unfinished, clock)
    except BaseException:
        engine.dispose()
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    engine.dispose()
    shutil.rmtree(place.folder, ignore_errors=True)
    unfinished.rename(place.folder)


def _fill(engine: Engine, folder: Path, clock: Clock) -> None:
    vault = make_vault(folder / "hall.key")
    outline = HallOutline(practice_layout.HALL_NAME, layout.REGION, layout.HALL_CODE, is_demo=True)
    with founding(engine, clock, vault, outline) as founded:
        hall_id = founded.hall_id
    kept = f"folder:{folder / 'printed'}"
    room = PrintRoom(folder / "papers", from_setting(kept), paper_printer(kept))
    hall = join(engine, HallKey(hall_id, layout.HALL_CODE, DEFAULT_ZONE), clock, vault, room)
    furnish(hall)
    add_practice_window(hall.work)
