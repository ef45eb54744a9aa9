"""Makes the demo hall: real items, an invented hall, a played week. It appears whole or not."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Engine, event, func, select

from hallapp.app.founding import HallOutline, founding
from hallapp.app.graph import HallKey, OpenHall, join
from hallapp.app.halls import HallPlace, demo_place, make_store
from hallapp.cases.tables import HallCase
from hallapp.demo import building, guidance, layout
from hallapp.demo.case_lives import CaseLives, CaseStage
from hallapp.demo.duty_lives import DutyLives, DutyStage
from hallapp.demo.history import Stage, days_before, play_week
from hallapp.devices import from_setting, paper_printer
from hallapp.guides.importing.service import ItemImportService
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import GuideState
from hallapp.hall.calendars import load_calendar
from hallapp.hall.tables import Person, ServiceWindow, Zone
from hallapp.hall.workdays import WorkCalendar
from hallapp.kernel.clock import DEFAULT_ZONE, Clock, SettableClock, zone_named
from hallapp.kernel.database.engine import sqlite_url
from hallapp.kernel.places import database_scripts
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.kernel.secrets import make_vault
from hallapp.kernel.station import prepare_folder
from hallapp.queueing.tables import Ticket
from hallapp.serving.papers import PrintRoom

ITEMS_FILE = "service-items.csv"
Progress = Callable[[int, int], None]
# Before the first case that the demo hall remembers: thirty working days and a long holiday.
_BEFORE_ALL = timedelta(days=62)


@dataclass(frozen=True)
class DemoCounts:
    """What there is in a demo hall."""

    windows: int
    zones: int
    people: int
    items: int
    tickets: int
    cases: int

    def as_facts(self) -> dict[str, int]:
        """Return the counts by name."""
        return asdict(self)


def make_demo(data: Path, clock: Clock, progress: Progress) -> HallPlace:
    """Make the demo hall of a data folder, unless it is there already.

    It is built beside its place and moved there when it is whole.

    Raises:
        SurroundingsError: The folder cannot be written or the disk is full.
    """
    place = demo_place(data)
    if place.exists:
        return place
    prepare_folder(data)
    unfinished = data / "demo.part"
    shutil.rmtree(unfinished, ignore_errors=True)
    building_place = HallPlace(unfinished, sqlite_url(unfinished / "hall.db"), is_demo=True)
    engine = make_store(building_place)
    try:
        _fill(engine, unfinished, clock, progress)
    except BaseException:
        engine.dispose()
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    engine.dispose()
    shutil.rmtree(place.folder, ignore_errors=True)
    unfinished.rename(place.folder)
    return place


def count(hall: OpenHall) -> DemoCounts:
    """Count what there is in a hall."""
    tables = (ServiceWindow, Zone, Person, ServiceItem, Ticket, HallCase)
    with hall.work.read() as session:
        counted = [
            session.scalars(
                select(func.count()).select_from(table).where(table.hall_id == hall.hall.id)
            ).one()
            for table in tables
        ]
    return DemoCounts(*counted)


def furnish(hall: OpenHall) -> None:
    """Write the real items and the invented hall round them into a store that was just founded."""
    _import_items(hall)
    building.build(hall.work, _request())
    _place_items(hall)
    guidance.refine(hall.work, _request())
    guidance.gather(hall.work, _request)


def _fill(engine: Engine, folder: Path, clock: Clock, progress: Progress) -> None:
    # Nobody is served yet: a power cut now loses nothing that cannot be made again.
    event.listen(engine, "connect", _write_quickly)
    engine.dispose()
    zone = zone_named(DEFAULT_ZONE)
    today = clock.now().astimezone(zone).date()
    moved = SettableClock(datetime.combine(today - _BEFORE_ALL, time(8), zone))
    vault = make_vault(folder / "hall.key")
    outline = HallOutline(layout.HALL_NAME, layout.REGION, layout.HALL_CODE, is_demo=True)
    with founding(engine, moved, vault, outline) as founded:
        hall_id = founded.hall_id
    kept = f"folder:{folder / 'printed'}"
    room = PrintRoom(folder / "papers", from_setting(kept), paper_printer(kept))
    key = HallKey(hall_id, layout.HALL_CODE, DEFAULT_ZONE)
    hall = join(engine, key, moved, vault, room)
    furnish(hall)
    _play(hall, moved, today, progress)


def _play(hall: OpenHall, clock: SettableClock, today: date, progress: Progress) -> None:
    """Let the weeks before today pass, from the first case to last evening."""
    with hall.work.read() as session:
        calendar = load_calendar(session, hall.hall.id)
    duty = _duty(hall, clock, calendar, days_before(calendar, today))
    stage = Stage(
        clock=clock,
        zone=hall.work.zone,
        calendar=calendar,
        people=hall.people,
        guides=hall.guides,
        queue=hall.queue,
        attendance=hall.attendance,
        desk=hall.serving,
        duty=duty,
    )
    lives = CaseStage(
        clock=clock,
        zone=hall.work.zone,
        calendar=calendar,
        people=hall.people,
        guides=hall.guides,
        flow=hall.case_flow,
        joint=hall.joint,
    )
    CaseLives(lives, today).play()
    duty.begin()
    play_week(stage, today, progress)


def _duty(
    hall: OpenHall, clock: SettableClock, calendar: WorkCalendar, days: Sequence[date]
) -> DutyLives:
    stage = DutyStage(
        clock=clock,
        zone=hall.work.zone,
        calendar=calendar,
        people=hall.people,
        settings=hall.settings,
        punches=hall.punch_import,
        devices=hall.punch_devices,
        pins=hall.punch_pins,
        posts=hall.posts,
        rosters=hall.rosters,
        leaves=hall.leaves,
        patrols=hall.patrols,
        desk=hall.patrol_desk,
        letters=hall.letters,
        explanations=hall.explanations,
    )
    return DutyLives(stage, days)


def _import_items(hall: OpenHall) -> None:
    importing = ItemImportService(hall.work)
    plan = importing.plan_import(database_scripts() / "seed" / ITEMS_FILE)
    importing.carry_out(_request(), plan, state=GuideState.SAMPLE)


def _place_items(hall: OpenHall) -> None:
    with hall.work.read() as session:
        placings = building.placings(session, hall.hall.id)
        popularity = building.popularity(session, hall.hall.id)
    hall.guides.place_items(_request(), placings, is_sample=True)
    hall.guides.set_popularity(_request(), popularity)


def _request() -> Request:
    return Request(Actor("demo", channel=Channel.SYSTEM))


def _write_quickly(connection: object, record: object) -> None:
    del record
    connection.execute("PRAGMA synchronous=OFF")  # type: ignore[attr-defined]
