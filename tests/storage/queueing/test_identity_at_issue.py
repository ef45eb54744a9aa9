"""One person, one live number: who it is, what is kept of it, who may read it (scenario 36)."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from hall_rows import VAULT, SmallHall
from hall_store import HALL_ID
from queue_setup import set_service
from sqlalchemy import insert, text

from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.database.faults import DatabaseRightsError
from hallapp.kernel.database.records import AuditEvent, RequestRecord
from hallapp.kernel.secrets import KeyNotHereError
from hallapp.queueing.errors import UndoSecondNumberError
from hallapp.queueing.issue_errors import (
    IdentityNeededError,
    LiveTicketExistsError,
    PersonLimitError,
)
from hallapp.queueing.overseeing import OverseeService
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import TicketPerson
from hallapp.queueing.terms import (
    Destination,
    IssuedRow,
    IssueWish,
    LatePolicy,
    PersonGiven,
)

# Invented; the check digits fit.
LI = PersonGiven("李小花", "11010119900307109X", "13800000000")
ZHAO = PersonGiven("赵大山", "110101195001014518")


def issue(hall: SmallHall, person: PersonGiven, service: str = "GA") -> IssuedRow:
    wish = IssueWish(person=person)
    return hall.queue.issue(hall.store.request(), hall.services[service], wish=wish)


def test_a_person_with_a_live_number_is_told_which_and_gets_no_second(open_hall: SmallHall):
    first = issue(open_hall, LI)
    spelled_otherwise = PersonGiven("李小花", " 110101199003 07109x ")

    with pytest.raises(LiveTicketExistsError) as waiting:
        issue(open_hall, spelled_otherwise)
    open_hall.call(1)
    with pytest.raises(LiveTicketExistsError):
        issue(open_hall, LI)
    reprint = open_hall.queue.live_of(open_hall.services["GA"], LI.id_number)

    assert waiting.value.facts == {"label": "A001", "ticket_id": str(first.ticket.id)}
    assert reprint is not None
    assert reprint.id == first.ticket.id
    assert issue(open_hall, LI, "SJ").ticket.label == "B001"
    assert issue(open_hall, ZHAO).ticket.label == "A002"


def test_a_miss_stays_a_miss_once_the_person_has_a_second_number(open_hall: SmallHall):
    issue(open_hall, LI)
    open_hall.call(1)
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[1])
    issue(open_hall, LI)

    with pytest.raises(UndoSecondNumberError) as second:
        open_hall.queue.undo(open_hall.store.request(), open_hall.windows[1])

    assert second.value.facts == {"label": "A001", "taken": "A002"}
    assert open_hall.states() == {"A001": "missed", "A002": "waiting"}


def test_a_miss_is_taken_back_while_the_person_waits_for_another_service(open_hall: SmallHall):
    first = issue(open_hall, LI)
    open_hall.call(1)
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[1])
    issue(open_hall, LI, "SJ")

    back = open_hall.queue.undo(open_hall.store.request(), open_hall.windows[1])

    assert back.id == first.ticket.id
    assert open_hall.states() == {"A001": "called", "B001": "waiting"}


def test_whoever_was_served_may_come_again(open_hall: SmallHall):
    issue(open_hall, LI)
    open_hall.serve(1)

    assert issue(open_hall, LI).ticket.label == "A002"
    assert open_hall.queue.live_of(open_hall.services["GA"], ZHAO.id_number) is None


def test_a_number_left_waiting_yesterday_blocks_nobody_today(hall: SmallHall):
    issue(hall, LI)
    hall.store.clock.advance(timedelta(days=1))

    assert hall.queue.live_of(hall.services["GA"], LI.id_number) is None
    assert issue(hall, LI).ticket.label == "A001"


def test_the_daily_limit_of_a_person_counts_morning_and_afternoon(open_hall: SmallHall):
    set_service(open_hall, person_max=2, needs_identity=True)
    issue(open_hall, LI)
    open_hall.serve(1)
    open_hall.store.clock.advance(timedelta(hours=5))
    issue(open_hall, LI)
    open_hall.serve(1)

    with pytest.raises(PersonLimitError) as limit:
        issue(open_hall, LI)
    other = issue(open_hall, ZHAO).ticket
    open_hall.store.clock.advance(timedelta(hours=20))

    assert limit.value.facts == {"limit": 2, "service": "个人事务"}
    assert other.label == "A003"
    assert issue(open_hall, LI).ticket.label == "A001"


def test_a_void_number_counts_against_nobody(hall: SmallHall):
    set_service(hall, person_max=1, needs_identity=True)
    lost = issue(hall, LI).ticket

    hall.queue.void(hall.store.request(), lost.id, "没有打印出来")

    assert issue(hall, LI).ticket.label == "A002"


def test_a_service_for_named_people_gives_nobody_else_a_number(hall: SmallHall):
    set_service(hall, needs_identity=True)

    with pytest.raises(IdentityNeededError):
        hall.issue()
    with pytest.raises(IdentityNeededError):
        issue(hall, PersonGiven("李小花"))

    assert hall.queue.services()[0].needs_identity
    assert issue(hall, LI).ticket.label == "A001"


def test_two_kiosks_with_the_same_card_at_once_give_one_number(hall: SmallHall):
    together, told = Barrier(2), []

    def ask() -> None:
        together.wait(5)
        try:
            told.append(issue(hall, LI).ticket.label)
        except LiveTicketExistsError as error:
            told.append(error.facts["label"] + " again")

    kiosks = [Thread(target=ask) for _kiosk in range(2)]
    for kiosk in kiosks:
        kiosk.start()
    for kiosk in kiosks:
        kiosk.join(10)

    assert sorted(told) == ["A001", "A001 again"]


def test_an_id_number_is_sealed_and_stands_nowhere_else(hall: SmallHall):
    issue(hall, LI)

    kept = hall.rows(TicketPerson)[0]
    digest, sealed = hall.rows(TicketPerson, TicketPerson.digest, TicketPerson.id_sealed)[0]
    events = hall.rows(AuditEvent, AuditEvent.before, AuditEvent.after, AuditEvent.reason)
    requests = hall.rows(RequestRecord, RequestRecord.digest, RequestRecord.answer)

    assert VAULT.open(sealed) == LI.id_number
    assert digest == VAULT.digest(LI.id_number)
    assert LI.id_number not in str(kept)
    assert not any(word in str((events, requests)) for word in (LI.id_number, LI.name, LI.phone))


def test_asking_again_with_the_same_request_gives_the_same_number(hall: SmallHall):
    request, wish = hall.store.request(), IssueWish(person=LI)

    first = hall.queue.issue(request, hall.services["GA"], wish=wish)
    again = hall.queue.issue(request, hall.services["GA"], wish=wish)

    assert again.ticket.id == first.ticket.id
    assert len(hall.rows(TicketPerson)) == 1


def test_a_station_without_the_key_names_nobody(hall: SmallHall):
    queue = QueueService(hall.store.work)

    with pytest.raises(KeyNotHereError):
        queue.issue(hall.store.request(), hall.services["GA"], wish=IssueWish(person=LI))

    assert queue.issue(hall.store.request(), hall.services["GA"]).ticket.label == "A001"


def test_a_kiosk_knows_a_live_number_again_and_reads_no_name(hall: SmallHall):
    set_service(hall, needs_identity=True, person_max=1)
    work = hall.store.work_as("kiosk")
    kiosk = QueueService(work, VAULT)
    wish = IssueWish(person=LI)

    first = kiosk.issue(hall.store.request(), hall.services["GA"], wish=wish)
    with pytest.raises(LiveTicketExistsError):
        kiosk.issue(hall.store.request(), hall.services["GA"], wish=wish)
    live = kiosk.live_of(hall.services["GA"], LI.id_number)

    assert live is not None
    assert live.id == first.ticket.id
    if not hall.store.is_postgres:
        return
    for column in ("name", "phone", "id_sealed"):
        with pytest.raises(DatabaseRightsError), work.read() as session:
            session.execute(text(f"SELECT {column} FROM ticket_person"))  # noqa: S608


def test_a_late_comer_who_took_a_second_number_does_not_get_the_first_one_back(
    open_hall: SmallHall,
):
    set_service(open_hall, late_policy=LatePolicy.WITHIN, late_minutes=60, late_times=1)
    first = issue(open_hall, LI).ticket
    open_hall.call(1)
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[1])
    second = issue(open_hall, LI).ticket

    with pytest.raises(LiveTicketExistsError) as back:
        open_hall.queue.readmit(open_hall.store.request(), first.id)
    with pytest.raises(LiveTicketExistsError):
        open_hall.queue.call_chosen(
            open_hall.store.request(), open_hall.windows[1], first.id, "已到"
        )

    assert back.value.facts == {"label": "A002", "ticket_id": str(second.id)}
    assert open_hall.serve(1) == "A002"
    assert open_hall.queue.readmit(open_hall.store.request(), first.id).label == "A001"


def test_nobody_is_sent_to_a_service_that_they_have_a_number_of(open_hall: SmallHall):
    issue(open_hall, LI, "SJ")
    mine = issue(open_hall, LI).ticket
    open_hall.call(1)
    to = Destination(open_hall.services["SJ"])

    with pytest.raises(LiveTicketExistsError) as sent:
        open_hall.queue.transfer(open_hall.store.request(), open_hall.windows[1], to)

    assert sent.value.facts["label"] == "B001"
    assert open_hall.queue.ticket(mine.id).window_number == 1
    again = Destination(window_id=open_hall.windows[2])
    sent_on = open_hall.queue.transfer(open_hall.store.request(), open_hall.windows[1], again)
    assert (sent_on.label, sent_on.service_code) == ("A001", "GA")


def test_nobody_is_moved_to_a_service_that_they_have_a_number_of(open_hall: SmallHall):
    with open_hall.store.engine.begin() as connection:
        role = {"person_id": open_hall.people[1], "role": Role.SHIFT_LEADER, "hall_id": HALL_ID}
        connection.execute(insert(PersonRole), role)
    issue(open_hall, LI, "SJ")
    mine = issue(open_hall, LI).ticket
    oversee = OverseeService(open_hall.store.work, open_hall.queue)
    leader = open_hall.store.request(person_id=open_hall.people[1])

    with pytest.raises(LiveTicketExistsError):
        oversee.move(leader, mine.id, Destination(open_hall.services["SJ"]), "人多")
