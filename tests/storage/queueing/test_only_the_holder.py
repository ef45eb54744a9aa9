"""Only whoever holds a window works it; a colleague, a kiosk or a stranger does not."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hall_rows import SmallHall

from hallapp.kernel.database.records import RequestRecord
from hallapp.kernel.requests import Channel, Request
from hallapp.queueing.errors import NotHolderError
from hallapp.queueing.service import QueueService

Press = Callable[[QueueService, Request, SmallHall], object]

ON_A_CALLED_TICKET: dict[str, Press] = {
    "recall": lambda queue, request, hall: queue.recall(request, hall.windows[1]),
    "start": lambda queue, request, hall: queue.start(request, hall.windows[1]),
    "miss": lambda queue, request, hall: queue.miss(request, hall.windows[1]),
}
ON_A_SERVED_TICKET: dict[str, Press] = {
    "finish": lambda queue, request, hall: queue.finish(request, hall.windows[1]),
    "next": lambda queue, request, hall: queue.finish_and_call_next(request, hall.windows[1]),
}


def refused(hall: SmallHall, press: Press, **actor: object) -> NotHolderError:
    before = hall.states(), len(hall.rows(RequestRecord))
    with pytest.raises(NotHolderError) as error:
        press(hall.queue, hall.store.request(**actor), hall)
    assert (hall.states(), len(hall.rows(RequestRecord))) == before
    return error.value


def holder(hall: SmallHall) -> Request:
    return hall.store.request(person_id=hall.people[1])


def test_a_colleague_calls_nobody_to_a_window_of_somebody_else(open_hall: SmallHall):
    ticket = open_hall.issue()

    error = refused(
        open_hall,
        lambda queue, request, hall: queue.call_next(request, hall.windows[1]),
        person_id=open_hall.people[2],
    )
    refused(
        open_hall,
        lambda queue, request, hall: queue.call_chosen(request, hall.windows[1], ticket, "老人"),
        person_id=open_hall.people[2],
    )

    assert error.facts == {"number": 1}
    assert open_hall.queue.call_next(holder(open_hall), open_hall.windows[1]) is not None


@pytest.mark.parametrize("verb", ON_A_CALLED_TICKET)
def test_a_called_ticket_is_moved_by_the_holder_alone(open_hall: SmallHall, verb: str):
    open_hall.issue()
    open_hall.call(1)

    refused(open_hall, ON_A_CALLED_TICKET[verb], person_id=open_hall.people[2])
    # Nobody is called twice within seconds.
    open_hall.store.clock.advance(timedelta(seconds=30))

    assert ON_A_CALLED_TICKET[verb](open_hall.queue, holder(open_hall), open_hall)


@pytest.mark.parametrize("verb", ON_A_SERVED_TICKET)
def test_a_served_ticket_is_ended_by_the_holder_alone(open_hall: SmallHall, verb: str):
    open_hall.issue_many(2)
    open_hall.call(1)
    open_hall.queue.start(holder(open_hall), open_hall.windows[1])

    refused(open_hall, ON_A_SERVED_TICKET[verb], person_id=open_hall.people[2])

    assert ON_A_SERVED_TICKET[verb](open_hall.queue, holder(open_hall), open_hall)


@pytest.mark.parametrize("channel", [Channel.KIOSK, Channel.DESK, Channel.MANAGER])
def test_a_station_where_nobody_signed_in_calls_nobody(open_hall: SmallHall, channel: Channel):
    open_hall.issue()

    refused(
        open_hall,
        lambda queue, request, hall: queue.call_next(request, hall.windows[1]),
        channel=channel,
    )


def test_after_a_change_of_person_the_new_one_goes_on_and_the_old_one_does_not(
    open_hall: SmallHall,
):
    open_hall.issue()
    open_hall.call(1)
    open_hall.serving.change_person(holder(open_hall), open_hall.windows[1], open_hall.people[5])

    refused(open_hall, ON_A_CALLED_TICKET["start"], person_id=open_hall.people[1])

    new = open_hall.store.request(person_id=open_hall.people[5])
    assert open_hall.queue.start(new, open_hall.windows[1]).label == "A001"
