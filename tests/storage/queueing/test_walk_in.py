"""Served without a slip, and what each key leaves written: who, where, from when to when."""

import uuid
from datetime import timedelta

import pytest
from hall_rows import SmallHall

from hallapp.queueing.errors import (
    NothingCalledError,
    NotHolderError,
    NotServedHereError,
    WindowBusyError,
    WindowClosedError,
    WrongStateError,
)
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import TicketStep
from hallapp.queueing.terms import (
    LIVE_STATES,
    Destination,
    Outcome,
    PrintState,
    TicketRow,
    TicketState,
    WorkDone,
)


def walk_in(hall: SmallHall, window: int, service: str = "GA") -> TicketRow:
    return hall.queue.walk_in(hall.store.request(), hall.windows[window], hall.services[service])


def test_somebody_without_a_number_is_served_at_once(open_hall: SmallHall):
    open_hall.issue_many(2)

    served = walk_in(open_hall, 1)

    assert (served.label, served.state, served.window_number, served.waited_s) == (
        "A003",
        TicketState.SERVING,
        1,
        0,
    )
    assert served.print_state is PrintState.UNWANTED
    assert open_hall.waiting() == ["A001", "A002"]
    assert open_hall.queue.unprinted() == ()
    assert open_hall.queue.board().calls == ()


def test_begun_at_the_desk_held_listed_and_finished(open_hall: SmallHall):
    served = walk_in(open_hall, 1)
    window, request = open_hall.windows[1], open_hall.store.request

    open_hall.queue.hold(request(), window, "等电话")
    listed = [row.label for row in open_hall.queue.aside(window)]
    open_hall.queue.bring_back(request(), window, served.id)
    ended = open_hall.queue.finish(request(), window)

    assert (listed, ended.state) == (["A001"], TicketState.FINISHED)


def test_a_window_serves_one_at_a_time_and_what_it_serves(open_hall: SmallHall):
    with pytest.raises(NotServedHereError):
        walk_in(open_hall, 1, "SJ")
    with pytest.raises(NotHolderError):
        open_hall.queue.walk_in(
            open_hall.store.request(person_id=open_hall.people[2]),
            open_hall.windows[1],
            open_hall.services["GA"],
        )
    walk_in(open_hall, 1)
    with pytest.raises(WindowBusyError):
        walk_in(open_hall, 1)
    open_hall.serving.pause(open_hall.store.request(), open_hall.windows[2], "换票")
    with pytest.raises(WindowClosedError):
        walk_in(open_hall, 2)

    assert len(open_hall.rows(TicketStep)) == 1


def test_a_repeat_gives_no_second_number(open_hall: SmallHall):
    request = open_hall.store.request()

    first = open_hall.queue.walk_in(request, open_hall.windows[1], open_hall.services["GA"])
    again = open_hall.queue.walk_in(request, open_hall.windows[1], open_hall.services["GA"])

    assert first == again
    assert len(open_hall.rows(TicketStep)) == 1


def test_a_clerk_has_the_right_to_it(open_hall: SmallHall):
    queue = QueueService(open_hall.store.work_as("clerk"))

    served = queue.walk_in(
        open_hall.store.request(), open_hall.windows[1], open_hall.services["GA"]
    )

    assert served.state is TicketState.SERVING


def test_a_visit_of_two_services_has_one_open_step_at_a_time(open_hall: SmallHall):
    """Take, call, begin, go to a second service, come back, finish: each ended step has its end."""
    ticket = open_hall.issue("GA")
    window, request = open_hall.windows, open_hall.store.request
    keys = [
        lambda: open_hall.queue.call_next(request(), window[1]),
        lambda: open_hall.queue.start(request(), window[1]),
        lambda: open_hall.queue.transfer(
            request(), window[1], Destination(open_hall.services["SJ"], comes_back=True)
        ),
        lambda: open_hall.queue.call_next(request(), window[2]),
        lambda: open_hall.queue.start(request(), window[2]),
        lambda: open_hall.queue.finish(request(), window[2], (WorkDone(None, 1, Outcome.ADVICE),)),
        lambda: open_hall.queue.call_next(request(), window[1]),
        lambda: open_hall.queue.start(request(), window[1]),
    ]

    for press in keys:
        open_hall.store.clock.advance(timedelta(minutes=1))
        press()
        steps = open_hall.rows(TicketStep, TicketStep.state)
        assert sum(state in LIVE_STATES for (state,) in steps) == 1
    open_hall.queue.finish(request(), window[1])

    ended = open_hall.rows(TicketStep, TicketStep.person_id, TicketStep.finished_at)
    assert len(ended) == 3
    assert all(person is not None and at is not None for person, at in ended)
    assert {person for person, _at in ended} == {open_hall.people[1], open_hall.people[2]}
    assert open_hall.queue.ticket(ticket).state is TicketState.FINISHED


def test_who_finishes_is_written_down_also_after_a_hand_over(open_hall: SmallHall):
    open_hall.issue()
    open_hall.call(1)
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    open_hall.serving.change_person(
        open_hall.store.request(), open_hall.windows[1], open_hall.people[5]
    )

    open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])

    assert open_hall.rows(TicketStep, TicketStep.person_id) == [(open_hall.people[5],)]


def test_starting_twice_is_refused_and_changes_nothing(open_hall: SmallHall):
    open_hall.issue()
    open_hall.call(1)
    window = open_hall.windows[1]
    mine, others = ({"person_id": open_hall.people[number]} for number in (1, 2))
    request = open_hall.store.request(**mine)
    started = open_hall.queue.start(request, window)
    open_hall.store.clock.advance(timedelta(minutes=1))

    with pytest.raises(NotHolderError):
        open_hall.queue.start(open_hall.store.request(**others), window)
    with pytest.raises(WrongStateError):
        open_hall.queue.start(open_hall.store.request(**mine), window)

    assert open_hall.queue.start(request, window).started_at == started.started_at


@pytest.mark.parametrize("minutes", [0, 1, 65, 600])
def test_wait_walk_and_service_are_told_apart(open_hall: SmallHall, minutes: int):
    open_hall.issue()
    open_hall.store.clock.advance(timedelta(minutes=minutes))
    open_hall.call(1)
    open_hall.store.clock.advance(timedelta(seconds=40))
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    open_hall.store.clock.advance(timedelta(minutes=9))

    row = open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])

    assert row.waited_s == minutes * 60
    assert row.called_at is not None
    assert row.started_at is not None
    assert row.finished_at is not None
    assert row.started_at - row.called_at == timedelta(seconds=40)
    assert row.finished_at - row.started_at == timedelta(minutes=9)


def test_a_clerk_with_a_live_ticket_gets_another_by_holding_it_only(open_hall: SmallHall):
    open_hall.issue_many(2)
    open_hall.call(1)
    with pytest.raises(WindowBusyError):
        open_hall.call(1)

    open_hall.queue.hold(open_hall.store.request(), open_hall.windows[1], "去复印", 5)

    assert open_hall.call(1) == "A002"


def test_one_key_moves_one_ticket(open_hall: SmallHall):
    open_hall.issue_many(5)
    for window in (1, 2, 3):
        open_hall.call(window)
    before = _steps(open_hall)

    open_hall.queue.start(open_hall.store.request(), open_hall.windows[2])

    changed = {ticket for ticket, values in _steps(open_hall).items() if values != before[ticket]}
    assert len(changed) == 1


def test_keys_without_a_ticket_say_so(open_hall: SmallHall):
    queue, window, request = open_hall.queue, open_hall.windows[1], open_hall.store.request
    keys = [
        lambda: queue.recall(request(), window),
        lambda: queue.start(request(), window),
        lambda: queue.miss(request(), window),
        lambda: queue.finish(request(), window),
        lambda: queue.finish_and_call_next(request(), window),
        lambda: queue.transfer(request(), window, Destination(open_hall.services["SJ"])),
        lambda: queue.skip_step(request(), window, "办过"),
        lambda: queue.correct_item(request(), window, open_hall.items["GA-001"]),
    ]

    for press in keys:
        with pytest.raises(NothingCalledError):
            press()


def _steps(hall: SmallHall) -> dict[uuid.UUID, tuple[object, ...]]:
    return {row[0]: row for row in hall.rows(TicketStep)}


def test_who_goes_away_while_being_noted_down_was_not_served(open_hall: SmallHall):
    walked_in = walk_in(open_hall, 1)

    left = open_hall.queue.leave(open_hall.store.request(), walked_in.id)

    assert left.state is TicketState.LEFT
    assert open_hall.queue.live(open_hall.windows[1]) is None
    figures = open_hall.queue.figures()
    assert (figures.issued, figures.finished, figures.waiting) == (1, 0, 0)


def test_a_start_pressed_twice_by_one_hand_is_one_start(open_hall: SmallHall):
    open_hall.issue()
    open_hall.call(1)
    request = open_hall.store.request(person_id=open_hall.people[1])
    first = open_hall.queue.start(request, open_hall.windows[1])
    open_hall.store.clock.advance(timedelta(seconds=2))

    again = open_hall.queue.start(request, open_hall.windows[1])

    assert (again.state, again.started_at) == (TicketState.SERVING, first.started_at)
    colleague = open_hall.store.request(person_id=open_hall.people[2])
    with pytest.raises(NotHolderError):
        open_hall.queue.start(colleague, open_hall.windows[1])
