"""What finished days teach, and what the holder of a new number is told from it."""

import uuid
from datetime import timedelta

from hall_rows import SmallHall
from sqlalchemy import func

from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import ServicePace

DAY = timedelta(days=1)


def _work_off(hall: SmallHall, visits: int, minutes: float, window: int = 1) -> None:
    """Let people come and be served one after the other, half a minute between two."""
    hall.issue_many(visits)
    for _visit in range(visits):
        hall.call(window)
        hall.queue.start(hall.store.request(), hall.windows[window])
        hall.store.clock.advance(timedelta(minutes=minutes))
        hall.queue.finish(hall.store.request(), hall.windows[window])
        hall.store.clock.advance(timedelta(seconds=30))


def _next_morning(hall: SmallHall) -> None:
    hall.store.clock.set_to(hall.store.clock.now().replace(hour=1, minute=0) + DAY)


def _minutes(hall: SmallHall, queue: QueueService, service: str = "GA") -> tuple[int, int] | None:
    return queue.issue(hall.store.request(), hall.services[service]).minutes


def test_a_new_hall_tells_by_the_day_itself(open_hall: SmallHall):
    queue = open_hall.queue
    assert _minutes(open_hall, queue) is None

    _work_off(open_hall, 4, minutes=5)

    assert _minutes(open_hall, queue) is not None
    assert open_hall.rows(ServicePace) == []


def test_yesterday_is_summed_up_by_whoever_asks_first(open_hall: SmallHall):
    _work_off(open_hall, 5, minutes=10)
    _next_morning(open_hall)

    _minutes(open_hall, open_hall.queue)

    ((hour, finished, missed, service_s),) = open_hall.rows(
        ServicePace,
        ServicePace.hour,
        ServicePace.finished,
        ServicePace.missed,
        ServicePace.service_s,
    )
    assert (hour, finished, missed, service_s) == (9, 5, 0, 5 * 600)


def test_a_day_is_summed_up_once_however_many_stations_ask(open_hall: SmallHall):
    _work_off(open_hall, 5, minutes=10)
    _next_morning(open_hall)

    for _station in range(3):
        _minutes(open_hall, open_hall.queue)

    assert open_hall.rows(ServicePace, func.sum(ServicePace.finished)) == [(5,)]


def test_the_first_of_the_morning_is_told_from_yesterday(open_hall: SmallHall):
    _work_off(open_hall, 20, minutes=10)
    _next_morning(open_hall)
    queue = open_hall.queue

    # Three windows and nobody before.
    assert _minutes(open_hall, queue) == (0, 5)

    last = [_minutes(open_hall, queue) for _person in range(11)][-1]

    # Eleven before at three free windows: the fourth round, three visits of ten minutes later.
    assert last is not None
    assert last[0] < 32 < last[1]
    assert last[0] >= 15


def test_the_queue_of_the_other_service_counts_where_windows_serve_both(open_hall: SmallHall):
    _work_off(open_hall, 20, minutes=10)
    _next_morning(open_hall)
    queue = open_hall.queue
    open_hall.issue_many(20, "GA")

    company = queue.issue(open_hall.store.request(), open_hall.services["SJ"])

    assert company.ahead == 0
    assert company.minutes is not None
    assert company.minutes[1] > 30


def test_a_paused_window_is_waited_for(open_hall: SmallHall):
    _work_off(open_hall, 20, minutes=10)
    _next_morning(open_hall)
    for number in open_hall.windows:
        open_hall.serving.pause(
            open_hall.store.request(person_id=open_hall.people[number]),
            open_hall.windows[number],
            "开会",
        )

    told = _minutes(open_hall, open_hall.queue)

    assert told is not None
    assert told[0] * 60 <= 600 <= told[1] * 60


def test_a_hall_without_a_window_tells_nothing(hall: SmallHall):
    hall.open_window(1)
    _work_off(hall, 5, minutes=10)
    _next_morning(hall)

    # Window 1 does not serve companies.
    assert _minutes(hall, hall.queue, "SJ") is None


def test_a_visit_under_way_is_seen(hall: SmallHall):
    hall.open_window(1)
    _work_off(hall, 20, minutes=30)
    _next_morning(hall)
    queue = hall.queue
    hall.issue()
    hall.call(1)
    queue.start(hall.store.request(), hall.windows[1])

    told = _minutes(hall, queue)

    assert told is not None
    assert told[0] >= 15


def test_a_kiosk_may_learn_and_tell(open_hall: SmallHall):
    _work_off(open_hall, 5, minutes=10)
    _next_morning(open_hall)

    kiosk = QueueService(open_hall.store.work_as("kiosk"))

    assert _minutes(open_hall, kiosk) == (0, 5)
    assert open_hall.rows(ServicePace, func.sum(ServicePace.finished)) == [(5,)]


def test_a_day_off_teaches_nothing_and_is_not_asked_again(open_hall: SmallHall):
    open_hall.issue()
    _next_morning(open_hall)
    queue = open_hall.queue

    assert _minutes(open_hall, queue) is None
    assert open_hall.rows(ServicePace) == []


def test_days_missed_while_the_hall_was_shut_are_made_up_for(open_hall: SmallHall):
    for _day in range(3):
        _work_off(open_hall, 4, minutes=10)
        _next_morning(open_hall)
    queue = open_hall.queue

    for _number in range(3):
        _minutes(open_hall, queue)

    days = open_hall.rows(ServicePace, func.count(ServicePace.day.distinct()))
    assert days == [(3,)]


def test_nobody_can_be_told_from_what_is_kept(open_hall: SmallHall):
    columns = {column.name for column in ServicePace.__table__.columns}

    assert not columns & {"person_id", "window_id", "ticket_id", "label"}
    assert uuid.UUID not in {
        column.type.python_type
        for column in ServicePace.__table__.columns
        if column.name not in {"hall_id", "service_id"}
    }


def test_who_asks_before_taking_a_number_hears_what_the_number_will_be_told(open_hall: SmallHall):
    _work_off(open_hall, 20, minutes=10)
    _next_morning(open_hall)
    queue = open_hall.queue
    open_hall.issue_many(8)

    before = queue.expected_wait(open_hall.services["GA"])

    assert before is not None
    assert before[1] > 10
    assert before == _minutes(open_hall, queue)
    assert queue.expected_wait(uuid.UUID(int=5)) is None
