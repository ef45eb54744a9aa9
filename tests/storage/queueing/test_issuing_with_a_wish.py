"""Numbers with more than a service: a class, an appointment, a package, a visit without slip."""

from datetime import timedelta

import pytest
from hall_rows import VAULT, SmallHall
from queue_setup import package, priority, set_policy

from hallapp.kernel.requests import RequestReusedError
from hallapp.queueing.issue_errors import PackageUnknownError, PriorityUnknownError
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import Ticket, TicketStep
from hallapp.queueing.terms import Entry, IssueWish, PrintState, TicketRow, TicketState


def issue(hall: SmallHall, service: str = "GA", **wish: object) -> TicketRow:
    asked = IssueWish(**wish)  # type: ignore[arg-type]
    return hall.queue.issue(hall.store.request(), hall.services[service], wish=asked).ticket


def test_a_class_goes_before_whoever_came_within_its_head_start(hall: SmallHall):
    old = priority(hall, 10)
    hall.issue()
    hall.store.clock.advance(timedelta(minutes=9))
    hall.issue()

    given = issue(hall, priority_id=old)

    assert hall.waiting() == ["A003", "A001", "A002"]
    assert given == hall.queue.ticket(given.id)
    assert given.priority_name == "老年人"
    assert hall.rows(TicketStep, TicketStep.head_start_s)[-1] == (600,)


def test_no_class_gets_more_head_start_than_the_hall_gives_anybody(hall: SmallHall):
    soldier = priority(hall, 240, "军人及退役军人")
    set_policy(hall, head_start_cap_minutes=15)
    now = hall.store.clock.now()

    given = issue(hall, priority_id=soldier)

    assert given.effective_at == now - timedelta(minutes=15)


def test_class_and_appointment_are_never_added_up(hall: SmallHall):
    old = priority(hall, 10)
    now = hall.store.clock.now()
    slot = now - timedelta(minutes=20)

    both = issue(hall, priority_id=old, effective_at=slot, has_appointment=True)
    late = issue(hall, effective_at=now - timedelta(hours=3), has_appointment=True)

    assert both.effective_at == slot
    assert both.entry is Entry.APPOINTMENT
    assert late.effective_at == now - timedelta(minutes=30)


def test_an_early_appointment_is_held_until_its_time(hall: SmallHall):
    slot = hall.store.clock.now() + timedelta(minutes=30)

    given = issue(hall, effective_at=slot, not_before=slot, has_appointment=True)

    assert given.state is TicketState.HELD
    assert (given.return_at, given.effective_at) == (slot, slot)
    assert hall.waiting() == []
    assert hall.queue.ticket(given.id) == given


def test_a_class_that_is_not_given_any_more_is_refused(hall: SmallHall):
    retired = priority(hall, 10, is_active=False)

    with pytest.raises(PriorityUnknownError):
        issue(hall, priority_id=retired)

    assert hall.queue.priorities() == ()


def test_every_ticket_bears_a_code_that_its_neighbour_does_not_tell(hall: SmallHall):
    hall.issue_many(20)

    codes = [code for (code,) in hall.rows(Ticket, Ticket.code)]

    assert len(set(codes)) == 20
    assert all(len(code) == 8 and not set(code) & set("01OI") for code in codes)


def test_a_visit_without_a_slip_is_no_ticket_that_failed_to_print(hall: SmallHall):
    given = issue(hall, is_printed=False)
    hall.store.clock.advance(timedelta(minutes=5))

    assert given.print_state is PrintState.UNWANTED
    assert hall.queue.unprinted() == ()


def test_a_package_begins_with_its_first_service_and_that_service_s_item(hall: SmallHall):
    whole = package(hall, ("SJ", 1), ("GA", 2))

    given = issue(hall, package_id=whole)

    assert (given.label, given.service_code, given.item_name) == ("B001", "SJ", "食品经营许可")
    assert (given.package_name, given.step_position) == ("开办企业一件事", 1)
    assert given == hall.queue.ticket(given.id)
    assert [step.service_name for step in hall.queue.packages()[0].steps] == [
        "企业开办",
        "个人事务",
    ]


def test_of_services_in_any_order_the_one_with_fewest_people_a_window_comes_first(
    open_hall: SmallHall,
):
    # Three windows serve the first service and two the second.
    whole = package(open_hall, ("GA", 1), ("SJ", 1))
    open_hall.issue_many(2)
    open_hall.issue("SJ")

    first = issue(open_hall, package_id=whole)
    second = issue(open_hall, package_id=whole)

    assert [first.service_code, second.service_code] == ["SJ", "GA"]


def test_a_package_that_is_not_offered_is_refused(hall: SmallHall):
    whole = package(hall, ("SJ", 1), ("GA", 2), is_active=False)

    with pytest.raises(PackageUnknownError):
        issue(hall, package_id=whole)


def test_the_same_request_with_another_wish_is_refused(hall: SmallHall):
    request, old = hall.store.request(), priority(hall, 10)
    hall.queue.issue(request, hall.services["GA"])

    with pytest.raises(RequestReusedError):
        hall.queue.issue(request, hall.services["GA"], wish=IssueWish(priority_id=old))


def test_a_kiosk_gives_numbers_with_class_and_package(open_hall: SmallHall):
    kiosk = QueueService(open_hall.store.work_as("kiosk"), VAULT)
    old, whole = priority(open_hall, 10), package(open_hall, ("SJ", 1), ("GA", 2))
    wish = IssueWish(priority_id=old, package_id=whole)

    told = kiosk.issue(open_hall.store.request(), open_hall.services["GA"], wish=wish)

    assert (told.ticket.label, told.ticket.priority_name) == ("B001", "老年人")
    assert kiosk.priorities()[0].name == "老年人"
    assert kiosk.packages()[0].name == "开办企业一件事"
    kiosk.void(open_hall.store.request(), told.ticket.id, "没有打印出来")
    assert open_hall.waiting() == []
