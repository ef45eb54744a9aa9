"""Held by the clerk, away with the citizen: the place stays, and nobody is forgotten."""

import uuid
from datetime import timedelta

import pytest
from hall_rows import SmallHall
from sqlalchemy import event, select

from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Channel
from hallapp.queueing.errors import (
    AsideMinutesError,
    AsideReasonError,
    BookedLaterError,
    DayOverError,
    NotAsideError,
    NothingCalledError,
    NotHolderError,
    NotServedHereError,
    StaffOnlyError,
    WindowBusyError,
    WrongStateError,
)
from hallapp.queueing.service import QueueService
from hallapp.queueing.store import asides
from hallapp.queueing.tables import TicketStep
from hallapp.queueing.terms import IssueWish, TicketState


def begin(hall: SmallHall, window: int = 1) -> uuid.UUID:
    """Call the next at a window and serve it; return its ticket."""
    called = hall.queue.call_next(hall.store.request(), hall.windows[window])
    assert called is not None
    hall.queue.start(hall.store.request(), hall.windows[window])
    return called.id


def hold(hall: SmallHall, minutes: int | None, window: int = 1) -> uuid.UUID:
    request = hall.store.request()
    return hall.queue.hold(request, hall.windows[window], "去复印", minutes).id


def pass_minutes(hall: SmallHall, minutes: float) -> None:
    hall.store.clock.advance(timedelta(minutes=minutes))


def state(hall: SmallHall, ticket: uuid.UUID) -> str:
    return hall.queue.ticket(ticket).state.value


def test_two_tickets_held_at_one_window_both_survive(open_hall: SmallHall):
    open_hall.issue_many(3)
    held = []
    for _citizen in range(2):
        begin(open_hall)
        held.append(hold(open_hall, 15))
        pass_minutes(open_hall, 1)

    aside = open_hall.queue.aside(open_hall.windows[1])

    assert [row.id for row in aside] == held
    assert [(row.state, row.aside_words) for row in aside] == [(TicketState.HELD, "去复印")] * 2
    assert open_hall.waiting() == ["A003"]
    assert open_hall.queue.live(open_hall.windows[1]) is None


def test_after_its_time_a_held_ticket_is_called_before_all_who_came_later(open_hall: SmallHall):
    open_hall.issue_many(3)
    begin(open_hall)
    hold(open_hall, 15)

    assert open_hall.call(1) == "A002"
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    pass_minutes(open_hall, 15)
    called = open_hall.queue.finish_and_call_next(open_hall.store.request(), open_hall.windows[1])

    assert called is not None
    assert called.label == "A001"


def test_before_its_time_a_held_ticket_is_never_picked(open_hall: SmallHall):
    open_hall.issue()
    begin(open_hall)
    hold(open_hall, 15)
    pass_minutes(open_hall, 14.9)

    assert open_hall.call(1) is None
    assert open_hall.call(2) is None


def test_held_without_a_time_it_stays_until_it_is_brought_back(open_hall: SmallHall):
    open_hall.issue()
    ticket = begin(open_hall)
    hold(open_hall, None)
    pass_minutes(open_hall, 300)

    assert open_hall.call(1) is None
    assert open_hall.queue.wake_due(open_hall.store.request()) == 0
    back = open_hall.queue.bring_back(open_hall.store.request(), open_hall.windows[1], ticket)

    assert (back.state, back.window_number) == (TicketState.SERVING, 1)


def test_a_restart_at_noon_keeps_what_is_held_away_and_paused(open_hall: SmallHall):
    first, second, _third = open_hall.issue_many(3)
    begin(open_hall)
    hold(open_hall, 15)
    open_hall.queue.step_out(open_hall.store.request(), second, 20)
    open_hall.serving.pause(open_hall.store.request(), open_hall.windows[2], "换票", 10)
    store = open_hall.store

    again = QueueService(UnitOfWork(store.engine, store.hall_id, store.clock, store.zone))
    before = again.aside(), again.waiting()
    store.clock.advance(timedelta(minutes=15))
    woken = again.wake_due(store.request())

    assert [(row.id, row.state) for row in before[0]] == [
        (first, TicketState.HELD),
        (second, TicketState.AWAY),
    ]
    assert [row.label for row in before[1]] == ["A003"]
    assert woken == 1
    assert [row.label for row in again.waiting()] == ["A001", "A003"]
    paused = [duty for duty in open_hall.people_service.duties() if duty.back_at is not None]
    assert [duty.window.number for duty in paused] == [2]


def test_who_was_being_served_goes_on_without_a_new_call(open_hall: SmallHall):
    open_hall.issue()
    ticket = begin(open_hall)
    hold(open_hall, None)
    before = open_hall.queue.board().calls[0].key

    back = open_hall.queue.bring_back(open_hall.store.request(), open_hall.windows[1], ticket)

    assert (back.state, back.call_count) == (TicketState.SERVING, 1)
    assert open_hall.queue.board().calls[0].key == before


def test_who_was_only_called_is_called_again(open_hall: SmallHall):
    ticket = open_hall.issue()
    open_hall.call(1)
    hold(open_hall, None)

    back = open_hall.queue.bring_back(open_hall.store.request(), open_hall.windows[1], ticket)

    assert (back.state, back.call_count) == (TicketState.CALLED, 2)
    assert open_hall.queue.board().calls[0].is_recall


def test_served_held_and_called_again_is_held_as_merely_called(open_hall: SmallHall):
    open_hall.issue()
    ticket = begin(open_hall)
    hold(open_hall, 1)
    pass_minutes(open_hall, 1)
    assert open_hall.call(1) == "A001"
    hold(open_hall, None)

    back = open_hall.queue.bring_back(open_hall.store.request(), open_hall.windows[1], ticket)

    assert back.state is TicketState.CALLED


def test_wait_service_and_time_aside_are_told_apart(open_hall: SmallHall):
    open_hall.issue()
    pass_minutes(open_hall, 65)
    ticket = begin(open_hall)
    assert open_hall.queue.ticket(ticket).waited_s == 65 * 60
    pass_minutes(open_hall, 5)
    hold(open_hall, 15)
    # Nobody looks for an hour: it was aside for its quarter, then it waited.
    pass_minutes(open_hall, 60)
    open_hall.call(1)
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    pass_minutes(open_hall, 3)
    open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])

    row = open_hall.queue.ticket(ticket)

    assert row.waited_s == (65 + 45) * 60
    assert (row.aside_s, row.served_s) == (15 * 60, 5 * 60)
    assert row.started_at is not None
    assert row.finished_at is not None
    assert row.finished_at - row.started_at == timedelta(minutes=3)


def test_a_wait_is_not_less_for_who_is_brought_back_to_be_served(open_hall: SmallHall):
    open_hall.issue()
    pass_minutes(open_hall, 20)
    ticket = begin(open_hall)
    pass_minutes(open_hall, 5)
    hold(open_hall, None)
    pass_minutes(open_hall, 30)

    back = open_hall.queue.bring_back(open_hall.store.request(), open_hall.windows[1], ticket)

    assert (back.waited_s, back.served_s, back.aside_s) == (20 * 60, 5 * 60, 30 * 60)


@pytest.mark.parametrize("back", [timedelta(hours=-1), timedelta(minutes=-10)])
def test_a_clock_set_back_makes_no_time_negative(open_hall: SmallHall, back: timedelta):
    open_hall.issue_many(2)
    pass_minutes(open_hall, 5)
    ticket = begin(open_hall)
    open_hall.store.clock.advance(back)
    hold(open_hall, 1)
    open_hall.store.clock.advance(back)
    open_hall.queue.bring_back(open_hall.store.request(), open_hall.windows[1], ticket)
    open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])

    rows = open_hall.rows(
        TicketStep, TicketStep.aside_s, TicketStep.served_s, TicketStep.finished_at
    )

    assert all(aside_s >= 0 and served_s >= 0 for aside_s, served_s, _at in rows)
    assert open_hall.queue.ticket(ticket).waited_s == 5 * 60
    assert open_hall.call(1) == "A002"


def test_a_citizen_steps_out_and_keeps_the_place(open_hall: SmallHall):
    first = open_hall.issue_many(3)[0]
    open_hall.queue.step_out(open_hall.store.request(), first, 10)

    assert open_hall.call(1) == "A002"
    assert open_hall.queue.ticket(first).return_at is not None
    open_hall.queue.wake(open_hall.store.request(), first)

    assert open_hall.waiting() == ["A001", "A003"]


def test_stepping_out_without_a_time_takes_the_usual_one_of_the_hall(open_hall: SmallHall):
    ticket = open_hall.issue()

    away = open_hall.queue.step_out(open_hall.store.request(), ticket)

    assert away.return_at == open_hall.store.clock.now() + timedelta(minutes=10)


def test_a_served_citizen_steps_out_and_is_served_on(open_hall: SmallHall):
    open_hall.issue()
    ticket = begin(open_hall)

    away = open_hall.queue.step_out(open_hall.store.request(), ticket, 10)
    back = open_hall.queue.bring_back(open_hall.store.request(), open_hall.windows[1], ticket)

    assert (away.state, back.state) == (TicketState.AWAY, TicketState.SERVING)


def test_a_kiosk_lets_a_citizen_step_out_and_come_back(open_hall: SmallHall):
    ticket = open_hall.issue()
    queue = QueueService(open_hall.store.work_as("kiosk"))
    at_kiosk = {"channel": Channel.KIOSK}

    away = queue.step_out(open_hall.store.request(**at_kiosk), ticket, 10)
    back = queue.wake(open_hall.store.request(**at_kiosk), ticket)

    assert (away.state, back.state) == (TicketState.AWAY, TicketState.WAITING)


def test_a_kiosk_wakes_whose_time_is_over_and_brings_back_nobody_held(open_hall: SmallHall):
    open_hall.issue()
    ticket = begin(open_hall)
    hold(open_hall, 15)
    queue = QueueService(open_hall.store.work_as("kiosk"))

    with pytest.raises(StaffOnlyError):
        queue.wake(open_hall.store.request(channel=Channel.KIOSK), ticket)
    pass_minutes(open_hall, 16)
    queue.issue(open_hall.store.request(channel=Channel.KIOSK), open_hall.services["GA"])

    assert open_hall.waiting() == ["A001", "A002"]


def test_a_hold_needs_a_reason_a_sensible_time_and_a_ticket(open_hall: SmallHall):
    window, request = open_hall.windows[1], open_hall.store.request

    with pytest.raises(NothingCalledError):
        open_hall.queue.hold(request(), window, "去复印")
    with pytest.raises(AsideReasonError):
        open_hall.queue.hold(request(), window, "  ", 5)
    for minutes in (0, -1, 481):
        with pytest.raises(AsideMinutesError):
            open_hall.queue.hold(request(), window, "去复印", minutes)


def test_only_the_holder_of_the_window_sends_its_citizen_out(open_hall: SmallHall):
    ticket = open_hall.issue()
    open_hall.call(1)

    with pytest.raises(NotHolderError):
        open_hall.queue.step_out(open_hall.store.request(person_id=open_hall.people[2]), ticket, 5)

    assert state(open_hall, ticket) == "called"


def test_nothing_but_a_ticket_aside_is_brought_back(open_hall: SmallHall):
    waiting, finished = open_hall.issue_many(2)
    open_hall.queue.call_chosen(open_hall.store.request(), open_hall.windows[1], finished, "急")
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])

    for ticket in (waiting, finished):
        with pytest.raises(NotAsideError):
            open_hall.queue.bring_back(open_hall.store.request(), open_hall.windows[1], ticket)
        with pytest.raises(NotAsideError):
            open_hall.queue.wake(open_hall.store.request(), ticket)
    with pytest.raises(WrongStateError):
        open_hall.queue.step_out(open_hall.store.request(), finished, 5)


def test_a_window_with_a_ticket_brings_back_none(open_hall: SmallHall):
    open_hall.issue_many(2)
    held = begin(open_hall)
    hold(open_hall, None)
    open_hall.call(1)

    with pytest.raises(WindowBusyError):
        open_hall.queue.bring_back(open_hall.store.request(), open_hall.windows[1], held)


def test_another_window_goes_on_if_it_serves_the_same(open_hall: SmallHall):
    open_hall.issue("SJ")
    held = begin(open_hall, 2)
    hold(open_hall, None, 2)

    with pytest.raises(NotServedHereError):
        open_hall.queue.bring_back(open_hall.store.request(), open_hall.windows[1], held)
    back = open_hall.queue.bring_back(open_hall.store.request(), open_hall.windows[3], held)

    assert (back.state, back.window_number) == (TicketState.SERVING, 3)


def test_what_is_served_over_midnight_is_not_held(open_hall: SmallHall):
    open_hall.issue()
    begin(open_hall)
    open_hall.store.clock.advance(timedelta(days=1))

    with pytest.raises(DayOverError):
        hold(open_hall, 5)

    assert open_hall.queue.live(open_hall.windows[1]) is not None


def test_a_repeat_of_holding_and_bringing_back_changes_nothing(open_hall: SmallHall):
    open_hall.issue()
    ticket = begin(open_hall)
    request, back = open_hall.store.request(), open_hall.store.request()

    first = open_hall.queue.hold(request, open_hall.windows[1], "去复印", 5)
    again = open_hall.queue.hold(request, open_hall.windows[1], "去复印", 5)
    open_hall.queue.bring_back(back, open_hall.windows[1], ticket)
    open_hall.queue.bring_back(back, open_hall.windows[1], ticket)

    assert first == again
    assert state(open_hall, ticket) == "serving"


def test_each_step_aside_and_back_is_one_event_that_follows_the_last(open_hall: SmallHall):
    open_hall.issue()
    ticket = begin(open_hall)
    hold(open_hall, 5)
    pass_minutes(open_hall, 6)
    open_hall.call(1)

    found = open_hall.rows(
        AuditEvent, AuditEvent.seq, AuditEvent.subject_id, AuditEvent.before, AuditEvent.after
    )
    told = [
        (None if before is None else before["state"], after["state"])
        for _seq, subject, before, after in sorted(found, key=lambda row: row[0])
        if subject == str(ticket)
    ]

    assert told == [
        (None, "waiting"),
        ("waiting", "called"),
        ("called", "serving"),
        ("serving", "held"),
        ("held", "waiting"),
        ("waiting", "called"),
    ]


def test_waking_looks_at_those_aside_only(open_hall: SmallHall):
    """The index over return times answers who is due; a day of tickets does not slow a call."""
    if open_hall.store.is_postgres:
        pytest.skip("PostgreSQL reads a table this small as a whole")
    with open_hall.store.engine.connect() as connection:
        statement = asides._DUE.compile(connection)
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {statement}", ("x", "2026-11-23")
        ).all()

    assert any("ix_ticket_step_returning" in row[-1] for row in plan)


def statements_of_a_call(hall: SmallHall) -> int:
    """Press 下一位 at window 1 and count what is sent to the store."""
    sent: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    event.listen(hall.store.engine, "before_cursor_execute", count)
    assert hall.call(1) is not None
    event.remove(hall.store.engine, "before_cursor_execute", count)
    hall.queue.miss(hall.store.request(), hall.windows[1])
    return len(sent)


def test_who_is_still_aside_costs_a_call_nothing(open_hall: SmallHall):
    open_hall.issue_many(4)
    statements_of_a_call(open_hall)
    before = statements_of_a_call(open_hall)
    open_hall.queue.step_out(open_hall.store.request(), open_hall.queue.waiting()[0].id, 30)

    assert statements_of_a_call(open_hall) == before


def test_no_ticket_keeps_a_return_time_when_its_time_is_over(open_hall: SmallHall):
    open_hall.issue_many(2)
    begin(open_hall)
    hold(open_hall, 15)
    begin(open_hall)
    hold(open_hall, 400)
    open_hall.store.clock.advance(timedelta(days=1))
    open_hall.issue()

    with open_hall.store.engine.connect() as connection:
        left = connection.execute(
            select(table_of(TicketStep).c.state).where(
                table_of(TicketStep).c.return_at.is_not(None)
            )
        ).all()

    assert left == []


def test_stations_that_slept_three_hours_bring_everybody_back_once(open_hall: SmallHall):
    open_hall.issue()
    ticket = begin(open_hall)
    hold(open_hall, 15)
    pass_minutes(open_hall, 180)

    woken = [open_hall.queue.wake_due(open_hall.store.request()) for _station in range(2)]

    assert woken == [1, 0]
    returned = [
        action
        for (action,) in open_hall.rows(AuditEvent, AuditEvent.action)
        if action == "queueing.ticket_returned"
    ]
    assert len(returned) == 1
    # Aside for its quarter of an hour, waiting for the rest.
    assert open_hall.queue.ticket(ticket).waited_s == 165 * 60


def test_an_appointment_begins_to_wait_at_its_time_and_is_not_woken_before(open_hall: SmallHall):
    slot = open_hall.store.clock.now() + timedelta(minutes=30)
    wish = IssueWish(effective_at=slot, not_before=slot, has_appointment=True)
    request = open_hall.store.request
    booked = open_hall.queue.issue(request(), open_hall.services["GA"], wish=wish).ticket.id

    with pytest.raises(BookedLaterError):
        open_hall.queue.wake(request(), booked)
    before = state(open_hall, booked), open_hall.waiting()
    pass_minutes(open_hall, 30)
    open_hall.queue.wake_due(request())

    assert before == ("held", [])
    assert state(open_hall, booked) == "waiting"


def test_no_window_goes_on_with_an_appointment_before_its_time(open_hall: SmallHall):
    slot = open_hall.store.clock.now() + timedelta(minutes=30)
    wish = IssueWish(effective_at=slot, not_before=slot, has_appointment=True)
    request = open_hall.store.request
    booked = open_hall.queue.issue(request(), open_hall.services["GA"], wish=wish).ticket.id
    pass_minutes(open_hall, 29)

    with pytest.raises(BookedLaterError) as early:
        open_hall.queue.bring_back(request(), open_hall.windows[1], booked)
    before = state(open_hall, booked)
    pass_minutes(open_hall, 1)

    assert before == "held"
    assert early.value.facts == {"label": "A001", "time": "09:30"}
    assert open_hall.call(1) == "A001"
