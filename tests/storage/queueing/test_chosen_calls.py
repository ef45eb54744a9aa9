"""What a clerk may call by choice, and what not."""

import uuid

import pytest
from hall_rows import SmallHall
from queue_setup import set_service

from hallapp.queueing.errors import (
    NotServedHereError,
    NotWaitingError,
    ReadmitRefusedError,
)
from hallapp.queueing.terms import Destination, LatePolicy


def choose(hall: SmallHall, window: int, ticket: uuid.UUID) -> str:
    return hall.queue.call_chosen(
        hall.store.request(), hall.windows[window], ticket, "群众有急事"
    ).label


def test_a_window_does_not_choose_from_a_service_that_it_does_not_serve(open_hall: SmallHall):
    ticket = open_hall.issue("SJ")

    with pytest.raises(NotServedHereError) as refused:
        choose(open_hall, 1, ticket)

    assert refused.value.facts == {"number": 1}
    assert choose(open_hall, 2, ticket) == "B001"


def test_a_window_may_choose_who_comes_back_to_it_from_another_service(open_hall: SmallHall):
    ticket = open_hall.issue("SJ")
    open_hall.call(2)
    to = Destination(open_hall.services["GA"], comes_back=True)
    open_hall.queue.transfer(open_hall.store.request(), open_hall.windows[2], to)
    open_hall.serve(1)
    with open_hall.store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM window_service")

    assert choose(open_hall, 2, ticket) == "B001"


def test_who_is_held_at_a_window_is_not_called_away_from_it(open_hall: SmallHall):
    ticket = open_hall.issue("SJ")
    open_hall.call(2)
    open_hall.queue.hold(open_hall.store.request(), open_hall.windows[2], "复印")

    with pytest.raises(NotWaitingError):
        choose(open_hall, 3, ticket)

    assert choose(open_hall, 2, ticket) == "B001"


def test_a_number_that_a_missed_call_made_void_is_not_called_by_choice(open_hall: SmallHall):
    set_service(open_hall, late_policy=LatePolicy.VOID)
    ticket = open_hall.issue()
    open_hall.call(1)
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[1])

    with pytest.raises(ReadmitRefusedError):
        choose(open_hall, 1, ticket)
