"""A small hall to work in: zones, windows, people, services and items, in any store."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hall_store import HALL_ID, HallStore
from sqlalchemy import Connection, insert, select

from hallapp.attendance.service import AttendanceService
from hallapp.cases.flow.book import CaseBook
from hallapp.cases.service import CaseService
from hallapp.guides.service import GuideService
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import GuideState, HandlingType, ItemType, Origin
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.people import PeopleService
from hallapp.hall.tables import Department, Person, PersonRole, ServiceWindow, Zone
from hallapp.hall.terms import Role, WindowKind
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.secrets import Vault
from hallapp.kernel.settings import SettingsService
from hallapp.queueing.service import QueueService
from hallapp.queueing.store import days
from hallapp.queueing.tables import (
    NumberSeries,
    ServiceOffer,
    Ticket,
    TicketStep,
    WindowService,
)
from hallapp.queueing.tables import QueueService as ServiceRecord
from hallapp.serving.service import ServingService

HALL_CODE = "330000"
VAULT = Vault(bytes(range(32)))
# (code, name, prefix, zone letter): every window serves the first, all but window 1 the second.
SERVICES = (("GA", "个人事务", "A", "A"), ("SJ", "企业开办", "B", "B"))
# Code, name, promised and statutory limit of each item.
ITEMS: tuple[tuple[str, str, Limit | None, Limit | None], ...] = (
    (
        "SJ-001",
        "食品经营许可",
        Limit(9, LimitUnit.WORKING_DAYS),
        Limit(20, LimitUnit.WORKING_DAYS),
    ),
    ("SJ-002", "药品经营许可", Limit(20, LimitUnit.WORKING_DAYS), None),
    ("GA-001", "居住登记", None, None),
)


@dataclass
class SmallHall:
    """Ids of what is in the hall, and the services that faces use."""

    store: HallStore
    windows: dict[int, uuid.UUID] = field(default_factory=dict)
    people: dict[int, uuid.UUID] = field(default_factory=dict)
    services: dict[str, uuid.UUID] = field(default_factory=dict)
    items: dict[str, uuid.UUID] = field(default_factory=dict)

    @property
    def queue(self) -> QueueService:
        return QueueService(self.store.work, VAULT)

    @property
    def people_service(self) -> PeopleService:
        return PeopleService(self.store.work)

    @property
    def cases(self) -> CaseService:
        return CaseService(self.store.work)

    @property
    def attendance(self) -> AttendanceService:
        return AttendanceService(self.store.work, days.check_clock)

    @property
    def serving(self) -> ServingService:
        return serving_over(self.store.work)

    def open_window(self, number: int, person: int | None = None) -> None:
        """Put a person (the one of the same number) on a window."""
        whom = self.people[number if person is None else person]
        self.serving.take_window(self.store.request(), whom, self.windows[number])

    def issue(self, service: str = "GA") -> uuid.UUID:
        """Give a number and return the id of its ticket."""
        return self.queue.issue(self.store.request(), self.services[service]).ticket.id

    def issue_many(self, count: int, service: str = "GA") -> list[uuid.UUID]:
        return [self.issue(service) for _ticket in range(count)]

    def call(self, window: int) -> str | None:
        """Press 下一位 and return the label."""
        called = self.queue.call_next(self.store.request(), self.windows[window])
        return None if called is None else called.label

    def serve(self, window: int) -> str | None:
        """Call the next at a window, serve and finish it; return the label."""
        label = self.call(window)
        if label is not None:
            self.queue.start(self.store.request(), self.windows[window])
            self.queue.finish(self.store.request(), self.windows[window])
        return label

    def waiting(self) -> list[str]:
        return [row.label for row in self.queue.waiting()]

    def rows(self, mapped: type[Any], *columns: Any) -> list[tuple[Any, ...]]:
        """Look into a table, past every service: only to check."""
        wanted = columns or (table_of(mapped),)
        with self.store.work.read() as session:
            return [tuple(row) for row in session.execute(select(*wanted))]

    def states(self) -> dict[str, str]:
        """The state of every ticket's step by label, newest day last."""
        with self.store.work.read() as session:
            found = session.execute(
                select(Ticket.label, TicketStep.state)
                .join(TicketStep, TicketStep.ticket_id == Ticket.id)
                .order_by(Ticket.issued_at)
            )
            return {label: state.value for label, state in found}


def serving_over(work: UnitOfWork) -> ServingService:
    book = CaseBook(work, SettingsService(work), VAULT, HALL_CODE)
    return ServingService(work, GuideService(work), CaseService(work), book)


def small_hall(store: HallStore, windows: int = 3, last_number: int = 999) -> SmallHall:
    """Fill a store with a small hall: nobody is on duty yet, no number is given."""
    hall = SmallHall(store)
    with store.engine.begin() as connection:
        zones = _add_zones(connection)
        department = _add(connection, Department, [{"name": "市场监督管理局"}])[0]
        _add_windows(connection, hall, zones, windows)
        _add_people(connection, hall, department, windows)
        _add_services(connection, hall, zones, last_number)
        _add_items(connection, hall, department, store.clock.now())
    return hall


def _add(
    connection: Connection, mapped: type[Any], rows: Iterable[Mapping[str, Any]]
) -> list[uuid.UUID]:
    made = [{"id": uuid.uuid4(), "hall_id": HALL_ID, **row} for row in rows]
    connection.execute(insert(mapped), made)
    return [row["id"] for row in made]


def _add_zones(connection: Connection) -> dict[str, uuid.UUID]:
    letters = ("A", "B")
    rows = [{"letter": each, "name": f"{each}区", "place": f"{each}区等候席"} for each in letters]
    return dict(zip(letters, _add(connection, Zone, rows), strict=True))


def _add_windows(
    connection: Connection, hall: SmallHall, zones: dict[str, uuid.UUID], count: int
) -> None:
    rows = [
        {
            "number": number,
            "zone_id": zones["A" if number == 1 else "B"],
            "name": f"{number}号窗口",
            "kind": WindowKind.FRONT,
            "phone": "",
        }
        for number in range(1, count + 1)
    ]
    hall.windows = dict(enumerate(_add(connection, ServiceWindow, rows), start=1))


def _add_people(
    connection: Connection, hall: SmallHall, department: uuid.UUID, windows: int
) -> None:
    rows = [
        {
            "department_id": department,
            "window_id": hall.windows.get(number),
            "staff_number": f"{1000 + number}",
            "name": f"张{number}",
            "is_active": True,
        }
        for number in range(1, windows + 3)
    ]
    hall.people = dict(enumerate(_add(connection, Person, rows), start=1))
    connection.execute(
        insert(PersonRole),
        [
            {"person_id": person, "role": Role.FRONT_CLERK, "hall_id": HALL_ID}
            for person in hall.people.values()
        ],
    )


def _add_services(
    connection: Connection, hall: SmallHall, zones: dict[str, uuid.UUID], last_number: int
) -> None:
    for position, (code, name, prefix, zone) in enumerate(SERVICES):
        band = {"prefix": prefix, "first": 1, "last": last_number, "width": 3}
        series = _add(connection, NumberSeries, [band])[0]
        row = {
            "series_id": series,
            "zone_id": zones[zone],
            "code": code,
            "name": name,
            "position": position,
            "is_active": True,
        }
        hall.services[code] = _add(connection, ServiceRecord, [row])[0]
    served = [
        {"window_id": window, "service_id": service, "hall_id": HALL_ID}
        for number, window in hall.windows.items()
        for code, service in hall.services.items()
        if code == "GA" or number > 1
    ]
    connection.execute(insert(WindowService), served)


def _add_items(
    connection: Connection, hall: SmallHall, department: uuid.UUID, now: datetime
) -> None:
    for code, name, promised, statutory in ITEMS:
        row = {
            "department_id": department,
            "code": code,
            "name": name,
            "item_type": ItemType.LICENCE,
            "item_type_origin": Origin.STATED,
            "handling_type": HandlingType.PROMISED,
            "handling_type_origin": Origin.STATED,
            "state": GuideState.PUBLISHED,
            "changed_at": now,
            "promised_amount": promised.amount if promised else None,
            "promised_unit": promised.unit if promised else None,
            "statutory_amount": statutory.amount if statutory else None,
            "statutory_unit": statutory.unit if statutory else None,
            "name_key": name,
            "initials": "",
            "pinyin": "",
            "department_key": "",
        }
        hall.items[code] = _add(connection, ServiceItem, [row])[0]
    offers = [
        {"item_id": item, "service_id": hall.services[code[:2]], "hall_id": HALL_ID}
        for code, item in hall.items.items()
    ]
    connection.execute(insert(ServiceOffer), offers)
