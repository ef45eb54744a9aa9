"""Sets up a real hall: an empty store, or one with an administrator, windows and a series."""

import uuid
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select, update

from hallapp.app.founding import Founded, HallOutline, founding
from hallapp.app.halls import HallPlace, make_store
from hallapp.hall.passwords import hash_password
from hallapp.hall.tables import Credential, Department, Person, PersonRole, ServiceWindow, Zone
from hallapp.hall.terms import Role, WindowKind
from hallapp.kernel.clock import Clock
from hallapp.kernel.database.base import Base, table_of
from hallapp.kernel.database.work import Writing
from hallapp.kernel.errors import RuleError
from hallapp.kernel.secrets import make_vault
from hallapp.kernel.texts import _
from hallapp.queueing.priorities import default_priorities
from hallapp.queueing.tables import NumberSeries, PriorityClass, QueueService, WindowService

_CODE = "000000"
_LAST_NUMBER, _DIGITS = 999, 3


class StaffNumberTakenError(RuleError):
    """The administrator's staff number is another person's, whom a list named before."""

    code = "app.staff_number_taken"


@dataclass(frozen=True)
class ZoneOutline:
    """A zone that a new hall starts with: its letter, its name, its first and last window."""

    letter: str
    name: str
    first: int
    last: int


@dataclass(frozen=True)
class HallPlan:
    """What a new hall starts with.

    Attributes:
        name: Name of the hall, as on every paper.
        region: The region it serves.
        zones: Zones with their windows; each gets a service and a number series of its letter.
        administrator: Name of the first administrator.
        staff_number: Staff number to sign in with.
        password: The password chosen; there is no default one.
    """

    name: str
    region: str
    zones: tuple[ZoneOutline, ...]
    administrator: str
    staff_number: str
    password: str


def make_empty_hall(place: HallPlace, clock: Clock) -> None:
    """Make a store with a hall and nothing in it.

    Raises:
        HallExistsError: There is a hall with people already.
        SurroundingsError: The place cannot be written or reached.
    """
    with _made(place, clock, HallOutline(_("本大厅"), "", _CODE)):
        pass


def set_up_hall(place: HallPlace, plan: HallPlan, clock: Clock) -> None:
    """Make a store with the hall that a person planned, whole or not at all.

    A hall without people, which a command made, becomes the planned one.

    Raises:
        PasswordWeakError: The password is too short or too simple; nothing is made.
        HallExistsError: There is a hall already that somebody can sign in to.
        StaffNumberTakenError: The administrator's staff number is another person's.
        SurroundingsError: The place cannot be written or reached.
    """
    password_hash = hash_password(plan.password)
    with _made(place, clock, HallOutline(plan.name, plan.region, _CODE)) as founded:
        _add_administrator(founded.act, founded.hall_id, plan, password_hash)
        for position, zone in enumerate(plan.zones):
            _add_zone(founded.act, founded.hall_id, zone, position)
        founded.act.session.execute(insert(PriorityClass), default_priorities(founded.hall_id))


@contextmanager
def _made(place: HallPlace, clock: Clock, outline: HallOutline) -> Generator[Founded]:
    engine = make_store(place)
    try:
        vault = make_vault(place.folder / "hall.key")
        with founding(engine, clock, vault, outline) as founded:
            yield founded
    finally:
        engine.dispose()


def _add_administrator(
    act: Writing, hall_id: uuid.UUID, plan: HallPlan, password_hash: str
) -> None:
    in_hall = {"hall_id": hall_id}
    department = _kept_or_added(act, hall_id, Department, {"name": plan.name}, {})
    facts: dict[str, Any] = {"department_id": department, "is_active": True}
    key = {"staff_number": plan.staff_number}
    number = table_of(Person).c
    listed = select(number.name).where(
        number.hall_id == hall_id, number.staff_number == plan.staff_number
    )
    name = act.session.scalar(listed)
    if name is not None and name != plan.administrator:
        raise StaffNumberTakenError(number=plan.staff_number)
    if name is not None:
        # Whoever a list named already stays in the unit of the list.
        facts = {"is_active": True}
    person = _kept_or_added(act, hall_id, Person, key, {"name": plan.administrator, **facts})
    for role in (Role.ADMINISTRATOR, Role.MANAGER):
        act.session.execute(insert(PersonRole), {"person_id": person, "role": role, **in_hall})
    credential = {"person_id": person, "password_hash": password_hash, "failures": 0}
    act.session.execute(insert(Credential), {**credential, **in_hall})


def _add_zone(act: Writing, hall_id: uuid.UUID, outline: ZoneOutline, position: int) -> None:
    series, service = uuid.uuid4(), uuid.uuid4()
    in_hall = {"hall_id": hall_id}
    place = _("{letter} 区").format(letter=outline.letter)
    facts = {"name": outline.name, "place": place}
    zone = _kept_or_added(act, hall_id, Zone, {"letter": outline.letter}, facts)
    band = {"prefix": outline.letter, "first": 1, "last": _LAST_NUMBER, "width": _DIGITS}
    act.session.execute(insert(NumberSeries), {"id": series, **band, **in_hall})
    act.session.execute(
        insert(QueueService),
        {
            "id": service,
            "series_id": series,
            "zone_id": zone,
            "code": outline.letter,
            "name": outline.name,
            "position": position,
            "is_active": True,
            **in_hall,
        },
    )
    for number in range(outline.first, outline.last + 1):
        facts = {"zone_id": zone, "name": outline.name, "kind": WindowKind.FRONT, "phone": ""}
        window = _kept_or_added(act, hall_id, ServiceWindow, {"number": number}, facts)
        act.session.execute(
            insert(WindowService), {"window_id": window, "service_id": service, **in_hall}
        )


def _kept_or_added(
    act: Writing, hall_id: uuid.UUID, mapped: type[Base], key: dict[str, Any], facts: dict[str, Any]
) -> uuid.UUID:
    """Return the id of a row as planned; one that a command made before becomes the planned one."""
    table = table_of(mapped)
    ((column, value),) = key.items()
    mine = (table.c.hall_id == hall_id, table.c[column] == value)
    found = act.session.scalar(select(table.c.id).where(*mine))
    if found is None:
        found = uuid.uuid4()
        act.session.execute(insert(table), {"id": found, "hall_id": hall_id, **key, **facts})
    elif facts:
        act.session.execute(update(table).where(*mine).values(**facts))
    return found
