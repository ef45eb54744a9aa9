"""Sent on to another service, window or person; the printed number stays, the place too."""

import uuid
from datetime import timedelta

import pytest
from hall_rows import SmallHall

from hallapp.hall.errors import PersonUnknownError
from hallapp.queueing.errors import (
    DayOverError,
    NoServiceError,
    NotHolderError,
    NotServedHereError,
    NowhereError,
    WrongStateError,
)
from hallapp.queueing.tables import Ticket, TicketStep
from hallapp.queueing.terms import Destination, Entry, TicketRow, TicketState


def begin(hall: SmallHall, window: int = 1) -> uuid.UUID:
    called = hall.queue.call_next(hall.store.request(), hall.windows[window])
    assert called is not None
    hall.queue.start(hall.store.request(), hall.windows[window])
    return called.id


def transfer(hall: SmallHall, to: Destination, window: int = 1, words: str = "") -> TicketRow:
    return hall.queue.transfer(hall.store.request(), hall.windows[window], to, words)


def finish(hall: SmallHall, window: int) -> TicketRow:
    return hall.queue.finish(hall.store.request(), hall.windows[window])


def test_the_printed_number_stays_on_board_voice_and_desk(open_hall: SmallHall):
    open_hall.issue()
    ticket = begin(open_hall)

    sent = transfer(open_hall, Destination(open_hall.services["SJ"]), words="材料已看过")
    called = open_hall.queue.call_next(open_hall.store.request(), open_hall.windows[2])

    assert (sent.id, sent.label, sent.service_code) == (ticket, "A001", "SJ")
    assert (sent.state, sent.entry, sent.aside_words) == (
        TicketState.WAITING,
        Entry.TRANSFERRED,
        "材料已看过",
    )
    assert called is not None
    assert (called.id, called.label) == (ticket, "A001")
    newest = open_hall.queue.board().calls[0]
    assert (newest.label, newest.window_number) == ("A001", 2)
    assert len(open_hall.rows(Ticket)) == 1


def test_who_is_sent_on_stands_where_the_first_number_stood(open_hall: SmallHall):
    open_hall.issue("GA")
    open_hall.store.clock.advance(timedelta(minutes=1))
    open_hall.issue_many(2, "SJ")
    open_hall.store.clock.advance(timedelta(minutes=10))
    begin(open_hall)

    transfer(open_hall, Destination(open_hall.services["SJ"]))

    assert [row.label for row in open_hall.queue.waiting(open_hall.windows[2])] == [
        "A001",
        "B001",
        "B002",
    ]


def test_return_to_me_waits_for_just_this_window(open_hall: SmallHall):
    open_hall.issue("GA")
    begin(open_hall, 1)
    transfer(open_hall, Destination(open_hall.services["SJ"], comes_back=True))
    begin(open_hall, 2)

    back = finish(open_hall, 2)

    assert (back.state, back.entry, back.service_code) == (
        TicketState.WAITING,
        Entry.RETURNED,
        "GA",
    )
    assert back.wanted_window_number == 1
    # Window 3 serves it too, and leaves it alone.
    assert open_hall.call(3) is None
    assert open_hall.call(1) == "A001"


def test_sent_on_twice_it_comes_back_to_the_first_sender(open_hall: SmallHall):
    open_hall.issue("GA")
    begin(open_hall, 1)
    transfer(open_hall, Destination(open_hall.services["SJ"], comes_back=True))
    begin(open_hall, 2)
    transfer(open_hall, Destination(window_id=open_hall.windows[3]), window=2)
    assert open_hall.call(3) == "A001"
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[3])

    back = finish(open_hall, 3)

    assert (back.entry, back.wanted_window_number, back.service_code) == (
        Entry.RETURNED,
        1,
        "GA",
    )


def test_without_return_the_visit_ends_where_it_was_sent(open_hall: SmallHall):
    open_hall.issue("GA")
    begin(open_hall, 1)
    transfer(open_hall, Destination(open_hall.services["SJ"]))
    begin(open_hall, 2)

    assert finish(open_hall, 2).state is TicketState.FINISHED
    assert open_hall.waiting() == []


def test_a_wanted_window_calls_it_and_nobody_else(open_hall: SmallHall):
    open_hall.issue("SJ")
    begin(open_hall, 2)

    transfer(open_hall, Destination(window_id=open_hall.windows[3]), window=2)

    assert open_hall.call(2) is None
    assert open_hall.call(3) == "B001"


def test_a_wanted_person_calls_it_from_the_window_held(open_hall: SmallHall):
    open_hall.issue("SJ")
    begin(open_hall, 2)

    transfer(open_hall, Destination(person_id=open_hall.people[3]), window=2)

    assert open_hall.call(2) is None
    assert open_hall.call(3) == "B001"


def test_when_the_wanted_window_is_left_everybody_may_call(open_hall: SmallHall):
    open_hall.issue("SJ")
    begin(open_hall, 2)
    transfer(open_hall, Destination(window_id=open_hall.windows[3]), window=2)

    open_hall.serving.leave_window(open_hall.store.request(), open_hall.windows[3])

    assert open_hall.call(2) == "B001"


def test_only_what_is_there_is_a_destination(open_hall: SmallHall):
    open_hall.issue("SJ")
    begin(open_hall, 2)
    before = open_hall.states()

    with pytest.raises(NowhereError):
        transfer(open_hall, Destination(), window=2)
    with pytest.raises(NoServiceError):
        transfer(open_hall, Destination(service_id=uuid.uuid4()), window=2)
    with pytest.raises(NotServedHereError):
        transfer(open_hall, Destination(window_id=open_hall.windows[1]), window=2)
    with pytest.raises(PersonUnknownError):
        transfer(open_hall, Destination(person_id=uuid.uuid4()), window=2)
    with pytest.raises(NotHolderError):
        open_hall.queue.transfer(
            open_hall.store.request(person_id=open_hall.people[1]),
            open_hall.windows[2],
            Destination(open_hall.services["GA"]),
        )

    assert open_hall.states() == before


def test_what_is_served_over_midnight_is_sent_nowhere(open_hall: SmallHall):
    open_hall.issue("SJ")
    begin(open_hall, 2)
    open_hall.store.clock.advance(timedelta(days=1))

    with pytest.raises(DayOverError):
        transfer(open_hall, Destination(open_hall.services["GA"]), window=2)


def test_one_transfer_changes_one_ticket(open_hall: SmallHall):
    open_hall.issue_many(3)
    begin(open_hall)
    others = {
        str(row)
        for row in open_hall.rows(TicketStep, TicketStep.id, TicketStep.state)
        if row[1] is TicketState.WAITING
    }

    transfer(open_hall, Destination(open_hall.services["SJ"]))

    after = {str(row) for row in open_hall.rows(TicketStep, TicketStep.id, TicketStep.state)}
    assert others <= after
    assert len(after) == 4


def test_a_citizen_who_leaves_while_waiting_was_not_served(open_hall: SmallHall):
    first, _second = open_hall.issue_many(2)

    left = open_hall.queue.leave(open_hall.store.request(), first)

    assert left.state is TicketState.LEFT
    assert open_hall.waiting() == ["A002"]
    figures = open_hall.queue.figures()
    assert (figures.finished, figures.waiting) == (0, 1)


def test_a_citizen_who_leaves_the_window_frees_it(open_hall: SmallHall):
    open_hall.issue_many(2)
    ticket = begin(open_hall)

    with pytest.raises(NotHolderError):
        open_hall.queue.leave(open_hall.store.request(person_id=open_hall.people[2]), ticket)
    open_hall.queue.leave(open_hall.store.request(), ticket)

    assert open_hall.call(1) == "A002"
    with pytest.raises(WrongStateError):
        open_hall.queue.leave(open_hall.store.request(), ticket)


def test_a_repeat_of_a_transfer_is_told_the_same(open_hall: SmallHall):
    open_hall.issue()
    begin(open_hall)
    request, to = open_hall.store.request(), Destination(open_hall.services["SJ"])

    first = open_hall.queue.transfer(request, open_hall.windows[1], to)
    again = open_hall.queue.transfer(request, open_hall.windows[1], to)

    assert first == again
    assert len(open_hall.rows(TicketStep)) == 2


def test_who_comes_back_follows_the_sender_to_another_window(open_hall: SmallHall):
    open_hall.issue("SJ")
    begin(open_hall, 2)
    transfer(open_hall, Destination(open_hall.services["GA"], comes_back=True), 2)
    for window in (2, 3):
        open_hall.serving.leave_window(open_hall.store.request(), open_hall.windows[window])
    open_hall.open_window(3, person=2)
    open_hall.open_window(2, person=3)
    begin(open_hall, 1)
    finish(open_hall, 1)

    assert open_hall.call(3) == "B001"


def test_who_comes_back_to_a_sender_gone_home_is_called_at_the_window(open_hall: SmallHall):
    open_hall.issue("SJ")
    begin(open_hall, 2)
    transfer(open_hall, Destination(open_hall.services["GA"], comes_back=True), 2)
    for window in (2, 3):
        open_hall.serving.leave_window(open_hall.store.request(), open_hall.windows[window])
    open_hall.open_window(2, person=3)
    open_hall.open_window(3, person=4)
    begin(open_hall, 1)
    finish(open_hall, 1)

    assert open_hall.call(3) is None
    assert open_hall.call(2) == "B001"
