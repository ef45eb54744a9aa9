"""One number through several services: set or free order, times for each, back and forth."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from hall_rows import SmallHall
from hall_store import HALL_ID
from queue_setup import set_service
from sqlalchemy import delete, insert

from hallapp.hall.tables import PersonRole, ServiceWindow
from hallapp.hall.terms import Role
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.records import AuditEvent
from hallapp.queueing.errors import NoPackageError, SkipReasonError
from hallapp.queueing.overseeing import OverseeService
from hallapp.queueing.tables import (
    NumberSeries,
    PackageStep,
    Ticket,
    TicketStep,
    VisitPackage,
    WindowService,
)
from hallapp.queueing.tables import QueueService as ServiceRecord
from hallapp.queueing.terms import (
    Destination,
    Entry,
    IssueWish,
    MissingPaper,
    TicketRow,
    TicketState,
)


def add_service(hall: SmallHall, code: str, prefix: str, windows: tuple[int, ...]) -> None:
    """A further service of the hall, served at some of its windows."""
    series, service = uuid.uuid4(), uuid.uuid4()
    with hall.store.engine.begin() as connection:
        window = table_of(ServiceWindow).c
        zone = connection.execute(
            table_of(ServiceWindow).select().with_only_columns(window.zone_id).limit(1)
        ).scalar_one()
        band = {"id": series, "hall_id": HALL_ID, "prefix": prefix}
        connection.execute(insert(NumberSeries), band | {"first": 1, "last": 99, "width": 3})
        row = {"id": service, "hall_id": HALL_ID, "series_id": series, "zone_id": zone}
        named = {"code": code, "name": code, "position": len(hall.services), "is_active": True}
        connection.execute(insert(ServiceRecord), row | named)
        connection.execute(
            insert(WindowService),
            [
                {"window_id": hall.windows[each], "service_id": service, "hall_id": HALL_ID}
                for each in windows
            ],
        )
    hall.services[code] = service


def add_package(hall: SmallHall, **positions: int) -> uuid.UUID:
    """A package of services by code, each at its position."""
    package = uuid.uuid4()
    with hall.store.engine.begin() as connection:
        named = {"code": "KD", "name": "开饭店一件事", "is_active": True}
        connection.execute(insert(VisitPackage), {"id": package, "hall_id": HALL_ID} | named)
        connection.execute(
            insert(PackageStep),
            [
                {
                    "package_id": package,
                    "service_id": hall.services[code],
                    "hall_id": HALL_ID,
                    "item_id": None,
                    "position": position,
                }
                for code, position in positions.items()
            ],
        )
    return package


def take(hall: SmallHall, package: uuid.UUID) -> TicketRow:
    wish = IssueWish(package_id=package)
    return hall.queue.issue(hall.store.request(), hall.services["GA"], None, wish).ticket


def begin(hall: SmallHall, window: int) -> TicketRow:
    called = hall.queue.call_next(hall.store.request(), hall.windows[window])
    assert called is not None
    return hall.queue.start(hall.store.request(), hall.windows[window])


def finish(hall: SmallHall, window: int) -> TicketRow:
    return hall.queue.finish(hall.store.request(), hall.windows[window])


@pytest.fixture
def restaurant(open_hall: SmallHall) -> SmallHall:
    """A hall with a third service at window 3 (消防, C)."""
    add_service(open_hall, "XF", "C", (3,))
    return open_hall


def test_three_services_in_their_order_under_one_number(restaurant: SmallHall):
    package = add_package(restaurant, GA=1, SJ=2, XF=3)
    given = take(restaurant, package)
    visited: list[tuple[str, str]] = []
    for window in (1, 2, 3):
        served = begin(restaurant, window)
        visited.append((served.label, served.service_code))
        left = finish(restaurant, window)

    assert visited == [("A001", "GA"), ("A001", "SJ"), ("A001", "XF")]
    assert left.state is TicketState.FINISHED
    assert restaurant.waiting() == []
    assert given.package_name == "开饭店一件事"
    assert len(restaurant.rows(Ticket)) == 1


def test_the_next_service_begins_in_the_same_press(restaurant: SmallHall):
    package = add_package(restaurant, GA=1, SJ=2)
    take(restaurant, package)
    begin(restaurant, 2)

    called = restaurant.queue.finish_and_call_next(
        restaurant.store.request(), restaurant.windows[2]
    )

    assert called is not None
    assert (called.label, called.service_code, called.entry) == ("A001", "SJ", Entry.NEXT_STEP)


def test_who_goes_on_stands_where_the_number_stood(restaurant: SmallHall):
    package = add_package(restaurant, GA=1, SJ=2)
    take(restaurant, package)
    restaurant.store.clock.advance(timedelta(minutes=1))
    restaurant.issue_many(2, "SJ")
    restaurant.store.clock.advance(timedelta(minutes=9))
    begin(restaurant, 1)

    finish(restaurant, 1)

    assert [row.label for row in restaurant.queue.waiting(restaurant.windows[2])][0:1] == ["A001"]


def test_in_a_free_order_the_shorter_queue_comes_first(restaurant: SmallHall):
    package = add_package(restaurant, GA=1, SJ=2, XF=2)
    restaurant.issue_many(3, "SJ")
    take(restaurant, package)
    begin(restaurant, 1)

    # Three wait for two windows of SJ, nobody for the one of XF.
    assert finish(restaurant, 1).service_code == "XF"


def test_times_are_told_for_each_service(restaurant: SmallHall):
    package = add_package(restaurant, GA=1, SJ=2, XF=3)
    ticket = take(restaurant, package).id
    restaurant.store.clock.advance(timedelta(minutes=5))
    begin(restaurant, 1)
    restaurant.store.clock.advance(timedelta(minutes=10))
    finish(restaurant, 1)
    restaurant.store.clock.advance(timedelta(minutes=7))
    begin(restaurant, 2)
    restaurant.store.clock.advance(timedelta(minutes=2))

    told = restaurant.queue.package_progress(ticket)

    assert [(row.service_name, row.state, row.waited_s, row.served_s) for row in told] == [
        ("个人事务", TicketState.FINISHED, 300, 600),
        ("企业开办", TicketState.SERVING, 420, 120),
        ("XF", None, 0, 0),
    ]


def test_the_wait_of_whoever_is_let_first_is_told_once(restaurant: SmallHall):
    given = take(restaurant, add_package(restaurant, GA=1, SJ=2))
    restaurant.store.clock.advance(timedelta(minutes=4))
    request = restaurant.store.request
    with restaurant.store.engine.begin() as connection:
        role = {"person_id": restaurant.people[4], "role": Role.SHIFT_LEADER}
        connection.execute(insert(PersonRole), {**role, "hall_id": HALL_ID})
    leader = request(person_id=restaurant.people[4])
    OverseeService(restaurant.store.work, restaurant.queue).prioritise(leader, given.id, 5, "急")
    restaurant.store.clock.advance(timedelta(minutes=3))
    begin(restaurant, 1)

    progress = restaurant.queue.package_progress(given.id)

    assert [step.waited_s for step in progress] == [7 * 60, 0]


def test_a_service_is_left_out_with_a_reason(restaurant: SmallHall):
    package = add_package(restaurant, GA=1, SJ=2, XF=3)
    ticket = take(restaurant, package).id
    begin(restaurant, 1)
    finish(restaurant, 1)
    restaurant.call(2)

    with pytest.raises(SkipReasonError):
        restaurant.queue.skip_step(restaurant.store.request(), restaurant.windows[2], " ")
    goes_on = restaurant.queue.skip_step(
        restaurant.store.request(), restaurant.windows[2], "已经办过"
    )

    assert (goes_on.service_code, goes_on.state) == ("XF", TicketState.WAITING)
    states = [row.state for row in restaurant.queue.package_progress(ticket)]
    assert states == [TicketState.FINISHED, TicketState.SKIPPED, TicketState.WAITING]


def test_a_plain_ticket_has_nothing_to_leave_out(open_hall: SmallHall):
    ticket = open_hall.issue()
    open_hall.call(1)

    with pytest.raises(NoPackageError):
        open_hall.queue.skip_step(open_hall.store.request(), open_hall.windows[1], "已经办过")

    assert open_hall.queue.package_progress(ticket) == ()


def test_a_finish_taken_back_withdraws_the_next_service(restaurant: SmallHall):
    package = add_package(restaurant, GA=1, SJ=2)
    ticket = take(restaurant, package).id
    begin(restaurant, 1)
    finish(restaurant, 1)

    restaurant.queue.undo(restaurant.store.request(), restaurant.windows[1])

    assert restaurant.waiting() == []
    assert [row.state for row in restaurant.queue.package_progress(ticket)] == [
        TicketState.SERVING,
        None,
    ]
    assert finish(restaurant, 1).service_code == "SJ"
    begin(restaurant, 2)
    assert finish(restaurant, 2).state is TicketState.FINISHED


def test_sent_aside_and_back_a_package_goes_on_where_it_was(restaurant: SmallHall):
    package = add_package(restaurant, GA=1, SJ=2)
    take(restaurant, package)
    begin(restaurant, 1)
    to = Destination(restaurant.services["XF"], comes_back=True)
    restaurant.queue.transfer(restaurant.store.request(), restaurant.windows[1], to)
    begin(restaurant, 3)
    assert finish(restaurant, 3).service_code == "GA"
    begin(restaurant, 1)

    assert finish(restaurant, 1).service_code == "SJ"


def test_a_service_handed_over_for_good_is_not_visited_again(restaurant: SmallHall):
    package = add_package(restaurant, GA=1, SJ=2)
    take(restaurant, package)
    begin(restaurant, 1)
    restaurant.queue.transfer(
        restaurant.store.request(), restaurant.windows[1], Destination(restaurant.services["XF"])
    )
    begin(restaurant, 3)

    assert finish(restaurant, 3).service_code == "SJ"


def test_a_package_ends_where_papers_are_missing(restaurant: SmallHall):
    package = add_package(restaurant, GA=1, SJ=2)
    take(restaurant, package)
    begin(restaurant, 1)

    ended = restaurant.queue.fail_visit(
        restaurant.store.request(),
        restaurant.windows[1],
        restaurant.items["GA-001"],
        1,
        [MissingPaper("m-1", "身份证")],
    )

    assert ended.state is TicketState.FINISHED
    assert restaurant.waiting() == []


def test_a_late_comer_of_a_package_goes_on_with_it(restaurant: SmallHall):
    package = add_package(restaurant, GA=1, SJ=2)
    ticket = take(restaurant, package).id
    restaurant.call(1)
    restaurant.queue.miss(restaurant.store.request(), restaurant.windows[1])
    restaurant.queue.readmit(restaurant.store.request(), ticket)
    begin(restaurant, 1)

    assert finish(restaurant, 1).service_code == "SJ"


def test_after_midnight_no_further_service_begins(restaurant: SmallHall):
    package = add_package(restaurant, GA=1, SJ=2)
    take(restaurant, package)
    begin(restaurant, 1)
    restaurant.store.clock.advance(timedelta(days=1))

    ended = finish(restaurant, 1)

    assert ended.state is TicketState.FINISHED
    assert len(restaurant.rows(TicketStep)) == 1


@pytest.mark.parametrize("end", ["leave", "skip"])
def test_waiting_once_more_after_a_hold_is_no_service(restaurant: SmallHall, end: str):
    package = add_package(restaurant, GA=1, SJ=2)
    ticket = take(restaurant, package).id
    begin(restaurant, 1)
    restaurant.store.clock.advance(timedelta(minutes=4))
    restaurant.queue.hold(restaurant.store.request(), restaurant.windows[1], "去复印", 5)
    restaurant.store.clock.advance(timedelta(minutes=30))
    restaurant.call(1)
    restaurant.store.clock.advance(timedelta(minutes=1))

    if end == "leave":
        restaurant.queue.leave(restaurant.store.request(), ticket)
    else:
        restaurant.queue.skip_step(restaurant.store.request(), restaurant.windows[1], "已办")

    # Served were the four minutes before the hold, not the half hour of waiting after it.
    assert restaurant.queue.package_progress(ticket)[0].served_s == 240


def retire(hall: SmallHall, code: str) -> None:
    set_service(hall, code, is_active=False)


def serve_nowhere(hall: SmallHall, code: str) -> None:
    with hall.store.engine.begin() as connection:
        connection.execute(
            delete(WindowService).where(WindowService.service_id == hall.services[code])
        )


def progress(hall: SmallHall, ticket: uuid.UUID) -> list[TicketState | None]:
    return [each.state for each in hall.queue.package_progress(ticket)]


@pytest.mark.parametrize("close", [retire, serve_nowhere])
def test_a_service_that_nobody_gives_any_more_is_left_out_and_the_next_begins(
    restaurant: SmallHall, close: Callable[[SmallHall, str], None]
):
    given = take(restaurant, add_package(restaurant, GA=1, SJ=2, XF=3))
    begin(restaurant, 1)
    close(restaurant, "SJ")

    left = finish(restaurant, 1)

    assert (left.service_code, left.state) == ("XF", TicketState.WAITING)
    assert progress(restaurant, given.id) == [
        TicketState.FINISHED,
        TicketState.SKIPPED,
        TicketState.WAITING,
    ]
    events = restaurant.rows(AuditEvent, AuditEvent.action, AuditEvent.reason)
    assert ("queueing.ticket_skip", "这项业务已停办或没有窗口办理") in events
    assert begin(restaurant, 3).service_code == "XF"


def test_the_record_of_a_service_left_out_is_chinese_at_an_english_window(
    restaurant: SmallHall, english: None
):
    take(restaurant, add_package(restaurant, GA=1, SJ=2))
    begin(restaurant, 1)
    retire(restaurant, "SJ")

    finish(restaurant, 1)

    events = restaurant.rows(AuditEvent, AuditEvent.action, AuditEvent.reason)
    assert ("queueing.ticket_skip", "这项业务已停办或没有窗口办理") in events


def test_a_finish_that_left_a_service_out_can_be_taken_back(restaurant: SmallHall):
    given = take(restaurant, add_package(restaurant, GA=1, SJ=2, XF=3))
    begin(restaurant, 1)
    retire(restaurant, "SJ")
    finish(restaurant, 1)

    restaurant.queue.undo(restaurant.store.request(), restaurant.windows[1])
    assert progress(restaurant, given.id) == [TicketState.SERVING, None, None]
    set_service(restaurant, "SJ", is_active=True)

    assert finish(restaurant, 1).service_code == "SJ"


def test_a_package_whose_last_service_is_gone_ends(restaurant: SmallHall):
    given = take(restaurant, add_package(restaurant, GA=1, SJ=2))
    begin(restaurant, 1)
    retire(restaurant, "SJ")
    finish(restaurant, 1)

    assert restaurant.waiting() == []
    assert progress(restaurant, given.id) == [TicketState.FINISHED, TicketState.SKIPPED]
