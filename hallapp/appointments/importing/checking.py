"""One line of a platform's file becomes a booking, or remarks that say what to change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from uuid import UUID

from hallapp.appointments.importing.columns import day_of, times_of
from hallapp.appointments.importing.reading import FileLine
from hallapp.cases.applications import is_id_number
from hallapp.guides.importing.plan import Note
from hallapp.queueing.admitting import plain_id

_ID_LENGTH = 18
_LONGEST = {"name": 60, "phone": 40, "key": 80, "id_number": 40}
DEFAULT_LENGTH = timedelta(minutes=30)


@dataclass(frozen=True)
class HallNames:
    """What a file may call services and items of the hall.

    Attributes:
        services: Id and name of a service by its code and its name.
        items: Id of an item by its code and its name.
        offers: The service that gives the number for an item.
    """

    services: Mapping[str, tuple[UUID, str]]
    items: Mapping[str, UUID]
    offers: Mapping[UUID, tuple[UUID, str]]


@dataclass(frozen=True)
class BookingWanted:
    """A booking as a line asks for it."""

    number: int
    service_id: UUID
    service_name: str
    item_id: UUID | None
    starts_at: datetime
    ends_at: datetime | None
    name: str
    phone: str
    id_number: str
    key: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class LineRefused:
    """A line that cannot be imported, and why."""

    number: int
    name: str
    notes: tuple[Note, ...]


def check(
    line: FileLine, names: HallNames, today: date, zone: tzinfo
) -> BookingWanted | LineRefused:
    """Return what a line asks for, or why it cannot be had."""
    if line.fault:
        return LineRefused(line.number, "", (Note(line.fault, {}),))
    fields = {column: line.fields.get(column, "") for column in _COLUMNS}
    refusals = [*_too_long(fields)]
    if not fields["name"]:
        refusals.append(Note("appointments.line_name", {}))
    service, item_id = _subject(fields, names)
    if service is None:
        said = (fields["service"] or fields["item"])[:30]
        refusals.append(Note("appointments.line_service", {"said": said}))
    times = times_of(fields["time"])
    day = day_of(fields["day"]) or day_of(fields["time"]) or (None if fields["day"] else today)
    if day is None or not times:
        said = f"{fields['day']} {fields['time']}".strip()[:30]
        refusals.append(Note("appointments.line_time", {"said": said}))
    if refusals or service is None or day is None or not times:
        return LineRefused(line.number, fields["name"], tuple(refusals))
    ends = (*times, *times_of(fields["ends"]))[1:2]
    number = plain_id(fields["id_number"])
    return BookingWanted(
        number=line.number,
        service_id=service[0],
        service_name=service[1],
        item_id=item_id,
        starts_at=_moment(day, times[0], zone),
        ends_at=_moment(day, ends[0], zone) if ends and ends[0] > times[0] else None,
        name=fields["name"],
        phone=fields["phone"],
        id_number=number,
        key=fields["key"],
        notes=_remarks(fields, number, item_id),
    )


_COLUMNS = ("service", "item", "day", "time", "ends", "name", "phone", "id_number", "key")


def _too_long(fields: Mapping[str, str]) -> list[Note]:
    return [
        Note("appointments.line_long", {"said": fields[column][:10], "limit": limit})
        for column, limit in _LONGEST.items()
        if len(fields[column]) > limit
    ]


def _subject(
    fields: Mapping[str, str], names: HallNames
) -> tuple[tuple[UUID, str] | None, UUID | None]:
    """Return service and item; the item decides the service where the file names none."""
    item_id = names.items.get(fields["item"])
    service = names.services.get(fields["service"])
    if service is None and not fields["service"] and item_id is not None:
        service = names.offers.get(item_id)
    return service, item_id


def _remarks(fields: Mapping[str, str], number: str, item_id: UUID | None) -> tuple[Note, ...]:
    notes: list[Note] = []
    if fields["item"] and item_id is None:
        notes.append(Note("appointments.note_item", {"said": fields["item"][:30]}))
    # Passports and permits are no ID numbers; one that looks like one should be one.
    if len(number) == _ID_LENGTH and not is_id_number(number):
        notes.append(Note("appointments.note_id", {}))
    return tuple(notes)


def _moment(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)
