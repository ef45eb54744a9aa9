"""Series with steps, ends and laps, in the store (scenarios 20 to 24)."""

import pytest
from hall_rows import SmallHall
from queue_setup import set_series

from hallapp.kernel.database.records import AuditEvent
from hallapp.queueing.errors import SeriesFullError
from hallapp.queueing.issue_errors import SeriesAllAliveError
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import SeriesDay, Ticket


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


def test_a_refused_lap_leaves_the_series_where_it_was(hall: SmallHall):
    set_series(hall, last=2, is_wrapping=True)
    labels(hall, 2)

    for _citizen in range(3):
        with pytest.raises(SeriesAllAliveError):
            hall.issue()

    assert hall.rows(SeriesDay, SeriesDay.issued) == [(2,)]


def test_a_kiosk_may_begin_a_series_anew(open_hall: SmallHall):
    set_series(open_hall, last=2, is_wrapping=True)
    labels(open_hall, 2)
    open_hall.call(1)
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[1])
    open_hall.serve(2)
    kiosk = QueueService(open_hall.store.work_as("kiosk"))

    told = kiosk.issue(open_hall.store.request(), open_hall.services["GA"])

    assert told.ticket.label == "A001"


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
