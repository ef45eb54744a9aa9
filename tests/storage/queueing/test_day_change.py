"""One day ends, another begins: once, in the hall's day, whatever the clocks and the switches."""

from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from hall_rows import SmallHall
from hall_store import HallStore
from sqlalchemy import text

from hallapp.kernel import audit
from hallapp.kernel.clock import SettableClock, zone_named
from hallapp.kernel.database.engine import open_engine
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.database.work import UnitOfWork
from hallapp.queueing.errors import NothingCalledError
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import HallDay, Ticket, TicketStep
from hallapp.queueing.terms import Destination, TicketState

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(hall: SmallHall, day: int, hour: int, minute: int = 0, second: int = 0) -> None:
    """Put the hall's clock on a moment of November 2026 as it hangs on the wall."""
    hall.store.clock.set_to(datetime(2026, 11, day, hour, minute, second, tzinfo=SHANGHAI))


def of_all_kinds(hall: SmallHall) -> dict[str, str]:
    """Leave one ticket in each state at the end of the day; return what becomes of each."""
    queue, request = hall.queue, hall.store.request
    hall.issue_many(8)
    queue.call_next(request(), hall.windows[1])
    queue.start(request(), hall.windows[1])  # A001 is being served
    queue.call_next(request(), hall.windows[2])  # A002 is called
    queue.call_next(request(), hall.windows[3])
    queue.miss(request(), hall.windows[3])  # A003 was missed
    queue.call_next(request(), hall.windows[3])
    queue.hold(request(), hall.windows[3], "等材料")  # A004 is held for good
    queue.call_next(request(), hall.windows[3])
    queue.hold(request(), hall.windows[3], "等材料", 480)  # A005 until tomorrow
    queue.step_out(request(), queue.waiting()[0].id, 480)  # A006 is away
    queue.leave(request(), queue.waiting()[0].id)  # A007 has gone; A008 waits
    return {
        "A001": "serving",
        "A002": "expired",
        "A003": "missed",
        "A004": "expired",
        "A005": "expired",
        "A006": "expired",
        "A007": "left",
        "A008": "expired",
    }


@pytest.mark.parametrize("days", [1, 2, 9], ids=["next day", "after a day off", "after a holiday"])
def test_what_the_last_day_left_over_is_closed_as_expired(open_hall: SmallHall, days: int):
    at(open_hall, 3, 17)
    expected = of_all_kinds(open_hall)
    at(open_hall, 3 + days, 8, 30)

    first = open_hall.queue.ticket(open_hall.issue("GA")).label

    states = {
        label: state for label, state in open_hall.states().items() if label not in {first, "A001"}
    }
    assert first == "A001"
    assert states == {label: state for label, state in expected.items() if label != "A001"}
    assert open_hall.waiting() == ["A001"]
    assert open_hall.queue.aside() == ()
    figures = open_hall.queue.figures()
    assert (figures.missed, figures.finished, figures.waiting) == (0, 0, 1)


def test_each_that_expires_has_one_event_that_says_where_it_stood(open_hall: SmallHall):
    at(open_hall, 3, 17)
    of_all_kinds(open_hall)
    at(open_hall, 4, 8)
    open_hall.issue()
    open_hall.issue()

    told = [
        before["state"]
        for action, before in open_hall.rows(AuditEvent, AuditEvent.action, AuditEvent.before)
        if action == "queueing.ticket_expired"
    ]

    assert sorted(told) == ["away", "called", "held", "held", "waiting"]
    with open_hall.store.work.read() as session:
        assert audit.verify(session.connection(), open_hall.store.hall_id).is_whole


def test_a_ticket_called_and_never_begun_frees_its_window(open_hall: SmallHall):
    at(open_hall, 3, 17)
    open_hall.issue()
    open_hall.call(1)
    at(open_hall, 4, 8)

    with pytest.raises(NothingCalledError):
        open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    open_hall.issue()

    assert open_hall.call(1) == "A001"


def test_what_is_served_when_the_day_changes_is_finished_under_its_own_day(open_hall: SmallHall):
    at(open_hall, 3, 23, 50)
    open_hall.issue_many(2)
    open_hall.call(1)
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    at(open_hall, 4, 0, 10)

    called = open_hall.queue.finish_and_call_next(open_hall.store.request(), open_hall.windows[1])

    assert called is None
    found = open_hall.rows(TicketStep, TicketStep.day, TicketStep.state, TicketStep.finished_at)
    assert sorted(found, key=lambda row: row[1].value) == [
        (date(2026, 11, 3), TicketState.EXPIRED, None),
        (date(2026, 11, 3), TicketState.FINISHED, open_hall.store.clock.now()),
    ]
    assert open_hall.queue.figures().finished == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [((3, 23, 59, 59), (4, 0, 0, 0)), ((3, 23, 59, 0), (4, 0, 1, 0))],
)
def test_numbers_before_and_after_midnight_belong_to_their_days(
    hall: SmallHall, before: tuple[int, int, int, int], after: tuple[int, int, int, int]
):
    at(hall, *before)
    hall.issue_many(2)
    at(hall, *after)
    hall.issue()

    found = hall.rows(Ticket, Ticket.day, Ticket.label)

    assert sorted(found) == [
        (date(2026, 11, 3), "A001"),
        (date(2026, 11, 3), "A002"),
        (date(2026, 11, 4), "A001"),
    ]


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "UTC", "Pacific/Kiritimati"])
def test_at_five_in_the_afternoon_it_is_still_today_whatever_zone_the_server_has(
    hall: SmallHall, zone: str
):
    if not hall.store.is_postgres:
        pytest.skip("a file has no server and no zone of its own")
    with hall.store.engine.begin() as connection:
        database = hall.store.url.database
        connection.execute(text(f"ALTER DATABASE \"{database}\" SET timezone TO '{zone}'"))
    hall.store.engine.dispose()
    at(hall, 3, 8)
    hall.issue()
    at(hall, 3, 17, 1)
    hall.issue()

    assert hall.waiting() == ["A001", "A002"]
    assert {day for (day,) in hall.rows(Ticket, Ticket.day)} == {date(2026, 11, 3)}


def test_two_kiosks_at_midnight_begin_one_day_and_one_series(hall: SmallHall):
    at(hall, 3, 23, 59, 59)
    hall.issue_many(3)
    at(hall, 4, 0, 0, 0)
    labels: list[str] = []
    ready = Barrier(2)

    def kiosk() -> None:
        queue = second_queue(hall.store)
        ready.wait(10)
        for _citizen in range(5):
            told = queue.issue(hall.store.request(), hall.services["GA"])
            labels.append(told.ticket.label)

    both = [Thread(target=kiosk) for _station in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join(60)

    assert sorted(labels) == [f"A{number:03d}" for number in range(1, 11)]
    assert len(hall.rows(HallDay)) == 2
    expired = [
        action
        for (action,) in hall.rows(AuditEvent, AuditEvent.action)
        if action == "queueing.ticket_expired"
    ]
    assert len(expired) == 3


def test_a_clock_moved_back_over_midnight_begins_nothing_twice(open_hall: SmallHall):
    at(open_hall, 3, 23, 59)
    open_hall.issue()
    at(open_hall, 4, 0, 1)
    open_hall.issue()
    at(open_hall, 3, 23, 58)
    open_hall.issue()
    at(open_hall, 4, 0, 2)
    open_hall.issue()

    assert open_hall.waiting() == ["A001", "A002", "A003"]
    assert len(open_hall.rows(HallDay)) == 2


def test_a_restart_begins_no_series_anew(hall: SmallHall):
    hall.issue_many(2)

    again = second_queue(hall.store).issue(hall.store.request(), hall.services["GA"])

    assert again.ticket.label == "A003"


def test_a_manager_of_a_new_day_sees_nothing_of_yesterday(open_hall: SmallHall):
    at(open_hall, 3, 17)
    open_hall.issue_many(4)
    open_hall.call(1)
    at(open_hall, 4, 8)
    open_hall.issue()

    states = {row.window.number: row for row in open_hall.queue.window_states()}

    assert all(row.live is None for row in states.values())
    assert all(row.waiting == 1 for row in states.values())
    assert open_hall.queue.board().calls == ()
    assert open_hall.queue.board().next_labels == ("A001",)


def test_the_first_key_of_a_day_may_be_any(open_hall: SmallHall):
    at(open_hall, 3, 17)
    first, second = open_hall.issue_many(2)
    open_hall.call(1)
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    at(open_hall, 4, 8)

    open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])

    assert open_hall.queue.ticket(first).state is TicketState.FINISHED
    assert open_hall.queue.ticket(second).state is TicketState.EXPIRED


def test_who_was_to_come_back_expires_too(open_hall: SmallHall):
    at(open_hall, 3, 17)
    ticket = open_hall.issue()
    open_hall.call(1)
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    open_hall.queue.transfer(
        open_hall.store.request(),
        open_hall.windows[1],
        Destination(open_hall.services["SJ"], comes_back=True),
    )
    at(open_hall, 4, 8)
    open_hall.issue()

    assert open_hall.queue.ticket(ticket).state is TicketState.EXPIRED
    assert open_hall.call(2) == "A001"


def second_queue(store: HallStore) -> QueueService:
    """Another station over the same store, with a clock of its own that shows the same."""
    engine = open_engine(store.url)
    store.keep(engine)
    clock = SettableClock(store.clock.now().astimezone(UTC))
    return QueueService(UnitOfWork(engine, store.hall_id, clock, zone_named("Asia/Shanghai")))


def test_a_day_of_twenty_five_hours_elsewhere_is_nothing_here(hall: SmallHall):
    # Clocks go back in Los Angeles at 17:00 of this day in the hall.
    at(hall, 1, 16, 30)
    hall.issue()
    hall.store.clock.advance(timedelta(hours=1))
    hall.issue()

    assert hall.waiting() == ["A001", "A002"]
