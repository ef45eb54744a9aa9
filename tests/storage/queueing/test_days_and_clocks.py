"""The hall's day and its order, whatever the clocks of the stations say."""

from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from hall_rows import SmallHall
from hall_store import HallStore

from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.database.work import UnitOfWork
from hallapp.queueing.errors import NotWaitingError
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import HallDay, Ticket, TicketStep

# 23:59 in the hall on Tuesday 2026-11-24.
LATE_EVENING = datetime(2026, 11, 24, 15, 59, tzinfo=UTC)


def test_numbers_begin_anew_at_midnight_in_the_hall_not_in_greenwich(hall: SmallHall):
    hall.store.clock.set_to(LATE_EVENING)
    before = [hall.queue.ticket(ticket).label for ticket in hall.issue_many(2)]

    hall.store.clock.advance(timedelta(minutes=2))
    after = hall.queue.ticket(hall.issue()).label

    assert (before, after) == (["A001", "A002"], "A001")
    assert hall.waiting() == ["A001"]


def test_tickets_left_over_expire_with_one_event_each(open_hall: SmallHall):
    open_hall.store.clock.set_to(LATE_EVENING)
    left = open_hall.issue_many(3)
    open_hall.serve(1)
    open_hall.store.clock.advance(timedelta(minutes=2))

    open_hall.issue()
    open_hall.issue("SJ")

    found = open_hall.rows(AuditEvent, AuditEvent.action, AuditEvent.subject_id)
    expired = [subject for action, subject in found if action == "queueing.ticket_expired"]
    assert sorted(expired) == sorted(map(str, left[1:]))
    assert [open_hall.queue.ticket(each).state.value for each in left] == [
        "finished",
        "expired",
        "expired",
    ]


def test_pressing_next_can_open_the_day_too(open_hall: SmallHall):
    open_hall.store.clock.set_to(LATE_EVENING)
    left = open_hall.issue()
    open_hall.store.clock.advance(timedelta(minutes=2))

    called = open_hall.call(1)

    assert called is None
    assert open_hall.queue.ticket(left).state.value == "expired"


def test_a_ticket_served_over_midnight_is_finished_under_its_own_day(open_hall: SmallHall):
    open_hall.store.clock.set_to(LATE_EVENING)
    ticket = open_hall.issue()
    open_hall.call(1)
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    open_hall.store.clock.advance(timedelta(minutes=2))
    open_hall.issue()

    called = open_hall.queue.finish_and_call_next(open_hall.store.request(), open_hall.windows[1])

    assert called is not None
    assert called.label == "A001"
    assert open_hall.queue.ticket(ticket).state.value == "finished"


def test_a_call_missed_yesterday_is_not_called_today(open_hall: SmallHall):
    ticket = open_hall.issue()
    open_hall.call(1)
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[1])
    open_hall.store.clock.advance(timedelta(days=1))

    with pytest.raises(NotWaitingError):
        open_hall.queue.call_chosen(
            open_hall.store.request(), open_hall.windows[1], ticket, "昨天过号"
        )


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1)], ids=["hour", "day"])
def test_a_clock_set_back_changes_neither_order_nor_numbers(open_hall: SmallHall, back: timedelta):
    open_hall.issue_many(2)
    open_hall.store.clock.advance(-back)
    open_hall.issue_many(2)

    waiting = open_hall.queue.waiting()

    assert [row.label for row in waiting] == ["A001", "A002", "A003", "A004"]
    assert all(row.waited_s >= 0 for row in waiting)
    assert [open_hall.serve(1) for _press in range(4)] == [row.label for row in waiting]
    assert len(open_hall.rows(HallDay)) == 1
    assert all(
        open_hall.queue.ticket(row.id).waited_s >= 0
        and (open_hall.queue.ticket(row.id).called_at or row.issued_at) >= row.issued_at
        for row in waiting
    )
    assert open_hall.queue.figures().longest_wait_s >= 0


def test_the_estimate_survives_a_clock_set_back(open_hall: SmallHall):
    for minute in range(4):
        open_hall.issue()
        open_hall.serve(1)
        open_hall.store.clock.advance(timedelta(minutes=minute))
    open_hall.store.clock.advance(timedelta(hours=-2))

    told = open_hall.queue.issue(open_hall.store.request(), open_hall.services["GA"])

    assert told.minutes is not None
    assert 0 <= told.minutes[0] <= told.minutes[1]


def test_the_wait_is_told_from_the_visits_finished_today(open_hall: SmallHall):
    for _visit in range(3):
        open_hall.issue()
        open_hall.call(1)
        open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
        open_hall.store.clock.advance(timedelta(minutes=12))
        open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])
    open_hall.issue_many(3)

    told = open_hall.queue.issue(open_hall.store.request(), open_hall.services["GA"])

    # Three and a half visits of 12 minutes at three windows: 14 minutes, 10.5 to 17.5.
    assert told.minutes == (10, 20)


def other_queue(store: HallStore, moment: datetime) -> QueueService:
    """A second station with a clock of its own."""
    from hallapp.kernel.clock import SettableClock
    from hallapp.kernel.database.engine import open_engine

    engine = open_engine(store.url)
    store.keep(engine)
    return QueueService(UnitOfWork(engine, store.hall_id, SettableClock(moment), store.zone))


@pytest.mark.parametrize("first", ["yesterday", "today"])
def test_no_ticket_of_yesterday_is_given_while_another_station_opens_the_day(
    hall: SmallHall, first: str
):
    store = hall.store
    store.clock.set_to(LATE_EVENING)
    hall.issue()
    tomorrow = LATE_EVENING + timedelta(minutes=2)
    slow, quick = (LATE_EVENING, tomorrow) if first == "yesterday" else (tomorrow, LATE_EVENING)
    slow_queue, quick_queue = other_queue(store, slow), other_queue(store, quick)
    inside, go_on = Event(), Event()
    given = slow_queue.give

    def held(*asked: object) -> object:
        told = given(*asked)  # type: ignore[arg-type]
        inside.set()
        go_on.wait(5)
        return told

    slow_queue.give = held  # type: ignore[method-assign,assignment]
    one = Thread(target=slow_queue.issue, args=(store.request(), hall.services["GA"]))
    two = Thread(target=quick_queue.issue, args=(store.request(), hall.services["GA"]))
    one.start()
    inside.wait(5)
    two.start()
    two.join(0.5)
    go_on.set()
    one.join(10)
    two.join(10)

    days = sorted(day for (day,) in hall.rows(HallDay, HallDay.day))
    waiting_on = [
        day
        for state, day in hall.rows(TicketStep, TicketStep.state, TicketStep.day)
        if state.value == "waiting"
    ]
    assert len(days) == 2
    assert waiting_on
    assert set(waiting_on) == {days[-1]}
    assert len(hall.rows(Ticket)) == 3
