"""A hall with two thousand people and a month of their punches; nothing of it is true."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import URL, Connection, Engine, insert

from hallapp.app.schema import whole_schema
from hallapp.attendance.tables import Punch, PunchDevice, PunchPin
from hallapp.attendance.terms import PunchSource
from hallapp.hall.tables import Department, Hall, Person, ServiceWindow, Zone
from hallapp.hall.terms import WindowKind
from hallapp.kernel.audit import FIRST_HASH
from hallapp.kernel.changes import EVERYTHING
from hallapp.kernel.clock import DEFAULT_ZONE
from hallapp.kernel.database.engine import open_engine
from hallapp.kernel.database.records import AuditCheckpoint, Revision
from hallapp.kernel.database.schema import upgrade

HALL_ID = uuid.UUID(int=7)
NOW = datetime(2026, 4, 1, 1, tzinfo=UTC)
FIRST_DAY = date(2026, 3, 1)
SEED = 20260301
_ZONE = ZoneInfo(DEFAULT_ZONE)
_BATCH = 5_000
_UNITS = 52
_USUAL = (time(8, 50), time(12, 3), time(13, 22), time(17, 4))
_LATE_PERCENT, _MISSING_PERCENT, _TWICE_PERCENT = 4, 2, 3


@dataclass(frozen=True)
class Pressed:
    """One press at a device."""

    person: int
    at: datetime


def open_hall(url: URL, people: int) -> Engine:
    """Make a hall with so many people in 52 units and one device; no punches yet."""
    engine = open_engine(url)
    upgrade(engine, whole_schema())
    with engine.begin() as connection:
        _fill_hall(connection, people)
    return engine


def person_id(number: int) -> uuid.UUID:
    """Return the id of a person by number, the same in every store."""
    return uuid.uuid5(HALL_ID, f"person {number}")


def month_of_punches(people: int, days: int) -> Iterator[Pressed]:
    """Give what the device took: four a working day and person, some late, missing, twice."""
    chance = Random(SEED)  # noqa: S311 - invented punches
    for day in (FIRST_DAY + timedelta(days=each) for each in range(days)):
        if day.weekday() >= 5:  # noqa: PLR2004 - Saturday
            continue
        for number in range(people):
            for usual in _USUAL:
                yield from _pressed(number, datetime.combine(day, usual, _ZONE), chance)


def _pressed(number: int, usual: datetime, chance: Random) -> Iterator[Pressed]:
    if chance.randrange(100) < _MISSING_PERCENT:
        return
    late = chance.randint(10, 60) if chance.randrange(100) < _LATE_PERCENT else 0
    at = usual + timedelta(minutes=late, seconds=chance.randint(-300, 300))
    yield Pressed(number, at)
    if chance.randrange(100) < _TWICE_PERCENT:
        yield Pressed(number, at + timedelta(seconds=chance.randint(1, 90)))


def keep_punches(engine: Engine, punches: Iterator[Pressed]) -> int:
    """Put punches into a store as an import would have; return how many."""
    kept = 0
    with engine.begin() as connection:
        while batch := [_punch(each) for each in islice(punches, _BATCH)]:
            connection.execute(insert(Punch), batch)
            kept += len(batch)
    return kept


def write_file(path: Path, punches: Iterator[Pressed]) -> int:
    """Write punches as a device exports them; return how many lines."""
    lines = 0
    with path.open("w", encoding="ascii", newline="") as file:
        for each in punches:
            moment = f"{each.at:%Y-%m-%d %H:%M:%S}"
            file.write(f"{each.person + 1:>9}\t{moment}\t1\t255\t1\t0\r\n")
            lines += 1
    return lines


def _punch(each: Pressed) -> dict[str, Any]:
    moment = f"{each.at:%Y-%m-%d %H:%M:%S}"
    return {
        "id": uuid.uuid4(),
        "hall_id": HALL_ID,
        "person_id": person_id(each.person),
        "window_id": None,
        "day": each.at.date(),
        "punched_at": each.at,
        "source": PunchSource.DEVICE,
        "device_number": "1",
        "raw": f"{each.person + 1:>9}\t{moment}\t1\t255\t1\t0",
        "received_at": NOW,
    }


def _fill_hall(connection: Connection, people: int) -> None:
    hall = {"id": HALL_ID, "code": "bench", "name": "测试大厅", "region": "青山县"}
    more = {"zone": DEFAULT_ZONE, "opening": "", "is_demo": False}
    connection.execute(insert(Hall), hall | more)
    kinds = [{"hall_id": HALL_ID, "kind": str(each.name).lower(), "n": 0} for each in EVERYTHING]
    connection.execute(insert(Revision), kinds)
    connection.execute(insert(AuditCheckpoint), {"hall_id": HALL_ID, "seq": 0, "head": FIRST_HASH})
    units = [
        {"id": uuid.uuid5(HALL_ID, f"unit {n}"), "hall_id": HALL_ID, "name": f"单位{n:02d}"}
        for n in range(_UNITS)
    ]
    connection.execute(insert(Department), units)
    zone = {"id": uuid.uuid4(), "hall_id": HALL_ID, "letter": "A", "name": "一区", "place": ""}
    connection.execute(insert(Zone), zone)
    window = {
        "id": uuid.uuid4(),
        "hall_id": HALL_ID,
        "zone_id": zone["id"],
        "number": 1,
        "name": "综合受理",
        "kind": WindowKind.FRONT,
        "phone": "",
    }
    connection.execute(insert(ServiceWindow), window)
    _fill_people(connection, people, units)


def _fill_people(connection: Connection, people: int, units: list[dict[str, Any]]) -> None:
    connection.execute(
        insert(Person),
        [
            {
                "id": person_id(n),
                "hall_id": HALL_ID,
                "department_id": units[n % _UNITS]["id"],
                "window_id": None,
                "staff_number": f"P{n + 1:05d}",
                "name": f"员工{n + 1:05d}",
                "is_active": True,
            }
            for n in range(people)
        ],
    )
    connection.execute(
        insert(PunchPin),
        [
            {
                "id": uuid.uuid4(),
                "hall_id": HALL_ID,
                "pin": str(n + 1),
                "device_number": "",
                "person_id": person_id(n),
                "valid_from": date(2026, 1, 1),
                "valid_until": None,
                "given_at": NOW,
            }
            for n in range(people)
        ],
    )
    device = {"id": uuid.uuid4(), "hall_id": HALL_ID, "number": "1", "serial": "", "name": "大门"}
    connection.execute(
        insert(PunchDevice),
        device | {"place": "", "delivered_until": NOW, "is_active": True, "added_at": NOW},
    )
