"""Writes the demo hall's zones, windows, people and services into an empty store."""

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from hallapp.demo import layout
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import Placing
from hallapp.hall.tables import (
    Department,
    Hall,
    Person,
    PersonRole,
    RepresentativeLetter,
    ServiceWindow,
    Zone,
)
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.queueing.priorities import default_priorities
from hallapp.queueing.tables import (
    NumberSeries,
    PackageStep,
    PriorityClass,
    QueueService,
    ServiceOffer,
    VisitPackage,
    WindowService,
)

_LAST_NUMBER = 999
_DIGITS = 3
_LETTER_TERM = timedelta(days=365)


def build(work: UnitOfWork, request: Request) -> None:
    """Write everything but history; the items are imported already."""
    with work.write(request, "demo.build") as act:
        if act.first_answer is not None:
            return
        ids = _Ids(work.hall_id)
        _write_places(act, ids)
        _write_people(act, ids)
        _write_services(act, ids)
        _write_classes(act, ids)
        act.session.execute(
            update(Hall).where(Hall.id == work.hall_id).values(opening=layout.OPENING)
        )
        act.record(Happening("demo.built", "hall", work.hall_id))
        act.changed(Change.WINDOWS | Change.PEOPLE)


def placings(session: Session, hall_id: uuid.UUID) -> dict[uuid.UUID, Placing]:
    """Return where each item is handled: at the demo window of its service."""
    found: dict[uuid.UUID, Placing] = {}
    for item_id, department in _items(session, hall_id):
        window = layout.window_of(layout.service_of(department))
        zone = next(zone for zone in layout.ZONES if zone.letter == window.zone)
        found[item_id] = Placing(
            place=f"{zone.place} {window.number} 号窗口",
            hours=layout.OPENING,
            consult_phone=window.phone,
            complaint_phone=layout.COMPLAINT_PHONE,
        )
    return found


def popularity(session: Session, hall_id: uuid.UUID) -> dict[uuid.UUID, int]:
    """Return how often the most wanted items are asked for."""
    rows = session.execute(
        select(ServiceItem.id, ServiceItem.name).where(ServiceItem.hall_id == hall_id)
    )
    ranks = {name: len(layout.POPULAR) - rank for rank, name in enumerate(layout.POPULAR)}
    return {item_id: ranks[name] for item_id, name in rows if name in ranks}


class _Ids:
    """Ids of the demo hall's parts, the same each time for the same hall."""

    def __init__(self, hall_id: uuid.UUID) -> None:
        self.hall_id = hall_id

    def of(self, kind: str, name: object) -> uuid.UUID:
        return uuid.uuid5(self.hall_id, f"{kind}/{name}")


def _write_places(act: Writing, ids: _Ids) -> None:
    _insert(
        act,
        Zone,
        (
            {
                "id": ids.of("zone", zone.letter),
                "letter": zone.letter,
                "name": zone.name,
                "place": zone.place,
            }
            for zone in layout.ZONES
        ),
        ids,
    )
    _insert(
        act,
        ServiceWindow,
        (
            {
                "id": ids.of("window", window.number),
                "zone_id": ids.of("zone", window.zone),
                "number": window.number,
                "name": window.name,
                "kind": window.kind,
                "phone": window.phone,
            }
            for window in layout.WINDOWS
        ),
        ids,
    )


def _write_people(act: Writing, ids: _Ids) -> None:
    departments = _departments(act, ids)
    _insert(
        act,
        Person,
        (
            {
                "id": ids.of("person", person.staff_number),
                "department_id": departments[person.department],
                "window_id": None if person.window is None else ids.of("window", person.window),
                "staff_number": person.staff_number,
                "name": person.name,
                "is_active": True,
            }
            for person in layout.PEOPLE
        ),
        ids,
    )
    _insert(
        act,
        PersonRole,
        (
            {"person_id": ids.of("person", person.staff_number), "role": role}
            for person in layout.PEOPLE
            for role in person.roles
        ),
        ids,
    )
    _insert(act, RepresentativeLetter, _letters(ids, departments, act.today), ids)


def _letters(ids: _Ids, departments: dict[str, uuid.UUID], today: date) -> Iterable[dict[str, Any]]:
    for person in layout.PEOPLE:
        if Role.CHIEF_REPRESENTATIVE in person.roles:
            yield {
                "id": ids.of("letter", person.staff_number),
                "person_id": ids.of("person", person.staff_number),
                "department_id": departments[person.department],
                "letter_number": f"示例授权〔{today.year}〕1号",
                "scope": "本部门进驻大厅的全部事项",
                "valid_from": today - _LETTER_TERM / 2,
                "valid_until": today + _LETTER_TERM / 2,
            }


def _departments(act: Writing, ids: _Ids) -> dict[str, uuid.UUID]:
    rows = act.session.execute(
        select(Department.name, Department.id).where(Department.hall_id == ids.hall_id)
    ).all()
    known = dict(rows)
    missing = sorted({person.department for person in layout.PEOPLE} - set(known))
    added = {name: ids.of("department", name) for name in missing}
    _insert(act, Department, ({"id": added[name], "name": name} for name in missing), ids)
    return known | added


def _write_services(act: Writing, ids: _Ids) -> None:
    series = (
        {
            "id": ids.of("series", service.code),
            "prefix": service.code,
            "first": 1,
            "last": _LAST_NUMBER,
            "width": _DIGITS,
        }
        for service in layout.SERVICES
    )
    services = (
        {
            "id": ids.of("service", service.code),
            "series_id": ids.of("series", service.code),
            "zone_id": ids.of("zone", service.zone),
            "code": service.code,
            "name": service.name,
            "position": position,
            "is_active": True,
        }
        for position, service in enumerate(layout.SERVICES)
    )
    links = (
        {"window_id": ids.of("window", window.number), "service_id": ids.of("service", code)}
        for window in layout.WINDOWS
        for code in window.services
    )
    offers = (
        {"item_id": item_id, "service_id": ids.of("service", layout.service_of(department))}
        for item_id, department in _items(act.session, ids.hall_id)
    )
    for mapped, rows in (
        (NumberSeries, series),
        (QueueService, services),
        (WindowService, links),
        (ServiceOffer, offers),
    ):
        _insert(act, mapped, rows, ids)


def _write_classes(act: Writing, ids: _Ids) -> None:
    """Write priority classes and packages: what a number may be taken with."""
    _insert(act, PriorityClass, default_priorities(ids.hall_id), ids)
    packages = (
        {
            "id": ids.of("package", package.code),
            "code": package.code,
            "name": package.name,
            "words": package.words,
            "is_active": True,
        }
        for package in layout.PACKAGES
    )
    _insert(act, VisitPackage, packages, ids)
    for package in layout.PACKAGES:
        _insert(act, PackageStep, _package_steps(act.session, ids, package), ids)


def _package_steps(
    session: Session, ids: _Ids, package: layout.DemoPackage
) -> Iterable[dict[str, Any]]:
    known = {
        name: (item_id, department)
        for item_id, name, department in session.execute(
            select(ServiceItem.id, ServiceItem.name, Department.name)
            .join(Department, Department.id == ServiceItem.department_id)
            .where(ServiceItem.hall_id == ids.hall_id)
        )
    }
    for name, position in package.steps:
        item_id, department = known[name]
        yield {
            "package_id": ids.of("package", package.code),
            "service_id": ids.of("service", layout.service_of(department)),
            "item_id": item_id,
            "position": position,
        }


def _items(session: Session, hall_id: uuid.UUID) -> list[tuple[uuid.UUID, str]]:
    return list(
        session.execute(
            select(ServiceItem.id, Department.name)
            .join(Department, Department.id == ServiceItem.department_id)
            .where(ServiceItem.hall_id == hall_id)
            .order_by(ServiceItem.code)
        ).all()
    )


def _insert(act: Writing, mapped: type[Any], rows: Iterable[dict[str, Any]], ids: _Ids) -> None:
    filled = [{**row, "hall_id": ids.hall_id} for row in rows]
    if filled:
        act.session.execute(insert(mapped), filled)
