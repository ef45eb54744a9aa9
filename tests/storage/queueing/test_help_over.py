"""A window that helped another service until a moment: after it, nothing counts it any more."""

import uuid
from datetime import timedelta

import pytest
from hall_rows import SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert

from hallapp.kernel.errors import RuleError
from hallapp.queueing.errors import NotServedHereError
from hallapp.queueing.tables import WindowService
from hallapp.queueing.terms import Destination

HELPING = timedelta(minutes=10)


@pytest.fixture
def helped(open_hall: SmallHall) -> SmallHall:
    """A hall whose window 1 helps with the second service for ten minutes."""
    until_at = open_hall.store.clock.now() + HELPING
    ends = {"window_id": open_hall.windows[1], "service_id": open_hall.services["SJ"]}
    with open_hall.store.engine.begin() as connection:
        connection.execute(
            insert(WindowService), {**ends, "hall_id": HALL_ID, "until_at": until_at}
        )
    return open_hall


def help_ends(hall: SmallHall) -> None:
    hall.store.clock.advance(HELPING)


def walk_in(hall: SmallHall) -> str | None:
    """Serve somebody of the second service at window 1; None when the window refuses."""
    try:
        ticket = hall.queue.walk_in(hall.store.request(), hall.windows[1], hall.services["SJ"])
    except NotServedHereError:
        return None
    hall.queue.finish(hall.store.request(), hall.windows[1])
    return ticket.label


def test_a_helper_serves_without_a_number_while_it_helps_and_no_longer(helped: SmallHall):
    assert walk_in(helped) == "B001"

    help_ends(helped)

    assert walk_in(helped) is None


def test_nobody_is_sent_to_a_window_whose_help_is_over(helped: SmallHall):
    to = Destination(helped.services["SJ"], window_id=helped.windows[1])
    helped.issue_many(2, "SJ")
    helped.call(2)
    helped.queue.transfer(helped.store.request(), helped.windows[2], to)
    help_ends(helped)
    helped.call(2)

    with pytest.raises(NotServedHereError):
        helped.queue.transfer(helped.store.request(), helped.windows[2], to)


def test_a_window_whose_help_is_over_brings_back_nobody_of_another_window(helped: SmallHall):
    def hold_one() -> uuid.UUID:
        ticket_id = helped.issue("SJ")
        helped.call(2)
        helped.queue.hold(helped.store.request(), helped.windows[2], "去复印")
        return ticket_id

    def bring_back(ticket_id: uuid.UUID) -> str | None:
        try:
            helped.queue.bring_back(helped.store.request(), helped.windows[1], ticket_id)
        except RuleError as refused:
            return refused.code
        return None

    assert bring_back(hold_one()) is None
    helped.queue.miss(helped.store.request(), helped.windows[1])
    help_ends(helped)

    assert bring_back(hold_one()) == NotServedHereError.code


def test_a_missed_number_is_listed_where_it_may_be_called_and_not_where_help_is_over(
    helped: SmallHall,
):
    helped.issue("SJ")
    helped.call(2)
    helped.queue.miss(helped.store.request(), helped.windows[2])
    assert [row.label for row in helped.queue.missed(helped.windows[1])] == ["B001"]

    help_ends(helped)

    assert helped.queue.missed(helped.windows[1]) == ()
    assert [row.label for row in helped.queue.missed(helped.windows[2])] == ["B001"]


def finish_three_of_ten_minutes(hall: SmallHall) -> None:
    for _visit in range(3):
        hall.issue("SJ")
        hall.call(2)
        hall.queue.start(hall.store.request(), hall.windows[2])
        hall.store.clock.advance(timedelta(minutes=10))
        hall.queue.finish(hall.store.request(), hall.windows[2])


def test_the_wait_told_counts_no_window_whose_help_is_over(helped: SmallHall):
    finish_three_of_ten_minutes(helped)
    helped.issue_many(3, "SJ")

    told = helped.queue.issue(helped.store.request(), helped.services["SJ"])

    # Three and a half visits of 10 minutes at two windows: 17.5 minutes, 13.1 to 21.9.
    # With the helper of half an hour ago it would be 11.7, 8.8 to 14.6.
    assert told.minutes == (10, 25)


def test_the_wait_told_counts_what_was_served_before_a_hold(open_hall: SmallHall):
    queue, store = open_hall.queue, open_hall.store
    for _visit in range(3):
        ticket_id = open_hall.issue("SJ")
        open_hall.call(2)
        queue.start(store.request(), open_hall.windows[2])
        store.clock.advance(timedelta(minutes=8))
        queue.hold(store.request(), open_hall.windows[2], "去复印")
        store.clock.advance(timedelta(minutes=30))
        queue.bring_back(store.request(), open_hall.windows[2], ticket_id)
        store.clock.advance(timedelta(minutes=4))
        queue.finish(store.request(), open_hall.windows[2])
    open_hall.issue_many(3, "SJ")

    told = queue.issue(store.request(), open_hall.services["SJ"])

    # Three and a half visits of 8 + 4 minutes at two windows: 21 minutes, 15.75 to 26.25.
    assert told.minutes == (15, 30)
