"""Statements of packs for a power cut and of the visits keyed in from them."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from hallapp.hall.tables import Person, ServiceWindow
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.queueing.paper_stubs import StubBand
from hallapp.queueing.paper_visits_report import PaperVisitRow
from hallapp.queueing.tables import PaperPack, PaperStubs, PaperVisit, QueueService
from hallapp.queueing.terms import Outcome

_pack = table_of(PaperPack).c
_stubs = table_of(PaperStubs).c
_visit = table_of(PaperVisit).c
_window = table_of(ServiceWindow).c
_person = table_of(Person).c
_service = table_of(QueueService).c
_ADD_PACK = InsertOnce(table_of(PaperPack), ("hall_id", "code")).returning("id")
_ADD_VISIT = InsertOnce(table_of(PaperVisit), ("pack_id", "stub")).returning("id")


@dataclass(frozen=True)
class KnownPack:
    """A pack that was printed here."""

    id: uuid.UUID
    printed_at: datetime
    bands: tuple[StubBand, ...]


@dataclass(frozen=True)
class Entered:
    """What was keyed in for a stub before; what decides whether a line says the same."""

    service_id: uuid.UUID
    window_id: uuid.UUID | None
    person_id: uuid.UUID | None
    taken_at: datetime
    called_at: datetime | None
    finished_at: datetime | None
    outcome: Outcome | None
    words: str


def add_pack(connection: Connection, row: Mapping[str, Any], bands: Sequence[StubBand]) -> bool:
    """Keep a pack; False when another pack took its code at this moment."""
    if connection.execute(_ADD_PACK.on(connection), dict(row)).first() is None:
        return False
    connection.execute(
        insert(table_of(PaperStubs)),
        [
            {
                "pack_id": row["id"],
                "hall_id": row["hall_id"],
                "position": band.position,
                "service_id": band.service_id,
                "mark": band.mark,
                "first": band.first,
                "last": band.last,
            }
            for band in bands
        ],
    )
    return True


def newest_code(connection: Connection, hall_id: uuid.UUID, day: str) -> str | None:
    """Return the last code of the packs of a day, or None."""
    return connection.scalar(
        select(func.max(_pack.code)).where(_pack.hall_id == hall_id, _pack.code.startswith(day))
    )


def packs(connection: Connection, hall_id: uuid.UUID) -> dict[str, KnownPack]:
    """Return every pack of the hall by its code."""
    bands: dict[uuid.UUID, list[StubBand]] = {}
    found = connection.execute(
        select(
            _stubs.pack_id, _stubs.position, _stubs.service_id, _stubs.mark, _stubs.first,
            _stubs.last,
        )
        .where(_stubs.hall_id == hall_id)
        .order_by(_stubs.position)
    )  # fmt: skip
    for pack_id, *band in found:
        bands.setdefault(pack_id, []).append(StubBand(*band))
    made = connection.execute(
        select(_pack.code, _pack.id, _pack.printed_at).where(_pack.hall_id == hall_id)
    )
    return {
        code: KnownPack(pack_id, printed_at, tuple(bands.get(pack_id, ())))
        for code, pack_id, printed_at in made
    }


def window_ids(connection: Connection, hall_id: uuid.UUID) -> dict[int, uuid.UUID]:
    """Return the windows by number."""
    found = connection.execute(select(_window.number, _window.id).where(_window.hall_id == hall_id))
    return {row.number: row.id for row in found}


def staff(connection: Connection, hall_id: uuid.UUID) -> tuple[tuple[uuid.UUID, str, str], ...]:
    """Return id, staff number and name of everybody, also of those who left since."""
    found = connection.execute(
        select(_person.id, _person.staff_number, _person.name).where(_person.hall_id == hall_id)
    )
    return tuple((row.id, row.staff_number, row.name) for row in found)


def service_names(connection: Connection, hall_id: uuid.UUID) -> dict[uuid.UUID, str]:
    """Return the names of the services, retired ones included."""
    found = connection.execute(
        select(_service.id, _service.name).where(_service.hall_id == hall_id)
    )
    return {row.id: row.name for row in found}


def entered(
    connection: Connection, pack_ids: Iterable[uuid.UUID]
) -> dict[tuple[uuid.UUID, str], Entered]:
    """Return what was keyed in for the stubs of some packs."""
    found = connection.execute(
        select(
            _visit.pack_id, _visit.stub, _visit.service_id, _visit.window_id, _visit.person_id,
            _visit.taken_at, _visit.called_at, _visit.finished_at, _visit.outcome, _visit.words,
        ).where(_visit.pack_id.in_(list(pack_ids)))
    )  # fmt: skip
    return {(pack_id, stub): Entered(*said) for pack_id, stub, *said in found}


def add_visit(connection: Connection, row: Mapping[str, Any]) -> bool:
    """Keep a visit; False when another station keyed the same stub in at this moment."""
    return connection.execute(_ADD_VISIT.on(connection), dict(row)).first() is not None


def counted(connection: Connection, hall_id: uuid.UUID, first: date, last: date) -> dict[date, int]:
    """Return how many visits of each day were keyed in from paper and served."""
    found = connection.execute(
        select(_visit.day, func.count())
        .where(
            _visit.hall_id == hall_id,
            _visit.day >= first,
            _visit.day <= last,
            _visit.finished_at.is_not(None),
        )
        .group_by(_visit.day)
    )
    return {row[0]: row[1] for row in found}


def visits(connection: Connection, hall_id: uuid.UUID, day: date) -> tuple[PaperVisitRow, ...]:
    """Return the visits of a day as they were keyed in, in the order in which they came."""
    rows = connection.execute(
        select(
            _pack.code.label("pack"), _visit.stub, _service.name.label("service_name"),
            _window.number.label("window_number"),
            func.coalesce(_person.name, "").label("person_name"), _visit.taken_at,
            _visit.called_at, _visit.finished_at, _visit.outcome, _visit.words,
            _visit.entered_at,
        )
        .join_from(table_of(PaperVisit), table_of(PaperPack), _pack.id == _visit.pack_id)
        .join(table_of(QueueService), _service.id == _visit.service_id)
        .outerjoin(table_of(ServiceWindow), _window.id == _visit.window_id)
        .outerjoin(table_of(Person), _person.id == _visit.person_id)
        .where(_visit.hall_id == hall_id, _visit.day == day)
        .order_by(_visit.taken_at, _visit.stub)
    ).mappings()  # fmt: skip
    return tuple(PaperVisitRow(**row) for row in rows)
