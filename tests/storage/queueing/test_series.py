"""Series with steps, ends and laps, in the store (scenarios 20 to 24)."""

import time
from datetime import datetime, timedelta

import pytest
from hall_rows import SmallHall
from queue_setup import set_series, set_service

from hallapp.kernel.database.records import AuditEvent
from hallapp.queueing.errors import SeriesFullError
from hallapp.queueing.issue_errors import SeriesAllAliveError
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import SeriesDay, Ticket
from hallapp.queueing.terms import Destination, LatePolicy


def labels(hall: SmallHall, count: int) -> list[str]:
    return [hall.queue.ticket(ticket).label for ticket in hall.issue_many(count)]


def test_a_series_gives_every_second_number_up_to_its_end(hall: SmallHall):
    set_series(hall, first=101, last=107, step=2)

    assert labels(hall, 4) == ["A101", "A103", "A105", "A107"]
    with pytest.raises(SeriesFullError) as full:
        hall.issue()
    assert full.value.facts == {"prefix": "A", "limit": 4}
    assert [row.state.value for row in hall.queue.waiting()] == ["waiting"] * 4


def test_a_series_begins_anew_over_numbers_that_nobody_has_any_more(open_hall: SmallHall):
    set_series(open_hall, last=3, is_wrapping=True)
    labels(open_hall, 3)
    open_hall.serve(1)
    held = open_hall.call(1)

    # A001 is over; A002 stands at the window and A003 waits.
    again = labels(open_hall, 1)
    with pytest.raises(SeriesAllAliveError) as full:
        open_hall.issue()
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])

    assert (held, again) == ("A002", ["A001"])
    assert full.value.facts == {"prefix": "A", "limit": 3}
    assert labels(open_hall, 1) == ["A002"]
    numbers = open_hall.rows(Ticket, Ticket.number, Ticket.lap)
    assert sorted(numbers) == [(1, 0), (1, 1), (2, 0), (2, 1), (3, 0)]
    assert len(set(open_hall.rows(AuditEvent, AuditEvent.seq))) > len(numbers)


def test_who_was_sent_on_by_mistake_and_then_missed_keeps_the_number(open_hall: SmallHall):
    queue, window, asked = open_hall.queue, open_hall.windows[1], open_hall.store.request
    set_service(open_hall, late_policy=LatePolicy.WITHIN, late_minutes=60, late_times=1)
    set_series(open_hall, last=2, is_wrapping=True)
    late = open_hall.issue()
    open_hall.call(1)
    queue.transfer(asked(), window, Destination(service_id=open_hall.services["SJ"]))
    queue.undo(asked(), window)
    queue.miss(asked(), window)
    open_hall.issue()

    with pytest.raises(SeriesAllAliveError):
        open_hall.issue()
    queue.readmit(asked(), late)

    assert sorted(row.label for row in queue.waiting()) == ["A001", "A002"]


def test_a_refused_lap_leaves_the_series_where_it_was(hall: SmallHall):
    set_series(hall, last=2, is_wrapping=True)
    labels(hall, 2)

    for _citizen in range(3):
        with pytest.raises(SeriesAllAliveError):
            hall.issue()

    assert hall.rows(SeriesDay, SeriesDay.issued) == [(2,)]


def test_a_missed_number_stays_its_owner_s_while_it_may_come_back(open_hall: SmallHall):
    set_series(open_hall, last=2, is_wrapping=True)
    labels(open_hall, 2)
    open_hall.call(1)
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[1])
    open_hall.serve(2)
    kiosk = QueueService(open_hall.store.work_as("kiosk"))

    soon = kiosk.issue(open_hall.store.request(), open_hall.services["GA"]).ticket.label
    open_hall.serve(2)
    open_hall.store.clock.advance(timedelta(minutes=61))
    later = kiosk.issue(open_hall.store.request(), open_hall.services["GA"]).ticket.label

    assert (soon, later) == ("A002", "A001")


def test_several_services_share_one_series_without_a_twin(hall: SmallHall):
    from queue_setup import set_service
    from sqlalchemy import select

    from hallapp.queueing.tables import QueueService as ServiceRecord

    with hall.store.work.read() as session:
        series = session.scalar(
            select(ServiceRecord.series_id).where(ServiceRecord.id == hall.services["GA"])
        )
    set_service(hall, "SJ", series_id=series)

    given = [hall.queue.ticket(hall.issue(code)).label for code in ("GA", "SJ", "GA", "SJ")]

    assert given == ["A001", "A002", "A003", "A004"]


@pytest.mark.parametrize("server_zone", ["America/Vancouver", "Pacific/Auckland"])
def test_a_number_of_a_minute_past_five_belongs_to_the_hall_s_day_in_any_server_zone(
    hall: SmallHall, server_zone: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TZ", server_zone)
    time.tzset()
    try:
        for moment in ("2026-11-24T17:01", "2026-11-24T23:59", "2026-11-25T00:01"):
            here = datetime.fromisoformat(f"{moment}:00+08:00")
            hall.store.clock.set_to(here)
            hall.issue()
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()

    found = sorted(
        (day.isoformat(), label) for day, label in hall.rows(Ticket, Ticket.day, Ticket.label)
    )
    assert found == [
        ("2026-11-24", "A001"),
        ("2026-11-24", "A002"),
        ("2026-11-25", "A001"),
    ]


def test_a_new_day_keeps_every_number_of_the_day_before(open_hall: SmallHall):
    labels(open_hall, 3)
    open_hall.serve(1)
    open_hall.store.clock.advance(timedelta(days=3))

    labels(open_hall, 1)

    kept = [
        label for day, label in open_hall.rows(Ticket, Ticket.day, Ticket.label) if day.day == 23
    ]
    assert sorted(kept) == ["A001", "A002", "A003"]
    assert open_hall.queue.figures().issued == 1
