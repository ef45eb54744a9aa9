"""Who came is forgotten after a while; what was done stays."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from hall_rows import VAULT, SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert

from hallapp.appointments.service import AppointmentService
from hallapp.appointments.tables import AppointmentPerson
from hallapp.appointments.terms import BookingGiven, SlotsWanted
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.database.work import UnitOfWork
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import Ticket, TicketPerson
from hallapp.queueing.terms import IssueWish, PersonGiven
from hallapp.serving.retention import Purged, PurgeTooNewError, RetentionService

MONDAY = date(2026, 11, 23)
CITIZEN = "11010519491231002X"
PERSONAL = (TicketPerson.name, TicketPerson.phone, TicketPerson.digest, TicketPerson.id_sealed)
BOOKED = (
    AppointmentPerson.name,
    AppointmentPerson.masked_name,
    AppointmentPerson.phone,
    AppointmentPerson.digest,
    AppointmentPerson.id_sealed,
)


@pytest.fixture
def busy(open_hall: SmallHall) -> SmallHall:
    """A hall where a person took a number and booked a slot today."""
    queue = QueueService(open_hall.store.work, VAULT)
    appointments = AppointmentService(open_hall.store.work, queue, VAULT)
    request = open_hall.store.request
    wish = IssueWish(person=PersonGiven("李小明", CITIZEN, "13900000000"))
    queue.issue(request(), open_hall.services["GA"], None, wish)
    wanted = SlotsWanted(open_hall.services["SJ"], MONDAY, time(10), time(11), 30, 1)
    slot = appointments.make_slots(request(), wanted)[0]
    appointments.book(request(), BookingGiven(slot.id, "李小明", "13900000000", CITIZEN))
    return open_hall


def test_after_their_time_people_are_emptied_and_rows_stay(busy: SmallHall):
    retention = RetentionService(busy.store.work)
    busy.store.clock.advance(timedelta(days=30))
    assert retention.purge_due(busy.store.request()) == Purged(0, 0)

    busy.store.clock.advance(timedelta(days=1))
    purged = retention.purge_due(busy.store.request())

    assert purged == Purged(tickets=1, appointments=1)
    assert busy.rows(TicketPerson, *PERSONAL) == [("", "", None, None)]
    assert busy.rows(AppointmentPerson, *BOOKED) == [("", "", "", None, None)]
    assert len(busy.rows(Ticket)) == 1
    written = busy.rows(AuditEvent, AuditEvent.action, AuditEvent.after)
    assert written[-1] == (
        "serving.personal_purged",
        {"before": "2026-11-24", "tickets": 1, "appointments": 1},
    )


def test_forgetting_twice_finds_nobody_and_a_repeat_is_told_the_same(busy: SmallHall):
    retention = RetentionService(busy.store.work)
    busy.store.clock.advance(timedelta(days=40))
    pressed, before = busy.store.request(), MONDAY + timedelta(days=1)

    first = retention.purge_personal(pressed, before)

    assert retention.purge_personal(pressed, before) == first
    assert retention.purge_personal(busy.store.request(), before) == Purged(0, 0)


def test_who_is_still_to_be_served_is_not_forgotten(busy: SmallHall):
    retention = RetentionService(busy.store.work)

    with pytest.raises(PurgeTooNewError):
        retention.purge_personal(busy.store.request(), MONDAY + timedelta(days=1))

    assert retention.purge_personal(busy.store.request(), MONDAY) == Purged(0, 0)


@pytest.mark.parametrize(
    "work_of",
    [
        lambda hall: hall.store.work,
        lambda hall: hall.store.work_as("clerk"),
    ],
)
def test_a_manager_forgets_people_and_a_clerk_does_not(
    busy: SmallHall, work_of: Callable[[SmallHall], UnitOfWork]
):
    with busy.store.engine.begin() as connection:
        manages = {"person_id": busy.people[2], "role": Role.MANAGER, "hall_id": HALL_ID}
        connection.execute(insert(PersonRole), manages)
    busy.store.clock.advance(timedelta(days=40))
    retention = RetentionService(work_of(busy))

    with pytest.raises(NotEntitledError):
        retention.purge_due(busy.store.request(person_id=busy.people[1]))
    manager = busy.store.request(person_id=busy.people[2])

    assert retention.purge_due(manager) == Purged(1, 1)
