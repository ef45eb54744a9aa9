"""Slots, bookings and check-in: what booked people get, and what everybody else keeps."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hall_rows import VAULT, SmallHall
from sqlalchemy import insert, update

from hallapp.appointments.errors import (
    AlreadyArrivedError,
    AlreadyBookedError,
    AppointmentCancelledError,
    AppointmentUnknownError,
    CancelReasonError,
    CapacityError,
    NameNeededError,
    SlotFullError,
    SlotOverError,
    SlotsOverlapError,
    SlotUnknownError,
    TooEarlyError,
)
from hallapp.appointments.service import AppointmentService
from hallapp.appointments.tables import Appointment, AppointmentPerson
from hallapp.appointments.terms import (
    AppointmentRow,
    Arrival,
    BookingGiven,
    BookingState,
    SlotsWanted,
)
from hallapp.kernel.database.records import AuditEvent, RequestRecord
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.queueing.issue_errors import AppointmentOnlyError
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import IssueSession, Ticket, TicketPerson
from hallapp.queueing.tables import QueueService as ServiceRecord
from hallapp.queueing.terms import PersonGiven, SessionKind

MONDAY = date(2026, 11, 23)
TEN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
CITIZEN = "11010519491231002X"


class Bookings:
    """Presses what the guide desk and the kiosk press."""

    def __init__(self, hall: SmallHall) -> None:
        self.hall = hall
        self.queue = QueueService(hall.store.work, VAULT)
        self.service = AppointmentService(hall.store.work, self.queue, VAULT)

    def make_slots(self, capacity: int = 2, service: str = "GA", day: date = MONDAY) -> None:
        wanted = SlotsWanted(self.hall.services[service], day, time(10), time(11), 30, capacity)
        self.service.make_slots(self.hall.store.request(), wanted)

    def slot(self, place: int = 0, day: date = MONDAY) -> uuid.UUID:
        return self.service.slots(day)[place].id

    def book(self, name: str = "李小明", place: int = 0, id_number: str = "") -> AppointmentRow:
        given = BookingGiven(self.slot(place), name, phone="13900000000", id_number=id_number)
        return self.service.book(self.hall.store.request(), given)

    def at(self, minutes: float) -> None:
        """Put the clock to so many minutes after ten."""
        self.hall.store.clock.set_to(TEN + timedelta(minutes=minutes))

    def check_in(self, booked: AppointmentRow) -> tuple[Arrival, str]:
        arrival, issued = self.service.check_in(self.hall.store.request(), booked.id)
        return arrival, issued.ticket.label

    def walk_in(self) -> str:
        request, service_id = self.hall.store.request(), self.hall.services["GA"]
        return self.queue.issue(request, service_id).ticket.label

    def next_up(self) -> str | None:
        """Call at window 1, finish at once, and return the label."""
        request, window = self.hall.store.request, self.hall.windows[1]
        called = self.queue.call_next(request(), window)
        if called is None:
            return None
        self.queue.start(request(), window)
        self.queue.finish(request(), window)
        return called.label


@pytest.fixture
def desk(open_hall: SmallHall) -> Bookings:
    made = Bookings(open_hall)
    made.make_slots()
    return made


def test_slots_are_made_once_and_show_what_is_free(desk: Bookings):
    desk.make_slots(capacity=9)
    desk.book()

    slots = desk.service.slots(MONDAY)

    assert [(row.starts_at, row.capacity, row.booked) for row in slots] == [
        (TEN, 2, 1),
        (TEN + timedelta(minutes=30), 2, 0),
    ]


def test_slots_do_not_lie_across_one_another(desk: Bookings):
    across = SlotsWanted(desk.hall.services["GA"], MONDAY, time(10, 15), time(10, 45), 30, 1)

    with pytest.raises(SlotsOverlapError):
        desk.service.make_slots(desk.hall.store.request(), across)
    nowhere = SlotsWanted(uuid.uuid4(), MONDAY, time(10), time(11), 30, 1)
    with pytest.raises(SlotUnknownError):
        desk.service.make_slots(desk.hall.store.request(), nowhere)


def test_two_bookings_at_once_for_the_last_place_get_one(desk: Bookings):
    desk.book("第一位")

    def book(name: str) -> str:
        try:
            return desk.book(name).masked_name
        except SlotFullError:
            return "full"

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(book, ["甲某", "乙某", "丙某", "丁某"]))

    assert told.count("full") == 3
    assert desk.service.slots(MONDAY)[0].booked == 2


def test_a_cancelled_place_is_free_again(desk: Bookings):
    desk.book("甲某")
    gone = desk.book("乙某")
    with pytest.raises(CancelReasonError):
        desk.service.cancel(desk.hall.store.request(), gone.id, " ")

    cancelled = desk.service.cancel(desk.hall.store.request(), gone.id, "本人来电")

    assert cancelled.state is BookingState.CANCELLED
    assert desk.book("丙某").state is BookingState.BOOKED
    with pytest.raises(AppointmentCancelledError):
        desk.check_in(cancelled)


def test_a_slot_never_has_fewer_places_than_people(desk: Bookings):
    desk.book("甲某")
    desk.book("乙某")

    with pytest.raises(CapacityError):
        desk.service.set_capacity(desk.hall.store.request(), desk.slot(), 1)
    desk.service.set_capacity(desk.hall.store.request(), desk.slot(), 3)

    assert desk.book("丙某").slot.capacity == 3


def test_one_person_has_one_appointment_for_a_service_a_day(desk: Bookings):
    desk.book(id_number=CITIZEN)

    with pytest.raises(AlreadyBookedError):
        desk.book("李小明", place=1, id_number=" 11010519491231002x ")


def test_a_booking_is_for_a_named_person_and_a_time_that_comes(desk: Bookings):
    with pytest.raises(NameNeededError):
        desk.book("  ")
    desk.at(31)
    with pytest.raises(SlotOverError):
        desk.book("甲某")


def test_a_booking_is_found_by_its_code_and_by_the_card(desk: Bookings):
    booked = desk.book(id_number=CITIZEN)

    spaced = f"{booked.code[:4]} {booked.code[4:]}"

    assert desk.service.find_code(spaced).id == booked.id
    assert [row.id for row in desk.service.find_person(CITIZEN.lower())] == [booked.id]
    assert desk.service.find_person("110105194912310011") == ()
    with pytest.raises(AppointmentUnknownError):
        desk.service.find_code("00000000000")


def test_names_and_numbers_stand_in_their_own_table_only(desk: Bookings):
    booked = desk.book("欧阳小红", id_number=CITIZEN)
    desk.at(0)
    desk.check_in(booked)

    assert booked.masked_name == "欧***"
    elsewhere = str(
        [desk.hall.rows(each) for each in (Appointment, AuditEvent, RequestRecord, Ticket)]
    )
    assert "欧阳" not in elsewhere
    assert CITIZEN not in elsewhere
    ((sealed,),) = desk.hall.rows(AppointmentPerson, AppointmentPerson.id_sealed)
    assert CITIZEN not in sealed
    assert VAULT.open(sealed) == CITIZEN


def test_too_early_is_refused_with_the_time_to_come(desk: Bookings):
    booked = desk.book()
    desk.at(-31)

    with pytest.raises(TooEarlyError) as refused:
        desk.check_in(booked)

    assert refused.value.facts == {"day": "2026-11-23", "time": "09:30"}
    assert desk.hall.rows(Ticket) == []


def test_who_is_early_waits_and_is_not_called_before_the_slot(desk: Bookings):
    booked = desk.book()
    desk.at(-20)

    assert desk.check_in(booked) == (Arrival.EARLY, "A001")

    assert desk.next_up() is None
    desk.at(1)
    assert desk.next_up() == "A001"


def test_inside_a_slot_the_order_is_slot_then_check_in(desk: Bookings):
    first, second = desk.book("甲某", place=0), desk.book("乙某", place=0)
    next_slot = desk.book("丙某", place=1)
    desk.at(5)
    walk_in = desk.walk_in()
    desk.at(10)
    labels = [desk.check_in(each)[1] for each in (next_slot, second, first)]

    desk.at(31)
    called = [desk.next_up() for _call in range(4)]

    assert called == [labels[1], labels[2], walk_in, labels[0]]


def test_who_is_late_keeps_a_capped_head_start(desk: Bookings):
    booked = desk.book()
    desk.at(40)
    before = desk.walk_in()
    desk.at(50)
    after = desk.walk_in()
    desk.at(59)

    arrival, label = desk.check_in(booked)

    assert arrival is Arrival.LATE
    assert [desk.next_up() for _call in range(3)] == [before, label, after]


def test_61_minutes_late_is_an_ordinary_number_and_nothing_worse(desk: Bookings):
    booked = desk.book()
    desk.at(60)
    walk_in = desk.walk_in()
    desk.at(61)

    arrival, label = desk.check_in(booked)

    assert arrival is Arrival.TOO_LATE
    assert [desk.next_up(), desk.next_up()] == [walk_in, label]
    row = desk.service.appointment(booked.id)
    assert (row.state, row.label) == (BookingState.NO_SHOW, label)


def test_yesterdays_appointment_at_the_same_hour_is_an_ordinary_number(desk: Bookings):
    booked = desk.book()
    desk.at(24 * 60)
    walk_in = desk.walk_in()

    arrival, label = desk.check_in(booked)

    assert arrival is Arrival.TOO_LATE
    assert [desk.next_up(), desk.next_up()] == [walk_in, label]


def test_tomorrows_appointment_at_the_same_hour_is_too_early(desk: Bookings):
    tomorrow = MONDAY + timedelta(days=1)
    desk.make_slots(day=tomorrow)
    given = BookingGiven(desk.slot(0, tomorrow), "李小明")
    booked = desk.service.book(desk.hall.store.request(), given)
    desk.at(0)

    with pytest.raises(TooEarlyError) as refused:
        desk.check_in(booked)

    assert refused.value.facts == {"day": "2026-11-24", "time": "09:30"}


def test_nobody_checks_in_twice(desk: Bookings):
    booked = desk.book()
    desk.at(0)
    desk.check_in(booked)

    with pytest.raises(AlreadyArrivedError) as refused:
        desk.check_in(booked)

    assert refused.value.facts == {"label": "A001"}


def test_two_kiosks_at_once_give_one_number(desk: Bookings):
    booked = desk.book()
    desk.at(0)

    def press(_kiosk: int) -> str:
        try:
            return desk.check_in(booked)[1]
        except AlreadyArrivedError as told:
            return f"already {told.facts['label']}"

    with ThreadPoolExecutor(4) as pool:
        told = sorted(pool.map(press, range(4)))

    assert told == ["A001", *["already A001"] * 3]
    assert len(desk.hall.rows(Ticket)) == 1


def test_a_repeated_check_in_of_one_request_is_told_the_same(desk: Bookings):
    booked = desk.book()
    desk.at(0)
    pressed = desk.hall.store.request()

    first = desk.service.check_in(pressed, booked.id)
    again = desk.service.check_in(pressed, booked.id)

    assert first[0] is again[0]
    assert first[1].ticket.id == again[1].ticket.id


def test_who_did_not_come_shows_without_anybody_pressing_and_can_come_again(desk: Bookings):
    missed, came = desk.book("甲某"), desk.book("乙某")
    desk.at(5)
    desk.check_in(came)
    desk.at(91)

    assert desk.service.figures(MONDAY).no_show == 1
    assert desk.service.close_no_shows(desk.hall.store.request()) == 1
    assert desk.service.close_no_shows(desk.hall.store.request()) == 0
    stored = dict(desk.hall.rows(Appointment, Appointment.id, Appointment.state))
    assert stored == {missed.id: BookingState.NO_SHOW, came.id: BookingState.ARRIVED}

    # Nothing punitive: the next booking is taken like any other.
    tomorrow = MONDAY + timedelta(days=1)
    desk.make_slots(day=tomorrow)
    given = BookingGiven(desk.slot(0, tomorrow), "甲某")
    assert desk.service.book(desk.hall.store.request(), given).state is BookingState.BOOKED


def test_a_service_that_asks_for_identity_learns_it_from_the_booking(desk: Bookings):
    with desk.hall.store.engine.begin() as connection:
        connection.execute(update(ServiceRecord).values(needs_identity=True))
    booked = desk.book("李小明", id_number=CITIZEN)
    desk.at(0)

    desk.check_in(booked)

    ((name, digest),) = desk.hall.rows(TicketPerson, TicketPerson.name, TicketPerson.digest)
    assert (name, digest) == ("李小明", VAULT.digest(CITIZEN))


def test_a_service_that_asks_for_nothing_keeps_nothing_of_the_person(desk: Bookings):
    booked = desk.book("李小明", id_number=CITIZEN)
    desk.at(0)

    desk.service.check_in(desk.hall.store.request(), booked.id, PersonGiven("李小明", CITIZEN))

    assert desk.hall.rows(TicketPerson) == []


def test_while_only_booked_people_are_received_the_booked_get_in_and_the_too_late_do_not(
    desk: Bookings,
):
    early, late = desk.book("甲某"), desk.book("乙某")
    session = {
        "id": uuid.uuid4(),
        "hall_id": desk.hall.store.hall_id,
        "service_id": desk.hall.services["GA"],
        "weekdays": "1234567",
        "opens": time(10),
        "closes": time(12),
        "kind": SessionKind.APPOINTMENTS,
    }
    with desk.hall.store.engine.begin() as connection:
        connection.execute(insert(IssueSession), session)

    desk.at(-10)
    assert desk.check_in(early)[0] is Arrival.EARLY
    desk.at(61)
    with pytest.raises(AppointmentOnlyError):
        desk.check_in(late)

    assert desk.service.appointment(late.id).ticket_id is None


@pytest.mark.postgres
@pytest.mark.parametrize("store", ["postgres"], indirect=True)
def test_a_kiosk_finds_by_card_and_checks_in_as_its_own_role(desk: Bookings):
    booked = desk.book("李小明", id_number=CITIZEN)
    with desk.hall.store.engine.begin() as connection:
        connection.execute(update(ServiceRecord).values(needs_identity=True))
    work = desk.hall.store.work_as("kiosk")
    kiosk = AppointmentService(work, QueueService(work, VAULT), VAULT)
    desk.at(3)

    (found,) = kiosk.find_person(CITIZEN)
    assert kiosk.find_code(booked.code) == found
    pressed = Request(Actor("kiosk-1", channel=Channel.KIOSK))
    arrival, issued = kiosk.check_in(pressed, found.id, PersonGiven("李小明", CITIZEN))

    assert (arrival, issued.ticket.label) == (Arrival.ON_TIME, "A001")
    assert kiosk.day(MONDAY)[0].state is BookingState.ARRIVED
    desk.at(200)
    assert kiosk.close_no_shows(Request(Actor("kiosk-1", channel=Channel.KIOSK))) == 0


@pytest.mark.postgres
@pytest.mark.parametrize("store", ["postgres"], indirect=True)
def test_the_desk_books_and_cancels_as_its_own_role(desk: Bookings):
    work = desk.hall.store.work_as("clerk")
    guide = AppointmentService(work, QueueService(work, VAULT), VAULT)
    request = desk.hall.store.request

    booked = guide.book(request(), BookingGiven(desk.slot(), "李小明", id_number=CITIZEN))
    wider = guide.set_capacity(request(), desk.slot(), 5)
    desk.at(3)
    arrival, _issued = guide.check_in(request(), booked.id)

    assert (wider.capacity, arrival) == (5, Arrival.ON_TIME)
