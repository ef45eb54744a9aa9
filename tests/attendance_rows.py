"""Punches, leave, rosters and roles for tests of attendance, put straight into the store."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from hall_rows import SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert, update

from hallapp.attendance.tables import Punch, PunchDevice
from hallapp.attendance.terms import PunchSource
from hallapp.hall.half_days import Half
from hallapp.hall.tables import Person, PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named
from hallapp.kernel.requests import Request
from hallapp.leave.tables import LeaveRequest
from hallapp.leave.terms import LeaveKind, LeaveState
from hallapp.roster.tables import Shift, ShiftAssignment
from hallapp.roster.terms import RosterOccasion

ZONE = zone_named(DEFAULT_ZONE)
FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 23)
FULL_DAY = ("08:50", "12:01", "13:25", "17:02")


def at(text: str, day: date = FRIDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(text), ZONE)


def put(hall: SmallHall, mapped: type[Any], *rows: dict[str, Any]) -> list[uuid.UUID]:
    """Put rows into a table, past every service; ids and the hall are added."""
    made = [{"id": uuid.uuid4(), "hall_id": HALL_ID, **row} for row in rows]
    with hall.store.engine.begin() as connection:
        connection.execute(insert(mapped), made)
    return [row["id"] for row in made]


def punch(
    hall: SmallHall, person: int, times: Iterable[str], day: date = FRIDAY, device: str = ""
) -> None:
    """Let a person have punched at times of a day."""
    source = PunchSource.DEVICE if device else PunchSource.DESK
    put(
        hall,
        Punch,
        *(
            {
                "person_id": hall.people[person],
                "day": day,
                "punched_at": at(text, day),
                "source": source,
                "device_number": device,
            }
            for text in times
        ),
    )


def full_days(hall: SmallHall, *people: int, day: date = FRIDAY) -> None:
    """Let people have punched all four times of a day, in time."""
    for person in people or tuple(hall.people):
        punch(hall, person, FULL_DAY, day)


def away(
    hall: SmallHall,
    person: int,
    half: Half | None = None,
    kind: LeaveKind = LeaveKind.PERSONAL,
    day: date = FRIDAY,
) -> None:
    """Let a person have approved leave on a day, for one half of it or all of it."""
    row = {
        "number": uuid.uuid4().hex[:20],
        "person_id": hall.people[person],
        "kind": kind,
        "from_on": day,
        "from_half": half or Half.MORNING,
        "until_on": day,
        "until_half": half or Half.AFTERNOON,
        "half_days": 1 if half else 2,
        "reason": "家事",
        "is_beyond_balance": False,
        "asked_at": at("08:00", day),
        "state": LeaveState.APPROVED,
    }
    put(hall, LeaveRequest, row)


def shift(hall: SmallHall, code: str, slots: dict[str, tuple[str, str, str]]) -> uuid.UUID:
    """Make a shift: by slot, when it opens, closes and is due."""
    spelled = [
        {"slot": slot, "opens": times[0], "closes": times[1], "due": times[2]}
        for slot, times in slots.items()
    ]
    dues = [time.fromisoformat(each["due"]) for each in spelled]
    row = {
        "code": code,
        "name": code,
        "slots": {"slots": spelled},
        "begins": dues[0],
        "ends": dues[-1],
        "crosses_midnight": dues[-1] < dues[0],
        "made_at": at("08:00"),
    }
    return put(hall, Shift, row)[0]


def assign(
    hall: SmallHall,
    person: int,
    shift_id: uuid.UUID | None,
    day: date = FRIDAY,
    occasion: RosterOccasion = RosterOccasion.SHIFT,
) -> None:
    """Put a person on the roster of a day."""
    row = {
        "person_id": hall.people[person],
        "shift_id": shift_id,
        "day": day,
        "occasion": occasion,
        "assigned_at": at("08:00"),
    }
    put(hall, ShiftAssignment, row)


def device(hall: SmallHall, number: str, delivered_until: datetime) -> None:
    """Let a device have handed over its punches up to a moment."""
    row = {
        "number": number,
        "serial": "",
        "name": number,
        "place": "",
        "delivered_until": delivered_until,
        "is_active": True,
        "added_at": at("08:00"),
    }
    put(hall, PunchDevice, row)


def make(hall: SmallHall, person: int, role: Role) -> None:
    """Give a person a role."""
    with hall.store.engine.begin() as connection:
        row = {"person_id": hall.people[person], "role": role, "hall_id": HALL_ID}
        connection.execute(insert(PersonRole), row)


def let_go(hall: SmallHall, person: int) -> None:
    """Let a person work here no longer."""
    with hall.store.engine.begin() as connection:
        connection.execute(
            update(Person).where(Person.id == hall.people[person]).values(is_active=False)
        )


def by(hall: SmallHall, person: int) -> Request:
    """Return a new request of a person."""
    return hall.store.request(person_id=hall.people[person])
