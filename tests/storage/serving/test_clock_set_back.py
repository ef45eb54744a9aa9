"""A station whose clock was set back dates nothing before the hall's latest day."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hall_rows import SmallHall

from hallapp.attendance.tables import Punch
from hallapp.attendance.terms import PunchSource
from hallapp.cases.applications import Application
from hallapp.cases.tables import HallCase
from hallapp.hall.tables import WindowDuty
from hallapp.kernel.clock import ClockBehindError
from hallapp.kernel.database.records import RequestRecord

Wish = Callable[[SmallHall], object]
ONE_DAY = timedelta(days=1)


def accept(hall: SmallHall) -> object:
    application = Application(hall.items["SJ-001"], "欧阳明月")
    return hall.serving.accept(hall.store.request(), hall.windows[2], application)


WISHES: dict[str, Wish] = {
    "accept": accept,
    "punch": lambda hall: hall.attendance.punch(
        hall.store.request(), hall.people[5], PunchSource.DESK
    ),
    "leave": lambda hall: hall.serving.leave_window(hall.store.request(), hall.windows[3]),
    "change": lambda hall: hall.serving.change_person(
        hall.store.request(), hall.windows[3], hall.people[5]
    ),
    "take": lambda hall: hall.serving.take_window(
        hall.store.request(), hall.people[1], hall.windows[1]
    ),
}


@pytest.fixture
def serving_hall(hall: SmallHall) -> SmallHall:
    """Window 2 serves B001 of today, window 3 is open, window 1 is free."""
    for number in (2, 3):
        hall.open_window(number)
    hall.issue("SJ")
    hall.call(2)
    hall.queue.start(hall.store.request(), hall.windows[2])
    return hall


def written(hall: SmallHall) -> tuple[int, ...]:
    return tuple(len(hall.rows(table)) for table in (HallCase, Punch, RequestRecord, WindowDuty))


@pytest.mark.parametrize("wish", WISHES)
def test_a_clock_a_day_behind_is_refused_and_says_both_days(serving_hall: SmallHall, wish: str):
    before = written(serving_hall)
    serving_hall.store.clock.advance(-ONE_DAY)

    with pytest.raises(ClockBehindError) as refused:
        WISHES[wish](serving_hall)

    assert refused.value.facts == {"today": "2026-11-22", "latest": "2026-11-23"}
    assert written(serving_hall) == before


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("moved", [-timedelta(minutes=30), ONE_DAY], ids=["minutes", "next day"])
def test_the_same_day_and_later_days_are_as_ever(
    serving_hall: SmallHall, wish: str, moved: timedelta
):
    before = written(serving_hall)
    serving_hall.store.clock.advance(moved)

    WISHES[wish](serving_hall)

    assert written(serving_hall) != before


def test_a_hall_that_never_gave_a_number_takes_punches(hall: SmallHall):
    hall.store.clock.advance(-ONE_DAY)

    punch = hall.attendance.punch(hall.store.request(), hall.people[5], PunchSource.DESK)

    assert punch.punched_at == hall.store.clock.now()
