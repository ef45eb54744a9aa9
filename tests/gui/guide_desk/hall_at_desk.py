"""A real hall on SQLite behind the guide desk; only the printers are ours."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from hall_rows import VAULT, SmallHall, small_hall
from hall_store import HALL_ID, HallStore
from sqlalchemy import insert

from hallapp.appointments.service import AppointmentService
from hallapp.appointments.terms import AppointmentRow, BookingGiven, SlotsWanted
from hallapp.devices.errors import PrinterOutOfPaperError
from hallapp.faces.guide_desk.services import GuideDeskServices
from hallapp.guides.service import GuideService
from hallapp.guides.terms import Answers
from hallapp.hall.people import PeopleService
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.queueing.plan import QueuePlanService
from hallapp.queueing.terms import PrintState
from hallapp.reception.service import ReceptionService
from hallapp.reception.terms import HelpCallRow
from hallapp.slips.design import NO_ANSWERS

MORNING = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)
"""09:42 in the hall, a Monday."""
CITIZEN = "11010519491231002X"
GUIDE, LEADER, CLERK, APPROVER = 1, 2, 3, 4
"""Numbers of the small hall's people, and what they are here."""


@dataclass
class PaperHand:
    """Keeps what would be printed; fails while it is told to."""

    tickets: list[uuid.UUID] = field(default_factory=list[uuid.UUID])
    guides: list[uuid.UUID] = field(default_factory=list[uuid.UUID])
    answers: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    is_off: bool = False

    def print_ticket(self, request: Request, ticket_id: uuid.UUID) -> PrintState:
        del request
        self._check()
        self.tickets.append(ticket_id)
        return PrintState.PRINTED

    def print_guide_slip(
        self, request: Request, item_id: uuid.UUID, answers: Answers = NO_ANSWERS
    ) -> Path:
        del request
        self.answers.append(dict(answers))
        self._check()
        self.guides.append(item_id)
        return Path("guide.pdf")

    def _check(self) -> None:
        if self.is_off:
            raise PrinterOutOfPaperError(printer="Q1")


@dataclass
class HallAtDesk:
    """The hall, and what its other places do in a test."""

    small: SmallHall
    papers: PaperHand = field(default_factory=PaperHand)

    @classmethod
    def at(cls, folder: Path, moment: datetime = MORNING) -> HallAtDesk:
        hall = cls(small_hall(HallStore.on_sqlite(folder / "hall.db", moment)))
        roles = {GUIDE: Role.GUIDE_STAFF, LEADER: Role.SHIFT_LEADER}
        with hall.store.engine.begin() as connection:
            connection.execute(
                insert(PersonRole),
                [
                    {"person_id": hall.small.people[number], "role": role, "hall_id": HALL_ID}
                    for number, role in roles.items()
                ],
            )
        return hall

    @property
    def store(self) -> HallStore:
        return self.small.store

    @property
    def reception(self) -> ReceptionService:
        return ReceptionService(self.store.work)

    @property
    def appointments(self) -> AppointmentService:
        return AppointmentService(self.store.work, self.small.queue, VAULT)

    def services(self) -> GuideDeskServices:
        people = PeopleService(self.store.work)
        return GuideDeskServices(
            hall=people.hall(),
            queue=self.small.queue,
            plan=QueuePlanService(self.store.work),
            guides=GuideService(self.store.work),
            appointments=self.appointments,
            reception=self.reception,
            people=people,
            papers=self.papers,
            clock=self.store.clock,
        )

    def call_help(self, page: str = "材料页", item: str | None = "SJ-001") -> HelpCallRow:
        request = Request(Actor("2 号自助机", channel=Channel.KIOSK))
        item_id = None if item is None else self.small.items[item]
        return self.reception.call_help(request, "guide", page, item_id)

    def book(self, hour: int = 9, minute: int = 30, number: str = "") -> AppointmentRow:
        """Book somebody into the half hour that begins then."""
        begins = time(hour, minute)
        ends = (datetime.combine(date(2026, 11, 23), begins) + timedelta(minutes=30)).time()
        wanted = SlotsWanted(
            self.small.services["SJ"], date(2026, 11, 23), begins, ends, 30, capacity=4
        )
        slots = self.appointments.make_slots(self.store.request(), wanted)
        slot = next(
            each for each in slots if each.starts_at.astimezone(self.store.zone).time() == begins
        )
        given = BookingGiven(slot.id, "李小明", id_number=number)
        return self.appointments.book(self.store.request(), given)

    def miss_one(self, service: str = "GA") -> str:
        """Give a number, call it at window 1 and mark it missed; return the label."""
        window = self.small.windows[1]
        self.small.issue(service)
        label = self.small.call(1)
        self.small.queue.miss(self.store.request(), window)
        assert label is not None
        return label

    def close(self) -> None:
        self.store.close()
