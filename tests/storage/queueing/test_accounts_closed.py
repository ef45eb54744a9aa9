"""Somebody whose account is closed with a ticket at the window: it is finished, and no other."""

import pytest
from hall_rows import SmallHall
from sqlalchemy import update

from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import Person
from hallapp.kernel.requests import Request


def close_account(hall: SmallHall, number: int) -> None:
    with hall.store.engine.begin() as connection:
        connection.execute(
            update(Person).where(Person.id == hall.people[number]).values(is_active=False)
        )


def test_whose_account_is_closed_finishes_the_ticket_and_calls_nobody(open_hall: SmallHall):
    def press() -> Request:
        return open_hall.store.request(person_id=open_hall.people[1])

    window, queue = open_hall.windows[1], open_hall.queue
    open_hall.issue_many(2)
    queue.call_next(press(), window)
    queue.start(press(), window)
    close_account(open_hall, 1)

    with pytest.raises(NotEntitledError):
        queue.finish_and_call_next(press(), window)
    queue.finish(press(), window)

    for key in (
        lambda: queue.call_next(press(), window),
        lambda: queue.walk_in(press(), window, open_hall.services["GA"]),
        lambda: queue.call_chosen(press(), window, queue.waiting()[0].id, "急事"),
    ):
        with pytest.raises(NotEntitledError):
            key()
    assert open_hall.states() == {"A001": "finished", "A002": "waiting"}
    assert open_hall.call(2) == "A002"
